"""One index, best first: lying bars, or standing ones where the rows are many."""

from __future__ import annotations

import math
from dataclasses import replace

from builder.charts.words import said_of
from builder.deck.native.axes import AXIS_IDS, fit_names, hidden_axis, name_axis
from builder.deck.native.bar_rows import (
    HIGHEST_ROW,
    mean_x,
    names_width,
    place_bar_rows,
    place_mean_line,
    row_size,
)
from builder.deck.native.bars import bar_chart, bar_sheet, bars, gap_width, label_room, said
from builder.deck.native.labels import LabelStyle, Move, own_labels, value_label
from builder.deck.native.looks import MEAN_DASH, line, look
from builder.deck.native.place import Board, Box, Line, Pieces, Placed, group, place_box, place_chart
from builder.deck.native.scale import Scale, bar_scale
from builder.deck.native.series import NO_MARKER, Drawn, line_series
from builder.deck.native.sheet import Sheet, level_column
from builder.deck.native.space import Plot, chart_xml, plot_in
from builder.deck.native.text import line_height, text_width, widest
from builder.deck.slides import Frame
from builder.model.chart import RankedBars, Reference
from builder.model.numbers import written
from builder.theme.theme import Theme

WIDEST_NAMES = 0.4  # of the width of a block
_MOST_ROWS = 20
_MEAN_STRIP = 20.0  # above lying bars, for what is said at the line of the mean
_BETWEEN_BLOCKS = 40.0
_BETWEEN_LABELS = 4.0
_OVER_BAR = 3.0


def add_ranked_bars(board: Board, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Up to twenty rows lie. More stand, if their labels have room side by side, else they lie in blocks."""
    count = len(chart.categories)
    if count > _MOST_ROWS and _has_room_for_labels(chart, theme, frame.width / count):
        return _add_columns(board, chart, frame, theme, name)
    return _add_rows(board, chart, frame, theme, name, math.ceil(count / _MOST_ROWS))


def _add_rows(board: Board, chart: RankedBars, frame: Frame, theme: Theme, name: str, blocks: int) -> Pieces:
    """In blocks, the best stand at the left and the others beside them; one length stands for one value in all."""
    most = math.ceil(len(chart.categories) / blocks)
    width = (frame.width - _BETWEEN_BLOCKS * (blocks - 1)) / blocks
    strip = _MEAN_STRIP if chart.reference else 0.0
    pitch = min(HIGHEST_ROW, (frame.height - strip) / most)
    size = row_size(theme, pitch)
    names = names_width(theme, chart.categories, size, WIDEST_NAMES * width)
    values = (*chart.series.values, *([chart.reference.value] if chart.reference else []))
    scale = bar_scale(values, width - names, label_room(theme, chart.series.values, chart.decimals, size))
    members = []
    for number in range(blocks):
        part = _block(chart, slice(number * most, (number + 1) * most)) if blocks > 1 else chart
        outer = Frame(
            frame.x + number * (width + _BETWEEN_BLOCKS), frame.y + strip, width, pitch * len(part.categories)
        )
        plot, called = plot_in(outer, left=names), f"{name} {number + 1}" if blocks > 1 else name
        is_alone = blocks == 1 and not chart.reference
        members.append(place_bar_rows(board, theme, part, plot, scale, called if is_alone else f"{called} 条形"))
        if chart.reference:
            members.append(place_mean_line(board, theme, chart.reference, part, plot, scale, f"{called} 均值线"))
            members.append(_say_mean(board, chart, theme, chart.reference, plot, scale, f"{called} 均值"))
    return (group(board, members, name, chart.alt),) if len(members) > 1 else tuple(members)


def _block(chart: RankedBars, rows: slice) -> RankedBars:
    """Some rows of a chart, as a chart."""
    series = replace(chart.series, values=chart.series.values[rows])
    categories = chart.categories[rows]
    alt = f"{series.name}（{len(categories)}行）：{said(categories, series, chart.decimals)}。"
    return replace(chart, categories=categories, series=series, alt=alt)


def _say_mean(
    board: Board, chart: RankedBars, theme: Theme, reference: Reference, plot: Plot, scale: Scale, name: str
) -> Placed:
    """Over the line of the mean, but never beyond the chart."""
    words = Line(said_of(reference, chart.decimals), theme.deck.chart, "reference")
    width = text_width(theme, words.text, words.size) * 1.2
    right = plot.outer.x + plot.outer.width - width
    x = max(plot.outer.x, min(mean_x(reference, plot, scale) - width / 2, right))
    where = Frame(x, plot.outer.y - _MEAN_STRIP, width, _MEAN_STRIP - 4)
    return place_box(board, theme, where, name, [words], Box("ctr", "b"))


def _add_columns(board: Board, chart: RankedBars, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Bars and, as a series beside them, the line of the mean: one chart."""
    pitch, size = frame.width / len(chart.categories), theme.deck.chart
    names = fit_names(theme, chart.categories, pitch)
    plot = plot_in(frame, bottom=names.height)
    label = line_height(theme, size) + _OVER_BAR
    scale = bar_scale(chart.series.values, plot.inner.height, label)
    sheet = bar_sheet(chart)
    lifts = _lifts(chart, plot, scale, label)
    moves = {index: Move(y=-lift / frame.height) for index, lift in lifts.items()}
    columns = bars(theme, sheet, chart.highlight, size, has_bold=False, moves=moves)
    mean = ""
    if chart.reference:
        level = level_column(
            f"{chart.series.name}{chart.reference.label}", chart.reference.value, len(chart.categories)
        )
        sheet = replace(sheet, columns=(*sheet.columns, level))
        is_crowded = len(chart.categories) - 1 in lifts
        up = Move(y=-label / frame.height if is_crowded else 0.0)
        mean = _mean_series(theme, sheet, chart.reference, pitch, up)
    content = (
        bar_chart([columns], gap_width(theme, pitch, pitch), is_lying=False)
        + mean
        + name_axis(theme, names.size)
        + hidden_axis(scale)
    )
    return (place_chart(board, frame, name, chart.alt, chart_xml(theme, plot, content), sheet),)


def _lifts(chart: RankedBars, plot: Plot, scale: Scale, label: float) -> dict[int, float]:
    """How far labels are lifted, in points, that the line of the mean would run through: they stand on it instead."""
    if not chart.reference:
        return {}
    height = plot.inner.height
    mean = scale.share(chart.reference.value) * height
    gaps = {i: mean - scale.share(v) * height for i, v in enumerate(chart.series.values) if v is not None}
    return {index: gap for index, gap in gaps.items() if 0 < gap < label}


def _mean_series(theme: Theme, sheet: Sheet, reference: Reference, pitch: float, move: Move) -> str:
    """A dashed line of the sheet's last column, its value said over the low bars at its end."""
    column, last = len(sheet.columns) - 1, len(sheet.columns[0].cells) - 1
    half = text_width(theme, said_of(reference, sheet.decimals), theme.deck.chart) / 2
    index = max(0, last - int(half / pitch))
    style = LabelStyle(theme.deck.chart, sheet.decimals, "reference", before=reference.label)
    outline = look("", line(theme, "reference", 1.0, MEAN_DASH))
    drawn = Drawn(column, outline, NO_MARKER, own_labels(value_label(theme, index, style, "t", move)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{line_series(sheet, column - 1, drawn)}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
    )


def _has_room_for_labels(chart: RankedBars, theme: Theme, pitch: float) -> bool:
    """Whether the values stand side by side in the size that all of a slide's charts have."""
    labels = [written(value, chart.decimals) for value in chart.series.values if value is not None]
    return widest(theme, labels, theme.deck.chart) <= pitch - _BETWEEN_LABELS
