"""A map on which every place is a square of one size: a group of native shapes, and the key to its classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.charts.shades import class_of, shades, text_on
from builder.charts.words import NO_DATA, class_names
from builder.deck.colors import solid, solid_shade
from builder.deck.native.looks import NO_LINE, line
from builder.deck.native.place import Board, Box, Line, Pieces, Placed, group, place_box
from builder.deck.native.text import LEADING, text_width, widest
from builder.deck.slides import Frame
from builder.model.chart import Tile, TileMap
from builder.model.numbers import written
from builder.theme.theme import Theme

_GAP = 3.0
_LARGEST = 84.0
_SWATCH = 16.0
_BESIDE_SWATCH = 8.0
_KEY_ROW = 24.0
_KEY_HEAD = 30.0
_BESIDE_KEY = 32.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where tiles stand: the first one's corner, the size of each, and the column and row it counts from."""

    x: float
    y: float
    width: float
    height: float
    column: int
    row: int

    def frame(self, tile: Tile) -> Frame:
        """The square of one place."""
        across, down = tile.column - self.column, tile.row - self.row
        return Frame(
            self.x + across * (self.width + _GAP), self.y + down * (self.height + _GAP), self.width, self.height
        )


def add_tile_map(board: Board, chart: TileMap, frame: Frame, theme: Theme, name: str) -> Pieces:
    """The key at the left, the map beside it."""
    entries = _classes(chart, theme)
    key_width = _key_width(chart, theme, [label for label, _ in entries])
    grid = _grid(chart, theme, frame, key_width)
    members = _place_key(board, chart, theme, frame, entries, key_width, name)
    scale = shades(theme.color, len(chart.breaks) + 1)
    for tile in chart.tiles:
        ground = "" if tile.value is None else scale[class_of(tile.value, chart.breaks)]
        members.append(_place_tile(board, chart, theme, tile, ground, grid.frame(tile), f"{name} {tile.name}"))
    return (group(board, members, name, chart.alt),)


def _place_tile(
    board: Board, chart: TileMap, theme: Theme, tile: Tile, ground: str, where: Frame, name: str
) -> Placed:
    """A tile with its name and its value. No data is framed as well, for its grey is near the lightest shades."""
    size = theme.deck.chart
    if tile.value is None:
        token, said, fill, outline = "muted", NO_DATA, solid(theme, "missing"), line(theme, "rule", 0.75)
    else:
        token, said = text_on(theme.color, ground), written(tile.value, chart.decimals)
        fill, outline = solid_shade(theme, ground), NO_LINE
    has_room = 2 * size * LEADING <= where.height
    lines = [
        Line(tile.name, size, token, is_bold=tile.value is not None),
        *([Line(said, size, token)] if has_room else []),
    ]
    return place_box(board, theme, where, name, lines, Box("ctr", "ctr", fill=fill, outline=outline, wraps=False))


def _place_key(
    board: Board, chart: TileMap, theme: Theme, frame: Frame, entries: list[tuple[str, str]], width: float, name: str
) -> list[Any]:
    """The index in the top left corner and under it a swatch for each class."""
    size = theme.deck.chart
    head = Frame(frame.x, frame.y, width, _KEY_HEAD - 8)
    placed = [place_box(board, theme, head, f"{name} 指数", [Line(chart.title, size + 2, is_bold=True)], Box())]
    for number, (label, fill) in enumerate(entries, 1):
        y = frame.y + _KEY_HEAD + (number - 1) * _KEY_ROW
        left = _SWATCH + _BESIDE_SWATCH
        swatch, words = Frame(frame.x, y, _SWATCH, _SWATCH), Frame(frame.x + left, y, width - left, _SWATCH)
        placed.append(place_box(board, theme, swatch, f"{name} 色块 {number}", [], Box(fill=fill)))
        placed.append(place_box(board, theme, words, f"{name} 图例 {number}", [Line(label, size)], Box(anchor="ctr")))
    return placed


def _classes(chart: TileMap, theme: Theme) -> list[tuple[str, str]]:
    """What each class is called and its fill, the highest first."""
    names = class_names(chart.breaks)
    fills = (solid_shade(theme, ground) for ground in shades(theme.color, len(names)))
    entries = list(zip(names, fills, strict=True))[::-1]
    if any(tile.value is None for tile in chart.tiles):
        entries.append((NO_DATA, solid(theme, "missing")))
    return entries


def _key_width(chart: TileMap, theme: Theme, labels: list[str]) -> float:
    size = theme.deck.chart
    words = widest(theme, labels, size) * 1.2 + _SWATCH + _BESIDE_SWATCH
    return max(words, text_width(theme, chart.title, size + 2, is_bold=True) + 4)


def _grid(chart: TileMap, theme: Theme, frame: Frame, key_width: float) -> _Grid:
    """Squares as large as the frame allows, or a little wider where a name needs it; the map in the middle."""
    columns = [tile.column for tile in chart.tiles]
    rows = [tile.row for tile in chart.tiles]
    across, down = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    left = frame.x + key_width + _BESIDE_KEY
    room = frame.x + frame.width - left
    widest_tile = (room + _GAP) / across - _GAP
    height = min(_LARGEST, (frame.height + _GAP) / down - _GAP, widest_tile)
    names = widest(theme, (tile.name for tile in chart.tiles), theme.deck.chart, is_bold=True)
    width = min(widest_tile, max(height, names + 4))
    used = across * (width + _GAP) - _GAP
    return _Grid(left + (room - used) / 2, frame.y, width, height, min(columns), min(rows))
