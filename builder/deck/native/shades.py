"""The five shades of a scale from low to high, each with the colour of text that reads well on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from builder.theme.theme import Theme

CLASSES = 5

_READABLE = 4.5  # what WCAG asks of text
_DARKER = 0.98


@dataclass(frozen=True, slots=True)
class Shade:
    """A ground (RRGGBB) and the token of the text on it."""

    ground: str
    text: str

    @property
    def fill(self) -> str:
        """The ground as XML."""
        return f'<a:solidFill><a:srgbClr val="{self.ground}"/></a:solidFill>'


def shades(theme: Theme) -> tuple[Shade, ...]:
    """The theme's scale. A middle tone on which neither dark nor light text reads is darkened until light does."""
    return tuple(_shade(theme, value) for value in theme.color.scale)


def class_of(value: Decimal, breaks: Sequence[Decimal]) -> int:
    """The class of a value: 0 below the first break, one more from each break on."""
    return bisect_right(breaks, value)


def even_breaks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Breaks that cut the span of some values into classes of equal width; none where all values are one."""
    low, high = min(values), max(values)
    if low == high:
        return ()
    return tuple(low + (high - low) * step / CLASSES for step in range(1, CLASSES))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _shade(theme: Theme, value: str) -> Shade:
    if contrast(value, theme.color.ink) >= _READABLE:
        return Shade(_digits(value), "ink")
    while contrast(value, theme.color.paper) < _READABLE and _luminance(value) > 0:
        value = "".join(f"{int(part * _DARKER):02X}" for part in _parts(value))
    return Shade(_digits(value), "paper")


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(color: str) -> bytes:
    return bytes.fromhex(_digits(color))


def _digits(color: str) -> str:
    return color.lstrip("#").upper()
