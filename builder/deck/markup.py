"""Pieces of PresentationML that masters, layouts and slides share, as text. All lengths come in points."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from builder.deck.places import Place, Style
from builder.deck.slides import Frame
from builder.deck.units import emu

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
SLIDE_NUMBER_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def transform(frame: Frame, tag: str = "a:xfrm") -> str:
    """Where a shape stands."""
    return (
        f'<{tag}><a:off x="{emu(frame.x)}" y="{emu(frame.y)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></{tag}>'
    )


def fill(color: str) -> str:
    """A fill with a colour of the PowerPoint theme; no fill for an empty name."""
    return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>' if color else "<a:noFill/>"


def body_properties(anchor: str = "t", inset: float = 0) -> str:
    """A text frame that wraps, never resizes and keeps its text this far from its edges."""
    edge = emu(inset)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{edge}" tIns="{edge}" rIns="{edge}" bIns="{edge}" '
        f'rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    )


def paragraph_properties(style: Style, tag: str, level: int = 0) -> str:
    """How paragraphs of a level are set by default."""
    margin = style.indent * (level + 1)
    bullet = f'<a:buFontTx/><a:buChar char="{style.bullet}"/>' if style.bullet else "<a:buNone/>"
    mark = f'<a:buClr><a:schemeClr val="accent1"/></a:buClr>{bullet}' if style.bullet else bullet
    return (
        f'<{tag} marL="{emu(margin)}" indent="{-emu(style.indent)}" algn="{style.align}" defTabSz="914400" rtl="0" '
        f'eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f"{spacing(style)}{mark}"
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.is_bold)}" kern="1200">{fill(style.color)}'
        f"{_faces('mj' if style.is_bold else 'mn')}</a:defRPr></{tag}>"
    )


def spacing(style: Style) -> str:
    """The distances between lines and after paragraphs."""
    return (
        f'<a:lnSpc><a:spcPts val="{round(style.leading * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(style.after * 100)}"/></a:spcAft>'
    )


def block(shape_id: int, name: str, frame: Frame, color: str, share: int = 100) -> str:
    """A plain rectangle that screen readers pass over; `share` is how opaque it is, in percent."""
    alpha = f'<a:alpha val="{share * 1000}"/>' if share < 100 else ""
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name} {shape_id}">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{transform(frame)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{color}">{alpha}'
        "</a:schemeClr></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def placeholder(shape_id: int, place: Place, properties: str, body: str, has_prompt: bool = False) -> str:
    """A placeholder shape with the given shape properties and text body."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(place.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{reference(place, has_prompt)}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"
    )


def reference(place: Place, has_prompt: bool = False) -> str:
    """What ties a shape on a slide to its place on the layout."""
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    size = ' sz="quarter"' if place.kind in ("ftr", "sldNum") else ""
    index = f' idx="{place.index}"' if place.index else ""
    custom = ' hasCustomPrompt="1"' if has_prompt else ""
    return f"<p:ph{kind}{size}{index}{custom}/>"


def plain_paragraphs(lines: Iterable[str], language: str = "zh-CN") -> str:
    """A paragraph for each line."""
    return "".join(
        f'<a:p><a:r><a:rPr lang="{language}" altLang="en-US"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in lines
    )


def slide_number_field(text: str, language: str = "zh-CN", style: Style | None = None) -> str:
    """A paragraph that shows the number of its slide; `style` is given where it is not set as its place says."""
    properties = f'<a:pPr algn="{style.align}">{spacing(style)}</a:pPr>' if style else ""
    look = f' sz="{round(style.size * 100)}">{fill(style.color)}</a:rPr>' if style else "/>"
    return (
        f'<a:p>{properties}<a:fld id="{SLIDE_NUMBER_ID}" type="slidenum"><a:rPr lang="{language}" altLang="en-US"{look}'
        f"<a:t>{escape(text)}</a:t></a:fld></a:p>"
    )


def shape_tree(shapes: str) -> str:
    """All shapes of a slide, layout or master."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def _faces(which: str) -> str:
    return f'<a:latin typeface="+{which}-lt"/><a:ea typeface="+{which}-ea"/><a:cs typeface="+{which}-cs"/>'
