"""The masters and layouts of the template, written from the layouts as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from builder.deck import geometry as at
from builder.deck import layouts, markup
from builder.deck.places import Layout, Place, Style
from builder.deck.shared_places import BODY_STYLE, DATE, FOOTER, NUMBER, TITLE, TITLE_STYLE
from builder.deck.slides import Frame

_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_LAYOUT_KINDS = {"封面": "title", "章节": "secHead", "表格": "tbl"}
_OTHER = Style(14, 21)
_NOTES = Style(12, 18, after=6)


def slide_master(first_layout_id: int, count: int) -> str:
    """The master: background, text styles, and the places that every layout shares."""
    body = replace(layouts.MESSAGE.place("points"), frame=at.CONTENT)
    places = (TITLE, body, DATE, FOOTER, NUMBER)
    ids = "".join(f'<p:sldLayoutId id="{first_layout_id + i}" r:id="rId{i + 1}"/>' for i in range(count))
    levels = "".join(_level(BODY_STYLE, level) for level in range(5))
    other = "".join(_level(_OTHER, level) for level in range(5))
    return (
        f"<p:sldMaster {markup.NAMES}><p:cSld>{_background('bg1')}"
        f"{markup.shape_tree(_placeholders(places, is_master=True))}</p:cSld><p:clrMap {_MAP}/>"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{markup.paragraph_properties(TITLE_STYLE, 'a:lvl1pPr')}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def slide_layout(layout: Layout) -> str:
    """One layout with its ornaments and places."""
    kind = _LAYOUT_KINDS.get(layout.name)
    attributes = f' type="{kind}"' if kind else ""
    ornaments = _ORNAMENTS.get(layout.name, _tab)(100)
    return (
        f'<p:sldLayout {markup.NAMES}{attributes} preserve="1" userDrawn="1"><p:cSld name={quoteattr(layout.name)}>'
        f"{_background('tx2') if layout.is_dark else ''}"
        f"{markup.shape_tree(ornaments + _placeholders(layouts.offered(layout)))}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master() -> str:
    """The page of the speaker notes: the slide above, the text below, the page number at the foot."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片图像"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{markup.transform(Frame(54, 54, 432, 243))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="6350">{markup.fill("accent5")}</a:ln></p:spPr></p:sp>'
    )
    text = Place("notes", 3, "body", Frame(54, 324, 432, 340), _NOTES, "备注", "讲稿")
    number = Place("number", 5, "sldNum", Frame(414, 676, 72, 18), NUMBER.style, "页码", "")
    levels = "".join(_level(_NOTES, level) for level in range(5))
    return (
        f"<p:notesMaster {markup.NAMES}><p:cSld>{_background('bg1')}"
        f"{markup.shape_tree(image + _placeholders((text, number), first_id=3, is_master=True))}</p:cSld>"
        f'<p:clrMap {_MAP}/><p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>'
    )


def default_text_style() -> str:
    """How text outside every placeholder is set."""
    levels = "".join(_level(_OTHER, level) for level in range(5))
    return f"<p:defaultTextStyle>{levels}</p:defaultTextStyle>"


def _level(style: Style, level: int) -> str:
    size = max(style.size - 2 * level, 12)
    own = replace(style, size=size, leading=round(style.leading * size / style.size, 1))
    return markup.paragraph_properties(own, f"a:lvl{level + 1}pPr", level)


def _placeholders(places: Sequence[Place], first_id: int = 2, is_master: bool = False) -> str:
    return "".join(_placeholder(first_id + i, place, is_master) for i, place in enumerate(places))


def _placeholder(shape_id: int, place: Place, is_master: bool) -> str:
    if place.kind == "sldNum":
        text = markup.slide_number_field("‹#›")
    elif place.kind in ("ftr", "dt"):
        text = '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
    else:
        text = markup.plain_paragraphs((place.prompt,))
    # The master's title and body take their text styles from the master itself.
    own = "" if is_master and place.kind in ("title", "body") else _list_style(place.style)
    shape = f'{markup.transform(place.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{markup.fill(place.fill)}'
    body = f"{markup.body_properties(place.style.anchor, place.edges)}<a:lstStyle>{own}</a:lstStyle>{text}"
    custom = not is_master and bool(place.prompt) and place.kind != "ftr"
    return markup.placeholder(shape_id, place, shape, body, has_prompt=custom)


def _list_style(style: Style) -> str:
    return "".join(_level(style, level) for level in range(2 if style.bullet else 1))


def _background(color: str) -> str:
    return f"<p:bg><p:bgPr>{markup.fill(color)}<a:effectLst/></p:bgPr></p:bg>"


def _tab(first_id: int) -> str:
    """A tab that hangs from the upper edge, over the title."""
    return markup.block(first_id, "色标", Frame(at.MARGIN, 0, 50, 6), "accent1")


def _chart_column(first_id: int) -> str:
    rule = Frame(at.TAKEAWAYS.x - at.GUTTER / 2 - 4, at.TAKEAWAYS.y, 0.75, at.TAKEAWAYS.height)
    return _tab(first_id) + markup.block(first_id + 1, "分隔线", rule, "accent5")


def _divider(first_id: int) -> str:
    panel = markup.block(first_id, "色块", Frame(0, 0, 296, at.SLIDE.height), "tx2")
    rule = markup.block(first_id + 1, "色标", Frame(at.across(5, 1, 0, 0).x, 72, 50, 4), "accent1")
    tiles = _tiles(first_id + 2, Frame(0, 466, 296, 74), 37, ("10202143", "21431420"))
    return panel + tiles + rule


def _cover(first_id: int) -> str:
    rule = markup.block(first_id, "色标", Frame(at.MARGIN, 268, 50, 4), "accent3")
    picture = ("000001", "000012", "000121", "001213", "000132", "012324", "001243", "013435", "124344")
    return rule + _tiles(first_id + 1, Frame(600, 0, 360, 540), 60, picture)


def _tiles(first_id: int, frame: Frame, side: float, rows: Sequence[str]) -> str:
    """A field of squares, each shaded by its digit: 0 is empty, 4 is full, 5 is the one that stands out."""
    shades = {
        "1": ("accent1", 18),
        "2": ("accent1", 38),
        "3": ("accent1", 64),
        "4": ("accent1", 100),
        "5": ("accent3", 100),
    }
    gap = 1.5
    placed = [
        (Frame(frame.x + column * side + gap, frame.y + row * side + gap, side - 2 * gap, side - 2 * gap), shades[mark])
        for row, marks in enumerate(rows)
        for column, mark in enumerate(marks)
        if mark in shades
    ]
    return "".join(markup.block(first_id + i, "方格", where, *shade) for i, (where, shade) in enumerate(placed))


_ORNAMENTS = {
    layouts.COVER.name: _cover,
    layouts.DIVIDER.name: _divider,
    layouts.CHART_COLUMN.name: _chart_column,
}
