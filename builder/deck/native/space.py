"""A chart as a whole: where its plot, its legend and its titles stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.deck.native.looks import look, text
from builder.deck.native.text import widest
from builder.deck.slides import Frame
from builder.theme.theme import Theme

LEGEND_HEIGHT = 26.0

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_KEY = 56.0  # the dot before a name in the legend, with the room around it


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's room on the slide and, in it, the rectangle of bars or dots, without the names beside its axes.

    PowerPoint and LibreOffice both keep to it, so that a line drawn beside the chart stands exactly where it should.
    """

    outer: Frame
    inner: Frame

    @property
    def layout(self) -> str:
        """The rectangle as the chart's own layout."""
        return part_layout(self.inner, self.outer, '<c:layoutTarget val="inner"/>')


def plot_in(outer: Frame, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Plot:
    """A plot with so much room around its rectangle."""
    inner = Frame(outer.x + left, outer.y + top, outer.width - left - right, outer.height - top - bottom)
    return Plot(outer, inner)


def part_layout(part: Frame, whole: Frame, target: str = "") -> str:
    """Where a part of a chart stands, as shares of the whole."""
    shares = (
        ("x", (part.x - whole.x) / whole.width),
        ("y", (part.y - whole.y) / whole.height),
        ("w", part.width / whole.width),
        ("h", part.height / whole.height),
    )
    values = "".join(f'<c:{name} val="{share:.6f}"/>' for name, share in shares)
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{values}</c:manualLayout></c:layout>"


def chart_xml(theme: Theme, plot: Plot, content: str, legend: str = "") -> bytes:
    """The chart's part of the file; `content` are its series and axes."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot.layout}{content}{look()}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{look()}{text(theme, theme.deck.chart)}</c:chartSpace>"
    ).encode()


def legend_on_top(theme: Theme, plot: Plot, names: Iterable[str], hidden: Iterable[int] = ()) -> str:
    """The key to the series in the top left corner; `hidden` are the series that need none."""
    shown = tuple(names)
    width = len(shown) * (widest(theme, shown, theme.deck.chart) + _KEY)
    where = Frame(plot.outer.x, plot.outer.y, min(width, plot.outer.width), LEGEND_HEIGHT - 6)
    entries = "".join(f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>' for index in hidden)
    return (
        f'<c:legend><c:legendPos val="t"/>{entries}{part_layout(where, plot.outer)}<c:overlay val="0"/>'
        f"{look()}{text(theme, theme.deck.chart)}</c:legend>"
    )
