"""One index, best first: lying bars, or standing ones where the rows are many."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from builder.charts.words import said_of
from builder.deck.native.axes import AXIS_IDS, fit_names, hidden_axis, name_axis
from builder.deck.native.bar_rows import BarRows, mean_x, names_width, place_bar_rows, place_mean_line
from builder.deck.native.bars import bar_sheet, bars, gap_width, label_room
from builder.deck.native.labels import LabelStyle, Move, own_labels, series_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import Box, Line, group, place_box, place_chart
from builder.deck.native.scale import Scale, bar_scale
from builder.deck.native.series import NO_MARKER, Drawn, line_series
from builder.deck.native.space import Plot, chart_xml, plot_in
from builder.deck.native.text import SMALLEST, largest_size, line_height, text_width, widest
from builder.deck.native.workbook import Column, Sheet
from builder.deck.slides import Frame
from builder.model.chart import RankedBars, Reference
from builder.model.numbers import written
from builder.theme.theme import Theme

_MOST_ROWS = 20
_HIGHEST_ROW = 44.0
_MEAN_STRIP = 20.0  # above lying bars, for what is said at the line of the mean
_BETWEEN_BLOCKS = 48.0
_BETWEEN_LABELS, _LEAST_BETWEEN_LABELS = 4.0, 2.5
_OVER_BAR = 3.0


def add_ranked_bars(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    """Up to twenty rows lie. More stand, if their labels have room side by side, else they lie in blocks."""
    count = len(chart.categories)
    if count <= _MOST_ROWS:
        _add_rows(shapes, chart, frame, theme, name, _scale_of_rows(chart, frame, theme), count)
    elif _label_size(chart, theme, frame.width / count):
        _add_columns(shapes, chart, frame, theme, name)
    else:
        _add_blocks(shapes, chart, frame, theme, name)


def _add_blocks(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    """The best at the left, the others beside them; bars of one length stand for one value."""
    count = math.ceil(len(chart.categories) / _MOST_ROWS)
    most = math.ceil(len(chart.categories) / count)
    block = replace(frame, width=(frame.width - _BETWEEN_BLOCKS * (count - 1)) / count)
    scale = _scale_of_rows(chart, block, theme)
    for number in range(count):
        rows = slice(number * most, (number + 1) * most)
        series = replace(chart.series, values=chart.series.values[rows])
        part = replace(chart, categories=chart.categories[rows], series=series)
        where = replace(block, x=frame.x + number * (block.width + _BETWEEN_BLOCKS))
        _add_rows(shapes, part, where, theme, f"{name} {number + 1}", scale, most)


def _add_rows(
    shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str, scale: Scale, most_rows: int
) -> None:
    strip = _MEAN_STRIP if chart.reference else 0.0
    pitch = min(_HIGHEST_ROW, (frame.height - strip) / most_rows)
    outer = Frame(frame.x, frame.y + strip, frame.width, pitch * len(chart.categories))
    plot = plot_in(outer, left=_names_width(chart, frame, theme))
    rows = BarRows(chart.categories, chart.series, chart.highlight, chart.decimals, chart.alt)
    if not chart.reference:
        place_bar_rows(shapes, theme, rows, plot, scale, name)
        return
    mean = place_mean_line(shapes, theme, chart.reference, plot, scale, f"{name} 均值线")
    said = _say_mean(shapes, chart, theme, chart.reference, plot, scale, f"{name} 均值")
    placed = place_bar_rows(shapes, theme, rows, plot, scale, f"{name} 条形")
    group(shapes, [mean, said, placed], name, chart.alt)


def _say_mean(
    shapes: Any, chart: RankedBars, theme: Theme, reference: Reference, plot: Plot, scale: Scale, name: str
) -> Any:
    """Over the line of the mean, but never beyond the chart."""
    said = Line(said_of(reference, chart.decimals), theme.deck.chart, "reference")
    width = text_width(theme, said.text, said.size) * 1.2
    right = plot.outer.x + plot.outer.width - width
    x = max(plot.outer.x, min(mean_x(reference, plot, scale) - width / 2, right))
    where = Frame(x, plot.outer.y - _MEAN_STRIP, width, _MEAN_STRIP - 4)
    return place_box(shapes, theme, where, name, [said], Box("ctr", "b"))


def _add_columns(shapes: Any, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> None:
    pitch = frame.width / len(chart.categories)
    names = fit_names(theme, chart.categories, pitch)
    plot = plot_in(frame, bottom=names.height)
    size = _label_size(chart, theme, pitch)
    label = line_height(theme, size) + _OVER_BAR
    scale = bar_scale(chart.series.values, plot.inner.height, label)
    sheet = bar_sheet(chart.categories, chart.series, chart.highlight, chart.decimals)
    lifts = _lifts(chart, plot, scale, label)
    moves = {index: Move(y=-lift / frame.height) for index, lift in lifts.items()}
    columns = bars(theme, sheet, chart.highlight, size, has_bold=False, moves=moves)
    mean = ""
    if chart.reference:
        cells = (chart.reference.value,) * len(chart.categories)
        sheet = replace(sheet, columns=(*sheet.columns, Column(said_of(chart.reference, chart.decimals), cells)))
        is_crowded = len(chart.categories) - 1 in lifts
        mean = _mean_series(theme, sheet, pitch, Move(y=-label / frame.height if is_crowded else 0.0))
    content = (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{columns}<c:gapWidth val="{gap_width(theme, pitch, pitch)}"/><c:overlap val="100"/>{AXIS_IDS}</c:barChart>'
        f"{mean}{name_axis(theme, names.size)}{hidden_axis(scale)}"
    )
    place_chart(shapes, frame, name, chart.alt, chart_xml(theme, plot, content), sheet)


def _lifts(chart: RankedBars, plot: Plot, scale: Scale, label: float) -> dict[int, float]:
    """How far labels are lifted, in points, that the line of the mean would run through: they stand on it instead."""
    if not chart.reference:
        return {}
    height = plot.inner.height
    mean = scale.share(chart.reference.value) * height
    gaps = {i: mean - scale.share(v) * height for i, v in enumerate(chart.series.values) if v is not None}
    return {index: gap for index, gap in gaps.items() if 0 < gap < label}


def _mean_series(theme: Theme, sheet: Sheet, pitch: float, move: Move) -> str:
    """A dashed line of the sheet's last column, named over the low bars at its end."""
    column, last = len(sheet.columns) - 1, len(sheet.columns[0].cells) - 1
    half = text_width(theme, sheet.columns[column].header, theme.deck.chart) / 2
    index = max(0, last - int(half / pitch))
    said = series_label(theme, index, LabelStyle(theme.deck.chart, token="reference"), "t", move)
    outline = look("", line(theme, "reference", 1.0, MEAN_DASH))
    drawn = Drawn(column, outline, NO_MARKER, own_labels(said))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{line_series(sheet, column - 1, drawn)}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
    )


def _scale_of_rows(chart: RankedBars, frame: Frame, theme: Theme) -> Scale:
    length = frame.width - _names_width(chart, frame, theme)
    values = (*chart.series.values, *([chart.reference.value] if chart.reference else []))
    return bar_scale(values, length, label_room(theme, chart.series, chart.decimals, theme.deck.chart))


def _names_width(chart: RankedBars, frame: Frame, theme: Theme) -> float:
    return names_width(theme, chart.categories, theme.deck.chart, frame.width / 3)


def _label_size(chart: RankedBars, theme: Theme, pitch: float) -> float:
    """The size at which the values stand side by side, with air between them where there is; 0 if they cannot."""
    labels = [written(value, chart.decimals) for value in chart.series.values if value is not None]
    if widest(theme, labels, SMALLEST) > pitch - _LEAST_BETWEEN_LABELS:
        return 0.0
    return largest_size(theme, labels, pitch - _BETWEEN_LABELS)
