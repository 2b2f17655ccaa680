"""A claim: what a sentence says in words, said to the data, and whether the data bears it out."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.document import CellName, Says, Sense


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether something holds, how it was asked, the numbers that decide it, and the words it vouches for."""

    holds: bool
    question: str
    evidence: str
    cells: tuple[CellName, ...] = ()
    says: Says = Says()

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
    """That it does not hold. It vouches for the opposite words, and for its own ones with a “not”."""
    says = claim.says
    turned = Says(_turned(says.senses), says.numbers, says.names, says.lower, says.upper, says.senses)
    return Claim(not claim.holds, f"not {claim.question}", claim.evidence, claim.cells, turned)


def _turned(senses: frozenset[Sense]) -> frozenset[Sense]:
    return frozenset(_OPPOSITES[sense] for sense in senses if sense in _OPPOSITES)


def _joined(first: Claim, second: Claim, word: str, holds: bool) -> Claim:
    a, b = first.says, second.says
    is_one_way = bool(a.upper) != bool(b.upper) or (a.upper, a.lower) == (b.upper, b.lower)
    return Claim(
        holds,
        f"{first.question} {word} {second.question}",
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
