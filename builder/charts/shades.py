"""Values as shades from low to high, the same in the PDF and in the deck: classes and their colours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from builder.theme.theme import Color

CLASSES = 5  # of maps and heat tables, where there are values enough
READABLE = 4.5  # contrast of text; WCAG 2, level AA
_STEPS = 50  # in which a shade is deepened


Text = Literal["ink", "paper"]


def shades(color: Color, count: int = CLASSES) -> tuple[str, ...]:
    """As many grounds (#RRGGBB), from low to high, as there are classes. Text can be read on all of them."""
    return tuple(_readable(color, _shade(color, index / max(count - 1, 1))) for index in range(count))


def text_on(color: Color, ground: str) -> Text:
    """The token of the text that reads well on a ground, or better than the other where neither does."""
    if contrast(ground, color.ink) >= READABLE:
        return "ink"
    return max(("paper", "ink"), key=lambda token: contrast(ground, getattr(color, token)))


def class_of(value: Decimal, breaks: Sequence[Decimal]) -> int:
    """The class of a value: 0 below the first break, one more from each break on."""
    return bisect_right(breaks, value)


def even_breaks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Breaks that cut the span of some values into classes of equal width; none where all values are one."""
    low, high = min(values), max(values)
    if low == high:
        return ()
    return tuple(low + (high - low) * step / CLASSES for step in range(1, CLASSES))


def _shade(color: Color, share: float) -> str:
    """The colour of the theme's scale at `share` of its length, 0 to 1."""
    place = share * (len(color.scale) - 1)
    index = min(int(place), len(color.scale) - 2)
    return mix(color.scale[index], color.scale[index + 1], place - index)


def _readable(color: Color, ground: str) -> str:
    """A ground on which ink or paper can be read.

    Some shades are too dark for ink and too light for paper. These are deepened, along the theme's scale, until
    paper can be read on them.
    """
    if contrast(ground, color.ink) >= READABLE:
        return ground
    for darkest in (color.scale[-1], color.ink):
        for step in range(_STEPS + 1):
            deeper = mix(ground, darkest, step / _STEPS)
            if contrast(deeper, color.paper) >= READABLE:
                return deeper
    return color.ink


@lru_cache(maxsize=4096)
def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` of `other` in it, both #RRGGBB: what would be transparency, made solid."""
    parts = zip(_rgb(color), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


@lru_cache(maxsize=4096)
def contrast(color: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(color), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _rgb(color)))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
