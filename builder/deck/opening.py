"""Open our template in the looks of a theme, and say what it lacks when somebody has changed it too much."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation

from builder.deck.layouts import TEMPLATE_LAYOUTS, offered, our_stage
from builder.deck.places import Stage
from builder.deck.styles import apply_theme
from builder.problems import BuildError, Problem, stop_on
from builder.theme.theme import Theme

_HINT = "make it again: python -m builder.deck.template styles/deck.pptx"


def our_template(theme: Theme) -> tuple[Stage, Any]:
    """Our stage and template in the looks of a theme. Raises BuildError where the file is not there or none of ours."""
    try:
        file = theme.template.read_bytes()
    except OSError as error:
        problem = Problem(str(theme.template), f"cannot be read: {error.strerror}", "a deck needs it")
        raise BuildError([problem]) from None
    return our_stage(theme), open_template(file, theme)


def open_template(template: bytes, theme: Theme) -> Any:
    """The template as a presentation without slides. Raises BuildError for what is no template of ours."""
    try:
        presentation = Presentation(io.BytesIO(template))
    except (BadZipFile, KeyError, ValueError) as error:
        raise BuildError([Problem("deck template", f"is no PowerPoint file: {error}", _HINT)]) from None
    stop_on(_missing(presentation))
    apply_theme(presentation, theme)
    return presentation


def _missing(presentation: Any) -> Iterator[Problem]:
    for layout in TEMPLATE_LAYOUTS:
        found = presentation.slide_layouts.get_by_name(layout.name)
        if found is None:
            yield Problem("deck template", f"has no layout {layout.name}", _HINT)
            continue
        there = {shape.placeholder_format.idx for shape in found.placeholders}
        for place in offered(layout):
            if place.index not in there:
                yield Problem("deck template", f"layout {layout.name} has no place {place.index} ({place.name})", _HINT)
