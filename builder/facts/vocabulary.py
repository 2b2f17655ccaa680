"""The questions that a narrative can ask of a table, in words an analyst knows.

Every public method of `Questions` is a word of the templates: `{{ cities.rank("杭州", "intelligence") }}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.datasets.schema import Dataset
from builder.facts import statistics
from builder.facts.claims import Claims
from builder.facts.fact import Fact, QuestionError, number_of, typed
from builder.facts.rows import Cells, Names
from builder.facts.thresholds import Thresholds
from builder.facts.wording import (
    each_text,
    fraction,
    han,
    joined,
    multiple,
    percent,
    place_text,
    rank_text,
    ranks_text,
    tenths,
)
from builder.model.document import Sense
from builder.model.numbers import written
from builder.places.places import Places


@dataclass(frozen=True)
class Questions(Claims):
    """One table (or a group of its rows) that answers questions, and judges claims (`facts.claims`).

    Means are unweighted; rank 1 is the highest value, and rows with equal values share the better rank. Numbers have the
    column's decimals, rounded half up, unless `digits` is given.
    """

    def value(self, name: str, column: str, digits: int | None = None) -> Fact:
        """The value of one cell."""
        value = self._value(name, column)
        return self._fact("value", (name, column), self._written(value, column, digits), value, [(name, column)])

    def values(self, names: Names, column: str, digits: int | None = None) -> Fact:
        """The values of several rows in one column, joined."""
        return self._row_values("values", names, column, digits, joined)

    def each(self, names: Names, column: str, digits: int | None = None) -> Fact:
        """The values of several rows with their verb: 分别为48.95和47.38, or 均为30.62 where they are alike."""
        return self._row_values("each", names, column, digits, each_text)

    def row(self, name: str, digits: int | None = None) -> Fact:
        """All values of one row in the order of the columns, joined."""
        columns = [column.id for column in self.data.columns]
        texts = [self._written(self._value(name, column), column, digits) for column in columns]
        return self._fact("row", (name,), joined(texts), cells=[(name, column) for column in columns])

    def rank(self, name: str, column: str) -> Fact:
        """The place of one row: 第3位."""
        rank, is_shared = self._rank(name, column), self._is_shared(name, column)
        text = rank_text(rank, is_shared=is_shared)
        return self._ranked("rank", (name, column), text, rank, name, column)

    def place(self, name: str, column: str) -> Fact:
        """The place of one row in words: 居首, 居末位, 居第3位."""
        rank, lowest = self._rank(name, column), max(self._rank(row, column) for row in self.members)
        text = place_text(rank, lowest, is_shared=self._is_shared(name, column))
        return self._ranked("place", (name, column), text, rank, name, column)

    def ranks(self, names: Names, column: str | None = None) -> Fact:
        """The places of several rows in one column, or of one row in all columns: 第8、第8和第5位."""
        rows = self._rows(names)
        columns = [column] if column else [each.id for each in self.data.columns]
        if column is None and len(rows) != 1:
            raise QuestionError("ranks() of several rows needs a column", 'as in ranks(["化工", "采矿"], "overall")')
        pairs = [(row, each) for row in rows for each in columns]
        ranks = [self._rank(row, each) for row, each in pairs]
        cells = [cell for each in columns for cell in self._whole(each)]
        senses = frozenset.intersection(
            *(self._place_senses(rank, each) for rank, (_, each) in zip(ranks, pairs, strict=True))
        )
        return self._fact("ranks", (names, column), ranks_text(ranks), cells=cells, names=rows, senses=senses)

    def top(self, column: str, count: int = 1, values: bool = False, last: str = "和") -> Fact:
        """The names of the highest rows, best first; with `values`, each with its value in brackets."""
        rows = self._ordered(column)[: self._count(count)]
        senses: set[Sense] = {"first", "front", "above"}
        return self._named(
            "top", (column, count), rows, column if values else None, (column,), last=last, senses=senses, numbers=[count]
        )

    def bottom(self, column: str, count: int = 1, values: bool = False, last: str = "和") -> Fact:
        """The names of the lowest rows, the very last one last."""
        rows = self._ordered(column)[-self._count(count) :]
        senses: set[Sense] = {"last", "back", "below"}
        return self._named(
            "bottom", (column, count), rows, column if values else None, (column,),
            last=last, senses=senses, numbers=[count],
        )  # fmt: skip

    def at(self, rank: int, column: str) -> Fact:
        """The name of the row in a given place."""
        rows = self._ordered(column)
        if not 1 <= rank <= len(rows):
            raise QuestionError(f"there is no place {rank} among {len(rows)} rows")
        senses = self._place_senses(self._rank(rows[rank - 1], column), column)
        return self._named(
            "at", (rank, column), rows[rank - 1 : rank], None, (column,), senses=senses, numbers=[rank]
        )

    def names(self, names: Names, column: str | None = None, last: str = "和") -> Fact:
        """Several names joined; with a column, each with its value in brackets."""
        rows = self._rows(names)
        return self._named("names", (names, column), rows, column, (column,) if column else (), rows, last=last)

    def nearest(self, name: str, column: str, count: int = 1, values: bool = False) -> Fact:
        """The names of the rows whose values are nearest to that of one row, the nearest first."""
        own = self._value(name, column)
        others = sorted(
            (row for row in self.members if row != name), key=lambda row: abs(self._value(row, column) - own)
        )
        rows = others[: self._count(count)]
        return self._named(
            "nearest", (name, column, count), rows, column if values else None, (column,), senses=("close",)
        )

    def mean(self, column: str, digits: int | None = None) -> Fact:
        """The unweighted mean of a column."""
        return self._statistic("mean", column, self._mean(column), digits, ("mean",))

    def weighted_mean(self, column: str, weights: str, digits: int | None = None) -> Fact:
        """The mean of a column, weighted by another column of the table."""
        total = sum(self._values(weights), Decimal(0))
        if not total:
            raise QuestionError(f"the weights in {weights} add up to 0")
        value = sum((self._value(row, column) * self._value(row, weights) for row in self.members), Decimal(0)) / total
        cells = [*self._whole(column), *self._whole(weights)]
        text = self._written(value, column, digits)
        return self._fact("weighted_mean", (column, weights), text, value, cells, (), ("mean",))

    def median(self, column: str, digits: int | None = None) -> Fact:
        """The middle value of a column."""
        return self._statistic("median", column, statistics.median(self._values(column)), digits)

    def highest(self, column: str, digits: int | None = None) -> Fact:
        """The highest value of a column."""
        return self._statistic("highest", column, max(self._values(column)), digits, ("first", "above"))

    def lowest(self, column: str, digits: int | None = None) -> Fact:
        """The lowest value of a column."""
        return self._statistic("lowest", column, min(self._values(column)), digits, ("last", "below"))

    def range(self, column: str, digits: int | None = None) -> Fact:
        """The lowest and the highest value: 47.38～67.40."""
        low, high = min(self._values(column)), max(self._values(column))
        text = f"{self._written(low, column, digits)}～{self._written(high, column, digits)}"
        return self._fact("range", (column,), text, cells=self._whole(column))

    def count(self, han_digits: bool = False) -> Fact:
        """How many rows there are; with `han_digits`, 七 instead of 7."""
        number = len(self.members)
        text = han(number) if han_digits else str(number)
        return self._fact("count", (), text, Decimal(number), senses=("count",), numbers=[number], names=self.members)

    def count_above(self, column: str, threshold: object, han_digits: bool = False) -> Fact:
        """How many rows lie above a value."""
        return self._counted(
            "count_above", column, threshold, lambda value, bound: value > bound, "above", in_han=han_digits
        )

    def count_below(self, column: str, threshold: object, han_digits: bool = False) -> Fact:
        """How many rows lie below a value."""
        return self._counted(
            "count_below", column, threshold, lambda value, bound: value < bound, "below", in_han=han_digits
        )

    def count_where(self, first: str, second: str, han_digits: bool = False) -> Fact:
        """How many rows have a higher value in the first column than in the second."""
        rows = [row for row in self.members if self._value(row, first) > self._value(row, second)]
        cells = [*self._whole(first), *self._whole(second)]
        senses: set[Sense] = {"above", "count"}
        if len(rows) == len(self.members):
            senses.add("all")
        text = han(len(rows)) if han_digits else str(len(rows))
        return self._fact(
            "count_where", (first, second), text, Decimal(len(rows)), cells, tuple(rows), senses, [len(rows)]
        )

    def share_above(self, column: str, threshold: object, form: str = "percent", digits: int = 1) -> Fact:
        """The share of the rows above a value: 31.3%; with form="tenths" 近七成, with form="fraction" 约四分之一."""
        return self._share("share_above", column, threshold, form, digits, "above")

    def share_below(self, column: str, threshold: object, form: str = "percent", digits: int = 1) -> Fact:
        """The share of the rows below a value, in the forms of share_above."""
        return self._share("share_below", column, threshold, form, digits, "below")

    def gap(self, first: str, second: str, column: str, digits: int | None = None, unit: str = "") -> Fact:
        """How far two rows lie apart, without a sign; with a unit, as in 3.2点."""
        cells = [(first, column), (second, column)]
        return self._difference(
            "gap", (first, second, column), self._value(first, column), self._value(second, column),
            column, cells, digits, unit=unit,
        )  # fmt: skip

    def gap_to_mean(self, name: str, column: str, digits: int | None = None, unit: str = "") -> Fact:
        """How far one row lies from the mean, without a sign."""
        return self._difference(
            "gap_to_mean", (name, column), self._value(name, column), self._mean(column),
            column, self._whole(column), digits, ("mean",), unit,
        )  # fmt: skip

    def against_mean(self, name: str, column: str, digits: int | None = None) -> Fact:
        """How one row stands to the mean, in words: 高于均值11.14, 低于均值3.02, 与均值相同."""
        value, mean = self._value(name, column), self._mean(column)
        gap = self._written(abs(value - mean), column, digits)
        text = f"高于均值{gap}" if value > mean else f"低于均值{gap}" if value < mean else "与均值相同"
        return self._fact(
            "against_mean", (name, column), text, value - mean, self._whole(column), (name,),
            {*self._gap_senses(value, mean), "mean"},
        )  # fmt: skip

    def gap_between(self, name: str, first: str, second: str, digits: int | None = None) -> Fact:
        """How far two columns of one row lie apart, without a sign."""
        cells = [(name, first), (name, second)]
        return self._difference(
            "gap_between", (name, first, second), self._value(name, first), self._value(name, second), first, cells, digits
        )

    def mean_gap(self, first: str, second: str, digits: int | None = None) -> Fact:
        """How far the means of two columns lie apart, without a sign."""
        cells = [*self._whole(first), *self._whole(second)]
        return self._difference(
            "mean_gap", (first, second), self._mean(first), self._mean(second), first, cells, digits, ("mean",)
        )

    def largest_gap(self, first: str, second: str, count: int = 1) -> Fact:
        """The names of the rows in which the first column exceeds the second by most."""
        rows = self._by_gap(first, second)[: self._count(count)]
        return self._named(
            "largest_gap", (first, second, count), rows, None, (first, second), senses=("first", "front", "above"),
            numbers=[count],
        )  # fmt: skip

    def smallest_gap(self, first: str, second: str, count: int = 1) -> Fact:
        """The names of the rows in which the first column exceeds the second by least."""
        rows = self._by_gap(second, first)[: self._count(count)]
        return self._named(
            "smallest_gap", (first, second, count), rows, None, (first, second), senses=("last", "back", "below"),
            numbers=[count],
        )  # fmt: skip

    def ratio(self, first: str, second: str, column: str, digits: int = 1, unit: bool = False) -> Fact:
        """How many times the second row the first one is: 6.1; with `unit`, 6.1倍 or 两倍."""
        bottom = self._value(second, column)
        if not bottom:
            raise QuestionError(f"{second} is 0 in {column}, so there is no ratio to it")
        top = self._value(first, column)
        text = multiple(top / bottom, digits) if unit else written(top / bottom, digits)
        cells = self._cells([(first, column), (second, column)])
        senses = {*self._gap_senses(top, bottom), "share"}
        return self._fact("ratio", (first, second, column), text, top / bottom, cells, (), senses)

    def mean_ratio(self, first: str, second: str, digits: int = 1) -> Fact:
        """The mean of the first column as a percentage of the mean of the second."""
        value = self._mean(first) / self._divisor(second)
        cells = [*self._whole(first), *self._whole(second)]
        senses = {*self._gap_senses(self._mean(first), self._mean(second)), "mean", "share"}
        return self._fact("mean_ratio", (first, second), percent(value, digits), value, cells, (), senses)

    def correlation(self, first: str, second: str, digits: int = 2) -> Fact:
        """Pearson's correlation of two columns."""
        value = statistics.correlation(self._values(first), self._values(second))
        cells = [*self._whole(first), *self._whole(second)]
        senses: tuple[Sense, ...] = ("close",) if value >= self.thresholds.strong else ()
        return self._fact("correlation", (first, second), written(value, digits), value, cells, (), senses)

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

    def without(self, names: Names) -> Questions:
        """The same questions asked of all rows but some."""
        left_out = self._spread_out(names)
        rows = tuple(row for row in self.members if row not in left_out)
        if not rows:
            raise QuestionError(f"without {typed(names)} no row is left in {self.data.id}{self.scope}")
        return replace(self, members=rows, scope=f"{self.scope}.without({typed(names)})")

    # How the answers are made: nothing below is a word of the templates.

    def _row_values(
        self, question: str, names: Names, column: str, digits: int | None, text: Callable[[list[str]], str]
    ) -> Fact:
        rows = self._rows(names)
        texts = [self._written(self._value(row, column), column, digits) for row in rows]
        senses: tuple[Sense, ...] = ("close", "all") if len(set(texts)) == 1 else ()
        cells = [(row, column) for row in rows]
        return self._fact(question, (names, column), text(texts), cells=cells, senses=senses)

    def _is_shared(self, name: str, column: str) -> bool:
        return sum(self._value(other, column) == self._value(name, column) for other in self.members) > 1

    def _ranked(self, question: str, arguments: Sequence[object], text: str, rank: int, name: str, column: str) -> Fact:
        senses = self._place_senses(rank, column)
        return self._fact(question, arguments, text, Decimal(rank), self._whole(column), (name,), senses, [rank])

    def _share(
        self, question: str, column: str, threshold: object, form: str, digits: int, sense: Sense
    ) -> Fact:
        bound = number_of(threshold)
        counted = sum(value > bound if sense == "above" else value < bound for value in self._values(column))
        share = Decimal(counted) / len(self.members)
        forms = {
            "percent": lambda: percent(share, digits),
            "tenths": lambda: tenths(share),
            "fraction": lambda: fraction(share),
        }
        if form not in forms:
            raise QuestionError(f"there is no form {form}", f"forms are {', '.join(forms)}")
        senses: set[Sense] = {sense, "share", *_mean_of(threshold)}
        if 2 * counted > len(self.members):
            senses.add("most")
        return self._fact(question, (column, threshold), forms[form](), share, self._whole(column), (), senses, [bound])

    def _named(
        self,
        question: str,
        arguments: Sequence[object],
        rows: Sequence[str],
        with_values: str | None,
        columns: Sequence[str],
        read: Sequence[str] | None = None,
        *,
        last: str = "和",
        senses: Iterable[Sense] = (),
        numbers: Iterable[Decimal | int] = (),
    ) -> Fact:
        parts = list(rows)
        if with_values:
            parts = [f"{row}（{self._written(self._value(row, with_values), with_values)}）" for row in rows]
        cells = [(row, column) for column in columns for row in (self.members if read is None else read)]
        return self._fact(
            question, arguments, joined(parts, last), None, self._cells(cells), tuple(rows), senses, numbers
        )

    def _statistic(
        self, question: str, column: str, value: Decimal, digits: int | None, senses: Iterable[Sense] = ()
    ) -> Fact:
        text = self._written(value, column, digits)
        return self._fact(question, (column,), text, value, self._whole(column), (), senses)

    def _counted(
        self,
        question: str,
        column: str,
        threshold: object,
        is_counted: Callable[[Decimal, Decimal], bool],
        sense: Sense,
        *,
        in_han: bool = False,
    ) -> Fact:
        # The exact value of an answer: the mean as printed may lie on the other side of a row.
        bound = number_of(threshold)
        rows = tuple(row for row in self.members if is_counted(self._value(row, column), bound))
        text = han(len(rows)) if in_han else str(len(rows))
        return self._fact(
            question, (column, threshold), text, Decimal(len(rows)), self._whole(column), rows,
            (sense, "count", *_mean_of(threshold)), (bound, len(rows)),
        )  # fmt: skip

    def _difference(
        self,
        question: str,
        arguments: Sequence[object],
        first: Decimal,
        second: Decimal,
        column: str,
        cells: Cells,
        digits: int | None,
        also: Iterable[Sense] = (),
        unit: str = "",
    ) -> Fact:
        value = abs(first - second)
        text = self._written(value, column, digits) + unit
        return self._fact(
            question, arguments, text, value, cells, (), {*self._gap_senses(first, second), *also}
        )


def ask(data: Dataset, places: Places, thresholds: Thresholds | None = None) -> Questions:
    """All rows of a table, ready to be asked."""
    return Questions(data, places, data.names, thresholds=thresholds or Thresholds())


def _mean_of(value: object) -> tuple[Sense, ...]:
    return ("mean",) if isinstance(value, Fact) and "mean" in value.says.senses else ()
