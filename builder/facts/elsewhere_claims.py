"""Claims that look beyond one table: to the groups that rows belong to, and to another table."""

from __future__ import annotations

from builder.facts.claim import Claim, saying
from builder.facts.fact import Fact, QuestionError
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names
from builder.facts.wording import joined
from builder.model.document import Sense


class ElsewhereClaims(Judging):
    """Groups and other tables."""

    def belong(self, names: Names, groups: Names) -> Claim:
        """Whether rows all belong to one of some groups: belong(cities.top("overall", 5), ["珠三角", "长三角"])."""
        rows, wanted = self._rows(names), self._spread_out(groups)
        outside = [row for row in rows if row not in wanted]
        evidence = joined(outside) + "不在其中" if outside else joined(rows)
        cells = names.cells if isinstance(names, Fact) else ()
        senses: frozenset[Sense] = names.says.senses if isinstance(names, Fact) else frozenset()
        says = saying(senses | {"all"}, (*rows, *wanted), [len(rows)])
        return Claim(not outside, self._asked("belong", (names, groups)), evidence, cells, says)

    def is_complete(self) -> Claim:
        """Whether there is a row for every province, city or industry that places.toml knows of."""
        expected = self.places.expected(self.data.kind)
        if not expected:
            raise QuestionError(f"places.toml does not know what rows {self.data.id} should have")
        missing = [name for name in expected if name not in self.members]
        evidence = f"缺{joined(missing)}" if missing else f"{len(expected)}行齐全"
        says = saying({"all", "count"}, self.members, [len(expected)])
        return Claim(not missing, self._asked("is_complete", ()), evidence, (), says)

    def above_in(
        self, other: ElsewhereClaims, on: Columns, names: Names | None = None, but: Names | None = None
    ) -> Claim:
        """Whether rows are above the row of another table that they belong to: each city above its province.

        The exceptions in `but` are then not above it.
        """
        rows = self.members if names is None else self._spread_out(names)
        left_out = self._spread_out(but) if but is not None else ()
        homes = {row: other._home(row) for row in (*rows, *left_out)}
        columns = self._columns(on)
        below = [
            (row, column)
            for column in columns
            for row in homes
            if self._value(row, column) <= other._value(homes[row], column)
        ]
        no_exceptions = [(row, columns[0]) for row in left_out if row not in {row for row, _ in below}]
        bad = [*((row, column) for row, column in below if row not in left_out), *no_exceptions]
        judged = [row for row in rows if row not in left_out]
        if not judged:
            raise QuestionError("no row is left to judge")
        shown = bad or [(row, columns[0]) for row in judged[:2]]
        evidence = "；".join(
            f"{row}{self._value(row, c):f}，{homes[row]}{other._value(homes[row], c):f}（{self._short(c)}）"
            for row, c in shown
        )
        cells = self._cells(self._pairs(homes, columns))
        cells += other._cells(other._pairs(dict.fromkeys(homes.values()), columns))
        says = saying({"above", "all"}, (*judged, *homes.values(), *left_out), [len(columns)])
        asked = self._asked("above_in", (_Name(other.data.id), on), names=names, but=but)
        return Claim(not bad, asked, evidence, tuple(cells), says)

    def same_in(self, other: ElsewhereClaims, names: Names) -> Claim:
        """Whether rows have the same values in another table."""
        rows, columns = self._rows(names), self._columns("all")
        bad = [(row, c) for row in rows for c in columns if self._value(row, c) != other._value(row, c)]
        evidence = "；".join(
            f"{row}{self._value(row, c):f}与{other._value(row, c):f}（{self._short(c)}）" for row, c in bad
        )
        cells = [cell for table in (self, other) for cell in table._cells(table._pairs(rows, columns))]
        asked = self._asked("same_in", (_Name(other.data.id), names))
        return Claim(not bad, asked, evidence or "逐项相同", tuple(cells), saying({"close", "all"}, rows))

    def _home(self, row: str) -> str:
        home = self.places.home(row)
        if home not in self.members:
            raise QuestionError(f"{self.data.id} has no row that {row} belongs to")
        return home


class _Name:
    """A table's name in a question: a word, without quotation marks."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name
