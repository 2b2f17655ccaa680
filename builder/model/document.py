"""The whole report as one frozen value: what is between the readers and the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.model.block import Block, Compound
from builder.model.inline import Inline

Part = Literal["front", "chapter", "section", "appendix", "profile"]
SlideKind = Literal["message", "recommendation", "none"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the inputs something stands, for messages."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Section:
    """One file of the narrative. A chapter is followed by its sections.

    `number` is written out by numbering (一, （一）, 附录1). `headline` is the section's message as a sentence;
    `takeaways` are short sentences for the deck; `slide` is what a section without figures becomes there.
    """

    id: str
    part: Part
    title: tuple[Inline, ...]
    body: tuple[Block | Compound, ...]
    headline: tuple[Inline, ...] = ()
    takeaways: tuple[tuple[Inline, ...], ...] = ()
    number: str = ""
    place: Place = Place("")
    slide: SlideKind = "message"


@dataclass(frozen=True, slots=True)
class CellName:
    """One cell of the data: table, row, column."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact that the text uses: what was asked, the answer, and the cells it came from."""

    question: str
    value: Decimal | None
    text: str
    cells: tuple[CellName, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class OutsideSource:
    """Where figures from outside the data come from, and the figures it is cited for, word for word."""

    key: str
    who: str
    title: str
    year: str
    figures: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on the credits page, with the posts held at the time."""

    name: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A committee or group of authors on the credits page."""

    name: str
    note: str
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Credits:
    """The page that says who stands behind the study and what this edition is."""

    publishers: tuple[str, ...]
    notices: tuple[str, ...]
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report of one edition, ready for the outputs once its figures are values and its numbers are given."""

    edition: str
    title: str
    subtitle: str
    year: str
    language: str
    credits: Credits
    sections: tuple[Section, ...]
    facts: tuple[FactEntry, ...] = ()
    sources: tuple[OutsideSource, ...] = ()
    keywords: tuple[str, ...] = ()
    description: str = ""
    date: str = ""
