"""A claim: what a sentence says in words, said to the data, and whether the data bears it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.model.document import CellName, Says, Sense

NOTHING_SAID = Says()

DECIMALS = 4  # of computed values in evidence: as many as tell them apart


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether something holds, how it was asked, the numbers that decide it, and the words it vouches for.

    `is_of_two`: it compares two numbers that differ, so that its opposite is another comparison.
    """

    holds: bool
    question: str
    evidence: str
    cells: tuple[CellName, ...] = ()
    says: Says = NOTHING_SAID
    is_of_two: bool = False

    def __bool__(self) -> bool:
        return self.holds

    def __str__(self) -> str:
        return self.question


def both(first: Claim, second: Claim) -> Claim:
    """That both hold; for it speaks what speaks for each of them."""
    return _joined(first, second, "and", first.holds and second.holds)


def either(first: Claim, second: Claim) -> Claim:
    """That one holds. The words it vouches for are those of the one that does."""
    joined = _joined(first, second, "or", first.holds or second.holds)
    says = joined.says if first.holds == second.holds else first.says if first.holds else second.says
    return Claim(joined.holds, joined.question, joined.evidence, joined.cells, says)


_OPPOSITES: dict[Sense, Sense] = {"above": "below", "below": "above"}


def opposite(claim: Claim) -> Claim:
    """That it does not hold. It vouches for its own words with a “not”; of two numbers the words turn round, but of
    more, “not all above” vouches for no “below”.
    """
    says = claim.says
    turned = frozenset(_OPPOSITES[sense] for sense in says.senses if sense in _OPPOSITES and claim.is_of_two)
    said = replace(says, senses=turned, upper=says.lower, lower=says.upper, denied=says.senses)
    question = f"not {_bracketed(claim.question, 'and', 'or')}"
    return replace(claim, holds=not claim.holds, question=question, says=said)


def saying(
    senses: Iterable[Sense],
    names: Iterable[str],
    numbers: Iterable[Decimal | int] = (),
    *,
    upper: Iterable[str] = (),
    lower: Iterable[str] = (),
) -> Says:
    """The words that are vouched for, of parts of any kind."""
    exact = tuple(Decimal(number) for number in numbers)
    return Says(frozenset(senses), exact, tuple(dict.fromkeys(names)), tuple(upper), tuple(lower))


def _bracketed(question: str, *joints: str) -> str:
    return f"({question})" if any(f" {joint} " in question for joint in joints) else question


def _joined(first: Claim, second: Claim, word: str, holds: bool) -> Claim:
    a, b = first.says, second.says
    loose = ("or",) if word == "and" else ()
    is_one_way = bool(a.upper) != bool(b.upper) or (a.upper, a.lower) == (b.upper, b.lower)
    return Claim(
        holds,
        f"{_bracketed(first.question, *loose)} {word} {_bracketed(second.question, *loose)}",
        "；".join(dict.fromkeys(part for part in (first.evidence, second.evidence) if part)),
        tuple(dict.fromkeys((*first.cells, *second.cells))),
        Says(
            a.senses | b.senses,
            (*a.numbers, *b.numbers),
            tuple(dict.fromkeys((*a.names, *b.names))),
            (a.upper or b.upper) if is_one_way else (),
            (a.lower or b.lower) if is_one_way else (),
            a.denied | b.denied,
        ),
    )
