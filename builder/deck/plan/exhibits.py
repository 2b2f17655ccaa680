"""Slides of what stands in a section: figures, tables, cases. Running text becomes what is said to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.blocks.key_figures import KeyFigures
from builder.deck import fit, words
from builder.deck import geometry as at
from builder.deck.plan.context import Context, facts_in
from builder.deck.plan.talk import Talk, Texts, talk
from builder.deck.slides import CaseSlide, ChartSlide, DiagramSlide, Slide, TableSlide
from builder.deck.table_size import TABLE_STEPS, split_rows
from builder.model.block import Block, Break, Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.chart import Tree
from builder.model.document import Section
from builder.model.inline import Inline, Ref, pieces, plain
from builder.model.walk import walk
from builder.rules import Rules

MOST_TAKEAWAYS = 3
ROWS_IN_ONE_BLOCK = 17
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")

deck: Rules[Context, Slide] = Rules("deck")


@deck(Figure)
def figure_slide(block: Figure, context: Context) -> Iterator[Slide]:
    """A figure with its own message, else that of its section."""
    section = context.section
    takeaways = block.takeaways or section.takeaways
    yield shown_figure(block, block.headline or section.headline or section.title, takeaways, context)


def shown_figure(block: Figure, title: tuple[Inline, ...], takeaways: Texts, context: Context) -> Slide:
    """A figure under some message."""
    takeaways = tuple(takeaways)[:MOST_TAKEAWAYS]
    shown = (title, block.caption, *takeaways, block.note)
    said = told_to(block.id, words.THIS_FIGURE, context.section)
    kind = DiagramSlide if isinstance(block.chart, Tree) else ChartSlide
    return kind(
        title=plain(title),
        chart=block.chart,
        caption=words.captioned(words.figure_label(block.number), plain(block.caption)),
        takeaways=tuple(map(plain, takeaways)),
        crumb=context.crumb,
        source=context.around.outside.line(shown, block.source, plain(block.note)),
        notes=said.said,
        **context.trace(shown, said, block),
    )


@deck(Table)
def table_slides(block: Table, context: Context) -> Iterator[Slide]:
    """A table on as many slides as it needs."""
    around = context.around
    blocks = 1 if len(block.rows) <= ROWS_IN_ONE_BLOCK else 2
    place = around.stage["table"].place("object")
    frame = at.side_by_side(place.frame, blocks)[0]
    smallest = place.style.sized(round(place.style.size * min(TABLE_STEPS)))
    title = context.section.headline or block.caption
    said = told_to(block.id, words.THIS_TABLE, context.section)
    parts = split_rows(block.head, block.rows, frame, blocks, smallest, around.measure)
    for number, rows in enumerate(parts):
        continued = words.CONTINUED if number else ""
        shown = (title, block.caption, block.note, *(cell.text for row in rows for cell in row))
        yield TableSlide(
            title=plain(title) + continued,
            caption=words.captioned(words.table_label(block.number), plain(block.caption)) + continued,
            head=block.head,
            rows=rows,
            align=block.align,
            blocks=blocks,
            alt=block.alt,
            crumb=context.crumb,
            source=around.outside.line(shown, block.source, plain(block.note)),
            notes=said.said,
            **context.trace(shown, said, block),
        )


@deck(Callout)
def case_slide(block: Callout, context: Context) -> Iterator[Slide]:
    """A case: its message, what was done, the figures that stand out. Notes and key figures have no slide."""
    if block.tone != "case":
        return
    told = tuple(child.text for child in block.body if isinstance(child, Paragraph))
    takeaways = block.takeaways[:MOST_TAKEAWAYS]
    title = block.headline or block.title
    text = _shortened("".join(map(plain, told)), context)
    said = talk(told, block.id, words.THIS_CASE)
    trace = context.trace((title, block.title, *takeaways), said, block)
    trace["facts"] = tuple(sorted({*trace["facts"], *_within(told, len(text.replace("\n", "")))}))
    label = words.case_label(block.number)
    yield CaseSlide(
        title=plain(title),
        label=words.captioned(label, plain(block.title)) if block.headline else label,
        points=tuple(map(plain, takeaways)),
        text=text,
        crumb=context.crumb,
        source=context.around.outside.case_line(block),
        notes=said.said,
        **trace,
    )


def _no_slide(block: object, context: Context) -> Iterator[Slide]:
    """Running text is said, key figures stand on a slide of their section."""
    return iter(())


deck(Heading)(_no_slide)
deck(Paragraph)(_no_slide)
deck(Bullets)(_no_slide)
deck(Break)(_no_slide)
deck(KeyFigures)(_no_slide)


def told_to(id: str, what: str, section: Section) -> Talk:
    """What is said to an exhibit of a section: its notes, else the text that mentions it and what follows."""
    if section.notes and _is_first(id, section):
        return talk(section.notes, id, what)
    texts = running_text(section.body)
    starts = [at for at, text in enumerate(texts) if any(isinstance(n, Ref) and n.target == id for n in walk(text))]
    return talk(texts[starts[0] :] if starts else texts, id, what)


def running_text(blocks: Sequence[Block | Compound]) -> Texts:
    """The running text of some blocks."""
    texts: list[tuple[Inline, ...]] = []
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                texts.append(text)
            case Bullets(items):
                texts.extend(items)
            case Callout(tone="note"):
                texts.extend(running_text(block.body))
            case _:
                pass
    return tuple(texts)


def _is_first(id: str, section: Section) -> bool:
    exhibits = (block.id for block in section.body if isinstance(block, Figure | Table))
    return next(exhibits, id) == id


def _shortened(text: str, context: Context) -> str:
    """As many sentences from the beginning as a case slide can hold, one below the other."""
    place = context.around.stage["case"].place("text")
    kept: list[str] = []
    for sentence in _SENTENCE.findall(text):
        if kept and not fit.fits((*kept, sentence), place.room, place.style, context.around.measure):
            break
        kept.append(sentence)
    return "\n".join(kept)


def _within(texts: Texts, length: int) -> tuple[int, ...]:
    """The facts of some texts that stand whole within the first `length` characters."""
    cut: set[int] = set()
    for piece, facts in (each for text in texts for each in pieces(text)):
        length -= len(piece)
        if length < 0:
            cut.update(facts)
    return tuple(fact for fact in facts_in(*texts) if fact not in cut)
