"""How each kind of slide is written: a layout and a function that fills its places in reading order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from builder.deck import fit, layouts, markup
from builder.deck.cover import dress_cover
from builder.deck.layouts import CHART_COLUMN
from builder.deck.native import add_chart
from builder.deck.page import Page
from builder.deck.places import Layout
from builder.deck.slides import (
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
from builder.deck.tables import write_table
from builder.deck.text import Run, with_figures, with_lead

Kind = TypeVar("Kind")
Writer = Callable[[Page, Kind], None]

_WRITERS: dict[type, Writer[Any]] = {}
_LAYOUTS: dict[type, Layout] = {}


def writes(kind: type[Kind], layout: Layout) -> Callable[[Writer[Kind]], Writer[Kind]]:
    """Register the function for a kind of slide, and the layout it fills."""

    def register(writer: Writer[Kind]) -> Writer[Kind]:
        _WRITERS[kind] = writer
        _LAYOUTS[kind] = layout
        return writer

    return register


def write_slide(page: Page, slide: Slide) -> None:
    """Fill a page with what its slide says."""
    _WRITERS[type(slide)](page, slide)


def layout_for(slide: Slide) -> Layout:
    """The layout on which a slide stands."""
    if isinstance(slide, ChartSlide):
        return fit.layout_of(slide.chart, len(slide.takeaways))
    return _LAYOUTS[type(slide)]


def kinds() -> set[type]:
    """The kinds of slide that can be written. A test wants all of them here."""
    return set(_WRITERS)


@writes(TitleSlide, layouts.COVER)
def write_cover(page: Page, slide: TitleSlide) -> None:
    """Name, subtitle, publishers and date."""
    page.write("title", (slide.title,), fit.DISPLAY_STEPS)
    page.write("subtitle", (slide.subtitle,), fit.DISPLAY_STEPS)
    page.write("lines", slide.lines)
    dress_cover(page, slide)


@writes(AgendaSlide, layouts.AGENDA)
def write_agenda(page: Page, slide: AgendaSlide) -> None:
    """A line per chapter: number, name, slide. The links come when all slides are there."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    titles = [entry.title for entry in slide.entries]
    lines = [(Run(f"{entry.number}\t", is_bold=True, color="accent1"), Run(entry.title)) for entry in slide.entries]
    page.write_runs("entries", lines, fit.agenda_style(page.place("entries"), titles, page.measure))
    pages = [str(entry.slide) for entry in slide.entries]
    page.write_runs("pages", [(Run(number),) for number in pages], fit.agenda_style(page.place("pages"), pages))
    page.write_number()


@writes(DividerSlide, layouts.DIVIDER)
def write_divider(page: Page, slide: DividerSlide) -> None:
    """The chapter's number on the panel, its name and sections beside it."""
    page.write("title", (slide.title,), fit.DISPLAY_STEPS)
    page.write("number", (slide.number,), fit.DISPLAY_STEPS)
    page.write("sections", slide.sections, fit.POINT_STEPS[1:])
    page.write_number()


@writes(MessageSlide, layouts.MESSAGE)
def write_message(page: Page, slide: MessageSlide) -> None:
    """A headline and its points."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(ChartSlide, layouts.CHART_WIDE)
def write_chart(page: Page, slide: ChartSlide) -> None:
    """A headline, the chart under its caption, what to see in it."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    _place_chart(page, slide)
    if page.layout is CHART_COLUMN:
        page.write("takeaways", slide.takeaways, fit.ASIDE_STEPS, is_spread=True)
    else:
        _write_row(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(TableSlide, layouts.TABLE)
def write_table_slide(page: Page, slide: TableSlide) -> None:
    """A headline and a table under its caption."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    write_table(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(CaseSlide, layouts.CASE)
def write_case(page: Page, slide: CaseSlide) -> None:
    """What was done at the left, the figures that stand out on a panel at the right."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("label", (slide.label,), fit.LABEL_STEPS)
    page.write("text", slide.text.split("\n"), fit.TEXT_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS[1:], marked=with_figures)
    page.write_foot(slide.source, slide.crumb)


@writes(RecommendationSlide, layouts.RECOMMENDATION)
def write_recommendation(page: Page, slide: RecommendationSlide) -> None:
    """A large number, and what is to be done."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("number", (slide.number,), fit.DISPLAY_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(SourcesSlide, layouts.SOURCES)
def write_sources(page: Page, slide: SourcesSlide) -> None:
    """The list of sources."""
    page.write("title", (slide.title,), fit.TITLE_STEPS)
    page.write("entries", slide.entries)
    page.write_footer(slide.crumb)


def _write_row(page: Page, slide: ChartSlide) -> None:
    """Takeaways beside each other under the chart."""
    frames = fit.takeaway_frames(slide.chart, len(slide.takeaways))
    style = fit.row_style(slide.takeaways, frames, page.place("takeaway 1").style, page.measure)
    for number, (text, frame) in enumerate(zip(slide.takeaways, frames, strict=True), 1):
        page.write_runs(f"takeaway {number}", [(Run(text),)], style, frame)


def _place_chart(page: Page, slide: ChartSlide) -> None:
    """The chart in the place for it; a single chart or table of it becomes the content of the placeholder."""
    tree = page.slide.shapes._spTree
    before = len(tree)
    add_chart(page.slide.shapes, slide.chart, fit.chart_frame(slide.chart, len(slide.takeaways)), page.theme, "图表")
    frames = [shape for shape in list(tree)[before:] if shape.tag == qn("p:graphicFrame")]
    if len(frames) == 1:
        properties = frames[0].find(f"{qn('p:nvGraphicFramePr')}/{qn('p:nvPr')}")
        tie = markup.reference(page.place("object"))
        properties.insert(0, parse_xml(tie.replace("<p:ph", f"<p:ph {markup.NAMES}", 1)))
