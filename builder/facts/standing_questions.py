"""Questions about how one row stands: in all columns together, and to the rows next to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from builder.facts.fact import Fact, QuestionError, number_of, typed
from builder.facts.naming import Naming
from builder.facts.rows import Columns, One
from builder.facts.wording import counted, joined, rank_text
from builder.model.document import Sense

Pick = Callable[[Iterable[int]], int]


class StandingQuestions(Naming):
    """Best and worst columns of a row, its neighbours, how far its places lie apart."""

    def best_columns(self, name: One, on: Columns = "all") -> Fact:
        """The columns in which a row has its best place: 云智能指数; several where it has the same place in them."""
        return self._extreme("best_columns", name, on, min, {"first", "front"})

    def worst_columns(self, name: One, on: Columns = "all") -> Fact:
        """The columns in which a row has its worst place."""
        return self._extreme("worst_columns", name, on, max, {"last", "back"})

    def best_rank(self, name: One, on: Columns = "all") -> Fact:
        """The best of a row's places: 第5位."""
        return self._extreme_rank("best_rank", name, on, min)

    def worst_rank(self, name: One, on: Columns = "all") -> Fact:
        """The worst of a row's places: 第9位."""
        return self._extreme_rank("worst_rank", name, on, max)

    def rank_range(self, name: One, on: Columns = "all") -> Fact:
        """From the best to the worst of a row's places: 第5至第9位; 第30、第31位 where these are all, or one place."""
        row = self._one(name)
        ranks = sorted(self._ranks_of(row, on).values())
        best, worst = ranks[0], ranks[-1]
        joint = "至" if worst - best > 1 else "、"
        text = f"第{best}{joint}第{worst}位" if best < worst else f"第{best}位"
        first = self._columns(on)[0]
        senses = self._place_senses(ranks[0], first) & self._place_senses(ranks[-1], first)
        return self._fact("rank_range", (name, on), text, None, self._whole_columns(on), (row,), senses, ranks)

    def rank_gap(self, name: One, first: str, second: str) -> Fact:
        """How many places lie between those of a row in two columns: 20位."""
        row = self._one(name)
        old, new = self._rank(row, first), self._rank(row, second)
        senses: set[Sense] = {"rise"} if new < old else {"fall"} if new > old else {"close"}
        gap = abs(new - old)
        cells = [*self._whole(first), *self._whole(second)]
        return self._fact("rank_gap", (name, first, second), f"{gap}位", Decimal(gap), cells, (row,), senses, [gap])

    def columns_above_mean(self, name: One, on: Columns = "all") -> Fact:
        """The columns in which a row is above the mean, by their short names."""
        return self._on_one_side("columns_above_mean", name, on, "above")

    def columns_below_mean(self, name: One, on: Columns = "all") -> Fact:
        """The columns in which a row is below the mean, by their short names."""
        return self._on_one_side("columns_below_mean", name, on, "below")

    def count_columns_above_mean(self, name: One, on: Columns = "all", han_digits: bool = False) -> Fact:
        """In how many columns a row is above the mean; with `han_digits`, 四 instead of 4."""
        row = self._one(name)
        found = len(self._columns_beside_mean(row, on, "above"))
        senses: set[Sense] = {"above", "mean", "count"}
        return self._fact(
            "count_columns_above_mean", (name, on), counted(found) if han_digits else str(found), Decimal(found),
            self._whole_columns(on), (row,), senses, [found],
        )  # fmt: skip

    def next_above(self, name: One, column: str) -> Fact:
        """The name of the row right above a row: of those with a higher value, the one with the lowest."""
        return self._neighbour("next_above", name, column, self._higher(self._one(name), column)[-1:], "above")

    def next_below(self, name: One, column: str) -> Fact:
        """The name of the row right below a row: of those with a lower value, the one with the highest."""
        return self._neighbour("next_below", name, column, self._lower(self._one(name), column)[:1], "below")

    def around(self, name: One, column: str, count: int = 2) -> Fact:
        """The names of the rows that stand up to so many places above and below a row, without itself, best first."""
        ordered = self._ordered(column)
        at = ordered.index(self._one(name))
        rows = [*ordered[max(at - count, 0) : at], *ordered[at + 1 : at + 1 + count]]
        if count < 1 or not rows:
            raise QuestionError(f"{count} is no number of places here", "from 1")
        return self._named("around", (name, column, count), rows, None, (column,), senses=("close",))

    def count_near(self, name: One, column: str, within: object, han_digits: bool = False) -> Fact:
        """How many other rows lie no more than so many points above or below a row."""
        here = self._one(name)
        limit = number_of(within)
        own = self._value(here, column)
        rows = tuple(row for row in self.members if row != here and abs(self._value(row, column) - own) <= limit)
        text = counted(len(rows)) if han_digits else str(len(rows))
        return self._fact(
            "count_near", (name, column, within), text, Decimal(len(rows)), self._whole(column), (here, *rows),
            ("close", "count"), (limit, len(rows)),
        )  # fmt: skip

    # How they are answered: nothing below is a word of the templates.

    def _higher(self, name: str, column: str) -> list[str]:
        own = self._value(name, column)
        return [row for row in self._ordered(column) if self._value(row, column) > own]

    def _lower(self, name: str, column: str) -> list[str]:
        own = self._value(name, column)
        return [row for row in self._ordered(column) if self._value(row, column) < own]

    def _neighbour(self, question: str, name: One, column: str, rows: Sequence[str], sense: Sense) -> Fact:
        if not rows:
            raise QuestionError(f"no row of {self.data.id}{self.scope} is {sense} {self._one(name)} in {column}")
        return self._named(question, (name, column), rows, None, (column,), senses=(sense,))

    def _ranks_of(self, name: str, on: Columns) -> dict[str, int]:
        return {column: self._rank(name, column) for column in self._columns(on)}

    def _whole_columns(self, on: Columns) -> list[tuple[str, str]]:
        return [(row, column) for column in self._columns(on) for row in self.members]

    def _extreme(self, question: str, name: One, on: Columns, pick: Pick, senses: Iterable[Sense]) -> Fact:
        ranks = self._ranks_of(self._one(name), on)
        wanted = pick(ranks.values())
        text = joined([self.data.column(column).zh for column, rank in ranks.items() if rank == wanted])
        return self._fact(question, (name, on), text, None, self._whole_columns(on), (), senses)

    def _extreme_rank(self, question: str, name: One, on: Columns, pick: Pick) -> Fact:
        row = self._one(name)
        rank = pick(self._ranks_of(row, on).values())
        senses = self._place_senses(rank, self._columns(on)[0])
        return self._fact(
            question, (name, on), rank_text(rank, is_shared=False), Decimal(rank), self._whole_columns(on), (row,),
            senses, [rank],
        )  # fmt: skip

    def _columns_beside_mean(self, name: str, on: Columns, sense: Sense) -> list[str]:
        sides = {column: self._value(name, column) - self._mean(column) for column in self._columns(on)}
        return [column for column, side in sides.items() if (side > 0 if sense == "above" else side < 0)]

    def _on_one_side(self, question: str, name: One, on: Columns, sense: Sense) -> Fact:
        columns = self._columns_beside_mean(self._one(name), on, sense)
        if not columns:
            raise QuestionError(f"{typed(name)} is {sense} the mean in no column", "ask count_columns_above_mean first")
        text = joined([self._short(column) for column in columns])
        return self._fact(
            question, (name, on), text, None, self._whole_columns(on), (), {sense, "mean"}, [len(columns)]
        )
