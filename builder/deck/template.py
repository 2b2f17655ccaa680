"""Make the template: a PowerPoint file with masters and layouts and no slides.

Run as `python -m builder.deck.template styles/deck.pptx`. Its colours and fonts are placeholders; each deck gets those
of its theme when it is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builder.deck import geometry as at
from builder.deck import markup, master, styles
from builder.deck.layouts import TEMPLATE_LAYOUTS
from builder.deck.stable import zipped
from builder.deck.units import emu

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument."
_SHOW = _OFFICE + "presentationml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_FIRST_ID = 2_147_483_648


def template() -> bytes:
    """The template file."""
    return zipped({name: (_HEAD + text).encode() for name, text in (_parts() | _relations()).items()})


def _parts() -> dict[str, str]:
    parts = {
        "[Content_Types].xml": _content_types(),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": _core(),
        "ppt/presentation.xml": _presentation(),
        "ppt/presProps.xml": f"<p:presentationPr {markup.NAMES}/>",
        "ppt/viewProps.xml": f"<p:viewPr {markup.NAMES}/>",
        "ppt/tableStyles.xml": styles.table_styles(),
        "ppt/theme/theme1.xml": styles.theme_part(),
        "ppt/theme/theme2.xml": styles.theme_part(),
        "ppt/slideMasters/slideMaster1.xml": master.slide_master(_FIRST_ID + 1, len(TEMPLATE_LAYOUTS)),
        "ppt/notesMasters/notesMaster1.xml": master.notes_master(),
    }
    for number, layout in enumerate(TEMPLATE_LAYOUTS, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = master.slide_layout(layout)
    return parts


def _relations() -> dict[str, str]:
    count = len(TEMPLATE_LAYOUTS)
    layouts = [("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, count + 1)]
    parts = {
        "_rels/.rels": _links(
            ("officeDocument", "ppt/presentation.xml"),
            (_PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "ppt/_rels/presentation.xml.rels": _links(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _links(*layouts, ("theme", "../theme/theme1.xml")),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _links(("theme", "../theme/theme2.xml")),
    }
    for number in range(1, count + 1):
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _links(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def _links(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else _RELATIONS + kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{links}</Relationships>'


def _content_types() -> str:
    types = {
        "/docProps/app.xml": _OFFICE + "extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/ppt/presentation.xml": _SHOW + "presentation.main+xml",
        "/ppt/presProps.xml": _SHOW + "presProps+xml",
        "/ppt/viewProps.xml": _SHOW + "viewProps+xml",
        "/ppt/tableStyles.xml": _SHOW + "tableStyles+xml",
        "/ppt/theme/theme1.xml": _OFFICE + "theme+xml",
        "/ppt/theme/theme2.xml": _OFFICE + "theme+xml",
        "/ppt/slideMasters/slideMaster1.xml": _SHOW + "slideMaster+xml",
        "/ppt/notesMasters/notesMaster1.xml": _SHOW + "notesMaster+xml",
    }
    for number in range(1, len(TEMPLATE_LAYOUTS) + 1):
        types[f"/ppt/slideLayouts/slideLayout{number}.xml"] = _SHOW + "slideLayout+xml"
    named = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _presentation() -> str:
    return (
        f'<p:presentation {markup.NAMES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(at.SLIDE.width)}" cy="{emu(at.SLIDE.height)}"/>'
        f'<p:notesSz cx="{emu(540)}" cy="{emu(720)}"/>{master.default_text_style()}</p:presentation>'
    )


def app_properties(size: str = "宽屏") -> str:
    """What a file says of the program that made it; `size` is what PowerPoint calls the size of its slides."""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<TotalTime>0</TotalTime><Application>Microsoft Office PowerPoint</Application>"
        f"<PresentationFormat>{size}</PresentationFormat><AppVersion>16.0000</AppVersion></Properties>"
    )


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>报告模板</dc:title></cp:coreProperties>'
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m builder.deck.template FILE")
    Path(sys.argv[1]).write_bytes(template())
