"""Turn the tables that authors ask for into table values, by looking at the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from builder.charts.asked import Asked, WishError, asked
from builder.datasets.schema import Column, Dataset
from builder.model.block import Cell, Table
from builder.model.inline import Text, plain
from builder.model.numbers import written
from builder.model.wish import TableWish
from builder.places.places import Places
from builder.problems import BuildError, Problem

_OPTIONS = frozenset({"columns", "marks"})


def plan_table(wish: TableWish, datasets: Mapping[str, Dataset], places: Places) -> Table:
    """The table with its cells. Raises BuildError, with the place of the wish, for what cannot be planned."""
    try:
        return _table(asked(wish, datasets, places, _OPTIONS), wish)
    except WishError as error:
        raise BuildError([Problem(str(wish.place), f"table {wish.id}: {error.what}", error.hint)]) from None


def _table(asked: Asked, wish: TableWish) -> Table:
    columns = asked.columns()
    marks = str(wish.option("marks", "none"))
    if marks not in ("best-worst", "none"):
        raise WishError(f"marks is {marks}", "expected best-worst or none")
    extremes = [_extremes(asked, column) if marks == "best-worst" else None for column in columns]
    rows = tuple(
        (
            Cell((Text(row),)),
            *(_cell(asked, row, column, bounds) for column, bounds in zip(columns, extremes, strict=True)),
        )
        for row in asked.rows
    )
    return Table(
        id=wish.id,
        caption=wish.caption,
        head=(asked.data.row_header, *(column.head for column in columns)),
        rows=rows,
        align="l" + "r" * len(columns),
        source=wish.source,
        note=wish.note,
        alt=_alt(plain(wish.caption), columns, rows),
        origin=asked.origin(columns),
    )


def _extremes(asked: Asked, column: Column) -> tuple[Decimal, Decimal]:
    values = [asked.data.value(row, column.id) for row in asked.rows]
    return min(values), max(values)


def _cell(asked: Asked, row: str, column: Column, bounds: tuple[Decimal, Decimal] | None) -> Cell:
    value = asked.data.value(row, column.id)
    mark: Literal["", "best", "worst"] = ""
    if bounds and bounds[0] != bounds[1]:
        mark = "best" if value == bounds[1] else "worst" if value == bounds[0] else ""
    return Cell((Text(written(value, column.decimals)),), value, mark)


def _alt(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
    names = "、".join(column.zh for column in columns)
    return f"表格：{caption}，共{len(rows)}行，各列为{names}。"
