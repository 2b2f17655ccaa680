"""The workbook behind a chart: one tidy sheet, which a reader meets on "Edit Data" in PowerPoint."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

# A workbook says when it was made. This one says the same on every build, so that equal data give equal bytes.
_MADE = datetime(2000, 1, 1)
_LONGEST_NAME = 31

Value = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, and a cell per row.

    With a `formula` (in which `{row}` is the row's number) the cells are what it gives for the data at hand.
    """

    header: str
    cells: tuple[Value, ...]
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The one sheet of a chart's workbook. `decimals` are those that its numbers show."""

    title: str
    columns: tuple[Column, ...]
    decimals: int

    @property
    def name(self) -> str:
        """The title as Excel allows it on a sheet's tab."""
        return re.sub(r"[\[\]:*?/\\']", " ", self.title)[:_LONGEST_NAME].strip() or "数据"

    def header_range(self, column: int) -> str:
        """Where the header of a column stands, as charts write it."""
        return f"'{self.name}'!${xl_col_to_name(column)}$1"

    def cell_range(self, column: int) -> str:
        """Where the cells of a column stand."""
        letter, rows = xl_col_to_name(column), len(self.columns[column].cells)
        return f"'{self.name}'!${letter}$2:${letter}${rows + 1}"


def number_format(decimals: int) -> str:
    """The format of a number with so many decimals, as Excel and charts write it."""
    return "0." + "0" * decimals if decimals else "0"


def workbook_bytes(sheet: Sheet) -> bytes:
    """The sheet as an Excel file."""
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True})
    number = book.add_format({"num_format": number_format(sheet.decimals)})
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _width(column))
        page.write_string(0, place, column.header, bold)
        for row, cell in enumerate(column.cells, 1):
            if isinstance(cell, str):
                page.write_string(row, place, cell)
            elif cell is not None and column.formula:
                page.write_formula(row, place, column.formula.format(row=row + 1), number, float(cell))
            elif cell is not None:
                page.write_number(row, place, float(cell), number)
    book.close()
    return made.getvalue()


def _width(column: Column) -> int:
    """In Excel's unit, the width of a digit: a Han character takes two."""
    texts = (column.header, *(cell for cell in column.cells if isinstance(cell, str)))
    return 3 + max(sum(1 if c.isascii() else 2 for c in text) for text in texts)
