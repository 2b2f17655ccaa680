"""Slides to sheets: every text gets its size and every object its frame, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from builder.deck import fit
from builder.deck.draft import Draft
from builder.deck.fit import Measure, NoRoom
from builder.deck.kinds.all import layout_for, write_slide
from builder.deck.pieces import Sheet
from builder.deck.places import Stage
from builder.deck.slides import Slide
from builder.problems import BuildError, Problem


def fit_deck(slides: Sequence[Slide], stage: Stage, measure: Measure = fit.estimate) -> tuple[Sheet, ...]:
    """The slides as they are to be written. Raises BuildError with every text that no slide can hold."""
    measure = lru_cache(maxsize=None)(measure)  # the same text is asked for when it is fitted and when it is spread
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for number, slide in enumerate(slides, 1):
        draft = Draft(layout_for(slide, stage), stage, measure)
        try:
            write_slide(draft, slide)
        except NoRoom as error:
            problems.append(Problem(slide.origin or f"slide {number}", str(error), error.hint))
        sheets.append(Sheet(draft.layout, tuple(draft.pieces)))
    if problems:
        raise BuildError(dict.fromkeys(problems))
    return tuple(sheets)
