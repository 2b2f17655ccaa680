"""The rows of a table (or some of them), with what questions and claims are made of. Holds no word of the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TypeVar

from builder.datasets.schema import Dataset
from builder.facts import statistics
from builder.facts.fact import Fact, QuestionError, typed
from builder.facts.thresholds import Thresholds
from builder.model.document import CellName, Says, Sense
from builder.model.numbers import written
from builder.places.places import Places

One = str | Fact
Names = str | Sequence[str] | Fact
Columns = str | Sequence[str]
Cells = Sequence[tuple[str, str] | CellName]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Rows:
    """`members` are the rows in the table's order; `thresholds` say what “close” and “clearly” mean."""

    data: Dataset
    places: Places
    members: tuple[str, ...]
    scope: str = ""
    thresholds: Thresholds = field(default_factory=Thresholds)

    # Names and columns as authors write them.

    def _rows(self, names: Names) -> tuple[str, ...]:
        """The rows of a name, a list of names, or an answer that names rows."""
        if isinstance(names, Fact):
            rows = names.names
        elif isinstance(names, str):
            rows = (names,)
        else:
            rows = tuple(str(name) for name in names)
        if not rows:
            raise QuestionError(f"{typed(names)} names no row", 'as in ["杭州", "苏州"]')
        for row in rows:
            self._check_row(row)
        return rows

    def _one(self, name: One) -> str:
        """The row of a name, or of an answer that names one row."""
        if isinstance(name, Fact):
            if len(name.names) != 1:
                raise QuestionError(f"{typed(name)} names {len(name.names)} rows, and one is expected here")
            name = name.names[0]
        self._check_row(name)
        return name

    def _spread_out(self, names: Names) -> tuple[str, ...]:
        """Like `_rows`, where a name may also be that of a group, which stands for its rows, or `all`."""
        given = (names,) if isinstance(names, str) else names.names if isinstance(names, Fact) else tuple(names)
        rows: dict[str, None] = {}
        for name in given:
            rows.update(dict.fromkeys(self._group(name)))
        return tuple(rows) or self._rows(names)

    def _group(self, name: str) -> tuple[str, ...]:
        """The rows that one name stands for: a row, a group, or `all`."""
        if name in self.members:
            return (name,)
        if name == "all":
            return self.members
        group = self.places.members(self.data.kind, str(name))
        if group is None:
            return self._rows(name)
        found = tuple(row for row in self.members if row in group)
        if not found:
            raise QuestionError(f"the group {typed(name)} has no row in {self.data.id}{self.scope}")
        return found

    def _columns(self, on: Columns) -> tuple[str, ...]:
        """The columns of a name, a list of names, or `all`."""
        every = tuple(column.id for column in self.data.columns)
        columns = every if on == "all" else (on,) if isinstance(on, str) else tuple(on)
        if not columns:
            raise QuestionError("no column is named", 'as in "overall", ["overall", "data"] or "all"')
        for column in columns:
            self._check_column(column)
        return columns

    def _check_row(self, name: object) -> None:
        if not isinstance(name, str):
            raise QuestionError(f"one name is expected here, not {typed(name)}", 'as in "杭州", in quotation marks')
        if name not in self._known:
            where = f"{self.data.id}{self.scope}"
            close = get_close_matches(name, self.members, 1, 0.5)
            raise QuestionError(f"{where} has no row “{name}”", f"did you mean {close[0]}?" if close else "")

    def _check_column(self, column: str) -> None:
        if not self.data.has_column(column):
            known = [each.id for each in self.data.columns]
            raise QuestionError(f"{self.data.id} has no column “{column}”", f"columns: {', '.join(known)}")

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.members)

    # Values, ranks and orders.

    def _value(self, name: str, column: str) -> Decimal:
        self._check_row(name)
        self._check_column(column)
        return self.data.value(name, column)

    def _values(self, column: str) -> tuple[Decimal, ...]:
        self._check_column(column)
        return self._kept("values", column, lambda: tuple(self.data.value(name, column) for name in self.members))

    def _mean(self, column: str) -> Decimal:
        return self._kept("mean", column, lambda: statistics.mean(self._values(column)))

    def _kept(self, what: str, column: str, compute: Callable[[], Value]) -> Value:
        """What is computed from a column of these rows, once."""
        key = (what, self.members, column)
        if key not in self.data.memory:
            self.data.memory[key] = compute()
        found: Value = self.data.memory[key]
        return found

    def _divisor(self, column: str) -> Decimal:
        mean = self._mean(column)
        if not mean:
            raise QuestionError(f"the mean of {column} is 0, so nothing can be divided by it")
        return mean

    def _count(self, count: int) -> int:
        if not 1 <= count <= len(self.members):
            raise QuestionError(f"{count} is no number of rows here", f"from 1 to {len(self.members)}")
        return count

    def _rank(self, name: str, column: str) -> int:
        own = self._value(name, column)
        return 1 + sum(value > own for value in self._values(column))

    def _lowest_rank(self, column: str) -> int:
        values = self._values(column)
        least = min(values)
        return 1 + sum(value > least for value in values)

    def _ordered(self, column: str) -> tuple[str, ...]:
        # sorted() is stable: rows with equal values keep the table's order.
        return self._kept(
            "ordered", column, lambda: tuple(sorted(self.members, key=lambda name: -self._value(name, column)))
        )

    def _by_gap(self, first: str, second: str) -> list[str]:
        return sorted(self.members, key=lambda name: self._value(name, second) - self._value(name, first))

    # What is said of them.

    def _place_senses(self, rank: int, column: str) -> frozenset[Sense]:
        """The senses of a rank: first, last, in the front or the back half."""
        lowest = self._lowest_rank(column)
        senses: set[Sense] = {"front"} if 2 * rank <= len(self.members) + 1 else {"back"}
        if rank == 1:
            senses |= {"first", "above"}
        if rank == lowest:
            senses |= {"last", "below"}
        return frozenset(senses)

    def _gap_senses(self, first: Decimal, second: Decimal) -> frozenset[Sense]:
        """The senses of a difference: which is above, and by how much."""
        senses: set[Sense] = {"above"} if first > second else {"below"} if first < second else {"close"}
        if self.thresholds.is_close(first, second):
            senses |= {"close", "slight"}
        if self.thresholds.is_clear(first, second):
            senses.add("clear")
        return frozenset(senses)

    # How answers are put together.

    def _cells(self, pairs: Iterable[tuple[str, str]]) -> list[CellName]:
        return [_cell(self.data.id, name, column) for name, column in pairs]

    def _whole(self, column: str) -> list[CellName]:
        self._check_column(column)
        return list(_column_cells(self.data.id, self.members, column))

    def _written(self, value: Decimal, column: str, digits: int | None = None) -> str:
        return written(value, self.data.column(column).decimals if digits is None else digits)

    def _asked(self, question: str, arguments: Sequence[object], **options: object) -> str:
        """The question as its author typed it; of the `options`, those that were given."""
        given = [typed(each) for each in arguments if each is not None]
        given += [f"{name}={typed(each)}" for name, each in options.items() if each is not None]
        return f"{self.data.id}{self.scope}.{question}({', '.join(given)})"

    def _short(self, column: str) -> str:
        """What a column is called in a list of numbers."""
        return self.data.column(column).short or column

    def _fact(
        self,
        question: str,
        arguments: Sequence[object],
        text: str,
        value: Decimal | None = None,
        cells: Cells = (),
        names: tuple[str, ...] = (),
        senses: Iterable[Sense] = (),
        numbers: Iterable[Decimal | int] = (),
    ) -> Fact:
        named = tuple(cell if isinstance(cell, CellName) else _cell(self.data.id, *cell) for cell in cells)
        rows = names or tuple(dict.fromkeys(cell.row for cell in named))
        says = Says(frozenset(senses), tuple(Decimal(number) for number in numbers), rows)
        return Fact(text, self._asked(question, arguments), value, named, names, says=says)


# A report names some ten thousand cells, and most of them often: each is made once.


@lru_cache(maxsize=100_000)
def _cell(table: str, row: str, column: str) -> CellName:
    return CellName(table, row, column)


@lru_cache(maxsize=10_000)
def _column_cells(table: str, rows: tuple[str, ...], column: str) -> tuple[CellName, ...]:
    return tuple(_cell(table, row, column) for row in rows)
