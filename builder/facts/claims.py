"""What a narrative can claim of a table. Every public method is a word of the templates and answers with a `Claim`.

`{% claim cities.leads("深圳", "overall") %}深圳居首{% endclaim %}`
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from builder.facts import statistics
from builder.facts.claim import Claim
from builder.facts.fact import Fact, QuestionError, number_of
from builder.facts.rows import Columns, Names, Rows
from builder.model.document import CellName, Says, Sense


@dataclass(frozen=True)
class Claims(Rows):
    """The rows of a table, ready to judge claims. A name may also be that of a group, which stands for its rows.

    `on` is a column, a list of columns, or "all". Equal values are neither above nor below each other.
    """

    def above(self, what: Names, than: object, on: Columns) -> Claim:
        """Whether each of some rows is higher than each of others, or than a number or a mean."""
        return self._compared("above", what, than, on, lambda upper, lower: upper > lower)

    def below(self, what: Names, than: object, on: Columns) -> Claim:
        """Whether each of some rows is lower than each of others, or than a number or a mean."""
        return self._compared("below", what, than, on, lambda upper, lower: upper > lower)

    def clearly_above(self, what: Names, than: object, on: Columns) -> Claim:
        """Like above, and by the `clear` share of the report at least."""
        return self._compared("clearly_above", what, than, on, self._is_clearly, "clear")

    def clearly_below(self, what: Names, than: object, on: Columns) -> Claim:
        """Like below, and by the `clear` share of the report at least."""
        return self._compared("clearly_below", what, than, on, self._is_clearly, "clear")

    def slightly_above(self, what: Names, than: object, on: Columns) -> Claim:
        """Like above, and by the `close` share of the report at most."""
        return self._compared("slightly_above", what, than, on, self._is_slightly, "slight", "close")

    def slightly_below(self, what: Names, than: object, on: Columns) -> Claim:
        """Like below, and by the `close` share of the report at most."""
        return self._compared("slightly_below", what, than, on, self._is_slightly, "slight", "close")

    def leads(self, what: Names, on: Columns, over: Names | None = None) -> Claim:
        """Whether some rows are above all others, or above those in `over`."""
        rows = self._spread_out(what)
        others = self._others(rows, over)
        senses: set[Sense] = {"first", "front", "above", "all"}
        return self._ordered_claim("leads", (what, on, over), rows, others, on, senses, [len(rows)])

    def trails(self, what: Names, on: Columns, behind: Names | None = None) -> Claim:
        """Whether some rows are below all others, or below those in `behind`."""
        rows = self._spread_out(what)
        others = self._others(rows, behind)
        senses: set[Sense] = {"last", "back", "below", "all"}
        return self._ordered_claim("trails", (what, on, behind), others, rows, on, senses, [len(rows)])

    def is_first(self, name: str, column: str) -> Claim:
        """Whether no row is higher."""
        return self._placed("is_first", name, column, lambda rank, lowest: rank == 1, {"first", "front", "above"})

    def is_last(self, name: str, column: str) -> Claim:
        """Whether no row is lower."""
        return self._placed("is_last", name, column, lambda rank, lowest: rank == lowest, {"last", "back", "below"})

    def is_above(self, first: str, second: str, column: str) -> Claim:
        """Whether the first row is higher than the second."""
        self._check_row(first)
        self._check_row(second)
        return self.above(first, second, column)

    def rank_is(self, names: Names, rank: int, on: Columns) -> Claim:
        """Whether rows are in a given place."""
        return self._ranked_claim("rank_is", (names, rank, on), names, rank, rank, on)

    def rank_between(self, names: Names, best: int, worst: int, on: Columns) -> Claim:
        """Whether rows are in places from `best` to `worst`: rank_between("河北", 1, 10, "overall") is 前十位之内."""
        return self._ranked_claim("rank_between", (names, best, worst, on), names, best, worst, on)

    def between(self, names: Names, low: object, high: object, on: Columns) -> Claim:
        """Whether the values of rows lie from one number (or row) to another."""
        rows, columns = self._spread_out(names), self._columns(on)
        bad = [
            (row, column)
            for column in columns
            for row in rows
            if not self._lies_between(self._value(row, column), low, high, column)
        ]
        numbers = [number_of(each) for each in (low, high) if not isinstance(each, str) and each is not None]
        pairs = [(row, column) for column in columns for row in rows]
        return self._judged("between", (names, low, high, on), not bad, bad or pairs, pairs, rows, {"all"}, numbers)

    def top_are(self, names: Names, column: str) -> Claim:
        """Whether these rows, in whatever order, are the highest ones."""
        rows = self._spread_out(names)
        return self.leads(names, column) if len(rows) < len(self.members) else self._everything(names, column)

    def bottom_are(self, names: Names, column: str) -> Claim:
        """Whether these rows, in whatever order, are the lowest ones."""
        rows = self._spread_out(names)
        return self.trails(names, column) if len(rows) < len(self.members) else self._everything(names, column)

    def ordered(self, names: Names, on: Columns) -> Claim:
        """Whether rows come one after the other, each lower than the one before."""
        rows, columns = self._rows(names), self._columns(on)
        pairs = [(row, column) for column in columns for row in rows]
        falls = all(self._value(a, column) > self._value(b, column) for column in columns for a, b in pairwise(rows))
        senses: set[Sense] = {"above", "first", "last", "all", "below"}
        return self._judged("ordered", (names, on), falls, pairs, pairs, rows, senses, upper=rows[:1], lower=rows[-1:])

    def columns_ordered(self, columns: Sequence[str], names: Names | None = None) -> Claim:
        """Whether, in each row (or in those named), each of the columns is lower than the one before."""
        rows = self.members if names is None else self._spread_out(names)
        bad = [
            (row, column)
            for row in rows
            for first, second in pairwise(self._columns(columns))
            if self._value(row, first) <= self._value(row, second)
            for column in (first, second)
        ]
        pairs = [(row, column) for row in rows for column in columns]
        senses: set[Sense] = {"above", "first", "last", "below", "all", "most"}
        return self._judged("columns_ordered", (columns, names), not bad, bad or pairs[:6], pairs, rows, senses, [len(rows)])

    def close(self, names: Names, on: Columns, within: object = None) -> Claim:
        """Whether the values of rows are close: by the `close` share of the report, or `within` so many points."""
        rows, columns = self._spread_out(names), self._columns(on)
        pairs = [(row, column) for column in columns for row in rows]
        limit = None if within is None else number_of(within)
        holds = all(self._are_close([self._value(row, column) for row in rows], limit) for column in columns)
        numbers = [] if limit is None else [limit]
        return self._judged("close", (names, on, within), holds, pairs, pairs, rows, {"close", "all", "slight"}, numbers)

    def about_same(self, names: Names, on: Columns) -> Claim:
        """Whether the values of rows are about the same: by the `same` share of the report."""
        rows, columns = self._spread_out(names), self._columns(on)
        pairs = [(row, column) for column in columns for row in rows]
        holds = all(self.thresholds.is_same(*(self._value(row, column) for row in rows)) for column in columns)
        return self._judged("about_same", (names, on), holds, pairs, pairs, rows, {"close", "all", "slight"})

    def equal(self, names: Names, on: Columns) -> Claim:
        """Whether the values of rows are the same to the last digit."""
        rows, columns = self._spread_out(names), self._columns(on)
        pairs = [(row, column) for column in columns for row in rows]
        holds = all(len({self._value(row, column) for row in rows}) == 1 for column in columns)
        return self._judged("equal", (names, on), holds, pairs, pairs, rows, {"close", "all"})

    def all_above(self, on: Columns, than: object, names: Names | None = None, but: Names | None = None) -> Claim:
        """Whether all rows (or those named; but some) are above a number, a mean, or another column of their own row."""
        return self._quantified("all_above", on, than, names, but, "above", lambda yes, rows: yes == rows, {"all", "most"})

    def all_below(self, on: Columns, than: object, names: Names | None = None, but: Names | None = None) -> Claim:
        """Like all_above, below."""
        return self._quantified("all_below", on, than, names, but, "below", lambda yes, rows: yes == rows, {"all", "most"})

    def most_above(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether more than half of the rows are above."""
        return self._quantified("most_above", on, than, names, None, "above", lambda yes, rows: 2 * yes > rows, {"most"})

    def most_below(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether more than half of the rows are below."""
        return self._quantified("most_below", on, than, names, None, "below", lambda yes, rows: 2 * yes > rows, {"most"})

    def any_above(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether some row is above."""
        return self._quantified("any_above", on, than, names, None, "above", lambda yes, rows: yes > 0, set())

    def any_below(self, on: Columns, than: object, names: Names | None = None) -> Claim:
        """Whether some row is below."""
        return self._quantified("any_below", on, than, names, None, "below", lambda yes, rows: yes > 0, set())

    def only_above(self, names: Names, on: Columns, than: object) -> Claim:
        """Whether these rows are above a number, a mean or another column, and no other row is."""
        rows = self._spread_out(names)
        above = [row for row in self.members if all(self._value(row, c) > self._bound(than, c, row) for c in self._columns(on))]
        pairs = self._with_bound(self.members, self._columns(on), than)
        shown = [(row, column) for column in self._columns(on) for row in dict.fromkeys((*rows, *above))]
        numbers = [number_of(than)] if not isinstance(than, str) else []
        senses: set[Sense] = {"above", "all"}
        return self._judged(
            "only_above", (names, on, than), set(above) == set(rows), shown, pairs, rows, senses, [*numbers, len(rows)]
        )

    def same_order(self, first: str, second: str, count: int | None = None) -> Claim:
        """Whether the rows (or the best `count` of them) come in the same order in both columns."""
        most = len(self.members) if count is None else self._count(count)
        one, other = self._ordered(first)[:most], self._ordered(second)[:most]
        pairs = [(row, column) for column in (first, second) for row in (one if column == first else other)]
        whole = [(row, column) for column in (first, second) for row in self.members]
        senses: set[Sense] = {"close", "front", "all"}
        return self._judged("same_order", (first, second, count), one == other, pairs, whole, one, senses, [most])

    def correlated(self, first: str, second: str) -> Claim:
        """Whether two columns rise together: Pearson's r from the `strong` limit of the report."""
        return self._correlated("correlated", first, second, lambda r: r >= self.thresholds.strong)

    def uncorrelated(self, first: str, second: str) -> Claim:
        """Whether two columns have little to do with each other: |r| up to the `weak` limit of the report."""
        return self._correlated("uncorrelated", first, second, lambda r: abs(r) <= self.thresholds.weak)

    def rises(self, names: Names, first: str, second: str) -> Claim:
        """Whether rows stand in a better place in the second column than in the first."""
        return self._moved("rises", names, first, second, lambda old, new: new < old, "rise", "above")

    def falls(self, names: Names, first: str, second: str) -> Claim:
        """Whether rows stand in a worse place in the second column than in the first."""
        return self._moved("falls", names, first, second, lambda old, new: new > old, "fall", "below")

    def belong(self, names: Names, groups: Names) -> Claim:
        """Whether rows all belong to one of some groups: belong(cities.top("overall", 5), ["珠三角", "长三角"])."""
        rows = self._rows(names)
        wanted = self._spread_out(groups)
        outside = [row for row in rows if row not in wanted]
        evidence = "、".join(outside) + "不在其中" if outside else "、".join(rows)
        cells = names.cells if isinstance(names, Fact) else ()
        senses = names.says.senses if isinstance(names, Fact) else frozenset()
        says = Says(senses | {"all"}, (Decimal(len(rows)),), (*rows, *wanted))
        return Claim(not outside, self._asked("belong", (names, groups)), evidence, cells, says)

    def widest_step(self, upper: str, lower: str, column: str) -> Claim:
        """Whether two rows follow each other, and no two neighbours of the ranking lie further apart."""
        order = self._ordered(column)
        steps = {(a, b): self._value(a, column) - self._value(b, column) for a, b in pairwise(order)}
        step = steps.get((upper, lower))
        whole = [(row, column) for row in self.members]
        holds = step is not None and step == max(steps.values())
        pairs = [(upper, column), (lower, column)]
        senses: set[Sense] = {"first", "above", "clear"}
        return self._judged("widest_step", (upper, lower, column), holds, pairs, whole, (upper, lower), senses)

    def above_in(self, other: Claims, on: Columns, names: Names | None = None, but: Names | None = None) -> Claim:
        """Whether rows are above the row of another table that they belong to: each city above its province."""
        rows = self.members if names is None else self._spread_out(names)
        left_out = self._spread_out(but) if but is not None else ()
        pairs = [(row, other._home(row)) for row in rows if row not in left_out]
        columns = self._columns(on)
        bad = [
            (row, home, column)
            for column in columns
            for row, home in pairs
            if self._value(row, column) <= other._value(home, column)
        ]
        shown = bad or [(row, home, column) for row, home in pairs[:2] for column in columns[:1]]
        evidence = "；".join(
            f"{row}{self._value(row, column):f}，{home}{other._value(home, column):f}（{column}）" for row, home, column in shown
        )
        cells = [*self._cells((row, column) for column in columns for row, _ in pairs)]
        cells += other._cells((home, column) for column in columns for home in dict.fromkeys(home for _, home in pairs))
        names_said = (*(row for row, _ in pairs), *(home for _, home in pairs), *left_out)
        says = Says(frozenset({"above", "all"}), (Decimal(len(columns)),), names_said)
        return Claim(not bad, self._asked("above_in", (other.data.id, on, names, but)), evidence, tuple(cells), says)

    def same_in(self, other: Claims, names: Names) -> Claim:
        """Whether rows have the same values in another table."""
        rows, columns = self._rows(names), self._columns("all")
        bad = [(row, c) for row in rows for c in columns if self._value(row, c) != other._value(row, c)]
        evidence = "；".join(f"{row}{self._value(row, c):f}与{other._value(row, c):f}（{c}）" for row, c in bad) or "逐项相同"
        cells = [cell for table in (self, other) for cell in table._cells((row, c) for row in rows for c in columns)]
        says = Says(frozenset({"close", "all"}), (), rows)
        return Claim(not bad, self._asked("same_in", (other.data.id, names)), evidence, tuple(cells), says)

    # How claims are judged: nothing below is a word of the templates.

    def _compared(
        self,
        question: str,
        what: Names,
        than: object,
        on: Columns,
        is_so: Callable[[Decimal, Decimal], bool],
        *also: Sense,
    ) -> Claim:
        is_up = question.endswith("above")
        rows, columns = self._spread_out(what), self._columns(on)
        others: tuple[str, ...] = ()
        numbers: list[Decimal] = []
        if isinstance(than, str | list | tuple) or (isinstance(than, Fact) and than.value is None):
            others = self._spread_out(than)
            if shared := [row for row in rows if row in others]:
                raise QuestionError(f"{shared[0]} cannot be compared with itself")
        else:
            numbers = [number_of(than)]
        bad: list[tuple[str, str]] = []
        for column in columns:
            for row in rows:
                own = self._value(row, column)
                bounds = {other: self._value(other, column) for other in others} or {"": numbers[0] if numbers else own}
                for other, bound in bounds.items():
                    if not (is_so(own, bound) if is_up else is_so(bound, own)):
                        bad += [(row, column), *([(other, column)] if other else [])]
        pairs = [(row, column) for column in columns for row in (*rows, *others)]
        senses: set[Sense] = {"above" if is_up else "below", "all", *also}
        cells = than.cells if isinstance(than, Fact) else ()
        if isinstance(than, Fact):
            senses |= than.says.senses & {"mean"}
        return self._judged(
            question, (what, than, on), not bad, bad or pairs, pairs, (*rows, *others), senses, numbers,
            upper=rows if is_up else others, lower=others if is_up else rows, also_read=cells, limit=numbers,
        )  # fmt: skip

    def _is_clearly(self, upper: Decimal, lower: Decimal) -> bool:
        return upper > lower and self.thresholds.is_clear(upper, lower)

    def _is_slightly(self, upper: Decimal, lower: Decimal) -> bool:
        return upper > lower and self.thresholds.is_close(upper, lower)

    def _are_close(self, values: Sequence[Decimal], limit: Decimal | None) -> bool:
        return self.thresholds.is_close(*values) if limit is None else max(values) - min(values) <= limit

    def _others(self, rows: Sequence[str], among: Names | None) -> tuple[str, ...]:
        others = tuple(row for row in (self.members if among is None else self._spread_out(among)) if row not in rows)
        if not others:
            raise QuestionError("there is no other row to compare with")
        return others

    def _ordered_claim(
        self,
        question: str,
        arguments: Sequence[object],
        upper: Sequence[str],
        lower: Sequence[str],
        on: Columns,
        senses: Iterable[Sense],
        numbers: Iterable[int],
    ) -> Claim:
        """That every one of `upper` is above every one of `lower`."""
        bad: list[tuple[str, str]] = []
        shown: list[tuple[str, str]] = []
        columns = self._columns(on)
        for column in columns:
            weakest = min(upper, key=lambda row: self._value(row, column))
            strongest = max(lower, key=lambda row: self._value(row, column))
            shown += [(weakest, column), (strongest, column)]
            if self._value(weakest, column) <= self._value(strongest, column):
                bad += [(weakest, column), (strongest, column)]
        pairs = [(row, column) for column in columns for row in (*upper, *lower)]
        is_lead = question == "leads"
        names = (*upper, *lower) if arguments[2] is not None else upper if is_lead else lower
        return self._judged(
            question, arguments, not bad, bad or shown, pairs, names, senses, numbers, upper=upper, lower=lower
        )

    def _everything(self, names: Names, column: str) -> Claim:
        rows = self._spread_out(names)
        pairs = [(row, column) for row in rows]
        return self._judged("top_are", (names, column), True, pairs, pairs, rows, {"all"}, [len(rows)])

    def _placed(
        self, question: str, name: str, column: str, is_so: Callable[[int, int], bool], senses: set[Sense]
    ) -> Claim:
        rank, lowest = self._rank(name, column), max(self._rank(row, column) for row in self.members)
        claim = self._judged(
            question, (name, column), is_so(rank, lowest), [(name, column)], [(row, column) for row in self.members],
            (name,), senses, [rank],
        )  # fmt: skip
        return Claim(claim.holds, claim.question, f"{claim.evidence}，第{rank}位", claim.cells, claim.says)

    def _ranked_claim(
        self, question: str, arguments: Sequence[object], names: Names, best: int, worst: int, on: Columns
    ) -> Claim:
        rows, columns = self._spread_out(names), self._columns(on)
        ranks = {(row, column): self._rank(row, column) for column in columns for row in rows}
        whole = [(row, column) for column in columns for row in self.members]
        senses = frozenset.intersection(*(self._place_senses(rank, column) for (_, column), rank in ranks.items()))
        evidence = "；".join(f"{row}第{rank}位（{column}）" for (row, column), rank in ranks.items())
        says = Says(senses | {"all"}, (Decimal(best), Decimal(worst), Decimal(len(rows)), Decimal(len(columns))), rows)
        holds = all(best <= rank <= worst for rank in ranks.values())
        return Claim(holds, self._asked(question, arguments), evidence, tuple(self._cells(whole)), says)

    def _quantified(
        self,
        question: str,
        on: Columns,
        than: object,
        names: Names | None,
        but: Names | None,
        sense: Sense,
        is_enough: Callable[[int, int], bool],
        senses: set[Sense],
    ) -> Claim:
        left_out = self._spread_out(but) if but is not None else ()
        rows = tuple(row for row in (self.members if names is None else self._spread_out(names)) if row not in left_out)
        columns = self._columns(on)

        def is_so(row: str, column: str) -> bool:
            value, bound = self._value(row, column), self._bound(than, column, row)
            return value > bound if sense == "above" else value < bound

        yes = [row for row in rows if all(is_so(row, column) for column in columns)]
        no = [row for row in rows if row not in yes]
        holds = is_enough(len(yes), len(rows))
        against = no if "all" in senses else yes if holds else no
        shown = [(row, column) for row in (against or rows)[:4] for column in columns]
        numbers: list[Decimal | int] = [] if isinstance(than, str) else [number_of(than)]
        if isinstance(than, Fact):
            senses = senses | (than.says.senses & {"mean"})
        return self._judged(
            question, (on, than, names, but), holds, shown, self._with_bound(rows, columns, than), (*rows, *left_out),
            {sense, *senses}, [*numbers, len(yes), len(rows)], limit=[number_of(than)] if numbers else [],
        )  # fmt: skip

    def _lies_between(self, value: Decimal, low: object, high: object, column: str) -> bool:
        bounds = self._bound(low, column), self._bound(high, column)
        return min(bounds) <= value <= max(bounds)

    def _bound(self, bound: object, column: str, row: str = "") -> Decimal:
        """A number, an answer's value, a column of the same row, or the value of a named row."""
        if isinstance(bound, str):
            if row and bound in {each.id for each in self.data.columns}:
                return self._value(row, bound)
            return self._value(bound, column)
        return number_of(bound)

    def _with_bound(self, rows: Sequence[str], columns: Sequence[str], than: object) -> list[tuple[str, str]]:
        pairs = [(row, column) for column in columns for row in rows]
        is_column = isinstance(than, str) and than in {each.id for each in self.data.columns}
        return pairs + [(row, str(than)) for row in rows] if is_column else pairs

    def _correlated(self, question: str, first: str, second: str, is_so: Callable[[Decimal], bool]) -> Claim:
        r = statistics.correlation(self._values(first), self._values(second))
        pairs = [(row, column) for column in (first, second) for row in self.members]
        senses: set[Sense] = {"close"} if question == "correlated" else set()
        says = Says(frozenset(senses), (), self.members)
        return Claim(is_so(r), self._asked(question, (first, second)), f"r = {r:.2f}", tuple(self._cells(pairs)), says)

    def _moved(
        self, question: str, names: Names, first: str, second: str, is_so: Callable[[int, int], bool], *senses: Sense
    ) -> Claim:
        rows = self._rows(names)
        moves = {row: (self._rank(row, first), self._rank(row, second)) for row in rows}
        evidence = "；".join(f"{row}由第{old}位到第{new}位" for row, (old, new) in moves.items())
        pairs = [(row, column) for column in (first, second) for row in self.members]
        numbers = tuple(Decimal(rank) for move in moves.values() for rank in move)
        says = Says(frozenset((*senses, "all")), numbers, rows)
        holds = all(is_so(old, new) for old, new in moves.values())
        return Claim(holds, self._asked(question, (names, first, second)), evidence, tuple(self._cells(pairs)), says)

    def _home(self, row: str) -> str:
        home = self.places.home(row)
        if home not in self.members:
            raise QuestionError(f"{self.data.id} has no row that {row} belongs to")
        return str(home)

    def _judged(
        self,
        question: str,
        arguments: Sequence[object],
        holds: bool,
        shown: Iterable[tuple[str, str]],
        read: Iterable[tuple[str, str]],
        names: Iterable[str],
        senses: Iterable[Sense],
        numbers: Iterable[Decimal | int] = (),
        *,
        upper: Iterable[str] = (),
        lower: Iterable[str] = (),
        also_read: Iterable[CellName] = (),
        limit: Sequence[Decimal] = (),
    ) -> Claim:
        evidence = "；".join(
            f"{row}{self._value(row, column):f}（{self.data.column(column).short or column}）" for row, column in dict.fromkeys(shown)
        )
        if limit:
            evidence += f"，对照{limit[0].quantize(Decimal('0.01')):f}"
        says = Says(
            frozenset(senses), tuple(Decimal(number) for number in numbers), tuple(names), tuple(upper), tuple(lower)
        )
        cells = tuple(dict.fromkeys((*self._cells(read), *also_read)))
        return Claim(holds, self._asked(question, arguments), evidence, cells, says)
