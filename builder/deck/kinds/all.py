"""All kinds of slide: what writes a slide, and on which layout."""

from __future__ import annotations

from builder.deck import fit
from builder.deck.draft import Draft
from builder.deck.kinds import exhibits, leading, messages, summaries  # noqa: F401  (they fill the table)
from builder.deck.kinds.registry import ROLES, WRITERS
from builder.deck.places import Layout, Stage
from builder.deck.slides import ChartSlide, DiagramSlide, Slide


def write_slide(page: Draft, slide: Slide) -> None:
    """Fill a page with what its slide says. Raises NoRoom for a text that it cannot hold."""
    WRITERS[type(slide)](page, slide)


def layout_for(slide: Slide, stage: Stage) -> Layout:
    """The layout on which a slide stands."""
    if isinstance(slide, ChartSlide | DiagramSlide):
        return fit.layout_of(stage, slide.chart, len(slide.takeaways))
    return stage[ROLES[type(slide)]]


def kinds() -> set[type]:
    """The kinds of slide that can be written. A test wants all of them here."""
    return set(WRITERS)
