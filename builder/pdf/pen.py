"""Draws on a reportlab canvas: set text, rules, boxes, links, destinations. Coordinates run down from the top left."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from builder.charts.draw import draw_chart
from builder.model.chart import Chart
from builder.model.inline import Footnote
from builder.pdf.record import Record
from builder.pdf.styles import Styles
from builder.pdf.text import Look, Set
from builder.problems import BuildError, Problem
from builder.typeset.breaker import SOFT_HYPHEN, Line
from builder.typeset.clusters import Run

LEADER = 5.0  # points from dot to dot
DOT = 1.0
EM_TOP = 0.88  # how far the top of the em box stands above the baseline
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def register_fonts(styles: Styles) -> None:
    """Make the theme's faces known to reportlab under their file names. Raises BuildError for what it cannot embed."""
    for face in (*styles.song, *styles.hei):
        if face.name not in pdfmetrics.getRegisteredFontNames():
            try:
                pdfmetrics.registerFont(TTFont(face.name, str(face.path)))
            except TTFError as error:
                hint = "a PDF needs TrueType outlines"
                raise BuildError([Problem(str(face.path), f"cannot be embedded: {error}", hint)]) from None


class Pen:
    """One PDF being drawn."""

    def __init__(self, styles: Styles, language: str) -> None:
        self.styles = styles
        self.page_height = styles.theme.page.height
        self.buffer = io.BytesIO()
        self.canvas = Canvas(
            self.buffer,
            pagesize=(styles.theme.page.width, styles.theme.page.height),
            invariant=1,
            pageCompression=1,
            initialFontName=styles.song[0].name,
            lang=language,
        )
        self.note_numbers: Mapping[int, int] = {}
        self.record = Record()
        self._colors: dict[str, Any] = {}

    def color(self, value: str) -> Any:
        """reportlab's colour for #RRGGBB."""
        if value not in self._colors:
            self._colors[value] = HexColor(value)
        return self._colors[value]

    def text(self, text: Set, x: float, top: float) -> None:
        """Draw all lines of a set text."""
        for line in text.lines:
            self.line(line, text, x, top)
            top += text.style.leading

    def line(self, line: Line, text: Set, x: float, top: float) -> None:
        """Draw one line of a set text; `top` is the top of its leading."""
        style = text.style
        baseline = self.page_height - top - (style.leading - style.size) / 2 - EM_TOP * style.size
        pen = self.canvas.beginText()
        color = tracking = scale = None
        for span in line.spans:
            run = text.runs[span.run]
            look = run.look if isinstance(run.look, Look) else Look(style.color)
            pen.setFont(run.face.name, run.size)
            own = self.styles.theme.color.muted if look.is_muted else look.color
            if own != color:
                pen.setFillColor(self.color(own))
                color = own
            if span.tracking != tracking:
                pen.setCharSpace(span.tracking)
                tracking = span.tracking
            if span.scale != (scale or 1.0):
                pen.setHorizScale(100 * span.scale)
                scale = span.scale
            pen.setTextOrigin(x + span.x, baseline + run.rise)
            self._out(pen, self._words(span.text, look), run)
            if look.link:
                self._link(look.link, x + span.x, baseline + run.rise, span.width, run)
        self.canvas.drawText(pen)
        self.record.line(line, text)

    def _out(self, pen: Any, words: str, run: Run) -> None:
        """Draw words. Who copies them gets what the author wrote: no hyphen of a parted word, no box for a sign."""
        if words == SOFT_HYPHEN or not run.face.has_all(words):
            meant = "" if words == SOFT_HYPHEN else words
            code = f"FEFF{meant.encode('utf-16-be').hex().upper()}"
            pen._code.append(f"/Span <</ActualText <{code}>>> BDC")
            pen.textOut("-" if words == SOFT_HYPHEN else words)
            pen._code.append("EMC")
        else:
            pen.textOut(words)

    def _words(self, words: str, look: Look) -> str:
        if look.note is None:
            return words
        return CIRCLED[(self.note_numbers.get(id(look.note), 1) - 1) % len(CIRCLED)]

    def _link(self, link: str, x: float, baseline: float, width: float, run: Run) -> None:
        box = (x, baseline - 0.2 * run.size, x + width, baseline + 0.95 * run.size)
        if link.startswith("#"):
            self.canvas.linkAbsolute("", link[1:], box, thickness=0)
        else:
            self.canvas.linkURL(link, box, relative=0, thickness=0)

    def dots(self, start: float, end: float, baseline: float, color: str) -> None:
        """A leader between two places of a line; the dots of all leaders stand on one grid.

        Drawn, not written: a leader is no text, and nobody wants it read aloud or copied.
        """
        first = (start // LEADER + 1) * LEADER
        if end - first < LEADER:
            return
        self.canvas.saveState()
        self.canvas.setStrokeColor(self.color(color))
        self.canvas.setLineWidth(DOT)
        self.canvas.setLineCap(1)
        self.canvas.setDash([0, LEADER])
        self.canvas.line(first, self.page_height - baseline, end, self.page_height - baseline)
        self.canvas.restoreState()

    def link_box(self, target: str, x: float, top: float, width: float, height: float) -> None:
        """Make a box lead to a destination of the report."""
        bottom = self.page_height - top - height
        self.canvas.linkAbsolute("", target, (x, bottom, x + width, bottom + height), thickness=0)

    def destination(self, name: str, top: float) -> None:
        """What links to `name` go to: here."""
        self.record.start(name)
        self.canvas.bookmarkPage(name, fit="XYZ", left=0, top=self.page_height - max(0.0, top - 12), zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """An entry of the PDF's outline."""
        self.canvas.addOutlineEntry(title, name, level, closed=level > 0)

    def rule(self, x: float, top: float, width: float, color: str, thickness: float = 0.5) -> None:
        """A horizontal rule."""
        self.box(x, top - thickness / 2, width, thickness, color)

    def box(self, x: float, top: float, width: float, height: float, color: str) -> None:
        """A filled rectangle."""
        self.canvas.setFillColor(self.color(color))
        self.canvas.rect(x, self.page_height - top - height, width, height, stroke=0, fill=1)

    def chart(self, chart: Chart, x: float, top: float, width: float, height: float) -> None:
        """A chart."""
        self.canvas.saveState()
        written = draw_chart(chart, self.canvas, x, self.page_height - top - height, width, height, self.styles.theme)
        self.canvas.restoreState()
        self.record.chart(chart)
        self.record.strings(written)

    def new_page(self) -> None:
        """End this page."""
        self.canvas.showPage()

    def number_notes(self, notes: list[Footnote]) -> None:
        """Number the footnotes of the page that is drawn next."""
        self.note_numbers = {id(note): number for number, note in enumerate(notes, 1)}

    def finish(self) -> bytes:
        """The whole file."""
        self.canvas.save()
        return self.buffer.getvalue()
