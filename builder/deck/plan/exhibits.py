"""Slides of what stands in a section: figures, tables, cases. Running text becomes what is said to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.blocks.key_figures import KeyFigures
from builder.deck import fit, words
from builder.deck.plan.context import Context, facts_in
from builder.deck.plan.points import message_slides
from builder.deck.plan.talk import Talk, Texts, talk
from builder.deck.slides import CaseSlide, ChartSlide, DiagramSlide, Slide, TableSlide
from builder.deck.table_size import dealt_out
from builder.deck.text import with_figures
from builder.model.block import Block, Break, Bullets, Callout, Compound, Figure, Heading, Paragraph, Table
from builder.model.chart import Tree
from builder.model.document import Section
from builder.model.inline import Inline, Ref, pieces, plain
from builder.model.walk import walk
from builder.rules import Rules

MOST_TAKEAWAYS = 3
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")

deck: Rules[Context, Slide] = Rules("deck")


@deck(Figure)
def figure_slide(block: Figure, context: Context) -> Iterator[Slide]:
    """A figure with its own message, else that of its section."""
    if block.is_printed_only:
        return
    section = context.section
    title = block.headline or section.headline or section.title
    takeaways = block.takeaways or section.takeaways
    shown = shown_figure(block, title, takeaways, context)
    yield shown
    rest, said = takeaways[len(shown.takeaways) :], told_to(block.id, words.THIS_FIGURE, section)
    yield from message_slides(title, rest, said, context, is_continued=True)


def shown_figure(
    block: Figure, title: tuple[Inline, ...], takeaways: Texts, context: Context
) -> ChartSlide | DiagramSlide:
    """A figure under some message, with as many of its takeaways as have room beside it."""
    around = context.around
    held = fit.takeaways_held(around.stage, block.chart, [*map(plain, takeaways)], MOST_TAKEAWAYS, around.measure)
    takeaways = tuple(takeaways)[:held]
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
    place = around.stage["table"].place("object")
    blocks, parts = dealt_out(block.head, block.rows, place.frame, place.style, around.measure)
    title = block.headline or context.section.headline or block.caption
    said = told_to(block.id, words.THIS_TABLE, context.section)
    for number, rows in enumerate(parts):
        continued = words.continued(number)
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
    held = _points_held([*map(plain, block.takeaways)], context)
    takeaways, rest = block.takeaways[:held], block.takeaways[held:]
    title = block.headline or block.title
    whole = "".join(map(plain, told))
    text = _shortened(whole, context)
    said = talk(told, block.id, words.THIS_CASE)
    trace = context.trace((title, block.title, *takeaways), said, block)
    label = words.case_label(block.number)
    if (length := len(text.replace("\n", ""))) < len(whole):
        label += words.EXCERPT
        evidence = trace["evidence"]
        trace["evidence"] = replace(evidence, lines=(*evidence.lines, words.whole_text(whole)))
        trace["notes_facts"] = tuple(sorted({*trace["notes_facts"], *facts_in(*told)}))
    trace["facts"] = tuple(sorted({*trace["facts"], *_within(told, length)}))
    yield CaseSlide(
        title=plain(title),
        label=_label(label, plain(block.title) if block.headline else "", context),
        points=tuple(map(plain, takeaways)),
        text=text,
        crumb=context.crumb,
        source=context.around.outside.case_line(block),
        notes=said.said,
        **trace,
    )
    yield from message_slides(title, rest, said, context, is_continued=True)


def _no_slide(block: object, context: Context) -> Iterator[Slide]:
    """Running text is said, key figures stand on a slide of their section."""
    return iter(())


deck(Heading)(_no_slide)
deck(Paragraph)(_no_slide)
deck(Bullets)(_no_slide)
deck(Break)(_no_slide)
deck(KeyFigures)(_no_slide)


def told_to(id: str, what: str, section: Section) -> Talk:
    """What is said to an exhibit of a section: its notes, else the text that mentions it, up to the next exhibit."""
    if section.notes and _is_first(id, section):
        return talk(section.notes, id, what)
    texts = running_text(section.body)
    targets = [{node.target for node in walk(text) if isinstance(node, Ref)} for text in texts]
    exhibits = {block.id for block in section.body if isinstance(block, (Figure, Table))}
    start = next((at for at, found in enumerate(targets) if id in found), None)
    if start is None:
        return talk(texts, id, what)
    after = range(start + 1, len(texts))
    end = next((at for at in after if id not in targets[at] and targets[at] & exhibits), len(texts))
    return talk(texts[start:end], id, what)


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
    """The sentences of a case one below the other: all, if they have room in some size, else as many as do in its own.

    At least one; where that is too long in its own size, as many as have room in the smallest.
    """
    place, measure = context.around.stage["case"].place("text"), context.around.measure
    sentences = _SENTENCE.findall(text)
    smallest = min(fit.sizes(place.style, fit.TEXT_STEPS), key=lambda style: style.size)
    held = len(sentences)
    if not fit.fits(sentences, place.room, smallest, measure):
        own = fit.points_held(sentences, place, fit.ONE_SIZE, measure)
        held = own or max(1, fit.points_held(sentences, place, fit.TEXT_STEPS, measure))
    return "\n".join(sentences[:held])


def _label(label: str, title: str, context: Context) -> str:
    """What stands over a case: its number and, where that has room beside it, its title."""
    place, measure = context.around.stage["case"].place("label"), context.around.measure
    whole = words.captioned(label, title) if title else label
    return whole if fit.points_held((whole,), place, fit.LABEL_STEPS, measure) else label


def _points_held(points: Sequence[str], context: Context) -> int:
    """How many takeaways have room on a case's panel, their numbers set large."""
    place = context.around.stage["case"].place("points")
    measured = [fit.as_wide_as(text, with_figures(text, place.style), place.style.size) for text in points]
    return min(fit.points_held(measured, place, fit.POINT_STEPS[1:], context.around.measure), MOST_TAKEAWAYS)


def _within(texts: Texts, length: int) -> tuple[int, ...]:
    """The facts of some texts that stand whole within the first `length` characters."""
    cut: set[int] = set()
    for piece, facts in (each for text in texts for each in pieces(text)):
        length -= len(piece)
        if length < 0:
            cut.update(facts)
    return tuple(fact for fact in facts_in(*texts) if fact not in cut)
