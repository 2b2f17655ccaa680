"""One index, best first: lying bars with their values, and the line of the mean across them."""

from __future__ import annotations

from builder.charts.bars import Bars, draw_bars, draw_said, scale_between
from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, Rows, draw_names, row_pitch, set_names, widest
from builder.charts.scale import known
from builder.charts.style import Style
from builder.charts.words import said_of
from builder.model.chart import RankedBars

_HEAD = 14.0  # for what is said at the line of the mean


def height_of_ranked_bars(chart: RankedBars, width: float, style: Style) -> float:
    """A row for each category, and the head for the mean."""
    return _head(chart) + len(chart.categories) * row_pitch(len(chart.categories))


def draw_ranked_bars(chart: RankedBars, picture: Picture) -> None:
    """Names at the left, bars from zero, values at their ends, the mean said on top."""
    rows = Rows(picture.height - _head(chart), 0.0, len(chart.categories))
    names = set_names(picture.style, chart.categories, chart.highlight, picture.width, rows)
    left = widest(names) + NAME_GAP
    draw_names(picture, names, left - NAME_GAP, rows)
    bars = Bars(chart.categories, chart.series.values, chart.highlight, chart.reference, chart.decimals)
    values, size = list(known(bars.values)), rows.text_size(picture.style)
    scale = scale_between(picture.style, values, [chart.reference], chart.decimals, size, left, picture.width)
    draw_bars(picture, bars, rows, scale)
    if chart.reference:
        said, x = said_of(chart.reference, chart.decimals), scale(chart.reference.value)
        draw_said(picture, said, x, picture.height - _HEAD / 2 + 1, left, picture.width)


def _head(chart: RankedBars) -> float:
    return _HEAD if chart.reference else 0.0
