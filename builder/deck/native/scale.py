"""Where axes begin and end, and how far apart their ticks are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

_FEWEST_TICKS, _MOST_TICKS = 3, 7


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where an axis goes and, where it has ticks, in which steps."""

    low: float
    high: float
    step: float = 0.0

    def share(self, value: Decimal | float) -> float:
        """How far along the axis a value stands: 0 at its beginning, 1 at its end."""
        return (float(value) - self.low) / (self.high - self.low)


def bar_scale(values: Iterable[Decimal | None], length: float, label: float) -> Scale:
    """From zero, where bars begin, to so far beyond the longest that its label has room in the axis' length.

    Where some are below zero, their labels have room at the other end.
    """
    known = [float(value) for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    if low == high:
        high = 1.0
    room = label if high > 0 else 0.0
    room_below = label if low < 0 else 0.0
    each = (high - low) / max(length - room - room_below, length / 4)
    return Scale(round(low - room_below * each, 4), round(high + room * each, 4))


def ticked_scale(values: Iterable[Decimal | None], length: float, label: float) -> Scale:
    """The same with round numbers at both ends, for an axis that is drawn."""
    bare = bar_scale(values, length, label)
    step = _round_step(bare.high - bare.low)
    return Scale(round(math.floor(bare.low / step) * step, 6), round(math.ceil(bare.high / step) * step, 6), step)


def dot_scale(values: Sequence[Decimal | None], length: float, room: float) -> Scale:
    """Round numbers around the values, with at least `room` points beyond the lowest and the highest.

    Below zero there is none, where no value is.
    """
    tight = tight_scale(values, length, room)
    step = _round_step(tight.high - tight.low)
    bottom = math.floor(tight.low / step) * step
    if all(value is None or value >= 0 for value in values):
        bottom = max(bottom, 0.0)
    return Scale(round(bottom, 6), round(math.ceil(tight.high / step) * step, 6), step)


def tight_scale(values: Iterable[Decimal | None], length: float, room: float) -> Scale:
    """From the lowest to the highest value with `room` points beyond each, for an axis that is not drawn."""
    known = [float(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    margin = ((high - low) or 1.0) * room / max(length - 2 * room, length / 4)
    return Scale(round(low - margin, 4), round(high + margin, 4))


def _round_step(span: float) -> float:
    """The smallest of 1, 2, 5, 10... that cuts a span into few enough parts."""
    power = 10.0 ** math.floor(math.log10(span / _FEWEST_TICKS))
    return next(power * factor for factor in (0.1, 0.2, 0.5, 1, 2, 5, 10) if power * factor * _MOST_TICKS >= span)
