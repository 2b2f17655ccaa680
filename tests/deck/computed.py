"""What PowerPoint makes of a colour that is written by reference, computed here on its own."""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree

from builder.deck.colors import SLOTS, shade
from builder.theme.theme import Theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SPOKEN = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


def color_of(fill: Any, theme: Theme) -> str:
    """The colour (#RRGGBB) of a solidFill, with its changes as ECMA-376 defines them."""
    [color] = fill
    slot = str(color.get("val"))
    base = bytes.fromhex(shade(theme, SLOTS[SPOKEN.get(slot, slot)]))
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in base))
    for change in color:
        value = int(str(change.get("val"))) / 100_000
        match etree.QName(change).localname:
            case "hueOff":
                hue = (hue + value * 100_000 / 21_600_000) % 1
            case "satMod":
                strength = min(1.0, strength * value)
            case "satOff":
                strength = min(1.0, strength + value)
            case "lumMod":
                light = light * value
            case "lumOff":
                light = min(1.0, light + value)
            case other:
                raise AssertionError(other)
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, strength))
