"""Tables for print: three rules, the head in the heading face, numbers aligned at their decimal point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from builder.model.block import Cell, Table
from builder.model.inline import Footnote, Text
from builder.pdf import words
from builder.pdf.boxes import Box
from builder.pdf.pen import Pen
from builder.pdf.styles import Styles, TextStyle
from builder.pdf.text import Set, set_text, set_words
from builder.typeset.breaker import Align, natural_width

_ALIGN: dict[str, Align] = {"l": "left", "r": "right", "c": "center"}
_PAD = 6.0  # left and right of a cell's text
_SHARE = 5  # neither part of a table that is split has less than one of so many shares of its rows,
_STUB = 120.0  # unless it is as high as this
_FEW = 8  # rows of a table of answers that moves as a whole


@dataclass(frozen=True)
class RowBox:
    """One row of a table, its cells already set; a rule below it where `rule` is set."""

    cells: tuple[Set, ...]
    lefts: tuple[float, ...]
    width: float
    fills: tuple[str, ...] = ()
    edges: tuple[float, ...] = ()
    rule: tuple[str, float] | None = None
    pad: float = 3.0
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        return max((cell.height for cell in self.cells), default=0.0) + 2 * self.pad

    def notes(self) -> list[Footnote]:
        return [note for cell in self.cells for line in cell.lines for note in cell.notes(line)]

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for fill, left, right in zip(self.fills, self.edges, self.edges[1:], strict=False):
            if fill:
                pen.box(x + left, top, right - left, self.height, fill)
        for cell, left in zip(self.cells, self.lefts, strict=True):
            pen.text(cell, x + left, top + (self.height - cell.height) / 2)
        if self.rule:
            pen.rule(x, top + self.height, self.width, *self.rule)


@dataclass(frozen=True)
class TableBox:
    """A table with its caption above. Going on over the page it repeats its head under a caption that says 续表."""

    target: str
    caption: Set
    caption_on: Set
    head: RowBox
    rows: tuple[RowBox, ...]
    foot: tuple[Set, ...]
    ink: str
    before: float = 10.0
    after: float = 14.0
    keeps: bool = False
    is_start: bool = True
    is_end: bool = True
    floats: bool = False  # it may move to the head of the next page, as figures do
    GAP = 5.0
    MIN_ROWS = 3

    @property
    def height(self) -> float:
        return self._fixed() + sum(row.height for row in self.rows) + (self._foot_height() if self.is_end else 0.0)

    def _fixed(self) -> float:
        return self._title().height + self.GAP + self.head.height

    def _foot_height(self) -> float:
        return self.GAP + sum(text.height for text in self.foot) if self.foot else 0.0

    def _title(self) -> Set:
        return self.caption if self.is_start else self.caption_on

    def notes(self) -> list[Footnote]:
        texts = (self._title(), *(self.foot if self.is_end else ()))
        around = [note for text in texts for line in text.lines for note in text.notes(line)]
        return [*around, *(note for row in self.rows for note in row.notes())]

    def split(self, room: float) -> tuple[Box, Box] | None:
        left = room - self._fixed()
        count = 0
        for row in self.rows:
            left -= row.height
            if left < 0:
                break
            count += 1
        tallest = max(row.height for row in self.rows)
        least = max(self.MIN_ROWS, min(len(self.rows) // _SHARE, int(_STUB // tallest)))
        count = min(count, len(self.rows) - least)
        if count < least:
            return None
        return (
            replace(self, rows=self.rows[:count], after=0.0, is_end=False),
            replace(self, rows=self.rows[count:], before=0.0, is_start=False),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.is_start:
            pen.destination(self.target, top)
        with pen.record.exhibit(self.target):
            self._draw(pen, x, top)

    def _draw(self, pen: Pen, x: float, top: float) -> None:
        title = self._title()
        pen.text(title, x, top)
        top += title.height + self.GAP
        pen.rule(x, top, self.head.width, self.ink, 1.0)
        self.head.draw(pen, x, top)
        top += self.head.height
        pen.rule(x, top, self.head.width, self.ink, 0.5)
        for row in self.rows:
            row.draw(pen, x, top)
            top += row.height
        pen.rule(x, top, self.head.width, self.ink, 1.0 if self.is_end else 0.5)
        if self.is_end:
            top += self.GAP
            for text in self.foot:
                pen.text(text, x, top)
                top += text.height


def table_box(table: Table, styles: Styles, width: float) -> TableBox:
    """A table over the whole width: the first column as wide as its text asks, the others share the rest."""
    edges = _edges(table, styles, width)
    color = styles.theme.color
    label = words.table_label(table.number)
    caption = set_text((Text(label + "　"), *table.caption), styles.caption, width, color.accent)
    again = tuple(part for part in table.caption if not isinstance(part, Footnote))  # its note stands where it begins
    continued = set_text((Text(words.CONTINUED + label + "　"), *again), styles.caption, width, color.accent)
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
    floats = table.origin is None and len(rows) <= _FEW
    head = _head(table, edges, styles)
    return TableBox(table.id, caption, continued, head, rows, tuple(foot), color.accent_dark, floats=floats)


def _edges(table: Table, styles: Styles, width: float) -> tuple[float, ...]:
    if table.shares:
        return tuple(accumulate((share * width for share in table.shares), initial=0.0))
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
    cells, lefts = [], []
    for name, letter, left, right in zip(table.head, table.align, edges, edges[1:], strict=False):
        cell, spared = _balanced(Cell((Text(name),)), letter, right - left, style, styles)
        cells.append(cell)
        lefts.append(left + _PAD + {"r": spared, "c": spared / 2}.get(letter, 0.0))
    return RowBox(tuple(cells), tuple(lefts), edges[-1], pad=4.0)


def _balanced(cell: Cell, letter: str, width: float, style: TextStyle, styles: Styles) -> tuple[Set, float]:
    """A cell in lines of about equal length, and how much narrower it is for that.

    So 云化基础 stands over 设施指数, and no 云化基础设 over 施指数.
    """
    found, spared = _set_cell(cell, letter, width, style, styles), 0.0
    while len(found.lines) > 1 and width - spared > 2 * (style.size + _PAD):
        narrower = _set_cell(cell, letter, width - spared - style.size, style, styles)
        if len(narrower.lines) > len(found.lines):
            break
        found, spared = narrower, spared + style.size
    return found, spared


def _row(
    row: tuple[Cell, ...], align: str, edges: tuple[float, ...], styles: Styles, rule: tuple[str, float] | None
) -> RowBox:
    color = styles.theme.color
    cells = []
    for cell, letter, left, right in zip(row, align, edges, edges[1:], strict=False):
        style = styles.table
        if cell.mark:
            style = styles.variant(style, bold=True, color=color.good if cell.mark == "best" else color.bad)
        elif cell.is_in_focus:
            style = styles.variant(style, bold=True, color=color.accent_dark)
        cells.append(_set_cell(cell, letter, right - left, style, styles))
    fills = tuple(color.accent_soft if cell.mark == "best" or cell.is_in_focus else "" for cell in row)
    lefts = tuple(left + _PAD for left in edges[:-1])
    return RowBox(tuple(cells), lefts, edges[-1], fills, edges, rule)


def _set_cell(cell: Cell, letter: str, width: float, style: TextStyle, styles: Styles) -> Set:
    style = replace(style, align=_ALIGN[letter], indent=0.0)
    mark = {"best": words.BEST + " ", "worst": words.WORST + " "}.get(cell.mark, "")
    text = (Text(mark), *cell.text) if mark else cell.text
    return set_text(text, style, width - 2 * _PAD, styles.theme.color.accent)
