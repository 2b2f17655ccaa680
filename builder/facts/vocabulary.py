"""The questions that a narrative can ask of a table, in words an analyst knows.

Every public method of `Questions` is a word of the templates: `{{ cities.rank("杭州", "intelligence") }}`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from builder.datasets.schema import Dataset
from builder.facts import statistics
from builder.facts.fact import Fact, QuestionError, typed
from builder.facts.wording import joined, percent, rank_text, ranks_text
from builder.model.document import CellName
from builder.model.numbers import written
from builder.places.places import Places

Names = str | Sequence[str] | Fact
Threshold = Decimal | float | str | Fact


@dataclass(frozen=True)
class Questions:
    """One table (or a group of its rows) that answers questions.

    `members` are the rows in the table's order; means are unweighted; rank 1 is the highest value, and rows with
    equal values share the better rank. Numbers have the column's decimals, rounded half up, unless `digits` is given.
    """

    data: Dataset
    places: Places
    members: tuple[str, ...]
    scope: str = ""

    def value(self, name: str, column: str, digits: int | None = None) -> Fact:
        """The value of one cell."""
        value = self._value(name, column)
        return self._number("value", (name, column), value, column, [(name, column)], digits)

    def values(self, names: Names, column: str, digits: int | None = None) -> Fact:
        """The values of several rows in one column, joined."""
        rows = self._rows(names)
        texts = [self._written(self._value(row, column), column, digits) for row in rows]
        return self._fact("values", (names, column), joined(texts), cells=[(row, column) for row in rows])

    def row(self, name: str, digits: int | None = None) -> Fact:
        """All values of one row in the order of the columns, joined."""
        columns = [column.id for column in self.data.columns]
        texts = [self._written(self._value(name, column), column, digits) for column in columns]
        return self._fact("row", (name,), joined(texts), cells=[(name, column) for column in columns])

    def rank(self, name: str, column: str) -> Fact:
        """The place of one row: 第3位."""
        rank = self._rank(name, column)
        is_shared = sum(self._value(other, column) == self._value(name, column) for other in self.members) > 1
        text = rank_text(rank, is_shared=is_shared)
        return self._fact("rank", (name, column), text, Decimal(rank), self._whole(column))

    def ranks(self, names: Names, column: str | None = None) -> Fact:
        """The places of several rows in one column, or of one row in all columns: 第8、第8和第5位."""
        rows = self._rows(names)
        columns = [column] if column else [each.id for each in self.data.columns]
        if column is None and len(rows) != 1:
            raise QuestionError("ranks() of several rows needs a column", 'as in ranks(["化工", "采矿"], "overall")')
        ranks = [self._rank(row, each) for row in rows for each in columns]
        cells = [cell for each in columns for cell in self._whole(each)]
        return self._fact("ranks", (names, column), ranks_text(ranks), cells=cells)

    def top(self, column: str, count: int = 1, values: bool = False) -> Fact:
        """The names of the highest rows, best first; with `values`, each with its value in brackets."""
        rows = self._ordered(column)[: self._count(count)]
        return self._named("top", (column, count), rows, column if values else None, (column,))

    def bottom(self, column: str, count: int = 1, values: bool = False) -> Fact:
        """The names of the lowest rows, the very last one last."""
        rows = self._ordered(column)[-self._count(count) :]
        return self._named("bottom", (column, count), rows, column if values else None, (column,))

    def at(self, rank: int, column: str) -> Fact:
        """The name of the row in a given place."""
        rows = self._ordered(column)
        if not 1 <= rank <= len(rows):
            raise QuestionError(f"there is no place {rank} among {len(rows)} rows")
        return self._named("at", (rank, column), rows[rank - 1 : rank], None, (column,))

    def names(self, names: Names, column: str | None = None) -> Fact:
        """Several names joined; with a column, each with its value in brackets."""
        rows = self._rows(names)
        return self._named("names", (names, column), rows, column, (column,) if column else (), rows)

    def mean(self, column: str, digits: int | None = None) -> Fact:
        """The unweighted mean of a column."""
        return self._statistic("mean", column, self._mean(column), digits)

    def median(self, column: str, digits: int | None = None) -> Fact:
        """The middle value of a column."""
        return self._statistic("median", column, statistics.median(self._values(column)), digits)

    def highest(self, column: str, digits: int | None = None) -> Fact:
        """The highest value of a column."""
        return self._statistic("highest", column, max(self._values(column)), digits)

    def lowest(self, column: str, digits: int | None = None) -> Fact:
        """The lowest value of a column."""
        return self._statistic("lowest", column, min(self._values(column)), digits)

    def range(self, column: str, digits: int | None = None) -> Fact:
        """The lowest and the highest value: 47.38～67.40."""
        low, high = min(self._values(column)), max(self._values(column))
        text = f"{self._written(low, column, digits)}～{self._written(high, column, digits)}"
        return self._fact("range", (column,), text, cells=self._whole(column))

    def count(self) -> Fact:
        """How many rows there are."""
        return self._fact("count", (), str(len(self.members)), Decimal(len(self.members)))

    def count_above(self, column: str, threshold: Threshold) -> Fact:
        """How many rows lie above a value."""
        return self._counted("count_above", column, threshold, lambda value, bound: value > bound)

    def count_below(self, column: str, threshold: Threshold) -> Fact:
        """How many rows lie below a value."""
        return self._counted("count_below", column, threshold, lambda value, bound: value < bound)

    def count_where(self, first: str, second: str) -> Fact:
        """How many rows have a higher value in the first column than in the second."""
        rows = [row for row in self.members if self._value(row, first) > self._value(row, second)]
        cells = [*self._whole(first), *self._whole(second)]
        return self._fact("count_where", (first, second), str(len(rows)), Decimal(len(rows)), cells, tuple(rows))

    def gap(self, first: str, second: str, column: str, digits: int | None = None) -> Fact:
        """How far two rows lie apart, without a sign."""
        value = abs(self._value(first, column) - self._value(second, column))
        cells = [(first, column), (second, column)]
        return self._number("gap", (first, second, column), value, column, cells, digits)

    def gap_to_mean(self, name: str, column: str, digits: int | None = None) -> Fact:
        """How far one row lies from the mean, without a sign."""
        value = abs(self._value(name, column) - self._mean(column))
        return self._number("gap_to_mean", (name, column), value, column, self._whole(column), digits)

    def gap_between(self, name: str, first: str, second: str, digits: int | None = None) -> Fact:
        """How far two columns of one row lie apart, without a sign."""
        value = abs(self._value(name, first) - self._value(name, second))
        return self._number("gap_between", (name, first, second), value, first, [(name, first), (name, second)], digits)

    def mean_gap(self, first: str, second: str, digits: int | None = None) -> Fact:
        """How far the means of two columns lie apart, without a sign."""
        value = abs(self._mean(first) - self._mean(second))
        cells = [*self._whole(first), *self._whole(second)]
        return self._number("mean_gap", (first, second), value, first, cells, digits)

    def largest_gap(self, first: str, second: str, count: int = 1) -> Fact:
        """The names of the rows in which the first column exceeds the second by most."""
        rows = self._by_gap(first, second)[: self._count(count)]
        return self._named("largest_gap", (first, second, count), rows, None, (first, second))

    def smallest_gap(self, first: str, second: str, count: int = 1) -> Fact:
        """The names of the rows in which the first column exceeds the second by least."""
        rows = self._by_gap(second, first)[: self._count(count)]
        return self._named("smallest_gap", (first, second, count), rows, None, (first, second))

    def ratio(self, first: str, second: str, column: str, digits: int = 1) -> Fact:
        """How many times the second row the first one is."""
        bottom = self._value(second, column)
        if not bottom:
            raise QuestionError(f"{second} is 0 in {column}, so there is no ratio to it")
        value = self._value(first, column) / bottom
        cells = self._cells([(first, column), (second, column)])
        return self._fact("ratio", (first, second, column), written(value, digits), value, cells)

    def mean_ratio(self, first: str, second: str, digits: int = 1) -> Fact:
        """The mean of the first column as a percentage of the mean of the second."""
        value = self._mean(first) / self._divisor(second)
        cells = self._cells([*self._whole_pairs(first), *self._whole_pairs(second)])
        return self._fact("mean_ratio", (first, second), percent(value, digits), value, cells)

    def correlation(self, first: str, second: str, digits: int = 2) -> Fact:
        """Pearson's correlation of two columns."""
        value = statistics.correlation(self._values(first), self._values(second))
        cells = [*self._whole(first), *self._whole(second)]
        return self._fact("correlation", (first, second), written(value, digits), value, cells)

    def spread(self, column: str, digits: int = 2) -> Fact:
        """The coefficient of variation: population standard deviation by mean."""
        value = statistics.deviation(self._values(column)) / self._divisor(column)
        return self._fact("spread", (column,), written(value, digits), value, self._whole(column))

    def within(self, group: Names) -> Questions:
        """The same questions asked of a group only: a cluster, a sector, or a list of names."""
        if isinstance(group, str):
            found = self.places.members(self.data.kind, group)
            if found is None:
                raise QuestionError(f"{self.data.id} has no group {group}", "groups are in data/places.toml")
        else:
            found = self._rows(group)
        rows = tuple(row for row in self.members if row in found)
        if not rows:
            raise QuestionError(f"the group {typed(group)} has no row in {self.data.id}{self.scope}")
        return replace(self, members=rows, scope=f"{self.scope}.within({typed(group)})")

    def is_above(self, first: str, second: str, column: str) -> bool:
        """Whether the first row is higher than the second."""
        return self._value(first, column) > self._value(second, column)

    def is_first(self, name: str, column: str) -> bool:
        """Whether no row is higher."""
        return self._rank(name, column) == 1

    def is_last(self, name: str, column: str) -> bool:
        """Whether no row is lower."""
        return self._value(name, column) == min(self._values(column))

    # How the answers are made: nothing below is a word of the templates.

    def _rows(self, names: Names) -> tuple[str, ...]:
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

    def _check_row(self, name: str) -> None:
        if not isinstance(name, str):
            raise QuestionError(f"one name is expected here, not {typed(name)}", 'as in "杭州", in quotation marks')
        if name not in self.members:
            where = f"{self.data.id}{self.scope}"
            close = get_close_matches(name, self.members, 1, 0.5)
            raise QuestionError(f"{where} has no row “{name}”", f"did you mean {close[0]}?" if close else "")

    def _check_column(self, column: str) -> None:
        known = [each.id for each in self.data.columns]
        if column not in known:
            raise QuestionError(f"{self.data.id} has no column “{column}”", f"columns: {', '.join(known)}")

    def _value(self, name: str, column: str) -> Decimal:
        self._check_row(name)
        self._check_column(column)
        return self.data.value(name, column)

    def _values(self, column: str) -> list[Decimal]:
        return [self._value(name, column) for name in self.members]

    def _mean(self, column: str) -> Decimal:
        return statistics.mean(self._values(column))

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

    def _ordered(self, column: str) -> list[str]:
        # sorted() is stable: rows with equal values keep the table's order.
        return sorted(self.members, key=lambda name: -self._value(name, column))

    def _by_gap(self, first: str, second: str) -> list[str]:
        return sorted(self.members, key=lambda name: self._value(name, second) - self._value(name, first))

    def _whole_pairs(self, column: str) -> list[tuple[str, str]]:
        return [(name, column) for name in self.members]

    def _whole(self, column: str) -> list[CellName]:
        return self._cells(self._whole_pairs(column))

    def _cells(self, pairs: Sequence[tuple[str, str]]) -> list[CellName]:
        return [CellName(self.data.id, name, column) for name, column in pairs]

    def _written(self, value: Decimal, column: str, digits: int | None) -> str:
        return written(value, self.data.column(column).decimals if digits is None else digits)

    def _named(
        self,
        question: str,
        arguments: Sequence[object],
        rows: Sequence[str],
        with_values: str | None,
        columns: Sequence[str],
        read: Sequence[str] | None = None,
    ) -> Fact:
        parts = list(rows)
        if with_values:
            parts = [f"{row}（{self._written(self._value(row, with_values), with_values, None)}）" for row in rows]
        cells = [(row, column) for column in columns for row in (self.members if read is None else read)]
        return self._fact(question, arguments, joined(parts), None, self._cells(cells), tuple(rows))

    def _statistic(self, question: str, column: str, value: Decimal, digits: int | None) -> Fact:
        return self._fact(
            question, (column,), self._written(value, column, digits), value, self._whole(column)
        )

    def _counted(
        self, question: str, column: str, threshold: Threshold, is_counted: Callable[[Decimal, Decimal], bool]
    ) -> Fact:
        # The exact value of an answer: the mean as printed may lie on the other side of a row.
        exact = threshold.value if isinstance(threshold, Fact) else threshold
        try:
            bound = Decimal(str(exact))
        except InvalidOperation:
            raise QuestionError(f"{typed(threshold)} is no number to count by", "as in 60") from None
        rows = tuple(row for row in self.members if is_counted(self._value(row, column), bound))
        cells = self._whole(column)
        return self._fact(question, (column, threshold), str(len(rows)), Decimal(len(rows)), cells, rows)

    def _number(
        self,
        question: str,
        arguments: Sequence[object],
        value: Decimal,
        column: str,
        pairs: Sequence[tuple[str, str] | CellName],
        digits: int | None,
    ) -> Fact:
        return self._fact(question, arguments, self._written(value, column, digits), value, pairs)

    def _fact(
        self,
        question: str,
        arguments: Sequence[object],
        text: str,
        value: Decimal | None = None,
        cells: Sequence[tuple[str, str] | CellName] = (),
        names: tuple[str, ...] = (),
    ) -> Fact:
        named = tuple(cell if isinstance(cell, CellName) else CellName(self.data.id, *cell) for cell in cells)
        given = ", ".join(typed(each) for each in arguments if each is not None)
        return Fact(text, f"{self.data.id}{self.scope}.{question}({given})", value, named, names)


def ask(data: Dataset, places: Places) -> Questions:
    """All rows of a table, ready to be asked."""
    return Questions(data, places, data.names)
