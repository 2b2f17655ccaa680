"""What the smaller decks keep of a report: each chapter's message with its most telling chart; everything on a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from builder.deck import fit, words
from builder.deck.fit import NoRoom
from builder.deck.plan.chapters import Chapter, first_figure, front_of, short_name
from builder.deck.plan.context import Context, Surroundings
from builder.deck.plan.exhibits import figure_slide, shown_figure
from builder.deck.plan.opening import MOST_MESSAGES, messages_of
from builder.deck.plan.points import message_slides
from builder.deck.plan.sections import contexts_of, said_of, worded_slides
from builder.deck.slides import OnePageSlide, Slide
from builder.model.block import Figure
from builder.model.chart import Tree
from builder.model.document import Document
from builder.model.inline import plain

MOST_SLIDES = 12
_ALWAYS = 3  # cover, summary, sources

Shown = tuple[Context, Figure]
"""A section and the figure that it is shown by."""


def brief_slides(chapters: Sequence[Chapter], around: Surroundings) -> Mapping[str, tuple[Slide, ...]]:
    """For each chapter the slide of its message, then those of its other brief sections as long as there is room.

    Room is given to each chapter's next section in turn. A chapter of recommendations has its overview instead.
    """
    told = {chapter.id: _told(chapter, around) for chapter in chapters if not chapter.is_of_recommendations}
    room = MOST_SLIDES - _ALWAYS - len(chapters)
    turns = zip_longest(*([(id, slide) for slide in slides[1:]] for id, slides in told.items()))
    extra = [each for turn in turns for each in turn if each][: max(room, 0)]
    return {id: (*slides[:1], *(slide for owner, slide in extra if owner == id)) for id, slides in told.items()}


def page_of(document: Document, chapters: Sequence[Chapter], around: Surroundings) -> OnePageSlide:
    """The whole report on one slide: its messages, and the first chart that is in the briefing, else the first of all.

    Raises NoRoom for a report of no messages, or of more than a page has room for.
    """
    messages = messages_of(document, chapters, {})
    if not 1 <= len(messages.rows) <= MOST_MESSAGES:
        what = f"one page has room for 1 to {MOST_MESSAGES} messages, the chapters have {len(messages.rows)}"
        raise NoRoom(what, "each chapter’s headline is a message; or make the deck in another size")
    figures = [shown for chapter in chapters for shown in _figures(chapter, around)]
    figure = next((figure for _, figure in _narrow(_brief(figures), around) or _narrow(figures, around)), None)
    shown = (messages.title, *messages.texts, *((figure.caption, figure.note) if figure else ()))
    first = front_of(document) or chapters[0].opening
    return OnePageSlide(
        plain(messages.title),
        messages.entries,
        figure.chart if figure else None,
        words.captioned(words.figure_label(figure.number), plain(figure.caption)) if figure else "",
        around.outside.line(shown, figure.source if figure else "", plain(figure.note) if figure else ""),
        messages.said.said,
        **Context(around, first, words.OPENING, short_name(first)).trace(shown, messages.said, figure),
    )


def _told(chapter: Chapter, around: Surroundings) -> tuple[Slide, ...]:
    """A chapter's message, then the figures of its brief sections that do not stand there already."""
    figures = _figures(chapter, around)
    brief = _brief(figures)
    first = _message(chapter, brief, figures, contexts_of(chapter, around)[0])
    rest = (slide for context, figure in brief[1:] for slide in figure_slide(figure, context))
    return (*(replace(slide, anchor=chapter.id) for slide in first), *rest)


def _message(
    chapter: Chapter, brief: Sequence[Shown], figures: Sequence[Shown], opening: Context
) -> tuple[Slide, ...]:
    """A chapter's message with its first brief figure; else with its numbers, with any figure, in words alone."""
    section = opening.section
    title = section.headline or section.title
    if not brief and (own := tuple(worded_slides(opening))):
        return own[:1]
    for context, figure in brief or figures:
        return (shown_figure(figure, title, section.takeaways or figure.takeaways, context),)
    points = section.takeaways or tuple(each.headline or each.title for each in chapter.sections)
    return tuple(message_slides(title, points, said_of(section), opening))[:1]


def _figures(chapter: Chapter, around: Surroundings) -> list[Shown]:
    contexts = contexts_of(chapter, around)
    return [(context, figure) for context in contexts if (figure := first_figure(context.section))]


def _narrow(figures: Sequence[Shown], around: Surroundings) -> list[Shown]:
    """Those of some figures that are charts and stand well in a column."""
    column = around.stage["chart"]
    charts = [shown for shown in figures if not isinstance(shown[1].chart, Tree)]
    return [shown for shown in charts if fit.layout_of(around.stage, shown[1].chart) == column]


def _brief(figures: Sequence[Shown]) -> list[Shown]:
    return [(context, figure) for context, figure in figures if context.section.is_brief]
