"""Claims on columns: which is higher in every row, which go together, who stands better in one than in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from builder.facts import statistics
from builder.facts.claim import Claim, saying
from builder.facts.fact import QuestionError, number_of, typed
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names
from builder.model.document import Sense
from builder.model.numbers import written


class ColumnClaims(Judging):
    """Columns against columns."""

    def columns_ordered(self, columns: Sequence[str], names: Names | None = None) -> Claim:
        """Whether, in each row (or in those named), each of the columns is lower than the one before."""
        rows, compared = self.members if names is None else self._spread_out(names), self._several_columns(columns)
        bad = [
            (row, column)
            for row in rows
            for first, second in pairwise(compared)
            if self._value(row, first) <= self._value(row, second)
            for column in (first, second)
        ]
        pairs = [(row, column) for row in rows for column in compared]
        senses: set[Sense] = {"above", "first", "last", "below", "all", "most"}
        terms = [self._short(column) for column in compared]
        return self._judged(
            self._asked("columns_ordered", (columns, names)), bad or pairs[:6], pairs,
            saying(senses, (*rows, *terms), [len(rows)], upper=terms[:1], lower=terms[-1:]), holds=not bad,
        )  # fmt: skip

    def columns_close(self, columns: Sequence[str], names: Names | None = None, within: object = None) -> Claim:
        """Whether, in each row (or in those named), the columns are close: like `close` for rows."""
        rows, compared = self.members if names is None else self._spread_out(names), self._several_columns(columns)
        limit = None if within is None else number_of(within)
        bad = [row for row in rows if not self._are_close([self._value(row, each) for each in compared], limit)]
        pairs = [(row, column) for row in rows for column in compared]
        shown = [pair for pair in pairs if pair[0] in bad] or pairs[:6]
        says = saying({"close", "all", "slight"}, rows, [] if limit is None else [limit])
        asked = self._asked("columns_close", (columns,), names=names, within=within)
        return self._judged(asked, shown, pairs, says, holds=not bad)

    def same_order(self, first: str, second: str, count: int | None = None) -> Claim:
        """Whether the rows (or the best `count` of them) come in the same order in both columns."""
        most = len(self.members) if count is None else self._count(count)
        one, other = self._ordered(first)[:most], self._ordered(second)[:most]
        shown = [*((row, first) for row in one), *((row, second) for row in other)]
        return self._judged(
            self._asked("same_order", (first, second, count)), shown, self._pairs(self.members, [first, second]),
            saying({"close", "front", "all"}, one, [most]), holds=one == other,
        )  # fmt: skip

    def correlated(self, first: str, second: str) -> Claim:
        """Whether two columns rise together: Pearson's r from the `strong` limit of the report."""
        return self._correlated("correlated", first, second, lambda r: r >= self.thresholds.strong, "close")

    def uncorrelated(self, first: str, second: str) -> Claim:
        """Whether two columns have little to do with each other: |r| up to the `weak` limit of the report."""
        claim = self._correlated("uncorrelated", first, second, lambda r: abs(r) <= self.thresholds.weak)
        return replace(claim, says=replace(claim.says, denied=frozenset({"close"})))

    def rises(self, names: Names, first: str, second: str) -> Claim:
        """Whether rows stand in a better place in the second column than in the first."""
        return self._moved("rises", names, first, second, lambda old, new: new < old, "rise", "above")

    def falls(self, names: Names, first: str, second: str) -> Claim:
        """Whether rows stand in a worse place in the second column than in the first."""
        return self._moved("falls", names, first, second, lambda old, new: new > old, "fall", "below")

    # How they are judged: nothing below is a word of the templates.

    def _several_columns(self, columns: Columns) -> tuple[str, ...]:
        found = self._columns(columns)
        if len(found) < 2:
            raise QuestionError(f"{typed(columns)} is one column, which is compared with nothing")
        return found

    def _are_close(self, values: Sequence[Decimal], limit: Decimal | None) -> bool:
        return self.thresholds.is_close(*values) if limit is None else max(values) - min(values) <= limit

    def _correlated(
        self, question: str, first: str, second: str, is_so: Callable[[Decimal], bool], *senses: Sense
    ) -> Claim:
        r = statistics.correlation(self._values(first), self._values(second))
        cells = self._cells(self._pairs(self.members, [first, second]))
        asked, says = self._asked(question, (first, second)), saying(senses, self.members)
        return Claim(is_so(r), asked, f"r = {written(r, 2)}", tuple(dict.fromkeys(cells)), says)

    def _moved(
        self, question: str, names: Names, first: str, second: str, is_so: Callable[[int, int], bool], *senses: Sense
    ) -> Claim:
        rows = self._spread_out(names)
        moves = {row: (self._rank(row, first), self._rank(row, second)) for row in rows}
        bad = {row: move for row, move in moves.items() if not is_so(*move)}
        evidence = "；".join(f"{row}由第{old}位到第{new}位" for row, (old, new) in (bad or moves).items())
        says = saying((*senses, "all"), rows, [rank for move in moves.values() for rank in move])
        cells = self._cells(self._pairs(self.members, [first, second]))
        return Claim(not bad, self._asked(question, (names, first, second)), evidence, tuple(cells), says)
