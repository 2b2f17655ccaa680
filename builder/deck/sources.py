"""Which sources a slide shows: the line at its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.deck import fit, words
from builder.deck.fit import Measure
from builder.deck.places import Place, Stage
from builder.model.document import Document, OutsideSource
from builder.model.inline import FactText, Inline
from builder.model.walk import walk


@dataclass(frozen=True)
class Outside:
    """The outside sources by the facts that cite them, and the room for a source line."""

    of_fact: Mapping[int, OutsideSource]
    order: Mapping[str, int]
    measure: Measure
    place: Place

    def cited(self, node: object) -> tuple[OutsideSource, ...]:
        """The sources cited anywhere in a text, a block or several, in the order of their numbers."""
        facts = (part.fact for part in walk(node) if isinstance(part, FactText) and part.fact in self.of_fact)
        found = {source.key: source for source in map(self.of_fact.__getitem__, facts)}
        return tuple(sorted(found.values(), key=lambda source: self.order[source.key]))

    def line(self, texts: Sequence[tuple[Inline, ...]], data: str = "", note: str = "") -> str:
        """The line at the foot of a slide: where its data and the cited figures in its texts come from, a note.

        Titles are left out where the line has no room for them.
        """
        cited = self.cited(tuple(texts))
        around = [words.SOURCE + data] if data else []
        after = [words.NOTE + note] if note else []
        if not cited:
            return "　".join([*around, *after])
        return self._fitting(
            *("　".join([*around, named, *after]) for named in (words.cited(cited), words.cited_briefly(cited)))
        )

    def case_line(self, block: object) -> str:
        """The line at the foot of a case: who provided it."""
        cited = self.cited(block)
        if not cited:
            return words.CASE_SOURCE
        return self._fitting(words.case_source(cited), words.unchecked(words.cited_briefly(cited)))

    def _fitting(self, *lines: str) -> str:
        """The first line that has room at the foot, or the last one."""
        place = self.place
        return next((line for line in lines if fit.fits((line,), place.room, place.style, self.measure)), lines[-1])


def outside_of(document: Document, measure: Measure, stage: Stage) -> Outside:
    """The outside sources of a document, ready to be asked by its slides."""
    sources = {source.key: source for source in document.sources}
    of_fact = {at: sources[entry.source] for at, entry in enumerate(document.facts) if entry.source in sources}
    order = {key: number for number, key in enumerate(sources)}
    return Outside(of_fact, order, measure, stage["message"].place("source"))
