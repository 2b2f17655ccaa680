"""The slides that lead through a deck: cover, summary, agenda, the start of a chapter, the overview of advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.deck import words
from builder.deck.plan.chapters import Chapter, front_of, key_figures_of, short_name
from builder.deck.plan.context import Context, Surroundings, big, facts_in, texts_of
from builder.deck.plan.sections import said_of
from builder.deck.plan.talk import Talk, Texts, talk
from builder.deck.slides import (
    AgendaEntry,
    AgendaSlide,
    DividerSlide,
    Evidence,
    Slide,
    SummaryEntry,
    SummarySlide,
    TitleSlide,
)
from builder.model.document import Document, Section
from builder.model.inline import Inline, Text, plain

MOST_MESSAGES = 6  # of a slide

Starts = Mapping[str, int]
"""On which slide (from 1) each chapter and section begins, by its id."""


Row = tuple[SummaryEntry, Texts]
"""An entry of a summary and the texts in it."""


def cover(document: Document) -> TitleSlide:
    """The report's name and where it comes from; what it is, is said, what must be known stands in the notes."""
    credits = document.credits
    lines = (words.source_study(credits.publishers), document.year) if credits.publishers else (document.year,)
    said = (document.description,) if document.description else (document.title,)
    own = document.cover
    lines = (*lines, *filter(None, (own.contact,)))
    return TitleSlide(
        document.title, document.subtitle, lines, said, own.logo, own.color, evidence=Evidence(credits.notices)
    )


@dataclass(frozen=True)
class Messages:
    """What a report says: its message, and a row for each of those that it rests on, with the texts in it."""

    title: tuple[Inline, ...]
    rows: tuple[Row, ...]
    said: Talk

    @property
    def entries(self) -> tuple[SummaryEntry, ...]:
        """The rows as slides show them."""
        return tuple(entry for entry, _ in self.rows)

    @property
    def texts(self) -> Texts:
        """All texts in the rows."""
        return tuple(text for _, texts in self.rows for text in texts)


def messages_of(document: Document, chapters: Sequence[Chapter], starts: Starts) -> Messages:
    """The report's message, its title where it has none, and what each chapter says in a sentence."""
    front = front_of(document)
    told = [(chapter, message) for chapter in chapters if (message := _told(chapter))]
    title = front.headline or front.title if front else (Text(document.title),)
    headlines = [message for _, message in told]
    said = talk(front.notes) if front and front.notes else _counted([title, *headlines])
    rows = (_row(chapter.opening, chapter.name, message, starts) for chapter, message in told)
    return Messages(title, tuple(rows), said)


def _told(chapter: Chapter) -> tuple[Inline, ...]:
    """What a chapter says in a sentence: its headline; recommendations without one are named."""
    if chapter.opening.headline or not chapter.is_of_recommendations:
        return chapter.opening.headline
    titles = [section.title for section in chapter.sections]
    return tuple(part for at, title in enumerate(titles) for part in ((Text(words.JOINT), *title) if at else title))


def summary(
    document: Document, chapters: Sequence[Chapter], starts: Starts, around: Surroundings
) -> Iterator[SummarySlide]:
    """The report's messages, each with the number that stands for it; none where nothing stands before the chapters."""
    front = front_of(document)
    if front is not None:
        context = Context(around, front, words.OPENING, short_name(front))
        yield from _rows(messages_of(document, chapters, starts), context, words.OPENING)


def overview(chapter: Chapter, starts: Starts, around: Surroundings) -> Iterator[SummarySlide]:
    """All recommendations of a chapter."""
    opening = chapter.opening
    context = Context(around, opening, chapter.name, chapter.name)
    rows = (
        _row(section, words.recommendation(number), section.title, starts)
        for number, section in enumerate(chapter.sections, 1)
    )
    messages = Messages(opening.headline or opening.title, tuple(rows), said_of(opening))
    first, *others = _rows(messages, context, chapter.name)
    yield from (replace(first, anchor=chapter.id), *others)


def agenda(chapters: Sequence[Chapter], starts: Starts) -> AgendaSlide:
    """The chapters with the slides on which they begin."""
    return AgendaSlide(
        words.AGENDA,
        _chapter_entries(chapters, starts),
        (words.said_of_chapters([chapter.title for chapter in chapters]),),
        facts=facts_in(*(chapter.opening.title for chapter in chapters)),
    )


def divider(chapter: Chapter, chapters: Sequence[Chapter], starts: Starts, around: Surroundings) -> DividerSlide:
    """The start of a chapter. It says the chapter's message where no other slide does."""
    opening = chapter.opening
    is_told = chapter.is_of_recommendations or key_figures_of(opening)
    message = () if is_told else opening.headline
    said = Talk((words.said_of_sections(chapter.title, list(map(short_name, chapter.sections))),))
    if not is_told:
        own = said_of(opening)
        said = Talk((*said.said, *own.said), own.facts)
    shown = (opening.title, message, *(section.title for section in chapter.sections))
    return DividerSlide(
        opening.number,
        chapter.title,
        plain(message),
        tuple(
            AgendaEntry(section.number, plain(section.title), starts.get(section.id, 0)) for section in chapter.sections
        ),
        tuple(AgendaEntry(each.opening.number, each.name, starts.get(each.id, 0)) for each in chapters),
        chapters.index(chapter),
        said.said,
        **Context(around, opening, chapter.name, chapter.name).trace(shown, said) | {"anchor": opening.id},
    )


def _row(section: Section, name: str, text: tuple[Inline, ...], starts: Starts) -> Row:
    figures = key_figures_of(section)[:1]
    entry = SummaryEntry(name, plain(text), big(figures[0]) if figures else None, starts.get(section.id, 0))
    return entry, (text, *texts_of(*figures))


def _rows(messages: Messages, context: Context, crumb: str) -> Iterator[SummarySlide]:
    """A headline with its rows, on as many slides as they need."""
    for start in range(0, len(messages.rows), MOST_MESSAGES):
        part = replace(messages, rows=messages.rows[start : start + MOST_MESSAGES])
        shown = (part.title, *part.texts)
        yield SummarySlide(
            plain(part.title) + (words.CONTINUED if start else ""),
            part.entries,
            context.around.crumb(crumb),
            context.around.outside.line(shown),
            part.said.said,
            **context.trace(shown, part.said),
        )


def _chapter_entries(chapters: Sequence[Chapter], starts: Starts) -> tuple[AgendaEntry, ...]:
    return tuple(AgendaEntry(each.opening.number, each.title, starts.get(each.id, 0)) for each in chapters)


def _counted(texts: Sequence[tuple[Inline, ...]]) -> Talk:
    """A message and what it rests on, one after the other."""
    first, *others = (talk((text,)) for text in texts)
    said = (*map(words.ended, first.said), *(words.counted(n, "".join(each.said)) for n, each in enumerate(others, 1)))
    return Talk(said, tuple(sorted({fact for each in (first, *others) for fact in each.facts})))


def first_slides(slides: Sequence[Slide]) -> dict[str, int]:
    """On which slide (from 1) each chapter and section begins."""
    starts: dict[str, int] = {}
    for number, slide in enumerate(slides, 1):
        if slide.anchor:
            starts.setdefault(slide.anchor, number)
    return starts
