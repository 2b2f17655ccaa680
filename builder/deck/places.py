"""What a deck stands on: a stage with its layouts, layouts with their places, each with its frame and style of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from builder.deck.colors import Tint
from builder.deck.slides import Frame
from builder.theme.theme import Deck, Theme

Align = Literal["l", "r", "ctr", ""]
Role = Literal[
    "cover", "summary", "agenda", "divider", "message", "key-figures", "split", "chart", "chart-wide", "table", "case",
    "recommendation", "sources", "one-page", "picture",
]  # fmt: skip

LEAST_TEXT = 14.0  # nothing that is read as text is set smaller,
LEAST_NOTE = 12.0  # and nothing at all on a slide but what stands inside a chart


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, in points. `leading` is exact, so that no font can make a text grow.

    `token` names the theme's size that overrides `size`; `least` is the smallest size it may be brought down to;
    `most_lines` is how many lines it may have (0: as many as have room). `color` names a colour of our PowerPoint
    theme, or is one of another template; that of a bullet may be left out, and is the text's.
    """

    size: float
    leading: float
    after: float = 0
    indent: float = 0
    bullet: str = ""
    bullet_color: str | Tint = "accent1"
    color: str | Tint = "tx1"
    is_bold: bool = False
    align: Align = "l"
    anchor: Literal["t", "b", "ctr"] = "t"
    token: str = ""
    least: float = LEAST_TEXT
    most_lines: int = 0

    def sized(self, size: float) -> Style:
        """The same style in another size, its leading in proportion."""
        return replace(self, size=size, leading=round(self.leading * size / self.size))


NOTHING = Style(0, 0, color="", align="")


@dataclass(frozen=True, slots=True)
class Edges:
    """How far a text keeps from the edges of its frame, in points."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    def inside(self, frame: Frame) -> Frame:
        """The room that is left in a frame."""
        return Frame(
            frame.x + self.left,
            frame.y + self.top,
            frame.width - self.left - self.right,
            frame.height - self.top - self.bottom,
        )


NO_EDGES = Edges()


@dataclass(frozen=True, slots=True)
class Home:
    """Where a layout has a placeholder, and how far it keeps its text from the edges."""

    frame: Frame
    edges: Edges


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text or an object stands: a placeholder of the layout or, as a `box`, a text box on the slide itself.

    `kind` is PowerPoint's word for the placeholder. `given` is how the layout itself has a text set: only what `style`
    has otherwise is written on the slide. With a `home`, which is where the layout has the placeholder, frame and edges
    are said there only where they are others. `fill` is a colour of our PowerPoint theme. `may_shrink`: PowerPoint may
    set the text smaller to fit.
    """

    role: str
    index: int
    kind: str
    frame: Frame
    style: Style
    name: str
    prompt: str
    fill: str = ""
    edges: Edges = NO_EDGES
    given: Style = NOTHING
    home: Home | None = None
    may_shrink: bool = True

    @property
    def room(self) -> Frame:
        """Where the text itself may stand."""
        return self.edges.inside(self.frame)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of slide: the role it plays, what PowerPoint calls it, and its places in reading order.

    `part` is where it lies in a file that is not ours, in which names may be given twice.
    """

    role: Role
    name: str
    places: tuple[Place, ...]
    is_dark: bool = False
    part: str = ""

    def place(self, role: str) -> Place:
        """The place with this role."""
        return next(place for place in self.places if place.role == role)

    def has(self, role: str) -> bool:
        """Whether there is such a place."""
        return any(place.role == role for place in self.places)


@dataclass(frozen=True, slots=True)
class Stage:
    """What plan, fit and write are given of a template: its layouts by their roles, the size of a slide, its looks.

    `date` (YYYY-MM-DD) stands in the layouts' places for one.
    """

    layouts: Mapping[Role, Layout]
    size: Frame
    theme: Theme
    date: str = ""

    def __getitem__(self, role: Role) -> Layout:
        return self.layouts[role]


def in_theme(style: Style, deck: Deck) -> Style:
    """The style in the size that a theme gives it."""
    return style.sized(getattr(deck, style.token)) if style.token else style
