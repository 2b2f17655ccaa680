"""Made-up boxes with a height, so that each decision about pages can be read off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from builder.model.chart import RankedBars, Series
from builder.model.inline import Footnote, Text
from builder.pdf.boxes import Box, FigureBox
from builder.pdf.notes import NoteSize
from builder.pdf.paginate import Page, Paginator
from builder.pdf.pen import Pen
from builder.pdf.styles import Styles
from builder.pdf.text import Set
from builder.theme.load import load_theme

HEIGHT = 100.0
NOTE = 6.0
LINE = 10.0
CHART = RankedBars(("甲",), Series("指数", (Decimal(1),)), alt="甲最高")
STYLES = Styles(load_theme("default", [Path(__file__).parents[2] / "styles"]))
EMPTY = Set((), (), STYLES.body)


@dataclass(frozen=True)
class Solid:
    """A box that cannot be parted."""

    name: str
    height: float
    keeps: bool = False
    marks: tuple[Footnote, ...] = ()
    before: float = 0.0
    after: float = 0.0

    def notes(self) -> list[Footnote]:
        return list(self.marks)

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """It is never drawn."""


@dataclass(frozen=True)
class Lines:
    """A paragraph: lines of one height, each with or without a footnote, of which two stay together."""

    name: str
    lines: tuple[tuple[int, Footnote | None], ...]
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        return LINE * len(self.lines)

    def notes(self) -> list[Footnote]:
        return [note for _, note in self.lines if note is not None]

    def split(self, room: float) -> tuple[Box, Box] | None:
        count = min(int((room + 1e-6) // LINE), len(self.lines) - 2)
        if count < 2:
            return None
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """It is never drawn."""


def note(text: str) -> Footnote:
    return Footnote((Text(text),))


def figure(name: str, height: float) -> FigureBox:
    """A figure of so much height, its caption's gap included."""
    box = FigureBox(name, CHART, EMPTY, (), 100.0, height - FigureBox.CAPTION_GAP, before=0.0, after=0.0)
    assert box.height == pytest.approx(height)
    return box


def text(name: str, count: int, *noted: int) -> Lines:
    return Lines(name, tuple((index, note(f"{name}{index}") if index in noted else None) for index in range(count)))


def size_of(footnote: Footnote) -> NoteSize:
    """One line, or as many as the note says behind a colon."""
    return NoteSize(int(plain_note(footnote).partition(":")[2] or 1), NOTE)


def dealt(*boxes: Box) -> tuple[Page, ...]:
    return Paginator(HEIGHT, size_of).run(boxes)


def plain_note(footnote: Footnote) -> str:
    [part] = footnote.children
    assert isinstance(part, Text)
    return part.value


def name_of(box: Box) -> str:
    if isinstance(box, FigureBox):
        return box.target
    assert isinstance(box, Solid | Lines)
    return box.name


def names(pages: Sequence[Page]) -> list[list[str]]:
    return [[name_of(box) for box, _ in page.placed] for page in pages]
