"""Charts as native PowerPoint objects: charts with their workbook, tables, groups of shapes. Never a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.deck.native.dot_plot import add_dot_plot
from builder.deck.native.dumbbell import add_dumbbell
from builder.deck.native.grouped_bars import add_grouped_bars
from builder.deck.native.heat_table import add_heat_table
from builder.deck.native.lines import add_lines
from builder.deck.native.place import Board, Pieces
from builder.deck.native.ranked_bars import add_ranked_bars
from builder.deck.native.scatter import add_scatter
from builder.deck.native.small_multiples import add_small_multiples
from builder.deck.native.stacked_bars import add_stacked_bars
from builder.deck.native.tile_map import add_tile_map
from builder.deck.native.tree import add_tree
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
from builder.theme.theme import Theme

_WRITERS: dict[type, Callable[[Board, Any, Frame, Theme, str], Pieces]] = {
    RankedBars: add_ranked_bars,
    GroupedBars: add_grouped_bars,
    StackedBars: add_stacked_bars,
    Lines: add_lines,
    Dumbbell: add_dumbbell,
    DotPlot: add_dot_plot,
    SmallMultiples: add_small_multiples,
    Scatter: add_scatter,
    TileMap: add_tile_map,
    HeatTable: add_heat_table,
    Tree: add_tree,
}


def add_chart(shapes: Any, chart: Chart, frame: Frame, theme: Theme, name: str) -> None:
    """Put a chart on a slide, inside `frame`; what is placed is called `name`, its parts `name` and what they are."""
    board = Board(shapes)
    board.put(_WRITERS[type(chart)](board, chart, frame, theme, name))


def kinds() -> set[type]:
    """The kinds of chart that can be placed. A test wants all of them here."""
    return set(_WRITERS)
