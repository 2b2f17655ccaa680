"""Deal a document out to slides: one message per slide. What this decides, `write` only places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.deck import fit, layouts, words
from builder.deck import geometry as at
from builder.deck.fit import Measure
from builder.deck.places import in_theme
from builder.deck.slides import (
    AgendaEntry,
    AgendaSlide,
    CaseSlide,
    ChartSlide,
    DividerSlide,
    MessageSlide,
    RecommendationSlide,
    Slide,
    SourcesSlide,
    TableSlide,
    TitleSlide,
)
from builder.deck.table_size import TABLE_STEPS, split_rows
from builder.model.block import Block, Break, Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.document import Document, Section
from builder.model.inline import plain
from builder.model.walk import walk
from builder.rules import Rules
from builder.theme.theme import Deck

MOST_TAKEAWAYS = 3
ROWS_IN_ONE_BLOCK = 17
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")


@dataclass(frozen=True)
class Chapter:
    """A chapter's opening section with what follows up to the next one, and the name it has in the deck."""

    opening: Section
    sections: tuple[Section, ...]
    name: str


@dataclass(frozen=True)
class Context:
    """What a block's slide takes from around it: its section, the chapter's name, the sizes and measure of text."""

    section: Section
    crumb: str
    measure: Measure
    sizes: Deck


deck: Rules[Context, Slide] = Rules("deck")


def plan_deck(document: Document, measure: Measure, sizes: Deck) -> tuple[Slide, ...]:
    """The slides of a document, in order. Raises fit.NoRoom for a text that no slide can hold."""
    chapters = _chapters(document)
    opening = [_cover(document), *_summary(document, chapters, measure, sizes)]
    body: list[Slide] = []
    starts: list[int] = []
    for chapter in chapters:
        starts.append(len(opening) + 1 + len(body) + 1)  # the agenda stands between
        body.extend(_chapter_slides(chapter, measure, sizes))
    agenda = AgendaSlide(
        words.AGENDA,
        tuple(
            AgendaEntry(chapter.opening.number, plain(chapter.opening.title), start)
            for chapter, start in zip(chapters, starts, strict=True)
        ),
        (document.description or document.title,),
    )
    closing = [*_appendix_slides(document, measure, sizes), *_sources(document, measure, sizes)]
    return _with_unique_titles((*opening, agenda, *body, *closing))


def sections_of(slides: Sequence[Slide]) -> tuple[tuple[str, int], ...]:
    """PowerPoint's sections: a name and its first slide (from 1), one for each chapter and one before and after."""
    sections = [(words.OPENING, 1)]
    for number, slide in enumerate(slides, 1):
        if isinstance(slide, DividerSlide):
            sections.append((slide.title, number))
    last = max((number for number, slide in enumerate(slides, 1) if _belongs_to_chapter(slide)), default=0)
    if 0 < last < len(slides):
        sections.append((words.APPENDIX, last + 1))
    return tuple(sections)


def _belongs_to_chapter(slide: Slide) -> bool:
    return isinstance(slide, DividerSlide) or getattr(slide, "crumb", "") not in ("", words.APPENDIX)


def _chapters(document: Document) -> tuple[Chapter, ...]:
    chapters: list[tuple[Section, list[Section]]] = []
    for section in document.sections:
        if section.part == "chapter":
            chapters.append((section, []))
        elif section.part == "section" and chapters:
            chapters[-1][1].append(section)
    return tuple(Chapter(opening, tuple(rest), _short_title(opening)) for opening, rest in chapters)


def _short_title(section: Section) -> str:
    """A chapter's title up to its colon: 区域视角 for 区域视角：六个片区."""
    return re.split("[：——]", plain(section.title))[0]


def _cover(document: Document) -> TitleSlide:
    credits = document.credits
    lines = (words.source_study(credits.publishers), document.year) if credits.publishers else (document.year,)
    return TitleSlide(document.title, document.subtitle, lines, credits.notices or (document.description,))


def _summary(document: Document, chapters: Sequence[Chapter], measure: Measure, sizes: Deck) -> Iterator[Slide]:
    """The report's messages on one slide: what each chapter says in a sentence."""
    messages = tuple(plain(chapter.opening.headline) for chapter in chapters if chapter.opening.headline)
    front = next((section for section in document.sections if section.part == "front"), None)
    if not messages or front is None:
        return
    title = plain(front.headline) or plain(front.title)
    yield from _message(MessageSlide(title, messages, words.OPENING, "", _notes(front)), measure, sizes)


def _chapter_slides(chapter: Chapter, measure: Measure, sizes: Deck) -> Iterator[Slide]:
    opening = chapter.opening
    titles = tuple(plain(section.title) for section in chapter.sections)
    notes = _notes(opening) or (plain(opening.headline) or plain(opening.title),)
    yield DividerSlide(opening.number, plain(opening.title), titles, notes)
    for number, section in enumerate((opening, *chapter.sections)):
        yield from _section_slides(section, number, Context(section, chapter.name, measure, sizes))


def _section_slides(section: Section, number: int, context: Context) -> Iterator[Slide]:
    """The slides of a section's figures, tables and cases; a section without any of them says its message."""
    slides = [slide for block in section.body for slide in deck.apply(block, context)]
    has_exhibit = any(isinstance(slide, ChartSlide | TableSlide) for slide in slides)
    points = tuple(plain(text) for text in section.takeaways)
    if not has_exhibit and section.part != "chapter" and section.slide != "none" and points:
        title = plain(section.headline) or plain(section.title)
        notes = _notes(section)
        if section.slide == "recommendation":
            listed = _listed(section) or points
            yield RecommendationSlide(title, str(number), listed, context.crumb, "", notes)
        else:
            slide = MessageSlide(title, points, context.crumb, "", notes)
            yield from _message(slide, context.measure, context.sizes)
    yield from slides


def _listed(section: Section) -> tuple[str, ...]:
    """The first list of a section: what a recommendation says is to be done."""
    first = next((block for block in section.body if isinstance(block, Bullets)), None)
    return tuple(plain(item) for item in first.items) if first else ()


def _message(slide: MessageSlide, measure: Measure, sizes: Deck) -> Iterator[Slide]:
    place = layouts.MESSAGE.place("points")
    groups = fit.split_points(slide.points, place.room, in_theme(place.style, sizes), measure)
    for number, points in enumerate(groups):
        yield replace(slide, points=points, title=slide.title + (words.CONTINUED if number else ""))


@deck(Figure)
def _figure(block: Figure, context: Context) -> Iterator[Slide]:
    section = context.section
    takeaways = (block.takeaways or section.takeaways)[:MOST_TAKEAWAYS]
    yield ChartSlide(
        title=plain(block.headline or section.headline or section.title),
        chart=block.chart,
        caption=f"{words.figure_label(block.number)}　{plain(block.caption)}",
        takeaways=tuple(plain(text) for text in takeaways),
        crumb=context.crumb,
        source=_source(block.source, plain(block.note)),
        notes=_notes(section),
    )


@deck(Table)
def _table(block: Table, context: Context) -> Iterator[Slide]:
    section = context.section
    blocks = 1 if len(block.rows) <= ROWS_IN_ONE_BLOCK else 2
    place = layouts.TABLE.place("object")
    frame = at.side_by_side(place.frame, blocks)[0]
    style = in_theme(place.style, context.sizes)
    smallest = style.sized(round(style.size * min(TABLE_STEPS)))
    title = plain(section.headline) or plain(block.caption)
    parts = split_rows(block.head, block.rows, frame, blocks, smallest, context.measure)
    for number, rows in enumerate(parts):
        continued = words.CONTINUED if number else ""
        yield TableSlide(
            title=title + continued,
            caption=f"{words.table_label(block.number)}　{plain(block.caption)}{continued}",
            head=block.head,
            rows=rows,
            align=block.align,
            blocks=blocks,
            alt=block.alt,
            crumb=context.crumb,
            source=_source(block.source, plain(block.note)),
            notes=_notes(section),
        )


@deck(Callout)
def _callout(block: Callout, context: Context) -> Iterator[Slide]:
    if block.tone != "case":
        return  # notes and key figures are for readers of the report
    text = "".join(plain(child.text) for child in block.body if isinstance(child, Paragraph))
    yield CaseSlide(
        title=plain(block.title),
        label=words.case_label(block.number),
        points=tuple(plain(point) for point in block.takeaways[:MOST_TAKEAWAYS]),
        text=_shortened(text, context),
        crumb=context.crumb,
        source=words.CASE_SOURCE,
        notes=tuple(plain(child.text) for child in block.body if isinstance(child, Paragraph)),
    )


def _running_text(block: Block, context: Context) -> Iterator[Slide]:
    """Running text has no slide of its own: it becomes the speaker notes of its section's slides."""
    return iter(())


deck(Heading)(_running_text)
deck(Paragraph)(_running_text)
deck(Bullets)(_running_text)
deck(Break)(_running_text)


def _shortened(text: str, context: Context) -> str:
    """As many sentences from the beginning as a case slide can hold, one below the other."""
    place = layouts.CASE.place("text")
    style = in_theme(place.style, context.sizes)
    kept: list[str] = []
    for sentence in _SENTENCE.findall(text):
        if kept and not fit.fits((*kept, sentence), place.room, style, context.measure):
            break
        kept.append(sentence)
    return "\n".join(kept)


def _appendix_slides(document: Document, measure: Measure, sizes: Deck) -> Iterator[Slide]:
    for number, section in enumerate(section for section in document.sections if section.part == "appendix"):
        yield from _section_slides(section, number, Context(section, words.APPENDIX, measure, sizes))


def _sources(document: Document, measure: Measure, sizes: Deck) -> Iterator[Slide]:
    sources = dict.fromkeys(
        node.source for node in walk(document.sections) if isinstance(node, Figure | Table) and node.source
    )
    entries = [words.INDEX_SOURCE + source for source in sources]
    entries += _outside(document)
    if not entries:
        return
    place = layouts.SOURCES.place("entries")
    groups = fit.split_points(entries, place.room, in_theme(place.style, sizes), measure)
    notes = tuple(source.note for source in document.sources if source.note) or (words.SOURCES,)
    for number, group in enumerate(groups):
        title = words.SOURCES + (words.CONTINUED if number else "")
        yield SourcesSlide(title, group, words.APPENDIX, tuple(dict.fromkeys(notes)))


def _outside(document: Document) -> Iterator[str]:
    """The outside sources, those that are documents of one kind in one entry."""
    whose: dict[tuple[str, str], list[str]] = {}
    for source in document.sources:
        whose.setdefault((source.title, source.year), []).append(source.who)
    return (words.outside_source("、".join(who), title, year) for (title, year), who in whose.items())


def _source(source: str, note: str) -> str:
    parts = [words.SOURCE + source] if source else []
    return "　".join([*parts, words.NOTE + note] if note else parts)


def _notes(section: Section) -> tuple[str, ...]:
    """A section's running text as speaker notes, a string per paragraph."""
    return tuple(_spoken(section.body))


def _spoken(blocks: Sequence[Block | Compound]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                yield plain(text)
            case Bullets(items):
                yield from (plain(item) for item in items)
            case Callout(tone="note"):
                yield from _spoken(block.body)
            case _:
                pass


def _with_unique_titles(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Slides whose titles differ, as screen readers and PowerPoint's own navigation need them."""
    seen: dict[str, int] = {}
    unique: list[Slide] = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        count = seen[slide.title]
        unique.append(slide if count == 1 else replace(slide, title=f"{slide.title}（{count}）"))
    return tuple(unique)
