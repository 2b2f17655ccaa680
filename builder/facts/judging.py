"""How claims are judged: which cells decide, what is shown for or against, which words are vouched for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from builder.facts.claim import DECIMALS, Claim
from builder.facts.fact import Fact, QuestionError, number_of, typed
from builder.facts.rows import Names, Rows
from builder.model.document import CellName, Says, Sense
from builder.model.numbers import written

Pairs = Sequence[tuple[str, str]]  # rows with their columns
_MOST_FOR, _MOST_AGAINST = 12, 40  # numbers that are shown: more are not read by anybody


class Judging(Rows):
    """What all claims on the rows of a table share."""

    def _judged(
        self,
        question: str,
        shown: Pairs,
        read: Iterable[tuple[str, str]],
        says: Says,
        *,
        holds: bool,
        note: str = "",
        also_read: Iterable[CellName] = (),
        is_of_two: bool = False,
    ) -> Claim:
        """A claim for or against which the numbers in `shown` speak; `note` says what is not in a cell."""
        cells = tuple(dict.fromkeys((*self._cells(read), *also_read)))
        evidence = self._numbers(shown, _MOST_FOR if holds else _MOST_AGAINST) + note
        return Claim(holds, question, evidence, cells, says, is_of_two)

    def _numbers(self, pairs: Iterable[tuple[str, str]], most: int) -> str:
        each = list(dict.fromkeys(pairs))
        shown = ((row, column, _in_short(self._value(row, column))) for row, column in each[:most])
        parts = [f"{row}{value:f}（{self._short(column)}）" for row, column, value in shown]
        return "；".join(parts) + (f"等{len(each)}个数" if len(each) > most else "")

    def _pairs(self, rows: Iterable[str], columns: Sequence[str]) -> Pairs:
        named = tuple(rows)
        return [(row, column) for column in columns for row in named]

    def _several(self, names: Names) -> tuple[str, ...]:
        """Rows that are compared with each other: one alone would be like itself."""
        rows = self._spread_out(names)
        if len(rows) < 2:
            raise QuestionError(f"{typed(names)} is one row, which is compared with nothing", 'as in ["杭州", "苏州"]')
        return rows

    def _others(self, rows: Sequence[str], among: Names | None) -> tuple[str, ...]:
        candidates = self.members if among is None else self._spread_out(among)
        others = tuple(row for row in candidates if row not in rows)
        if not others:
            raise QuestionError("there is no other row to compare with")
        return others

    def _bound(self, bound: object, column: str, row: str = "") -> Decimal:
        """A number, an answer's value, a column of the same row, or the value of a named row."""
        if isinstance(bound, str) and not self._is_number(bound):
            return self._value(row, bound) if row and self._is_column(bound) else self._value(bound, column)
        return number_of(bound)

    def _bound_cells(self, bound: object, rows: Iterable[str], columns: Sequence[str]) -> list[CellName]:
        """The cells behind a bound."""
        if isinstance(bound, Fact):
            return list(bound.cells)
        if not isinstance(bound, str) or self._is_number(bound):
            return []
        return self._cells([(row, bound) for row in rows] if self._is_column(bound) else self._pairs([bound], columns))

    def _is_column(self, name: object) -> bool:
        return isinstance(name, str) and self.data.has_column(name)

    def _says_of_bound(self, bound: object) -> tuple[frozenset[Sense], list[Decimal], str]:
        """What a bound vouches for: that it is a mean, its number; and how the number is shown."""
        if isinstance(bound, str) and not self._is_number(bound):
            return frozenset(), [], ""
        senses: frozenset[Sense] = bound.says.senses & {"mean"} if isinstance(bound, Fact) else frozenset()
        return senses, [number_of(bound)], f"，对照{written(number_of(bound), 2)}"

    def _is_number(self, text: str) -> bool:
        """Whether what an author typed in quotation marks is a number, and no row."""
        try:
            Decimal(text)
        except InvalidOperation:
            return False
        return text not in self.members


def _in_short(value: Decimal) -> Decimal:
    """A value as it is; the mean of a group, which has no end, with as many decimals as tell it from others."""
    return value if value == (short := round(value, DECIMALS)) else short
