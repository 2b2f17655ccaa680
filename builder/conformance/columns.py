"""Put lines in columns and paragraphs, as a reader sees them: by size, left edge and leading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from builder.conformance.glyphs import LABEL, Line, Sheet

_FULL = 1.2  # em: a line that ends farther from the right edge of a justified column is its paragraph's last
_RAGGED_FULL = 4.0
_INDENTED = 0.7  # em
_NARROWEST = 11.5  # em: what is narrower is a cell of a table or a label
_ITEM = " item"  # list items are columns of their own: their first lines look like indented ones
_FLUSH = 0.6  # points within which lines count as ending at one edge

Key = tuple[float, int, str]


@dataclass(frozen=True)
class Column:
    """Lines of one size and face that begin at one edge, all over the document."""

    left: float
    right: float
    size: float
    face: str
    leading: float
    is_justified: bool
    han: int

    @property
    def ems(self) -> float:
        """How many characters fill a line."""
        return (self.right - self.left) / self.size

    def is_full(self, line: Line) -> bool:
        """Whether a line ends where its paragraph might go on."""
        room = _FULL if self.is_justified else _RAGGED_FULL
        return line.right > self.right - room * self.size


@dataclass(frozen=True)
class Paragraph:
    """Lines of a column that belong together, on one page."""

    column: Column
    lines: tuple[Line, ...]

    @property
    def indent(self) -> float:
        """How far its first line is indented, in em."""
        return (self.lines[0].left - self.column.left) / self.column.size

    @property
    def full(self) -> tuple[Line, ...]:
        """Its lines but the last."""
        return self.lines[:-1]


@dataclass(frozen=True)
class Layout:
    """A document as columns and paragraphs."""

    sheets: tuple[Sheet, ...]
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def body(self) -> Column | None:
        """The column of the running text: of the justified ones that which holds most Han characters."""
        columns = {paragraph.column for paragraph in self.paragraphs}
        ranked = sorted(columns, key=lambda column: (column.is_justified, column.han, column.left))
        return ranked[-1] if ranked else None

    def is_body(self, column: Column) -> bool:
        """Whether a column is set like the running text: pages may have it at two left edges."""
        body = self.body
        return body is not None and column.face == body.face and abs(column.size - body.size) < 0.1 and (
            abs(column.ems - body.ems) < 0.2 and column.is_justified == body.is_justified
        )

    @cached_property
    def column_of(self) -> dict[int, Column]:
        """The column of each line that is in one, by the line's identity."""
        return {id(line): paragraph.column for paragraph in self.paragraphs for line in paragraph.lines}

    @cached_property
    def breaks(self) -> tuple[tuple[Line, Line], ...]:
        """Two lines between which a paragraph goes on, over the page too."""
        inside = [pair for paragraph in self.paragraphs for pair in pairwise(paragraph.lines)]
        return (*inside, *((before.lines[-1], after.lines[0]) for before, after in self.continued))

    @cached_property
    def continued(self) -> tuple[tuple[Paragraph, Paragraph], ...]:
        """The parts of each paragraph of the body that goes on over a page."""
        by_page: dict[int, list[Paragraph]] = defaultdict(list)
        for paragraph in self.paragraphs:
            if self.is_body(paragraph.column):
                by_page[paragraph.lines[0].page].append(paragraph)
        found = []
        for page, paragraphs in by_page.items():
            if page + 1 in by_page:
                last = max(paragraphs, key=lambda p: p.lines[-1].baseline)
                first = min(by_page[page + 1], key=lambda p: p.lines[0].baseline)
                if last.column.is_full(last.lines[-1]) and first.indent < _INDENTED:
                    found.append((last, first))
        return tuple(found)

    @cached_property
    def justified(self) -> tuple[tuple[Paragraph, Line], ...]:
        """Every line that should fill its measure."""
        inside = [(p, line) for p in self.paragraphs if p.column.is_justified for line in p.full]
        over = [(before, before.lines[-1]) for before, _ in self.continued if before.column.is_justified]
        return (*inside, *over)


def layout_of(sheets: Sequence[Sheet]) -> Layout:
    """The columns and paragraphs of a document."""
    items = {id(line) for sheet in sheets for line in _items(sheet)}
    chains = [chain for sheet in sheets for chain in _chains(sheet, items)]
    long = [chain for chain in chains if len(chain) > 1 and sum(line.han for line in chain) >= 8]
    lefts = Counter(_key(line) for chain in long for line in chain)
    groups: dict[Key, list[list[Line]]] = defaultdict(list)
    for chain in long:
        size, left, face = max((_key(line) for line in chain), key=lambda key: (lefts[key], -key[1]))
        groups[size, left, face + _ITEM if id(chain[0]) in items else face].append(chain)
    columns = {key: column for key, group in groups.items() if (column := _column(key, group)) is not None}
    paragraphs = [p for key, group in groups.items() if key in columns for c in group for p in _cut(c, columns[key])]
    for chain in chains:  # a line alone may be a paragraph too, at the edge of a page for instance
        if len(chain) == 1 and id(chain[0]) not in items and (home := _home(chain[0], columns.values())) is not None:
            paragraphs.append(Paragraph(home, (chain[0],)))
    paragraphs.sort(key=lambda p: (p.lines[0].page, p.lines[0].baseline, p.lines[0].left))
    return Layout(tuple(sheets), tuple(paragraphs))


def face_of(font: str) -> str:
    """The family of a font: what stands before its weight."""
    return font.split("-")[0].split(",")[0]


def _key(line: Line) -> Key:
    return round(line.size, 1), round(line.left / 2), face_of(line.font)


def _items(sheet: Sheet) -> Iterator[Line]:
    """The first lines of list items: those that stand right of a label."""
    for label, line in pairwise(sorted(sheet.lines, key=lambda line: (round(line.baseline), line.left))):
        is_beside = abs(label.baseline - line.baseline) < 1 and 0 < line.left - label.right < 3 * line.size
        if is_beside and LABEL.fullmatch(label.text):
            yield line


def _chains(sheet: Sheet, items: Set[int]) -> Iterator[list[Line]]:
    """Lines one below the other at a constant distance."""
    lines = sheet.lines
    below: dict[int, tuple[int, float]] = {}
    for index, line in enumerate(lines):
        for other in range(index + 1, len(lines)):
            distance = lines[other].baseline - line.baseline
            if distance > 2.4 * line.size:
                break
            if distance > 0.9 * line.size and _stand_together(line, lines[other]):
                if id(lines[other]) in items:
                    break
                below[index] = (other, distance)
                break
    taken: set[int] = set()
    for index in range(len(lines)):
        if index in taken:
            continue
        chain, leading, at = [lines[index]], 0.0, index
        while at in below:
            at, distance = below[at]
            following = below[at][1] if at in below else distance
            # More room above than below: what looks like a second line is the first of another paragraph.
            is_first = not leading and distance - following > 0.12 * chain[0].size
            if at in taken or is_first or (leading and abs(distance - leading) > 0.12 * chain[0].size):
                break
            leading = leading or distance
            chain.append(lines[at])
            taken.add(at)
        yield chain


def _stand_together(a: Line, b: Line) -> bool:
    overlap = min(a.right, b.right) - max(a.left, b.left)
    return abs(a.size - b.size) < 0.3 and overlap > 0 and face_of(a.font) == face_of(b.font) and (
        abs(a.left - b.left) < 2.6 * a.size
    )


def _column(key: Key, chains: Sequence[Sequence[Line]]) -> Column | None:
    lines = [line for chain in chains for line in chain]
    at_left = sorted(line.left for line in lines if _key(line)[:2] == key[:2])
    left = at_left[len(at_left) // 2]
    # A line that another one at the left edge follows should be full.
    full = [
        a
        for chain in chains
        for a, b in pairwise(chain)
        if abs(b.left - left) < 0.3 * b.size and a.han >= 4 and not _are_centred(a, b)
    ]
    if not full or max(line.right for line in full) - left < _NARROWEST * key[0]:
        return None
    ends = Counter(round(line.right) for line in full)
    mode = max(ends, key=lambda end: (ends[end] + ends[end - 1] + ends[end + 1], end))
    near = sorted(line.right for line in full if abs(line.right - mode) < 1.6)
    right = near[len(near) // 2]
    is_justified = sum(abs(line.right - right) < _FLUSH for line in full) >= max(4, 0.6 * len(full))
    if not is_justified:
        right = max(line.right for line in lines)
    leadings = sorted(b.baseline - a.baseline for chain in chains for a, b in pairwise(chain))
    han = sum(line.han for line in lines)
    return Column(left, right, key[0], key[2], leadings[len(leadings) // 2], is_justified, han)


def _are_centred(a: Line, b: Line) -> bool:
    """Whether two lines stand around one middle, as the notes under a figure do: neither is to fill a measure."""
    return abs((a.left + a.right) - (b.left + b.right)) < 2 * _FLUSH and abs(a.left - b.left) > _FLUSH


def _cut(chain: Sequence[Line], column: Column) -> Iterator[Paragraph]:
    lines: list[Line] = []
    for line in chain:
        if lines and (line.left > column.left + _INDENTED * column.size or not column.is_full(lines[-1])):
            yield Paragraph(column, tuple(lines))
            lines = []
        lines.append(line)
    yield Paragraph(column, tuple(lines))


def _home(line: Line, columns: Iterable[Column]) -> Column | None:
    found = [
        column
        for column in columns
        if column.is_justified
        and abs(column.size - line.size) < 0.1
        and column.face == face_of(line.font)
        and min(abs(line.left - column.left - indent * column.size) for indent in (0, 1, 2)) < 0.2 * column.size
        and line.right < column.right + column.size
    ]
    return max(found, key=lambda column: column.han, default=None)
