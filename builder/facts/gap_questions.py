"""Questions about differences: how far apart, how many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from builder.facts.fact import Fact, QuestionError
from builder.facts.naming import Naming
from builder.facts.rows import Cells, One
from builder.facts.wording import multiple
from builder.model.document import Sense
from builder.model.numbers import written


class GapQuestions(Naming):
    """Between rows, between columns, and to the mean."""

    def gap(self, first: One, second: One, column: str, digits: int | None = None, unit: str = "") -> Fact:
        """How far two rows lie apart, without a sign; with a unit, as in 3.2点."""
        one, other = self._one(first), self._one(second)
        cells = [(one, column), (other, column)]
        return self._difference(
            "gap", (first, second, column), self._value(one, column), self._value(other, column),
            column, cells, digits, unit=unit, between=(one, other),
        )  # fmt: skip

    def gap_to_mean(self, name: One, column: str, digits: int | None = None, unit: str = "") -> Fact:
        """How far one row lies from the mean, without a sign."""
        return self._difference(
            "gap_to_mean", (name, column), self._value(self._one(name), column), self._mean(column),
            column, self._whole(column), digits, ("mean",), unit,
        )  # fmt: skip

    def against_mean(self, name: One, column: str, digits: int | None = None) -> Fact:
        """How one row stands to the mean, in words: 比均值高11.14, 比均值低3.02, 与均值相同."""
        row = self._one(name)
        value, mean = self._value(row, column), self._mean(column)
        gap = self._written(abs(value - mean), column, digits)
        text = f"比均值高{gap}" if value > mean else f"比均值低{gap}" if value < mean else "与均值相同"
        return self._fact(
            "against_mean", (name, column), text, value - mean, self._whole(column), (row,),
            {*self._gap_senses(value, mean), "mean"},
        )  # fmt: skip

    def gap_between(self, name: One, first: str, second: str, digits: int | None = None) -> Fact:
        """How far two columns of one row lie apart, without a sign."""
        row = self._one(name)
        cells = [(row, first), (row, second)]
        return self._difference(
            "gap_between", (name, first, second), self._value(row, first), self._value(row, second),
            first, cells, digits,
        )  # fmt: skip

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

    def ratio(self, first: One, second: One, column: str, digits: int = 1, unit: bool = False) -> Fact:
        """How many times the second row the first one is: 6.1; with `unit`, 6.1倍 or 两倍."""
        one, other = self._one(first), self._one(second)
        bottom = self._value(other, column)
        if not bottom:
            raise QuestionError(f"{other} is 0 in {column}, so there is no ratio to it")
        top = self._value(one, column)
        text = multiple(top / bottom, digits) if unit else written(top / bottom, digits)
        cells = self._cells([(one, column), (other, column)])
        senses = {*self._gap_senses(top, bottom), "share"}
        return self._fact("ratio", (first, second, column), text, top / bottom, cells, (), senses)

    # How they are answered: nothing below is a word of the templates.

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
        between: tuple[str, str] | None = None,
    ) -> Fact:
        value = abs(first - second)
        text = self._written(value, column, digits) + unit
        senses = {*self._gap_senses(first, second), *also}
        fact = self._fact(question, arguments, text, value, cells, (), senses)
        # The words must name the rows in the order of their values: 甲比乙高 and not 乙比甲高.
        if between is None or first == second:
            return fact
        upper, lower = between if first > second else between[::-1]
        return replace(fact, says=replace(fact.says, upper=(upper,), lower=(lower,)))
