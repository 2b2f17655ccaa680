"""The colours of somebody else's template: what its names stand for, and which of them can be read on which."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from builder.charts.shades import READABLE, contrast
from builder.deck.colors import Tint

READABLE_LARGE = 3.0  # what WCAG asks of large text
VISIBLE = 1.6  # what a bar or a rule needs, which carries no words

_PLAIN = {"black": "000000", "white": "FFFFFF"}
_KINDS = ("schemeClr", "srgbClr", "sysClr", "prstClr")
Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """The twelve colours of a theme (RRGGBB) and what a master or layout calls them: `bg1` may be the dark one."""

    slots: Mapping[str, str]
    spoken: Mapping[str, str]

    def value(self, tint: Tint) -> str:
        """The colour itself, RRGGBB."""
        name = self.spoken.get(tint.value, tint.value)
        rgb = _parts(self.slots.get(name, name))
        for change, amount in tint.changes:
            rgb = _changed(rgb, change, amount / 100_000)
        return _written(rgb)

    def contrast(self, one: Tint, other: Tint) -> float:
        """How far two colours stand apart, from 1 to 21, as WCAG counts it."""
        return contrast(f"#{self.value(one)}", f"#{self.value(other)}")

    def first_readable(self, candidates: Iterable[Tint], ground: Tint, least: float = READABLE) -> Tint | None:
        """The first colour that can be read on a ground."""
        return next((tint for tint in candidates if self.contrast(tint, ground) >= least), None)


def palette(theme: Any, mapping: Any) -> Palette:
    """The palette of a theme part's root and a master's or layout's `clrMap`."""
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    slots = {slot.tag.split("}")[1]: slot[0].get("lastClr") or slot[0].get("val") for slot in scheme if len(slot)}
    return Palette(
        {name: _PLAIN.get(value, value).upper() for name, value in slots.items()}, dict(mapping.attrib)
    )


def tint_in(fill: Any) -> Tint | None:
    """The colour in a `solidFill`, a `bgRef`, a `buClr`... ; None where it is of a kind that no theme has."""
    for kind in _KINDS:
        found = fill.find(qn(f"a:{kind}"))
        if found is not None:
            value = found.get("lastClr") or found.get("val")
            changes = ((each.tag.split("}")[1], int(each.get("val") or 0)) for each in found)
            known = tuple(change for change in changes if change[0] in _CHANGES)
            return Tint(_PLAIN.get(value, value.upper() if kind in ("srgbClr", "sysClr") else value), known)
    return None


def _changed(rgb: Rgb, change: str, amount: float) -> Rgb:
    return _CHANGES[change](rgb, amount)


def _of_luminance(rgb: Rgb, factor: float, more: float) -> Rgb:
    hue, light, saturation = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * factor + more)), saturation)


def _towards(rgb: Rgb, end: float, amount: float) -> Rgb:
    red, green, blue = (_gamma(_linear(part) * amount + end * (1 - amount)) for part in rgb)
    return red, green, blue


_CHANGES = {
    "lumMod": lambda rgb, amount: _of_luminance(rgb, amount, 0.0),
    "lumOff": lambda rgb, amount: _of_luminance(rgb, 1.0, amount),
    "tint": lambda rgb, amount: _towards(rgb, 1.0, amount),
    "shade": lambda rgb, amount: _towards(rgb, 0.0, amount),
}


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * float(part ** (1 / 2.4)) - 0.055


def _parts(color: str) -> Rgb:
    red, green, blue = bytes.fromhex(color)
    return red / 255, green / 255, blue / 255


def _written(rgb: Rgb) -> str:
    return "".join(f"{round(255 * part):02X}" for part in rgb)
