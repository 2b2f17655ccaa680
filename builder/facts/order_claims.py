"""Claims on the order of rows: who leads, who trails, which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from builder.facts.claim import Claim, saying
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names, One
from builder.model.document import Sense


class OrderClaims(Judging):
    """First, last, in a place, one after the other."""

    def leads(self, what: Names, on: Columns, over: Names | None = None) -> Claim:
        """Whether some rows are above all others, or above those in `over`."""
        rows = self._spread_out(what)
        others = self._others(rows, over)
        named = rows if over is None else (*rows, *others)
        return self._apart(self._asked("leads", (what, on), over=over), rows, others, on, _LEAD, named, len(rows))

    def trails(self, what: Names, on: Columns, behind: Names | None = None) -> Claim:
        """Whether some rows are below all others, or below those in `behind`."""
        rows = self._spread_out(what)
        others = self._others(rows, behind)
        named = rows if behind is None else (*others, *rows)
        return self._apart(self._asked("trails", (what, on), behind=behind), others, rows, on, _TRAIL, named, len(rows))

    def is_first(self, name: One, column: str) -> Claim:
        """Whether no row is higher."""
        return self._placed("is_first", name, column, 1, {"first", "front", "above"})

    def is_last(self, name: One, column: str) -> Claim:
        """Whether no row is lower."""
        lowest = self._lowest_rank(column)
        return self._placed("is_last", name, column, lowest, {"last", "back", "below"})

    def rank_is(self, names: Names, rank: int, on: Columns) -> Claim:
        """Whether rows are in a given place."""
        return self._ranked_from(self._asked("rank_is", (names, rank, on)), names, rank, rank, on)

    def rank_between(self, names: Names, best: int, worst: int, on: Columns) -> Claim:
        """Whether rows are in places from `best` to `worst`: rank_between("河北", 1, 10, "overall") is 前十位之内."""
        return self._ranked_from(self._asked("rank_between", (names, best, worst, on)), names, best, worst, on)

    def top_are(self, names: Names, column: str) -> Claim:
        """Whether these rows, in whatever order, are the highest ones."""
        rows, question = self._spread_out(names), self._asked("top_are", (names, column))
        if len(rows) == len(self.members):
            return self._everything(question, rows, column)
        return replace(self.leads(names, column), question=question)

    def bottom_are(self, names: Names, column: str) -> Claim:
        """Whether these rows, in whatever order, are the lowest ones."""
        rows, question = self._spread_out(names), self._asked("bottom_are", (names, column))
        if len(rows) == len(self.members):
            return self._everything(question, rows, column)
        return replace(self.trails(names, column), question=question)

    def ordered(self, names: Names, on: Columns) -> Claim:
        """Whether rows come one after the other, each lower than the one before."""
        rows, columns = self._several(names), self._columns(on)
        pairs = self._pairs(rows, columns)
        bad = [
            (row, column)
            for column in columns
            for first, second in pairwise(rows)
            if self._value(first, column) <= self._value(second, column)
            for row in (first, second)
        ]
        senses: set[Sense] = {"above", "first", "last", "all", "below"}
        says = saying(senses, rows, upper=rows[:1], lower=rows[-1:])
        return self._judged(self._asked("ordered", (names, on)), bad or pairs, pairs, says, holds=not bad)

    def listed_by(self, column: str) -> Claim:
        """Whether the table lists its rows in the order of a column, the highest first."""
        bad = [
            pair
            for first, second in pairwise(self.members)
            if self._value(first, column) < self._value(second, column)
            for pair in ((first, column), (second, column))
        ]
        pairs = self._pairs(self.members, [column])
        says = saying({"all"}, self.members)
        shown = bad or [pairs[0], pairs[-1]]
        return self._judged(self._asked("listed_by", (column,)), shown, pairs, says, holds=not bad)

    def widest_step(self, upper: One, lower: One, column: str) -> Claim:
        """Whether two rows follow each other, and no two neighbours of the ranking lie further apart."""
        asked = self._asked("widest_step", (upper, lower, column))
        upper, lower = self._one(upper), self._one(lower)
        steps = {(a, b): self._value(a, column) - self._value(b, column) for a, b in pairwise(self._ordered(column))}
        widest = max(steps, key=steps.__getitem__, default=(upper, lower))
        holds = (upper, lower) in steps and steps[upper, lower] == steps[widest]
        shown = [(row, column) for row in ((upper, lower) if holds else (upper, lower, *widest))]
        return self._judged(
            asked, shown, self._pairs(self.members, [column]),
            saying({"first", "above", "clear"}, (upper, lower)), holds=holds,
        )  # fmt: skip

    # How they are judged: nothing below is a word of the templates.

    def _apart(
        self,
        question: str,
        upper: Sequence[str],
        lower: Sequence[str],
        on: Columns,
        senses: frozenset[Sense],
        named: Sequence[str],
        count: int,
    ) -> Claim:
        """That every one of `upper` is above every one of `lower`."""
        columns = self._columns(on)
        nearest = [(self._best(upper, column, -1), self._best(lower, column, 1)) for column in columns]
        bad = [pairs for pairs in nearest if self._value(*pairs[0]) <= self._value(*pairs[1])]
        shown = [pair for pairs in bad or nearest for pair in pairs]
        says = saying(senses, named, [count], upper=upper, lower=lower)
        return self._judged(question, shown, self._pairs((*upper, *lower), columns), says, holds=not bad)

    def _best(self, rows: Sequence[str], column: str, sign: int) -> tuple[str, str]:
        return max(rows, key=lambda row: sign * self._value(row, column)), column

    def _everything(self, question: str, rows: Sequence[str], column: str) -> Claim:
        pairs = self._pairs(rows, self._columns(column))
        return self._judged(question, pairs, pairs, saying({"all"}, rows, [len(rows)]), holds=True)

    def _placed(self, question: str, name: One, column: str, place: int, senses: set[Sense]) -> Claim:
        row = self._one(name)
        rank = self._rank(row, column)
        return self._judged(
            self._asked(question, (name, column)), [(row, column)], self._pairs(self.members, [column]),
            saying(senses, (row,), [rank]), holds=rank == place, note=f"，第{rank}位",
        )  # fmt: skip

    def _ranked_from(self, question: str, names: Names, best: int, worst: int, on: Columns) -> Claim:
        rows, columns = self._spread_out(names), self._columns(on)
        ranks = {(row, column): self._rank(row, column) for row, column in self._pairs(rows, columns)}
        bad = {pair: rank for pair, rank in ranks.items() if not best <= rank <= worst}
        senses = frozenset.intersection(*(self._place_senses(rank, column) for (_, column), rank in ranks.items()))
        shown = (bad or ranks).items()
        evidence = "；".join(f"{row}第{rank}位（{self._short(column)}）" for (row, column), rank in shown)
        says = saying(senses | {"all"}, rows, (Decimal(best), Decimal(worst), len(rows), len(columns)))
        return Claim(not bad, question, evidence, tuple(self._cells(self._pairs(self.members, columns))), says)


_LEAD: frozenset[Sense] = frozenset({"first", "front", "above", "all"})
_TRAIL: frozenset[Sense] = frozenset({"last", "back", "below", "all"})
