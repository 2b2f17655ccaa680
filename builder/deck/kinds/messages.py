"""Slides that say something in sentences and large numbers, and the list of sources."""

from __future__ import annotations

from collections.abc import Sequence

from builder.deck import fit, words
from builder.deck import geometry as at
from builder.deck.draft import Draft
from builder.deck.kinds.registry import writes
from builder.deck.places import Style
from builder.deck.shared_places import SOURCES_COLUMNS
from builder.deck.slides import (
    BigNumber,
    Frame,
    KeyFiguresSlide,
    MessageSlide,
    RecommendationSlide,
    SourcesSlide,
    SplitSlide,
)
from builder.deck.text import Run, with_lead

VALUE_STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
ENTRY_STEPS = (16 / 12, 14 / 12, 1.0)
_CARD = ("value", "label")


@writes(MessageSlide, "message")
def write_message(page: Draft, slide: MessageSlide) -> None:
    """A headline and its points."""
    page.write_title(slide.title)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(KeyFiguresSlide, "key-figures")
def write_key_figures(page: Draft, slide: KeyFiguresSlide) -> None:
    """Large numbers beside each other, points below."""
    page.write_title(slide.title)
    values, labels = (at.side_by_side(at.around(_frames(page, role)), len(slide.figures)) for role in _CARD)
    _write_figures(page, slide.figures, values, labels)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(SplitSlide, "split")
def write_split(page: Draft, slide: SplitSlide) -> None:
    """Points at the left, one or two large numbers on a panel at the right."""
    page.write_title(slide.title)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    values, labels = (_frames(page, role) for role in _CARD)
    if len(slide.figures) == 1:  # it has the whole panel
        upper, lower = at.rows(at.around((*values, *labels)), 2)
        values, labels = (upper,), (lower,)
    _write_figures(page, slide.figures, values, labels)
    page.write_foot(slide.source, slide.crumb)


@writes(RecommendationSlide, "recommendation")
def write_recommendation(page: Draft, slide: RecommendationSlide) -> None:
    """A large number over what speaks for the recommendation, and what is to be done."""
    page.write_title(slide.title)
    number, grounds = (page.place(role).frame for role in ("number", "grounds"))
    panel = number if slide.grounds else at.around((number, grounds))
    page.write("number", (slide.number,), fit.DISPLAY_STEPS, frame=panel)
    if slide.grounds:
        page.write("grounds", (words.GROUNDS, *slide.grounds), fit.ASIDE_STEPS, marked=_headed)
    page.write("points", slide.points, fit.POINT_STEPS, marked=with_lead, is_spread=True)
    page.write_foot(slide.source, slide.crumb)


@writes(SourcesSlide, "sources")
def write_sources(page: Draft, slide: SourcesSlide) -> None:
    """The list of sources, in one column as wide as both or in two."""
    page.write_title(slide.title)
    whole = at.around([page.place(role).frame for role in SOURCES_COLUMNS])
    for role, entries in zip(SOURCES_COLUMNS, slide.columns, strict=False):
        is_alone = len(slide.columns) == 1
        page.write(role, entries, ENTRY_STEPS if is_alone else fit.ONE_SIZE, frame=whole if is_alone else None)
    page.write_footer(slide.crumb)


def _headed(text: str, style: Style) -> tuple[Run, ...]:
    """A text of the grounds, or their heading."""
    return (Run(text, is_bold=True, color="accent1") if text == words.GROUNDS else Run(text),)


def _write_figures(
    page: Draft, figures: Sequence[BigNumber], values: Sequence[Frame], labels: Sequence[Frame]
) -> None:
    """Numbers over their names, the numbers all in the size that the widest of them needs."""
    places = [page.place(f"value {number}") for number in range(1, len(figures) + 1)]
    styles = [
        fit.style_that_fits((figure.value,), place.edges.inside(frame), place.style, VALUE_STEPS, page.measure)
        for figure, place, frame in zip(figures, places, values, strict=True)
    ]
    style = min(styles, key=lambda each: each.size)
    for number, (figure, value, label) in enumerate(zip(figures, values, labels, strict=True), 1):
        page.write_runs(f"value {number}", [(Run(figure.value),)], style, value, shrinks=True)
        page.write(f"label {number}", (figure.label,), fit.LABEL_STEPS, frame=label)


def _frames(page: Draft, role: str) -> tuple[Frame, ...]:
    """The frames of the places that hold the values or the labels of key figures."""
    return tuple(place.frame for place in page.layout.places if place.role.startswith(f"{role} "))
