"""Reads the shapes of a slide, layout or master."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.lint.charts import read_chart
from builder.lint.colors import NONE, UNKNOWN, color_in, fill_of
from builder.lint.geometry import FLAT, Transform, box_of, inside
from builder.lint.holders import Holder, Holders, tie_of
from builder.lint.levels import Levels, styled, with_color
from builder.lint.pictures import read_pixels
from builder.lint.scheme import Scheme
from builder.lint.shapes import Form, Label, Picture, Seat, Shape
from builder.lint.tables import TableStyles, read_table
from builder.lint.text import PLAIN_FRAME, Body, read_body
from builder.office.names import DECORATIVE, MC, A, C, Element, P, R, child, children, is_on, local, number
from builder.office.package import Damaged, Package

_FORMS: Mapping[str, Form] = {
    "rect": "rect", "flowChartProcess": "rect",
    "roundRect": "round", "round1Rect": "round", "round2SameRect": "round", "round2DiagRect": "round",
    "snip1Rect": "round", "snip2SameRect": "round", "flowChartAlternateProcess": "round",
    "ellipse": "ellipse", "flowChartConnector": "ellipse",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """What the shapes of a part are read with."""

    package: Package
    part: str
    scheme: Scheme
    holders: Holders
    plain: Levels
    table_styles: TableStyles

    def related(self, element: Element | None, name: str) -> str:
        """The part that an element names by a relation; empty where it names none that is in the file."""
        relation = self.package.relations(self.part).get(element.get(f"{R}{name}", "")) if element is not None else None
        return relation.target if relation and not relation.is_external else ""


@dataclass(frozen=True)
class _Drawn:
    """A shape as it is being read: its element and what all kinds have."""

    element: Element
    source: Source
    place: Transform
    label: Label

    @property
    def properties(self) -> Element | None:
        return child(self.element, f"{P}spPr")

    def seat(self, transform: Element | None) -> Seat:
        tie = tie_of(self.element)
        holder = self.source.holders.like(*tie) if tie else None
        own = box_of(transform)
        return Seat(self.place.placed(own) if own else holder.box if holder else None, tie, holder)


def read_shapes(tree: Element | None, source: Source, place: Transform = FLAT) -> tuple[Shape, ...]:
    """The shapes of a shape tree or a group, the lowest first; hidden ones are left out."""
    found = (_shape(element, source, place) for element in _elements(tree)) if tree is not None else ()
    return tuple(shape for shape in found if shape is not None)


def _elements(tree: Element) -> Iterator[Element]:
    """The shapes' elements; of alternatives the first, which is the newest."""
    for element in tree:
        if element.tag == f"{MC}AlternateContent":
            chosen = next(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"), None)
            yield from chosen if chosen is not None else ()
        elif element.tag in _READERS:
            yield element


def _shape(element: Element, source: Source, place: Transform) -> Shape | None:
    reader = _READERS.get(str(element.tag))
    head = child(element[0], f"{P}cNvPr") if len(element) else None
    if reader is None or head is None or is_on(head, "hidden"):
        return None
    decorative = next(head.iter(f"{DECORATIVE}decorative"), None) if len(head) else None
    alt = (head.get("descr") or head.get("title") or "").strip()
    is_decorative = is_on(decorative, "val", default=decorative is not None)
    label = Label(head.get("id", ""), head.get("name", ""), alt, is_decorative)
    return reader(_Drawn(element, source, place, label))


def _auto(drawn: _Drawn) -> Shape:
    parts = children(drawn.element)
    style = parts.get(f"{P}style")
    said = children(parts.get(f"{P}spPr"))
    seat = drawn.seat(said.get(f"{A}xfrm"))
    fill = fill_of(said.values()) or (seat.holder.fill if seat.holder else None)
    fill = fill or drawn.source.scheme.fill(child(style, f"{A}fillRef")) or NONE
    body = _body(drawn, parts.get(f"{P}txBody"), style, seat.holder)
    return Shape("shape", drawn.label, seat, fill, _form(said), _has_line(said.get(f"{A}ln"), style), body)


def _body(drawn: _Drawn, body: Element | None, style: Element | None, holder: Holder | None) -> Body | None:
    if body is None:
        return None
    levels = holder.levels if holder else drawn.source.plain
    font = child(style, f"{A}fontRef")
    if font is not None and holder is None:
        face = {"major": "+mj-lt", "minor": "+mn-lt"}.get(font.get("idx", ""), "")
        levels = with_color(levels, color_in(font), face)
    return read_body(body, styled(levels, child(body, f"{A}lstStyle")), holder.frame if holder else PLAIN_FRAME)


def _picture(drawn: _Drawn) -> Shape:
    seat = drawn.seat(child(drawn.properties, f"{A}xfrm"))
    picture = _pixels(child(drawn.element, f"{P}blipFill"), drawn.source)
    return Shape("picture", drawn.label, seat, UNKNOWN, picture=picture)


def _pixels(fill: Element | None, source: Source) -> Picture:
    blip = child(fill, f"{A}blip")
    part = source.related(blip, "embed")
    if blip is None or not part or _has_vector(blip):
        return Picture(None)
    try:
        pixels = read_pixels(source.package.read(part))
    except Damaged:
        return Picture(None)
    cut = child(fill, f"{A}srcRect")
    across, down = (1 - (number(cut, one) + number(cut, two)) / 100_000 for one, two in (("l", "r"), ("t", "b")))
    return Picture(pixels, max(across, 0.0), max(down, 0.0))


def _has_vector(blip: Element) -> bool:
    """Whether the picture is an SVG, and what is embedded only its image for old programs."""
    return any(local(element) == "svgBlip" for element in blip.iter())


def _graphic(drawn: _Drawn) -> Shape:
    seat = drawn.seat(child(drawn.element, f"{P}xfrm"))
    source = drawn.source
    data = child(drawn.element, f"{A}graphic", f"{A}graphicData")
    table = child(data, f"{A}tbl")
    if table is not None:
        read = read_table(table, source.plain, source.table_styles)
        return Shape("table", drawn.label, seat, table=read)
    part = source.related(child(data, f"{C}chart"), "id")
    if part not in source.package.names:
        return Shape("frame", drawn.label, seat, UNKNOWN)
    chart = read_chart(source.package, part)
    return Shape("chart", drawn.label, seat, chart.fill if chart else UNKNOWN, chart=chart)


def _group(drawn: _Drawn) -> Shape:
    transform = child(drawn.element, f"{P}grpSpPr", f"{A}xfrm")
    children = read_shapes(drawn.element, drawn.source, inside(transform, drawn.place))
    return Shape("group", drawn.label, drawn.seat(transform), children=children)


def _connector(drawn: _Drawn) -> Shape:
    return Shape("connector", drawn.label, drawn.seat(child(drawn.properties, f"{A}xfrm")))


_READERS: Mapping[str, Callable[[_Drawn], Shape]] = {
    f"{P}sp": _auto,
    f"{P}pic": _picture,
    f"{P}graphicFrame": _graphic,
    f"{P}grpSp": _group,
    f"{P}cxnSp": _connector,
}


def _form(said: Mapping[object, Element]) -> Form:
    preset = said.get(f"{A}prstGeom")
    if preset is not None:
        return _FORMS.get(preset.get("prst", "rect"), "other")
    return "other" if f"{A}custGeom" in said else "rect"


def _has_line(line: Element | None, style: Element | None) -> bool:
    if line is not None:
        return child(line, f"{A}noFill") is None
    return number(child(style, f"{A}lnRef"), "idx") > 0
