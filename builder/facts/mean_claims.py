"""Claims on the means of groups: clusters, sectors, provinces, lists of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from builder.facts import statistics
from builder.facts.claim import Claim, saying
from builder.facts.fact import Fact, QuestionError
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names
from builder.facts.wording import joined
from builder.model.document import Sense
from builder.model.numbers import written

Groups = str | Sequence[Names] | Fact
IsSo = Callable[[Decimal, Decimal], bool]


class MeanClaims(Judging):
    """Each group is taken by its unweighted mean: "京津冀", ["京津冀", "东北"], or a list of rows, [["杭州"]]."""

    def mean_above(self, what: Groups, than: Groups, on: Columns) -> Claim:
        """Whether the mean of each of some groups is higher than that of each of others."""
        return self._means_compared("mean_above", what, than, on, lambda own, other: own > other, ("above",))

    def mean_below(self, what: Groups, than: Groups, on: Columns) -> Claim:
        """Whether the mean of each of some groups is lower than that of each of others."""
        return self._means_compared("mean_below", what, than, on, lambda own, other: own < other, ("below",))

    def mean_clearly_above(self, what: Groups, than: Groups, on: Columns) -> Claim:
        """Like mean_above, and by the `clear` share of the report at least."""
        return self._means_compared(
            "mean_clearly_above", what, than, on,
            lambda own, other: own > other and self.thresholds.is_clear(own, other), ("above", "clear"),
        )  # fmt: skip

    def mean_clearly_below(self, what: Groups, than: Groups, on: Columns) -> Claim:
        """Like mean_below, and by the `clear` share of the report at least."""
        return self._means_compared(
            "mean_clearly_below", what, than, on,
            lambda own, other: own < other and self.thresholds.is_clear(own, other), ("below", "clear"),
        )  # fmt: skip

    # How they are judged: nothing below is a word of the templates.

    def _means_compared(
        self, question: str, what: Groups, than: Groups, on: Columns, is_so: IsSo, also: tuple[Sense, ...]
    ) -> Claim:
        groups, others, columns = self._groups(what), self._groups(than), self._columns(on)
        if shared := [name for name in groups if name in others]:
            raise QuestionError(f"{shared[0]} cannot be compared with itself")
        every = {**groups, **others}
        means = {
            (name, column): statistics.mean([self._value(row, column) for row in rows])
            for column in columns
            for name, rows in every.items()
        }
        tried = [((one, column), (other, column)) for column in columns for one in groups for other in others]
        bad = [pair for one, other in tried if not is_so(means[one], means[other]) for pair in (one, other)]
        evidence = "；".join(
            f"{name}{'均值' if len(every[name]) > 1 else ''}{written(means[name, column], 2)}（{self._short(column)}）"
            for name, column in dict.fromkeys(bad or means)
        )
        upper, lower = (groups, others) if "above" in also else (others, groups)
        read = tuple(dict.fromkeys(row for rows in every.values() for row in rows))
        says = saying({"mean", "all", *also}, (*every, *read), means.values(), upper=upper, lower=lower)
        cells = tuple(self._cells(self._pairs(read, columns)))
        is_of_two = len(tried) == 1 and means[tried[0][0]] != means[tried[0][1]]
        return Claim(not bad, self._asked(question, (what, than, on)), evidence, cells, says, is_of_two)

    def _groups(self, groups: Groups) -> Mapping[str, Sequence[str]]:
        """Groups by name; one that is a list is named after its rows."""
        given = [groups] if isinstance(groups, str | Fact) else groups
        found = {}
        for group in given:
            rows = self._spread_out(group)
            found[group if isinstance(group, str) else joined(rows)] = rows
        if not found:
            raise QuestionError("no group is named", 'as in ["京津冀", "长三角"]')
        return found
