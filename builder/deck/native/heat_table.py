"""Rows by indices as a native table, each cell shaded by where it stands in its column."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml

from builder.deck.markup import NAMES
from builder.deck.native.looks import NO_FILL, font, line
from builder.deck.native.place import Align, Box, Line, group, named, place_box
from builder.deck.native.shades import CLASSES, class_of, even_breaks, shades
from builder.deck.native.text import LEADING, lines_of, text_width, widest
from builder.deck.slides import Frame
from builder.deck.styles import TABLE_STYLE_ID
from builder.deck.units import emu
from builder.model.chart import HeatTable
from builder.model.numbers import written
from builder.theme.theme import Theme

_SIDE = 4.0  # left and right of a cell's text
_EDGE = 0.5
_HEAD_EDGE = 3.0
_TALLEST_ROW = 30.0
_BETWEEN_BLOCKS = 24.0
_KEY_HEIGHT = 16.0
_ABOVE_KEY = 8.0
_SWATCH = 28.0
_LOW, _HIGH = "列内低", "列内高"


def add_heat_table(shapes: Any, chart: HeatTable, frame: Frame, theme: Theme, name: str) -> None:
    """One table, or blocks side by side where the rows are too many; under them the key to the shades."""
    room = frame.height - _KEY_HEIGHT - _ABOVE_KEY
    least = theme.deck.table * LEADING + 2 * _EDGE
    count = len(chart.categories)
    blocks = next(n for n in range(1, count + 1) if _head_height(chart, theme, frame, n) + _per_block(count, n) * least <= room or n == 3)
    each = _per_block(count, blocks)
    width = _block_width(frame, blocks)
    head = _head_height(chart, theme, frame, blocks)
    height = max(least, min(_TALLEST_ROW, (room - head) / each))
    breaks = [even_breaks(column) for column in zip(*chart.values, strict=True)]
    for number in range(blocks):
        rows = slice(number * each, (number + 1) * each)
        part = replace(chart, categories=chart.categories[rows], values=chart.values[rows])
        where = Frame(frame.x + number * (width + _BETWEEN_BLOCKS), frame.y, width, head + height * len(part.categories))
        _place_table(shapes, part, theme, where, head, height, breaks, name if blocks == 1 else f"{name} {number + 1}")
    below = frame.y + head + height * each + _ABOVE_KEY
    _place_key(shapes, theme, replace(frame, y=below), name)


def _place_table(
    shapes: Any, chart: HeatTable, theme: Theme, where: Frame, head: float, height: float,
    breaks: list[tuple[Decimal, ...]], name: str,
) -> None:  # fmt: skip
    first = _name_width(chart, theme, where.width)
    width = (where.width - first) / len(chart.columns)
    scale = shades(theme)
    heads = [_cell(theme, chart.row_header, "l", is_head=True)]
    heads += [_cell(theme, column, "ctr", is_head=True) for column in chart.columns]
    rows = [_row(head, heads)]
    for category, values in zip(chart.categories, chart.values, strict=True):
        cells = [_cell(theme, category, "l")]
        for value, cuts in zip(values, breaks, strict=True):
            shade = scale[class_of(value, cuts)]
            cells.append(_cell(theme, written(value, chart.decimals), "ctr", fill=shade.fill, token=shade.text))
        rows.append(_row(height, cells))
    grid = f'<a:gridCol w="{emu(first)}"/>' + f'<a:gridCol w="{emu(width)}"/>' * len(chart.columns)
    placed = shapes.add_table(1, 1, emu(where.x), emu(where.y), emu(where.width), emu(where.height))
    named(placed, name, chart.alt)
    table = placed._element.graphic.graphicData.tbl
    written_table = (
        f'<a:tbl {NAMES}><a:tblPr firstRow="1"><a:tableStyleId>{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr>'
        f'<a:tblGrid>{grid}</a:tblGrid>{"".join(rows)}</a:tbl>'
    )
    table.getparent().replace(table, parse_xml(written_table))


def _row(height: float, cells: list[str]) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _cell(
    theme: Theme, content: str, align: Align, *, fill: str = "", token: str = "ink", is_head: bool = False
) -> str:
    """A cell; a shaded one has white edges instead of the rules of the table's style."""
    size = theme.deck.table
    run = font(theme, "rPr", size, "accent_dark" if is_head else token, is_bold=is_head)
    edges = "".join(line(theme, "paper", 1.0, tag=tag) for tag in ("lnL", "lnR", "lnT", "lnB")) if fill else ""
    edge = emu(_HEAD_EDGE if is_head else _EDGE)
    left = 0 if align == "l" else emu(_SIDE)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"><a:lnSpc>'
        f'<a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc></a:pPr>'
        f"<a:r>{run}<a:t>{escape(content)}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr marL="{left}" marR="{emu(_SIDE)}" marT="{edge}" marB="{edge}" anchor="{"b" if is_head else "ctr"}">'
        f"{edges}{fill or NO_FILL}</a:tcPr></a:tc>"
    )


def _place_key(shapes: Any, theme: Theme, where: Frame, name: str) -> None:
    """From low to high, in the order of the shades."""
    size = theme.deck.table
    low = text_width(theme, _LOW, size) * 1.1
    start = where.x + low + 6
    words = Box(anchor="ctr")
    members = [
        place_box(
            shapes, theme, Frame(where.x, where.y, low, _KEY_HEIGHT), f"{name} 图例 低", [Line(_LOW, size, "muted")], words
        )
    ]
    for number, shade in enumerate(shades(theme)):
        swatch = Frame(start + number * _SWATCH, where.y, _SWATCH, _KEY_HEIGHT)
        members.append(place_box(shapes, theme, swatch, f"{name} 色块 {number + 1}", [], Box(fill=shade.fill)))
    end = Frame(start + CLASSES * _SWATCH + 6, where.y, low, _KEY_HEIGHT)
    members.append(place_box(shapes, theme, end, f"{name} 图例 高", [Line(_HIGH, size, "muted")], words))
    group(shapes, members, f"{name} 图例", "图例：颜色由浅到深，表示在本列中由低到高。")


def _per_block(count: int, blocks: int) -> int:
    return math.ceil(count / blocks)


def _block_width(frame: Frame, blocks: int) -> float:
    return (frame.width - (blocks - 1) * _BETWEEN_BLOCKS) / blocks


def _name_width(chart: HeatTable, theme: Theme, width: float) -> float:
    names = widest(theme, (chart.row_header, *chart.categories), theme.deck.table)
    return min(names + 2 * _SIDE + 4, width / 3)


def _head_height(chart: HeatTable, theme: Theme, frame: Frame, blocks: int) -> float:
    """The height of the head, whose names may take more than one line."""
    size, width = theme.deck.table, _block_width(frame, blocks)
    inner = (width - _name_width(chart, theme, width)) / len(chart.columns) - 2 * _SIDE
    lines = max((lines_of(theme, column, size, inner, is_bold=True) for column in chart.columns), default=1)
    return lines * size * LEADING + 2 * _HEAD_EDGE
