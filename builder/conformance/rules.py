"""The rules of Chinese typesetting that a finished page can be held to: where each was looked at, where broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.conformance.columns import Column, Layout, Paragraph
from builder.conformance.glyphs import Glyph, Line
from builder.conformance.spacing import Whites, whites_of
from builder.typeset.marks import EMPTY_LEFT, EMPTY_RIGHT, NO_END, NO_START, is_fixed, is_han
from builder.typeset.words import are_bound

FLUSH = 0.5  # points
LOOSEST = 0.25  # em between Han: CLREQ's most
NARROW = 20  # em of a column in which a paragraph is indented by one em
NO_RUNNING_TEXT = "there is no justified running text"
Seen = Iterator[tuple[Line, bool]]  # each place that was looked at, with whether the rule is broken there


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: how it is called, what share of the places may break it, how it is judged."""

    name: str
    bar: float
    judge: Callable[[Layout], Seen | str]  # a text says why it cannot be judged


def starts(layout: Layout) -> Seen:
    """No mark that may not begin a line does; a dash of two em may."""
    for _, after in layout.breaks:
        yield after, after.text[0] in NO_START and not after.text.startswith("——") and not after.glyphs[0].is_raised


def ends(layout: Layout) -> Seen:
    """No mark that may not end a line does."""
    for before, _ in layout.breaks:
        yield before, before.text[-1] in NO_END


def unbreakables(layout: Layout) -> Seen:
    """Dashes, ellipses, numbers, their units and prefixes, note marks and their words are in one line."""
    for before, after in layout.breaks:
        yield after, _is_parted(before, after)


def neighbours(layout: Layout) -> Seen:
    """Between two marks stands half an em of white at most, none between like ones."""
    for line, a, b in _pairs(layout):
        if is_fixed(a.text) and is_fixed(b.text) and abs(a.size - b.size) < 0.1:
            most = 1.1 if a.text in EMPTY_LEFT and b.text in EMPTY_RIGHT else 0.6  # （） has nothing to squeeze
            yield line, b.x - a.x > most * a.size


def opening(layout: Layout) -> Seen:
    """An opening mark at a line start has lost its empty half."""
    for _, after in layout.breaks:
        column = _column_of(layout, after)
        if column and after.text[0] in EMPTY_LEFT:
            yield after, after.left > column.left + 0.2 * column.size


def closing(layout: Layout) -> Seen:
    """A full-width mark at the end of a justified line has lost its empty half."""
    for paragraph, line in layout.justified:
        if line.text[-1] in EMPTY_RIGHT:
            yield line, line.right < paragraph.column.right - 0.2 * paragraph.column.size


def han_latin(layout: Layout) -> Seen:
    """Between Han and Latin stands an eighth to a third of an em; where the author put a space, up to a half."""
    for line, a, b in _pairs(layout):
        if _meets_latin(a, b):
            em = min(a.size, b.size)
            white = (b.x - a.right) / em
            yield line, not 0.115 <= white <= (0.52 if b.has_space else 0.345)


def at_edges(layout: Layout) -> Seen:
    """No white stands before a line that begins with Latin text, or after one that ends with it."""
    for paragraph, line in layout.justified:
        if line.glyphs[-1].text.isascii():
            yield line, abs(line.right - paragraph.column.right) > FLUSH
    for _, after in layout.breaks:
        column = _column_of(layout, after)
        if column and after.glyphs[0].text.isascii():
            yield after, abs(after.left - column.left) > FLUSH


def stretched(layout: Layout) -> Seen:
    """A line is stretched in order: between Han only when the white at Latin words has all that it may have."""
    for line, whites in _measured(layout):
        if whites.han > 0.02:
            yield line, any(white < 1 / 3 - 0.03 for white in whites.latin) or any(m.taken > 0.02 for m in whites.marks)


def squeezed(layout: Layout) -> Seen:
    """A line is squeezed in order: brackets, commas, full stops, then the white at Latin words."""
    for line, whites in _measured(layout):
        given = [mark.order for mark in whites.marks if mark.taken > 0.02]
        last = 4 if any(white < 0.25 - 0.02 for white in whites.latin) else max(given, default=0)
        if last:
            yield line, any(mark.order < last and mark.taken < 0.22 for mark in whites.marks)


def loose(layout: Layout) -> Seen:
    """No line is stretched by more than a quarter of an em between Han."""
    for line, whites in _measured(layout):
        yield line, whites.han > LOOSEST + 0.01


def indents(layout: Layout) -> Seen | str:
    """A paragraph of the running text is indented by two em (by one in a narrow column), after a heading too."""
    body = _running(layout)
    if body is None:
        return NO_RUNNING_TEXT
    wanted = 1 if body.ems < NARROW else 2
    return _indents(layout, wanted)


def last_lines(layout: Layout) -> Seen:
    """No last line is a single character with its mark."""
    for paragraph in layout.paragraphs:
        if len(paragraph.lines) > 1:
            last = paragraph.lines[-1]
            yield last, sum(glyph.text not in EMPTY_RIGHT and not glyph.is_raised for glyph in last.glyphs) < 2


def page_edges(layout: Layout) -> Seen:
    """Where a paragraph goes on over the page, two lines stand on either side."""
    for before, after in layout.continued:
        yield before.lines[-1], len(before.lines) < 2
        yield after.lines[0], len(after.lines) < 2


def measure(layout: Layout) -> Seen | str:
    """A line of the running text is as long as a whole number of characters."""
    body = _running(layout)
    if body is None:
        return NO_RUNNING_TEXT
    first = next(p.lines[0] for p in layout.paragraphs if p.column == body)
    return iter([(first, abs(body.ems - round(body.ems)) > 0.02)])


def leading(layout: Layout) -> Seen | str:
    """The lines of the running text stand equally far apart."""
    return _leading(layout) if _running(layout) else NO_RUNNING_TEXT


def _running(layout: Layout) -> Column | None:
    """The column of the running text; none where most of the text is lists and tables."""
    body = layout.body
    return body if body is not None and body.is_justified else None


def _leading(layout: Layout) -> Seen:
    for paragraph in _body(layout):
        for a, b in pairwise(paragraph.lines):
            yield b, abs(b.baseline - a.baseline - layout_leading(layout)) > 0.1


def spaces(layout: Layout) -> Seen:
    """Paragraphs with an indent follow each other without space."""
    for a, b in pairwise(list(_body(layout))):
        if a.lines[0].page != b.lines[0].page or b.indent < 0.7:
            continue
        distance = b.lines[0].baseline - a.lines[-1].baseline
        if 0 < distance < 2.3 * layout_leading(layout) and not _between(layout, a.lines[-1], b.lines[0]):
            yield b.lines[0], abs(distance - layout_leading(layout)) > 0.1


def hanging(layout: Layout) -> Seen:
    """No mark hangs beyond the right edge. (A PDF does not say whether its theme asks for that.)"""
    for paragraph, line in layout.justified:
        if line.text[-1] in EMPTY_RIGHT:
            yield line, line.right > paragraph.column.right + 0.1 * paragraph.column.size


def faces(layout: Layout) -> Seen | str:
    """The running text is in a Song face, headings are in a Hei face."""
    body = layout.body
    if body is None or not (_SONG.search(body.face) or _HEI.search(body.face)):
        return f"the name of the face ({body.face if body else 'none'}) does not say what it is"
    return _faces(layout, body)


def headings(layout: Layout) -> Seen | str:
    """No heading stands last on a page that running text is on."""
    if layout.body is None:
        return "there is no running text"
    return _stranded(layout, layout.body)


def right_edge(layout: Layout) -> Seen:
    """A justified line ends at the right edge, to half a point."""
    for paragraph, line in layout.justified:
        hangs = line.text[-1] in EMPTY_RIGHT and line.right > paragraph.column.right
        yield line, abs(line.right - paragraph.column.right) > FLUSH and not hangs


def overfull(layout: Layout) -> Seen:
    """Nothing stands out beyond its column or off the page."""
    outer = {sheet.number: sheet.width for sheet in layout.sheets}
    in_columns = {id(line): p.column for p in layout.paragraphs if p.column.is_justified for line in p.lines}
    for sheet in layout.sheets:
        for line in sheet.lines:
            column = in_columns.get(id(line))
            most = column.right if column and line.text[-1] not in EMPTY_RIGHT else outer[line.page]
            yield line, line.right > most + FLUSH or line.glyphs[0].x < -line.size


def _source(layout: Layout) -> str:
    return "what the author wrote is not in the PDF: a space that was made up looks like one that was typed"


RULES = (
    Rule("forbidden line starts", 0.0, starts),
    Rule("forbidden line ends", 0.0, ends),
    Rule("unbreakables in one line", 0.0, unbreakables),
    Rule("neighbouring marks squeezed", 0.0, neighbours),
    Rule("opening mark at line start trimmed", 0.0, opening),
    Rule("full-width mark at line end trimmed", 0.0, closing),
    Rule("Han-Latin gap within its limits", 0.0, han_latin),
    Rule("no gap at line edges", 0.0, at_edges),
    Rule("stretched in CLREQ's order", 0.0, stretched),
    Rule("squeezed in CLREQ's order", 0.0, squeezed),
    Rule("no line stretched too far", 0.002, loose),
    Rule("first-line indent", 0.0, indents),
    Rule("no single character as last line", 0.0, last_lines),
    Rule("no single line at a page edge", 0.0, page_edges),
    Rule("line length a multiple of the character", 0.0, measure),
    Rule("constant leading", 0.0, leading),
    Rule("no space between paragraphs", 0.0, spaces),
    Rule("no hanging marks", 0.0, hanging),
    Rule("faces by role", 0.0, faces),
    Rule("headings with what follows", 0.0, headings),
    Rule("right edge flush", 0.005, right_edge),
    Rule("no overfull line", 0.0, overfull),
    Rule("spaces only where the author typed them", 0.0, _source),
)

_SONG = re.compile(r"serif|song|sun|ming|宋", re.I)
_HEI = re.compile(r"sans|hei|gothic|黑", re.I)
_NUMBERED = re.compile(r"^(?:[•·●○◆◇■□▪–—*-]|\[?\d{1,3}[\].．、)）]|[（(][\d一二三四五六七八九十]+[）)]|[①-⑳])")
_TOKEN_END, _TOKEN_START = re.compile(r"[!-~°−±€£¥²³]+$"), re.compile(r"[!-~°−±‰℃²³]+")


def layout_leading(layout: Layout) -> float:
    """The leading of the running text."""
    return layout.body.leading if layout.body else 0.0


def _pairs(layout: Layout) -> Iterator[tuple[Line, Glyph, Glyph]]:
    for sheet in layout.sheets:
        for line in sheet.lines:
            for a, b in pairwise(line.glyphs):
                if not (a.is_raised or b.is_raised):
                    yield line, a, b


def _measured(layout: Layout) -> Iterator[tuple[Line, Whites]]:
    for _, line in layout.justified:
        yield line, whites_of(line)


def _body(layout: Layout) -> Iterator[Paragraph]:
    return (paragraph for paragraph in layout.paragraphs if layout.is_body(paragraph.column))


def _column_of(layout: Layout, line: Line) -> Column | None:
    return layout.column_of.get(id(line))


def _is_parted(before: Line, after: Line) -> bool:
    a, b = before.glyphs[-1], after.glyphs[0]
    if b.is_raised or (a.text == b.text and a.text in "—…"):
        return True
    end, start = _TOKEN_END.search(before.text), _TOKEN_START.match(after.text)
    if end is not None and not a.is_raised and is_han(b.text):
        return are_bound(end[0], b.text)
    if end is None or start is None:
        return start is not None and is_han(a.text) and start[0][0] == "[" and are_bound(a.text, start[0])
    if b.text.isdigit() and (a.text.isdigit() or re.search(r"\d[.,]$", end[0])) and not b.has_space:
        return True
    return are_bound(end[0], start[0])


def _meets_latin(a: Glyph, b: Glyph) -> bool:
    def is_word(text: str) -> bool:
        return text.isascii() and text.isalnum()

    if abs(a.size - b.size) > 0.1 or not ((is_han(a.text) and is_word(b.text)) or (is_word(a.text) and is_han(b.text))):
        return False
    return b.x - a.right < 0.6 * a.size  # what is farther apart is parted by an em space, or two texts side by side


def _indents(layout: Layout, wanted: int) -> Seen:
    continued = {id(after) for _, after in layout.continued}
    for paragraph in _body(layout):
        if id(paragraph) in continued or _NUMBERED.match(paragraph.lines[0].text) or len(paragraph.lines) < 2:
            continue
        yield paragraph.lines[0], abs(paragraph.indent - wanted) > 0.1


def _between(layout: Layout, above: Line, below: Line) -> bool:
    lines = layout.sheets[above.page - 1].lines
    return any(above.baseline + 0.5 < line.baseline < below.baseline - 0.5 for line in lines)


def _is_heading(line: Line, body: Column) -> bool:
    is_large = line.size > 1.04 * body.size and line.han > 0
    return is_large and abs(line.left - body.left) < 2.5 * line.size


def _faces(layout: Layout, body: Column) -> Seen:
    for paragraph in _body(layout):
        for line in paragraph.lines:
            yield line, _SONG.search(line.font) is None
    for sheet in _with_body(layout):
        for line in sheet:
            if _is_heading(line, body):
                yield line, _HEI.search(line.font) is None


def _with_body(layout: Layout) -> Iterator[tuple[Line, ...]]:
    pages = {line.page for paragraph in _body(layout) for line in paragraph.lines}
    return (sheet.lines for sheet in layout.sheets if sheet.number in pages)


def _stranded(layout: Layout, body: Column) -> Seen:
    foot = max(line.baseline for paragraph in _body(layout) for line in paragraph.lines)
    for lines in _with_body(layout):
        column = [line for line in lines if line.baseline <= foot + 2]
        for line in column:
            if _is_heading(line, body):
                yield line, not any(o.baseline > line.baseline + 1 and not _is_heading(o, body) for o in column)
