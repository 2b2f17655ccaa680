"""A few indices per name, a bar each: lying as in the PDF or, where rows are too low for that, standing."""

from __future__ import annotations

from dataclasses import dataclass

from builder.deck.colors import solid
from builder.deck.native.axes import AXIS_WIDTH, fit_names, hidden_axis, name_axis, number_axis
from builder.deck.native.bar_rows import HIGHEST_ROW, names_width, row_size
from builder.deck.native.bars import bar_chart, label_room
from builder.deck.native.labels import LabelStyle, own_labels, value_label, value_labels
from builder.deck.native.looks import NO_LINE, look
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import bar_scale, ticked_scale
from builder.deck.native.series import Drawn, bar_series
from builder.deck.native.sheet import Sheet, names_column, title_of, value_column
from builder.deck.native.space import LEGEND_HEIGHT, chart_xml, legend_on_top, plot_in
from builder.deck.native.text import LEADING, SMALLEST, largest_size, line_height, widest
from builder.deck.slides import Frame
from builder.model.chart import GroupedBars
from builder.model.numbers import written
from builder.theme.theme import Theme

BETWEEN_GROUPS = 0.6  # of a bar
_OVER_BAR = 3.0
_BETWEEN_LABELS = 3.0


@dataclass(frozen=True, slots=True)
class _Values:
    """The size of the values at bars and the names that have one: all, or only the highlighted."""

    size: float
    names: tuple[str, ...]


def add_grouped_bars(board: Board, chart: GroupedBars, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Every bar says its value where all have room; else an axis does, and the highlighted bars."""
    bars = len(chart.categories) * (len(chart.series) + BETWEEN_GROUPS)
    if (frame.height - LEGEND_HEIGHT) / bars >= SMALLEST * LEADING:
        return _add_rows(board, chart, frame, theme, name)
    return _add_columns(board, chart, frame, theme, name, frame.width / bars)


def _add_rows(board: Board, chart: GroupedBars, frame: Frame, theme: Theme, name: str) -> Pieces:
    count = len(chart.categories)
    pitch = min(HIGHEST_ROW, (frame.height - LEGEND_HEIGHT) / count)
    size = row_size(theme, pitch / (len(chart.series) + BETWEEN_GROUPS))
    outer = Frame(frame.x, frame.y, frame.width, LEGEND_HEIGHT + pitch * count)
    names_size = row_size(theme, pitch)
    left = names_width(theme, chart.categories, names_size, frame.width / 3)
    plot = plot_in(outer, left=left, top=LEGEND_HEIGHT)
    values = [value for series in chart.series for value in series.values]
    scale = bar_scale(values, plot.inner.width, label_room(theme, values, chart.decimals, size))
    sheet = _sheet(chart)
    content = (
        bar_chart(
            _series(chart, theme, sheet, _Values(size, chart.categories)),
            round(BETWEEN_GROUPS * 100),
            is_lying=True,
            overlap=0,
        )
        + name_axis(theme, names_size, is_upright=True)
        + hidden_axis(scale, is_lying=True)
    )
    legend = legend_on_top(theme, plot, [series.name for series in chart.series])
    return (place_chart(board, outer, name, chart.alt, chart_xml(theme, plot, content, legend), sheet),)


def _add_columns(board: Board, chart: GroupedBars, frame: Frame, theme: Theme, name: str, bar: float) -> Pieces:
    values = [value for series in chart.series for value in series.values]
    numbers = [written(value, chart.decimals) for value in values if value is not None]
    has_room = widest(theme, numbers, SMALLEST) <= bar - _BETWEEN_LABELS
    size = largest_size(theme, numbers, bar - _BETWEEN_LABELS) if has_room else SMALLEST
    left = 0.0 if has_room else AXIS_WIDTH
    names = fit_names(theme, chart.categories, (frame.width - left) / len(chart.categories))
    plot = plot_in(frame, left=left, top=LEGEND_HEIGHT, bottom=names.height)
    label = line_height(theme, size) + _OVER_BAR
    scale = (bar_scale if has_room else ticked_scale)(values, plot.inner.height, label)
    sheet = _sheet(chart)
    series = _series(chart, theme, sheet, _Values(size, chart.categories if has_room else chart.highlight))
    content = (
        bar_chart(series, round(BETWEEN_GROUPS * 100), is_lying=False, overlap=0)
        + name_axis(theme, names.size)
        + (hidden_axis(scale) if has_room else number_axis(theme, scale))
    )
    legend = legend_on_top(theme, plot, [series.name for series in chart.series])
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content, legend), sheet),)


def _sheet(chart: GroupedBars) -> Sheet:
    columns = (names_column(chart.categories, chart.row_header), *map(value_column, chart.series))
    return Sheet(title_of([series.name for series in chart.series]), columns, chart.decimals)


def _series(chart: GroupedBars, theme: Theme, sheet: Sheet, shown: _Values) -> list[str]:
    plain, marked = (LabelStyle(shown.size, chart.decimals, is_bold=is_bold) for is_bold in (False, True))
    parts = []
    for place, series in enumerate(chart.series):
        own = "".join(
            value_label(theme, row, marked, "outEnd")
            for row, name in enumerate(chart.categories)
            if name in chart.highlight and series.values[row] is not None
        )
        labels = value_labels(theme, plain, "outEnd", own) if shown.names == chart.categories else own_labels(own)
        drawn = Drawn(place + 1, look(solid(theme, f"series.{place}"), NO_LINE), labels=labels)
        parts.append(bar_series(sheet, place, drawn))
    return parts
