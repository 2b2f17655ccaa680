"""Where things stand on a slide: boxes in points, and how a group places what is in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from builder.office.names import A, Element, child, children, number

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the slide's upper left corner. `turn` are degrees that what is in it is turned by."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """In square points."""
        return self.width * self.height

    @property
    def upright(self) -> Box:
        """The box around it once it is turned."""
        if not self.turn % 180:
            return replace(self, turn=0.0) if self.turn else self
        angle = math.radians(self.turn)
        sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
        width = self.width * cosine + self.height * sine
        height = self.width * sine + self.height * cosine
        return Box(self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height)

    def common(self, other: Box) -> Box | None:
        """What two upright boxes have in common."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None

    def holds(self, other: Box, slack: float = 0.5) -> bool:
        """Whether another upright box stands wholly inside."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Transform:
    """How coordinates inside a group become coordinates of the slide, in points."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0
    turn: float = 0.0

    def placed(self, box: Box) -> Box:
        """A box of the group on the slide."""
        return Box(
            self.x + box.x * self.across,
            self.y + box.y * self.down,
            box.width * abs(self.across),
            box.height * abs(self.down),
            box.turn + self.turn,
        )


FLAT = Transform()


def box_of(transform: Element | None) -> Box | None:
    """What an xfrm element says; None where there is none or it says nothing."""
    if transform is None:
        return None
    parts = children(transform)
    place, extent = parts.get(f"{A}off"), parts.get(f"{A}ext")
    if place is None or extent is None:
        return None
    x, y = number(place, "x") / EMU_PER_POINT, number(place, "y") / EMU_PER_POINT
    width, height = number(extent, "cx") / EMU_PER_POINT, number(extent, "cy") / EMU_PER_POINT
    return Box(x, y, max(width, 0.0), max(height, 0.0), number(transform, "rot") / 60_000)


def inside(transform: Element | None, outer: Transform) -> Transform:
    """How what is in a group stands on the slide, when the group itself stands in `outer`."""
    box = box_of(transform)
    if transform is None or box is None:
        return outer
    place, extent = child(transform, f"{A}chOff"), child(transform, f"{A}chExt")
    wide = number(extent, "cx", box.width * EMU_PER_POINT) / EMU_PER_POINT
    high = number(extent, "cy", box.height * EMU_PER_POINT) / EMU_PER_POINT
    across = box.width / wide if wide > 0 else 1.0
    down = box.height / high if high > 0 else 1.0
    x = box.x - number(place, "x", box.x * EMU_PER_POINT) / EMU_PER_POINT * across
    y = box.y - number(place, "y", box.y * EMU_PER_POINT) / EMU_PER_POINT * down
    return Transform(
        outer.x + x * outer.across, outer.y + y * outer.down, across * outer.across, down * outer.down,
        outer.turn + box.turn,
    )  # fmt: skip
