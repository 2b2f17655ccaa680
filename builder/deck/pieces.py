"""What stands on one slide once everything is decided: each text with its size, each object with its frame."""

from __future__ import annotations

from dataclasses import dataclass

from builder.deck.places import Layout, Place, Style
from builder.deck.slides import Frame
from builder.deck.table_size import TableSize
from builder.deck.text import Run
from builder.model.block import Cell
from builder.model.chart import Chart


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Paragraphs in a place. `style` is how they are shown.

    With `shrinks`, PowerPoint sets a text smaller that is too long for its frame, as it does with this one where its
    `nominal` size is larger than that of the style.
    """

    place: Place
    frame: Frame
    paragraphs: tuple[tuple[Run, ...], ...]
    style: Style
    nominal: float
    shrinks: bool = False


@dataclass(frozen=True, slots=True)
class NumberPiece:
    """The slide's own number, kept true by PowerPoint."""

    place: Place


@dataclass(frozen=True, slots=True)
class ChartPiece:
    """A chart in the place for it, in a frame that may be larger than the place, and what it is called."""

    place: Place
    frame: Frame
    chart: Chart
    name: str


@dataclass(frozen=True, slots=True)
class TablePiece:
    """One block of a table. The first of a slide is tied to its `place`."""

    frame: Frame
    rows: tuple[tuple[Cell, ...], ...]
    size: TableSize
    align: str
    style: Style
    name: str
    alt: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ChipPiece:
    """A word on the shade that it explains."""

    frame: Frame
    word: str
    mark: str
    style: Style


@dataclass(frozen=True, slots=True)
class LinkPiece:
    """A link to another slide (from 1), which covers a line and may be underlined."""

    frame: Frame
    title: str
    target: int
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class BlockPiece:
    """A plain rectangle in a colour of our PowerPoint theme, for the eye alone."""

    frame: Frame
    color: str


Piece = TextPiece | NumberPiece | ChartPiece | TablePiece | ChipPiece | LinkPiece | BlockPiece


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide as it is to be written: its layout, and its pieces in reading order."""

    layout: Layout
    pieces: tuple[Piece, ...]
