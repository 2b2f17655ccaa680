"""A map of squares, one for each province, shaded by class of value."""

from __future__ import annotations

from dataclasses import dataclass

from builder.charts.picture import Box, Picture
from builder.charts.shades import class_of, shades
from builder.charts.style import Style
from builder.charts.words import NO_DATA, class_names
from builder.charts.wrap import fit, set_words
from builder.model.chart import Tile, TileMap
from builder.model.numbers import written

_LARGEST = 38.0  # from one tile to the next
_GAP = 2.0  # between tiles
_LINE = 14.0  # of the legend
_SWATCH_WIDTH, _SWATCH_HEIGHT = 18.0, 10.0
_LEGEND_GAP = 5.0


def height_of_tile_map(chart: TileMap, width: float, style: Style) -> float:
    """As high as the map, and the legend where no corner is free for it."""
    return _layout(chart, width, style).height


def draw_tile_map(chart: TileMap, picture: Picture) -> None:
    """The tiles with name and value, and the legend."""
    layout = _layout(chart, picture.width, picture.style)
    if layout.height > picture.height:
        layout = _layout(chart, picture.width, picture.style, picture.height / layout.height)
    top = picture.height
    for tile in chart.tiles:
        _draw_tile(chart, picture, tile, layout.tile(tile), top)
    _draw_legend(chart, picture, layout, top)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where tiles and legend lie. Heights are counted from the top of the frame, below it they are negative.

    `scale` is 1 where there is as much height as is wanted.
    """

    scale: float
    pitch: float
    left: float
    first: tuple[int, int]
    legend: Box
    height: float

    def tile(self, tile: Tile) -> Box:
        """The room of a tile."""
        return _tile_box(tile, self.first, self.left, self.pitch)


def _layout(chart: TileMap, width: float, style: Style, scale: float = 1.0) -> _Layout:
    """The map in the middle; the legend in the first corner of it that has no tiles, or below it."""
    columns, rows = [tile.column for tile in chart.tiles] or [0], [tile.row for tile in chart.tiles] or [0]
    first = (min(columns), min(rows))
    across, down = max(columns) - first[0] + 1, max(rows) - first[1] + 1
    pitch = scale * min(_LARGEST, (width + _GAP) / across)
    map_width, map_height = across * pitch - _GAP, down * pitch - _GAP
    left = (width - map_width) / 2
    tiles = [_tile_box(tile, first, left, pitch) for tile in chart.tiles]
    legend_width, legend_height = (scale * side for side in _legend_size(chart, style))
    for top in (0.0, legend_height - map_height):
        for x in (left, left + map_width - legend_width):
            legend = Box(x, top - legend_height, x + legend_width, top)
            if not any(legend.touches(tile, pitch / 4) for tile in tiles):
                return _Layout(scale, pitch, left, first, legend, map_height)
    top = -map_height - pitch / 4
    legend = Box(left, top - legend_height, left + legend_width, top)
    return _Layout(scale, pitch, left, first, legend, -legend.bottom)


def _tile_box(tile: Tile, first: tuple[int, int], left: float, pitch: float) -> Box:
    x, top = left + (tile.column - first[0]) * pitch, -(tile.row - first[1]) * pitch
    return Box(x, top - pitch + _GAP, x + pitch - _GAP, top)


def _draw_tile(chart: TileMap, picture: Picture, tile: Tile, box: Box, top: float) -> None:
    style = picture.style
    side = box.right - box.left
    size = min(style.size.label, side * 0.24)
    middle, x = top + (box.top + box.bottom) / 2, (box.left + box.right) / 2
    if tile.value is None:
        fill, color, text = style.color.missing, style.color.muted, NO_DATA
    else:
        fill = shades(style.color, len(chart.breaks) + 1)[class_of(tile.value, chart.breaks)]
        color, text = style.text_on(fill), written(tile.value, chart.decimals)
    _draw_field(picture, Box(box.left, top + box.bottom, box.right, top + box.top), fill)
    name = fit(tile.name, style.bold, size, side - 3, size)
    set_words(picture, name, x, middle + size * 0.62, "center", color=color)
    value = fit(text, style.regular, size * 0.94, side - 3, size)
    set_words(picture, value, x, middle - size * 0.66, "center", color=color)


def _draw_field(picture: Picture, box: Box, fill: str) -> None:
    """A tile or a swatch. No data is framed as well, for its grey is near the lightest shades."""
    color, line = picture.style.color, picture.style.size.line
    width, height = box.right - box.left, box.top - box.bottom
    if fill == color.missing:
        inset = line / 2
        picture.box(box.left + inset, box.bottom + inset, width - line, height - line, fill, color.rule, line)
    else:
        picture.box(box.left, box.bottom, width, height, fill)


def _legend_size(chart: TileMap, style: Style) -> tuple[float, float]:
    size = style.size.label
    texts = [text for _, text in _legend(chart, style)]
    widest = max(style.regular.width(text, size) for text in texts)
    width = max(_SWATCH_WIDTH + _LEGEND_GAP + widest, style.bold.width(chart.title, size))
    return width, _LINE * (len(texts) + 1)


def _draw_legend(chart: TileMap, picture: Picture, layout: _Layout, top: float) -> None:
    scale, x = layout.scale, layout.legend.left
    size = scale * picture.style.size.label
    width, half = scale * _SWATCH_WIDTH, scale * _SWATCH_HEIGHT / 2
    middle = top + layout.legend.top - scale * _LINE / 2
    picture.label_at(x, middle, chart.title, size=size, bold=True)
    for fill, text in _legend(chart, picture.style):
        middle -= scale * _LINE
        _draw_field(picture, Box(x, middle - half, x + width, middle + half), fill)
        picture.label_at(x + width + scale * _LEGEND_GAP, middle, text, size=size)


def _legend(chart: TileMap, style: Style) -> list[tuple[str, str]]:
    """Colour and range of each class, the highest first, and of what has no data."""
    names = class_names(chart.breaks)
    entries = list(zip(shades(style.color, len(names)), names, strict=True))[::-1]
    if any(tile.value is None for tile in chart.tiles):
        entries.append((style.color.missing, NO_DATA))
    return entries
