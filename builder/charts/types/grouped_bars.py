"""A few indices per row, a bar each, with their values."""

from __future__ import annotations

from builder.charts.bars import Bar, draw_bar, draw_zero, scale_between
from builder.charts.key import Entry, draw_key
from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, Rows, draw_names, set_names, widest
from builder.charts.scale import known
from builder.charts.style import Style
from builder.model.chart import GroupedBars

_KEY = 18.0  # the line of the key, above the rows
_BAR = 10.0  # from one bar of a group to the next
_BETWEEN = 6.0  # groups
_SWATCH = 0.7  # of the key, as a share of the label size
_LABEL = 0.86  # size of a value, as a share of its bar's room


def height_of_grouped_bars(chart: GroupedBars, width: float, style: Style) -> float:
    """A row as high as its bars for each category, and the key."""
    return _KEY + len(chart.categories) * (_BAR * len(chart.series) + _BETWEEN)


def draw_grouped_bars(chart: GroupedBars, picture: Picture) -> None:
    """Names at the middle of their groups, bars in the order of the key."""
    style, count = picture.style, len(chart.series)
    rows = Rows(picture.height - _KEY, 0.0, len(chart.categories))
    names = set_names(style, chart.categories, chart.highlight, picture.width, rows)
    left = widest(names) + NAME_GAP
    draw_names(picture, names, left - NAME_GAP, rows)
    room = rows.pitch * _BAR / (_BAR * count + _BETWEEN)
    size = min(style.size.label, room * _LABEL)
    values = list(known(*(series.values for series in chart.series)))
    scale = scale_between(style, values, (), chart.decimals, size, left, picture.width)
    for place, series in enumerate(chart.series):
        for row, value in enumerate(series.values):
            middle = rows.middle(row) + ((count - 1) / 2 - place) * room
            is_marked = chart.categories[row] in chart.highlight
            bar = Bar(style.color.series[place], room * _LABEL, size, chart.decimals, is_marked)
            draw_bar(picture, bar, value, middle, scale)
    draw_zero(picture, rows, scale)
    entries = [
        Entry(series.name, fill, mark="square") for series, fill in zip(chart.series, style.color.series, strict=False)
    ]
    draw_key(picture, entries, left, picture.height - 6, _SWATCH * style.size.label)
