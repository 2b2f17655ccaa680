"""A PowerPoint file read back: the words of each slide and of its notes, its charts and the workbooks behind them.

Read from the bytes and not with the library that wrote them: this is for a check of what was written.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RANGE = re.compile(r"!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$")

Cell = str | float


@dataclass(frozen=True, slots=True)
class Cached:
    """What a chart keeps of a range of its workbook: the range, and the values by their place in it."""

    formula: str
    values: Mapping[int, Cell]

    @property
    def column(self) -> str:
        """The letter of the range's column."""
        found = _RANGE.search(self.formula)
        return found[1] if found else ""

    @property
    def rows(self) -> range:
        """The rows of the range."""
        found = _RANGE.search(self.formula)
        first = int(found[2]) if found else 1
        return range(first, int(found[3] or first) + 1 if found else first)


@dataclass(frozen=True, slots=True)
class ReadSeries:
    """One series of a chart. A scatter chart has `x` and no names."""

    name: str
    names: Cached | None
    x: Cached | None
    values: Cached


@dataclass(frozen=True, slots=True)
class ReadChart:
    """A chart's series, all that it keeps of its workbook, and the workbook's cells by their names (B2)."""

    series: tuple[ReadSeries, ...]
    cached: tuple[Cached, ...]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ReadSlide:
    """The paragraphs of a slide in their order, those of its notes, its charts, and the addresses its notes lead to."""

    texts: tuple[str, ...]
    notes: tuple[str, ...]
    charts: tuple[ReadChart, ...]
    addresses: tuple[str, ...] = ()


def read_package(content: bytes) -> tuple[ReadSlide, ...]:
    """The slides of a PowerPoint file, in the order in which they are shown."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        related = _related(package, "ppt/presentation.xml")
        shown = _parsed(package, "ppt/presentation.xml").iter(f"{_P}sldId")
        return tuple(_slide(package, related[str(each.get(f"{_R}id"))]) for each in shown)


def _slide(package: zipfile.ZipFile, part: str) -> ReadSlide:
    related = _related(package, part)
    page = _parsed(package, part)
    notes = next((name for name in related.values() if "/notesSlides/" in name), "")
    charts = [related[str(each.get(f"{_R}id"))] for each in page.iter(f"{_C}chart")]
    return ReadSlide(
        _paragraphs(page),
        _paragraphs(_parsed(package, notes)) if notes else (),
        tuple(_chart(package, name) for name in charts),
        _addresses(package, notes) if notes else (),
    )


def _paragraphs(page: etree._Element) -> tuple[str, ...]:
    return tuple("".join(each.text or "" for each in words.iter(f"{_A}t")) for words in page.iter(f"{_A}p"))


def _chart(package: zipfile.ZipFile, part: str) -> ReadChart:
    tree = _parsed(package, part)
    book = next(name for name in _related(package, part).values() if name.endswith(".xlsx"))
    cached = {reference: _cached(reference) for reference in tree.iter(f"{_C}numRef", f"{_C}strRef")}
    series = tuple(_series(each, cached) for each in tree.iter(f"{_C}ser"))
    return ReadChart(series, tuple(cached.values()), _cells(package.read(book)))


def _series(series: etree._Element, cached: Mapping[etree._Element, Cached]) -> ReadSeries:
    def part(*names: str) -> Cached | None:
        found = (series.find(f"{_C}{name}") for name in names)
        held = next((each[0] for each in found if each is not None), None)
        return None if held is None else cached[held]

    head, values = part("tx"), part("val", "yVal")
    assert values is not None
    return ReadSeries(str(head.values.get(0, "")) if head else "", part("cat"), part("xVal"), values)


def _cached(reference: etree._Element) -> Cached:
    is_number = reference.tag == f"{_C}numRef"
    values: dict[int, Cell] = {}
    for point in reference.iter(f"{_C}pt"):
        value = point.findtext(f"{_C}v") or ""
        values[int(str(point.get("idx")))] = float(value) if is_number else value
    return Cached(reference.findtext(f"{_C}f") or "", values)


def _cells(book: bytes) -> dict[str, Cell]:
    """The cells of a workbook's one sheet."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        strings = [
            "".join(each.text or "" for each in entry.iter(f"{_S}t"))
            for entry in _parsed(package, "xl/sharedStrings.xml").iter(f"{_S}si")
        ]
        cells: dict[str, Cell] = {}
        for cell in _parsed(package, "xl/worksheets/sheet1.xml").iter(f"{_S}c"):
            value = cell.findtext(f"{_S}v")
            if value is not None:
                cells[str(cell.get("r"))] = _value(str(cell.get("t")), value, strings)
        return cells


def _value(kind: str, value: str, strings: list[str]) -> Cell:
    """A cell's value: a string from the workbook's list, one that a formula gave, or a number."""
    match kind:
        case "s":
            return strings[int(value)]
        case "str":
            return value
        case _:
            return float(value)


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(package.read(part))


def _related(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part names, by the ids it names them with."""
    return {
        str(each.get("Id")): posixpath.normpath(posixpath.join(posixpath.dirname(part), str(each.get("Target"))))
        for each in _relations(package, part)
        if each.get("TargetMode") != "External"
    }


def _addresses(package: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    """What a part names outside the package."""
    outside = (each for each in _relations(package, part) if each.get("TargetMode") == "External")
    return tuple(str(each.get("Target")) for each in outside)


def _relations(package: zipfile.ZipFile, part: str) -> etree._Element:
    folder, name = posixpath.split(part)
    return _parsed(package, f"{folder}/_rels/{name}.rels")
