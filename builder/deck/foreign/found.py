"""What a layout of somebody else's template holds, as values: placeholders, how their text is set, what lies under."""

from __future__ import annotations

from dataclasses import dataclass

from builder.deck.colors import Tint
from builder.deck.foreign.palette import Palette
from builder.deck.places import Edges, Style
from builder.deck.slides import Frame

TITLES = ("title", "ctrTitle")
FEET = ("dt", "ftr", "sldNum")
CONTENT = ("obj", "body", "tbl", "chart", "dgm", "media", "pic", "clipArt")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder. `style` is how its first level is set; its leading is for the face that we measure with.

    `kind` is PowerPoint's own word (`title`, `obj`...). `may_shrink`: its text may be set smaller to fit.
    """

    index: int
    kind: str
    name: str
    frame: Frame
    style: Style
    edges: Edges
    may_shrink: bool = True

    @property
    def room(self) -> Frame:
        """Where its text may stand."""
        return self.edges.inside(self.frame)


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """One layout: its part in the package, its name, the kind that PowerPoint gives it, and what is on it.

    `ground` is its background; `covers` are shapes and pictures over it, from the bottom, with their colours where they
    have one. `body` is where its master has the content.
    """

    part: str
    name: str
    kind: str
    placeholders: tuple[Placeholder, ...]
    palette: Palette
    ground: Tint | None
    covers: tuple[tuple[Frame, Tint | None], ...]
    body: Frame
    body_style: Style
    body_edges: Edges
    overrides_colors: bool = False

    def of_kind(self, *kinds: str) -> tuple[Placeholder, ...]:
        """The placeholders of some kinds, in the order of the layout."""
        return tuple(each for each in self.placeholders if each.kind in kinds)

    @property
    def title(self) -> Placeholder | None:
        """The place of the title."""
        return next(iter(self.of_kind(*TITLES)), None)

    @property
    def content(self) -> Placeholder | None:
        """The largest place for content."""
        return max(self.of_kind(*CONTENT), key=lambda each: each.frame.width * each.frame.height, default=None)

    def under(self, frame: Frame) -> Tint | None:
        """The colour that lies under a frame; None where it is a picture or more than one colour."""
        ground = self.ground
        for cover, tint in self.covers:
            if _holds(cover, frame):
                ground = tint
            elif _touch(cover, frame):
                return None
        return ground

    def free_until(self, frame: Frame) -> float:
        """Down to where, in points from the slide's top, nothing of the layout or its master lies in a frame."""
        tops = [max(cover.y, frame.y) for cover, _ in self.covers if _touch(cover, frame)]
        return min(tops, default=frame.y + frame.height)


@dataclass(frozen=True, slots=True)
class FoundTemplate:
    """A template: the size of its slides, its layouts (those of one master each), and whether it has a Chinese face."""

    name: str
    size: Frame
    masters: tuple[tuple[FoundLayout, ...], ...]
    has_east_asian: bool

    @property
    def layouts(self) -> tuple[FoundLayout, ...]:
        """All layouts."""
        return tuple(layout for master in self.masters for layout in master)


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.x <= inner.x + 1
        and outer.y <= inner.y + 1
        and outer.x + outer.width >= inner.x + inner.width - 1
        and outer.y + outer.height >= inner.y + inner.height - 1
    )


def _touch(one: Frame, other: Frame) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
