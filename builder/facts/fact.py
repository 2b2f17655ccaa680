"""A fact: an answer with its text, its exact value, the question, and the cells it was read from."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from builder.facts.claim import DECIMALS, NOTHING_SAID, Claim
from builder.model.document import CellName, Says, Sense


class QuestionError(ValueError):
    """A question that the data cannot answer: an unknown name, column or group."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what = what
        self.hint = hint
        super().__init__(what)


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One answer. `names` are the rows it names, best first; `source` is the key of an outside source.

    Facts are compared by their exact values (`>`, `<`, `>=`, `<=`, and `==` with a number): the answer is a claim.
    Two facts are equal when all that they know is.
    """

    text: str
    question: str
    value: Decimal | None = None
    cells: tuple[CellName, ...] = ()
    names: tuple[str, ...] = ()
    source: str = ""
    says: Says = NOTHING_SAID

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool | Claim:  # type: ignore[override]
        if isinstance(other, Fact):
            return self._known() == other._known()
        if isinstance(other, int | float | Decimal):
            return compare(self, other, "==")
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._known())

    def _known(self) -> tuple[object, ...]:
        return self.text, self.question, self.value, self.cells, self.names, self.source

    def __gt__(self, other: object) -> Claim:
        return compare(self, other, ">")

    def __lt__(self, other: object) -> Claim:
        return compare(self, other, "<")

    def __ge__(self, other: object) -> Claim:
        return compare(self, other, ">=")

    def __le__(self, other: object) -> Claim:
        return compare(self, other, "<=")


def _kept_senses(fact: Fact) -> frozenset[Sense]:
    """What a comparison goes on saying of an answer: that it is a mean or share; all, where it counts."""
    senses = fact.says.senses
    return senses if "count" in senses else senses & {"mean", "share"}


_SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
}


def compare(first: object, second: object, sign: str) -> Claim:
    """The claim that two values stand to each other as the sign says, one of them an answer at least.

    An answer also equals what it prints: 55.3547 is 55.35, and a rank is “第3位”. Raises QuestionError for what has
    no value.
    """
    if not isinstance(first, Fact) and not isinstance(second, Fact):
        raise QuestionError("this compares no answer of the data", 'as in cities.value("杭州", "overall") > 80')
    if sign == "==" and isinstance(second, str) and isinstance(first, Fact):
        return Claim(first.text == second, f"{typed(first)} == {typed(second)}", first.text, first.cells, first.says)
    left, right = number_of(first), number_of(second)
    holds = _SIGNS[sign](left, right) or (sign == "==" and _prints(first, right))
    upper, lower = (first, second) if sign in (">", ">=") else (second, first)
    is_one_way = sign != "=="
    sense: Sense = "above" if sign in (">", ">=") else "below" if sign in ("<", "<=") else "close"
    facts = [each for each in (first, second) if isinstance(each, Fact)]
    return Claim(
        holds,
        f"{typed(first)} {sign} {typed(second)}",
        "与".join(f"{round(number_of(fact), DECIMALS).normalize():f}" for fact in facts),
        tuple(dict.fromkeys(cell for fact in facts for cell in fact.cells)),
        Says(
            frozenset({sense}).union(*map(_kept_senses, facts)),
            (*(number for fact in facts for number in fact.says.numbers), left, right),
            tuple(dict.fromkeys(name for fact in facts for name in (*fact.names, *fact.says.names))),
            upper.says.names if isinstance(upper, Fact) and is_one_way else (),
            lower.says.names if isinstance(lower, Fact) and is_one_way else (),
        ),
        is_of_two=left != right,
    )


def _prints(fact: object, number: Decimal) -> bool:
    try:
        return isinstance(fact, Fact) and Decimal(fact.text) == number
    except InvalidOperation:
        return False


def number_of(value: object) -> Decimal:
    """The exact value of an answer or of a number an author typed. Raises QuestionError where there is none."""
    exact = value.value if isinstance(value, Fact) else value
    try:
        if exact is None or isinstance(exact, bool):
            raise InvalidOperation
        return Decimal(str(exact))
    except InvalidOperation:
        raise QuestionError(f"{typed(value)} is no number to compare with", "as in 60") from None


def typed(value: object) -> str:
    """An argument of a question as its author typed it."""
    if isinstance(value, Fact):
        return value.question
    if isinstance(value, list | tuple):
        return "[" + ", ".join(typed(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
