"""Questions to a ledger that was written: what stands on a page or slide, and where a cell of the data is used."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from builder.ledger.decks import slide_name
from builder.ledger.files import DATA
from builder.ledger.rows import ALL
from builder.model.made import DeckSize
from builder.problems import UsageError

HEADS = ("text", "where it comes from", "value", "where it stands")
_WIDEST = (36, 60, 16)  # of all columns but the last, in the width of a digit
_GAP = "  "

Asked = Mapping[str, Any]
"""A row of the ledger as it was read."""


@dataclass(frozen=True)
class Written:
    """A ledger as it was read from an edition's folder."""

    head: Mapping[str, Any]
    rows: tuple[Asked, ...]

    def on_page(self, label: str) -> tuple[Asked, ...]:
        """What stands on the page with this printed number. Raises UsageError when there is no such page."""
        pages = [page for page in self.head["pages"] if page]
        if label not in pages:
            raise UsageError(f"there is no page {label}{_span(pages, 'pages')}")
        return tuple(row for row in self.rows if label in row["pages"])

    def on_slide(self, number: int, deck: DeckSize = "full") -> tuple[Asked, ...]:
        """What stands on a slide of a deck or in its notes. Raises UsageError when there is no such slide."""
        name, start = slide_name(deck, str(number)), slide_name(deck, "")
        slides = [slide for slide in self.head["slides"] if slide.startswith(start) and (start or ":" not in slide)]
        if name not in slides:
            raise UsageError(f"there is no slide {name}{_span(slides, 'slides')}")
        return tuple(row for row in self.rows if name in (*row["slides"], *row["notes"]))

    def using(self, table: str, row: str, column: str) -> tuple[Asked, ...]:
        """What was taken from a cell."""
        names = {f"{table}/{row}/{column}", f"{table}/{ALL}/{column}"}
        return tuple(each for each in self.rows if names.intersection(each["cells"]))


def read_ledger(folder: Path) -> Written:
    """The ledger in an edition's folder. Raises UsageError when there is none."""
    path = folder / DATA
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return Written(read["head"], tuple(read["rows"]))
    except FileNotFoundError:
        raise UsageError(f"{path} is not there; first: builder build {folder.name}") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"{path} cannot be read; make it again: builder build {folder.name}") from None


def cell_of(name: str, tables: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> tuple[str, str, str]:
    """Table, row and column of a cell written table/row/column. Raises UsageError for one that is not there.

    `tables` has the rows and the columns of each table.
    """
    table, _, rest = name.partition("/")
    row, _, column = rest.rpartition("/")
    if not row:
        raise UsageError(f"“{name}” is no cell: write table/row/column, as in cities/杭州/overall")
    if table not in tables:
        raise UsageError(f"there is no table {table}{_meant(table, tables)}")
    rows, columns = tables[table]
    if row not in rows:
        raise UsageError(f"{table} has no row {row}{_meant(row, rows)}")
    if column not in columns:
        raise UsageError(f"{table} has no column {column}; columns: {', '.join(columns)}")
    return table, row, column


def as_text(rows: Sequence[Asked]) -> str:
    """Rows as a plain table: text, question, value, where."""
    lines = [HEADS, *((row["text"], _origin(row), row["value"], _places(row)) for row in rows)]
    cut = [(*(_cut(value, most) for value, most in zip(line, _WIDEST, strict=False)), line[-1]) for line in lines]
    widths = [max(_width(line[column]) for line in cut) for column in range(len(_WIDEST))]
    return "\n".join(_GAP.join([*map(_padded, line, widths), line[-1]]).rstrip() for line in cut)


def _origin(row: Asked) -> str:
    """What was asked; for a number of a figure or table the cell it shows."""
    if row["question"]:
        return str(row["question"])
    return row["evidence"] or ", ".join(row["cells"])


def _places(row: Asked) -> str:
    called = _GAP.join(part for part in (row["label"], row["category"], row["series"]) if part)
    places = [
        *(f"page {page}" for page in row["pages"]),
        *(f"slide {slide}" for slide in row["slides"]),
        *(f"notes of slide {slide}" for slide in row["notes"]),
        f"{row['file']}:{row['line']}" if row["file"] else "",
    ]
    said = ", ".join(place for place in places if place)
    return f"{called}: {said}" if called else said


def _span(places: Sequence[str], what: str) -> str:
    return f"; {what}: {places[0]} to {places[-1]}" if places else f"; this edition has no {what}"


def _meant(name: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    close = get_close_matches(name, list(known), 1, 0.4)
    return f", did you mean {close[0]}?" if close else f"; there is {', '.join(known)}"


def _width(text: str) -> int:
    """How wide a text stands on a terminal: a Han character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str, most: int) -> str:
    if _width(text) <= most:
        return text
    while _width(text) > most - 1:
        text = text[:-1]
    return text + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
