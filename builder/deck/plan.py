"""Deal a document out to slides: one message per slide. What this decides, `write` only places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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
    TableSlide,
    TitleSlide,
)
from builder.deck.sources import Outside, outside_of, sources_slides
from builder.deck.table_size import TABLE_STEPS, split_rows
from builder.model.block import Block, Break, Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.document import Document, Section
from builder.model.inline import Inline, pieces, plain
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
    """What a block takes from around it: section, chapter's name, measure and sizes of text, outside sources."""

    section: Section
    crumb: str
    measure: Measure
    sizes: Deck
    outside: Outside


Around = Callable[[Section, str], Context]
"""A section and the name of its chapter -> what its slides take from around them."""
Texts = tuple[tuple[Inline, ...], ...]

deck: Rules[Context, Slide] = Rules("deck")


def plan_deck(document: Document, measure: Measure, sizes: Deck) -> tuple[Slide, ...]:
    """The slides of a document, in order. Raises fit.NoRoom for a text that no slide can hold."""
    chapters = _chapters(document)
    outside = outside_of(document, measure, sizes)

    def around(section: Section, crumb: str) -> Context:
        return Context(section, crumb, measure, sizes, outside)

    opening = [_cover(document), *_summary(document, chapters, around)]
    body: list[Slide] = []
    starts: list[int] = []
    appendix = [*_appendix_slides(document, around)]
    sources = [*sources_slides(document, measure, sizes)]
    if document.form == "brief":  # a dozen slides need no agenda and no dividers, and name their own sources
        body = [slide for chapter in chapters for slide in _chapter_slides(chapter, around, has_divider=False)]
        return _with_unique_titles((*opening, *body, *appendix, *(sources if document.sources else ())))
    for chapter in chapters:
        starts.append(len(opening) + 1 + len(body) + 1)  # the agenda stands between
        body.extend(_chapter_slides(chapter, around))
    agenda = AgendaSlide(
        words.AGENDA,
        tuple(
            AgendaEntry(chapter.opening.number, plain(chapter.opening.title), start)
            for chapter, start in zip(chapters, starts, strict=True)
        ),
        (document.description or document.title,),
        facts=_facts(*(chapter.opening.title for chapter in chapters)),
    )
    return _with_unique_titles((*opening, agenda, *body, *appendix, *sources))


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
    return TitleSlide(
        document.title, document.subtitle, (*lines, *filter(None, (document.cover.contact,))),
        credits.notices or (document.description,), logo=document.cover.logo, color=document.cover.color,
    )  # fmt: skip


def _summary(document: Document, chapters: Sequence[Chapter], around: Around) -> Iterator[Slide]:
    """The report's messages on one slide: what each chapter says in a sentence."""
    messages = tuple(chapter.opening.headline for chapter in chapters if chapter.opening.headline)
    front = next((section for section in document.sections if section.part == "front"), None)
    if not messages or front is None:
        return
    yield from _message(front.headline or front.title, messages, around(front, words.OPENING))


def _chapter_slides(chapter: Chapter, around: Around, *, has_divider: bool = True) -> Iterator[Slide]:
    opening = chapter.opening
    titles = tuple(plain(section.title) for section in chapter.sections)
    notes = _notes(opening) or (plain(opening.headline) or plain(opening.title),)
    facts = _facts(opening.title, *(section.title for section in chapter.sections))
    spoken = _spoken(opening.body) or (opening.headline or opening.title,)
    if has_divider:
        yield DividerSlide(
            opening.number, plain(opening.title), titles, notes, facts=facts, notes_facts=_facts(*spoken)
        )
    for number, section in enumerate((opening, *chapter.sections)):
        yield from _section_slides(section, number, around(section, chapter.name))


def _section_slides(section: Section, number: int, context: Context) -> Iterator[Slide]:
    """The slides of a section's figures, tables and cases; a section without any of them says its message."""
    slides = [slide for block in section.body for slide in deck.apply(block, context)]
    has_exhibit = any(isinstance(slide, ChartSlide | TableSlide) for slide in slides)
    if not has_exhibit and section.part != "chapter" and section.slide != "none" and section.takeaways:
        title = section.headline or section.title
        if section.slide == "recommendation":
            yield _recommendation(title, _listed(section) or section.takeaways, str(number), context)
        else:
            yield from _message(title, section.takeaways, context)
    yield from slides


def _listed(section: Section) -> Texts:
    """The first list of a section: what a recommendation says is to be done."""
    first = next((block for block in section.body if isinstance(block, Bullets)), None)
    return first.items if first else ()


def _recommendation(title: tuple[Inline, ...], points: Texts, number: str, context: Context) -> Slide:
    said = tuple(plain(point) for point in points)
    source = context.outside.line((title, *points))
    return RecommendationSlide(
        plain(title), number, said, context.crumb, source, _notes(context.section),
        facts=_facts(title, *points), notes_facts=_spoken_facts(context.section),
    )


def _message(title: tuple[Inline, ...], texts: Texts, context: Context) -> Iterator[Slide]:
    """A headline with its points, on as many slides as they need; each names the sources of what it shows."""
    place = layouts.MESSAGE.place("points")
    points = [plain(text) for text in texts]
    groups = fit.split_points(points, place.room, in_theme(place.style, context.sizes), context.measure)
    start = 0
    for number, group in enumerate(groups):
        shown = texts[start : start + len(group)]
        start += len(group)
        name = plain(title) + (words.CONTINUED if number else "")
        source = context.outside.line((title, *shown))
        yield MessageSlide(
            name, group, context.crumb, source, _notes(context.section),
            facts=_facts(title, *shown), notes_facts=_spoken_facts(context.section),
        )


@deck(Figure)
def _figure(block: Figure, context: Context) -> Iterator[Slide]:
    if block.is_printed_only:
        return
    section = context.section
    takeaways = (block.takeaways or section.takeaways)[:MOST_TAKEAWAYS]
    title = block.headline or section.headline or section.title
    yield ChartSlide(
        title=plain(title),
        chart=block.chart,
        caption=f"{words.figure_label(block.number)}　{plain(block.caption)}",
        takeaways=tuple(plain(text) for text in takeaways),
        crumb=context.crumb,
        source=context.outside.line((title, block.caption, *takeaways, block.note), block.source, plain(block.note)),
        notes=_notes(section),
        facts=_facts(title, block.caption, *takeaways, block.note),
        notes_facts=_spoken_facts(section),
        exhibit=block.id,
    )


@deck(Table)
def _table(block: Table, context: Context) -> Iterator[Slide]:
    section = context.section
    blocks = 1 if len(block.rows) <= ROWS_IN_ONE_BLOCK else 2
    place = layouts.TABLE.place("object")
    frame = at.side_by_side(place.frame, blocks)[0]
    style = in_theme(place.style, context.sizes)
    smallest = style.sized(round(style.size * min(TABLE_STEPS)))
    title = block.headline or section.headline or block.caption
    parts = split_rows(block.head, block.rows, frame, blocks, smallest, context.measure)
    for number, rows in enumerate(parts):
        continued = words.CONTINUED if number else ""
        shown = (title, block.caption, block.note, *(cell.text for row in rows for cell in row))
        yield TableSlide(
            title=plain(title) + continued,
            caption=f"{words.table_label(block.number)}　{plain(block.caption)}{continued}",
            head=block.head,
            rows=rows,
            align=block.align,
            blocks=blocks,
            alt=block.alt,
            crumb=context.crumb,
            source=context.outside.line(shown, block.source, plain(block.note)),
            notes=_notes(section),
            facts=_facts(*shown),
            notes_facts=_spoken_facts(section),
            exhibit=block.id,
        )


@deck(Callout)
def _callout(block: Callout, context: Context) -> Iterator[Slide]:
    if block.tone != "case":
        return  # notes and key figures are for readers of the report
    told = tuple(child.text for child in block.body if isinstance(child, Paragraph))
    takeaways = block.takeaways[:MOST_TAKEAWAYS]
    text = _shortened("".join(map(plain, told)), context)
    yield CaseSlide(
        title=plain(block.title),
        label=words.case_label(block.number),
        points=tuple(plain(point) for point in takeaways),
        text=text,
        crumb=context.crumb,
        source=context.outside.case_line(block),
        notes=tuple(map(plain, told)),
        facts=_facts(block.title, *takeaways, told=told, length=len(text.replace("\n", ""))),
        notes_facts=_facts(*told),
        exhibit=block.id,
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


def _appendix_slides(document: Document, around: Around) -> Iterator[Slide]:
    for number, section in enumerate(section for section in document.sections if section.part == "appendix"):
        yield from _section_slides(section, number, around(section, words.APPENDIX))


def _facts(*texts: tuple[Inline, ...], told: Texts = (), length: int = 0) -> tuple[int, ...]:
    """The facts in some texts, and of those `told` the ones that stand whole within the first `length` characters."""
    found = {fact for text in texts for _, facts in pieces(text) for fact in facts}
    begun: set[int] = set()
    cut: set[int] = set()
    for piece, facts in (each for text in told for each in pieces(text)):
        length -= len(piece)
        (begun if length >= 0 else cut).update(facts)
    return tuple(sorted(found | (begun - cut)))


def _spoken_facts(section: Section) -> tuple[int, ...]:
    return _facts(*_spoken(section.body))


def _notes(section: Section) -> tuple[str, ...]:
    """A section's running text as speaker notes, a string per paragraph."""
    return tuple(map(plain, _spoken(section.body)))


def _spoken(blocks: Sequence[Block | Compound]) -> Texts:
    """The running text of some blocks."""
    texts: list[tuple[Inline, ...]] = []
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                texts.append(text)
            case Bullets(items):
                texts.extend(items)
            case Callout(tone="note"):
                texts.extend(_spoken(block.body))
            case _:
                pass
    return tuple(texts)


def _with_unique_titles(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Slides whose titles differ, as screen readers and PowerPoint's own navigation need them."""
    seen: dict[str, int] = {}
    unique: list[Slide] = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        count = seen[slide.title]
        unique.append(slide if count == 1 else replace(slide, title=f"{slide.title}（{count}）"))
    return tuple(unique)
