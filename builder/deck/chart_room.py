"""Whether a chart can be read in a frame: nothing in it under its smallest size, no name over another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from builder.deck.native.axes import AXIS_WIDTH
from builder.deck.native.grouped_bars import BETWEEN_GROUPS
from builder.deck.native.heat_table import MOST_NAMES, names_width
from builder.deck.native.ranked_bars import WIDEST_NAMES
from builder.deck.native.space import LEGEND_HEIGHT
from builder.deck.native.text import LEADING, SMALLEST, largest_size, line_height, lines_of, widest
from builder.deck.native.tree import least_size
from builder.deck.slides import Frame
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    RankedBars,
    Scatter,
    SmallMultiples,
    StackedBars,
    TileMap,
    Tree,
)
from builder.model.numbers import written
from builder.theme.theme import Theme

_ROW = 12.0  # of lying bars
_BAR = 60.0  # the longest one
_MEAN = 20.0  # over lying bars
_ROWS_IN_A_BLOCK, _BETWEEN_BLOCKS, _MOST_BLOCKS = 20, 48.0, 3
_PLOT = 90.0  # the height of dots and standing bars
_NAME_LINES = 4
_SCATTER = (260.0, 180.0)
_BETWEEN_PANELS = 16.0
_TILE_GAP, _TILE_KEY = 3.0, 110.0
_TABLE_KEY, _BETWEEN_TABLES, _AROUND_CELL = 24.0, 24.0, 6.0


def has_room(chart: Chart, frame: Frame, theme: Theme) -> bool:
    """Whether a chart can be read in a frame."""
    match chart:
        case RankedBars():
            return _rows_stand(chart, frame, theme) or _bars_stand(chart, frame, theme)
        case GroupedBars() | StackedBars():
            stands = _names_stand(chart.categories, frame.width - AXIS_WIDTH, frame.height, theme)
            return stands or _bars_lie(chart, frame, theme)
        case Lines():
            ends = widest(theme, (series.name for series in chart.series), theme.deck.chart)
            return ends <= frame.width / 2 and frame.height >= _PLOT + _NAME_LINES * line_height(theme, SMALLEST)
        case Dumbbell() | DotPlot():
            return _names_stand(chart.categories, frame.width - AXIS_WIDTH, frame.height, theme)
        case SmallMultiples():
            return _panels_stand(chart, frame, theme)
        case Scatter():
            return frame.width >= _SCATTER[0] and frame.height >= _SCATTER[1]
        case TileMap():
            return _tiles_stand(chart, frame, theme)
        case HeatTable():
            return _cells_stand(chart, frame, theme)
        case Tree():
            width, height = least_size(chart, theme, frame)
            return width <= frame.width + 1 and height <= frame.height
        case _:
            assert_never(chart)


def _rows_stand(chart: RankedBars, frame: Frame, theme: Theme) -> bool:
    """Lying bars, in blocks side by side where they are many."""
    blocks = math.ceil(len(chart.categories) / _ROWS_IN_A_BLOCK)
    rows = math.ceil(len(chart.categories) / max(blocks, 1))
    width = (frame.width - (blocks - 1) * _BETWEEN_BLOCKS) / max(blocks, 1)
    names = min(widest(theme, chart.categories, SMALLEST), WIDEST_NAMES * width)
    labels = widest(theme, _written(chart.series.values, chart.decimals), SMALLEST)
    mean = _MEAN if chart.reference else 0.0
    return blocks <= _MOST_BLOCKS and rows * _ROW + mean <= frame.height and names + labels + _BAR <= width


def _bars_lie(chart: GroupedBars | StackedBars, frame: Frame, theme: Theme) -> bool:
    """Lying bars with a key over them: in groups each as high as its value, in stacks one for each name."""
    each = len(chart.series) + BETWEEN_GROUPS if isinstance(chart, GroupedBars) else 1.0
    high = LEGEND_HEIGHT + len(chart.categories) * each * SMALLEST * LEADING
    return high <= frame.height and widest(theme, chart.categories, SMALLEST) <= frame.width / 3


def _bars_stand(chart: RankedBars, frame: Frame, theme: Theme) -> bool:
    """Standing bars, each with its value over it and its name under it."""
    labels = widest(theme, _written(chart.series.values, chart.decimals), SMALLEST)
    is_wide = labels <= frame.width / max(len(chart.categories), 1)
    return is_wide and _names_stand(chart.categories, frame.width, frame.height, theme)


def _names_stand(names: Sequence[str], width: float, height: float, theme: Theme) -> bool:
    """Names under an axis, none broken over more than a few lines."""
    pitch = width / max(len(names), 1)
    size = largest_size(theme, names, pitch - 2)
    lines = max((lines_of(theme, name, size, pitch) for name in names), default=1)
    return lines <= _NAME_LINES and lines * line_height(theme, size) + _PLOT <= height


def _panels_stand(chart: SmallMultiples, frame: Frame, theme: Theme) -> bool:
    head = 2 * theme.deck.chart * LEADING
    names = min(widest(theme, chart.categories, SMALLEST), frame.width / 4)
    width = (frame.width - names) / len(chart.panels) - _BETWEEN_PANELS
    values = (value for panel in chart.panels for value in panel.series.values)
    labels = widest(theme, _written(tuple(values), chart.decimals), SMALLEST)
    heads = widest(theme, (panel.series.name for panel in chart.panels), theme.deck.chart, is_bold=True)
    return head + len(chart.categories) * _ROW <= frame.height and max(labels + _BAR / 2, heads) <= width


def _tiles_stand(chart: TileMap, frame: Frame, theme: Theme) -> bool:
    """Squares with a name and under it a value."""
    across = len({tile.column for tile in chart.tiles})
    down = len({tile.row for tile in chart.tiles})
    names = widest(theme, (tile.name for tile in chart.tiles), theme.deck.chart, is_bold=True)
    return (
        (frame.height + _TILE_GAP) / down - _TILE_GAP >= 2 * theme.deck.chart * LEADING
        and (frame.width - _TILE_KEY) / across - _TILE_GAP >= names
    )  # fmt: skip


def _cells_stand(chart: HeatTable, frame: Frame, theme: Theme) -> bool:
    """As many blocks side by side as its height asks for, each wide enough for its names and numbers."""
    size = theme.deck.table
    room = frame.height - _TABLE_KEY
    names = names_width(chart, theme)
    values = (written(value, chart.decimals) for row in chart.values for value in row if value is not None)
    least = max(widest(theme, values, size), 2 * size) + _AROUND_CELL
    for blocks in range(1, _MOST_BLOCKS + 1):
        width = (frame.width - (blocks - 1) * _BETWEEN_TABLES) / blocks
        cell = (width - names) / len(chart.columns)
        if cell < least or names > width * MOST_NAMES:
            return False
        heads = max(lines_of(theme, head, size, cell - _AROUND_CELL) for head in chart.columns)
        rows = math.ceil(len(chart.categories) / blocks)
        if heads * size * LEADING + rows * (size * LEADING + 1) + _AROUND_CELL <= room:
            return True
    return False


def _written(values: Sequence[Decimal | None], decimals: int) -> tuple[str, ...]:
    return tuple(written(value, decimals) for value in values if value is not None)
