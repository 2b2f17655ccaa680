"""What a layout is made of: places, each with its frame and the style of its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from builder.deck import geometry as at
from builder.deck.slides import Frame
from builder.theme.theme import Deck

Kind = Literal["ctrTitle", "subTitle", "title", "body", "obj", "tbl", "ftr", "sldNum"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, in points. `leading` is exact, so that no font can make a text grow.

    `token` names the theme's size that overrides `size`; `color` is a colour of the PowerPoint theme.
    """

    size: float
    leading: float
    after: float = 0
    indent: float = 0
    bullet: str = ""
    color: str = "tx1"
    is_bold: bool = False
    align: Literal["l", "r", "ctr"] = "l"
    anchor: Literal["t", "b", "ctr"] = "t"
    token: str = ""

    def sized(self, size: float) -> Style:
        """The same style in another size, its leading in proportion."""
        return replace(self, size=size, leading=round(self.leading * size / self.size))


@dataclass(frozen=True, slots=True)
class Place:
    """One placeholder: what it is for, what it takes, where it stands. `fill` is a colour of the PowerPoint theme."""

    role: str
    index: int
    kind: Kind
    frame: Frame
    style: Style
    name: str
    prompt: str
    fill: str = ""
    inset: float = 0

    @property
    def room(self) -> Frame:
        """Where the text itself may stand."""
        return at.inset(self.frame, self.inset)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of slide."""

    name: str
    places: tuple[Place, ...]
    is_dark: bool = False

    def place(self, role: str) -> Place:
        """The place with this role."""
        return next(place for place in self.places if place.role == role)


def in_theme(style: Style, deck: Deck) -> Style:
    """The style in the size that a theme gives it."""
    return style.sized(getattr(deck, style.token)) if style.token else style
