"""The cells of the workbook behind a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from builder.office.names import R, S, whole
from builder.office.package import Damaged, Package

Cell = str | float
_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!(),]+))!\$([A-Z]{1,3})\$(\d{1,7})(?::\$([A-Z]{1,3})\$(\d{1,7}))?")
_MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class Range:
    """Cells of a sheet in a rectangle; columns and rows from 1, the last ones included."""

    sheet: str
    left: int
    top: int
    right: int
    bottom: int

    def cells(self) -> Iterator[tuple[int, int]]:
        """Column and row of each, row by row."""
        return (
            (column, row) for row in range(self.top, self.bottom + 1) for column in range(self.left, self.right + 1)
        )


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets by name: what each cell (column and row from 1) holds."""

    sheets: Mapping[str, Mapping[tuple[int, int], Cell]]


@lru_cache(maxsize=128)  # those of a deck: its charts are read for parity and by the lint
def read_workbook(content: bytes) -> Workbook:
    """The cells of a workbook. Raises NotOffice or Damaged for one that cannot be opened."""
    package = Package(content)
    book = package.main
    strings = _strings(package, book)
    sheets: dict[str, Mapping[tuple[int, int], Cell]] = {}
    relations = package.relations(book)
    for sheet in package.tree(book).iter(f"{S}sheet"):
        relation = relations.get(sheet.get(f"{R}id", ""))
        if relation is None:
            raise Damaged(book, f"names a sheet “{sheet.get('name', '')}” that is not in it")
        if relation.kind.endswith("/worksheet"):
            sheets[sheet.get("name", "")] = _cells(package, relation.target, strings)
    return Workbook(sheets)


def range_of(formula: str) -> Range | None:
    """What a plain reference names (Sheet1!$A$2:$A$9); None for anything else."""
    found = _RANGE.fullmatch(formula.strip())
    if not found:
        return None
    quoted, plain, left, top, right, bottom = found.groups()
    columns, rows = (column(left), column(right or left)), (int(top), int(bottom or top))
    sheet = quoted.replace("''", "'") if quoted else plain
    named = Range(sheet, min(columns), min(rows), max(columns), max(rows))
    size = (named.right - named.left + 1) * (named.bottom - named.top + 1)
    return named if size <= _MOST_CELLS else None


def column(letters: str) -> int:
    """The number of a column, from 1 for A."""
    count = 0
    for letter in letters:
        count = count * 26 + ord(letter) - 64
    return count


def letters(column: int) -> str:
    """The letters of a column: A for 1."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(65 + last)


def _strings(package: Package, book: str) -> tuple[str, ...]:
    found = package.related(book, "sharedStrings")
    entries = package.tree(found[0]).iter(f"{S}si") if found else ()
    return tuple("".join(each.text or "" for each in entry.iter(f"{S}t")) for entry in entries)


def _cells(package: Package, part: str, strings: tuple[str, ...]) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    row_number = 0
    for row in package.tree(part).iter(f"{S}row"):
        row_number = whole(row, "r", row_number + 1)
        place = 0
        for cell in row.iterchildren(f"{S}c"):
            letters = (cell.get("r") or "").rstrip("0123456789")
            place = column(letters) if letters.isalpha() and letters.isascii() else place + 1
            value = _value(cell.get("t", "n"), cell.findtext(f"{S}v"), strings)
            if cell.get("t") == "inlineStr":
                value = "".join(each.text or "" for each in cell.iter(f"{S}t"))
            if value is not None:
                cells[place, row_number] = value
    return cells


def _value(kind: str, text: str | None, strings: tuple[str, ...]) -> Cell | None:
    if text is None:
        return None
    try:
        if kind == "s":
            return strings[int(text)]
        return float(text) if kind in ("n", "b") else text
    except (ValueError, IndexError):
        return text
