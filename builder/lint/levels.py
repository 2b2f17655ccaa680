"""How a paragraph is set: what master, layout, shape, paragraph and run say, one laid over the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lxml import etree

from builder.lint.colors import Color, fill_of
from builder.lint.geometry import EMU_PER_POINT
from builder.office.names import A, Element, child, is_on, number

LEVELS = 9
Unit = Literal["points", "percent"]


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance between lines or paragraphs: in points, or as a share of the line (1 is 100 %)."""

    amount: float
    unit: Unit

    def of(self, line: float, shrunk: float = 0.0) -> float:
        """In points, for a line of this height; `shrunk` is what autofit takes off a share."""
        return self.amount if self.unit == "points" else max(self.amount - shrunk, 0.0) * line


SINGLE = Distance(1.0, "percent")
NOTHING = Distance(0.0, "points")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look. `color` is None where nothing says it; typefaces are as they are written."""

    size: float = 18.0
    is_bold: bool = False
    color: Color | None = None
    latin: str = ""
    east_asian: str = ""
    language: str = ""
    other_language: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of one level of indentation are set. Lengths are in points."""

    look: Look = Look()
    margin: float = 0.0
    right_margin: float = 0.0
    indent: float = 0.0
    align: str = "l"
    line: Distance = SINGLE
    before: Distance = NOTHING
    after: Distance = NOTHING
    has_bullet: bool = False


Levels = tuple[Level, ...]
PLAIN: Levels = (Level(),) * LEVELS


def styled(levels: Levels, style: Element | None) -> Levels:
    """Levels with what a list of styles (lstStyle, titleStyle, defaultTextStyle) says of them laid over."""
    if style is None or not len(style):
        return levels
    general = child(style, f"{A}defPPr")
    own = [child(style, f"{A}lvl{number}pPr") for number in range(1, LEVELS + 1)]
    return tuple(paragraph_over(paragraph_over(level, general), each) for level, each in zip(levels, own, strict=True))


def paragraph_over(level: Level, properties: Element | None) -> Level:
    """A level with paragraph properties laid over."""
    if properties is None or not (len(properties) or properties.attrib):
        return level
    return _paragraph_over(level, etree.tostring(properties, with_tail=False))


# A deck says the same of hundreds of paragraphs: to compare what is said takes a tenth of reading it again.
@lru_cache(maxsize=4096)
def _paragraph_over(level: Level, said: bytes) -> Level:
    properties = etree.fromstring(said)
    distances = {
        name: found
        for name, tag in (("line", "lnSpc"), ("before", "spcBef"), ("after", "spcAft"))
        if (found := _distance(child(properties, f"{A}{tag}"))) is not None
    }
    return replace(
        level,
        look=look_over(level.look, child(properties, f"{A}defRPr")),
        margin=number(properties, "marL", level.margin * EMU_PER_POINT) / EMU_PER_POINT,
        right_margin=number(properties, "marR", level.right_margin * EMU_PER_POINT) / EMU_PER_POINT,
        indent=number(properties, "indent", level.indent * EMU_PER_POINT) / EMU_PER_POINT,
        align=properties.get("algn", level.align),
        has_bullet=_has_bullet(properties, level.has_bullet),
        **distances,
    )


def look_over(look: Look, properties: Element | None) -> Look:
    """A look with run properties laid over."""
    return look if properties is None else _look_over(look, etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=4096)
def _look_over(look: Look, said: bytes) -> Look:
    properties = etree.fromstring(said)
    color = fill_of(properties)
    if child(properties, f"{A}hlinkClick") is not None:
        color = Color("scheme", "hlink")
    return Look(
        size=number(properties, "sz", look.size * 100) / 100,
        is_bold=is_on(properties, "b", look.is_bold),
        color=color or look.color,
        latin=_typeface(properties, "latin", look.latin),
        east_asian=_typeface(properties, "ea", look.east_asian),
        language=properties.get("lang", look.language),
        other_language=properties.get("altLang", look.other_language),
    )


def with_color(levels: Levels, color: Color | None, latin: str = "", is_bold: bool | None = None) -> Levels:
    """Levels in the colour (and face) of a shape's or a table's style."""
    changed: list[Level] = []
    for level in levels:
        look = replace(level.look, color=color or level.look.color, latin=latin or level.look.latin)
        changed.append(replace(level, look=look if is_bold is None else replace(look, is_bold=is_bold)))
    return tuple(changed)


def level_at(levels: Sequence[Level], properties: Element | None) -> Level:
    """The level that a paragraph stands on."""
    place = int(number(properties, "lvl"))
    return levels[min(max(place, 0), LEVELS - 1)]


def _typeface(properties: Element, script: str, default: str) -> str:
    named = child(properties, f"{A}{script}")
    return default if named is None else named.get("typeface", default)


def _distance(spacing: Element | None) -> Distance | None:
    for each in spacing if spacing is not None else ():
        if each.tag == f"{A}spcPts":
            return Distance(number(each, "val") / 100, "points")
        if each.tag == f"{A}spcPct":
            return Distance(number(each, "val", 100_000) / 100_000, "percent")
    return None


def _has_bullet(properties: Element, default: bool) -> bool:
    for tag, has_bullet in (("buNone", False), ("buChar", True), ("buAutoNum", True), ("buBlip", True)):
        if child(properties, f"{A}{tag}") is not None:
            return has_bullet
    return default
