"""Check a table as it was typed against its description and the places, and tell every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from builder.datasets.description import ColumnText, Description
from builder.places.places import Places
from builder.problems import Problem
from builder.records import did_you_mean

NAME = "name"
NUMBER = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of a CSV file as text, and the line it stands on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A CSV file as text. Every row has as many cells as the header, and no two columns have the same name."""

    file: Path
    header: tuple[str, ...]
    rows: tuple[TypedRow, ...]

    def cell(self, row: TypedRow, column: str) -> str:
        """The text of one cell."""
        return row.cells[self.header.index(column)]

    def where(self, row: TypedRow) -> str:
        """`data/cities.csv:14, 武汉`, for messages."""
        name = self.cell(row, NAME).strip() if NAME in self.header else ""
        return f"{self.file}:{row.line}" + (f", {name}" if name else "")


def check_table(table: TypedTable, description: Description, places: Places) -> list[Problem]:
    """Every mistake of a table: in its columns, in the names and number of its rows, in its cells."""
    return [
        *_columns(table, description),
        *(_names(table, description, places) if NAME in table.header else ()),
        *_row_count(table, description, places),
        *_cells(table, description),
    ]


def _columns(table: TypedTable, description: Description) -> Iterator[Problem]:
    wanted = (NAME, *description.columns)
    missing = [column for column in wanted if column not in table.header]
    where = f"{table.file}:1"
    for column in missing:
        yield Problem(where, f"the column {column} is missing", f"expected {', '.join(wanted)}")
    for column in table.header:
        if column not in wanted:
            yield Problem(where, f"the column {column!r} is not described", did_you_mean(column, missing or wanted))


def _names(table: TypedTable, description: Description, places: Places) -> Iterator[Problem]:
    known = places.known(description.kind)
    first_lines: dict[str, int] = {}
    for row in table.rows:
        typed = table.cell(row, NAME)
        name = typed.strip()
        where = table.where(row)
        if not name:
            yield Problem(where, f"{NAME} is empty", f"expected the name of a row ({description.row_en})")
            continue
        if typed != name:
            yield Problem(where, f"{NAME} is {typed!r}", "expected no white space around it")
        if name in first_lines:
            yield Problem(where, f"{NAME} is {name} again", f"expected once; it stands on line {first_lines[name]} too")
        elif known and name not in known:
            also = places.find(description.kind, name)
            hint = f"write {also.name}" if also else did_you_mean(name, known) or "or add it there"
            yield Problem(where, f"{NAME} is {name}, which places.toml does not have as a {description.kind}", hint)
        first_lines.setdefault(name, row.line)


def _row_count(table: TypedTable, description: Description, places: Places) -> Iterator[Problem]:
    if len(table.rows) == description.rows:
        return
    hint = f"expected {description.rows}"
    if NAME in table.header:
        here = {table.cell(row, NAME).strip() for row in table.rows}
        absent = [name for name in places.expected(description.kind) if name not in here]
        hint += f"; not here: {', '.join(absent)}" if absent else ""
    yield Problem(str(table.file), f"the number of rows is {len(table.rows)}", hint)


def _cells(table: TypedTable, description: Description) -> Iterator[Problem]:
    described = [(id, column) for id, column in description.columns.items() if id in table.header]
    for row in table.rows:
        for id, column in described:
            typed = table.cell(row, id)
            for fault, expected in _faults(typed, column):
                yield Problem(table.where(row), f"{id} is {fault}", f"expected {expected}")


def _faults(typed: str, column: ColumnText) -> Iterator[tuple[str, str]]:
    """What is wrong with the text of one cell, each with what is expected instead."""
    text = typed.strip()
    bounds = f"a number from {_plain(column.minimum)} to {_plain(column.maximum)}"
    number = NUMBER.fullmatch(text)
    if not text:
        yield "empty", bounds
        return
    if typed != text:
        yield repr(typed), "no white space around it"
    if number is None:
        yield text, f"{bounds}, in plain digits"
        return
    if not column.minimum <= Decimal(text) <= column.maximum:
        yield text, bounds
    if len(number[1] or "") > column.decimals:
        yield text, f"at most {column.decimals} decimals"


def _plain(bound: Decimal) -> str:
    """A bound without an exponent or idle zeros."""
    text = f"{bound:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
