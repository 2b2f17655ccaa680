"""Write sheets into a template and make a PowerPoint file of them. Nothing is decided here, only placed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from pptx.opc.packuri import PackURI

from builder.deck.notes import add_notes
from builder.deck.page import Page
from builder.deck.paragraphs import Voice
from builder.deck.pieces import Sheet
from builder.deck.places import Layout
from builder.deck.properties import Properties, set_properties
from builder.deck.speaker_notes import NoteLine
from builder.deck.stable import stable
from builder.theme.theme import Theme

Notes = Sequence[Sequence[NoteLine]]
"""The speaker notes of each slide."""


def write_deck(
    sheets: Sequence[Sheet], notes: Callable[[], Notes], properties: Properties, theme: Theme, presentation: Any
) -> bytes:
    """The PowerPoint file with these slides. The presentation is an opened template without slides.

    The notes are asked for when the slides are done: they name pages of a report that is being made meanwhile.
    """
    _count_part_names(presentation.part.package)
    voice = Voice(theme, properties.language)
    slides = [_new_slide(presentation, sheet.layout) for sheet in sheets]
    for number, (slide, sheet) in enumerate(zip(slides, sheets, strict=True), 1):
        Page(slide, number, slides, voice).put(sheet.pieces)
    for number, (slide, lines) in enumerate(zip(slides, notes(), strict=True), 1):
        add_notes(slide, lines, number, properties.language)
    set_properties(presentation, properties)
    made = io.BytesIO()
    presentation.save(made)
    return stable(made.getvalue(), properties.date)


def _count_part_names(package: Any) -> None:
    """Name new parts by counting on: python-pptx looks through all parts for each name, which is quadratic."""
    taken = {str(part.partname) for part in package.iter_parts()}
    last: dict[str, int] = {}

    def next_partname(template: str) -> PackURI:
        number = last.get(template, 0) + 1
        while template % number in taken:
            number += 1
        last[template] = number
        return PackURI(template % number)

    package.next_partname = next_partname


def _new_slide(presentation: Any, layout: Layout) -> Any:
    """A slide without any shape; its sheet brings only the places that hold something."""
    relation, slide = presentation.part.add_slide(_layout_in(presentation, layout))
    presentation.slides._sldIdLst.add_sldId(relation)
    return slide


def _layout_in(presentation: Any, layout: Layout) -> Any:
    if not layout.part:
        return presentation.slide_layouts.get_by_name(layout.name)
    everywhere = (each for master in presentation.slide_masters for each in master.slide_layouts)
    return next(each for each in everywhere if each.part.partname == layout.part)
