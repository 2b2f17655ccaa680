"""The numbers that a figure or a table shows, one by one, with what each is called and the cells it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from builder.charts.words import TOTAL
from builder.model.block import Figure, Origin, Table
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    StackedBars,
    TileMap,
    Tree,
)
from builder.model.document import CellName
from builder.model.inline import plain
from builder.model.numbers import written


@dataclass(frozen=True, slots=True)
class Plotted:
    """One number of a chart. `column` counts the columns that the chart shows.

    A mean is one of a whole column; a total is the sum of its row over all columns of the chart.
    """

    category: str
    series: str
    value: Decimal
    column: int
    is_mean: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One number of a figure or table as it is printed, and the cells of the data it comes from."""

    category: str
    series: str
    value: Decimal
    text: str
    cells: tuple[CellName, ...]
    is_mean: bool = False
    is_total: bool = False


def shown_in_figure(figure: Figure) -> tuple[Shown, ...]:
    """The numbers of a figure."""
    decimals = 0 if isinstance(figure.chart, Tree) else figure.chart.decimals
    return tuple(
        Shown(
            one.category,
            one.series,
            one.value,
            written(one.value, decimals),
            _cells_of(one, figure.origin),
            one.is_mean,
            one.is_total,
        )
        for one in plotted(figure.chart)
    )


def shown_in_table(table: Table) -> tuple[Shown, ...]:
    """The cells of a table that hold a number; the first column names the rows."""
    found = []
    for row in table.rows:
        name = plain(row[0].text)
        for column, cell in enumerate(row[1:]):
            if cell.number is not None:
                cells = _cells(table.origin, name, column)
                found.append(Shown(name, table.head[column + 1], cell.number, plain(cell.text), cells))
    return tuple(found)


def plotted(chart: Chart) -> tuple[Plotted, ...]:
    """The numbers of a chart in its own order, the means after the values; places without data have none."""
    match chart:
        case RankedBars():
            return (*_series(chart.categories, [chart.series]), *_means([(chart.series.name, chart.reference)]))
        case GroupedBars():
            return tuple(_series(chart.categories, chart.series))
        case StackedBars():
            return (*_series(chart.categories, chart.series), *_totals(chart))
        case Lines():
            first = chart.series[0].name
            return (*_series(chart.categories, chart.series), *_means([(first, chart.reference)]))
        case Dumbbell():
            return tuple(_series(chart.categories, [chart.first, chart.second]))
        case DotPlot():
            names = (series.name for series in chart.series)
            means = zip(names, chart.references, strict=False)
            return (*_series(chart.categories, chart.series), *_means(means))
        case SmallMultiples():
            series = [panel.series for panel in chart.panels]
            return (
                *_series(chart.categories, series),
                *_means((panel.series.name, panel.reference) for panel in chart.panels),
            )
        case Scatter():
            return tuple(_scatter(chart))
        case TileMap():
            tiles = ((tile.name, tile.value) for tile in chart.tiles)
            return tuple(Plotted(name, chart.title, value, 0) for name, value in tiles if value is not None)
        case HeatTable():
            return tuple(
                Plotted(name, head, value, column)
                for name, row in zip(chart.categories, chart.values, strict=True)
                for column, (head, value) in enumerate(zip(chart.columns, row, strict=True))
            )
        case Tree():
            return ()
        case _:
            assert_never(chart)


def _series(categories: Iterable[str], series: Iterable[Series]) -> Iterator[Plotted]:
    categories = tuple(categories)
    for column, one in enumerate(series):
        for name, value in zip(categories, one.values, strict=True):
            if value is not None:
                yield Plotted(name, one.name, value, column)


def _means(references: Iterable[tuple[str, Reference | None]]) -> Iterator[Plotted]:
    for column, (name, reference) in enumerate(references):
        if reference is not None:
            yield Plotted(reference.label, name, reference.value, column, is_mean=True)


def _totals(chart: StackedBars) -> Iterator[Plotted]:
    for name, value in zip(chart.categories, chart.totals, strict=True):
        if value is not None:
            yield Plotted(name, TOTAL, value, 0, is_total=True)


def _scatter(chart: Scatter) -> Iterator[Plotted]:
    for point in chart.points:
        yield Plotted(point.name, chart.x_name, point.x, 0)
        yield Plotted(point.name, chart.y_name, point.y, 1)
    yield from _means([(chart.x_name, chart.x_reference), (chart.y_name, chart.y_reference)])


def _cells_of(one: Plotted, origin: Origin | None) -> tuple[CellName, ...]:
    """The cells that a number of a chart comes from."""
    if one.is_total and origin is not None:
        return tuple(CellName(origin.table, one.category, column) for column in origin.columns)
    return _cells(origin, None if one.is_mean else one.category, one.column)


def _cells(origin: Origin | None, row: str | None, column: int) -> tuple[CellName, ...]:
    """The cell of a row, or all cells of the column where there is none: a mean."""
    if origin is None or column >= len(origin.columns):
        return ()
    rows = origin.rows if row is None else (row,)
    return tuple(CellName(origin.table, name, origin.columns[column]) for name in rows)
