"""Templates of somebody else, made up: other sizes, layouts, fonts and colours than ours, with example slides.

`harbour`: 4:3, light, only PowerPoint's English layout names, an accent too pale for text, no Chinese font, a logo.
`night`: 16:9, a dark master of its own, Chinese layout names, odd placeholder numbers, a Chinese font.
`midnight`: the same, dark by its map of colours.
`wharf`: a .potx, 16:9 in the old small size, layouts named by a house style that only a mapping knows.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_EXAMPLE = "范例文字：请替换"

HARBOUR_COLORS = {
    "dk1": "222222", "lt1": "FFFFFF", "dk2": "1F4E3D", "lt2": "EDF3EC", "accent1": "8CC63F", "accent2": "1D6FB8",
    "accent3": "A61E4D", "accent4": "DDE5F0", "accent5": "7F8C8D", "accent6": "455A64",
}  # fmt: skip
NIGHT_COLORS = {
    "dk1": "0E1A2B", "lt1": "F5F7FA", "dk2": "1B2E4A", "lt2": "C9D6E8", "accent1": "4FC3F7", "accent2": "FFB74D",
    "accent3": "F06292", "accent4": "6A89CC", "accent5": "E8F5E9", "accent6": "90A4AE",
}  # fmt: skip

WHARF_LAYOUTS = {"cover": "Deckblatt", "message": "Inhalt", "divider": "Kapitel"}


@cache
def harbour() -> bytes:
    """A light 4:3 template with PowerPoint's own layout names."""
    made: Any = Presentation()
    _keep(made, "Title Slide", "Title and Content", "Section Header", "Two Content", "Title Only", "Blank")
    _paint(made, HARBOUR_COLORS, "Georgia", "Arial", "")
    master = made.slide_master
    title = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    _set(title, sz="3200", b="1", color="tx2")
    master.element.xpath(".//p:ph[@type='title']/ancestor::p:sp//a:ext")[0].set("cx", str(Emu(7_200_000)))
    for shape in made.slide_layouts.get_by_name("Title Slide").placeholders:
        for level in shape._element.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
    subtitle = made.slide_layouts.get_by_name("Title Slide").placeholders[1]
    subtitle.left, subtitle.width = Emu(685_800), Emu(7_772_400)
    _insert(master, _rectangle(60, 0, 0, 9_144_000, 110_000, "accent1"))
    _insert(master, _rectangle(61, 457_200, 6_300_000, 8_229_600, 9_525, "accent5"))
    _add_logo(master, 8_000_000, 250_000)
    _set_background(made.slide_layouts.get_by_name("Section Header"), "tx2")
    for shape in made.slide_layouts.get_by_name("Section Header").placeholders:
        _color_all(shape, "bg1")
    _add_examples(made)
    return _saved(made)


@cache
def night() -> bytes:
    """A dark 16:9 template: light text on a dark background, placeholders with numbers of their own."""
    return _dark(text="bg1", ground="tx1", panel="tx2", mapping={})


@cache
def midnight() -> bytes:
    """The same, but its master's map says that the dark colour is the background and the light one is the text."""
    mapping = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    return _dark(text="tx1", ground="bg1", panel="bg2", mapping=mapping)


def _dark(text: str, ground: str, panel: str, mapping: Mapping[str, str]) -> bytes:
    made: Any = Presentation()
    made.slide_width, made.slide_height = Emu(12_192_000), Emu(6_858_000)
    _keep(made, "Title Slide", "Title and Content", "Section Header", "Title Only")
    _paint(made, NIGHT_COLORS, "Arial", "Arial", "SimHei")
    master = made.slide_master
    _rewrite(master, _NIGHT_MASTER)
    _set_background(master, ground)
    for name, value in mapping.items():
        master.element.find(qn("p:clrMap")).set(name, value)
    for color in master.element.find(qn("p:txStyles")).iter(qn("a:schemeClr")):
        color.set("val", text)
    for style, size, color in (("titleStyle", "3000", "accent1"), ("bodyStyle", "2000", text)):
        level = master.element.find(f".//{qn(f'p:{style}')}/{qn('a:lvl1pPr')}")
        level.set("algn", "l")
        _set(level, sz=size, b="1" if style == "titleStyle" else "0", color=color)
        level.insert(0, parse_xml(f'<a:lnSpc {_NAMES}><a:spcPct val="110000"/></a:lnSpc>'))
    bullet = master.element.find(f".//{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}/{qn('a:buChar')}")
    bullet.set("char", "■")
    for layout, (name, places) in zip(made.slide_layouts, _NIGHT_LAYOUTS.items(), strict=True):
        layout.element.cSld.set("name", name)
        layout.element.attrib.pop("type", None)
        _rewrite(layout, places)
    _set_background(made.slide_layouts[0], panel)
    _add_examples(made)
    return _saved(made)


@cache
def wharf() -> bytes:
    """A .potx, small 16:9, whose layout names and kinds say nothing to anybody else."""
    made: Any = Presentation()
    _keep(made, "Title Slide", "Title and Content", "Section Header")
    made.slide_width, made.slide_height = Emu(9_144_000), Emu(5_143_500)
    for part in (made.slide_master, *made.slide_layouts):
        for box in part.element.iter(qn("a:off"), qn("a:ext")):
            for side in {"y", "cy"} & set(box.keys()):
                box.set(side, str(round(int(box.get(side)) * 0.75)))
    for layout, name in zip(made.slide_layouts, WHARF_LAYOUTS.values(), strict=True):
        layout.element.cSld.set("name", name)
        layout.element.attrib.pop("type", None)
    for style, size in (("titleStyle", "2600"), ("bodyStyle", "1800")):
        _set(made.slide_master.element.find(f".//{qn(f'p:{style}')}/{qn('a:lvl1pPr')}"), sz=size)
    _add_examples(made)
    return as_potx(_saved(made))


TEMPLATES = {"harbour.pptx": harbour, "night.pptx": night, "midnight.pptx": midnight, "wharf.potx": wharf}


def as_potx(file: bytes) -> bytes:
    """The same file as a PowerPoint template."""
    return _changed(file, "[Content_Types].xml", ("presentation.main+xml", "template.main+xml"))


def without_layout(file: bytes, name: str) -> bytes:
    """The template without one of its layouts, and so without slides that follow it."""
    made: Any = Presentation(io.BytesIO(file))
    for entry in list(made.slides._sldIdLst):
        made.part.drop_rel(entry.rId)
        made.slides._sldIdLst.remove(entry)
    made.slide_layouts.remove(made.slide_layouts.get_by_name(name))
    return _saved(made)


def _keep(made: Any, *names: str) -> None:
    for layout in list(made.slide_layouts):
        if layout.name not in names:
            made.slide_layouts.remove(layout)


def _paint(made: Any, colors: Mapping[str, str], major: str, minor: str, east_asian: str) -> None:
    part = made.slide_master.part.part_related_by(_THEME)
    root: Any = etree.fromstring(part.blob)
    for slot, value in colors.items():
        [old] = root.findall(f".//{qn('a:clrScheme')}/{qn(f'a:{slot}')}")
        for child in list(old):
            old.remove(child)
        old.append(etree.fromstring(f'<a:srgbClr {_NAMES} val="{value}"/>'))
    for kind, latin in (("major", major), ("minor", minor)):
        [faces] = root.iter(qn(f"a:{kind}Font"))
        faces.find(qn("a:latin")).set("typeface", latin)
        faces.find(qn("a:ea")).set("typeface", east_asian)
    part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set(level: Any, color: str = "", **attributes: str) -> None:
    run = level.find(qn("a:defRPr"))
    for name, value in attributes.items():
        run.set(name, value)
    if color:
        run.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", color)


def _color_all(shape: Any, color: str) -> None:
    for level in shape._element.iter(qn("a:defRPr")):
        for old in level.findall(qn("a:solidFill")):
            level.remove(old)
        level.insert(0, parse_xml(f'<a:solidFill {_NAMES}><a:schemeClr val="{color}"/></a:solidFill>'))


def _set_background(owner: Any, color: str) -> None:
    for old in owner.element.cSld.findall(qn("p:bg")):
        owner.element.cSld.remove(old)
    fill = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
    owner.element.cSld.insert(0, parse_xml(f"<p:bg {_NAMES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def _insert(owner: Any, shape: str) -> None:
    owner.shapes._spTree.insert(2, parse_xml(shape))


def _rectangle(number: int, x: int, y: int, width: int, height: int, color: str) -> str:
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="Band {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _add_logo(master: Any, x: int, y: int) -> None:
    _, relation = master.part.get_or_add_image_part(io.BytesIO(_png(48, 24)))
    _insert(
        master,
        f'<p:pic {_NAMES}><p:nvPicPr><p:cNvPr id="62" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="686800" cy="343400"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr></p:pic>",
    )


def _png(width: int, height: int) -> bytes:
    """A plain picture."""
    rows = b"".join(b"\0" + bytes((31, 78, 61)) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    )


def _add_examples(made: Any) -> None:
    """Slides that show the template off: a cover, text with notes, a chart, a picture; sections and a show of them."""
    for layout in list(made.slide_layouts)[:2]:
        slide = made.slides.add_slide(layout)
        for shape in slide.placeholders:
            shape.text_frame.text = _EXAMPLE
    slide.notes_slide.notes_text_frame.text = _EXAMPLE
    data = _data()
    data.categories = ["甲", "乙"]
    data.add_series("范例", (1, 2))
    where = Emu(914_400), Emu(914_400), Emu(3_000_000), Emu(2_000_000)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *where, data)
    slide.shapes.add_picture(io.BytesIO(_png(8, 8)), Emu(0), Emu(0), Emu(900_000), Emu(900_000))
    _outline_slides(made)
    root = made.part._element
    entries = list(made.slides._sldIdLst)
    ids = [entry.id for entry in entries]
    shown = f'<p:custShow name="Kurz" id="0"><p:sldLst><p:sld r:id="{entries[-1].rId}"/></p:sldLst></p:custShow>'
    root.find(qn("p:notesSz")).addnext(parse_xml(f"<p:custShowLst {_NAMES}>{shown}</p:custShowLst>"))
    listed = "".join(f'<p14:sldId id="{each}"/>' for each in ids)
    root.append(
        parse_xml(
            f'<p:extLst {_NAMES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Beispiele" '
            f'id="{{00000000-0000-0000-0000-000000000001}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
            "</p14:sectionLst></p:ext></p:extLst>"
        )
    )


_data: Any = CategoryChartData  # python-pptx has no types


def _outline_slides(made: Any) -> None:
    """Let the outline view name a slide, as PowerPoint does when one is folded."""
    [view] = [each.target_part for each in made.part.rels.values() if each.reltype.endswith("/viewProps")]
    relation = view.relate_to(made.slides[0].part, RELATIONSHIP_TYPE.SLIDE)
    scale = '<p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/>'
    listed = f'<p:sldLst><p:sld r:id="{relation}"/></p:sldLst>'
    outline = f"<p:outlineViewPr><p:cViewPr>{scale}</p:cViewPr>{listed}</p:outlineViewPr>"
    view._blob = f"<p:viewPr {_NAMES}>{outline}</p:viewPr>".encode()


def _rewrite(owner: Any, places: str) -> None:
    """Give a master or layout these shapes and no others."""
    tree = owner.shapes._spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for shape in parse_xml(f"<p:spTree {_NAMES}>{places}</p:spTree>"):
        tree.append(shape)


def _place(number: int, kind: str, index: str, name: str, frame: str, body: str = "", style: str = "") -> str:
    x, y, width, height = frame.split()
    tie = f' idx="{index}"' if index else ""
    kind = f' type="{kind}"' if kind else ""
    where = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph{kind}{tie}/></p:nvPr></p:nvSpPr><p:spPr>{where}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr {body}/><a:lstStyle>{style}</a:lstStyle><a:p><a:r><a:t>{name}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )


_PLAIN = '<a:lvl1pPr marL="0" indent="0"><a:buNone/></a:lvl1pPr>'
_SMALL = '<a:lvl1pPr><a:defRPr sz="1000"/></a:lvl1pPr>'
_FEET = (
    _place(7, "dt", "40", "日期", "9500000 6480000 1000000 250000", 'lIns="0" rIns="0"', _SMALL)
    + _place(8, "ftr", "41", "页脚", "1900000 6480000 5200000 250000", 'lIns="0" rIns="0"', _SMALL)
    + _place(9, "sldNum", "42", "页码", "11000000 6480000 600000 250000", 'lIns="0" rIns="0"', _SMALL)
)
_NIGHT_TITLE = _place(2, "title", "", "标题", "1900000 420000 9700000 900000", 'lIns="0" rIns="0" anchor="b"')
_NIGHT_BODY = _place(3, "body", "37", "正文", "1900000 1560000 9700000 4700000", 'lIns="0" rIns="0"')
_NIGHT_BAND = _rectangle(20, 0, 0, 1_400_000, 6_858_000, "accent1").replace(f" {_NAMES}", "")
_NIGHT_MASTER = _NIGHT_BAND + _NIGHT_TITLE + _NIGHT_BODY + _FEET
_NIGHT_LAYOUTS = {
    "标题幻灯片": (
        _place(2, "ctrTitle", "", "标题", "1900000 1500000 9000000 2000000", 'lIns="0" anchor="b"')
        + _place(3, "subTitle", "31", "副标题", "1900000 3700000 9000000 1500000", 'lIns="0"', _PLAIN)
    ),
    "标题和内容": _NIGHT_TITLE + _NIGHT_BODY.replace('type="body" ', "") + _FEET,
    "节标题": (
        _place(2, "title", "", "标题", "1900000 2000000 9700000 1200000", 'lIns="0" anchor="b"')
        + _place(3, "body", "33", "说明", "1900000 3300000 9700000 1600000", 'lIns="0"', _PLAIN)
        + _FEET
    ),
    "仅标题": _NIGHT_TITLE + _FEET,
}


def _saved(made: Any) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _changed(file: bytes, name: str, *changes: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            data = old.read(each)
            if each == name:
                for before, after in changes:
                    data = re.sub(re.escape(before.encode()), after.encode(), data)
            new.writestr(each, data)
    return made.getvalue()
