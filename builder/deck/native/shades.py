"""The five shades of a scale from low to high, each with the colour of text that reads well on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.theme.theme import Theme

CLASSES = 5
_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Shade:
    """A ground (RRGGBB) and the token of the text on it."""

    ground: str
    text: str


def shades(theme: Theme) -> tuple[Shade, ...]:
    """The theme's scale. A middle tone on which neither dark nor light text reads is darkened until light does."""
    return tuple(_shade(theme, value) for value in theme.color.scale)


def class_of(value: Decimal, breaks: Sequence[Decimal]) -> int:
    """The class of a value: 0 below the first break, one more from each break on."""
    return bisect_right(breaks, value)


def even_breaks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Breaks that cut the span of some values into classes of equal width."""
    low, high = min(values), max(values)
    return tuple(low + (high - low) * step / CLASSES for step in range(1, CLASSES))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _shade(theme: Theme, value: str) -> Shade:
    if contrast(value, theme.color.ink) >= _READABLE:
        return Shade(value.lstrip("#").upper(), "ink")
    while contrast(value, theme.color.paper) < _READABLE:
        value = "#" + "".join(f"{round(part * 0.98):02X}" for part in _parts(value))
    return Shade(value.lstrip("#").upper(), "paper")


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(color: str) -> tuple[int, int, int]:
    digits = color.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
