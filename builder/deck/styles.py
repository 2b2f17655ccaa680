"""The looks of the deck as PowerPoint keeps them: theme part and table style, and a theme's tokens put into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.oxml.ns import qn

from builder.deck.colors import SLOTS, Tint, shade, spoken
from builder.deck.layouts import TEMPLATE_LAYOUTS, offered
from builder.deck.markup import fill
from builder.deck.places import Style
from builder.deck.shared_places import BODY_STYLE, TITLE_STYLE
from builder.theme.theme import Deck, Font, Theme

TABLE_STYLE_ID = "{6F1B7C52-5B1E-4E0B-9A5D-2F8C6B7A9D10}"

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_LINES = (6350, 12700, 19050)
_MAIN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NEUTRAL = {
    "dk1": "222222",
    "lt1": "FFFFFF",
    "dk2": "333333",
    "lt2": "F3F3F3",
    "accent1": "555555",
    "accent2": "777777",
    "accent3": "999999",
    "accent4": "666666",
    "accent5": "BBBBBB",
    "accent6": "444444",
    "hlink": "555555",
    "folHlink": "333333",
}
# Colours of the theme that have no place among PowerPoint's ten are offered to editors by name.
_NAMED = ("rule", "accent_soft", "highlight", "good", "bad", "missing")


def apply_theme(presentation: Any, theme: Theme) -> None:
    """Give a presentation the colours, fonts and sizes of a theme."""
    master = presentation.slide_master
    for owner in (master, presentation.notes_master):
        part = owner.part.part_related_by(_THEME)
        part.blob = _themed(part.blob, theme)
    styles = master.element.find(qn("p:txStyles"))
    _scale(styles.find(qn("p:titleStyle")), TITLE_STYLE, theme.deck)
    _scale(styles.find(qn("p:bodyStyle")), BODY_STYLE, theme.deck)
    for layout in TEMPLATE_LAYOUTS:
        shapes = presentation.slide_layouts.get_by_name(layout.name).placeholders
        by_index = {shape.placeholder_format.idx: shape for shape in shapes}
        for place in offered(layout):
            _scale(by_index[place.index]._element.txBody.find(qn("a:lstStyle")), place.style, theme.deck)


def theme_part() -> str:
    """The theme of the template: neutral greys and an empty choice of fonts, flat shapes."""
    line = "".join(f'<a:ln w="{width}">{fill("phClr")}</a:ln>' for width in _LINES)
    plain = fill("phClr") * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme {_MAIN} name="报告"><a:themeElements>{_color_scheme(_NEUTRAL, "中性")}'
        f'{_font_scheme("Arial", "", "中性")}<a:fmtScheme name="平面"><a:fillStyleLst>{plain}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/>"
        "<a:extraClrSchemeLst/></a:theme>"
    )


def table_styles() -> str:
    """The part with the one table style of our template."""
    return f'<a:tblStyleLst {_MAIN} def="{TABLE_STYLE_ID}">{_table_style(Tint)}</a:tblStyleLst>'


def add_table_style(part: bytes, theme: Theme) -> bytes:
    """The part of another template with our table style, in the colours that stand there for ours."""
    root: Any = etree.fromstring(part)
    if not any(style.get("styleId") == TABLE_STYLE_ID for style in root):
        style = _table_style(lambda name: spoken(theme, name))
        root.append(_parsed(style.replace("<a:tblStyle ", f"<a:tblStyle {_MAIN} ", 1)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _table_style(color: Callable[[str], Tint]) -> str:
    """Rules above and below, hairlines between rows, a bold head; no boxes, no bands."""
    none = "<a:ln><a:noFill/></a:ln>"
    strong = f'<a:ln w="12700" cmpd="sng">{fill(color("tx2"))}</a:ln>'
    hair = f'<a:ln w="6350" cmpd="sng">{fill(color("accent5"))}</a:ln>'
    font = '<a:fontRef idx="minor"><a:scrgbClr r="0" g="0" b="0"/></a:fontRef>'
    empty = "<a:fill><a:noFill/></a:fill>"
    return (
        f'<a:tblStyle styleId="{TABLE_STYLE_ID}" styleName="报告表格">'
        f"<a:wholeTbl><a:tcTxStyle>{font}{color('tx1').xml()}</a:tcTxStyle><a:tcStyle><a:tcBdr>"
        f"<a:left>{none}</a:left><a:right>{none}</a:right><a:top>{strong}</a:top><a:bottom>{strong}</a:bottom>"
        f"<a:insideH>{hair}</a:insideH><a:insideV>{none}</a:insideV></a:tcBdr>{empty}</a:tcStyle></a:wholeTbl>"
        f'<a:firstRow><a:tcTxStyle b="on">{font}{color("tx2").xml()}</a:tcTxStyle><a:tcStyle><a:tcBdr>'
        f"<a:top>{strong}</a:top><a:bottom>{strong}</a:bottom></a:tcBdr>{empty}</a:tcStyle></a:firstRow>"
        "</a:tblStyle>"
    )


def _themed(part: bytes, theme: Theme) -> bytes:
    root: Any = etree.fromstring(part)
    root.set("name", theme.name)
    elements = root.find(qn("a:themeElements"))
    colors = {slot: shade(theme, token) for slot, token in SLOTS.items()}
    elements.replace(elements.find(qn("a:clrScheme")), _parsed(_color_scheme(colors, theme.name)))
    elements.replace(elements.find(qn("a:fontScheme")), _parsed(_fonts(theme.font, theme.name)))
    for old in root.findall(qn("a:custClrLst")):
        root.remove(old)
    root.find(qn("a:extraClrSchemeLst")).addnext(_parsed(_named_colors(theme)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _named_colors(theme: Theme) -> str:
    listed = "".join(
        f'<a:custClr name="{token}"><a:srgbClr val="{shade(theme, token)}"/></a:custClr>' for token in _NAMED
    )
    return f"<a:custClrLst {_MAIN}>{listed}</a:custClrLst>"


def _color_scheme(colors: Mapping[str, str], name: str) -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in colors.items())
    return f"<a:clrScheme {_MAIN} name={quoteattr(name)}>{slots}</a:clrScheme>"


def _fonts(font: Font, name: str) -> str:
    return _font_scheme(font.deck_latin, font.deck_east_asian, name)


def _font_scheme(latin: str, east_asian: str, name: str) -> str:
    script = f'<a:font script="Hans" typeface={quoteattr(east_asian)}/>' if east_asian else ""
    faces = f'<a:latin typeface={quoteattr(latin)}/><a:ea typeface={quoteattr(east_asian)}/><a:cs typeface=""/>{script}'
    return (
        f"<a:fontScheme {_MAIN} name={quoteattr(name)}><a:majorFont>{faces}</a:majorFont>"
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
    )


def _scale(levels: Any, style: Style, deck: Deck) -> None:
    """Bring a list of text styles, made for `style`, to the size that the theme has for it."""
    factor = getattr(deck, style.token) / style.size if style.token else 1.0
    if factor == 1:
        return
    for spacing in levels.iterfind(f"*/{qn('a:lnSpc')}/{qn('a:spcPts')}"):
        spacing.set("val", str(round(int(spacing.get("val")) * factor, -2)))
    for run in levels.iterfind(f"*/{qn('a:defRPr')}"):
        run.set("sz", str(round(int(run.get("sz")) * factor)))


def _parsed(text: str) -> Any:
    return etree.fromstring(text)
