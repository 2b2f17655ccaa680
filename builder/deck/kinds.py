"""How each kind of slide is written: a layout and a function that fills its places in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from builder.deck import fit, layouts, markup
from builder.deck.layouts import CHART_COLUMN, Layout
from builder.deck.native import add_chart
from builder.deck.page import Page
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
    page.write("title", (slide.title,))
    page.write("subtitle", (slide.subtitle,))
    page.write("lines", slide.lines)


@writes(AgendaSlide, layouts.AGENDA)
def write_agenda(page: Page, slide: AgendaSlide) -> None:
    """A line per chapter: number, name, slide. The links come when all slides are there."""
    _write_title(page, slide.title)
    lines = [(Run(f"{entry.number}\t", is_bold=True, color="accent1"), Run(entry.title)) for entry in slide.entries]
    page.write_runs("entries", lines, fit.agenda_style(page.place("entries"), len(lines)))
    pages = (str(entry.slide) for entry in slide.entries)
    page.write("pages", pages, fit.agenda_style(page.place("pages"), len(lines)))
    page.write_number()


@writes(DividerSlide, layouts.DIVIDER)
def write_divider(page: Page, slide: DividerSlide) -> None:
    """The chapter's number on the panel, its name and sections beside it."""
    page.write("title", (slide.title,))
    page.write("number", (slide.number,))
    page.write("sections", slide.sections)
    page.write_number()


@writes(MessageSlide, layouts.MESSAGE)
def write_message(page: Page, slide: MessageSlide) -> None:
    """A headline and its points."""
    _write_title(page, slide.title)
    _write_points(page, slide.points)
    page.write_foot(slide.source, slide.crumb)


@writes(ChartSlide, layouts.CHART_WIDE)
def write_chart(page: Page, slide: ChartSlide) -> None:
    """A headline, the chart under its caption, what to see in it."""
    _write_title(page, slide.title)
    page.write("caption", (slide.caption,))
    _place_chart(page, slide)
    if page.layout is CHART_COLUMN:
        style = _fitting(page, "takeaways", slide.takeaways, fit.ASIDE_STEPS)
        room = page.place("takeaways").room
        page.write("takeaways", slide.takeaways, fit.spread(slide.takeaways, room, style, page.measure))
    else:
        frames = fit.takeaway_frames(slide.chart, len(slide.takeaways))
        style = fit.row_style(slide.takeaways, frames, page.place("takeaway 1").style, page.measure)
        for number, (text, frame) in enumerate(zip(slide.takeaways, frames, strict=True), 1):
            page.write_runs(f"takeaway {number}", [(Run(text),)], style, frame)
    page.write_foot(slide.source, slide.crumb)


@writes(TableSlide, layouts.TABLE)
def write_table_slide(page: Page, slide: TableSlide) -> None:
    """A headline and a table under its caption."""
    _write_title(page, slide.title)
    page.write("caption", (slide.caption,))
    write_table(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(CaseSlide, layouts.CASE)
def write_case(page: Page, slide: CaseSlide) -> None:
    """What was done at the left, the figures that stand out on a panel at the right."""
    _write_title(page, slide.title)
    page.write("label", (slide.label,))
    sentences = slide.text.split("\n")
    page.write("text", sentences, _fitting(page, "text", sentences, fit.TEXT_STEPS))
    style = page.place("points").style
    page.write_runs("points", [with_figures(point, style.size * fit.FIGURE_STEP) for point in slide.points])
    page.write_foot(slide.source, slide.crumb)


@writes(RecommendationSlide, layouts.RECOMMENDATION)
def write_recommendation(page: Page, slide: RecommendationSlide) -> None:
    """A large number, and what is to be done."""
    _write_title(page, slide.title)
    page.write("number", (slide.number,))
    _write_points(page, slide.points)
    page.write_foot(slide.source, slide.crumb)


@writes(SourcesSlide, layouts.SOURCES)
def write_sources(page: Page, slide: SourcesSlide) -> None:
    """The list of sources."""
    _write_title(page, slide.title)
    page.write("entries", slide.entries)
    page.write_footer(slide.crumb)


def _write_title(page: Page, title: str) -> None:
    place = page.place("title")
    page.write("title", (title,), fit.title_style(title, place.style, page.measure))


def _write_points(page: Page, points: tuple[str, ...]) -> None:
    style = _fitting(page, "points", points, fit.POINT_STEPS)
    room = page.place("points").room
    page.write_runs(
        "points", [with_lead(point) for point in points], fit.spread(points, room, style, page.measure)
    )


def _fitting(page: Page, role: str, texts: Iterable[str], steps: tuple[float, ...]) -> layouts.Style:
    place = page.place(role)
    return fit.style_that_fits(tuple(texts), place.room, place.style, steps, page.measure)


def _place_chart(page: Page, slide: ChartSlide) -> None:
    """The chart in the place for it; a chart that is one object becomes the content of the placeholder."""
    tree = page.slide.shapes._spTree
    before = len(tree)
    add_chart(page.slide.shapes, slide.chart, fit.chart_frame(slide.chart, len(slide.takeaways)), page.theme, "图表")
    added = list(tree)[before:]
    if [shape.tag for shape in added] == [qn("p:graphicFrame")]:
        properties = added[0].find(f"{qn('p:nvGraphicFramePr')}/{qn('p:nvPr')}")
        tie = markup.reference(page.place("object"))
        properties.insert(0, parse_xml(tie.replace("<p:ph", f"<p:ph {markup.NAMES}", 1)))
