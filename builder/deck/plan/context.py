"""What the slides of a section take from around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.deck import fit, words
from builder.deck.fit import Measure
from builder.deck.places import Stage
from builder.deck.plan.evidence import Proof
from builder.deck.plan.talk import Talk, Texts
from builder.deck.slides import BigNumber, Evidence
from builder.deck.sources import Outside
from builder.ledger.rows import label_of
from builder.model.block import Callout, Figure, KeyFigure, Table
from builder.model.document import Section
from builder.model.inline import Inline, pieces, plain


@dataclass(frozen=True)
class Surroundings:
    """What all slides of a deck share: the measure of text, the stage, the outside sources, what speaks for facts."""

    measure: Measure
    stage: Stage
    outside: Outside
    proof: Proof

    def crumb(self, *names: str) -> str:
        """Where a slide stands, chapter › section; without the chapter where there is no room for both."""
        place = self.stage["message"].place("footer")
        said = words.CRUMB.join(dict.fromkeys(names))
        return next((each for each in (said, names[-1]) if self.has_room(each, place.role)), "")

    def has_room(self, text: str, role: str) -> bool:
        """Whether a text stands whole in a place of the foot."""
        place = self.stage["message"].place(role)
        return fit.fits((text,), place.room, place.style, self.measure)


@dataclass(frozen=True)
class Context:
    """The same for one section, with the names of its chapter and its own, and its place in the chapter (from 1)."""

    around: Surroundings
    section: Section
    chapter: str
    name: str
    number: int = 0

    @property
    def crumb(self) -> str:
        """Where in the report this is."""
        return self.around.crumb(self.chapter, self.name)

    def trace(self, shown: Texts, said: Talk, exhibit: Figure | Table | Callout | None = None) -> dict[str, Any]:
        """What a slide knows of itself that shows some texts while something is said."""
        facts = facts_in(*shown)
        lines, proven = self.around.proof.lines((*facts, *said.facts), exhibit)
        place, called = (exhibit.id, label_of(exhibit)) if exhibit else (self.section.id, words.quoted(self.name))
        return {
            "facts": facts,
            "notes_facts": tuple(sorted({*said.facts, *proven})),
            "exhibit": exhibit.id if exhibit else "",
            "origin": str(self.section.place),
            "evidence": Evidence(lines, place, called),
        }


def facts_in(*texts: tuple[Inline, ...]) -> tuple[int, ...]:
    """The facts in some texts."""
    return tuple(sorted({fact for text in texts for _, facts in pieces(text) for fact in facts}))


def big(figure: KeyFigure) -> BigNumber:
    """A key figure as a slide shows it."""
    return BigNumber(plain(figure.value), plain(figure.label))


def texts_of(*figures: KeyFigure) -> Texts:
    """The texts of some key figures."""
    return tuple(text for figure in figures for text in (figure.value, figure.label))
