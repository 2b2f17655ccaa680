"""How far two colours stand apart for everybody, those who see fewer colours among them."""

from __future__ import annotations

import math
from functools import lru_cache

Rgb = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009: what people see who lack one of the three kinds of cones, in linear light.
_EVERYBODY = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
_XYZ = (
    (0.4339, 0.3762, 0.1899),  # over the white of the screen
    (0.2126, 0.7152, 0.0722),
    (0.0177, 0.1095, 0.8728),
)


@lru_cache(maxsize=4096)
def apart(one: str, other: str) -> float:
    """The distance of two colours (RRGGBB) for those to whom they are nearest; over 20 they differ at a glance."""
    pairs = ((_lab(_seen(one, eye)), _lab(_seen(other, eye))) for eye in _EVERYBODY)
    return min(math.dist(*pair) for pair in pairs)


def _seen(color: str, eye: tuple[Rgb, Rgb, Rgb]) -> Rgb:
    light = tuple(_linear(part / 255) for part in bytes.fromhex(color))
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in eye)
    return red, green, blue


def _lab(light: Rgb) -> Rgb:
    x, y, z = (_root(sum(a * b for a, b in zip(row, light, strict=True))) for row in _XYZ)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
