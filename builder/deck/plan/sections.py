"""The slides of a section and of a chapter, chosen by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.deck import fit, words
from builder.deck.fit import NoRoom
from builder.deck.plan.chapters import Chapter, key_figures_of, short_name
from builder.deck.plan.context import Context, Surroundings, big, texts_of
from builder.deck.plan.exhibits import deck, running_text
from builder.deck.plan.talk import Talk, Texts, talk
from builder.deck.slides import (
    ChartSlide,
    DiagramSlide,
    KeyFiguresSlide,
    MessageSlide,
    RecommendationSlide,
    Slide,
    SplitSlide,
    TableSlide,
)
from builder.model.block import Bullets, KeyFigure
from builder.model.document import Document, Section
from builder.model.inline import Inline, plain
from builder.problems import BuildError, Problem

FIGURES_OF_A_ROW = 3  # from so many on key figures stand beside each other, fewer on a panel
MOST_GROUNDS = 2


def section_slides(context: Context) -> tuple[Slide, ...]:
    """The slides of a section. Raises BuildError, which names its file, for what no slide can hold."""
    section = context.section
    try:
        shown = [slide for block in section.body for slide in deck.apply(block, context)]
        has_exhibit = any(isinstance(slide, ChartSlide | DiagramSlide | TableSlide) for slide in shown)
        slides = (*worded_slides(context, has_exhibit=has_exhibit), *shown)
    except NoRoom as error:
        raise BuildError([Problem(str(section.place), str(error), error.hint)]) from None
    return (replace(slides[0], anchor=section.id), *slides[1:]) if slides else ()


def chapter_slides(chapter: Chapter, around: Surroundings) -> tuple[Slide, ...]:
    """What a chapter says, then its sections."""
    contexts = contexts_of(chapter, around)
    return tuple(slide for context in contexts for slide in section_slides(context))


def contexts_of(chapter: Chapter, around: Surroundings) -> tuple[Context, ...]:
    """The surroundings of each of a chapter's sections, its opening first."""
    return tuple(
        Context(around, section, chapter.name, short_name(section), number)
        for number, section in enumerate(chapter.all)
    )


def appendix_slides(document: Document, around: Surroundings) -> tuple[Slide, ...]:
    """The slides of the appendices."""
    sections = [section for section in document.sections if section.part == "appendix"]
    contexts = (Context(around, section, words.APPENDIX, short_name(section)) for section in sections)
    return tuple(slide for context in contexts for slide in section_slides(context))


def worded_slides(context: Context, *, has_exhibit: bool = False) -> Iterator[Slide]:
    """The slide that says a section's message in numbers; where no figure or table says it, also in words alone."""
    section, figures = context.section, key_figures_of(context.section)
    title = section.headline or section.title
    if section.slide == "none":
        return
    if section.slide == "recommendation":
        if not has_exhibit:
            yield _recommendation(title, context)
    elif len(figures) >= FIGURES_OF_A_ROW:
        yield _key_figures(title, figures, context)
    elif figures and section.takeaways:
        yield _split(title, figures, context)
    elif section.takeaways and not has_exhibit and section.part != "chapter":
        yield from message_slides(title, section.takeaways, said_of(section), context)


def said_of(section: Section) -> Talk:
    """What is said to a section's own slide."""
    return talk(section.notes or running_text(section.body) or (section.headline or section.title,))


def message_slides(title: tuple[Inline, ...], texts: Texts, said: Talk, context: Context) -> Iterator[Slide]:
    """A headline with its points, on as many slides as they need; each names the sources of what it shows."""
    around = context.around
    place = around.stage["message"].place("points")
    groups = fit.split_points([plain(text) for text in texts], place.room, place.style, around.measure)
    start = 0
    for number, group in enumerate(groups):
        shown = (title, *texts[start : start + len(group)])
        start += len(group)
        name = plain(title) + (words.CONTINUED if number else "")
        yield MessageSlide(
            name, group, context.crumb, around.outside.line(shown), said.said, **context.trace(shown, said)
        )


def _key_figures(title: tuple[Inline, ...], figures: tuple[KeyFigure, ...], context: Context) -> Slide:
    section, said = context.section, said_of(context.section)
    shown = (title, *texts_of(*figures), *section.takeaways)
    return KeyFiguresSlide(
        plain(title),
        tuple(map(big, figures)),
        tuple(map(plain, section.takeaways)),
        context.crumb,
        context.around.outside.line(shown),
        said.said,
        **context.trace(shown, said),
    )


def _split(title: tuple[Inline, ...], figures: tuple[KeyFigure, ...], context: Context) -> Slide:
    section, said = context.section, said_of(context.section)
    shown = (title, *texts_of(*figures), *section.takeaways)
    return SplitSlide(
        plain(title),
        tuple(map(plain, section.takeaways)),
        tuple(map(big, figures)),
        context.crumb,
        context.around.outside.line(shown),
        said.said,
        **context.trace(shown, said),
    )


def _recommendation(title: tuple[Inline, ...], context: Context) -> Slide:
    """What is to be done: the first list of the section, with what speaks for it; else its takeaways."""
    section, said = context.section, said_of(context.section)
    listed = next((block.items for block in section.body if isinstance(block, Bullets)), ())
    points = listed or section.takeaways
    grounds = section.takeaways[:MOST_GROUNDS] if listed else ()
    shown = (title, *points, *grounds)
    return RecommendationSlide(
        plain(title),
        str(context.number),
        tuple(map(plain, points)),
        context.crumb,
        context.around.outside.line(shown),
        said.said,
        tuple(map(plain, grounds)),
        **context.trace(shown, said),
    )
