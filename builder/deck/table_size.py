"""How wide and high the columns and rows of a table are on a slide, before it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from builder.deck.fit import Measure, NoRoom, estimate, text_width
from builder.deck.geometry import side_by_side
from builder.deck.places import Style
from builder.deck.slides import Frame
from builder.model.block import Cell
from builder.model.inline import plain

CELL_SIDE = 5.0
CELL_EDGE = 2.0
TABLE_STEPS = (16 / 12, 14 / 12, 1.0)
_HEAD_EDGE = 4.0
_AIRY = 1.35
_MOST_ROW = 2.1
_WIDEST = 0.5
_SHORT_HEAD = 4
_BOLD = 0.93  # of a cell's width that a text may fill by the regular face's measure: heads and best values are bold
_FEW = 4  # Han characters that a cell should not part
_PIECES = re.compile(r"[\x21-\x7e]+|[^\x00-\x7f]+")
ROWS_IN_ONE_BLOCK = 17

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class TableSize:
    """Widths of the columns, heights of the head and of the rows, in points; the head's texts broken into lines."""

    widths: tuple[float, ...]
    head_texts: tuple[str, ...]
    head: float
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        """The whole table."""
        return self.head + sum(self.rows)


def table_size(head: Sequence[str], rows: Rows, width: float, style: Style, measure: Measure = estimate) -> TableSize:
    """The least room that a table takes at a width."""
    texts = [[plain(cell.text) for cell in row] for row in rows]
    widths = _widths(head, texts, width, style)
    inner = [column - 2 * CELL_SIDE for column in widths]
    broken = tuple(_broken(title, room, style) for title, room in zip(head, inner, strict=True))

    def height(cells: Sequence[str], edge: float) -> float:
        lines = max(
            sum(
                1 if text_width(line, style.size) <= _BOLD * room else measure(line, style.size, _BOLD * room)
                for line in text.split("\n")
            )
            for text, room in zip(cells, inner, strict=True)
        )
        return lines * style.leading + 2 * edge

    return TableSize(widths, broken, height(broken, _HEAD_EDGE), tuple(height(row, CELL_EDGE) for row in texts))


def table_that_fits(
    head: Sequence[str], rows: Rows, frame: Frame, blocks: int, style: Style, measure: Measure = estimate
) -> tuple[TableSize, Style]:
    """The table in the largest of its sizes at which it has room with air between its rows, else in the smallest."""
    for step in TABLE_STEPS:
        sized = style.sized(round(style.size * step)) if step != 1 else style
        size = table_size(head, rows, frame.width, sized, measure)
        tallest = max((block.height for block in _dealt(size, blocks)), default=size.head)
        is_whole = step == 1 or _is_wide_enough(head, rows, frame.width, sized)
        if is_whole and tallest * (_AIRY if step != 1 else 1) <= frame.height:
            return size, sized
    raise NoRoom(f"a table of {len(rows)} rows is {tallest:.0f} pt high and has {frame.height:.0f}")


def in_blocks(size: TableSize, blocks: int, height: float) -> tuple[TableSize, ...]:
    """The table dealt out into blocks of as many rows, all rows a little higher where height and good looks allow."""
    parts = _dealt(size, blocks)
    lowest = min(size.rows, default=0)
    spare = min(((height - part.height) / len(part.rows) for part in parts), default=0)
    more = max(min(spare, (_MOST_ROW - 1) * lowest), 0)
    return tuple(replace(part, rows=tuple(row + more for row in part.rows)) for part in parts)


def dealt_out(
    head: Sequence[str], rows: Rows, frame: Frame, style: Style, measure: Measure = estimate
) -> tuple[int, tuple[tuple[tuple[Cell, ...], ...], ...]]:
    """In how many blocks a table stands on its slides, and the rows of each slide; NoRoom for one that is too wide.

    Long tables stand in two blocks, if their columns have room there in the smallest size.
    """
    smallest = style.sized(round(style.size * min(TABLE_STEPS)))
    if not _is_wide_enough(head, rows, frame.width, smallest):
        held = next(n for n in range(len(head), -1, -1) if _is_wide_enough(head[:n], rows, frame.width, smallest))
        what = f"the table “{' '.join(head)[:20]}…” has {len(head)} columns, {held} have room on a slide"
        raise NoRoom(what, "choose fewer columns, or part it in two tables")
    half = side_by_side(frame, 2)[0]
    is_parted = len(rows) > ROWS_IN_ONE_BLOCK and _is_wide_enough(head, rows, half.width, smallest)
    blocks = 2 if is_parted else 1
    return blocks, split_rows(head, rows, half if is_parted else frame, blocks, smallest, measure)


def split_rows(
    head: Sequence[str], rows: Rows, frame: Frame, blocks: int, style: Style, measure: Measure = estimate
) -> tuple[tuple[tuple[Cell, ...], ...], ...]:
    """Rows dealt out evenly to as few slides as hold them; NoRoom when not even one row has room."""
    for slides in range(1, len(rows) + 1):
        each = -(-len(rows) // slides)
        parts = [tuple(map(tuple, rows[start : start + each])) for start in range(0, len(rows), each)]
        sizes = (table_size(head, part, frame.width, style, measure) for part in parts)
        if all(block.height <= frame.height for size in sizes for block in _dealt(size, blocks)):
            return tuple(parts)
    raise NoRoom(f"a row of the table “{' '.join(head)[:30]}” is higher than {frame.height:.0f} pt")


def _is_wide_enough(head: Sequence[str], rows: Rows, width: float, style: Style) -> bool:
    """Whether no column is so narrow that a number or a short word in it would be broken."""
    texts = [[plain(cell.text) for cell in row[: len(head)]] for row in rows]
    return sum(_bare(head, texts, style)) <= width


def _dealt(size: TableSize, blocks: int) -> list[TableSize]:
    each = max(-(-len(size.rows) // blocks), 1)
    return [replace(size, rows=size.rows[start : start + each]) for start in range(0, len(size.rows), each)]


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]], width: float, style: Style) -> tuple[float, ...]:
    """Columns as wide as their cells; what is left goes to all alike.

    What is missing is taken from the heads first, then from long words, last from all.
    """
    edges = 2 * CELL_SIDE + 1
    cells = [
        min(max((text_width(row[i], style.size) for row in rows), default=0) / _BOLD + edges, _WIDEST * width)
        for i in range(len(head))
    ]
    wanted = [max(cell, text_width(title, style.size) / _BOLD + edges) for title, cell in zip(head, cells, strict=True)]
    least = [
        max(cell, text_width(min(_breaks(title), key=len), style.size) / _BOLD + edges)
        for title, cell in zip(head, cells, strict=True)
    ]
    bare = _bare(head, rows, style)
    spare = width - sum(wanted)
    if spare >= 0:
        return tuple(column + spare / len(wanted) for column in wanted)
    for high, low in ((wanted, least), (least, [min(pair) for pair in zip(bare, least, strict=True)])):
        if sum(low) <= width:
            share = (width - sum(low)) / (sum(high) - sum(low))
            return tuple(a + (b - a) * share for a, b in zip(low, high, strict=True))
    return tuple(column * width / sum(bare) for column in bare)


def _bare(head: Sequence[str], rows: Sequence[Sequence[str]], style: Style) -> list[float]:
    """The least widths at which long words and heads are broken over lines, but no number and no short word is."""
    edges = 2 * CELL_SIDE + 1
    return [
        max((_unbroken(text) for text in (title, *(row[i] for row in rows))), default=0) * style.size / _BOLD + edges
        for i, title in enumerate(head)
    ]


@lru_cache(maxsize=4096)
def _unbroken(text: str) -> float:
    """The width, in em, of what must stay on a line: a number, a word of Latin letters, a few Han characters."""
    widths = ((piece, text_width(piece, 1.0)) for piece in _PIECES.findall(text))
    return max((min(width, _FEW) if _is_han(piece) else width for piece, width in widths), default=0.0)


def _is_han(piece: str) -> bool:
    return not piece[0].isascii()


def _broken(title: str, room: float, style: Style) -> str:
    """A head in one line, or in two that break between words, as far as can be told without a dictionary."""
    for first in _breaks(title):
        second = title[len(first) :]
        if max(text_width(first, style.size), text_width(second, style.size)) <= _BOLD * room:
            return f"{first}\n{second}" if second else first
    return title


def _breaks(title: str) -> tuple[str, ...]:
    """Where a head may end its first line: nowhere, before its last word (most have two characters), in its middle."""
    if len(title) <= _SHORT_HEAD or not title.isalpha() or title.isascii():
        return (title,)
    return title, title[:-2], title[: -(-len(title) // 2)]
