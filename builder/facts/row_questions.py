"""Questions about rows: their values, their places, their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from builder.facts.fact import Fact, QuestionError
from builder.facts.naming import Naming
from builder.facts.rows import Names, One
from builder.facts.wording import each_text, joined, place_text, rank_text, ranks_text
from builder.model.document import Sense


class RowQuestions(Naming):
    """Which row, which value, which place."""

    def value(self, name: One, column: str, digits: int | None = None) -> Fact:
        """The value of one cell."""
        row = self._one(name)
        value = self._value(row, column)
        return self._fact("value", (name, column), self._written(value, column, digits), value, [(row, column)])

    def values(self, names: Names, column: str, digits: int | None = None) -> Fact:
        """The values of several rows in one column, joined."""
        return self._row_values("values", names, column, digits, joined)

    def each(self, names: Names, column: str, digits: int | None = None) -> Fact:
        """The values of several rows with their verb: 分别为48.95和47.38, or 均为30.62 where they are alike."""
        return self._row_values("each", names, column, digits, each_text)

    def row(self, name: One, digits: int | None = None) -> Fact:
        """All values of one row in the order of the columns, joined."""
        row = self._one(name)
        columns = [column.id for column in self.data.columns]
        texts = [self._written(self._value(row, column), column, digits) for column in columns]
        return self._fact("row", (name,), joined(texts), cells=[(row, column) for column in columns])

    def rank(self, name: One, column: str) -> Fact:
        """The place of one row: 第3位."""
        row = self._one(name)
        rank, is_shared = self._rank(row, column), self._is_shared(row, column)
        text = rank_text(rank, is_shared=is_shared)
        return self._ranked("rank", (name, column), text, rank, row, column)

    def place(self, name: One, column: str) -> Fact:
        """The place of one row in words: 居首, 居末位, 居第3位."""
        row = self._one(name)
        rank, lowest = self._rank(row, column), self._lowest_rank(column)
        text = place_text(rank, lowest, is_shared=self._is_shared(row, column))
        return self._ranked("place", (name, column), text, rank, row, column)

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
            "top", (column, count), rows, column if values else None, (column,),
            last=last, senses=senses, numbers=[count],
        )  # fmt: skip

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

    def nearest(self, name: One, column: str, count: int = 1, values: bool = False) -> Fact:
        """The names of the rows whose values are nearest to that of one row, the nearest first."""
        here = self._one(name)
        own = self._value(here, column)
        others = sorted(
            (row for row in self.members if row != here), key=lambda row: abs(self._value(row, column) - own)
        )
        if not 1 <= count <= len(others):
            raise QuestionError(f"{count} is no number of other rows here", f"from 1 to {len(others)}")
        rows = others[:count]
        return self._named(
            "nearest", (name, column, count), rows, column if values else None, (column,), senses=("close",)
        )

    # How they are answered: nothing below is a word of the templates.

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
