"""The last slides of a deck: where its data and its cited figures come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.deck import fit, words
from builder.deck import geometry as at
from builder.deck.plan.context import Surroundings
from builder.deck.shared_places import SOURCES_COLUMNS
from builder.deck.slides import Evidence, Slide, SourcesSlide
from builder.facts.references import reference
from builder.model.block import Figure, Table
from builder.model.document import Document


def sources_slides(
    document: Document, around: Surroundings, shown: Sequence[Slide] | None = None
) -> Iterator[SourcesSlide]:
    """The sources of the data, and the outside sources with their numbers in the report: all, or those of some slides.

    A deck of some slides also says what must be known of the report. In one column where that holds all, else in two,
    on as many slides as they need.
    """
    data, cited = _data_sources(document, shown), _cited(document, shown)
    entries = [words.listed(words.INDEX_SOURCE + source) for source in data]
    entries += [f"[{n}]\t{reference(source)}" for n, source in enumerate(document.sources, 1) if source.key in cited]
    if shown is not None:
        entries += [words.listed(notice) for notice in document.credits.notices]
    if not entries:
        return
    notes = (words.SAID_OF_SOURCES,)
    noted = (f"[{n}] {s.note}" for n, s in enumerate(document.sources, 1) if s.note and s.key in cited)
    evidence = Evidence(tuple(noted))
    for number, columns in enumerate(_columns(entries, around)):
        title = words.SOURCES + words.continued(number)
        yield SourcesSlide(title, columns, around.crumb(words.APPENDIX), notes, evidence=evidence)


def _columns(entries: Sequence[str], around: Surroundings) -> Iterator[tuple[tuple[str, ...], ...]]:
    layout = around.stage["sources"]
    first, second = (layout.place(role) for role in SOURCES_COLUMNS)
    if fit.fits(entries, at.around((first.room, second.room)), first.style, around.measure):
        yield (tuple(entries),)
        return
    groups = fit.split_points(entries, first.room, first.style, around.measure)
    for start in range(0, len(groups), len(SOURCES_COLUMNS)):
        columns = groups[start : start + len(SOURCES_COLUMNS)]
        # What is left stands in a column as on the slide before, not wider and larger.
        yield (*columns, ()) if start and len(columns) == 1 else columns


def _data_sources(document: Document, shown: Sequence[Slide] | None) -> tuple[str, ...]:
    exhibits = None if shown is None else {slide.exhibit for slide in shown}
    blocks = (block for section in document.sections for block in section.body)
    nodes = (block for block in blocks if isinstance(block, Figure | Table) and block.source)
    return tuple(dict.fromkeys(node.source for node in nodes if exhibits is None or node.id in exhibits))


def _cited(document: Document, shown: Sequence[Slide] | None) -> frozenset[str]:
    """The keys of the outside sources whose figures stand on some slides."""
    if shown is None:
        return frozenset(source.key for source in document.sources)
    return frozenset(document.facts[fact].source for slide in shown for fact in slide.facts)
