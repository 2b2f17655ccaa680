"""What is said of a table of means is said of the rows behind it: their cells are those of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.datasets.schema import Dataset
from builder.model.document import CellName, FactEntry


def behind_means(entries: Iterable[FactEntry], tables: Mapping[str, Dataset]) -> Iterator[FactEntry]:
    """The entries with the cells that their answers come from in the end."""
    for entry in entries:
        if any(cell.table in tables and tables[cell.table].of for cell in entry.cells):
            cells = dict.fromkeys(each for cell in entry.cells for each in _behind(cell, tables))
            yield replace(entry, cells=tuple(cells))
        else:
            yield entry


def _behind(cell: CellName, tables: Mapping[str, Dataset]) -> Iterator[CellName]:
    for table, row in tables[cell.table].behind(cell.row):
        yield CellName(table, row, cell.column)
