"""Bars that lie, the first on top: one native chart, and the line of a mean behind it.

The line is a line on the slide and no series: PowerPoint's own way, bars and scatter in one chart, is drawn wrongly by
LibreOffice. The layout of the chart is fixed, so the line stands exactly at its value. It lies behind the chart, which
is transparent; the bars cover it, and the labels have a ground of paper. Both are grouped by who places them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.deck.native.axes import AXIS_IDS, hidden_axis, name_axis
from builder.deck.native.bars import bar_sheet, bars, gap_width
from builder.deck.native.looks import MEAN_DASH
from builder.deck.native.place import place_chart, place_line
from builder.deck.native.scale import Scale
from builder.deck.native.space import Plot, chart_xml
from builder.deck.native.text import SMALLEST, line_height, widest
from builder.model.chart import Reference, Series
from builder.theme.theme import Theme

_THICKEST = 26.0
_NAME_GAP = 12.0  # between a name and its bar, with some to spare for a font that runs wider
_ABOVE = 3.0  # how far the line of a mean stands out over the bars


@dataclass(frozen=True, slots=True)
class BarRows:
    """A chart of lying bars. Without `has_names` its rows are named by the chart at its left."""

    categories: tuple[str, ...]
    series: Series
    highlight: tuple[str, ...]
    decimals: int
    alt: str
    has_names: bool = True


def place_bar_rows(shapes: Any, theme: Theme, rows: BarRows, plot: Plot, scale: Scale, name: str) -> Any:
    """The chart alone."""
    pitch = plot.inner.height / len(rows.categories)
    size = row_size(theme, pitch)
    sheet = bar_sheet(rows.categories, rows.series, rows.highlight, rows.decimals)
    content = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{bars(theme, sheet, rows.highlight, size)}"
        f'<c:gapWidth val="{gap_width(theme, pitch, _THICKEST)}"/><c:overlap val="100"/>{AXIS_IDS}</c:barChart>'
        f"{name_axis(theme, size, is_upright=True, has_names=rows.has_names)}{hidden_axis(scale, is_lying=True)}"
    )
    return place_chart(shapes, plot.outer, name, rows.alt, chart_xml(theme, plot, content), sheet)


def place_mean_line(shapes: Any, theme: Theme, reference: Reference, plot: Plot, scale: Scale, name: str) -> Any:
    """The upright line of a mean through a plot."""
    x, inner = mean_x(reference, plot, scale), plot.inner
    top, bottom = (x, inner.y - _ABOVE), (x, inner.y + inner.height)
    return place_line(shapes, theme, top, bottom, name, token="reference", width=1.0, dash=MEAN_DASH)


def mean_x(reference: Reference, plot: Plot, scale: Scale) -> float:
    """Where on the slide the line of a mean stands."""
    return plot.inner.x + scale.share(reference.value) * plot.inner.width


def names_width(theme: Theme, names: tuple[str, ...], size: float, most: float) -> float:
    """The room for names at the left; those that are wider than `most` take two lines."""
    return min(widest(theme, names, size), most) + _NAME_GAP


def row_size(theme: Theme, pitch: float) -> float:
    """The size of names and labels in rows of this height."""
    return max(SMALLEST, min(theme.deck.chart, int(2 * pitch / line_height(theme, 1.0)) / 2))
