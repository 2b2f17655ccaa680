"""Compose the deck of a document: plan the slides, then write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from builder.deck.fit import Measure, NoRoom
from builder.deck.fitting import fit_deck
from builder.deck.foreign.read import read_template
from builder.deck.opening import our_template
from builder.deck.plan.sizes import plan_deck, sections_of
from builder.deck.properties import Properties
from builder.deck.slides import ChartSlide, OnePageSlide, Slide
from builder.deck.speaker_notes import notes_of
from builder.deck.write import Notes, write_deck
from builder.model.document import Document
from builder.model.made import DeckSize, Made, Pages, ReportPage, Where
from builder.problems import BuildError, Problem
from builder.theme.load import font_file
from builder.theme.theme import Theme
from builder.typeset.breaker import break_lines
from builder.typeset.clusters import Run
from builder.typeset.fonts import load_face

_SPARE = 0.985  # of a box's width: PowerPoint sets Latin a little wider than the measured font


def compose_deck(
    document: Document, theme: Theme, size: DeckSize = "full", pages: Callable[[], Pages] = dict[str, ReportPage]
) -> Made:
    """The deck of a document in a theme and in a size. Raises BuildError for text that no slide can hold.

    `pages` tells where things stand in the report; it is asked last.
    """
    measure = measure_of(theme)
    stage, presentation = read_template(theme.corporate, theme) if theme.corporate else our_template(theme)
    stage = replace(stage, date=document.date)
    try:
        slides = plan_deck(document, measure, stage, size)
    except NoRoom as error:
        raise BuildError([Problem("deck", str(error), error.hint)]) from None
    sheets = fit_deck(slides, stage, measure)
    properties = Properties(
        title=document.title,
        subject=document.subtitle,
        author="、".join(document.credits.publishers),
        keywords=document.keywords,
        language=document.language,
        date=document.date,
        sections=sections_of(slides),
    )

    def notes() -> Notes:
        known = pages()
        return [notes_of(slide, known) for slide in slides]

    content = write_deck(sheets, notes, properties, stage.theme, presentation)
    charts = sum(isinstance(slide, ChartSlide | OnePageSlide) and slide.chart is not None for slide in slides)
    return Made(content, {"slides": len(slides), "charts": charts}, where=where(slides))


def where(slides: Sequence[Slide]) -> Where:
    """On which slides facts, figures, tables and cases stand, and which facts stand in the notes."""
    entries: dict[int, list[str]] = {}
    aside: dict[int, list[str]] = {}
    exhibits: dict[str, list[str]] = {}
    for number, slide in enumerate(slides, 1):
        for fact in slide.facts:
            entries.setdefault(fact, []).append(str(number))
        for fact in slide.notes_facts:
            aside.setdefault(fact, []).append(str(number))
        if slide.exhibit:
            exhibits.setdefault(slide.exhibit, []).append(str(number))
    return Where(
        tuple(str(number) for number in range(1, len(slides) + 1)),
        {fact: tuple(numbers) for fact, numbers in sorted(entries.items())},
        {id: tuple(numbers) for id, numbers in exhibits.items()},
        {fact: tuple(numbers) for fact, numbers in sorted(aside.items())},
        refers={str(number): slide.evidence.place for number, slide in enumerate(slides, 1) if slide.evidence.place},
    )


def measure_of(theme: Theme) -> Measure:
    """Counts lines with the line breaker of the PDF, in the theme's Hei face: the deck's is as wide."""
    face = load_face(font_file(theme, theme.font.heading))

    def measure(text: str, size: float, width: float) -> int:
        return max(1, len(break_lines((Run(text, face, size),), round(width * _SPARE, 2), 0.0, "left")))

    return measure


