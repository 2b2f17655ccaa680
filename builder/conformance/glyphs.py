"""Read a PDF's glyphs and put them in lines. The only module that knows PDFium."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from builder.typeset.marks import EMPTY_LEFT, EMPTY_RIGHT, is_han

WIDE = 2.2  # em between two glyphs of one line beyond which they belong to different columns
LABEL = re.compile(r"[•·●○◆◇■□▪]|\[?\d{1,3}[\].．、)）]|[（(][\d一二三四五六七八九十]+[）)]|[①-⑳]")  # of a list item
_LABEL_GAP = 0.4  # em between it and its text
_SAME_LINE = 0.22  # em between the baselines of one line


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: where it begins, where its advance ends, its baseline from the top, its size and its font."""

    text: str
    x: float
    right: float
    baseline: float
    size: float
    font: str
    has_space: bool = False  # a space stands before it in the file
    is_raised: bool = False  # a note mark


@dataclass(frozen=True)
class Line:
    """Glyphs side by side on one page."""

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        """What it says, without spaces."""
        return "".join(glyph.text for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The size of most of it."""
        sizes = [round(glyph.size, 2) for glyph in self.glyphs]
        return max(sorted(set(sizes)), key=sizes.count)

    @cached_property
    def font(self) -> str:
        """The font of most of it."""
        fonts = [glyph.font for glyph in self.glyphs]
        return max(sorted(set(fonts)), key=fonts.count)

    @cached_property
    def baseline(self) -> float:
        """Where it stands, from the top of the page."""
        return next((g.baseline for g in self.glyphs if not g.is_raised), self.glyphs[0].baseline)

    @property
    def left(self) -> float:
        """Where its ink begins: an opening mark begins in the middle of its box."""
        first = self.glyphs[0]
        is_open = first.text in EMPTY_LEFT and first.right - first.x > 0.9 * first.size
        return first.x + 0.5 * first.size if is_open else first.x

    @property
    def right(self) -> float:
        """Where its ink ends: a closing mark ends in the middle of its box."""
        last = self.glyphs[-1]
        is_close = last.text in EMPTY_RIGHT and last.right - last.x > 0.9 * last.size
        return last.x + 0.5 * last.size if is_close else last.right

    @cached_property
    def han(self) -> int:
        """How many Han characters it has."""
        return sum(is_han(glyph.text) for glyph in self.glyphs)


@dataclass(frozen=True)
class Sheet:
    """The lines of one page, from top to bottom, and how large the page is."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def read_sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """The pages of a PDF. Raises ValueError where it is none that can be read."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
    try:
        return tuple(_sheet(document[index], index + 1) for index in range(len(document)))
    finally:
        document.close()


def _sheet(page: Any, number: int) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    lines = tuple(_lines(list(_glyphs(text.raw, height)), number))
    text.close()
    page.close()
    return Sheet(number, width, height, lines)


def _glyphs(text: Any, height: float) -> Iterator[Glyph]:
    """Every upright glyph with ink, in the order of the file."""
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    has_space = False
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        is_hyphen = pdfium.FPDFText_IsHyphen(text, index) == 1  # at the end of a line it has no code of its own
        if (not is_hyphen and code in (0x20, 0xA0, 0x3000, 0x0D, 0x0A)) or (not is_hyphen and code < 0x20):
            has_space = True
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        if abs(matrix.b) > 1e-3 * abs(matrix.a) or abs(matrix.c) > 0.5 * abs(matrix.d):  # slanted type may lean
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
        font = name.value.decode("utf-8", "replace").split("+")[-1]
        character = "-" if is_hyphen else chr(code)
        yield Glyph(character, x.value, box.right, height - y.value, size, font, has_space)
        has_space = False


def _lines(glyphs: Sequence[Glyph], page: int) -> Iterator[Line]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.x)):
        if rows and abs(rows[-1][-1].baseline - glyph.baseline) <= _SAME_LINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    parts = [part for row in rows for part in _parts(sorted(row, key=lambda glyph: glyph.x))]
    for part in _with_raised(parts):
        yield Line(page, tuple(part))


def _parts(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    part = [row[0]]
    for glyph in row[1:]:
        white = (glyph.x - part[-1].right) / max(glyph.size, part[-1].size)
        if white > WIDE or (white > _LABEL_GAP and len(part) < 5 and LABEL.fullmatch("".join(g.text for g in part))):
            yield part
            part = []
        part.append(glyph)
    yield part


def _with_raised(parts: list[list[Glyph]]) -> list[list[Glyph]]:
    """Note marks, which stand above the baseline, in the line to which they belong."""
    found: list[list[Glyph]] = []
    for part in parts:
        home = next((other for other in parts if other is not part and _is_raised(part, other)), None)
        if home is None:
            found.append(part)
    for part in parts:
        home = next((other for other in found if other is not part and _is_raised(part, other)), None)
        if home is not None and part not in found:
            home.extend(
                Glyph(g.text, g.x, g.right, g.baseline, g.size, g.font, g.has_space, is_raised=True) for g in part
            )
            home.sort(key=lambda glyph: glyph.x)
    return found


def _is_raised(part: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether a few small glyphs stand above the baseline of a line, right after one of its glyphs."""
    mark, size = part[0], other[0].size
    if len(part) > 4 or mark.size > 0.8 * size or not 0.1 * size < other[0].baseline - mark.baseline < 0.7 * size:
        return False
    return any(min(abs(g.right - mark.x), abs(g.x + 0.5 * size - mark.x)) < 0.6 * size for g in other)
