"""How wide and high the columns and rows of a table are on a slide, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.deck.fit import Measure, NoRoom, estimate, text_width
from builder.deck.layouts import Style
from builder.model.block import Cell
from builder.model.inline import plain

CELL_SIDE = 5.0
CELL_EDGE = 2.0
_HEAD_EDGE = 4.0
_MOST_ROW = 30.0
_WIDEST = 0.5

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class TableSize:
    """Widths of the columns, heights of the head and of the rows, in points."""

    widths: tuple[float, ...]
    head: float
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        """The whole table."""
        return self.head + sum(self.rows)


def table_size(
    head: Sequence[str], rows: Rows, width: float, style: Style, measure: Measure = estimate
) -> TableSize:
    """The least room that a table takes at a width."""
    texts = [[plain(cell.text) for cell in row] for row in rows]
    widths = _widths(head, texts, width, style)
    inner = [column - 2 * CELL_SIDE for column in widths]

    def height(cells: Sequence[str], edge: float) -> float:
        lines = max(measure(text, style.size, room) for text, room in zip(cells, inner, strict=True))
        return lines * style.leading + 2 * edge

    return TableSize(widths, height(head, _HEAD_EDGE), tuple(height(row, CELL_EDGE) for row in texts))


def grown(size: TableSize, height: float) -> TableSize:
    """The table with its rows higher, as far as the height and good looks allow."""
    spare = max(height - size.height, 0) / len(size.rows) if size.rows else 0
    room = max(_MOST_ROW - min(size.rows, default=_MOST_ROW), 0)
    return TableSize(size.widths, size.head, tuple(row + min(spare, room) for row in size.rows))


def split_rows(
    head: Sequence[str], rows: Rows, width: float, height: float, style: Style, measure: Measure = estimate
) -> tuple[tuple[tuple[Cell, ...], ...], ...]:
    """Rows dealt out to as few tables of this width and height as hold them; NoRoom for a row too high for one."""
    size = table_size(head, rows, width, style, measure)
    parts: list[list[tuple[Cell, ...]]] = []
    filled = height
    for row, high in zip(rows, size.rows, strict=True):
        if size.head + high > height:
            raise NoRoom(f"the row “{plain(row[0].text)[:20]}” is higher than {height - size.head:.0f} pt")
        if filled + high > height:
            parts.append([])
            filled = size.head
        parts[-1].append(tuple(row))
        filled += high
    return tuple(tuple(part) for part in parts)


def _widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], width: float, style: Style
) -> tuple[float, ...]:
    """Columns as wide as their cells; what is left goes to all alike, what is missing is taken from the heads first."""
    titles = [text_width(title, style.size) + 2 * CELL_SIDE + 1 for title in head]
    cells = [
        min(max((text_width(row[i], style.size) for row in rows), default=0) + 2 * CELL_SIDE + 1, _WIDEST * width)
        for i in range(len(head))
    ]
    wanted = [max(pair) for pair in zip(titles, cells, strict=True)]
    least = [max(cell, min(title, 2 * style.size + 2 * CELL_SIDE)) for title, cell in zip(titles, cells, strict=True)]
    spare = width - sum(wanted)
    if spare >= 0:
        return tuple(column + spare / len(wanted) for column in wanted)
    if sum(least) <= width:
        share = (width - sum(least)) / (sum(wanted) - sum(least))
        return tuple(low + (high - low) * share for low, high in zip(least, wanted, strict=True))
    return tuple(column * width / sum(least) for column in least)
