"""Read what a template's layouts hold, with all that they have from their masters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from lxml import etree
from pptx.oxml.ns import qn

from builder.deck.colors import Tint
from builder.deck.foreign.found import FEET, TITLES, FoundLayout, FoundTemplate, Placeholder
from builder.deck.foreign.palette import Palette, palette, tint_in
from builder.deck.places import Edges, Style
from builder.deck.slides import Frame
from builder.deck.units import points

LINE = 1.3  # from line to line where a template has single spacing: what Microsoft YaHei takes, the widest in use
LEAST_LINE = 1.2

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_SIDE, _EDGE = 7.2, 3.6  # how far PowerPoint keeps a text from its frame where it is told nothing
_OFFICE_BODY = 18.0  # its size of a text for which nobody says one


def read_found(presentation: Any, name: str) -> FoundTemplate:
    """The layouts of an opened template."""
    size = Frame(0, 0, points(presentation.slide_width), points(presentation.slide_height))
    masters = tuple(_master(master, size) for master in presentation.slide_masters)
    faces = _theme(presentation.slide_master).iter(qn("a:majorFont"), qn("a:minorFont"))
    has_east_asian = all(face.find(qn("a:ea")).get("typeface") for face in faces)
    return FoundTemplate(name, size, masters, has_east_asian)


def _theme(master: Any) -> Any:
    return etree.fromstring(master.part.part_related_by(_THEME).blob)


def _master(master: Any, size: Frame) -> tuple[FoundLayout, ...]:
    theme = _theme(master)
    colors = palette(theme, master.element.find(qn("p:clrMap")))
    body = _Holder(None, next(iter(master.element.xpath("p:cSld//p:sp[.//p:ph[@type='body']]")), None), master.element)
    return tuple(_layout(layout, master, theme, colors, body, size) for layout in master.slide_layouts)


def _layout(
    layout: Any, master: Any, theme: Any, colors: Palette, body: _Holder, size: Frame
) -> FoundLayout:
    element = layout.element
    override = element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    own = palette(theme, override) if override is not None else colors
    shapes = [shape for shape in element.xpath("p:cSld//p:sp[p:nvSpPr/p:nvPr/p:ph]") if _is_level(shape)]
    holders = [_Holder(shape, _counterpart(shape, master.element), master.element) for shape in shapes]
    shown = [holder.placeholder() for holder in holders if holder.frame is not None]
    covers = [*_covers(element)]
    if element.get("showMasterSp", "1") not in ("0", "false"):
        covers = [*_covers(master.element), *covers]
    return FoundLayout(
        str(layout.part.partname),
        layout.name,
        element.get("type", ""),
        tuple(shown),
        own,
        _ground(element) if _background(element) is not None else _ground(master.element),
        tuple(covers),
        body.frame or Frame(0.05 * size.width, 0.25 * size.height, 0.9 * size.width, 0.6 * size.height),
        body.style(),
        body.edges(),
        override is not None,
    )


class _Holder:
    """A placeholder of a layout and, behind it, that of the master: whatever the first does not say, the other does."""

    def __init__(self, shape: Any, behind: Any, master: Any) -> None:
        self.shapes = [each for each in (shape, behind) if each is not None]
        self.kind = self.tie.get("type", "obj") if self.shapes else "body"
        self.master = master

    @property
    def tie(self) -> Any:
        """The element that says what the placeholder is for."""
        return self.shapes[0].find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")

    @property
    def frame(self) -> Frame | None:
        """Where it stands; None where nobody says so."""
        for shape in self.shapes:
            box = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
            if box is not None and box.find(qn("a:ext")) is not None:
                return _frame(box)
        return None

    def placeholder(self) -> Placeholder:
        """The placeholder as a value."""
        name = self.shapes[0].find(f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}").get("name")
        frame = self.frame
        assert frame is not None
        index = int(self.tie.get("idx", "0"))
        return Placeholder(index, self.kind, name, frame, self.style(), self.edges(), self._may_shrink())

    def style(self) -> Style:
        """How its first level is set."""
        levels = self._levels()
        runs = [run for level in levels for run in level.findall(qn("a:defRPr"))]
        size = float(_first(runs, "sz") or _OFFICE_BODY * 100) / 100
        color = next((tint for run in runs for tint in _tints(run)), None)
        anchor = self._frame_attribute("anchor") or "t"
        bullet = _bullet(levels)
        margin = float(_first(levels, "marL") or 0) / 12_700
        return Style(
            size,
            _leading(levels, size),
            after=_gap(levels, "a:spcBef", size) + _gap(levels, "a:spcAft", size),
            indent=margin,
            bullet=bullet,
            bullet_color=_bullet_color(levels),
            color=color or Tint("tx1"),
            is_bold=_first(runs, "b") in ("1", "true"),
            align=_ALIGNS.get(_first(levels, "algn") or "l", "l"),
            anchor=_ANCHORS.get(anchor, "t"),
        )

    def edges(self) -> Edges:
        """How far its text keeps from its frame."""
        return Edges(*(self._edge(name, default) for name, default in _EDGES))

    def _edge(self, name: str, default: float) -> float:
        value = self._frame_attribute(name)
        return points(int(value)) if value is not None else default

    def _may_shrink(self) -> bool:
        for shape in self.shapes:
            for body in shape.iter(qn("a:bodyPr")):
                for fit in ("normAutofit", "noAutofit", "spAutoFit"):
                    if body.find(qn(f"a:{fit}")) is not None:
                        return fit == "normAutofit"
        return False

    def _frame_attribute(self, name: str) -> str | None:
        bodies = [body for shape in self.shapes for body in shape.iter(qn("a:bodyPr"))]
        return _first(bodies, name)

    def _levels(self) -> list[Any]:
        """The first level's properties, the nearest first."""
        own = [level for shape in self.shapes for level in shape.findall(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")]
        name = "titleStyle" if self.kind in TITLES else "otherStyle" if self.kind in FEET else "bodyStyle"
        return [*own, *self.master.findall(f"{qn('p:txStyles')}/{qn(f'p:{name}')}/{qn('a:lvl1pPr')}")]


_EDGES = (("lIns", _SIDE), ("tIns", _EDGE), ("rIns", _SIDE), ("bIns", _EDGE))
_ALIGNS: dict[str, Literal["l", "r", "ctr"]] = {"l": "l", "r": "r", "ctr": "ctr"}
_ANCHORS: dict[str, Literal["t", "b", "ctr"]] = {"t": "t", "b": "b", "ctr": "ctr"}
_BEHIND = {"ctrTitle": "title", "subTitle": "body"}


def _counterpart(shape: Any, master: Any) -> Any:
    """The master's placeholder that a layout's one is made after."""
    kind = shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}").get("type", "obj")
    behind = _BEHIND.get(kind, kind if kind in ("title", *FEET) else "body")
    return next(iter(master.xpath(f"p:cSld//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='{behind}']]")), None)


def _is_level(shape: Any) -> bool:
    """Whether a placeholder's text lies and does not stand."""
    return all(body.get("vert", "horz") == "horz" for body in shape.iter(qn("a:bodyPr")))


def _first(elements: Iterable[Any], attribute: str) -> str | None:
    return next((each.get(attribute) for each in elements if each.get(attribute) is not None), None)


def _tints(run: Any) -> Iterator[Tint]:
    for fill in run.findall(qn("a:solidFill")):
        if (tint := tint_in(fill)) is not None:
            yield tint


def _leading(levels: Sequence[Any], size: float) -> float:
    """From line to line in points; single spacing is that of a Chinese face."""
    for level in levels:
        for exact in level.findall(f"{qn('a:lnSpc')}/{qn('a:spcPts')}"):
            return float(exact.get("val")) / 100
        for share in level.findall(f"{qn('a:lnSpc')}/{qn('a:spcPct')}"):
            return size * max(LEAST_LINE, LINE * _percent(share.get("val")))
    return size * LINE


def _gap(levels: Sequence[Any], tag: str, size: float) -> float:
    """The space before or after a paragraph in points."""
    for level in levels:
        for exact in level.findall(f"{qn(tag)}/{qn('a:spcPts')}"):
            return float(exact.get("val")) / 100
        for share in level.findall(f"{qn(tag)}/{qn('a:spcPct')}"):
            return size * LEAST_LINE * _percent(share.get("val"))
    return 0.0


def _percent(value: str) -> float:
    """A share, which newer files write as 90% and older ones as 90000."""
    return float(value.rstrip("%")) / 100 if value.endswith("%") else float(value) / 100_000


def _bullet(levels: Sequence[Any]) -> str:
    """The sign before a paragraph; a plain one for pictures, numbers and signs of symbol fonts."""
    for level in levels:
        if level.find(qn("a:buNone")) is not None:
            return ""
        if (sign := level.find(qn("a:buChar"))) is not None:
            char = str(sign.get("char"))
            return char if char in _SIGNS else _SIGNS[0]
        if level.find(qn("a:buAutoNum")) is not None or level.find(qn("a:buBlip")) is not None:
            return _SIGNS[0]
    return ""


def _bullet_color(levels: Sequence[Any]) -> str | Tint:
    """The colour of the sign; empty where it is that of the text."""
    for level in levels:
        if level.find(qn("a:buClrTx")) is not None:
            return ""
        if (color := level.find(qn("a:buClr"))) is not None:
            return tint_in(color) or ""
    return ""


_SIGNS = "•■▪●▶–—›»○□◆"


def _background(owner: Any) -> Any:
    return owner.find(f"{qn('p:cSld')}/{qn('p:bg')}")


def _ground(owner: Any) -> Tint | None:
    """The one colour of a background; None for pictures, patterns and gradients."""
    background = _background(owner)
    if background is None:
        return Tint("bg1")
    reference = background.find(qn("p:bgRef"))
    if reference is not None:
        return tint_in(reference)
    fill = background.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
    return tint_in(fill) if fill is not None else None


def _covers(owner: Any) -> Iterator[tuple[Frame, Tint | None]]:
    """The shapes and pictures of a layout or master that are no placeholders and have a ground of their own."""
    for shape in owner.find(f"{qn('p:cSld')}/{qn('p:spTree')}"):
        box = next(shape.iter(qn("a:xfrm")), None)
        is_placeholder = next(shape.iter(qn("p:ph")), None) is not None
        if box is None or is_placeholder or box.find(qn("a:ext")) is None:
            continue
        if shape.tag == qn("p:sp"):
            look = shape.find(qn("p:spPr"))
            fill = look.find(qn("a:solidFill"))
            style = shape.find(f"{qn('p:style')}/{qn('a:fillRef')}")
            if fill is not None:
                yield _frame(box), tint_in(fill)
            elif look.find(qn("a:noFill")) is None and (style is not None or _has_other_fill(look)):
                yield _frame(box), tint_in(style) if style is not None and not _has_other_fill(look) else None
        elif shape.tag in (qn("p:pic"), qn("p:grpSp"), qn("p:graphicFrame")):
            yield _frame(box), None


def _has_other_fill(look: Any) -> bool:
    return any(look.find(qn(f"a:{name}")) is not None for name in ("gradFill", "blipFill", "pattFill", "grpFill"))


def _frame(box: Any) -> Frame:
    start, size = box.find(qn("a:off")), box.find(qn("a:ext"))
    return Frame(*(points(int(each)) for each in (start.get("x"), start.get("y"), size.get("cx"), size.get("cy"))))
