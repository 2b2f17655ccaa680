"""Slides that say in a few rows what a report says: the summary, the overview of advice, the single page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.deck import fit
from builder.deck import geometry as at
from builder.deck.draft import Draft
from builder.deck.kinds.registry import writes
from builder.deck.pieces import LinkPiece
from builder.deck.places import LEAST_NOTE, Style
from builder.deck.slides import BigNumber, Frame, OnePageSlide, SummaryEntry, SummarySlide
from builder.deck.text import Run
from builder.deck.tidy import tidy_room

HIGHEST = 84.0  # of a row
LABEL_SIZE = 14.0
LABEL_SIZES = (LABEL_SIZE, LEAST_NOTE)
AFTER_NAME = 16.0  # between what a message is about and the message
GAP = 8.0  # between a number and its name
FIGURE_STEPS = (1.0, 24 / 26, 22 / 26, 20 / 26)


@writes(SummarySlide, "summary")
def write_summary(page: Draft, slide: SummarySlide) -> None:
    """A row for each message: what it is about and the message, the number with its name; over it a link."""
    page.write_title(slide.title)
    rows = _rows(page, slide.entries, HIGHEST)
    named = _beside_names(page.place("message 1").style, [entry.name for entry in slide.entries])
    style = _style_of_all(page, [(entry.text,) for entry in slide.entries], rows, named)
    for number, (entry, (left, right)) in enumerate(zip(slide.entries, rows, strict=True), 1):
        _write_message(page, number, entry, left, style)
        if entry.figure:
            _write_figure(page, number, entry.figure, right)
        row = at.around((left, right))
        if number < len(slide.entries):
            page.rule(row)
        if entry.slide:
            page.add(LinkPiece(row, f"{entry.name} {entry.text}", entry.slide))
    page.write_foot(slide.source, slide.crumb)


@writes(OnePageSlide, "one-page")
def write_one_page(page: Draft, slide: OnePageSlide) -> None:
    """The numbers at the left, beside each its message; the chart at the right."""
    page.write_title(slide.title)
    rows = _rows(page, slide.entries)
    style = _style_of_all(page, list(map(_brief, slide.entries)), rows, page.place("message 1").style)
    for number, (entry, (left, right)) in enumerate(zip(slide.entries, rows, strict=True), 1):
        if entry.figure:
            page.write(f"figure {number}", (entry.figure.value,), fit.DISPLAY_STEPS, frame=right)
        _write_brief(page, number, entry, left, style)
        if number < len(slide.entries):
            page.rule(at.around((left, right)))
    if slide.chart is not None:
        page.write("caption", (slide.caption,), fit.LABEL_STEPS)
        page.add_chart(slide.chart, page.place("object").frame, slide.caption)
    page.write("source", (slide.source,))
    page.write_number()


def _beside_names(style: Style, names: Sequence[str]) -> Style:
    """The style of the messages with as much room before them as the longest name needs."""
    widest = max((fit.text_width(name, style.size) for name in names), default=0.0)
    return replace(style, indent=max(style.indent, widest + AFTER_NAME))


def _style_of_all(
    page: Draft, texts: Sequence[Sequence[str]], rows: Sequence[tuple[Frame, Frame]], own: Style
) -> Style:
    """The style of the messages of all rows: the size that the longest of them needs."""
    place = page.place("message 1")
    styles = [
        fit.style_that_fits(said, place.edges.inside(frame), own, fit.ASIDE_STEPS, page.measure)
        for said, (frame, _) in zip(texts, rows, strict=True)
    ]
    return min(styles, key=lambda each: each.size)


def _write_message(page: Draft, number: int, entry: SummaryEntry, frame: Frame, style: Style) -> None:
    name = Run(f"{entry.name}\t", is_bold=True, color="accent1")
    room = tidy_room(entry.text, frame, style, page.measure)
    page.write_runs(f"message {number}", [(name, Run(entry.text))], style, room, shrinks=True)


def _write_brief(page: Draft, number: int, entry: SummaryEntry, frame: Frame, style: Style) -> None:
    """A message and below it what its number counts."""
    text, *label = _brief(entry)
    room = tidy_room(text, frame, style, page.measure)
    if any(page.measure(each, style.size, room.width) > 1 for each in label):
        room = frame
    small = [(Run(each, color="accent4", size=min(LABEL_SIZES[0], style.size)),) for each in label]
    page.write_runs(f"message {number}", [(Run(text),), *small], style, room)


def _brief(entry: SummaryEntry) -> tuple[str, ...]:
    return (entry.text, entry.figure.label) if entry.figure else (entry.text,)


def _write_figure(page: Draft, number: int, figure: BigNumber, frame: Frame) -> None:
    """The number, and beside it what it counts, in as many lines as the row has."""
    place = page.place(f"figure {number}")
    room = place.edges.inside(frame)
    column = place.style.indent - GAP
    sizes = fit.sizes(place.style, FIGURE_STEPS)
    style = next((each for each in sizes if fit.text_width(figure.value, each.size) <= column), sizes[-1])
    labels = [replace(style, size=size) for size in LABEL_SIZES]
    small = next((each for each in labels if fit.fits((figure.label,), room, each, page.measure)), labels[-1])
    fit.style_that_fits((figure.label,), room, small, measure=page.measure)
    runs = (Run(f"{figure.value}\t", is_bold=True), Run(figure.label, size=small.size, color="accent4"))
    page.write_runs(place.role, [runs], style, frame)


def _rows(page: Draft, entries: Sequence[SummaryEntry], highest: float = 0) -> list[tuple[Frame, Frame]]:
    """A row for each entry with a frame for the message and one for its number, none higher than told.

    Where no entry has a number, the messages have the room of both.
    """
    columns, count = [], len(entries)
    has_figures = any(entry.figure for entry in entries)
    for roles in (("message",) if has_figures else ("message", "figure"), ("figure",)):
        whole = at.around([place.frame for place in page.layout.places if place.role.split()[0] in roles])
        rows = at.rows(whole, count)
        if highest and rows[0].height > highest:
            rows = at.rows(Frame(whole.x, whole.y, whole.width, count * highest), count)
        columns.append(rows)
    return list(zip(*columns, strict=True))
