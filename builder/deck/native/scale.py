"""Where axes begin and end, and where their ticks stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from builder.deck.native.xml import Scale


def bar_scale(values: Iterable[Decimal | None], length: float, label: float) -> Scale:
    """From nothing to so far beyond the longest bar that its label has room. Bars begin at zero, always."""
    longest = max((float(value) for value in values if value is not None), default=0.0) or 1.0
    return Scale(0, round(longest * length / max(length - label, length / 4), 2))


def dot_scale(values: Iterable[Decimal | None], length: float, room: float) -> Scale:
    """Round numbers around the values, with `room` points left free beyond the lowest and the highest."""
    known = [float(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    margin = span * room / max(length - 2 * room, length / 4)
    step = _step(span + 2 * margin)
    bottom = math.floor((low - margin) / step) * step
    if low >= 0:
        bottom = max(bottom, 0.0)
    return Scale(round(bottom, 6), round(math.ceil((high + margin) / step) * step, 6), step)


def _step(span: float) -> float:
    """The round step that gives four to seven ticks."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= span / 7)
