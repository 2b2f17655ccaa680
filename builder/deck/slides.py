"""The slides of a deck as frozen values: what stands on each, before any shape is placed.

Every text here is final; `fit` finds its size, `write` only places shapes. `notes` are what is said to a slide, a
string per paragraph. `crumb` says where in the report a slide stands: chapter › section.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.block import Cell
from builder.model.chart import Chart


@dataclass(frozen=True, slots=True)
class Frame:
    """Room on a slide, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a slide's speaker can be asked for: a line for each fact, and where in the report the slide's matter stands.

    `place` is the id of a section, figure, table or case, `called` what it is called (图8).
    """

    lines: tuple[str, ...] = ()
    place: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traceable:
    """What every slide knows of itself: which of the document's facts stand on it and which in its notes, by number.

    `exhibit` is the id of the figure, table or case that it shows, `origin` the author's file that it comes from,
    `anchor` the id of the chapter or section that begins with it, `part` the PowerPoint section that it belongs to.
    """

    facts: tuple[int, ...] = ()
    notes_facts: tuple[int, ...] = ()
    exhibit: str = ""
    origin: str = ""
    anchor: str = ""
    part: str = ""
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class TitleSlide(Traceable):
    """The cover."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A chapter or section, and the slide (from 1) on which it begins."""

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
    """The start of a chapter: its name, its message where no other slide says it, its sections; beside them the agenda.

    `current` is the chapter's place (from 0) among all `chapters`. Chapters and sections are linked.
    """

    number: str
    title: str
    message: str
    sections: tuple[AgendaEntry, ...]
    chapters: tuple[AgendaEntry, ...]
    current: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number in large type, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """One message of a summary: what it is about, the number that stands for it, the slide (from 1) that shows it."""

    name: str
    text: str
    figure: BigNumber | None
    slide: int


@dataclass(frozen=True, slots=True)
class SummarySlide(Traceable):
    """A headline and a row for each message, linked to what bears it out."""

    title: str
    entries: tuple[SummaryEntry, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnePageSlide(Traceable):
    """A whole report on one slide: its headline, its messages with their numbers, its most telling chart."""

    title: str
    entries: tuple[SummaryEntry, ...]
    chart: Chart | None
    caption: str
    source: str
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
class KeyFiguresSlide(Traceable):
    """A headline, three to five large numbers beside each other, statements below."""

    title: str
    figures: tuple[BigNumber, ...]
    points: tuple[str, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitSlide(Traceable):
    """A headline, statements at the left, one or two large numbers on a panel at the right."""

    title: str
    points: tuple[str, ...]
    figures: tuple[BigNumber, ...]
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
class DiagramSlide(Traceable):
    """A headline and a diagram that is drawn with shapes, above at most three takeaways; the source."""

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
    """One recommendation: its number, the message, what speaks for it (`grounds`), and what is to be done."""

    title: str
    number: str
    points: tuple[str, ...]
    crumb: str
    source: str
    notes: tuple[str, ...]
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcesSlide(Traceable):
    """Where the figures come from, in one or two columns."""

    title: str
    columns: tuple[tuple[str, ...], ...]
    crumb: str
    notes: tuple[str, ...]


Slide = (
    TitleSlide
    | AgendaSlide
    | DividerSlide
    | SummarySlide
    | OnePageSlide
    | MessageSlide
    | KeyFiguresSlide
    | SplitSlide
    | ChartSlide
    | DiagramSlide
    | TableSlide
    | CaseSlide
    | RecommendationSlide
    | SourcesSlide
)
