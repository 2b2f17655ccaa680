"""Questions about whole columns: means, extremes, counts, shares, how columns go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from builder.facts import statistics
from builder.facts.fact import Fact, QuestionError, number_of
from builder.facts.rows import Names, Rows
from builder.facts.wording import counted, fraction, joined, percent, tenths
from builder.model.document import Sense
from builder.model.numbers import written


class ColumnQuestions(Rows):
    """One number for many rows."""

    def mean(self, column: str, digits: int | None = None) -> Fact:
        """The unweighted mean of a column."""
        return self._statistic("mean", column, self._mean(column), digits, ("mean",))

    def means(self, groups: Names, column: str, digits: int | None = None) -> Fact:
        """The means of several groups in one column, joined."""
        names = groups.names if isinstance(groups, Fact) else (groups,) if isinstance(groups, str) else groups
        rows = {name: self._group(name) for name in names}
        means = [statistics.mean([self._value(row, column) for row in group]) for group in rows.values()]
        read = [(row, column) for row in dict.fromkeys(row for group in rows.values() for row in group)]
        text = joined([self._written(mean, column, digits) for mean in means])
        return self._fact("means", (groups, column), text, cells=read, senses=("mean",), numbers=means)

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
        text = counted(number) if han_digits else str(number)
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
        text = counted(len(rows)) if han_digits else str(len(rows))
        return self._fact(
            "count_where", (first, second), text, Decimal(len(rows)), cells, tuple(rows), senses, [len(rows)]
        )

    def count_ranked(self, names: Names, best: int, worst: int, column: str, han_digits: bool = False) -> Fact:
        """How many of some rows are in places from `best` to `worst`."""
        rows = tuple(row for row in self._spread_out(names) if best <= self._rank(row, column) <= worst)
        text = counted(len(rows)) if han_digits else str(len(rows))
        return self._fact(
            "count_ranked", (names, best, worst, column), text, Decimal(len(rows)), self._whole(column), rows,
            ("count",), (best, worst, len(rows)),
        )  # fmt: skip

    def count_columns(self, group: str | None = None, han_digits: bool = False) -> Fact:
        """How many columns there are, or how many in a group of them."""
        groups = {each.id for each in self.data.groups}
        if group is not None and group not in groups:
            hint = f"groups: {', '.join(sorted(groups))}"
            raise QuestionError(f"{self.data.id} has no group of columns “{group}”", hint)
        number = sum(group in (None, column.group) for column in self.data.columns)
        text = counted(number) if han_digits else str(number)
        return self._fact("count_columns", (group,), text, Decimal(number), senses=("count",), numbers=[number])

    def share_above(self, column: str, threshold: object, form: str = "percent", digits: int = 1) -> Fact:
        """The share of the rows above a value: 31.3%; with form="tenths" 近七成, with form="fraction" 约四分之一."""
        return self._share("share_above", column, threshold, form, digits, "above")

    def share_below(self, column: str, threshold: object, form: str = "percent", digits: int = 1) -> Fact:
        """The share of the rows below a value, in the forms of share_above."""
        return self._share("share_below", column, threshold, form, digits, "below")

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

    # How they are answered: nothing below is a word of the templates.

    def _statistic(
        self, question: str, column: str, value: Decimal, digits: int | None, senses: Iterable[Sense] = ()
    ) -> Fact:
        text = self._written(value, column, digits)
        return self._fact(question, (column,), text, value, self._whole(column), (), senses)

    def _share(self, question: str, column: str, threshold: object, form: str, digits: int, sense: Sense) -> Fact:
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
        text = counted(len(rows)) if in_han else str(len(rows))
        return self._fact(
            question, (column, threshold), text, Decimal(len(rows)), self._whole(column), rows,
            (sense, "count", *_mean_of(threshold)), (bound, len(rows)),
        )  # fmt: skip


def _mean_of(value: object) -> tuple[Sense, ...]:
    return ("mean",) if isinstance(value, Fact) and "mean" in value.says.senses else ()
