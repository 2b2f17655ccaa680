"""A deck with every kind of slide, taken apart so that a test can damage a part of it and put it together again."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from builder.lint.faces import Faces, faces_of
from builder.lint.report import Finding, Lint, judge
from builder.office.names import A, C, P
from builder.project import styles_folders
from builder.theme.load import load_theme
from builder.theme.theme import Theme

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GOOD = Path(__file__).parent / "good"
MESSAGE, CHART, WIDE, TABLE, LONG_TABLE, CASE = 4, 5, 6, 8, 9, 10
NAMES = {
    "a": A[1:-1], "c": C[1:-1], "p": P[1:-1], "r": RELATIONS,
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}  # fmt: skip


@cache
def theme(name: str = "default") -> Theme:
    return load_theme(name, styles_folders())


@cache
def faces() -> Faces:
    return faces_of(theme())


@cache
def sound() -> bytes:
    """A deck with a slide of every kind, as this builder wrote it once: the lint does not change with the writer."""
    return Path(__file__).with_name("ours.pptx").read_bytes()


def linted(content: bytes) -> Lint:
    return judge(content, faces())


def findings(content: bytes) -> tuple[Finding, ...]:
    return linted(content).findings


def found(content: bytes) -> list[tuple[str, int, str]]:
    return [(each.rule, each.slide, each.shape) for each in findings(content)]


class Scratch:
    """The parts of a deck, to be changed and put together again."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    @contextmanager
    def part(self, name: str) -> Iterator[Any]:
        """The root of a part; what is changed in it is kept."""
        root = etree.fromstring(self.parts[name])
        yield root
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    @contextmanager
    def slide(self, number: int) -> Iterator[Any]:
        """The root of a slide."""
        with self.part(f"ppt/slides/slide{number}.xml") as root:
            yield root

    @contextmanager
    def shape(self, number: int, name: str) -> Iterator[Any]:
        """A shape of a slide by its name."""
        with self.slide(number) as root:
            yield look(root, f"//p:cNvPr[@name='{name}']/../..")[0]

    def add_picture(self, number: int, size: tuple[int, int], frame: tuple[int, int, int, int], alt: str) -> None:
        """A grey picture of so many pixels on a slide; the frame is in points."""
        self.parts["ppt/media/image1.png"] = png(*size)
        with self.part(f"ppt/slides/_rels/slide{number}.xml.rels") as relations:
            etree.SubElement(
                relations, f"{{{NAMES['rel']}}}Relationship", Id="rIdPicture", Type=f"{RELATIONS}/image",
                Target="../media/image1.png",
            )  # fmt: skip
        with self.part("[Content_Types].xml") as types:
            etree.SubElement(types, f"{{{NAMES['t']}}}Default", Extension="png", ContentType="image/png")
        x, y, width, height = (side * 12_700 for side in frame)
        picture = (
            f'<p:pic xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}" xmlns:r="{NAMES["r"]}"><p:nvPicPr>'
            f'<p:cNvPr id="900" name="照片" descr="{alt}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
            '<a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        with self.slide(number) as root:
            look(root, "//p:spTree")[0].append(etree.fromstring(picture))

    def content(self) -> bytes:
        """The deck as it is now."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.parts.items():
                package.writestr(name, part)
        return made.getvalue()


def look(element: Any, path: str) -> Any:
    return element.xpath(path, namespaces=NAMES)


def move(shape: Any, x: float, y: float) -> None:
    """Put a shape's upper left corner at a point, in points."""
    place = look(shape, ".//a:off")[0]
    place.set("x", str(round(x * 12_700)))
    place.set("y", str(round(y * 12_700)))


def run_properties(shape: Any) -> Any:
    """Those of its first run."""
    return look(shape, ".//a:r/a:rPr")[0]


def add(parent: Any, tag: str, at: int = -1, **attributes: str) -> Any:
    """A new child of an element, `a:latin` say; the last one where no place is given."""
    prefix, name = tag.split(":")
    element = etree.Element(f"{{{NAMES[prefix]}}}{name}", attributes)
    parent.insert(len(parent) if at < 0 else at, element)
    return element


def with_sections(deck: Scratch) -> None:
    """One section with all slides."""
    with deck.part("ppt/presentation.xml") as presentation:
        for old in look(presentation, "//p14:sectionLst"):
            old.getparent().remove(old)
        ids = "".join(f'<p14:sldId id="{entry.get("id")}"/>' for entry in look(presentation, "//p:sldId"))
        listed = (
            f'<p:extLst xmlns:p="{NAMES["p"]}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{NAMES["p14"]}"><p14:section name="一" id="{{{"0" * 8}}}"><p14:sldIdLst>{ids}'
            "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
        presentation.append(etree.fromstring(listed))


def png(across: int, down: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", across, down, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * across) * down
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
