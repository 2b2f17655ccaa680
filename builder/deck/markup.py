"""Pieces of PresentationML that masters, layouts and slides share, as text. All lengths come in points."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from builder.deck.colors import Tint
from builder.deck.places import NO_EDGES, Edges, Place, Style
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
NO_FIT = "<a:noAutofit/>"
SLIDE_NUMBER_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def transform(frame: Frame, tag: str = "a:xfrm") -> str:
    """Where a shape stands."""
    return (
        f'<{tag}><a:off x="{emu(frame.x)}" y="{emu(frame.y)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></{tag}>'
    )


def fill(color: str | Tint) -> str:
    """A fill with a colour of our PowerPoint theme; no fill for an empty name."""
    if not color:
        return "<a:noFill/>"
    return f"<a:solidFill>{(color if isinstance(color, Tint) else Tint(color)).xml()}</a:solidFill>"


def body_properties(anchor: str = "t", edges: Edges = NO_EDGES, fit: str = NO_FIT) -> str:
    """A text frame that wraps, keeps its text this far from its edges and fits it as told (see `autofit`)."""
    return (
        f'<a:bodyPr vert="horz" wrap="square"{edge_attributes(edges)} rtlCol="0" anchor="{anchor}">{fit}</a:bodyPr>'
    )


def edge_attributes(edges: Edges) -> str:
    """How far a text keeps from the edges of its frame, as attributes."""
    sides = (("lIns", edges.left), ("tIns", edges.top), ("rIns", edges.right), ("bIns", edges.bottom))
    return "".join(f' {name}="{emu(side)}"' for name, side in sides)


def autofit(scale: float) -> str:
    """That PowerPoint shrinks the text to its frame, and by how much it has shrunk it already."""
    return f'<a:normAutofit fontScale="{round(scale * 100_000)}"/>' if scale < 1 else "<a:normAutofit/>"


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
    return painted_block(shape_id, name, frame, f"<a:solidFill>{Tint(color).xml(share)}</a:solidFill>")


def painted_block(shape_id: int, name: str, frame: Frame, fill: str) -> str:
    """The same with a fill that is XML already."""
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name} {shape_id}">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr/></p:nvSpPr><p:spPr>{transform(frame)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def placeholder(shape_id: int, place: Place, properties: str, body: str, has_prompt: bool = False) -> str:
    """A placeholder shape with the given shape properties and text body."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(place.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{reference(place, has_prompt)}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"
    )


def text_shape(shape_id: int, place: Place, frame: Frame, fill: str, paragraphs: str, fit: str) -> str:
    """A text on a slide, in its placeholder or in a box of its own; `fill` and `fit` are XML."""
    body = f"{body_properties(place.style.anchor, place.edges, fit)}<a:lstStyle/>{paragraphs}"
    if place.kind == "box":
        look = f'{transform(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill or "<a:noFill/>"}'
        shape = (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(place.name)}/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{look}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"
        )
    elif place.home:
        moved = transform(frame) if frame != place.home.frame else ""
        attributes = edge_attributes(place.edges) if place.edges != place.home.edges else ""
        shape = placeholder(shape_id, place, moved, f"<a:bodyPr{attributes}>{fit}</a:bodyPr><a:lstStyle/>{paragraphs}")
    else:
        # Frame, fill and edges are those of the layout, said again for readers that mistake one body for another.
        shape = placeholder(shape_id, place, transform(frame) + fill, body)
    return shape.replace("<p:sp>", f"<p:sp {NAMES}>", 1)


def reference(place: Place, has_prompt: bool = False) -> str:
    """What ties a shape on a slide to its place on the layout; nothing for a box of its own."""
    if place.kind == "box":
        return ""
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    size = ' sz="quarter"' if place.kind in ("dt", "ftr", "sldNum") else ""
    index = f' idx="{place.index}"' if place.index else ""
    custom = ' hasCustomPrompt="1"' if has_prompt else ""
    return f"<p:ph{kind}{size}{index}{custom}/>"


def plain_paragraphs(lines: Iterable[str], language: str = "zh-CN") -> str:
    """A paragraph for each line."""
    return "".join(
        f'<a:p><a:r><a:rPr lang="{language}" altLang="en-US"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in lines
    )


def slide_number_field(text: str, language: str = "zh-CN") -> str:
    """A paragraph that shows the number of its slide, set as its place says."""
    return (
        f'<a:p><a:fld id="{SLIDE_NUMBER_ID}" type="slidenum"><a:rPr lang="{language}" altLang="en-US"/>'
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
