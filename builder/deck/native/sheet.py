"""The sheet behind a chart, as a reader meets it on "Edit Data": names first, then a column for each series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.charts.words import NAMES
from builder.model.chart import Series

_LONGEST_NAME = 31  # of a sheet, as Excel has it
_REFUSED = re.compile(r"[\[\]:*?/\\']")

Value = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, and a cell per row.

    With a `formula` the cells are what it gives for the data at hand; `head_formula` does the same for the header.
    `{row}` in them is the row's number and `{column}` the column's letter. With `is_led` the first cell is a number
    of its own, which the others follow.
    """

    header: str
    cells: tuple[Value, ...]
    formula: str = ""
    head_formula: str = ""
    is_led: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The one sheet of a chart's workbook. `decimals` are those that its numbers show."""

    title: str
    columns: tuple[Column, ...]
    decimals: int

    @property
    def name(self) -> str:
        """The title as Excel allows it on a sheet's tab."""
        return _REFUSED.sub(" ", self.title)[:_LONGEST_NAME].strip() or "数据"

    def header_range(self, column: int) -> str:
        """Where the header of a column stands, as charts write it."""
        return f"'{self.name}'!${letter(column)}$1"

    def cell_range(self, column: int) -> str:
        """Where the cells of a column stand."""
        name, rows = letter(column), len(self.columns[column].cells)
        return f"'{self.name}'!${name}$2:${name}${rows + 1}"


def names_column(names: tuple[str, ...], header: str) -> Column:
    """The first column: what the rows are called."""
    return Column(header or NAMES, names)


def value_column(series: Series) -> Column:
    """The values of a series under its name."""
    return Column(series.name, series.values)


def level_column(header: str, value: Decimal, count: int) -> Column:
    """One value all the way down, as a line across the plot needs it: who changes the first cell moves the line."""
    return Column(header, (value,) * count, "={column}$2", is_led=True)


def title_of(names: Sequence[str]) -> str:
    """What a sheet with several series is called: all of them, or the first where the tab has no room for all."""
    whole = "、".join(names)
    return whole if len(whole) <= _LONGEST_NAME else f"{names[0]}等{len(names)}项"


def number_format(decimals: int) -> str:
    """The format of a number with so many decimals, as Excel and charts write it."""
    return "0." + "0" * decimals if decimals else "0"


def letter(column: int) -> str:
    """What Excel calls a column, counted from 0: A, B, ... Z, AA."""
    first, last = divmod(column, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
