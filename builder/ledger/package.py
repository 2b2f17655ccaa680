"""A PowerPoint file read back: the words of each slide and of its notes, its charts and the workbooks behind them.

Read from the bytes and not with the library that wrote them: this is for a check of what was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.office.names import A, C, Element, P, R
from builder.office.package import Package, opened
from builder.office.workbook import Cell, letters, read_workbook

_RANGE = re.compile(r"!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$")


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
    package = opened(content)
    relations = package.relations(package.main)
    shown = package.tree(package.main).iter(f"{P}sldId")
    return tuple(_slide(package, relations[str(each.get(f"{R}id"))].target) for each in shown)


def _slide(package: Package, part: str) -> ReadSlide:
    relations = package.relations(part)
    page = package.tree(part)
    notes = next(iter(package.related(part, "notesSlide")), "")
    charts = [relations[str(each.get(f"{R}id"))].target for each in page.iter(f"{C}chart")]
    return ReadSlide(
        _paragraphs(page),
        _paragraphs(package.tree(notes)) if notes else (),
        tuple(_chart(package, name) for name in charts),
        _addresses(package, notes) if notes else (),
    )


def _paragraphs(page: Element) -> tuple[str, ...]:
    return tuple("".join(each.text or "" for each in words.iter(f"{A}t")) for words in page.iter(f"{A}p"))


def _chart(package: Package, part: str) -> ReadChart:
    tree = package.tree(part)
    [book] = package.related(part, "package")
    cached = {reference: _cached(reference) for reference in tree.iter(f"{C}numRef", f"{C}strRef")}
    series = tuple(_series(each, cached) for each in tree.iter(f"{C}ser"))
    return ReadChart(series, tuple(cached.values()), _cells(package.read(book)))


def _series(series: Element, cached: Mapping[Element, Cached]) -> ReadSeries:
    def part(*names: str) -> Cached | None:
        found = (series.find(f"{C}{name}") for name in names)
        held = next((each[0] for each in found if each is not None), None)
        return None if held is None else cached[held]

    head, values = part("tx"), part("val", "yVal")
    assert values is not None
    return ReadSeries(str(head.values.get(0, "")) if head else "", part("cat"), part("xVal"), values)


def _cached(reference: Element) -> Cached:
    is_number = reference.tag == f"{C}numRef"
    values: dict[int, Cell] = {}
    for point in reference.iter(f"{C}pt"):
        value = point.findtext(f"{C}v") or ""
        values[int(str(point.get("idx")))] = float(value) if is_number else value
    return Cached(reference.findtext(f"{C}f") or "", values)


def _cells(book: bytes) -> dict[str, Cell]:
    """The cells of a workbook's one sheet."""
    [cells] = read_workbook(book).sheets.values()
    return {f"{letters(column)}{row}": value for (column, row), value in cells.items()}


def _addresses(package: Package, part: str) -> tuple[str, ...]:
    """What a part names outside the package."""
    return tuple(each.target for each in package.relations(part).values() if each.is_external)
