"""Bars that lie, the first on top: one native chart, and the line of a mean across it.

The line is a line on the slide and no series: PowerPoint's own way, bars and scatter in one chart, is drawn wrongly by
LibreOffice. The layout of the chart is fixed, so the line stands exactly at its value. It runs over the bars and leaves
out the values in its way, as in the PDF. Both are grouped by who places them.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.deck.native.axes import hidden_axis, name_axis
from builder.deck.native.bars import bar_chart, bar_sheet, bars, gap_width
from builder.deck.native.place import Board, Placed, Stretch, place_chart, place_upright
from builder.deck.native.scale import Scale
from builder.deck.native.space import Plot, chart_xml
from builder.deck.native.text import LEADING, SMALLEST, text_width, widest
from builder.model.chart import RankedBars, Reference
from builder.model.numbers import written
from builder.theme.theme import Theme

HIGHEST_ROW = 112.0
_THICKEST = 44.0
_NAME_GAP = 12.0  # between a name and its bar, with some to spare for a font that runs wider
_ABOVE = 3.0  # how far the line of a mean stands out over the bars
_BEFORE_VALUE, _AFTER_VALUE = 1.0, 8.0  # from the end of a bar to where its value has begun and surely ended


def place_bar_rows(
    board: Board, theme: Theme, chart: RankedBars, plot: Plot, scale: Scale, name: str, *, has_names: bool = True
) -> Placed:
    """The bars alone. Without `has_names` its rows are named by the chart at its left."""
    pitch = plot.inner.height / len(chart.categories)
    size = row_size(theme, pitch)
    sheet = bar_sheet(chart)
    content = (
        bar_chart([bars(theme, sheet, chart.highlight, size)], gap_width(theme, pitch, _THICKEST), is_lying=True)
        + name_axis(theme, size, is_upright=True, has_names=has_names)
        + hidden_axis(scale, is_lying=True)
    )
    return place_chart(board, plot.outer, name, chart.alt, chart_xml(theme, plot, content), sheet)


def place_mean_line(
    board: Board, theme: Theme, reference: Reference, chart: RankedBars, plot: Plot, scale: Scale, name: str
) -> Placed:
    """The upright line of a mean through the bars of a chart."""
    stretches = list(_stretches(theme, reference, chart, plot, scale))
    return place_upright(board, theme, mean_x(reference, plot, scale), stretches, name, token="reference")


def mean_x(reference: Reference, plot: Plot, scale: Scale) -> float:
    """Where on the slide the line of a mean stands."""
    return plot.inner.x + scale.share(reference.value) * plot.inner.width


def names_width(theme: Theme, names: tuple[str, ...], size: float, most: float) -> float:
    """The room for names at the left; those that are wider than `most` take two lines."""
    return min(widest(theme, names, size), most) + _NAME_GAP


def row_size(theme: Theme, pitch: float) -> float:
    """The size of names and labels in rows of this height."""
    return max(SMALLEST, min(theme.deck.chart, int(2 * pitch / LEADING) / 2))


def _stretches(
    theme: Theme, reference: Reference, chart: RankedBars, plot: Plot, scale: Scale
) -> Iterator[Stretch]:
    """From over the first row to under the last, without the rows whose value stands where the line would run."""
    inner, at = plot.inner, mean_x(reference, plot, scale)
    pitch = inner.height / len(chart.categories)
    size = row_size(theme, pitch)
    start = inner.y - _ABOVE
    for row, value in enumerate(chart.series.values):
        if value is None:
            continue
        end = plot.inner.x + scale.share(value) * inner.width
        width = text_width(theme, written(value, chart.decimals), size, is_bold=True)
        begins, ends = (end, end + width + _AFTER_VALUE) if value >= 0 else (end - width - _AFTER_VALUE, end)
        if begins + _BEFORE_VALUE < at < ends:
            middle = inner.y + (row + 0.5) * pitch
            half = min(size * LEADING, pitch) / 2
            if middle - half > start:
                yield start, middle - half
            start = middle + half
    if inner.y + inner.height > start:
        yield start, inner.y + inner.height
