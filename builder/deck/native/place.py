"""Put finished pieces on the slide: charts, text boxes, boxes, lines, groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml

from builder.deck.native.workbook import Sheet, workbook_bytes
from builder.deck.native.xml import NO_LINE, font, line
from builder.deck.slides import Frame
from builder.deck.units import emu
from builder.theme.theme import Theme

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_DECORATIVE = (
    f'<a:extLst {_A}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class _Finished:
    """A chart as python-pptx takes it: its XML and the workbook behind it."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _chart_type: object) -> bytes:
        return self.xml


@dataclass(frozen=True, slots=True)
class Line:
    """Words set in one way, a paragraph of a text box."""

    text: str
    size: float
    token: str = "ink"
    is_bold: bool = False


def place_chart(shapes: Any, frame: Frame, name: str, alt: str, xml: bytes, sheet: Sheet) -> Any:
    """A chart that PowerPoint can edit."""
    finished = _Finished(xml, workbook_bytes(sheet))
    placed = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_at(frame), finished)
    return named(placed, name, alt)


def place_text(
    shapes: Any, theme: Theme, frame: Frame, name: str, lines: Sequence[Line], *,
    align: Align = "l", anchor: Anchor = "t",
) -> Any:  # fmt: skip
    """A text box without margins."""
    placed = shapes.add_textbox(*_at(frame))
    placed.name = name
    _set_text(placed, theme, lines, align, anchor)
    return placed


def place_box(
    shapes: Any, theme: Theme, frame: Frame, name: str, lines: Sequence[Line], *,
    fill: str, outline: str = NO_LINE, align: Align = "ctr", inset: float = 0,
) -> Any:  # fmt: skip
    """A rectangle with words in its middle. `fill` and `outline` are XML."""
    placed = shapes.add_shape(MSO_SHAPE.RECTANGLE, *_at(frame))
    placed.name = name
    element = placed._element
    _replace_look(element, fill + outline)
    _set_text(placed, theme, lines, align, "ctr", inset)
    return placed


def place_line(
    shapes: Any, theme: Theme, start: tuple[float, float], end: tuple[float, float], name: str, token: str,
    *, width: float, dash: str = "solid", is_elbow: bool = False,
) -> Any:  # fmt: skip
    """A line between two points, which screen readers pass over."""
    kind = MSO_CONNECTOR.ELBOW if is_elbow else MSO_CONNECTOR.STRAIGHT
    placed = shapes.add_connector(kind, emu(start[0]), emu(start[1]), emu(end[0]), emu(end[1]))
    _replace_look(placed._element, line(theme, token, width, dash))
    named(placed, name, "")
    placed._element.nvCxnSpPr.cNvPr.append(parse_xml(_DECORATIVE))
    return placed


def group(shapes: Any, members: Sequence[Any], name: str, alt: str) -> Any:
    """The members as one, so that they move and scale together."""
    return named(shapes.add_group_shape(members), name, alt)


def named(placed: Any, name: str, alt: str) -> Any:
    """Give a shape its name and its alternative text."""
    placed.name = name
    if alt:
        placed._element.xpath("./*[1]/p:cNvPr")[0].set("descr", alt)
    return placed


def _at(frame: Frame) -> tuple[int, int, int, int]:
    return emu(frame.x), emu(frame.y), emu(frame.width), emu(frame.height)


def _replace_look(element: Any, look: str) -> None:
    """The look alone, without the style (shadow, theme line) that new shapes carry."""
    for style in element.xpath("./p:style"):
        element.remove(style)
    properties = element.spPr
    for piece in parse_xml(f"<p:spPr {_P} {_A}>{look}</p:spPr>"):
        properties.append(piece)


def _set_text(placed: Any, theme: Theme, lines: Sequence[Line], align: Align, anchor: Anchor, inset: float = 0) -> None:
    body = placed._element.txBody
    side = emu(inset)
    paragraphs = "".join(_paragraph(theme, words, align) for words in lines)
    new = parse_xml(
        f'<p:txBody {_P} {_A}><a:bodyPr wrap="square" lIns="{side}" tIns="0" rIns="{side}" bIns="0" anchor="{anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody>"
    )
    body.getparent().replace(body, new)


def _paragraph(theme: Theme, words: Line, align: Align) -> str:
    run = font(theme, "rPr", words.size, words.token, is_bold=words.is_bold)
    return (
        f'<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc></a:pPr>'
        f"<a:r>{run}<a:t>{escape(words.text)}</a:t></a:r></a:p>"
    )


