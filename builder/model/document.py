"""The whole report as one frozen value: what is between the readers and the outputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from builder.model.block import Block, Compound, KeyFigure
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

    `number` is written out by numbering (一, （一）, 附录1). The rest is for the deck: `short` is what the section is
    called where there is little room; `headline` is its message as a sentence, `takeaways` are short sentences,
    `key_figures` the numbers that stand for it; `notes` is what is said to its slide; `slide` is what a section without
    figures becomes; `is_brief` says that it has a slide in the briefing.
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
    short: tuple[Inline, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    notes: tuple[tuple[Inline, ...], ...] = ()
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class CellName:
    """One cell of the data: table, row, column."""

    table: str
    row: str
    column: str


Sense = Literal[
    "first", "last", "front", "back", "above", "below", "close", "clear", "slight", "mean", "all", "most",
    "rise", "fall", "share", "count",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Says:
    """Which words an answer or a claim vouches for: their senses, the numbers and the rows they may name.

    `upper` and `lower` are what a comparison puts above and below: words must name them in that order. `denied` are the
    senses of words that may stand here with a “not”.
    """

    senses: frozenset[Sense] = frozenset()
    numbers: tuple[Decimal, ...] = ()
    names: tuple[str, ...] = ()
    upper: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    denied: frozenset[Sense] = frozenset()


@dataclass(frozen=True, slots=True)
class FactEntry:
    """What the text takes from elsewhere or vouches for: a row of the ledger.

    `fact`: an answer of the data, with its question, exact value and cells. `claim`: words that the data bears out,
    with the numbers that do (`evidence`) and whether they do (`holds`: false where the words of its else stand).
    `citation`: a figure of an outside source (`source`, its key). `acceptance`: words that an author vouches for;
    `evidence` says why.
    """

    question: str
    value: Decimal | None
    text: str
    cells: tuple[CellName, ...]
    place: Place
    kind: Literal["fact", "claim", "citation", "acceptance"] = "fact"
    holds: bool = True
    evidence: str = ""
    source: str = ""
    says: Says = Says()


@dataclass(frozen=True, slots=True)
class OutsideSource:
    """Where figures from outside the data come from, and the figures it is cited for, word for word.

    `type` is its mark in GB/T 7714 (R, M, EB/OL ...). A source stands `within` another, as a case in a report, or is
    known only because another quotes it (`quoted_in`); `pages` then say where in that other one.
    """

    key: str
    who: str
    title: str
    year: str
    figures: tuple[str, ...]
    note: str = ""
    type: str = "Z"
    place: str = ""
    publisher: str = ""
    pages: str = ""
    url: str = ""
    accessed: str = ""
    within: OutsideSource | None = None
    quoted_in: OutsideSource | None = None


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
    """A report of one edition, ready for the outputs once its figures are values and its numbers are given.

    `tables` are the rows of each table that it was written from.
    """

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
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
