"""The deck in three sizes from one document: all of it, the dozen slides of a briefing, a single page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from builder.deck import words
from builder.deck.fit import Measure
from builder.deck.places import Stage
from builder.deck.plan.briefing import brief_slides, page_of
from builder.deck.plan.chapters import chapters_of
from builder.deck.plan.closing import sources_slides
from builder.deck.plan.context import Surroundings
from builder.deck.plan.evidence import proof_of
from builder.deck.plan.opening import Starts, agenda, cover, divider, first_slides, overview, summary
from builder.deck.plan.sections import appendix_slides, chapter_slides
from builder.deck.slides import Slide
from builder.deck.sources import outside_of
from builder.model.document import Document
from builder.model.made import DeckSize

Part = tuple[str, Sequence[Slide]]
"""A PowerPoint section: its name and its slides."""


def plan_deck(document: Document, measure: Measure, stage: Stage, size: DeckSize = "full") -> tuple[Slide, ...]:
    """The slides of a document, in order. Raises NoRoom or BuildError for a text that no slide can hold."""
    around = Surroundings(measure, stage, outside_of(document, measure, stage), proof_of(document))
    return _with_unique_titles(_SIZES[size](document, around))


def sections_of(slides: Sequence[Slide]) -> tuple[tuple[str, int], ...]:
    """PowerPoint's sections: a name and its first slide (from 1), one for each chapter and one before and after."""
    sections: list[tuple[str, int]] = []
    for number, slide in enumerate(slides, 1):
        if not sections or slide.part != sections[-1][0]:
            sections.append((slide.part, number))
    return tuple(sections)


def _full(document: Document, around: Surroundings) -> tuple[Slide, ...]:
    chapters = chapters_of(document)
    told = {chapter.id: chapter_slides(chapter, around) for chapter in chapters}
    has_sources = document.form != "brief" or document.sources  # a brief's slides name the tables themselves
    closing = (*appendix_slides(document, around), *(sources_slides(document, around) if has_sources else ()))

    def arranged(starts: Starts) -> Iterator[Part]:
        opening: list[Slide] = [cover(document), *summary(document, chapters, starts, around)]
        if document.form == "brief":  # a dozen slides need no agenda and no dividers
            yield words.OPENING, opening
            yield from ((chapter.title, told[chapter.id]) for chapter in chapters)
            yield words.APPENDIX, closing
            return
        yield words.OPENING, [*opening, agenda(chapters, starts)]
        for chapter in chapters:
            advice: Iterable[Slide] = overview(chapter, starts, around) if chapter.is_of_recommendations else ()
            yield chapter.title, [divider(chapter, chapters, starts, around), *advice, *told[chapter.id]]
        yield words.APPENDIX, closing

    return _linked(arranged)


def _briefing(document: Document, around: Surroundings) -> tuple[Slide, ...]:
    chapters = chapters_of(document)
    told = brief_slides(chapters, around)

    def arranged(starts: Starts) -> Iterator[Part]:
        shown: list[Slide] = [cover(document), *summary(document, chapters, starts, around)]
        yield words.OPENING, tuple(shown)
        for chapter in chapters:
            is_told = chapter.id in told  # recommendations have their overview
            slides: tuple[Slide, ...] = told[chapter.id] if is_told else tuple(overview(chapter, starts, around))
            yield chapter.title, slides
            shown += slides
        yield words.APPENDIX, tuple(sources_slides(document, around, shown))

    return _linked(arranged)


def _one_page(document: Document, around: Surroundings) -> tuple[Slide, ...]:
    return _joined([(words.OPENING, (page_of(document, chapters_of(document), around),))])


_SIZES: dict[DeckSize, Callable[[Document, Surroundings], tuple[Slide, ...]]] = {
    "full": _full,
    "briefing": _briefing,
    "one-page": _one_page,
}


def _linked(arranged: Callable[[Starts], Iterable[Part]]) -> tuple[Slide, ...]:
    """The slides in their order, those that lead to others with the right numbers.

    Arranged twice: how many slides there are does not depend on the numbers that stand on them.
    """
    return _joined(arranged(first_slides(_joined(arranged({})))))


def _joined(parts: Iterable[Part]) -> tuple[Slide, ...]:
    return tuple(replace(slide, part=name) for name, slides in parts for slide in slides)


def _with_unique_titles(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Slides whose titles differ, as screen readers and PowerPoint's own navigation need them."""
    seen: dict[str, int] = {}
    unique: list[Slide] = []
    for slide in slides:
        heard = "".join(slide.title.casefold().split())  # neither a space nor a capital makes another title
        seen[heard] = count = seen.get(heard, 0) + 1
        unique.append(slide if count == 1 else replace(slide, title=f"{slide.title}（{count}）"))
    return tuple(unique)
