"""Slides that show a chart, a diagram, a table or a case."""

from __future__ import annotations

from builder.deck import fit
from builder.deck.draft import Draft
from builder.deck.kinds.registry import writes
from builder.deck.slides import CaseSlide, ChartSlide, DiagramSlide, TableSlide
from builder.deck.table_blocks import write_table
from builder.deck.text import Run, with_figures
from builder.deck.tidy import in_company


@writes(ChartSlide, "chart-wide")
def write_chart(page: Draft, slide: ChartSlide) -> None:
    """A headline, the chart under its caption, what to see in it."""
    _write_exhibit(page, slide)


@writes(DiagramSlide, "chart-wide")
def write_diagram(page: Draft, slide: DiagramSlide) -> None:
    """The same with a diagram."""
    _write_exhibit(page, slide)


def _write_exhibit(page: Draft, slide: ChartSlide | DiagramSlide) -> None:
    page.write_title(slide.title)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    page.add_chart(slide.chart, fit.chart_frame(page.layout, len(slide.takeaways)), slide.caption)
    if page.layout.has("takeaways"):
        page.write("takeaways", slide.takeaways, fit.ASIDE_STEPS, is_spread=True)
    else:
        _write_row(page, slide.takeaways)
    page.write_foot(slide.source, slide.crumb)


@writes(TableSlide, "table")
def write_table_slide(page: Draft, slide: TableSlide) -> None:
    """A headline and a table under its caption."""
    page.write_title(slide.title)
    page.write("caption", (slide.caption,), fit.LABEL_STEPS)
    write_table(page, slide)
    page.write_foot(slide.source, slide.crumb)


@writes(CaseSlide, "case")
def write_case(page: Draft, slide: CaseSlide) -> None:
    """What was done at the left, the figures that stand out on a panel at the right."""
    page.write_title(slide.title)
    page.write("label", (slide.label,), fit.LABEL_STEPS)
    page.write("text", slide.text.split("\n"), fit.TEXT_STEPS)
    page.write("points", slide.points, fit.POINT_STEPS[1:], marked=with_figures, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


def _write_row(page: Draft, takeaways: tuple[str, ...]) -> None:
    """Takeaways beside each other under the chart."""
    frames = fit.takeaway_frames(page.layout, len(takeaways))
    style = fit.row_style(takeaways, frames, page.place("takeaway 1").style, page.measure)
    for number, (text, frame) in enumerate(zip(takeaways, frames, strict=True), 1):
        said = in_company(text, frame.width - style.indent, style, page.measure)
        page.write_runs(f"takeaway {number}", [(Run(said),)], style, frame, shrinks=True)
