"""What is stacked on a page: boxes with a height, which may split, keep to what follows, or wait for the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from builder.model.chart import Chart
from builder.model.inline import Footnote
from builder.pdf.pen import Pen
from builder.pdf.text import Set

MIN_LINES = 2  # of a paragraph on either side of a page break


class Box(Protocol):
    """One thing in the column of a page."""

    @property
    def height(self) -> float:
        """How high it stands, without the space around it."""

    @property
    def before(self) -> float:
        """The space above it; none at the head of a page."""

    @property
    def after(self) -> float:
        """The space below it; the larger of two neighbours' spaces counts."""

    @property
    def keeps(self) -> bool:
        """Whether it must stand on the page of what follows."""

    def notes(self) -> list[Footnote]:
        """The footnotes marked in it."""

    def split(self, room: float) -> tuple[Box, Box] | None:
        """Its part that fits into `room` points and the rest, or None where it cannot be split so."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it with its top left corner there."""


@dataclass(frozen=True)
class TextBox:
    """Lines of text. Links to it go to `target`; `outline` is its title and level in the PDF's outline."""

    text: Set
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False
    inset: float = 0.0
    target: str = ""
    outline: tuple[str, int] | None = None
    label: Set | None = None  # a list item's mark, to the left of the first line

    @property
    def height(self) -> float:
        return self.text.height

    def notes(self) -> list[Footnote]:
        return [note for line in self.text.lines for note in self.text.notes(line)]

    def split(self, room: float) -> tuple[Box, Box] | None:
        lines = self.text.lines
        count = min(int((room + 1e-6) // self.text.style.leading), len(lines) - MIN_LINES)
        if count < MIN_LINES:
            return None
        first = replace(self, text=replace(self.text, lines=lines[:count]), after=0.0)
        rest = replace(
            self, text=replace(self.text, lines=lines[count:]), before=0.0, target="", outline=None, label=None
        )
        return first, rest

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.target:
            pen.destination(self.target, top)
        if self.outline:
            pen.outline(self.outline[0], self.target, self.outline[1])
        if self.label:
            pen.text(self.label, x, top)
        pen.text(self.text, x + self.inset, top)


@dataclass(frozen=True)
class FigureBox:
    """A chart with its caption below and its source line. It may move to the head of the next page."""

    target: str
    chart: Chart
    caption: Set
    foot: tuple[Set, ...]
    width: float
    chart_height: float
    before: float = 12.0
    after: float = 14.0
    keeps: bool = False
    marks: tuple[Footnote, ...] = ()
    CAPTION_GAP = 6.0

    @property
    def height(self) -> float:
        return self.chart_height + self._words()

    def _words(self) -> float:
        return self.CAPTION_GAP + self.caption.height + sum(text.height for text in self.foot)

    def lowered(self, share: float) -> FigureBox:
        """The same figure with a chart of so much of its height."""
        return replace(self, chart_height=share * self.chart_height)

    def squeezed(self, room: float) -> FigureBox | None:
        """The same figure with a chart low enough for `room`, where that takes no more than an eighth of it."""
        chart_height = room - self._words()
        return replace(self, chart_height=chart_height) if chart_height >= 0.875 * self.chart_height else None

    def notes(self) -> list[Footnote]:
        return list(self.marks)

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.destination(self.target, top)
        with pen.record.exhibit(self.target):
            pen.chart(self.chart, x, top, self.width, self.chart_height)
            top += self.chart_height + self.CAPTION_GAP
            for text in (self.caption, *self.foot):
                pen.text(text, x, top)
                top += text.height


@dataclass(frozen=True)
class Stack:
    """Several boxes that stand together and are never parted."""

    boxes: tuple[Box, ...]
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        return stacked_height(self.boxes)

    def notes(self) -> list[Footnote]:
        return [note for box in self.boxes for note in box.notes()]

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        draw_stacked(self.boxes, pen, x, top)


@dataclass(frozen=True)
class FrameBox:
    """A box round other boxes, on a tint, with a rule at its left; it goes on over the page where it must."""

    boxes: tuple[Box, ...]
    width: float
    fill: str
    rule: str
    target: str = ""
    before: float = 12.0
    after: float = 14.0
    keeps: bool = False
    pad: float = 12.0
    is_start: bool = True
    is_end: bool = True

    @property
    def height(self) -> float:
        return stacked_height(self.boxes) + 2 * self.pad

    def notes(self) -> list[Footnote]:
        return [note for box in self.boxes for note in box.notes()]

    def split(self, room: float) -> tuple[Box, Box] | None:
        parts = split_stack(self.boxes, room - 2 * self.pad)
        if parts is None:
            return None
        return (
            replace(self, boxes=parts[0], after=0.0, is_end=False),
            replace(self, boxes=parts[1], before=0.0, is_start=False),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.target and self.is_start:
            pen.destination(self.target, top)
        pen.box(x, top, self.width, self.height, self.fill)
        pen.box(x, top, 2.5, self.height, self.rule)
        with pen.record.exhibit(self.target):
            draw_stacked(self.boxes, pen, x + self.pad + 4, top + self.pad)


@dataclass(frozen=True)
class KeyFiguresBox:
    """Big numbers side by side, each over its label, between two rules."""

    values: tuple[Set, ...]
    labels: tuple[Set, ...]
    width: float
    rule: str
    before: float = 10.0
    after: float = 12.0
    keeps: bool = False
    pad: float = 9.0

    @property
    def height(self) -> float:
        tallest = max(v.height + label.height for v, label in zip(self.values, self.labels, strict=True))
        return tallest + 2 * self.pad

    def notes(self) -> list[Footnote]:
        return []

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top, self.width, self.rule)
        column = self.width / len(self.values)
        for index, (value, label) in enumerate(zip(self.values, self.labels, strict=True)):
            pen.text(value, x + index * column, top + self.pad)
            pen.text(label, x + index * column, top + self.pad + value.height)
        pen.rule(x, top + self.height, self.width, self.rule)


@dataclass(frozen=True)
class BreakBox:
    """The page ends here."""

    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    def notes(self) -> list[Footnote]:
        return []

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """There is nothing to draw."""


def stacked_height(boxes: Sequence[Box]) -> float:
    """How high boxes stand on top of each other, with the space between them."""
    return sum(box.height for box in boxes) + sum(gap_between(a, b) for a, b in pairwise(boxes))


def gap_between(above: Box, below: Box) -> float:
    """The space between two boxes: the larger of what either asks for."""
    return max(above.after, below.before)


def draw_stacked(boxes: Sequence[Box], pen: Pen, x: float, top: float) -> None:
    """Draw boxes on top of each other."""
    previous: Box | None = None
    for box in boxes:
        if previous is not None:
            top += gap_between(previous, box)
        box.draw(pen, x, top)
        top += box.height
        previous = box


def split_stack(boxes: Sequence[Box], room: float) -> tuple[tuple[Box, ...], tuple[Box, ...]] | None:
    """The boxes that fit into `room` and the rest, one box split between them where it can be."""
    at = 0.0
    for index, box in enumerate(boxes):
        gap = gap_between(boxes[index - 1], box) if index else 0.0
        if at + gap + box.height <= room + 1e-6:
            at += gap + box.height
            continue
        parts = box.split(room - at - gap)
        if parts is not None:
            return (*boxes[:index], parts[0]), (parts[1], *boxes[index + 1 :])
        while index and boxes[index - 1].keeps:
            index -= 1
        return (tuple(boxes[:index]), tuple(boxes[index:])) if index else None
    return None
