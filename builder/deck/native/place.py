"""Pieces of a figure as PresentationML: charts, texts, boxes, lines, groups.

Written as text and parsed once for a figure: python-pptx looks through the slide for every id and measures a group
again for each of its members, which takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml

from builder.deck.markup import NAMES, transform
from builder.deck.native.looks import MEAN_DASH, NO_FILL, NO_LINE, font, line
from builder.deck.native.sheet import Sheet
from builder.deck.native.text import LEADING
from builder.deck.native.workbook import workbook_bytes
from builder.deck.slides import Frame
from builder.deck.units import emu
from builder.theme.theme import Theme

Align = Literal["l", "ctr", "r"]
Anchor = Literal["t", "ctr", "b"]
Stretch = tuple[float, float]  # of an upright line, from where to where

_HALF = 0.5  # of the width that a shape must have, though it is only a line
_LEFT_SIDE, _RIGHT_SIDE = 1, 3  # where lines can be attached to a rectangle: top, left, bottom, right
_NO_WORDS = '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a figure: its id on the slide, where it stands, its XML."""

    id: int
    frame: Frame
    xml: str


Pieces = tuple[Placed, ...]
"""What a figure consists of: one piece, unless it holds what cannot be grouped."""


class Board:
    """A slide that a figure is put on: gives its pieces ids that no shape has, keeps charts with their workbooks."""

    def __init__(self, shapes: Any) -> None:
        self._tree, self._part = shapes._spTree, shapes.part
        self._last_id = max(map(int, self._tree.xpath(".//p:cNvPr/@id")), default=1)

    def next_id(self) -> int:
        """An id for one more shape."""
        self._last_id += 1
        return self._last_id

    def keep(self, chart: _Finished) -> str:
        """Keep a chart's part in the file; gives the name by which the slide knows it."""
        return str(self._part.add_chart_part(XL_CHART_TYPE.BAR_CLUSTERED, chart))

    def put(self, pieces: Sequence[Placed]) -> None:
        """Put finished pieces on the slide, over what stands there."""
        for piece in pieces:
            self._tree.append(parse_xml(piece.xml.replace(">", f" {NAMES}>", 1)))


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


def place_chart(board: Board, frame: Frame, name: str, alt: str, xml: bytes, sheet: Sheet) -> Placed:
    """A chart that PowerPoint can edit."""
    relation = board.keep(_Finished(xml, workbook_bytes(sheet)))
    content = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
    return _graphic_frame(board, frame, name, alt, _CHART, content, "<p:cNvGraphicFramePr/>")


def place_table(board: Board, frame: Frame, name: str, alt: str, table: str) -> Placed:
    """A table, given as XML. Tables cannot be members of a group."""
    locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    kind = "http://schemas.openxmlformats.org/drawingml/2006/table"
    return _graphic_frame(board, frame, name, alt, kind, table, locks)


def place_box(board: Board, theme: Theme, frame: Frame, name: str, lines: Sequence[Line], box: Box) -> Placed:
    """A rectangle with words in it, or words alone where it has neither fill nor outline."""
    is_bare = box.fill == NO_FILL and box.outline == NO_LINE
    look = _RECTANGLE + box.fill + ("" if is_bare else box.outline)
    return _shape(board, frame, name, look, _text_body(theme, lines, box), kind=' txBox="1"' if is_bare else "")


def place_upright(
    board: Board, theme: Theme, x: float, stretches: Sequence[Stretch], name: str, *, token: str
) -> Placed:
    """A dashed line straight down in several stretches, as one shape, which screen readers pass over."""
    top, bottom = stretches[0][0], stretches[-1][1]
    half, high = emu(_HALF), emu(bottom - top)
    path = "".join(
        f'<a:moveTo><a:pt x="{half}" y="{emu(start - top)}"/></a:moveTo>'
        f'<a:lnTo><a:pt x="{half}" y="{emu(end - top)}"/></a:lnTo>'
        for start, end in stretches
    )
    outline = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{2 * half}" h="{high}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
    )
    look = outline + NO_FILL + line(theme, token, 1.25, MEAN_DASH)
    return _shape(board, Frame(x - _HALF, top, 2 * _HALF, bottom - top), name, look, "", is_decorative=True)


def join(board: Board, theme: Theme, left: Placed, right: Placed, name: str, *, token: str, width: float) -> Placed:
    """A line from the right side of one box to the left side of another that follows when they are moved."""
    start, end = left.frame.x + left.frame.width, right.frame.x
    from_y, to_y = (piece.frame.y + piece.frame.height / 2 for piece in (left, right))
    is_level = abs(from_y - to_y) < 0.5
    frame = Frame(start, min(from_y, to_y), end - start, 0.0 if is_level else abs(to_y - from_y))
    turned = ' flipV="1"' if to_y < from_y and not is_level else ""
    at = transform(frame).replace("<a:xfrm>", f"<a:xfrm{turned}>")
    shape = "line" if is_level else "bentConnector3"
    id = board.next_id()
    xml = (
        f"<p:cxnSp><p:nvCxnSpPr>{_named(id, name, is_decorative=True)}<p:cNvCxnSpPr>"
        f'<a:stCxn id="{left.id}" idx="{_RIGHT_SIDE}"/><a:endCxn id="{right.id}" idx="{_LEFT_SIDE}"/></p:cNvCxnSpPr>'
        f'<p:nvPr/></p:nvCxnSpPr><p:spPr>{at}<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        f"{line(theme, token, width)}</p:spPr></p:cxnSp>"
    )
    return Placed(id, frame, xml)


def group(board: Board, members: Sequence[Placed], name: str, alt: str) -> Placed:
    """The members as one, so that they move and scale together."""
    frames = [member.frame for member in members]
    x, y = min(one.x for one in frames), min(one.y for one in frames)
    right, bottom = max(one.x + one.width for one in frames), max(one.y + one.height for one in frames)
    whole = Frame(x, y, right - x, bottom - y)
    inner = transform(whole).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    at = transform(whole).replace("</a:xfrm>", inner.removeprefix("<a:xfrm>"))
    id = board.next_id()
    xml = (
        f"<p:grpSp><p:nvGrpSpPr>{_named(id, name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{at}</p:grpSpPr>{''.join(member.xml for member in members)}</p:grpSp>"
    )
    return Placed(id, whole, xml)


def _shape(
    board: Board, frame: Frame, name: str, look: str, body: str, *, kind: str = "", is_decorative: bool = False
) -> Placed:
    id = board.next_id()
    xml = (
        f"<p:sp><p:nvSpPr>{_named(id, name, is_decorative=is_decorative)}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(frame)}{look}</p:spPr>{body}</p:sp>"
    )
    return Placed(id, frame, xml)


def _graphic_frame(board: Board, frame: Frame, name: str, alt: str, kind: str, content: str, locks: str) -> Placed:
    id = board.next_id()
    xml = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_named(id, name, alt)}{locks}<p:nvPr/></p:nvGraphicFramePr>"
        f"{transform(frame, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
    )
    return Placed(id, frame, xml)


def _named(id: int, name: str, alt: str = "", *, is_decorative: bool = False) -> str:
    """A shape's id and name and, where it has one, its alternative text under the name as title."""
    told = f" descr={quoteattr(alt)} title={quoteattr(name)}" if alt else ""
    return f'<p:cNvPr id="{id}" name={quoteattr(name)}{told}>{_DECORATIVE if is_decorative else ""}</p:cNvPr>'


def _text_body(theme: Theme, lines: Sequence[Line], box: Box) -> str:
    side = emu(box.inset)
    paragraphs = "".join(_paragraph(theme, words, box.align) for words in lines) or _NO_WORDS
    return (
        f'<p:txBody><a:bodyPr vert="horz" wrap="{"square" if box.wraps else "none"}" lIns="{side}" tIns="0" '
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
