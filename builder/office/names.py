"""The namespaces of Office files, ready to be put before a name, and attributes read without trust."""

from __future__ import annotations

import math

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

Element = etree._Element
_MOST = 1e12  # no number of an Office file is near it; what is beyond is damage


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, or what a path of names leads to; None where there is none.

    Half as long as `find`: a deck asks it tens of thousands of times.
    """
    for tag in path:
        if element is None:
            return None
        element = next(element.iterchildren(tag), None)
    return element


def children(element: Element | None) -> dict[object, Element]:
    """The children of an element by their names, where several of them are asked for; the last of a name."""
    return {} if element is None else {each.tag: each for each in element}


def whole(element: Element | None, name: str, default: int = 0) -> int:
    """An attribute that is a whole number; the default where it is not there or is none."""
    return int(number(element, name, default))


def number(element: Element | None, name: str, default: float = 0.0) -> float:
    """An attribute that is a number; the default where it is not there or is none. 62.5% is 62500, as in old files."""
    text = element.get(name) if element is not None else None
    if text is None:
        return default
    try:
        value = float(text[:-1]) * 1000 if text.endswith("%") else float(text)
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) < _MOST else default


def is_on(element: Element | None, name: str, default: bool = False) -> bool:
    """An attribute that says yes or no."""
    text = element.get(name) if element is not None else None
    return default if text is None else text in ("1", "true", "on")


def local(element: Element) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
