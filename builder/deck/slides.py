"""The slides of a deck as frozen values: what stands on each, before any shape is placed.

Every text here is final and known to fit; `write` only places shapes. `notes` are the speaker notes, a string per
paragraph. `crumb` is the chapter a slide belongs to, shown in its footer.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Cell
from builder.model.chart import Chart
from builder.model.document import Logo


@dataclass(frozen=True, slots=True)
class Frame:
    """Room on a slide, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Traceable:
    """What every slide knows of itself: which of the document's facts stand on it and which in its notes, by number.

    `exhibit` is the id of the figure, table or case that it shows.
    """

    facts: tuple[int, ...] = ()
    notes_facts: tuple[int, ...] = ()
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class TitleSlide(Traceable):
    """The cover, with a logo and a colour of its own where the edition has them."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    logo: Logo | None = None
    color: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One chapter on the agenda and the slide (from 1) on which it begins."""

    number: str
    title: str
    slide: int


@dataclass(frozen=True, slots=True)
class AgendaSlide(Traceable):
    """The chapters, each linked to its divider."""

    title: str
    entries: tuple[AgendaEntry, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DividerSlide(Traceable):
    """The start of a chapter: its number, its name and the sections in it."""

    number: str
    title: str
    sections: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MessageSlide(Traceable):
    """A headline and a few statements."""

    title: str
    points: tuple[str, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartSlide(Traceable):
    """A headline, a numbered chart, at most three takeaways, the source."""

    title: str
    chart: Chart
    caption: str
    takeaways: tuple[str, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSlide(Traceable):
    """A headline and a table. With `blocks` of 2 the rows stand in two blocks side by side."""

    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: str
    blocks: int
    alt: str
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSlide(Traceable):
    """A case: who, what they did (a few sentences) and the figures that stand out."""

    title: str
    label: str
    points: tuple[str, ...]
    text: str
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecommendationSlide(Traceable):
    """One recommendation: its number, the message, and what is to be done."""

    title: str
    number: str
    points: tuple[str, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesSlide(Traceable):
    """Where the figures come from."""

    title: str
    entries: tuple[str, ...]
    crumb: str
    notes: tuple[str, ...]


Slide = (
    TitleSlide
    | AgendaSlide
    | DividerSlide
    | MessageSlide
    | ChartSlide
    | TableSlide
    | CaseSlide
    | RecommendationSlide
    | SourcesSlide
)
