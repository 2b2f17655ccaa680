"""A theme as a master uses it: its colours by the names that slides say, its fonts, its fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.lint.colors import NONE, UNKNOWN, Color, Paint, Palette, color_in, fill_of
from builder.office.names import A, Element, child, local, whole

Script = Literal["latin", "ea"]
_SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SCRIPTS = {
    "zh-cn": "Hans",
    "zh-sg": "Hans",
    "zh-tw": "Hant",
    "zh-hk": "Hant",
    "zh-mo": "Hant",
    "ja": "Jpan",
    "ko": "Hang",
}


@dataclass(frozen=True, slots=True)
class FontSet:
    """The headings' or the text's fonts of a theme."""

    latin: str = ""
    east_asian: str = ""
    scripts: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """All of them."""
        return frozenset({self.latin, self.east_asian, *self.scripts.values()} - {""})


@dataclass(frozen=True)
class Scheme:
    """What a slide takes from its theme."""

    palette: Palette
    major: FontSet = FontSet()
    minor: FontSet = FontSet()
    fills: tuple[Color, ...] = ()
    background_fills: tuple[Color, ...] = ()

    @property
    def fonts(self) -> frozenset[str]:
        """Every font that the theme names."""
        return self.major.names | self.minor.names

    def font(self, typeface: str, script: Script, language: str = "") -> str:
        """The name of the font that a typeface stands for; empty for none. `+mn-ea` is the theme's."""
        if not typeface.startswith("+"):
            return typeface
        chosen = self.major if typeface.startswith("+mj") else self.minor
        if script == "latin":
            return chosen.latin
        return chosen.east_asian or chosen.scripts.get(script_of(language), "")

    def fill(self, reference: Element | None) -> Color | None:
        """The fill that a style's fillRef or a background's bgRef chooses; None where there is no reference."""
        if reference is None:
            return None
        index = whole(reference, "idx")
        chosen, place = (self.background_fills, index - 1001) if index > 1000 else (self.fills, index - 1)
        if index in (0, 1000):
            return NONE
        if not 0 <= place < len(chosen):
            return UNKNOWN
        fill = chosen[place]
        base = color_in(reference)
        if fill.value != "phClr":
            return fill
        if base is None:
            return UNKNOWN
        return Color(base.kind, base.value, base.changes + fill.changes)

    def paint(self, color: Color | None) -> Paint | None:
        """What a colour comes to; None for what is not one colour."""
        return None if color is None else self.palette.paint(color)


def script_of(language: str) -> str:
    """How a theme's font list calls the script of an East Asian language; Hans where it is not said."""
    code = language.lower()
    return _SCRIPTS.get(code) or _SCRIPTS.get(code[:2]) or "Hans"


def read_scheme(theme: Element | None, names: Element | None, override: Element | None = None) -> Scheme:
    """A theme part and the master's clrMap, with the clrMapOvr of a layout or slide."""
    elements = child(theme, f"{A}themeElements")
    return Scheme(
        Palette(_colors(elements), _names(names, override)),
        _font_set(elements, "majorFont"),
        _font_set(elements, "minorFont"),
        _fills(elements, "fillStyleLst"),
        _fills(elements, "bgFillStyleLst"),
    )


def _colors(elements: Element | None) -> dict[str, Paint]:
    listed = child(elements, f"{A}clrScheme")
    plain = Palette({}, {})
    found: dict[str, Paint] = {}
    for slot in listed if listed is not None else ():
        color = color_in(slot)
        paint = plain.paint(color) if color else None
        if paint and local(slot) in _SLOTS:
            found[local(slot)] = paint
    return found


def _names(names: Element | None, override: Element | None) -> dict[str, str]:
    own = child(override, f"{A}overrideClrMapping")
    said = own if own is not None else names
    return {**_USUAL, **({str(key): str(value) for key, value in said.attrib.items()} if said is not None else {})}


def _font_set(elements: Element | None, which: str) -> FontSet:
    fonts = child(elements, f"{A}fontScheme", f"{A}{which}")
    if fonts is None:
        return FontSet()
    named = {local(font): font.get("typeface", "") for font in fonts if local(font) in ("latin", "ea")}
    scripts = {font.get("script", ""): font.get("typeface", "") for font in fonts.iterchildren(f"{A}font")}
    return FontSet(named.get("latin", ""), named.get("ea", ""), scripts)


def _fills(elements: Element | None, which: str) -> tuple[Color, ...]:
    listed = child(elements, f"{A}fmtScheme", f"{A}{which}")
    return tuple(fill_of([fill]) or UNKNOWN for fill in listed) if listed is not None else ()
