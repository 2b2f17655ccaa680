"""What an author asks a table for: its rows in order, its columns, its means. Shared by figures and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from builder.charts.words import MEAN
from builder.datasets.schema import Column, Dataset
from builder.model.block import Origin
from builder.model.chart import Reference, Series
from builder.model.numbers import round_half_up
from builder.model.wish import Wish
from builder.places.places import Places

ORDER = "order"
"""The option that puts rows in the order of a column, best first."""


class WishError(ValueError):
    """What an author asked for cannot be planned."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what, self.hint = what, hint
        super().__init__(what)


@dataclass(frozen=True)
class Asked:
    """The data a wish speaks of: its table, its rows in order, and how to read its options."""

    wish: Wish
    data: Dataset
    places: Places
    rows: tuple[str, ...]

    def column(self, option: str) -> Column:
        """The column that an option names."""
        return self._column(str(self.wish.option(option)))

    def columns(self, option: str = "columns") -> tuple[Column, ...]:
        """The columns that an option lists; all where it says `all` or nothing."""
        value = self.wish.option(option, "all")
        if value == "all":
            return self.data.columns
        names = value if isinstance(value, tuple) else (str(value),)
        return tuple(self._column(name) for name in names)

    def shown(self, options: frozenset[str]) -> tuple[Column, ...]:
        """The columns that a chart with these options shows, in its order."""
        single = tuple(self.column(option) for option in ("column", "x", "y") if option in options)
        return single or (self.columns() if "columns" in options else ())

    def origin(self, columns: Sequence[Column]) -> Origin:
        """Where numbers of these columns come from."""
        return Origin(
            self.data.of or self.data.id, tuple(column.id for column in columns), self.data.names, self.data.parts
        )

    def names(self, option: str) -> tuple[str, ...]:
        """The rows that an option names; rows outside the chart are a mistake."""
        value = self.wish.option(option, ())
        names = value if isinstance(value, tuple) else tuple(filter(None, (str(value),)))
        for name in names:
            if name not in self.rows:
                raise WishError(f"{option} names {name}, which is no row of this figure", _meant(name, self.rows))
        return names

    def value(self, row: str, column: Column) -> Decimal:
        """A cell as it is shown: a computed one rounded as its column is printed."""
        value = self.data.value(row, column.id)
        return round_half_up(value, column.decimals) if self.data.of else value

    def series(self, column: Column, rows: Sequence[str] | None = None) -> Series:
        """A column as a series of the rows."""
        rows = self.rows if rows is None else rows
        return Series(column.head, tuple(self.value(row, column) for row in rows))

    def mean(self, column: Column, label: str = MEAN) -> Reference:
        """The mean of the whole table, rounded as its column is printed."""
        values = self.data.column_values(column.id)
        return Reference(label, round_half_up(sum(values, Decimal(0)) / len(values), column.decimals))

    def ranked(self, column: Column) -> tuple[str, ...]:
        """The rows, best first; equal values keep the table's order."""
        return tuple(sorted(self.rows, key=lambda row: -self.data.value(row, column.id)))

    def has_mean(self) -> bool:
        """Whether the author wants the mean drawn."""
        value = self.wish.option("reference", "none")
        if value not in ("mean", "none"):
            raise WishError(f"reference is {value}", "expected mean or none")
        return value == "mean"

    def _column(self, name: str) -> Column:
        known = [column.id for column in self.data.columns]
        if name not in known:
            raise WishError(f"{self.data.id} has no column {name or '(none given)'}", f"columns: {', '.join(known)}")
        return self.data.column(name)


def asked(
    wish: Wish, datasets: Mapping[str, Dataset], places: Places, options: frozenset[str], needs: Sequence[str] = ()
) -> Asked:
    """The data and rows of a wish whose options are all known. Raises WishError."""
    given = {name for name, _ in wish.options}
    for name in sorted(given - options - {"data", "rows"}):
        raise WishError(f"{name} is no option here", f"options: {', '.join(sorted(options | {'data', 'rows'}))}")
    for name in ("data", *needs):
        if name not in given:
            raise WishError(f"{name} is missing")
    id = str(wish.option("data"))
    if id not in datasets:
        raise WishError(f"there is no data {id}", f"tables: {', '.join(datasets)}")
    data = datasets[id]
    found = Asked(wish, data, places, _rows(wish, data, places))
    return replace(found, rows=found.ranked(found.column(ORDER))) if ORDER in given else found


def _rows(wish: Wish, data: Dataset, places: Places) -> tuple[str, ...]:
    value = wish.option("rows", "all")
    if value == "all":
        return data.names
    rows: list[str] = []
    for name in value if isinstance(value, tuple) else (str(value),):
        if data.has(name):
            rows.append(name)
        elif (members := places.members(data.kind, name)) is not None:
            rows.extend(member for member in members if data.has(member))
        else:
            raise WishError(f"rows names {name}, which is neither a row nor a group", _meant(name, data.names))
    if not rows:
        raise WishError("rows selects nothing")
    return tuple(dict.fromkeys(rows))


def _meant(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, 1, 0.4)
    return f"did you mean {close[0]}?" if close else ""
