"""The slides of a section and of a chapter, chosen by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.deck import fit, words
from builder.deck.fit import NoRoom
from builder.deck.places import Role
from builder.deck.plan.chapters import Chapter, key_figures_of, short_name
from builder.deck.plan.context import Context, Surroundings, big, texts_of
from builder.deck.plan.exhibits import deck, running_text
from builder.deck.plan.points import message_slides
from builder.deck.plan.talk import Talk, Texts, talk
from builder.deck.slides import (
    ChartSlide,
    DiagramSlide,
    KeyFiguresSlide,
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


def section_slides(context: Context, *, is_told: bool = False) -> tuple[Slide, ...]:
    """The slides of a section; `is_told`: another slide says its message.

    Raises BuildError, which names the section's file, for what no slide can hold.
    """
    section = context.section
    try:
        shown = [slide for block in section.body for slide in deck.apply(block, context)]
        has_exhibit = any(isinstance(slide, ChartSlide | DiagramSlide | TableSlide) for slide in shown)
        slides = (*(() if is_told else worded_slides(context, has_exhibit=has_exhibit)), *shown)
    except NoRoom as error:
        raise BuildError([Problem(str(section.place), str(error), error.hint)]) from None
    return (replace(slides[0], anchor=section.id), *slides[1:]) if slides else ()


def chapter_slides(chapter: Chapter, around: Surroundings) -> tuple[Slide, ...]:
    """What a chapter says, then its sections. That of a chapter of recommendations is said over their overview."""
    opening, *others = contexts_of(chapter, around)
    first = section_slides(opening, is_told=chapter.is_of_recommendations)
    return (*first, *(slide for context in others for slide in section_slides(context)))


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
            yield from _recommendation(title, context)
    elif len(figures) >= FIGURES_OF_A_ROW:
        yield from _key_figures(title, figures, context)
    elif figures and section.takeaways:
        yield from _split(title, figures, context)
    elif section.takeaways and not has_exhibit and section.part != "chapter":
        yield from message_slides(title, section.takeaways, said_of(section), context)


def said_of(section: Section) -> Talk:
    """What is said to a section's own slide."""
    return talk(section.notes or running_text(section.body) or (section.headline or section.title,))


def _key_figures(title: tuple[Inline, ...], figures: tuple[KeyFigure, ...], context: Context) -> Iterator[Slide]:
    section, said = context.section, said_of(context.section)
    points, rest = _held("key-figures", section.takeaways, context)
    shown = (title, *texts_of(*figures), *points)
    yield KeyFiguresSlide(
        plain(title),
        tuple(map(big, figures)),
        tuple(map(plain, points)),
        context.crumb,
        context.around.outside.line(shown),
        said.said,
        **context.trace(shown, said),
    )
    yield from message_slides(title, rest, said, context, is_continued=True)


def _split(title: tuple[Inline, ...], figures: tuple[KeyFigure, ...], context: Context) -> Iterator[Slide]:
    section, said = context.section, said_of(context.section)
    points, rest = _held("split", section.takeaways, context)
    shown = (title, *texts_of(*figures), *points)
    yield SplitSlide(
        plain(title),
        tuple(map(plain, points)),
        tuple(map(big, figures)),
        context.crumb,
        context.around.outside.line(shown),
        said.said,
        **context.trace(shown, said),
    )
    yield from message_slides(title, rest, said, context, is_continued=True)


def _held(role: Role, texts: Texts, context: Context) -> tuple[Texts, Texts]:
    """The points that have room on a slide that shows more than points, and those that go on to the next."""
    around = context.around
    place = around.stage[role].place("points")
    held = fit.points_held([*map(plain, texts)], place, fit.POINT_STEPS, around.measure)
    return texts[:held], texts[held:]


def _recommendation(title: tuple[Inline, ...], context: Context) -> Iterator[Slide]:
    """What is to be done: the first list of the section, with what speaks for it; else its takeaways."""
    section, said, around = context.section, said_of(context.section), context.around
    listed = next((block.items for block in section.body if isinstance(block, Bullets)), ())
    points = listed or section.takeaways
    grounds = section.takeaways[:MOST_GROUNDS] if listed else ()
    layout = around.stage["recommendation"]
    speaking = fit.points_held([*map(plain, grounds)], layout.place("grounds"), fit.ASIDE_STEPS, around.measure)
    grounds = grounds[:speaking]
    groups = fit.share_out([*map(plain, points)], layout.place("points"), fit.POINT_STEPS, around.measure)
    start = 0
    for number, group in enumerate(groups):
        shown = (title, *points[start : start + len(group)], *grounds)
        start += len(group)
        yield RecommendationSlide(
            plain(title) + words.continued(number),
            str(context.number),
            group,
            context.crumb,
            around.outside.line(shown),
            said.said,
            tuple(map(plain, grounds)),
            **context.trace(shown, said),
        )
