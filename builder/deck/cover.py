"""What a cover has of its own beside its words: a logo on a light panel, and a colour."""

from __future__ import annotations

import io

from pptx.oxml import parse_xml

from builder.deck import geometry as at
from builder.deck import markup
from builder.deck.page import Page
from builder.deck.slides import Frame, TitleSlide
from builder.deck.units import emu
from builder.model.document import Logo

_ROOM = at.across(9, 4, 48, 120)  # at most, with the panel's edges
_EDGE = 10.0


def dress_cover(page: Page, slide: TitleSlide) -> None:
    """Give a cover its own colour and logo, where it has them."""
    if slide.color:
        shade = f'<a:srgbClr val="{slide.color.removeprefix("#").upper()}"/>'
        background = f"<p:bgPr><a:solidFill>{shade}</a:solidFill><a:effectLst/></p:bgPr>"
        page.slide._element.cSld.insert(0, parse_xml(f"<p:bg {markup.NAMES}>{background}</p:bg>"))
    if slide.logo:
        _add_logo(page, slide.logo)


def _add_logo(page: Page, logo: Logo) -> None:
    scale = min((_ROOM.width - 2 * _EDGE) / logo.width, (_ROOM.height - 2 * _EDGE) / logo.height)
    width, height = logo.width * scale, logo.height * scale
    right = _ROOM.x + _ROOM.width
    panel = Frame(right - width - 2 * _EDGE, _ROOM.y, width + 2 * _EDGE, height + 2 * _EDGE)
    # Logos are made for paper: on a dark cover they stand on a light panel.
    page.append(markup.block(page.next_id(), "标志底板", panel, "bg1"))
    picture = page.slide.shapes.add_picture(
        io.BytesIO(logo.content), emu(panel.x + _EDGE), emu(panel.y + _EDGE), emu(width), emu(height)
    )
    picture.name = "标志"
    picture._element.nvPicPr.cNvPr.set("descr", logo.alt)
