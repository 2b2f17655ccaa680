"""Write slides into the template and make a PowerPoint file of them. Nothing is decided here, only placed."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI

from builder.deck import fit, markup
from builder.deck.fit import Measure
from builder.deck.kinds import layout_for, write_slide
from builder.deck.notes import add_notes
from builder.deck.opening import open_template
from builder.deck.page import Page
from builder.deck.places import Layout
from builder.deck.properties import Properties, set_properties
from builder.deck.slides import AgendaSlide, Frame, Slide
from builder.deck.stable import stable
from builder.deck.styles import apply_theme
from builder.theme.theme import Theme


def write_deck(
    slides: tuple[Slide, ...],
    properties: Properties,
    theme: Theme,
    template: bytes,
    measure: Measure = fit.estimate,
) -> bytes:
    """The PowerPoint file with these slides in the looks of a theme."""
    measure = lru_cache(maxsize=None)(measure)  # the same text is asked for when it is fitted and when it is spread
    presentation = open_template(template)
    _count_part_names(presentation.part.package)
    apply_theme(presentation, theme)
    pages = [
        Page(_new_slide(presentation, layout), layout, theme, properties.language, measure, number)
        for number, layout in enumerate(map(layout_for, slides), 1)
    ]
    for page, slide in zip(pages, slides, strict=True):
        write_slide(page, slide)
        add_notes(page.slide, slide.notes, page.number, properties.language)
        if isinstance(slide, AgendaSlide):
            _link_entries(page, slide, pages)
    set_properties(presentation, properties)
    made = io.BytesIO()
    presentation.save(made)
    return stable(made.getvalue(), properties.date)


def _count_part_names(package: Any) -> None:
    """Name new parts by counting on: python-pptx looks through all parts for each name, which is quadratic."""
    find = package.next_partname
    last: dict[str, int] = {}

    def next_partname(template: str) -> PackURI:
        last[template] = last[template] + 1 if template in last else int(re.findall(r"\d+", find(template))[-1])
        return PackURI(template % last[template])

    package.next_partname = next_partname


def _new_slide(presentation: Any, layout: Layout) -> Any:
    """A slide without any shape; its page brings only the places that hold something."""
    relation, slide = presentation.part.add_slide(presentation.slide_layouts.get_by_name(layout.name))
    presentation.slides._sldIdLst.add_sldId(relation)
    return slide


def _link_entries(page: Page, slide: AgendaSlide, pages: Sequence[Page]) -> None:
    """A link over each line of the agenda, so that its words keep their colour and have no underline."""
    place = page.place("entries")
    style = fit.agenda_style(place, [entry.title for entry in slide.entries], page.measure)
    pitch = style.leading + style.after
    top = place.frame.y - style.after / 2
    pages_frame = page.place("pages").frame
    width = pages_frame.x + pages_frame.width - place.frame.x
    for number, entry in enumerate(slide.entries):
        if not 1 <= entry.slide <= len(pages):
            raise ValueError(f"the agenda's entry {entry.title} leads to slide {entry.slide} of {len(pages)}")
        target = pages[entry.slide - 1].slide.part
        link = page.slide.part.relate_to(target, RELATIONSHIP_TYPE.SLIDE)
        where = Frame(place.frame.x, top + number * pitch, width, pitch)
        is_last = number == len(slide.entries) - 1
        page.append(_link(page, f"{entry.number} {entry.title}".strip(), entry.slide, link, where, not is_last))


def _link(page: Page, title: str, target: int, relation: str, where: Frame, is_ruled: bool) -> str:
    # A wholly transparent fill and not none: PowerPoint follows a link only where there is a fill.
    line = f'<a:ln w="6350">{markup.fill("accent5")}</a:ln>' if is_ruled else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<p:sp {markup.NAMES}><p:nvSpPr><p:cNvPr id="{page.next_id()}" name={quoteattr(f"链接 {title}")} '
        f"descr={quoteattr(f'转到第{target}页：{title}')}>"
        f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump" tooltip={quoteattr(f"第{target}页")}/>'
        f"</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{markup.transform(where)}{_UNDERLINED}"
        '<a:solidFill><a:schemeClr val="bg1"><a:alpha val="0"/></a:schemeClr></a:solidFill>'
        f"{line}</p:spPr></p:sp>"
    )


# A rectangle of which only the lower edge is drawn.
_UNDERLINED = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
    '<a:path w="1" h="1" stroke="0"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="1" y="0"/></a:lnTo>'
    '<a:lnTo><a:pt x="1" y="1"/></a:lnTo><a:lnTo><a:pt x="0" y="1"/></a:lnTo><a:close/></a:path>'
    '<a:path w="1" h="1" fill="none"><a:moveTo><a:pt x="0" y="1"/></a:moveTo>'
    '<a:lnTo><a:pt x="1" y="1"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)
