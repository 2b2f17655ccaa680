"""Rows by indices as a table whose cells are shaded, each column from its lowest to its highest value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.charts.picture import Picture
from builder.charts.rows import Rows, draw_names, set_names, widest
from builder.charts.shades import CLASSES, class_of, even_breaks, shades
from builder.charts.style import Style
from builder.charts.words import HIGH, LOW
from builder.charts.wrap import Words, fit, set_words
from builder.model.chart import HeatTable
from builder.model.numbers import written

_PITCH = 15.0
_GAP = 1.5  # between cells
_HEAD = 17.0  # over the cells, when the heads of the columns take one line
_KEY = 18.0  # under the cells
_NAME_GAP = 8.0
_SWATCH_WIDTH, _SWATCH_HEIGHT = 13.0, 7.0


def height_of_heat_table(chart: HeatTable, width: float, style: Style) -> float:
    """A row for each category, the heads of the columns and the key."""
    rows = Rows(_PITCH * len(chart.categories), 0.0, len(chart.categories))
    return _columns(chart, width, style, rows).head + len(chart.categories) * _PITCH + _KEY


def draw_heat_table(chart: HeatTable, picture: Picture) -> None:
    """Heads, names, cells, key."""
    style = picture.style
    columns = _columns(chart, picture.width, style, Rows(picture.height - _HEAD, _KEY, len(chart.categories)))
    rows = Rows(picture.height - columns.head, _KEY, len(chart.categories))
    draw_names(picture, columns.names, 0.0, rows, "left")
    middle = picture.height - columns.head / 2 + 1
    if chart.row_header:
        picture.label_at(0.0, middle, chart.row_header, bold=True)
    for index, head in enumerate(columns.heads):
        x = columns.left + index * columns.pitch
        set_words(picture, head, x + (columns.pitch - _GAP) / 2, middle, "center")
        _draw_cells(chart, picture, [row[index] for row in chart.values], x, columns.pitch - _GAP, rows)
    _draw_key(picture, columns.left)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The names at the left, the heads of the columns, and where the columns stand."""

    names: tuple[Words, ...]
    heads: tuple[Words, ...]
    left: float
    pitch: float
    head: float


def _columns(chart: HeatTable, width: float, style: Style, rows: Rows) -> _Columns:
    names = set_names(style, chart.categories, (), width, rows)
    size = style.size.label
    left = max(widest(names), style.bold.width(chart.row_header, size)) + _NAME_GAP
    pitch = (width - left + _GAP) / max(len(chart.columns), 1)
    heads = tuple(fit(head, style.bold, size, pitch - _GAP, size * 2.4) for head in chart.columns)
    highest = max((head.height for head in heads), default=size)
    return _Columns(names, heads, left, pitch, max(highest, size) - size + _HEAD)


def _draw_cells(
    chart: HeatTable, picture: Picture, values: Sequence[Decimal], x: float, width: float, rows: Rows
) -> None:
    """One column. Its figures end on one line, so that their points stand under each other."""
    style = picture.style
    scale, breaks = shades(style.color), even_breaks(values)
    texts = [written(value, chart.decimals) for value in values]
    size = rows.text_size(style)
    size = min(size, size * (width - 2) / max(style.regular.width(text, size) for text in texts))
    right = x + width / 2 + max(style.regular.width(text, size) for text in texts) / 2
    for index, (value, text) in enumerate(zip(values, texts, strict=True)):
        ground = scale[class_of(value, breaks)]
        height = rows.pitch - _GAP
        picture.box(x, rows.middle(index) - height / 2, width, height, ground)
        picture.label_at(right, rows.middle(index), text, "right", size=size, color=style.text_on(ground))


def _draw_key(picture: Picture, x: float) -> None:
    """From low to high, and that this holds within a column."""
    style = picture.style
    middle = _KEY / 2 - 4
    color = style.color.muted
    texts = style.regular.width(LOW + HIGH, style.size.label)
    x = max(0.0, min(x, picture.width - texts - 6 - CLASSES * _SWATCH_WIDTH))
    x = picture.label_at(x, middle, LOW, color=color).box.right + 3
    for ground in shades(style.color):
        picture.box(x, middle - _SWATCH_HEIGHT / 2, _SWATCH_WIDTH, _SWATCH_HEIGHT, ground)
        x += _SWATCH_WIDTH
    picture.label_at(x + 3, middle, HIGH, color=color)
