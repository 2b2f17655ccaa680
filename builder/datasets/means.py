"""Tables of means: a row for each cluster of places.toml, computed from the rows of another table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from builder.datasets.schema import Dataset
from builder.places.places import Places
from builder.problems import BuildError, Problem, stop_on
from builder.records import Record, Text, checked, did_you_mean, place_of
from builder.toml import read_toml


class MeansText(Record):
    """What the TOML file of a table of means says: of which table, and what its rows are called."""

    means_of: Text
    zh: Text
    en: Text
    row: Text
    row_en: Text
    note: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """A table of means that is to be computed, by its id."""

    id: str
    text: MeansText


def read_means(folder: Path, tables: Mapping[str, Dataset]) -> tuple[Means, ...]:
    """The tables of means that a data folder describes. Raises BuildError with every mistake in them."""
    found: list[Means] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            data = read_toml(path)
            if "means_of" not in data:
                continue
            text = checked(path, data, MeansText)
        except BuildError as error:
            problems += error.problems
            continue
        if text.means_of not in tables:
            hint = did_you_mean(text.means_of, list(tables))
            problems.append(Problem(place_of(path, ["means_of"]), f"there is no table {text.means_of}", hint))
        found.append(Means(path.stem, text))
    stop_on(problems)
    return tuple(found)


def means_table(means: Means, tables: Mapping[str, Dataset], places: Places) -> Dataset:
    """The means of each cluster that has rows in the table, unweighted and exact."""
    data = tables[means.text.means_of]
    members = {
        cluster.name: tuple(row for row in data.names if row in (places.members(data.kind, cluster.name) or ()))
        for cluster in places.clusters
    }
    rows = {name: parts for name, parts in members.items() if parts}
    columns = [column.id for column in data.columns]
    return Dataset(
        id=means.id,
        zh=means.text.zh,
        en=means.text.en,
        row_header=means.text.row,
        row_header_en=means.text.row_en,
        kind="cluster",
        source=data.source,
        period=data.period,
        note=means.text.note,
        groups=data.groups,
        columns=data.columns,
        names=tuple(rows),
        values=tuple(tuple(_mean(data, parts, column) for column in columns) for parts in rows.values()),
        of=data.id,
        parts=tuple(rows.values()),
    )


def _mean(data: Dataset, rows: tuple[str, ...], column: str) -> Decimal:
    return sum((data.value(row, column) for row in rows), Decimal(0)) / len(rows)
