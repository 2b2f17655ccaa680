"""Claims that compare rows with rows, with numbers and with means."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from builder.facts.claim import Claim, saying
from builder.facts.fact import Fact, QuestionError, number_of
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names, One
from builder.model.document import Sense

Higher = Callable[[Decimal, Decimal], bool]


class ComparisonClaims(Judging):
    """Above, below, between, close."""

    def above(self, what: Names, than: object, on: Columns) -> Claim:
        """Whether each of some rows is higher than each of others, or than a number or a mean."""
        return self._above("above", what, than, on, _is_higher)

    def below(self, what: Names, than: object, on: Columns) -> Claim:
        """Whether each of some rows is lower than each of others, or than a number or a mean."""
        return self._below("below", what, than, on, _is_higher)

    def clearly_above(self, what: Names, than: object, on: Columns) -> Claim:
        """Like above, and by the `clear` share of the report at least."""
        return self._above("clearly_above", what, than, on, self._is_clearly, "clear")

    def clearly_below(self, what: Names, than: object, on: Columns) -> Claim:
        """Like below, and by the `clear` share of the report at least."""
        return self._below("clearly_below", what, than, on, self._is_clearly, "clear")

    def slightly_above(self, what: Names, than: object, on: Columns) -> Claim:
        """Like above, and by the `close` share of the report at most."""
        return self._above("slightly_above", what, than, on, self._is_slightly, "slight", "close")

    def slightly_below(self, what: Names, than: object, on: Columns) -> Claim:
        """Like below, and by the `close` share of the report at most."""
        return self._below("slightly_below", what, than, on, self._is_slightly, "slight", "close")

    def is_above(self, first: One, second: One, column: str) -> Claim:
        """Whether the first row is higher than the second."""
        return self._above("is_above", self._one(first), self._one(second), column, _is_higher)

    def between(self, names: Names, low: object, high: object, on: Columns) -> Claim:
        """Whether the values of rows lie from one number (or row) to another."""
        rows, columns = self._spread_out(names), self._columns(on)
        pairs = self._pairs(rows, columns)
        bad = [(row, column) for row, column in pairs if not self._lies_between(row, column, low, high)]
        named = [each for each in (low, high) if isinstance(each, str) and not self._is_number(each)]
        bounds = [number_of(each) for each in (low, high) if each not in named]
        cells = [cell for each in (low, high) for cell in self._bound_cells(each, rows, columns)]
        return self._judged(
            self._asked("between", (names, low, high, on)), bad or [*pairs, *self._pairs(named, columns)], pairs,
            saying({"all"}, (*rows, *named), bounds), holds=not bad, also_read=cells,
        )  # fmt: skip

    def close(self, names: Names, on: Columns, within: object = None) -> Claim:
        """Whether the values of rows are close: by the `close` share of the report, or `within` so many points."""
        if within is None:
            return self._alike("close", names, on, lambda values: self.thresholds.is_close(*values), "slight")
        limit = number_of(within)
        return self._alike(
            "close", names, on, lambda values: max(values) - min(values) <= limit, "slight", within=limit
        )

    def about_same(self, names: Names, on: Columns) -> Claim:
        """Whether the values of rows are about the same: by the `same` share of the report."""
        return self._alike("about_same", names, on, lambda values: self.thresholds.is_same(*values), "slight")

    def equal(self, names: Names, on: Columns) -> Claim:
        """Whether the values of rows are the same to the last digit."""
        return self._alike("equal", names, on, lambda values: len(set(values)) == 1)

    # How they are judged: nothing below is a word of the templates.

    def _above(self, question: str, what: Names, than: object, on: Columns, is_so: Higher, *also: Sense) -> Claim:
        return self._compared(question, what, than, on, is_so, ("above", *also))

    def _below(self, question: str, what: Names, than: object, on: Columns, is_so: Higher, *also: Sense) -> Claim:
        return self._compared(question, what, than, on, lambda own, bound: is_so(bound, own), ("below", *also))

    def _compared(
        self, question: str, what: Names, than: object, on: Columns, is_so: Higher, also: tuple[Sense, ...]
    ) -> Claim:
        rows, columns, others = self._spread_out(what), self._columns(on), self._rows_of_bound(than)
        if shared := [row for row in rows if row in others]:
            raise QuestionError(f"{shared[0]} cannot be compared with itself")
        bounds: tuple[object, ...] = others or (than,)
        tried = [(row, bound, column) for column in columns for row in rows for bound in bounds]
        bad = [
            pair
            for row, bound, column in tried
            if not is_so(self._value(row, column), self._bound(bound, column))
            for pair in ((row, column), *(((str(bound), column),) if others else ()))
        ]
        pairs = self._pairs((*rows, *others), columns)
        senses, numbers, note = self._says_of_bound(than) if not others else (frozenset(), [], "")
        upper, lower = (rows, others) if "above" in also else (others, rows)
        first, bound, column = tried[0]
        return self._judged(
            self._asked(question, (what, than, on)), bad or pairs, pairs,
            saying({"all", *also, *senses}, (*rows, *others), numbers, upper=upper, lower=lower),
            holds=not bad, note=note, also_read=than.cells if isinstance(than, Fact) else (),
            is_of_two=len(tried) == 1 and self._value(first, column) != self._bound(bound, column),
        )  # fmt: skip

    def _rows_of_bound(self, than: object) -> tuple[str, ...]:
        """The rows that something is compared with; none where it is a number."""
        if isinstance(than, list | tuple) or (isinstance(than, Fact) and than.value is None):
            return self._spread_out(than)
        return self._spread_out(than) if isinstance(than, str) and not self._is_number(than) else ()

    def _is_clearly(self, upper: Decimal, lower: Decimal) -> bool:
        return upper > lower and self.thresholds.is_clear(upper, lower)

    def _is_slightly(self, upper: Decimal, lower: Decimal) -> bool:
        return upper > lower and self.thresholds.is_close(upper, lower)

    def _lies_between(self, row: str, column: str, low: object, high: object) -> bool:
        bounds = self._bound(low, column), self._bound(high, column)
        return min(bounds) <= self._value(row, column) <= max(bounds)

    def _alike(
        self,
        question: str,
        names: Names,
        on: Columns,
        are_alike: Callable[[list[Decimal]], bool],
        *also: Sense,
        within: Decimal | None = None,
    ) -> Claim:
        rows, columns = self._several(names), self._columns(on)
        pairs = self._pairs(rows, columns)
        bad = [column for column in columns if not are_alike([self._value(row, column) for row in rows])]
        numbers = [] if within is None else [within]
        return self._judged(
            self._asked(question, (names, on), within=within), self._pairs(rows, bad) or pairs, pairs,
            saying({"close", "all", *also}, rows, numbers), holds=not bad,
        )  # fmt: skip


def _is_higher(upper: Decimal, lower: Decimal) -> bool:
    return upper > lower
