"""What stands at bars and dots: values, names, and the word at the end of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

from builder.deck.colors import solid
from builder.deck.native.looks import LABEL_BOX, NO_FILL, look, text, words
from builder.deck.native.sheet import number_format
from builder.theme.theme import Theme

Side = Literal["l", "r", "t", "b", "outEnd", "inBase", "ctr"]

# A label that is moved is not to be tied to its point by a line, which LibreOffice draws unless told.
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How labels are set. With `is_masked` they have a ground of paper, so that no line runs through them.

    `before` is a word that stands before the value.
    """

    size: float
    decimals: int = 2
    token: str = "ink"
    is_bold: bool = False
    is_masked: bool = False
    before: str = ""

    @property
    def format(self) -> str:
        """How a value is written, as Excel has it."""
        word = self.before.replace('"', "”")
        return f'"{word} "{number_format(self.decimals)}' if word else number_format(self.decimals)


@dataclass(frozen=True, slots=True)
class Move:
    """How far a label stands from where it would: to the right and down, as shares of the chart."""

    x: float = 0.0
    y: float = 0.0

    @property
    def layout(self) -> str:
        """The move as the label's own layout."""
        if not self.x and not self.y:
            return ""
        moved = f'<c:x val="{self.x:.6f}"/><c:y val="{self.y:.6f}"/>'
        return f"<c:layout><c:manualLayout>{moved}</c:manualLayout></c:layout>"


STAYS = Move()


def value_labels(theme: Theme, style: LabelStyle, side: Side, own: str = "") -> str:
    """The value at each bar; `own` are the labels of bars that differ."""
    return f"<c:dLbls>{own}{_value(theme, style, side)}{_NO_LEADERS}</c:dLbls>"


def own_labels(labels: str) -> str:
    """Labels at the points that have one of their own, and at no other."""
    return f"<c:dLbls>{labels}{_shows()}{_NO_LEADERS}</c:dLbls>"


def value_label(theme: Theme, index: int, style: LabelStyle, side: Side, move: Move = STAYS) -> str:
    """The value at one point."""
    return f'<c:dLbl><c:idx val="{index}"/>{move.layout}{_value(theme, style, side)}</c:dLbl>'


def name_label(theme: Theme, index: int, name: str, style: LabelStyle, side: Side) -> str:
    """Words at one point."""
    said = words(theme, name, style.size, style.token, is_bold=style.is_bold)
    return f'<c:dLbl><c:idx val="{index}"/>{said}{look()}{_side(side)}{_shows(value=True)}</c:dLbl>'


def series_label(
    theme: Theme, index: int, style: LabelStyle, side: Side, move: Move = STAYS, *, has_value: bool = False
) -> str:
    """The name of its series at one point and, behind it, the value."""
    set_as = text(theme, style.size, style.token, is_bold=style.is_bold, box=LABEL_BOX)
    format = f'<c:numFmt formatCode={quoteattr(style.format)} sourceLinked="0"/>' if has_value else ""
    shows = _shows(value=has_value, series=True) + ("<c:separator> </c:separator>" if has_value else "")
    return (
        f'<c:dLbl><c:idx val="{index}"/>{move.layout}{format}{look()}{set_as}{_side(side)}{shows}</c:dLbl>'
    )


def _value(theme: Theme, style: LabelStyle, side: Side) -> str:
    ground = solid(theme, "paper") if style.is_masked else NO_FILL
    return (
        f'<c:numFmt formatCode={quoteattr(style.format)} sourceLinked="0"/>{look(ground)}'
        f"{text(theme, style.size, style.token, is_bold=style.is_bold, box=LABEL_BOX)}"
        f"{_side(side)}{_shows(value=True)}"
    )


def _side(side: Side) -> str:
    return f'<c:dLblPos val="{side}"/>'


def _shows(*, value: bool = False, series: bool = False) -> str:
    """What a label says. The standard wants an answer for each thing that it could say."""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(series)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
