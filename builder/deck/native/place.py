"""Put finished pieces on the slide: charts, texts, boxes, lines, groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml

from builder.deck.markup import NAMES
from builder.deck.native.looks import MEAN_DASH, NO_FILL, NO_LINE, font, line
from builder.deck.native.sheet import Sheet
from builder.deck.native.text import LEADING
from builder.deck.native.workbook import workbook_bytes
from builder.deck.slides import Frame
from builder.deck.units import emu
from builder.theme.theme import Theme

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]
Point = tuple[float, float]
Stretch = tuple[float, float]  # of an upright line, from where to where

_HALF = 0.5  # of the width that a shape must have, though it is only a line
_LEFT_SIDE, _RIGHT_SIDE = 1, 3  # where lines can be attached to a rectangle: top, left, bottom, right
_NO_WORDS = '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
_DECORATIVE = (
    f'<a:extLst {NAMES}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are set alike: a paragraph of a text box."""

    text: str
    size: float
    token: str = "ink"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """How a text stands in its frame. `fill` and `outline` are XML; without `wraps` the text may be wider than it."""

    align: Align = "l"
    anchor: Anchor = "t"
    inset: float = 0.0
    fill: str = NO_FILL
    outline: str = NO_LINE
    wraps: bool = True


@dataclass(frozen=True, slots=True)
class _Finished:
    """A chart as python-pptx asks for its data: its XML and the workbook behind it, both made already."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _kind: object) -> bytes:
        """The XML, whatever kind of chart it is."""
        return self.xml


def place_chart(shapes: Any, frame: Frame, name: str, alt: str, xml: bytes, sheet: Sheet) -> Any:
    """A chart that PowerPoint can edit."""
    finished = _Finished(xml, workbook_bytes(sheet))
    return named(shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_at(frame), finished), name, alt)


def place_box(shapes: Any, theme: Theme, frame: Frame, name: str, lines: Sequence[Line], box: Box) -> Any:
    """A rectangle with words in it, or words alone where it has neither fill nor outline."""
    if box.fill == NO_FILL and box.outline == NO_LINE:
        placed = shapes.add_textbox(*_at(frame))
    else:
        placed = shapes.add_shape(MSO_SHAPE.RECTANGLE, *_at(frame))
        _set_look(placed._element, box.fill + box.outline)
    element = placed._element
    element.replace(element.txBody, parse_xml(_text_body(theme, lines, box)))
    return named(placed, name)


def place_upright(
    shapes: Any, theme: Theme, x: float, stretches: Sequence[Stretch], name: str, *, token: str
) -> Any:
    """A dashed line straight down in several stretches, as one shape, which screen readers pass over."""
    top, bottom = stretches[0][0], stretches[-1][1]
    half, high = emu(_HALF), emu(bottom - top)
    path = "".join(
        f'<a:moveTo><a:pt x="{half}" y="{emu(start - top)}"/></a:moveTo>'
        f'<a:lnTo><a:pt x="{half}" y="{emu(end - top)}"/></a:lnTo>'
        for start, end in stretches
    )
    placed = shapes.add_shape(MSO_SHAPE.RECTANGLE, *_at(Frame(x - _HALF, top, 2 * _HALF, bottom - top)))
    _set_look(placed._element, NO_FILL + line(theme, token, 1.25, MEAN_DASH))
    element = placed._element
    element.remove(element.txBody)
    element.spPr.replace(
        element.spPr.prstGeom,
        parse_xml(
            f'<a:custGeom {NAMES}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{2 * half}" h="{high}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
        ),
    )
    _properties(placed).append(parse_xml(_DECORATIVE))
    return named(placed, name)


def join(shapes: Any, theme: Theme, left: Any, right: Any, name: str, *, token: str, width: float) -> Any:
    """A line from the right side of one box to the left side of another that follows when they are moved."""
    is_level = abs((left.top + left.height / 2) - (right.top + right.height / 2)) < emu(0.5)
    kind = MSO_CONNECTOR.STRAIGHT if is_level else MSO_CONNECTOR.ELBOW
    placed = _connector(shapes, kind, (0, 0), (0, 0), name, line(theme, token, width))
    placed.begin_connect(left, _RIGHT_SIDE)
    placed.end_connect(right, _LEFT_SIDE)
    return placed


def group(shapes: Any, members: Sequence[Any], name: str, alt: str) -> Any:
    """The members as one, so that they move and scale together."""
    return named(shapes.add_group_shape(members), name, alt)


def named(placed: Any, name: str, alt: str = "") -> Any:
    """A shape with its name and, where it has one, its alternative text under the name as title."""
    placed.name = name
    if alt:
        _properties(placed).set("title", name)
        _properties(placed).set("descr", alt)
    return placed


def _connector(shapes: Any, kind: Any, start: Point, end: Point, name: str, look: str) -> Any:
    placed = shapes.add_connector(kind, emu(start[0]), emu(start[1]), emu(end[0]), emu(end[1]))
    _set_look(placed._element, look)
    _properties(placed).append(parse_xml(_DECORATIVE))
    return named(placed, name)


def _properties(placed: Any) -> Any:
    return placed._element.xpath("./*[1]/p:cNvPr")[0]


def _at(frame: Frame) -> tuple[int, int, int, int]:
    return emu(frame.x), emu(frame.y), emu(frame.width), emu(frame.height)


def _set_look(element: Any, look: str) -> None:
    """This look and no other: new shapes come with a style that draws lines and shadows."""
    for style in element.xpath("./p:style"):
        element.remove(style)
    for piece in parse_xml(f"<p:spPr {NAMES}>{look}</p:spPr>"):
        element.spPr.append(piece)


def _text_body(theme: Theme, lines: Sequence[Line], box: Box) -> str:
    side = emu(box.inset)
    paragraphs = "".join(_paragraph(theme, words, box.align) for words in lines) or _NO_WORDS
    return (
        f'<p:txBody {NAMES}><a:bodyPr vert="horz" wrap="{"square" if box.wraps else "none"}" lIns="{side}" tIns="0" '
        f'rIns="{side}" bIns="0" rtlCol="0" anchor="{box.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs}</p:txBody>"
    )


def _paragraph(theme: Theme, words: Line, align: Align) -> str:
    leading = round(words.size * LEADING * 100)
    run = font(theme, "rPr", words.size, words.token, is_bold=words.is_bold)
    return (
        f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPts val="{leading}"/></a:lnSpc></a:pPr>'
        f"<a:r>{run}<a:t>{escape(words.text)}</a:t></a:r></a:p>"
    )
