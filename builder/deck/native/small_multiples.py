"""The same names in several panels side by side, one index each, all bars on one scale."""

from __future__ import annotations

from typing import Any

from builder.charts.words import said_of
from builder.deck.native.bar_rows import BarRows, names_width, place_bar_rows, place_mean_line, row_size
from builder.deck.native.bars import label_room
from builder.deck.native.place import Box, Line, group, place_box
from builder.deck.native.scale import Scale, bar_scale
from builder.deck.native.space import plot_in
from builder.deck.native.text import LEADING
from builder.deck.slides import Frame
from builder.model.chart import Panel, SmallMultiples
from builder.model.numbers import written
from builder.theme.theme import Theme

_HIGHEST_ROW = 72.0
_BETWEEN = 16.0
_UNDER_HEAD = 8.0
_AXIS_ROOM = 2.0  # left of a panel without names, so that its axis is not cut


def add_small_multiples(shapes: Any, chart: SmallMultiples, frame: Frame, theme: Theme, name: str) -> None:
    """Only the first panel names the rows. Over each stand its index and the mean that its line shows."""
    head = _head_height(chart, theme)
    pitch = min(_HIGHEST_ROW, (frame.height - head) / len(chart.categories))
    size = row_size(theme, pitch)
    names = names_width(theme, chart.categories, size, frame.width / 4)
    width = (frame.width - names - _BETWEEN * (len(chart.panels) - 1)) / len(chart.panels)
    scale = _scale(chart, theme, width, size)
    members = []
    for number, panel in enumerate(chart.panels):
        x = frame.x + names + number * (width + _BETWEEN)
        left = _AXIS_ROOM if number else names
        outer = Frame(x - left, frame.y + head, width + left, pitch * len(chart.categories))
        plot = plot_in(outer, left=left)
        called = f"{name} {panel.series.name}"
        if panel.reference:
            members.append(place_mean_line(shapes, theme, panel.reference, plot, scale, f"{called} 均值线"))
        over = Frame(x, frame.y, width, head - _UNDER_HEAD)
        members.append(place_box(shapes, theme, over, f"{called} 标题", _head(chart, panel, theme), Box()))
        rows = BarRows(
            chart.categories, panel.series, chart.highlight, chart.decimals, _alt(chart, panel), has_names=not number
        )
        members.append(place_bar_rows(shapes, theme, rows, plot, scale, f"{called} 条形"))
    group(shapes, members, name, chart.alt)


def _scale(chart: SmallMultiples, theme: Theme, width: float, size: float) -> Scale:
    """One scale for all panels: the indices are of one kind, and a low one must look low."""
    values = [value for panel in chart.panels for value in panel.series.values]
    means = [panel.reference.value for panel in chart.panels if panel.reference]
    room = max(label_room(theme, panel.series, chart.decimals, size) for panel in chart.panels)
    return bar_scale([*values, *means], width, room)


def _head(chart: SmallMultiples, panel: Panel, theme: Theme) -> list[Line]:
    lines = [Line(panel.series.name, theme.deck.chart, is_bold=True)]
    if panel.reference:
        lines.append(Line(said_of(panel.reference, chart.decimals), theme.deck.chart, "reference"))
    return lines


def _head_height(chart: SmallMultiples, theme: Theme) -> float:
    lines = max(len(_head(chart, panel, theme)) for panel in chart.panels)
    return lines * theme.deck.chart * LEADING + _UNDER_HEAD


def _alt(chart: SmallMultiples, panel: Panel) -> str:
    """What one panel shows, for readers who meet it alone."""
    values = zip(chart.categories, panel.series.values, strict=True)
    said = "，".join(f"{name} {written(value, chart.decimals)}" for name, value in values if value is not None)
    return f"{panel.series.name}：{said}。"
