"""The rows of the ledger: facts, claims, citations and accepted words, then every number of figures and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from builder.facts.thresholds import Thresholds
from builder.ledger.numbers import Shown, shown_in_figure, shown_in_table
from builder.model.block import Block, Callout, Compound, Figure, Table
from builder.model.document import CellName, Document, FactEntry, Section
from builder.model.inline import FactText, Traced, plain
from builder.model.made import Where
from builder.model.walk import walk

Kind = Literal["fact", "claim", "citation", "acceptance", "value", "mean", "total", "cell"]
FROM_DATA = "from the data"
ALL = "*"  # in the place of a row
NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. What does not apply is empty; the first rows are the document's facts in their order.

    `value` is exact, `text` is as printed. `cells` are written table/row/column, with a * for all rows of the table.
    `pages` are printed page numbers, `notes` the slides in whose notes it stands.
    """

    number: int
    kind: Kind
    text: str
    question: str = ""
    value: str = ""
    cells: tuple[str, ...] = ()
    verdict: str = FROM_DATA
    evidence: str = ""
    source: str = ""
    file: str = ""
    line: int = 0
    section: str = ""
    exhibit: str = ""
    label: str = ""
    category: str = ""
    series: str = ""
    pages: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """All rows of an edition, and what they are the rows of."""

    head: Mapping[str, Any]
    rows: tuple[Row, ...]


@dataclass
class Home:
    """In which section and which figure, table or case each fact stands, and the words that each vouches for."""

    sections: dict[int, Section] = field(default_factory=dict)
    exhibits: dict[int, Figure | Table | Callout] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Data:
    """What the ledger knows of the project.

    Files are named from its folder; `tables` are the rows of each; `thresholds` are what claims were judged by.
    """

    folder: Path | None = None
    tables: Mapping[str, Sequence[str]] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)

    def file(self, name: str) -> str:
        """A file of the project, named alike wherever the project lies."""
        path = Path(name)
        folder = self.folder
        return path.relative_to(folder).as_posix() if folder and path.is_relative_to(folder) else name

    def cells(self, cells: Iterable[CellName]) -> tuple[str, ...]:
        """The names of cells; those of a whole column are one."""
        columns: dict[tuple[str, str], dict[str, None]] = {}
        for cell in cells:
            columns.setdefault((cell.table, cell.column), {})[cell.row] = None
        names = []
        for (table, column), rows in columns.items():
            is_whole = len(rows) > 1 and len(rows) == len(self.tables.get(table, ()))
            names += [f"{table}/{row}/{column}" for row in ((ALL,) if is_whole else rows)]
        return tuple(names)


NO_DATA = Data()


def ledger(document: Document, pages: Where = NOWHERE, slides: Where = NOWHERE, data: Data = NO_DATA) -> Ledger:
    """The ledger of a document that stands on these pages and slides."""
    rows = (*_entries(document, pages, slides, data), *_numbers(document, pages, slides, data))
    head = {
        "edition": document.edition,
        "title": document.title,
        "date": document.date,
        "counts": dict(sorted(Counter(row.kind for row in rows).items())),
        "pages": list(pages.places),
        "slides": list(slides.places),
        "claims": {each.name: str(getattr(data.thresholds, each.name)) for each in fields(data.thresholds)},
    }
    return Ledger(head, rows)


def home_of(document: Document) -> Home:
    """Where the facts of a document stand."""
    home = Home()
    for section in document.sections:
        front = (section.title, section.short, section.headline, section.takeaways, section.key_figures, section.notes)
        _settle(home, walk(front), section, None)
        for block in section.body:
            exhibit = block if isinstance(block, Figure | Table | Callout) and block.id else None
            _settle(home, walk(_texts(block)), section, exhibit)
            if isinstance(block, Figure):
                for fact in block.facts:
                    home.sections.setdefault(fact, section)
                    home.exhibits.setdefault(fact, block)
    return home


def label_of(exhibit: Figure | Table | Callout) -> str:
    """What a figure, table or case is called in the report."""
    match exhibit:
        case Figure():
            return f"图{exhibit.number}"
        case Table():
            return f"表{exhibit.number}"
        case Callout():
            return f"案例{exhibit.number}" if exhibit.number else ""


def words_of(entry: FactEntry, words: str) -> str:
    """What an entry says in the text: a fact its answer, all others the words they vouch for."""
    return entry.text or words


def verdict_of(entry: FactEntry) -> str:
    """What speaks for an entry."""
    match entry.kind:
        case "claim":
            return "holds" if entry.holds else "other words"
        case "citation":
            return "on file"
        case "acceptance":
            return "accepted"
        case _:
            return FROM_DATA


def _settle(home: Home, nodes: Iterator[object], section: Section, exhibit: Figure | Table | Callout | None) -> None:
    for node in nodes:
        if not isinstance(node, FactText | Traced):
            continue
        home.sections.setdefault(node.fact, section)
        if exhibit is not None:
            home.exhibits.setdefault(node.fact, exhibit)
        if isinstance(node, Traced):
            home.words[node.fact] = home.words.get(node.fact, "") + plain(node.children)


def _texts(block: Block | Compound) -> object:
    """The parts of a block in which facts can stand: charts and tables of data have thousands of values and none."""
    match block:
        case Figure():
            return (block.caption, block.headline, block.takeaways, block.note)
        case Table():
            return (block.caption, block.note)
        case _:
            return block


def _entries(document: Document, pages: Where, slides: Where, data: Data) -> Iterator[Row]:
    home = home_of(document)
    files: dict[str, str] = {}
    for index, entry in enumerate(document.facts):
        section, exhibit = home.sections.get(index), home.exhibits.get(index)
        file = entry.place.file
        if file not in files:
            files[file] = data.file(file)
        yield Row(
            number=index + 1,
            kind=entry.kind,
            text=words_of(entry, home.words.get(index, "")),
            question=entry.question,
            value="" if entry.value is None else f"{entry.value:f}",
            cells=data.cells(entry.cells),
            verdict=verdict_of(entry),
            evidence=entry.evidence,
            source=entry.source,
            file=files[file],
            line=entry.place.line,
            section=_title(section),
            exhibit=exhibit.id if exhibit else "",
            label=label_of(exhibit) if exhibit else "",
            pages=pages.entries.get(index, ()),
            slides=slides.entries.get(index, ()),
            notes=slides.aside.get(index, ()),
        )


def _numbers(document: Document, pages: Where, slides: Where, data: Data) -> Iterator[Row]:
    """A row for each number of each figure and table."""
    number = len(document.facts)
    for section in document.sections:
        for block in section.body:
            shown: tuple[Shown, ...] = ()
            if isinstance(block, Figure):
                shown = shown_in_figure(block)
            elif isinstance(block, Table):
                shown = shown_in_table(block)
            else:
                continue
            kind: Kind = "value" if isinstance(block, Figure) else "cell"
            for one in shown:
                number += 1
                yield Row(
                    number=number,
                    kind="mean" if one.is_mean else "total" if one.is_total else kind,
                    text=one.text,
                    value=f"{one.value:f}",
                    cells=data.cells(one.cells),
                    section=_title(section),
                    exhibit=block.id,
                    label=label_of(block),
                    category=one.category,
                    series=one.series,
                    pages=pages.exhibits.get(block.id, ()),
                    slides=slides.exhibits.get(block.id, ()),
                )


def _title(section: Section | None) -> str:
    if section is None:
        return ""
    title = plain(section.title)
    return f"{section.number}{'' if section.number.endswith('）') else ' '}{title}".strip()
