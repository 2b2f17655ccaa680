"""The shapes of a slide as values: where each stands, what is in it, what it is filled with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from builder.lint.charts import Chart
from builder.lint.colors import NONE, Color
from builder.lint.geometry import Box
from builder.lint.holders import FOOTS, TITLES, Holder
from builder.lint.pictures import Pixels
from builder.lint.tables import Table
from builder.lint.text import Body

Kind = Literal["shape", "picture", "chart", "table", "frame", "group", "connector"]
Form = Literal["rect", "round", "ellipse", "other"]
"""What of its box a shape fills, as far as rules ask: `other` is not known."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: how large its file is in pixels (None for vectors), and the share of it that is shown."""

    pixels: Pixels | None
    across: float = 1.0
    down: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """What a shape says of itself: its id and name, its alternative text, whether it is decoration."""

    id: str
    name: str
    alt: str = ""
    is_decorative: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a shape stands, and the placeholder that it is tied to: kind and index, and what it takes from it."""

    box: Box | None
    tie: tuple[str, int] | None = None
    holder: Holder | None = None


@dataclass(frozen=True)
class Shape:
    """One shape. `fill` is a colour, NONE or UNKNOWN; `form` is what of its box is filled."""

    kind: Kind
    label: Label
    seat: Seat
    fill: Color = NONE
    form: Form = "rect"
    has_line: bool = False
    body: Body | None = None
    table: Table | None = None
    chart: Chart | None = None
    picture: Picture | None = None
    children: tuple[Shape, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """Its number on the slide."""
        return self.label.id

    @property
    def name(self) -> str:
        """What editors see it called."""
        return self.label.name

    @property
    def alt(self) -> str:
        """Its alternative text."""
        return self.label.alt

    @property
    def box(self) -> Box | None:
        """Where it stands."""
        return self.seat.box

    @property
    def tie(self) -> tuple[str, int] | None:
        """The kind and index of its placeholder."""
        return self.seat.tie

    @property
    def holder(self) -> Holder | None:
        """What its layout says of its placeholder."""
        return self.seat.holder

    @property
    def is_title(self) -> bool:
        """Whether it is the slide's title."""
        return self.tie is not None and self.tie[0] in TITLES

    @property
    def is_foot(self) -> bool:
        """Whether it is a date, a footer or a slide number."""
        return self.tie is not None and self.tie[0] in FOOTS

    @property
    def has_text(self) -> bool:
        """Whether it has words of its own."""
        return self.body is not None and not self.body.is_empty


def flat(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Shapes with those inside of groups, the lowest first; a group comes before what is in it."""
    for shape in shapes:
        yield shape
        if shape.children:
            yield from flat(shape.children)
