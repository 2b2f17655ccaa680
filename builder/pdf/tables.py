"""Tables for print: three rules, the head in the heading face, numbers aligned at their decimal point."""

from __future__ import annotations

from dataclasses import replace

from builder.model.block import Cell, Table
from builder.model.inline import Text
from builder.pdf import words
from builder.pdf.boxes import RowBox, TableBox
from builder.pdf.styles import Styles, TextStyle
from builder.pdf.text import Set, set_text, set_words
from builder.typeset.breaker import Align, natural_width

_ALIGN: dict[str, Align] = {"l": "left", "r": "right", "c": "center"}
_PAD = 6.0  # left and right of a cell's text


def table_box(table: Table, styles: Styles, width: float) -> TableBox:
    """A table over the whole width: the first column as wide as its text asks, the others share the rest."""
    edges = _edges(table, styles, width)
    color = styles.theme.color
    label = words.table_label(table.number)
    caption = set_text((Text(label + "　"), *table.caption), styles.caption, width, color.accent)
    continued = set_text((Text(words.CONTINUED + label + "　"), *table.caption), styles.caption, width, color.accent)
    rows = tuple(
        _row(row, table.align, edges, styles, rule=None if index == len(table.rows) - 1 else (color.rule, 0.4))
        for index, row in enumerate(table.rows)
    )
    foot = []
    if any(cell.mark for row in table.rows for cell in row):
        foot.append(set_words(words.BEST_WORST, styles.source, width))
    if table.note:
        foot.append(set_text((Text(words.NOTE), *table.note), styles.source, width, color.accent))
    if table.source:
        foot.append(set_words(words.SOURCE + table.source, styles.source, width))
    return TableBox(table.id, caption, continued, _head(table, edges, styles), rows, tuple(foot), color.accent_dark)


def _edges(table: Table, styles: Styles, width: float) -> tuple[float, ...]:
    count = len(table.head)
    style = styles.table
    widest = max((_width(cell.text, style) for cell in (row[0] for row in table.rows if row)), default=0.0)
    first = min(max(widest + 2 * _PAD, width / (count + 1)), width * 0.45)
    rest = (width - first) / (count - 1) if count > 1 else 0.0
    return tuple([0.0] + [first + index * rest for index in range(count)])


def _width(text: tuple[object, ...], style: TextStyle) -> float:
    runs = set_text(text, style, 1e6, style.color).runs  # type: ignore[arg-type]
    return natural_width(runs)


def _head(table: Table, edges: tuple[float, ...], styles: Styles) -> RowBox:
    style = styles.variant(styles.table, bold=True, color=styles.theme.color.accent_dark)
    cells = tuple(
        _set_cell(Cell((Text(name),)), letter, right - left, style, styles)
        for name, letter, left, right in zip(table.head, table.align, edges, edges[1:], strict=False)
    )
    return RowBox(cells, tuple(left + _PAD for left in edges[:-1]), edges[-1], pad=4.0)


def _row(
    row: tuple[Cell, ...], align: str, edges: tuple[float, ...], styles: Styles, rule: tuple[str, float] | None
) -> RowBox:
    color = styles.theme.color
    cells = []
    for cell, letter, left, right in zip(row, align, edges, edges[1:], strict=False):
        style = styles.table
        if cell.mark:
            style = styles.variant(style, bold=True, color=color.good if cell.mark == "best" else color.bad)
        cells.append(_set_cell(cell, letter, right - left, style, styles))
    fills = tuple(color.accent_soft if cell.mark == "best" else "" for cell in row)
    lefts = tuple(left + _PAD for left in edges[:-1])
    return RowBox(tuple(cells), lefts, edges[-1], fills, edges, rule)


def _set_cell(cell: Cell, letter: str, width: float, style: TextStyle, styles: Styles) -> Set:
    style = replace(style, align=_ALIGN[letter], indent=0.0)
    mark = {"best": words.BEST + " ", "worst": words.WORST + " "}.get(cell.mark, "")
    text = (Text(mark), *cell.text) if mark else cell.text
    return set_text(text, style, width - 2 * _PAD, styles.theme.color.accent)
