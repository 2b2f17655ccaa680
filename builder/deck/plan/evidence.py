"""The evidence in a slide's notes: a line for each fact that is shown or said, with the cells it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.deck import words
from builder.facts.references import in_short
from builder.ledger.numbers import shown_in_figure, shown_in_table
from builder.ledger.rows import ALL, Data, home_of, label_of, words_of
from builder.model.block import Callout, Figure, Table
from builder.model.document import CellName, Document, FactEntry, OutsideSource

MOST_LINES = 12
MOST_CELLS = 3  # named one by one
MOST_NAMES = 5
MOST_NUMBERS = 4


@dataclass(frozen=True)
class Proof:
    """What speaks for each of a document's facts: its entry, the words it stands for, its source."""

    entries: Sequence[FactEntry]
    words: Mapping[int, str]
    sources: Mapping[str, OutsideSource]
    data: Data

    def lines(
        self, facts: Iterable[int], exhibit: Figure | Table | Callout | None = None
    ) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The lines for some facts, those that come first, and for the numbers of an exhibit; the facts they name."""
        lines: dict[str, None] = {}
        named: list[int] = []
        if isinstance(exhibit, Figure | Table) and (line := self._exhibit(exhibit)):
            lines[line] = None
        for fact in dict.fromkeys(facts):
            line = self._line(fact)
            if not line or (line not in lines and len(lines) == MOST_LINES):
                continue
            lines[line] = None
            named.append(fact)
        return tuple(lines), tuple(named)

    def _line(self, fact: int) -> str:
        entry = self.entries[fact]
        said = words_of(entry, self.words.get(fact, ""))
        match entry.kind:
            case "fact":
                cells = self._cells(entry.cells)
                return words.proven(said, cells) if cells else ""  # a name or a count of rows needs no evidence
            case "claim":
                return words.claimed(said, _first_of(entry.evidence) or self._cells(entry.cells) or entry.question)
            case "citation":
                return words.proven(said, in_short(self.sources[entry.source])) if entry.source in self.sources else ""
            case _:
                return ""  # what an author vouches for has no evidence but the author's word

    def _cells(self, cells: Sequence[CellName]) -> str:
        names = self.data.cells(cells)
        if len(names) <= MOST_CELLS:
            return words.JOINT.join(names)
        return words.JOINT.join(_in_short(cells, self.data))

    def _exhibit(self, exhibit: Figure | Table) -> str:
        shown = shown_in_figure(exhibit) if isinstance(exhibit, Figure) else shown_in_table(exhibit)
        cells = [cell for one in shown if not one.is_mean for cell in one.cells]
        return words.values_of(label_of(exhibit), words.JOINT.join(_in_short(cells, self.data))) if cells else ""


def proof_of(document: Document) -> Proof:
    """What speaks for the facts of a document."""
    sources = {source.key: source for source in document.sources}
    return Proof(document.facts, home_of(document).words, sources, Data(tables=document.tables))


def _first_of(evidence: str) -> str:
    """The first numbers that bear a claim out; the ledger has them all."""
    parts = evidence.split(words.JOINT)
    return words.JOINT.join(parts[:MOST_NUMBERS]) + (words.AND_MORE if len(parts) > MOST_NUMBERS else "")


def _in_short(cells: Sequence[CellName], data: Data) -> Iterator[str]:
    """Many cells as table/rows/columns: all rows are a *, more than a few are counted."""
    for table in dict.fromkeys(cell.table for cell in cells):
        own = [cell for cell in cells if cell.table == table]
        rows = tuple(dict.fromkeys(cell.row for cell in own))
        columns = tuple(dict.fromkeys(cell.column for cell in own))
        is_whole = len(rows) > 1 and len(rows) == len(data.tables.get(table, ()))
        named = ALL if is_whole else words.joined(rows) if len(rows) <= MOST_NAMES else words.rows(len(rows))
        yield f"{table}/{named}/{words.joined(columns) if len(columns) <= MOST_CELLS else words.columns(len(columns))}"
