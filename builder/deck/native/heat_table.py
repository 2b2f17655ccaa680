"""Rows by indices as a native table, each cell shaded by where it stands in its column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.sax.saxutils import escape

from builder.charts.shades import CLASSES, class_of, even_breaks, shades, text_on
from builder.charts.words import HIGH, LOW
from builder.deck.colors import solid_shade
from builder.deck.native.looks import NO_FILL, font, line
from builder.deck.native.place import Align, Anchor, Board, Box, Line, Pieces, Placed, group, place_box, place_table
from builder.deck.native.text import LEADING, text_width, widest
from builder.deck.slides import Frame
from builder.deck.styles import TABLE_STYLE_ID
from builder.deck.units import emu
from builder.model.chart import HeatTable
from builder.model.numbers import written
from builder.theme.theme import Theme

_SIDE = 2.0  # left and right of a number
_AFTER_NAME = 10.0
_EDGE = 0.5
_HEAD_EDGE = 3.0
_TALLEST_ROW = 30.0
_BETWEEN_BLOCKS = 24.0
_KEY_HEIGHT = 16.0
_ABOVE_KEY = 8.0
_SWATCH = 28.0
_BESIDE_SWATCHES = 6.0
_MOST_BLOCKS = 3
MOST_NAMES = 1 / 3  # of a table: how wide its names may be

Breaks = Sequence[tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True)
class _Size:
    """How a table stands in its frame: blocks side by side, each so wide, of so many rows; heights of head and row."""

    blocks: int
    rows: int
    width: float
    head: float
    row: float

    @property
    def height(self) -> float:
        """The height of a full block."""
        return self.head + self.rows * self.row


def add_heat_table(board: Board, chart: HeatTable, frame: Frame, theme: Theme, name: str) -> Pieces:
    """One table, or blocks side by side where the rows are too many; under them the key to the shades."""
    size = _size(chart, theme, frame)
    breaks = [even_breaks(column) for column in zip(*chart.values, strict=True)]
    placed = []
    for number in range(size.blocks):
        rows = slice(number * size.rows, (number + 1) * size.rows)
        block = replace(chart, categories=chart.categories[rows], values=chart.values[rows])
        x = frame.x + number * (size.width + _BETWEEN_BLOCKS)
        called = name if size.blocks == 1 else f"{name} {number + 1}"
        placed.append(_place_table(board, block, theme, x, frame.y, size, breaks, called))
    return (*placed, _place_key(board, theme, frame.x, frame.y + size.height + _ABOVE_KEY, name))


def _size(chart: HeatTable, theme: Theme, frame: Frame) -> _Size:
    """As few blocks as the frame's height allows; the rows a little higher where it allows that too."""
    room = frame.height - _KEY_HEIGHT - _ABOVE_KEY
    least = theme.deck.table * LEADING + 2 * _EDGE
    for blocks in range(1, _MOST_BLOCKS + 1):
        rows = math.ceil(len(chart.categories) / blocks)
        width = (frame.width - (blocks - 1) * _BETWEEN_BLOCKS) / blocks
        head = _head_height(chart, theme, width)
        if head + rows * least <= room:
            break
    return _Size(blocks, rows, width, head, max(least, min(_TALLEST_ROW, (room - head) / rows)))


def _place_table(
    board: Board, chart: HeatTable, theme: Theme, x: float, y: float, size: _Size, breaks: Breaks, name: str
) -> Placed:
    widths = _widths(chart, theme, size.width)
    rows = [_head_row(chart, theme, widths, size.head), *_body_rows(chart, theme, breaks, size.row)]
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in widths)
    height = size.head + size.row * len(chart.categories)
    table = (
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{TABLE_STYLE_ID}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )
    return place_table(board, Frame(x, y, size.width, height), name, chart.alt, table)


def _head_row(chart: HeatTable, theme: Theme, widths: Sequence[float], height: float) -> str:
    """The head, with the rules that the table's style has for it."""
    look = _CellLook("accent_dark", edge=_HEAD_EDGE, anchor="b", is_bold=True)
    cells = [_cell(theme, [chart.row_header], replace(look, align="l"))]
    for column, width in zip(chart.columns, widths[1:], strict=True):
        cells.append(_cell(theme, _head_lines(theme, column, width), look))
    return _row(height, cells)


def _body_rows(chart: HeatTable, theme: Theme, breaks: Breaks, height: float) -> Iterator[str]:
    """Name and shaded values, parted by edges of paper; over the first row stays the rule of the head."""
    scale = [(text_on(theme.color, ground), solid_shade(theme, ground)) for ground in shades(theme.color)]
    for number, (category, values) in enumerate(zip(chart.categories, chart.values, strict=True)):
        sides = ("lnL", "lnR", "lnT", "lnB") if number else ("lnL", "lnR", "lnB")
        look = _CellLook(edges="".join(line(theme, "paper", 1.0, tag=side) for side in sides))
        cells = [_cell(theme, [category], replace(look, align="l"))]
        for value, cuts in zip(values, breaks, strict=True):
            token, fill = scale[class_of(value, cuts)]
            shaded = replace(look, token=token, fill=fill)
            cells.append(_cell(theme, [written(value, chart.decimals)], shaded))
        yield _row(height, cells)


@dataclass(frozen=True, slots=True)
class _CellLook:
    """How a cell is set; `fill` and `edges` are XML."""

    token: str = "ink"
    align: Align = "ctr"
    anchor: Anchor = "ctr"
    edge: float = _EDGE
    is_bold: bool = False
    fill: str = NO_FILL
    edges: str = ""


def _row(height: float, cells: list[str]) -> str:
    return f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>'


def _cell(theme: Theme, lines: list[str], look: _CellLook) -> str:
    size, edge = theme.deck.table, emu(look.edge)
    run = font(theme, "rPr", size, look.token, is_bold=look.is_bold)
    words = f"<a:br>{run}</a:br>".join(f"<a:r>{run}<a:t>{escape(part)}</a:t></a:r>" for part in lines)
    left = 0 if look.align == "l" else emu(_SIDE)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{look.align}"><a:lnSpc>'
        f'<a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc></a:pPr>{words}</a:p></a:txBody>'
        f'<a:tcPr marL="{left}" marR="{emu(_SIDE)}" marT="{edge}" marB="{edge}" anchor="{look.anchor}">'
        f"{look.edges}{look.fill}</a:tcPr></a:tc>"
    )


def _place_key(board: Board, theme: Theme, x: float, y: float, name: str) -> Placed:
    """From low to high, in the order of the shades."""
    size = theme.deck.table
    width, width_high = (text_width(theme, word, size) * 1.1 for word in (LOW, HIGH))
    first = x + width + _BESIDE_SWATCHES
    last = first + CLASSES * _SWATCH
    words = Box(anchor="ctr")
    low, high = Frame(x, y, width, _KEY_HEIGHT), Frame(last + _BESIDE_SWATCHES, y, width_high, _KEY_HEIGHT)
    members = [place_box(board, theme, low, f"{name} 图例 低", [Line(LOW, size, "muted")], words)]
    for number, ground in enumerate(shades(theme.color)):
        swatch = Frame(first + number * _SWATCH, y, _SWATCH, _KEY_HEIGHT)
        fill = Box(fill=solid_shade(theme, ground))
        members.append(place_box(board, theme, swatch, f"{name} 色块 {number + 1}", [], fill))
    members.append(place_box(board, theme, high, f"{name} 图例 高", [Line(HIGH, size, "muted")], words))
    return group(board, members, f"{name} 图例", "图例：颜色由浅到深，表示在本列中由低到高。")


def names_width(chart: HeatTable, theme: Theme) -> float:
    """How wide the names stand on one line each."""
    return widest(theme, (chart.row_header, *chart.categories), theme.deck.table) + _AFTER_NAME


def _widths(chart: HeatTable, theme: Theme, width: float) -> tuple[float, ...]:
    """The names' column, and columns of one width, unless a head needs more than the others to stay on its line."""
    size = theme.deck.table
    names = min(names_width(chart, theme), width * MOST_NAMES)
    rest, count = width - names, len(chart.columns)
    heads = [text_width(theme, column, size, is_bold=True) + 2 * _SIDE + 2 for column in chart.columns]
    if max(heads) <= rest / count or sum(heads) > rest:
        return (names, *[rest / count] * count)
    spare = (rest - sum(heads)) / count
    return (names, *(head + spare for head in heads))


def _head_height(chart: HeatTable, theme: Theme, width: float) -> float:
    widths = _widths(chart, theme, width)[1:]
    lines = max(len(_head_lines(theme, *pair)) for pair in zip(chart.columns, widths, strict=True))
    return lines * theme.deck.table * LEADING + 2 * _HEAD_EDGE


def _head_lines(theme: Theme, head: str, width: float) -> list[str]:
    """A head that is too long for its column, broken after an even number of characters: most words have two."""
    size, inner = theme.deck.table, width - 2 * _SIDE
    if text_width(theme, head, size, is_bold=True) <= inner:
        return [head]
    each = max(2, int(inner / size) // 2 * 2)
    return [head[start : start + each] for start in range(0, len(head), each)]
