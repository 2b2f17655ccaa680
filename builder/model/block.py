"""What stands in a section: the closed list of core blocks that every output can write, and compounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from builder.model.chart import Chart
from builder.model.inline import Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, below the section's own title."""

    text: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one text."""

    items: tuple[tuple[Inline, ...], ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `number` is set where the text stands for a value; marks say best or worst of its column."""

    text: tuple[Inline, ...]
    number: Decimal | None = None
    mark: Literal["", "best", "worst"] = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The data behind a figure or table: which table, the columns in the order shown, all its rows (means are theirs).

    A number of the figure comes from the row that it is named after.
    """

    table: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table. `align` has one letter per column: l left, r right (decimals aligned), c centred.

    `shares` are how much of the width each column has; without them the first has what it needs, the others the same.
    """

    id: str
    caption: tuple[Inline, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: str
    source: str = ""
    note: tuple[Inline, ...] = ()
    number: int = 0
    alt: str = ""
    origin: Origin | None = None
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered figure. `headline` is the message it shows, as a sentence for the deck.

    `facts` are those of the document's facts that chose what it shows, as the rows it highlights.
    """

    id: str
    chart: Chart
    caption: tuple[Inline, ...]
    source: str = ""
    note: tuple[Inline, ...] = ()
    headline: tuple[Inline, ...] = ()
    takeaways: tuple[tuple[Inline, ...], ...] = ()
    number: int = 0
    origin: Origin | None = None
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed text. `tone` is the kind of frame; a case is numbered through the report.

    `headline` and `takeaways` are a case's message and short sentences for its slide.
    """

    tone: Literal["note", "case", "key"]
    title: tuple[Inline, ...]
    body: tuple[Block, ...]
    id: str = ""
    number: int = 0
    takeaways: tuple[tuple[Inline, ...], ...] = ()
    headline: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that says much, with what it counts."""

    value: tuple[Inline, ...]
    label: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """The page ends here."""


Block = Heading | Paragraph | Bullets | Table | Figure | Callout | Break


class Compound:
    """A block that says how to write itself with simpler blocks."""

    __slots__ = ()

    def lower(self) -> tuple[Block, ...]:
        """The same content in core blocks."""
        raise NotImplementedError
