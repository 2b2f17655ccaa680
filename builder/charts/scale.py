"""From values to places: linear scales and round numbers for their ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import floor, log10

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` lie from `start` to `end`, in points."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: Decimal | float) -> float:
        span = self.high - self.low
        share = (float(value) - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)


def known(*columns: Iterable[Decimal | None]) -> Iterator[Decimal]:
    """The values that there are."""
    return (value for column in columns for value in column if value is not None)


def bar_scale(values: Iterable[Decimal], start: float, end: float) -> Scale:
    """A scale for bars, which have to begin at zero to be told by their length."""
    found = [float(value) for value in values]
    return Scale(min([0.0, *found]), max([0.0, *found]) or 1.0, start, end)


def round_ticks(low: Decimal, high: Decimal, about: int) -> tuple[Decimal, ...]:
    """Round numbers, equally spaced, from at or below `low` to at or above `high`, about so many intervals."""
    rough = (high - low) / about if high > low else max(abs(high), Decimal(1))
    power = Decimal(1).scaleb(floor(log10(rough)))
    step = next(step * power for step in _STEPS if step * power >= rough)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * (first + index) for index in range(int(last - first) + 1))


def plain_number(value: Decimal) -> str:
    """A round number without the zeros it does not need."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
