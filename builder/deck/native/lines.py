"""One or several indices over names that have an order: lines with their names at the end."""

from __future__ import annotations

import math

from builder.charts.marks import mark_of
from builder.charts.words import said_of
from builder.deck.native.axes import AXIS_IDS, AXIS_WIDTH, fit_names, name_axis, number_axis
from builder.deck.native.labels import LabelStyle, Move, own_labels, series_label, value_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import Scale, dot_scale
from builder.deck.native.series import NO_MARKER, Drawn, line_series, marker
from builder.deck.native.sheet import Sheet, level_column, names_column, title_of, value_column
from builder.deck.native.space import Plot, chart_xml, plot_in
from builder.deck.native.spread import lifts_of, over_or_under
from builder.deck.native.text import SMALLEST, line_height, widest
from builder.deck.slides import Frame
from builder.model.chart import Lines
from builder.model.numbers import written
from builder.theme.theme import Theme

_LINE, _DOT = 2.25, 7
_DOT_AND_GAP = 7.0
_BESIDE_LINE = 12.0
_TOP = 6.0


def add_lines(board: Board, chart: Lines, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Lines over an axis of numbers; what is highlighted says its values, the last value stands behind the name."""
    said = _said(chart)
    right = widest(theme, said, theme.deck.chart) + _BESIDE_LINE
    pitch = (frame.width - AXIS_WIDTH - right) / len(chart.categories)
    every = _every(chart, theme, pitch)
    names = fit_names(theme, chart.categories[::every], pitch * every)
    # A line ends in the middle of its last name's room; what is said there may use the other half.
    plot = plot_in(frame, left=AXIS_WIDTH, top=_TOP, right=right - pitch / 2, bottom=names.height)
    values = [value for series in chart.series for value in series.values]
    means = [chart.reference.value] if chart.reference else []
    scale = dot_scale([*values, *means], plot.inner.height, line_height(theme, theme.deck.chart) + _DOT_AND_GAP)
    sheet = _sheet(chart)
    content = (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(_series(chart, theme, sheet, plot, scale))}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
        f"{name_axis(theme, names.size, every=every)}{number_axis(theme, scale)}"
    )
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content), sheet),)


def _said(chart: Lines) -> list[str]:
    """What stands at the right end of each line, that of the mean last."""
    lasts = [next((value for value in reversed(series.values) if value is not None), None) for series in chart.series]
    ends = [
        f"{series.name} {'' if value is None else written(value, chart.decimals)}"
        for series, value in zip(chart.series, lasts, strict=True)
    ]
    return [*ends, *([said_of(chart.reference, chart.decimals)] if chart.reference else [])]


def _every(chart: Lines, theme: Theme, pitch: float) -> int:
    """One where all names have room on two lines, else so many that those which are said have."""
    return max(1, math.ceil(widest(theme, chart.categories, SMALLEST) / 2 / pitch))


def _sheet(chart: Lines) -> Sheet:
    columns = [names_column(chart.categories, chart.row_header), *map(value_column, chart.series)]
    if mean := chart.reference:
        columns.append(level_column(f"{chart.series[0].name}{mean.label}", mean.value, len(chart.categories)))
    return Sheet(title_of([series.name for series in chart.series]), tuple(columns), chart.decimals)


def _values(chart: Lines, theme: Theme, place: int, last: int, plot: Plot, scale: Scale) -> str:
    """The values of the highlighted names on the way, where the other lines leave more room."""
    style = LabelStyle(theme.deck.chart, chart.decimals, is_bold=True, is_masked=True)
    room = line_height(theme, style.size) + _DOT_AND_GAP
    parts = []
    for row, name in enumerate(chart.categories):
        value = chart.series[place].values[row]
        if name not in chart.highlight or value is None or row == last:
            continue
        known = [other for series in chart.series if (other := series.values[row]) is not None]
        heights = [scale.share(other) * plot.inner.height for other in known if other != value]
        side = over_or_under(scale.share(value) * plot.inner.height, heights, plot.inner.height, room)
        parts.append(value_label(theme, row, style, side))
    return "".join(parts)


def _series(chart: Lines, theme: Theme, sheet: Sheet, plot: Plot, scale: Scale) -> list[str]:
    lasts = [max((row for row, v in enumerate(one.values) if v is not None), default=0) for one in chart.series]
    ends = [one.values[last] or 0 for one, last in zip(chart.series, lasts, strict=True)]
    ends += [chart.reference.value] if chart.reference else []
    lifts = lifts_of([scale.share(end) * plot.inner.height for end in ends], line_height(theme, theme.deck.chart))
    moves = [Move(y=-lift / plot.outer.height) for lift in lifts]
    parts = []
    for place, (last, move) in enumerate(zip(lasts, moves, strict=False)):
        token, values = f"series.{place}", _values(chart, theme, place, last, plot, scale)
        named = series_label(theme, last, LabelStyle(theme.deck.chart, chart.decimals), "r", move, has_value=True)
        drawn = Drawn(
            place + 1,
            look("", line(theme, token, _LINE)),
            marker(theme, token, _DOT, mark_of(place)),
            own_labels(values + named),
        )
        parts.append(line_series(sheet, place, drawn))
    if mean := chart.reference:
        style = LabelStyle(theme.deck.chart, chart.decimals, "reference", before=mean.label)
        label = own_labels(value_label(theme, len(chart.categories) - 1, style, "r", moves[-1]))
        outline = look("", line(theme, "reference", 1.0, MEAN_DASH))
        place = len(chart.series)
        parts.append(line_series(sheet, place, Drawn(place + 1, outline, NO_MARKER, label)))
    return parts
