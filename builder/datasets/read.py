"""Read every table of a data folder: the TOML file that describes it and the CSV file that holds it.

The only module that knows pandas; what leaves it are frozen values.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from builder.datasets.checks import NAME, TypedRow, TypedTable, check_table
from builder.datasets.description import Description, contradictions
from builder.datasets.schema import Column, Dataset, Group
from builder.places.places import Places
from builder.problems import BuildError, Problem, stop_on
from builder.records import checked
from builder.toml import read_text, read_toml


def read_datasets(folder: Path, places: Places, instead: Path | None = None) -> Mapping[str, Dataset]:
    """The tables of a data folder by id: the stem of each TOML file that describes one.

    A file that also lies in the folder `instead` is read from there. Raises BuildError with every mistake of all.
    """
    datasets: dict[str, Dataset] = {}
    problems: list[Problem] = []
    for described in sorted(folder.glob("*.toml")):
        path = _instead(described, instead)
        try:
            data = read_toml(path)
            if _describes_a_table(data):
                datasets[path.stem] = _read_dataset(path, data, places, folder, instead)
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    return datasets


def read_table(file: Path) -> TypedTable:
    """A CSV file as text. Raises BuildError when its rows and columns cannot be told apart."""
    text = read_text(file)
    header, *rows = _checked_shape(file, text)
    frame = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    cells = frame.itertuples(index=False, name=None)
    typed = tuple(TypedRow(row.line, each) for row, each in zip(rows, cells, strict=True))
    return TypedTable(file, header.cells, typed)


def _describes_a_table(data: Mapping[str, Any]) -> bool:
    # One of the two is enough: a description that lacks the other must not be passed over in silence.
    return "file" in data or "columns" in data


def _instead(path: Path, folder: Path | None) -> Path:
    """The file of the same name in another folder, where it is there."""
    return folder / path.name if folder is not None and (folder / path.name).is_file() else path


def _read_dataset(
    path: Path, data: Mapping[str, Any], places: Places, folder: Path, instead: Path | None
) -> Dataset:
    description = checked(path, data, Description)
    problems = list(contradictions(path, description))
    try:
        table = read_table(_instead(folder / description.file, instead))
    except BuildError as error:
        raise BuildError([*problems, *error.problems]) from None
    stop_on([*problems, *check_table(table, description, places)])
    return _dataset(path.stem, description, table)


def _dataset(id: str, description: Description, table: TypedTable) -> Dataset:
    return Dataset(
        id=id,
        zh=description.zh,
        en=description.en,
        row_header=description.row,
        row_header_en=description.row_en,
        kind=description.kind,
        source=description.source,
        period=description.period,
        note=description.note,
        groups=tuple(Group(id=id, **dict(group)) for id, group in description.groups.items()),
        columns=tuple(Column(id=id, **dict(column)) for id, column in description.columns.items()),
        names=tuple(table.cell(row, NAME) for row in table.rows),
        values=tuple(tuple(Decimal(table.cell(row, id)) for id in description.columns) for row in table.rows),
    )


def _checked_shape(file: Path, text: str) -> list[TypedRow]:
    """The header and the rows with their lines. Raises BuildError for what pandas would mend or drop in silence."""
    rows = _numbered(file, text)
    if not rows:
        raise BuildError([Problem(f"{file}:1", "the file is empty", f"expected a header such as {NAME},overall")])
    stop_on([*_header_problems(file, rows[0]), *_ragged(file, len(rows[0].cells), rows[1:])])
    return rows


def _numbered(file: Path, text: str) -> list[TypedRow]:
    """Each row that is not blank, with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[TypedRow] = []
    begins = 1
    try:
        for cells in reader:
            if cells:
                rows.append(TypedRow(begins, tuple(cells)))
            begins = reader.line_num + 1
    except csv.Error as error:
        hint = "is a quotation mark left open?"
        raise BuildError([Problem(f"{file}:{begins}", f"this is not CSV: {error}", hint)]) from None
    return rows


def _header_problems(file: Path, header: TypedRow) -> Iterator[Problem]:
    where = f"{file}:{header.line}"
    if len(header.cells) == 1:
        yield Problem(where, f"the header has one column: {header.cells[0]}", "expected several, separated by commas")
    for column in dict.fromkeys(header.cells):
        if header.cells.count(column) > 1:
            yield Problem(where, f"the column {column!r} is there {header.cells.count(column)} times", "expected once")


def _ragged(file: Path, width: int, rows: Sequence[TypedRow]) -> Iterator[Problem]:
    for row in rows:
        if len(row.cells) != width:
            where = f"{file}:{row.line}" + (f", {row.cells[0]}" if row.cells[0] else "")
            yield Problem(where, f"the number of cells is {len(row.cells)}", f"expected {width}, as in the header")
