"""How each kind of slide is filled: the layout it has and a function that fills its places in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from builder.deck import fit
from builder.deck.draft import Draft
from builder.deck.pieces import LinkPiece
from builder.deck.places import Layout, Role, Stage
from builder.deck.slides import (
    AgendaEntry,
    AgendaSlide,
    CaseSlide,
    ChartSlide,
    DividerSlide,
    Frame,
    MessageSlide,
    RecommendationSlide,
    Slide,
    SourcesSlide,
    TableSlide,
    TitleSlide,
)
from builder.deck.table_blocks import write_table
from builder.deck.text import Run, with_figures, with_lead

Kind = TypeVar("Kind")
Writer = Callable[[Draft, Kind], None]

_WRITERS: dict[type, Writer[Any]] = {}
_ROLES: dict[type, Role] = {}


def writes(kind: type[Kind], role: Role) -> Callable[[Writer[Kind]], Writer[Kind]]:
    """Register the function for a kind of slide, and the role of the layout it fills."""

    def register(writer: Writer[Kind]) -> Writer[Kind]:
        _WRITERS[kind] = writer
        _ROLES[kind] = role
        return writer

    return register


def write_slide(page: Draft, slide: Slide) -> None:
    """Fill a page with what its slide says. Raises NoRoom for a text that it cannot hold."""
    _WRITERS[type(slide)](page, slide)


def layout_for(slide: Slide, stage: Stage) -> Layout:
    """The layout on which a slide stands."""
    if isinstance(slide, ChartSlide):
        return fit.layout_of(stage, slide.chart, len(slide.takeaways))
    return stage[_ROLES[type(slide)]]


def kinds() -> set[type]:
    """The kinds of slide that can be written. A test wants all of them here."""
    return set(_WRITERS)


@writes(TitleSlide, "cover")
def write_cover(page: Draft, slide: TitleSlide) -> None:
    """Name, subtitle, publishers and date."""
    page.write("title", (slide.title,), fit.DISPLAY_STEPS)
    page.write("subtitle", (slide.subtitle,), fit.DISPLAY_STEPS)
    page.write("lines", slide.lines)


@writes(AgendaSlide, "agenda")
def write_agenda(page: Draft, slide: AgendaSlide) -> None:
    """A line per chapter: number, name, slide; over each a link to its divider."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    titles = [entry.title for entry in slide.entries]
    lines = [(Run(f"{entry.number}\t", is_bold=True, color="accent1"), Run(entry.title)) for entry in slide.entries]
    style = fit.agenda_style(page.place("entries"), titles, page.measure)
    page.write_runs("entries", lines, style)
    pages = [str(entry.slide) for entry in slide.entries]
    beside = replace(page.place("pages").style, after=style.after)
    page.write_runs("pages", [(Run(number),) for number in pages], beside)
    page.write_number()
    _link_entries(page, slide.entries, style.leading + style.after, style.after / 2)


@writes(DividerSlide, "divider")
def write_divider(page: Draft, slide: DividerSlide) -> None:
    """The chapter's number on the panel, its name and sections beside it."""
    page.write("title", (slide.title,), fit.DISPLAY_STEPS)
    page.write("number", (slide.number,), fit.DISPLAY_STEPS)
    page.write("sections", slide.sections, fit.POINT_STEPS[1:])
    page.write_number()


@writes(MessageSlide, "message")
def write_message(page: Draft, slide: MessageSlide) -> None:
    """A headline and its points."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(ChartSlide, "chart-wide")
def write_chart(page: Draft, slide: ChartSlide) -> None:
    """A headline, the chart under its caption, what to see in it."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    page.add_chart(slide.chart, fit.chart_frame(page.layout, len(slide.takeaways)))
    if page.layout.has("takeaways"):
        page.write("takeaways", slide.takeaways, fit.ASIDE_STEPS, is_spread=True)
    else:
        _write_row(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(TableSlide, "table")
def write_table_slide(page: Draft, slide: TableSlide) -> None:
    """A headline and a table under its caption."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    write_table(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(CaseSlide, "case")
def write_case(page: Draft, slide: CaseSlide) -> None:
    """What was done at the left, the figures that stand out on a panel at the right."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("label", (slide.label,), fit.LABEL_STEPS)
    page.write("text", slide.text.split("\n"), fit.TEXT_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS[1:], marked=with_figures)
    page.write_foot(slide.source, slide.crumb)


@writes(RecommendationSlide, "recommendation")
def write_recommendation(page: Draft, slide: RecommendationSlide) -> None:
    """A large number, and what is to be done."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("number", (slide.number,), fit.DISPLAY_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(SourcesSlide, "sources")
def write_sources(page: Draft, slide: SourcesSlide) -> None:
    """The list of sources."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("entries", slide.entries)
    page.write_footer(slide.crumb)


def _write_row(page: Draft, slide: ChartSlide) -> None:
    """Takeaways beside each other under the chart."""
    frames = fit.takeaway_frames(page.layout, len(slide.takeaways))
    style = fit.row_style(slide.takeaways, frames, page.place("takeaway 1").style, page.measure)
    for number, (text, frame) in enumerate(zip(slide.takeaways, frames, strict=True), 1):
        page.write_runs(f"takeaway {number}", [(Run(text),)], style, frame, shrinks=True)


def _link_entries(page: Draft, entries: Sequence[AgendaEntry], pitch: float, above: float) -> None:
    """A link over each line of the agenda, so that its words keep their colour and have no underline."""
    first, last = page.place("entries").frame, page.place("pages").frame
    width = last.x + last.width - first.x
    for number, entry in enumerate(entries):
        where = Frame(first.x, first.y - above + number * pitch, width, pitch)
        is_ruled = number < len(entries) - 1
        page.add(LinkPiece(where, f"{entry.number} {entry.title}".strip(), entry.slide, is_ruled))
