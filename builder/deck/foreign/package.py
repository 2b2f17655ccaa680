"""A PowerPoint file or template opened as a presentation without slides, with nothing left of its examples."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from builder.deck.properties import drop_sections
from builder.problems import BuildError, Problem

_TYPES = "[Content_Types].xml"
_MAIN = "presentationml.presentation.main+xml"
_TEMPLATE = "presentationml.template.main+xml"
_MACROS = "macroEnabled.main+xml"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_HINT = "save it from PowerPoint as .pptx or .potx"


def opened(file: bytes, name: str) -> Any:
    """The file as a presentation without slides. Raises BuildError, which names it, for what is none."""
    try:
        presentation = Presentation(io.BytesIO(_as_presentation(file)))
    except (BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise BuildError([Problem(name, f"is no PowerPoint file: {error}", _HINT)]) from None
    _drop_slides(presentation)
    return presentation


def _as_presentation(file: bytes) -> bytes:
    """The same package, said to hold a presentation and not a template: python-pptx opens no other."""
    with zipfile.ZipFile(io.BytesIO(file)) as old:
        types = old.read(_TYPES).decode()
        if _MACROS in types:
            raise ValueError("it has macros")
        if _TEMPLATE not in types:
            return file
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                new.writestr(name, types.replace(_TEMPLATE, _MAIN) if name == _TYPES else old.read(name))
    return made.getvalue()


def _drop_slides(presentation: Any) -> None:
    """Take out the slides and all that leads to them: shows, sections, the outline view, links, the thumbnail.

    A part that nothing leads to any more is not written.
    """
    package, root = presentation.part.package, presentation.part._element
    slides = {id(slide.part) for slide in presentation.slides}
    for tag in ("p:custShowLst",):
        for old in root.findall(qn(tag)):
            root.remove(old)
    drop_sections(root)
    root.attrib.pop("firstSlideNum", None)  # our agenda counts from 1
    for part in list(package.iter_parts()):
        if id(part) not in slides:
            for relation in [key for key, each in part.rels.items() if _leads_to(each, slides)]:
                _cut(part, relation)
    for relation in [key for key, each in package._rels.items() if each.reltype == _THUMBNAIL]:
        package._rels.pop(relation)
    _forget_slides_of_shows(presentation)


def _leads_to(relation: Any, slides: set[int]) -> bool:
    return not relation.is_external and id(relation.target_part) in slides


def _cut(part: Any, relation: str) -> None:
    """Take a relation and every element that names it out of a part."""
    if hasattr(part, "_element"):
        _remove_naming(part._element, relation)
    else:
        root: Any = etree.fromstring(part.blob)
        _remove_naming(root, relation)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part.rels.pop(relation)


def _remove_naming(root: Any, relation: str) -> None:
    for element in [each for each in root.iter() if relation in (each.get(qn("r:id")), each.get(qn("r:link")))]:
        element.getparent().remove(element)


def _forget_slides_of_shows(presentation: Any) -> None:
    """A slide show that was set to some of the slides shows all again."""
    for relation in presentation.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.PRES_PROPS:
            part = relation.target_part
            part._blob = re.sub(rb"<p:(custShow|sldRg)\b[^>]*/>", b"<p:sldAll/>", part.blob)


def masters(presentation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Every master with its layouts."""
    for master in presentation.slide_masters:
        yield master, tuple(master.slide_layouts)
