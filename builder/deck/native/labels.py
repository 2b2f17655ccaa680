"""What stands at bars and dots: values, names, and the word at the end of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.deck.colors import solid
from builder.deck.native.looks import LABEL_BOX, NO_FILL, look, text, words
from builder.deck.native.workbook import number_format
from builder.theme.theme import Theme

Side = Literal["l", "r", "t", "b", "outEnd"]


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How labels are set. With `is_masked` they have a ground of paper, so that no line runs through them."""

    size: float
    decimals: int = 2
    token: str = "ink"
    is_bold: bool = False
    is_masked: bool = False


def value_labels(theme: Theme, style: LabelStyle, side: Side) -> str:
    """The value at each bar."""
    return f"<c:dLbls>{_value(theme, style, side)}</c:dLbls>"


def own_labels(labels: str) -> str:
    """Labels at the points that have one of their own, and at no other."""
    return f"<c:dLbls>{labels}{_shows()}</c:dLbls>"


def value_label(theme: Theme, index: int, style: LabelStyle, side: Side) -> str:
    """The value at one point."""
    return f'<c:dLbl><c:idx val="{index}"/>{_value(theme, style, side)}</c:dLbl>'


def name_label(theme: Theme, index: int, name: str, style: LabelStyle, side: Side) -> str:
    """Words at one point."""
    said = words(theme, name, style.size, style.token, is_bold=style.is_bold)
    return f'<c:dLbl><c:idx val="{index}"/>{said}{look()}{_side(side)}{_shows(value=True)}</c:dLbl>'


def series_label(theme: Theme, index: int, style: LabelStyle, side: Side, lift: float = 0.0) -> str:
    """The name of its series at one point, raised by `lift`, a share of the chart's height."""
    moved = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{-lift:.6f}"/></c:manualLayout></c:layout>'
    set_as = text(theme, style.size, style.token, is_bold=style.is_bold, box=LABEL_BOX)
    return (
        f'<c:dLbl><c:idx val="{index}"/>{moved if lift else ""}{look()}{set_as}'
        f"{_side(side)}{_shows(series=True)}</c:dLbl>"
    )


def _value(theme: Theme, style: LabelStyle, side: Side) -> str:
    ground = solid(theme, "paper") if style.is_masked else NO_FILL
    return (
        f'<c:numFmt formatCode="{number_format(style.decimals)}" sourceLinked="0"/>{look(ground)}'
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
