"""Change one cell of the data: text, charts and tables follow, or the build stops. Nothing stale is left.

The numbers of the text are computed a second time here, with pandas, from the changed table.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.build import Watch, document_of, narrative_of, structure
from builder.datasets.schema import Dataset
from builder.finish.loose import loose_words
from builder.model.block import Figure, Table
from builder.model.chart import DotPlot, Dumbbell, HeatTable, RankedBars, Scatter, SmallMultiples, TileMap
from builder.model.document import CellName, Document, FactEntry
from builder.model.inline import FactText, Traced, plain
from builder.model.walk import walk
from builder.problems import BuildError
from builder.project import Project, load_project

ROWS = [(id, name) for id, data in load_project().datasets.items() for name in data.names]
FEW = 4  # files, which most cells stop the build in
ASKED = re.compile(r'(\w+)\.(value|rank|mean|highest|lowest|gap)\((.*)\)')


@cache
def original() -> Project:
    return load_project()


@cache
def claims() -> Mapping[CellName, Counter[str]]:
    """How many claims each file of the original makes on each cell."""
    found: dict[CellName, Counter[str]] = defaultdict(Counter)
    for entry in narrative_of(original(), original().editions["national"]).facts:
        for cell in entry.cells if entry.kind == "claim" else ():
            found[cell][entry.place.file] += 1
    return found


def claiming(cell: CellName) -> tuple[Path, ...]:
    """The few files that claim most on a cell."""
    return tuple(Path(file) for file, _ in claims()[cell].most_common(FEW))


def changed(cell: CellName, value: Decimal) -> Project:
    """The project with another value in one cell."""
    data = original().datasets[cell.table]
    row, column = data.names.index(cell.row), [each.id for each in data.columns].index(cell.column)
    values = [list(each) for each in data.values]
    values[row][column] = value
    table = replace(data, values=tuple(map(tuple, values)))
    return replace(original(), datasets={**original().datasets, cell.table: table})


def another(value: Decimal, seed: int) -> Decimal:
    """A plausible other value: up or down by a few points."""
    step = Decimal(3 + seed % 11) + Decimal("0.37")
    return value + step if value < 20 or (value + step < 95 and seed % 2) else value - step


def check(cell: CellName, value: Decimal) -> str:
    """Whether the build stops, or all that the cell stands in is new; which of the two."""
    project = changed(cell, value)
    edition = project.editions["national"]
    few = replace(project, narrative_files=claiming(cell))  # most cells stop the build in one of these
    for tried in (few, project):
        try:
            narrative = narrative_of(tried, edition)
        except BuildError as error:
            stopped = error.problems
        else:
            stopped = narrative.contradictions
        if stopped:
            assert all(re.match(r".+\.md:\d+$", problem.where) for problem in stopped)
            return "stopped by the narrative"
    document = document_of(edition, project, narrative, Watch(lambda stage: None))
    if any(loose_words(document, structure(project))):
        return "stopped by the review"
    frames = {id: frame(data) for id, data in project.datasets.items()}
    for entry in document.facts:
        if entry.kind == "fact" and cell in entry.cells:
            compare(entry, frames)
    texts = {node.fact: node.value for node in walk(document.sections) if isinstance(node, FactText)}
    assert all(text == document.facts[number].text for number, text in texts.items())
    assert shown(document, cell, project.datasets[cell.table]) == {value}
    return "followed"


def frame(data: Dataset) -> pd.DataFrame:
    columns = [column.id for column in data.columns]
    return pd.DataFrame([list(map(float, row)) for row in data.values], index=list(data.names), columns=columns)


def compare(entry: FactEntry, frames: Mapping[str, pd.DataFrame]) -> None:
    """An answer against the same number, computed another way."""
    found = ASKED.fullmatch(entry.question)
    if not found or "[" in found[3]:
        return
    table, words = frames[found[1]], re.findall(r'"([^"]*)"', found[3])
    column = table[words[-1]]
    match found[2]:
        case "value":
            expected = column[words[0]]
        case "rank":
            expected = float(column.rank(ascending=False, method="min")[words[0]])
        case "mean":
            expected = column.mean()
        case "highest":
            expected = column.max()
        case "lowest":
            expected = column.min()
        case _:
            expected = abs(column[words[0]] - column[words[1]])
    assert entry.value is not None
    assert float(entry.value) == pytest.approx(expected)
    if found[2] != "rank":
        digits = len(entry.text.partition(".")[2])
        rounded = entry.value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        assert entry.text == f"{rounded:f}"


def shown(document: Document, cell: CellName, data: Dataset) -> set[Decimal | None]:
    """What the tables and charts show for a cell."""
    name = data.column(cell.column)
    found: set[Decimal | None] = set()
    for node in walk(document.sections):
        if isinstance(node, Table) and node.id == f"tab-{cell.table}":
            [row] = [row for row in node.rows if plain(row[0].text) == cell.row]
            found.add(row[node.head.index(name.zh)].number)
        elif isinstance(node, Figure) and node.id.startswith(PREFIXES[cell.table]):
            found |= drawn(node.chart, cell.row, {name.zh, name.short})
    return found


PREFIXES = {
    "cities": ("fig-cities",),
    "industries": ("fig-industries",),
    "provinces": ("fig-jing", "fig-yang", "fig-pearl", "fig-central", "fig-chengyu", "fig-north", "fig-provinces"),
}


def drawn(chart: object, row: str, names: set[str]) -> set[Decimal | None]:
    """The values that a chart has for a row in a column."""
    match chart:
        case RankedBars(categories, series):
            every = [series]
        case Dumbbell(categories, first, second):
            every = [first, second]
        case DotPlot(categories, all_series):
            every = list(all_series)
        case SmallMultiples(categories, panels):
            every = [panel.series for panel in panels]
        case HeatTable(categories, columns, values):
            at = [index for index, column in enumerate(columns) if column in names]
            return {values[categories.index(row)][index] for index in at} if row in categories else set()
        case Scatter(x_name, y_name, points):
            point = next(point for point in points if point.name == row)
            return {value for name, value in ((x_name, point.x), (y_name, point.y)) if name in names}
        case TileMap(title, tiles):
            return {tile.value for tile in tiles if tile.name == row and title in names}
        case _:
            return set()
    return {series.values[categories.index(row)] for series in every if series.name in names and row in categories}


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{table}/{row}" for table, row in ROWS])
def test_each_cell_of_a_row_is_followed_or_stops_the_build(table: str, row: str) -> None:
    for number, column in enumerate(original().datasets[table].columns):
        cell = CellName(table, row, column.id)
        seed = ROWS.index((table, row)) * 5 + number
        check(cell, another(original().datasets[table].value(row, column.id), seed))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ROWS), st.integers(0, 4), st.decimals(0, 100, places=2))
def test_any_value_of_any_cell_is_followed_or_stops_the_build(
    place: tuple[str, str], column: int, value: Decimal
) -> None:
    table, row = place
    check(CellName(table, row, original().datasets[table].columns[column].id), value)


def test_a_number_of_the_text_is_a_fact_or_vouched_for() -> None:
    edition = original().editions["national"]
    document = document_of(edition, original(), narrative_of(original(), edition), Watch(lambda stage: None))
    assert list(loose_words(document, structure(original()))) == []
    kinds = {document.facts[node.fact].kind for node in walk(document.sections) if isinstance(node, Traced)}
    assert {"claim", "citation"} <= kinds
