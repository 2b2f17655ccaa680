"""Pieces put on a slide of the presentation. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, assert_never
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from builder.deck import markup
from builder.deck.colors import painted
from builder.deck.native import add_chart
from builder.deck.paragraphs import Voice, number_field, paragraph
from builder.deck.pieces import BlockPiece, ChartPiece, ChipPiece, LinkPiece, NumberPiece, Piece, TablePiece, TextPiece
from builder.deck.places import Place
from builder.deck.slides import Frame
from builder.deck.tables import chip, table

BLOCK = "色块"
_ID = qn("p:cNvPr")


@dataclass(frozen=True, slots=True)
class Page:
    """One slide of the presentation, its number, and all its slides, to which it may lead."""

    slide: Any
    number: int
    slides: Sequence[Any]
    voice: Voice

    def put(self, pieces: Iterable[Piece]) -> None:
        """Put pieces on the slide, one over the other."""
        for piece in pieces:
            match piece:
                case TextPiece():
                    self._put_text(piece)
                case NumberPiece(place):
                    field = number_field(self.voice, self.number, place.style, place.given)
                    self._put_shape(place, place.frame, field, "" if place.home else markup.NO_FIT)
                case ChartPiece():
                    self._put_chart(piece)
                case TablePiece():
                    self._append(table(piece, self._next_id(), self.voice))
                case ChipPiece():
                    self._append(chip(piece, self._next_id(), self.voice))
                case BlockPiece(frame, color):
                    fill = painted(self.voice.theme, color)
                    self._append(markup.painted_block(self._next_id(), BLOCK, frame, fill))
                case LinkPiece():
                    self._append(self._link(piece))
                case _:
                    assert_never(piece)

    def _put_text(self, piece: TextPiece) -> None:
        place, shown = piece.place, piece.style
        written = (paragraph(self.voice, runs, shown, place.given, piece.nominal) for runs in piece.paragraphs)
        unfitted = "" if place.home else markup.NO_FIT
        fit = markup.autofit(shown.size / piece.nominal) if piece.shrinks else unfitted
        self._put_shape(place, piece.frame, "".join(written), fit)

    def _put_shape(self, place: Place, frame: Frame, paragraphs: str, fit: str) -> None:
        shape = markup.text_shape(self._next_id(), place, frame, self._fill(place), paragraphs, fit)
        self._append(shape)

    def _fill(self, place: Place) -> str:
        return painted(self.voice.theme, place.fill) if place.fill else ""

    def _put_chart(self, piece: ChartPiece) -> None:
        """A single chart becomes the content of its placeholder; a table does where that is not for charts alone."""
        tree = self.slide.shapes._spTree
        before = len(tree)
        add_chart(self.slide.shapes, piece.chart, piece.frame, self.voice.theme, piece.name)
        frames = [shape for shape in list(tree)[before:] if shape.tag == qn("p:graphicFrame")]
        is_taken = piece.place.kind != "chart" or all(frame.chart_rId for frame in frames)
        if len(frames) == 1 and is_taken and (tie := markup.reference(piece.place)):
            properties = frames[0].find(f"{qn('p:nvGraphicFramePr')}/{qn('p:nvPr')}")
            properties.insert(0, parse_xml(tie.replace("<p:ph", f"<p:ph {markup.NAMES}", 1)))

    def _link(self, piece: LinkPiece) -> str:
        if not 1 <= piece.target <= len(self.slides):
            raise ValueError(f"the agenda's entry {piece.title} leads to slide {piece.target} of {len(self.slides)}")
        target = self.slides[piece.target - 1].part
        relation = self.slide.part.relate_to(target, RELATIONSHIP_TYPE.SLIDE)
        ruled = f'<a:ln w="6350">{painted(self.voice.theme, "accent5")}</a:ln>'
        line = ruled if piece.is_ruled else "<a:ln><a:noFill/></a:ln>"
        name, said = quoteattr(f"链接 {piece.title}"), quoteattr(f"转到第{piece.target}页：{piece.title}")
        # A wholly transparent fill and not none: PowerPoint follows a link only where there is a fill.
        return (
            f'<p:sp {markup.NAMES}><p:nvSpPr><p:cNvPr id="{self._next_id()}" name={name} descr={said}>'
            f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump" '
            f"tooltip={quoteattr(f'第{piece.target}页')}/>"
            f"</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{markup.transform(piece.frame)}{_UNDERLINED}"
            '<a:solidFill><a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr></a:solidFill>'
            f"{line}</p:spPr></p:sp>"
        )

    def _next_id(self) -> int:
        """A number that no shape of the slide has yet."""
        return max((int(each.get("id")) for each in self.slide.shapes._spTree.iter(_ID)), default=1) + 1

    def _append(self, shape: str) -> None:
        self.slide.shapes._spTree.append(parse_xml(shape))


# A rectangle of which only the lower edge is drawn.
_UNDERLINED = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
    '<a:path w="1" h="1" stroke="0"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="1" y="0"/></a:lnTo>'
    '<a:lnTo><a:pt x="1" y="1"/></a:lnTo><a:lnTo><a:pt x="0" y="1"/></a:lnTo><a:close/></a:path>'
    '<a:path w="1" h="1" fill="none"><a:moveTo><a:pt x="0" y="1"/></a:moveTo>'
    '<a:lnTo><a:pt x="1" y="1"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)
