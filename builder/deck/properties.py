"""What a presentation says about itself, and the sections its slides are sorted into."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.oxml.ns import qn

_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author and the like. `date` is YYYY-MM-DD; a section is its name and its first slide (from 1)."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    date: str
    sections: tuple[tuple[str, int], ...] = ()


def set_properties(presentation: Any, properties: Properties) -> None:
    """Write the properties into a presentation whose slides are all there."""
    core = presentation.core_properties
    core.title = properties.title
    core.subject = properties.subject
    core.author = core.last_modified_by = properties.author
    core.keywords = ", ".join(properties.keywords)
    core.language = properties.language
    core.created = core.modified = datetime.fromisoformat(properties.date)
    core.revision = 1
    if properties.sections:
        _set_sections(presentation, properties.sections)


def _set_sections(presentation: Any, sections: tuple[tuple[str, int], ...]) -> None:
    slides = [slide.slide_id for slide in presentation.slides]
    starts = [first - 1 for _, first in sections]
    if starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] >= len(slides):
        raise ValueError(f"sections must begin at slide 1 and go up to at most {len(slides)}: {sections}")
    written = "".join(
        _section(name, number, slides[start:end])
        for number, ((name, _), start, end) in enumerate(
            zip(sections, starts, [*starts[1:], len(slides)], strict=True), 1
        )
    )
    listed = f'<p14:sectionLst xmlns:p14="{_SECTIONS}">{written}</p14:sectionLst>'
    extension = etree.fromstring(f'<p:ext xmlns:p="{_MAIN}" uri="{_URI}">{listed}</p:ext>')
    root = presentation.part._element
    drop_sections(root)
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extensions.insert(0, extension)


def drop_sections(root: Any) -> None:
    """Take the sections out of a presentation's XML; what else it has been extended with stays."""
    for extensions in root.findall(qn("p:extLst")):
        for old in [each for each in extensions if each.get("uri") == _URI]:
            extensions.remove(old)
        if not len(extensions):
            root.remove(extensions)


def _section(name: str, number: int, slides: list[int]) -> str:
    # The id must not change from build to build, so it comes from the name.
    own_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {name}")).upper()
    listed = "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
    return f'<p14:section name={quoteattr(name)} id="{{{own_id}}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
