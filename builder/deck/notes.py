"""Speaker notes: a page for each slide with its picture above and the text below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart

from builder.deck import markup
from builder.deck.speaker_notes import NoteLine


def add_notes(slide: Any, notes: Sequence[NoteLine], number: int, language: str) -> None:
    """Give a slide its speaker notes. `number` is the slide's, from 1.

    Not python-pptx's own way, which makes a name by looking through all parts again for each slide.
    """
    package = slide.part.package
    addresses = list(dict.fromkeys(line.address for line in notes if line.address))
    links = {address: f"rId{at}" for at, address in enumerate(addresses, 3)}  # behind notes master and slide
    paragraphs = "".join(_paragraph(line, links, language) for line in notes)
    shapes = (
        _shape(2, "幻灯片图像", '<p:ph type="sldImg"/>', 'noGrp="1" noRot="1" noChangeAspect="1"', "")
        + _shape(3, "备注", '<p:ph type="body" idx="3"/>', 'noGrp="1"', paragraphs)
        + _shape(
            4, "页码", '<p:ph type="sldNum" idx="5"/>', 'noGrp="1"', markup.slide_number_field(str(number), language)
        )
    )
    page = parse_xml(
        f"<p:notes {markup.NAMES}><p:cSld>{markup.shape_tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, page)
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    for address in addresses:
        part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _paragraph(line: NoteLine, links: Mapping[str, str], language: str) -> str:
    link = f'<a:hlinkClick r:id="{links[line.address]}"/>' if line.address else ""
    look = f'<a:rPr lang="{language}" altLang="en-US">{link}</a:rPr>'
    return f"<a:p><a:r>{look}<a:t>{escape(line.text)}</a:t></a:r></a:p>"


def _shape(number: int, name: str, reference: str, locks: str, paragraphs: str) -> str:
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks {locks}/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr><p:spPr/>{text}</p:sp>"
    )
