"""Slides that say in a few rows what a report says: the summary, the overview of advice, the single page."""

from __future__ import annotations

from builder.deck import fit
from builder.deck import geometry as at
from builder.deck.draft import Draft
from builder.deck.kinds.registry import writes
from builder.deck.pieces import LinkPiece
from builder.deck.slides import BigNumber, Frame, OnePageSlide, SummaryEntry, SummarySlide
from builder.deck.text import Run

HIGHEST = 84.0  # of a row
LABEL_SIZE = 14.0
FIGURE_STEPS = (1.0, 24 / 26, 22 / 26, 20 / 26)


@writes(SummarySlide, "summary")
def write_summary(page: Draft, slide: SummarySlide) -> None:
    """A row for each message: what it is about and the message, the number with its name; over it a link."""
    page.write_title(slide.title)
    rows = _rows(page, len(slide.entries), HIGHEST)
    for number, (entry, (left, right)) in enumerate(zip(slide.entries, rows, strict=True), 1):
        _write_message(page, number, entry, left)
        if entry.figure:
            _write_figure(page, number, entry.figure, right)
        if entry.slide:
            row = at.around((left, right))
            page.add(LinkPiece(row, f"{entry.name} {entry.text}", entry.slide, number < len(slide.entries)))
    page.write_foot(slide.source, slide.crumb)


@writes(OnePageSlide, "one-page")
def write_one_page(page: Draft, slide: OnePageSlide) -> None:
    """The numbers at the left, beside each its message; the chart at the right."""
    page.write_title(slide.title)
    rows = _rows(page, len(slide.entries))
    for number, (entry, (left, right)) in enumerate(zip(slide.entries, rows, strict=True), 1):
        if entry.figure:
            page.write(f"figure {number}", (entry.figure.value,), fit.DISPLAY_STEPS, frame=right)
        label = (entry.figure.label,) if entry.figure else ()
        page.write(f"message {number}", (entry.text, *label), fit.ASIDE_STEPS, frame=left)
    if slide.chart is not None:
        page.write("caption", (slide.caption,), fit.LABEL_STEPS)
        page.add_chart(slide.chart, page.place("object").frame)
    page.write("source", (slide.source,))
    page.write_number()


def _write_message(page: Draft, number: int, entry: SummaryEntry, frame: Frame) -> None:
    place = page.place(f"message {number}")
    style = fit.style_that_fits((entry.text,), place.edges.inside(frame), place.style, fit.ASIDE_STEPS, page.measure)
    name = Run(f"{entry.name}\t", is_bold=True, color="accent1")
    page.write_runs(place.role, [(name, Run(entry.text))], style, frame, shrinks=True)


def _write_figure(page: Draft, number: int, figure: BigNumber, frame: Frame) -> None:
    """The number and its name on one line, as large as both have room."""
    place = page.place(f"figure {number}")
    room = place.edges.inside(frame)
    label = f"　{figure.label}"
    beside = room.width - fit.text_width(label, LABEL_SIZE)
    sizes = fit.sizes(place.style, FIGURE_STEPS)
    style = next((each for each in sizes if fit.text_width(figure.value, each.size) <= beside), sizes[-1])
    fit.style_that_fits((figure.value + label,), room, style, measure=page.measure)  # on two lines, if need be
    runs = (Run(figure.value, is_bold=True), Run(label, size=LABEL_SIZE, color="accent4"))
    page.write_runs(place.role, [runs], style, frame)


def _rows(page: Draft, count: int, highest: float = 0) -> list[tuple[Frame, Frame]]:
    """So many rows with a frame for the message and one for its number, none higher than told."""
    columns = []
    for role in ("message", "figure"):
        whole = at.around([place.frame for place in page.layout.places if place.role.startswith(f"{role} ")])
        rows = at.rows(whole, count)
        if highest and rows[0].height > highest:
            rows = at.rows(Frame(whole.x, whole.y, whole.width, count * highest), count)
        columns.append(rows)
    return list(zip(*columns, strict=True))
