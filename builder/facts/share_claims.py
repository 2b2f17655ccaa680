"""Claims on how many rows: all, all but some, most, any, only these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from builder.facts.claim import Claim, saying
from builder.facts.fact import QuestionError
from builder.facts.judging import Judging
from builder.facts.rows import Columns, Names
from builder.model.document import Sense

IsEnough = Callable[[int, int], bool]


class ShareClaims(Judging):
    """`than` is a number, a mean, another column of the same row, or a row (which is then left out itself)."""

    def all_above(self, on: Columns, than: object, names: Names | None = None, but: Names | None = None) -> Claim:
        """Whether all rows (or those named) are above; `but` names the exceptions, which are then not above."""
        return self._counted_out("all_above", on, than, names, but, "above", _all, ("all", "most"))

    def all_below(self, on: Columns, than: object, names: Names | None = None, but: Names | None = None) -> Claim:
        """Like all_above, below."""
        return self._counted_out("all_below", on, than, names, but, "below", _all, ("all", "most"))

    def most_above(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether more than half of the rows are above."""
        return self._counted_out("most_above", on, than, names, None, "above", _most, ("most",))

    def most_below(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether more than half of the rows are below."""
        return self._counted_out("most_below", on, than, names, None, "below", _most, ("most",))

    def any_above(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether some row is above."""
        return self._counted_out("any_above", on, than, names, None, "above", _any, ())

    def any_below(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether some row is below."""
        return self._counted_out("any_below", on, than, names, None, "below", _any, ())

    def only_above(self, names: Names, on: Columns, than: object) -> Claim:
        """Whether these rows are above a number, a mean or another column, and no other row is."""
        rows, columns = self._spread_out(names), self._columns(on)
        above = [row for row in self.members if self._is_so(row, columns, than, "above")]
        wrong = [row for row in (*rows, *above) if (row in rows) != (row in above)]
        senses, numbers, note = self._says_of_bound(than)
        return self._judged(
            self._asked("only_above", (names, on, than)), self._pairs(wrong or rows, columns),
            self._pairs(self.members, columns),
            saying({"above", "all", *senses}, rows, [*numbers, len(rows)]),
            holds=not wrong, note=note, also_read=self._bound_cells(than, self.members, columns),
        )  # fmt: skip

    # How they are judged: nothing below is a word of the templates.

    def _counted_out(
        self,
        question: str,
        on: Columns,
        than: object,
        names: Names | None,
        but: Names | None,
        sense: Sense,
        is_enough: IsEnough,
        also: Sequence[Sense],
    ) -> Claim:
        left_out = self._spread_out(but) if but is not None else ()
        among = self.members if names is None else self._spread_out(names)
        rows = tuple(row for row in among if row not in left_out and row != than)
        if not rows:
            raise QuestionError("no row is left to judge")
        columns = self._columns(on)
        yes = [row for row in rows if self._is_so(row, columns, than, sense)]
        no = [row for row in rows if row not in yes]
        no_exceptions = [row for row in left_out if self._is_so(row, columns, than, sense)]
        holds = is_enough(len(yes), len(rows)) and not no_exceptions
        shown = (yes or rows)[:_FEW] if holds else (*no_exceptions, *no)[:_FEW]
        senses, numbers, note = self._says_of_bound(than)
        beside = self._pairs([than], columns) if isinstance(than, str) and than in self.members else []
        has_column = isinstance(than, str) and self._is_column(than)
        # 云数据高于云智能: where columns are compared, the words must name them in that order.
        pair = ([self._short(column) for column in columns], [self._short(str(than))]) if has_column else ([], [])
        upper, lower = pair if sense == "above" else pair[::-1]
        return self._judged(
            self._asked(question, (on, than), names=names, but=but),
            [*self._pairs(shown, (*columns, str(than)) if has_column else columns), *beside],
            self._pairs((*rows, *left_out), columns),
            saying(
                {sense, *also, *senses}, (*rows, *left_out), [*numbers, len(yes), len(rows)], upper=upper, lower=lower
            ),
            holds=holds, note=f"；{len(rows)}行中有{len(yes)}行{note}",
            also_read=self._bound_cells(than, (*rows, *left_out), columns),
        )  # fmt: skip

    def _is_so(self, row: str, columns: Sequence[str], than: object, sense: Sense) -> bool:
        pairs = [(self._value(row, column), self._bound(than, column, row)) for column in columns]
        return all(value > bound if sense == "above" else value < bound for value, bound in pairs)


_FEW = 4  # rows are shown as examples


def _all(yes: int, rows: int) -> bool:
    return yes == rows


def _most(yes: int, rows: int) -> bool:
    return 2 * yes > rows


def _any(yes: int, rows: int) -> bool:
    return yes > 0
