"""Colours as PowerPoint keeps them: what is said in the file, what it comes to in a theme, how well two contrast."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from builder.office.names import A, Element, local, number

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "aqua": "00FFFF", "magenta": "FF00FF", "fuchsia": "FF00FF", "gray": "808080", "grey": "808080",
    "silver": "C0C0C0", "maroon": "800000", "green": "008000", "navy": "000080", "olive": "808000", "purple": "800080",
    "teal": "008080", "orange": "FFA500", "darkGray": "A9A9A9", "dkGray": "A9A9A9", "lightGray": "D3D3D3",
    "ltGray": "D3D3D3", "dimGray": "696969", "whiteSmoke": "F5F5F5", "darkBlue": "00008B", "dkBlue": "00008B",
}  # fmt: skip
_SOLID, _NO_FILL = f"{A}solidFill", f"{A}noFill"
_FILLS = frozenset({_NO_FILL, *(f"{A}{name}" for name in ("gradFill", "blipFill", "pattFill", "grpFill"))})
Kind = Literal["rgb", "scheme", "unknown", "none"]


@dataclass(frozen=True, slots=True)
class Color:
    """A colour as it is said: a value or the name of a theme's colour, and what is done to it."""

    kind: Kind
    value: str = ""
    changes: tuple[tuple[str, float], ...] = ()


NONE = Color("none")
"""No fill at all."""
UNKNOWN = Color("unknown")
"""A gradient, a picture, a pattern: not one colour."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour that is known: red, green and blue and how opaque it is, from 0 to 1."""

    parts: tuple[float, float, float]
    alpha: float = 1.0

    def over(self, below: Paint) -> Paint:
        """What is seen where this lies on something opaque."""
        red, green, blue = (
            own * self.alpha + other * (1 - self.alpha) for own, other in zip(self.parts, below.parts, strict=True)
        )
        return Paint((red, green, blue))

    @property
    def hex(self) -> str:
        """For messages."""
        return "#" + "".join(f"{round(part * 255):02X}" for part in self.parts)


@dataclass(frozen=True)
class Palette:
    """The colours of a theme by PowerPoint's names for them, and how a master maps its own names onto these."""

    colors: Mapping[str, Paint]
    names: Mapping[str, str]
    _known: dict[Color, Paint | None] = field(default_factory=dict, compare=False, repr=False)

    def paint(self, color: Color) -> Paint | None:
        """What a colour comes to; None for what is not one colour."""
        if color not in self._known:
            self._known[color] = self._painted(color)
        return self._known[color]

    def _painted(self, color: Color) -> Paint | None:
        if color.kind == "scheme":
            found = self.colors.get(self.names.get(color.value, color.value))
        elif color.kind == "rgb":
            found = rgb(color.value)
        else:
            found = None
        for name, amount in color.changes if found else ():
            found = _changed(found, name, amount) if found else None
        return found


def rgb(text: str) -> Paint:
    """A colour from its six digits."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return Paint((red, green, blue))


def color_in(parent: Element | None) -> Color | None:
    """The colour that stands in an element (a solidFill, a fontRef); None where there is none."""
    for element in parent if parent is not None else ():
        color = _color(element)
        if color:
            return color
    return None


def fill_of(properties: Iterable[Element] | None) -> Color | None:
    """The fill that shape, cell or run properties say; None where they say nothing."""
    for element in properties if properties is not None else ():
        if element.tag == _SOLID:
            return color_in(element) or UNKNOWN
        if element.tag in _FILLS:
            return NONE if element.tag == _NO_FILL else UNKNOWN
    return None


@lru_cache(maxsize=1024)
def contrast(one: Paint, other: Paint) -> float:
    """How well two opaque colours contrast, from 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _color(element: Element) -> Color | None:
    match local(element):
        case "srgbClr":
            value = element.get("val", "")
            return Color("rgb", value, _changes(element)) if _HEX.fullmatch(value) else UNKNOWN
        case "schemeClr":
            return Color("scheme", element.get("val", ""), _changes(element))
        case "sysClr":
            last = element.get("lastClr", "")
            value = last if _HEX.fullmatch(last) else ("FFFFFF" if element.get("val") == "window" else "000000")
            return Color("rgb", value, _changes(element))
        case "prstClr":
            named = _NAMED.get(element.get("val", ""))
            return Color("rgb", named, _changes(element)) if named else UNKNOWN
        case "scrgbClr":
            parts = [_share(number(element, part) / 100_000) for part in ("r", "g", "b")]
            return Color("rgb", "".join(f"{round(_encoded(part) * 255):02X}" for part in parts), _changes(element))
        case "hslClr":
            return UNKNOWN
    return None


def _changes(element: Element) -> tuple[tuple[str, float], ...]:
    return tuple((local(change), number(change, "val") / 100_000) for change in element if local(change))


def _changed(paint: Paint, name: str, amount: float) -> Paint | None:
    match name:
        case "alpha":
            return replace(paint, alpha=_share(amount))
        case "alphaMod":
            return replace(paint, alpha=_share(paint.alpha * amount))
        case "tint":
            return _mixed(paint, 1.0, amount)
        case "shade":
            return _mixed(paint, 0.0, amount)
        case "lumMod" | "lumOff" | "satMod" | "satOff" | "hueOff":
            return _in_hls(paint, name, amount)
        case "gamma" | "invGamma" | "alphaOff":
            return paint
    return None  # something rare: it is not known what comes of it


def _mixed(paint: Paint, other: float, amount: float) -> Paint:
    """PowerPoint mixes light and not its code: black at a tint of 75 % is #898989."""
    red, green, blue = (_encoded(_linear(part) * amount + _linear(other) * (1 - amount)) for part in paint.parts)
    return Paint((red, green, blue), paint.alpha)


def _in_hls(paint: Paint, name: str, amount: float) -> Paint:
    hue, light, saturation = colorsys.rgb_to_hls(*paint.parts)
    match name:
        case "lumMod":
            light *= amount
        case "lumOff":
            light += amount
        case "satMod":
            saturation *= amount
        case "satOff":
            saturation += amount
        case _:
            hue = (hue + amount * 100_000 / 21_600_000) % 1.0
    return Paint(colorsys.hls_to_rgb(hue, _share(light), _share(saturation)), paint.alpha)


def _share(part: float) -> float:
    return max(0.0, min(part, 1.0))


def _luminance(paint: Paint) -> float:
    red, green, blue = map(_linear, paint.parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
