"""The same names in several panels side by side, one index each: aligned charts, each with its workbook."""

from __future__ import annotations

from builder.charts.words import said_of
from builder.deck.native.bar_rows import HIGHEST_ROW, names_width, place_bar_rows, place_mean_line, row_size
from builder.deck.native.bars import label_room, said
from builder.deck.native.place import Board, Box, Line, Pieces, group, place_box
from builder.deck.native.scale import Scale, bar_scale
from builder.deck.native.space import plot_in
from builder.deck.native.text import LEADING
from builder.deck.slides import Frame
from builder.model.chart import Panel, RankedBars, SmallMultiples
from builder.theme.theme import Theme

_BETWEEN = 16.0
_UNDER_HEAD = 8.0
_AXIS_ROOM = 2.0  # left of a panel without names, so that its axis is not cut


def add_small_multiples(board: Board, chart: SmallMultiples, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Only the first panel names the rows. Over each stand its index and the mean that its line shows."""
    head = _head_height(chart, theme)
    pitch = min(HIGHEST_ROW, (frame.height - head) / len(chart.categories))
    size = row_size(theme, pitch)
    names = names_width(theme, chart.categories, size, frame.width / 4)
    width = (frame.width - names - _BETWEEN * (len(chart.panels) - 1)) / len(chart.panels)
    members = []
    for number, panel in enumerate(chart.panels):
        x = frame.x + names + number * (width + _BETWEEN)
        left = _AXIS_ROOM if number else names
        outer = Frame(x - left, frame.y + head, width + left, pitch * len(chart.categories))
        plot, scale = plot_in(outer, left=left), _scale(chart, panel, theme, width, size)
        called, bars = f"{name} {panel.series.name}", _bars(chart, panel)
        over = Frame(x, frame.y, width, head - _UNDER_HEAD)
        members.append(place_box(board, theme, over, f"{called} 标题", _head(chart, panel, theme), Box()))
        members.append(place_bar_rows(board, theme, bars, plot, scale, f"{called} 条形", has_names=not number))
        if panel.reference:
            members.append(place_mean_line(board, theme, panel.reference, bars, plot, scale, f"{called} 均值线"))
    return (group(board, members, name, chart.alt),)


def _bars(chart: SmallMultiples, panel: Panel) -> RankedBars:
    """One panel as a chart."""
    alt = f"{panel.series.name}：{said(chart.categories, panel.series, chart.decimals)}。"
    return RankedBars(
        chart.categories, panel.series, chart.highlight, panel.reference, chart.decimals, alt, chart.row_header
    )


def _scale(chart: SmallMultiples, panel: Panel, theme: Theme, width: float, size: float) -> Scale:
    compared = chart.compared(panel)
    values = [value for one in compared for value in one.series.values]
    means = [one.reference.value for one in compared if one.reference]
    return bar_scale([*values, *means], width, label_room(theme, values, chart.decimals, size))


def _head(chart: SmallMultiples, panel: Panel, theme: Theme) -> list[Line]:
    lines = [Line(panel.series.name, theme.deck.chart, is_bold=True)]
    if panel.reference:
        lines.append(Line(said_of(panel.reference, chart.decimals), theme.deck.chart, "reference"))
    return lines


def _head_height(chart: SmallMultiples, theme: Theme) -> float:
    lines = max(len(_head(chart, panel, theme)) for panel in chart.panels)
    return lines * theme.deck.chart * LEADING + _UNDER_HEAD
