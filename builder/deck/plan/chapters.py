"""The chapters of a document, and what sections are called where there is little room."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.blocks.key_figures import KeyFigures
from builder.model.block import Figure, KeyFigure
from builder.model.document import Document, Section
from builder.model.inline import plain


@dataclass(frozen=True)
class Chapter:
    """A chapter's opening section with what follows up to the next one, and the name it has in the deck."""

    opening: Section
    sections: tuple[Section, ...]
    name: str

    @property
    def id(self) -> str:
        """What leads to it."""
        return self.opening.id

    @property
    def title(self) -> str:
        """Its title as in the report."""
        return plain(self.opening.title)

    @property
    def all(self) -> tuple[Section, ...]:
        """The opening section and the others."""
        return (self.opening, *self.sections)

    @property
    def is_of_recommendations(self) -> bool:
        """Whether it does nothing but recommend, and more than one thing."""
        return len(self.sections) > 1 and all(section.slide == "recommendation" for section in self.sections)


def chapters_of(document: Document) -> tuple[Chapter, ...]:
    """The chapters in their order."""
    chapters: list[tuple[Section, list[Section]]] = []
    for section in document.sections:
        if section.part == "chapter":
            chapters.append((section, []))
        elif section.part == "section" and chapters:
            chapters[-1][1].append(section)
    return tuple(Chapter(opening, tuple(rest), short_name(opening)) for opening, rest in chapters)


def front_of(document: Document) -> Section | None:
    """The section before the chapters, which says what the whole report says."""
    return next((section for section in document.sections if section.part == "front"), None)


def short_name(section: Section) -> str:
    """What a section is called where there is little room: else its title up to the colon."""
    return plain(section.short) or re.split("[：——]", plain(section.title))[0]


def key_figures_of(section: Section) -> tuple[KeyFigure, ...]:
    """The numbers that stand for a section: those of its front matter, else those in its text."""
    blocks = (block for block in section.body if isinstance(block, KeyFigures))
    return section.key_figures or next((block.figures for block in blocks), ())


def first_figure(section: Section) -> Figure | None:
    """The figure that a section is shown by."""
    return next((block for block in section.body if isinstance(block, Figure)), None)
