"""Slides that lead through the deck: cover, agenda, the start of a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.deck import fit, words
from builder.deck import geometry as at
from builder.deck.draft import Draft
from builder.deck.fit import NoRoom
from builder.deck.kinds.listing import link, listing
from builder.deck.kinds.registry import writes
from builder.deck.pieces import BlockPiece, TextPiece
from builder.deck.places import NOTHING, Place
from builder.deck.slides import AgendaEntry, AgendaSlide, DividerSlide, Frame, TitleSlide
from builder.deck.text import Run

_MARK = 4.0  # how wide the mark beside the current chapter is,
_BESIDE = 16.0  # and how far to the left of its line it stands


@writes(TitleSlide, "cover")
def write_cover(page: Draft, slide: TitleSlide) -> None:
    """Name, subtitle, publishers and date."""
    page.write_title(slide.title, fit.DISPLAY_STEPS)
    page.write("subtitle", (slide.subtitle,), fit.DISPLAY_STEPS)
    page.write("lines", slide.lines)


@writes(AgendaSlide, "agenda")
def write_agenda(page: Draft, slide: AgendaSlide) -> None:
    """A line per chapter: number, name, slide; over each a link to its divider."""
    page.write_title(slide.title)
    place, pages = page.place("entries"), page.place("pages")
    style = fit.agenda_style(place, [entry.title for entry in slide.entries], page.measure)
    page.write_runs("entries", [_line(entry, "accent1") for entry in slide.entries], style)
    numbers = [(Run(str(entry.slide)),) for entry in slide.entries]
    page.write_runs("pages", numbers, replace(pages.style, after=style.after))
    page.write_number()
    lines = at.around((place.frame, pages.frame))
    pitch = style.leading + style.after
    tops = [lines.y - style.after / 2 + number * pitch for number in range(len(slide.entries))]
    link(page, slide.entries, [replace(lines, y=top, height=pitch) for top in tops], is_ruled=True)


@writes(DividerSlide, "divider")
def write_divider(page: Draft, slide: DividerSlide) -> None:
    """The chapter's name, message and sections; the agenda with this chapter marked, where the layout has a panel."""
    if page.layout.has("number"):
        page.write_title(slide.title, fit.DISPLAY_STEPS)
        page.write("number", (words.chapter(slide.number) if slide.number else "",))
    else:
        page.write_title(words.captioned(slide.number, slide.title).strip(), fit.DISPLAY_STEPS)
    page.write("message", (slide.message,), fit.TEXT_STEPS[1:])
    _write_sections(page, slide)
    if page.layout.has("chapters"):
        _write_chapters(page, slide)
    page.write_number()


def _write_sections(page: Draft, slide: DividerSlide) -> None:
    """The chapter's sections, each with a link, in two columns where one has no room for them.

    Where there is no message, from its place on.
    """
    place = page.place("sections")
    frame = place.frame if slide.message else at.around((page.place("message").frame, place.frame))
    if not slide.sections:
        return
    try:
        _write_column(page, place, slide.sections, frame)
    except NoRoom:
        half = -(-len(slide.sections) // 2)
        left, right = at.side_by_side(frame, 2)
        # A placeholder stands on a slide but once: the second column is a box beside it.
        beside = replace(place, kind="box", name=f"{place.name} 2", home=None, given=NOTHING)
        _write_column(page, place, slide.sections[:half], left)
        _write_column(page, beside, slide.sections[half:], right)


def _write_column(page: Draft, place: Place, sections: Sequence[AgendaEntry], frame: Frame) -> None:
    titles = [section.title for section in sections]
    found = listing(page, place, titles, place.edges.inside(frame))
    paragraphs = tuple((Run(title),) for title in titles)
    page.add(TextPiece(place, frame, paragraphs, found.style, found.style.size))
    link(page, sections, found.frames)


def _write_chapters(page: Draft, slide: DividerSlide) -> None:
    """All chapters, this one in white and bold with a mark beside it."""
    place = page.place("chapters")
    found = listing(page, place, [chapter.title for chapter in slide.chapters], place.room)
    lines = [
        _line(chapter, *(("bg1", "bg1") if number == slide.current else ()))
        for number, chapter in enumerate(slide.chapters)
    ]
    page.write_runs("chapters", lines, found.style)
    current, after = found.frames[slide.current], found.style.after
    mark = Frame(place.frame.x - _BESIDE, current.y + after / 2 + 2, _MARK, current.height - after - 4)
    page.add(BlockPiece(mark, "accent3"))
    link(page, slide.chapters, found.frames)


def _line(entry: AgendaEntry, number_color: str = "", title_color: str = "") -> tuple[Run, Run]:
    """Number and name of an entry; with a colour in bold."""
    return (
        Run(f"{entry.number}\t", is_bold=bool(number_color), color=number_color),
        Run(entry.title, is_bold=bool(title_color), color=title_color),
    )
