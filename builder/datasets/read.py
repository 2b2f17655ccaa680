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


def read_datasets(folder: Path, places: Places) -> Mapping[str, Dataset]:
    """The tables of a data folder by id: the stem of each TOML file that describes one.

    Raises BuildError with every mistake of every table.
    """
    datasets: dict[str, Dataset] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            data = read_toml(path)
            if _describes_a_table(data):
                datasets[path.stem] = _read_dataset(path, data, places)
        except BuildError as error:
            problems += error.problems
    stop_on(problems)
    return datasets


def read_table(file: Path) -> TypedTable:
    """A CSV file as text. Raises BuildError when its rows and columns cannot be told apart."""
    text = read_text(file)
    lines = _check_shape(file, text)
    frame = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    rows = zip(lines, frame.itertuples(index=False, name=None), strict=True)
    return TypedTable(file, tuple(frame.columns), tuple(TypedRow(line, cells) for line, cells in rows))


def _describes_a_table(data: Mapping[str, Any]) -> bool:
    # One of the two is enough: a description that lacks the other must not be passed over in silence.
    return "file" in data or "columns" in data


def _read_dataset(path: Path, data: Mapping[str, Any], places: Places) -> Dataset:
    description = checked(path, data, Description)
    problems = list(contradictions(path, description))
    try:
        table = read_table(path.parent / description.file)
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


def _check_shape(file: Path, text: str) -> list[int]:
    """The line of each row. Raises BuildError for what pandas would mend or drop in silence."""
    (line, header), *rows = _numbered(file, text) or [(1, [])]
    stop_on([*_header_problems(f"{file}:{line}", header), *_ragged(file, len(header), rows)])
    return [line for line, _ in rows]


def _numbered(file: Path, text: str) -> list[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if cells:
                rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        hint = "is a quotation mark left open?"
        raise BuildError([Problem(f"{file}:{begins}", f"this is not CSV: {error}", hint)]) from None
    return rows


def _header_problems(where: str, header: Sequence[str]) -> Iterator[Problem]:
    if not header:
        yield Problem(where, "the file is empty", f"expected a header such as {NAME},overall")
    elif len(header) == 1:
        yield Problem(where, f"the header has one column: {header[0]}", "expected several, separated by commas")
    for column in dict.fromkeys(header):
        if header.count(column) > 1:
            yield Problem(where, f"the column {column!r} is there {header.count(column)} times", "expected it once")


def _ragged(file: Path, width: int, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Problem]:
    for line, cells in rows:
        if len(cells) != width:
            where = f"{file}:{line}" + (f", {cells[0]}" if cells[0] else "")
            yield Problem(where, f"the number of cells is {len(cells)}", f"expected {width}, as in the header")
