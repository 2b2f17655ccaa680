"""A map of equal squares: a group of native shapes, each with its name and value, and the key to the classes."""

from __future__ import annotations

from typing import Any

from builder.deck.native.bar_rows import shown
from builder.deck.native.place import Line, group, place_box, place_text
from builder.deck.native.shades import CLASSES, class_of, shades
from builder.deck.native.text import line_height, text_width, widest
from builder.deck.native.xml import solid
from builder.deck.slides import Frame
from builder.model.chart import Tile, TileMap
from builder.theme.theme import Theme

_GAP = 3.0
_LARGEST = 52.0
_SWATCH = 16.0
_ROW = 24.0
_BETWEEN = 32.0


def add_tile_map(shapes: Any, chart: TileMap, frame: Frame, theme: Theme, name: str) -> None:
    entries = _classes(theme, chart)
    size = theme.deck.chart
    key_width = max(widest(theme, [t for t, _ in entries], size) + _SWATCH + 12, text_width(theme, chart.title, size + 2, is_bold=True) + 6)
    first = min(t.column for t in chart.tiles)
    top = min(t.row for t in chart.tiles)
    columns = max(t.column for t in chart.tiles) - first + 1
    rows = max(t.row for t in chart.tiles) - top + 1
    side = min(_LARGEST, (frame.height + _GAP) / rows - _GAP, (frame.width - key_width - _BETWEEN + _GAP) / columns - _GAP)
    members = []
    members.append(place_text(shapes, theme, Frame(frame.x, frame.y, key_width, 20), f"{name} 指数", [Line(chart.title, size + 2, "ink", True)]))
    for place, (label, fill) in enumerate(entries):
        y = frame.y + 30 + place * _ROW
        members.append(place_box(shapes, theme, Frame(frame.x, y, _SWATCH, _SWATCH), f"{name} 图例色块{place + 1}", [], fill=fill))
        members.append(place_text(shapes, theme, Frame(frame.x + _SWATCH + 8, y, key_width - _SWATCH - 8, _SWATCH), f"{name} 图例{place + 1}", [Line(label, size)], anchor="ctr"))
    step = side + _GAP
    x0 = frame.x + key_width + _BETWEEN + max(0, (frame.width - key_width - _BETWEEN - columns * step + _GAP) / 2)
    for tile in chart.tiles:
        where = Frame(x0 + (tile.column - first) * step, frame.y + (tile.row - top) * step, side, side)
        members.append(_place_tile(shapes, theme, chart, tile, where, f"{name} {tile.name}"))
    group(shapes, members, name, chart.alt)


def _place_tile(shapes: Any, theme: Theme, chart: TileMap, tile: Tile, where: Frame, name: str) -> Any:
    size = theme.deck.chart
    if tile.value is None:
        return place_box(shapes, theme, where, name, [Line(tile.name, size, "muted")], fill=solid(theme, "missing"))
    shade = shades(theme)[min(class_of(tile.value, chart.breaks), CLASSES - 1)]
    lines = [Line(tile.name, size, shade.text, True)]
    if 2 * line_height(theme, size) <= where.height + 2:
        lines.append(Line(shown(tile.value, chart.decimals), size, shade.text))
    return place_box(shapes, theme, where, name, lines, fill=ground(shade.ground))


def ground(value: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'


def _classes(theme: Theme, chart: TileMap) -> list[tuple[str, str]]:
    breaks = [shown(b, chart.decimals) for b in chart.breaks]
    labels = [f"{breaks[-1]}及以上", *(f"{low}～{high}" for low, high in zip(breaks[-2::-1], breaks[:0:-1])), f"低于{breaks[0]}"]
    fills = [ground(s.ground) for s in shades(theme)[: len(labels)]][::-1]
    entries = list(zip(labels, fills, strict=True))
    if any(t.value is None for t in chart.tiles):
        entries.append(("无数据", solid(theme, "missing")))
    return entries
