"""Six paragraphs at every width: our lines, reportlab's own and Typst's, each drawn and read back from its PDF."""

from __future__ import annotations

import gc
import io
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import typst
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from builder.conformance.glyphs import Line, Sheet, read_sheets
from builder.typeset.breaker import break_lines
from builder.typeset.clusters import House, Run
from builder.typeset.fonts import load_face
from builder.typeset.lines import SOFT_HYPHEN
from builder.typeset.marks import EMPTY_RIGHT, NO_END, NO_START
from tests.bench.paragraphs import PARAGRAPHS, WHOLE

FONTS = Path(__file__).parents[2] / "styles/fonts"
NAME, SIZE, LEADING, MARGIN = "NotoSerifSC-Regular", 10.0, 18.0, 20.0
HEIGHT = 1500.0
NARROWEST, WIDEST, STEP = 12.0, 60.0, 0.25
WIDTHS = tuple(SIZE * (NARROWEST + STEP * index) for index in range(round((WIDEST - NARROWEST) / STEP) + 1))
SPEEDS = (500, 5_000, 50_000)


@dataclass
class Counted:
    """What is counted of one way to set the paragraphs."""

    lines: int = 0
    starts: int = 0
    ends: int = 0
    parted: int = 0
    overfull: int = 0
    full: int = 0
    ragged: int = 0
    lost: int = 0
    seconds: float = 0.0


def sweep() -> None:
    """Print the table."""
    print(f"\n{len(PARAGRAPHS)} paragraphs at {len(WIDTHS)} widths from {NARROWEST:g} to {WIDEST:g} characters")
    heads = ("lines", "starts", "ends", "parted", "overfull", "ragged", "lost", "ms each")
    print(f"{'':<16}" + "".join(f"{head:>9}" for head in heads))
    ways: dict[str, Callable[[Sequence[float]], tuple[bytes, float]]] = {
        "ours": ours,
        "reportlab CJK": by_reportlab,
        "Typst": by_typst,
    }
    for name, way in ways.items():
        counted = Counted()
        pdf, counted.seconds = way(WIDTHS)
        count(read_sheets(pdf), WIDTHS, counted)
        each = 1000 * counted.seconds / (len(WIDTHS) * len(PARAGRAPHS))
        print(
            f"{name:<16}{counted.lines:>9}{counted.starts:>9}{counted.ends:>9}{counted.parted:>9}{counted.overfull:>9}"
            f"{counted.ragged / max(1, counted.full):>9.2%}{counted.lost:>9}{each:>9.2f}"
        )
    print("starts, ends: marks that may not stand there; parted: numbers, units, dashes in two lines; overfull: beyond")
    print("the edge by 0.5 pt; ragged: share of full lines off the edge by more; lost: characters. Typst's time is")
    print("that of its whole run, the others' that of breaking lines alone.")
    print(f"\n{'characters':<16}{'ms':>8}{'ms per 500':>12}")
    for length in SPEEDS:
        seconds = speed(length)
        print(f"{length:<16}{1000 * seconds:>8.1f}{1000 * seconds * 500 / length:>12.2f}")


def ours(widths: Sequence[float]) -> tuple[bytes, float]:
    """Our lines, drawn as they say."""
    face = load_face(FONTS / f"{NAME}.ttf")
    canvas, buffer = _canvas()
    seconds = 0.0
    for width in widths:
        for text in PARAGRAPHS.values():
            start = time.perf_counter()
            lines = break_lines((Run(text, face, SIZE),), width, 2 * SIZE, "justify", House(hyphenates=True))
            seconds += time.perf_counter() - start
            canvas.setPageSize((width + 2 * MARGIN, HEIGHT))
            y = HEIGHT - MARGIN - SIZE
            for line in lines:
                for span in line.spans:
                    drawn = canvas.beginText(MARGIN + span.x, y)
                    drawn.setFont(NAME, SIZE)
                    drawn.setCharSpace(span.tracking)
                    drawn.setHorizScale(100 * span.scale)
                    drawn.textOut("-" if span.text == SOFT_HYPHEN else span.text)
                    canvas.drawText(drawn)
                y -= LEADING
            canvas.showPage()
    canvas.save()
    return buffer.getvalue(), seconds


def by_reportlab(widths: Sequence[float]) -> tuple[bytes, float]:
    """reportlab's paragraphs with wordWrap="CJK"."""
    canvas, buffer = _canvas()
    style = ParagraphStyle(
        "body", fontName=NAME, fontSize=SIZE, leading=LEADING, wordWrap="CJK", alignment=4, firstLineIndent=2 * SIZE
    )
    seconds = 0.0
    for width in widths:
        for text in PARAGRAPHS.values():
            paragraph = Paragraph(text.replace("&", "&amp;"), style)
            start = time.perf_counter()
            _, height = paragraph.wrap(width, HEIGHT)
            seconds += time.perf_counter() - start
            canvas.setPageSize((width + 2 * MARGIN, HEIGHT))
            paragraph.drawOn(canvas, MARGIN, HEIGHT - MARGIN - height)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue(), seconds


def by_typst(widths: Sequence[float]) -> tuple[bytes, float]:
    """Typst in Chinese, justified: one page for each width and paragraph."""
    setting = f'#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")\n'
    setting += f"#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: {LEADING - SIZE}pt)\n"
    pages = [
        f'#page(width: {width + 2 * MARGIN}pt, height: {HEIGHT}pt, margin: {MARGIN}pt)[#"{text}"]'
        for width in widths
        for text in PARAGRAPHS.values()
    ]
    source = setting + "\n".join(pages)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    start = time.perf_counter()
    pdf = typst.compile(source.encode(), font_paths=fonts, format="pdf")
    seconds = time.perf_counter() - start
    assert isinstance(pdf, bytes)
    return pdf, seconds


def count(sheets: Sequence[Sheet], widths: Sequence[float], counted: Counted) -> None:
    """Add what is found on the pages, one for each width and paragraph."""
    texts = list(PARAGRAPHS.values())
    for sheet, (width, text) in zip(sheets, [(w, t) for w in widths for t in texts], strict=True):
        lines = _whole(sheet)
        edge = MARGIN + width
        counted.lines += len(lines)
        counted.overfull += sum(line.right > edge + 0.5 for line in lines)
        counted.full += len(lines) - 1
        counted.ragged += sum(abs(_end(line, edge) - edge) > 0.5 for line in lines[:-1])
        for before, after in pairwise(lines):
            counted.starts += after.text[0] in NO_START and not after.text.startswith("——")
            counted.ends += before.text[-1] in NO_END
        places = _breaks(lines, text)
        counted.parted += sum(_is_parted(text, at) for at in places)
        counted.lost += max(0, len(re.sub(r"\s", "", text)) - sum(len(line.glyphs) for line in lines))


def _whole(sheet: Sheet) -> list[Line]:
    """The lines of a page; where one is torn apart so far that it looks like two, in one piece."""
    rows: dict[int, list[Line]] = {}
    for line in sheet.lines:
        rows.setdefault(round(line.baseline), []).append(line)
    ordered = (sorted(row, key=lambda part: part.left) for row in rows.values())
    return [Line(sheet.number, tuple(glyph for part in row for glyph in part.glyphs)) for row in ordered]


def _end(line: Line, edge: float) -> float:
    """Where a line ends: at the ink of a trimmed mark, or at the box of one that is not."""
    last = line.glyphs[-1]
    return min(line.right, last.right, key=lambda x: abs(x - edge)) if last.text in EMPTY_RIGHT else line.right


def _breaks(lines: Sequence[Line], text: str) -> list[int]:
    """The places in the text where it was broken, counted without spaces and drawn hyphens."""
    bare = re.sub(r"\s", "", text)
    places, at = [], 0
    for line in lines[:-1]:
        said = line.text
        if not bare.startswith(said, at) and said.endswith(("-", "\u2010", "\u00ad")):
            said = said[:-1]
        at += len(said)
        places.append(at)
    return places


def _is_parted(text: str, at: int) -> bool:
    bare = re.sub(r"\s", "", text)
    wholes = (re.escape(re.sub(r"\s", "", whole)) for whole in WHOLE)
    return any(found.start() < at < found.end() for whole in wholes for found in re.finditer(whole, bare))


def speed(length: int) -> float:
    """Seconds of this process to break a text of so many characters, the best of five."""
    face = load_face(FONTS / f"{NAME}.ttf")
    sample = "".join(PARAGRAPHS.values())
    run = (Run((sample * (length // len(sample) + 1))[:length], face, SIZE),)
    seconds = []
    gc.disable()  # the command line spares the search for garbage too
    for _ in range(5):
        break_lines.cache_clear()
        start = time.process_time()
        break_lines(run, 42 * SIZE, 2 * SIZE, "justify", House(hyphenates=True))
        seconds.append(time.process_time() - start)
    gc.enable()
    return min(seconds)


def _canvas() -> tuple[Canvas, io.BytesIO]:
    if NAME not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(NAME, str(FONTS / f"{NAME}.ttf")))
    buffer = io.BytesIO()
    return Canvas(buffer, invariant=1, initialFontName=NAME), buffer
