"""Compose the PDF of a document: set everything once, deal it out to pages, draw.

The body is paginated first, so that the contents know every page number before they are set: nothing is laid out twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from builder.model.block import Figure, Table
from builder.model.document import Document, Section
from builder.model.inline import FactText, Footnote, Text, plain
from builder.model.made import Made, Pages, ReportPage
from builder.model.walk import walk
from builder.pdf import words
from builder.pdf.blocks import Column, boxes_of, main_column
from builder.pdf.boxes import Box, BreakBox, FigureBox, FrameBox, Stack, TextBox
from builder.pdf.brief import brief_body, brief_front, running_heads
from builder.pdf.contents import contents, entry_label, exhibits
from builder.pdf.furniture import (
    RuleBox,
    credits_boxes,
    draw_back_cover,
    draw_cover,
    draw_notes,
    draw_page_number,
    draw_running_head,
)
from builder.pdf.grid import Grid
from builder.pdf.notes import NoteSize
from builder.pdf.paginate import Page, Paginator
from builder.pdf.pen import CIRCLED, Pen, register_fonts
from builder.pdf.references import references
from builder.pdf.styles import Styles
from builder.pdf.text import Set, set_text, set_words
from builder.problems import Problem
from builder.theme.theme import Theme


@dataclass(frozen=True)
class Numbered:
    """A page with its printed number (empty on the cover) and its running head."""

    page: Page
    label: str
    chapter: str


def compose_pdf(document: Document, theme: Theme) -> Made:
    """The PDF of a document in a theme."""
    return paginated(document, theme).draw()


def paginated(document: Document, theme: Theme) -> Paginated:
    """A document dealt out to pages, before anything is drawn."""
    layout = Layout(Styles(theme))
    column = main_column(layout.styles)
    if document.form == "brief":
        brief = layout.brief(document, column)
        return Paginated(document, layout, tuple(_brief_front(document, layout, brief)), tuple(brief))
    body = layout.pages(_body_boxes(document, column), "1", "")
    preface = layout.pages(_front_boxes(document, column), "i", "")
    return Paginated(document, layout, tuple(_front_matter(document, layout, body, preface)), tuple(body))


@dataclass(frozen=True)
class Paginated:
    """The pages of a document: those in front of page 1 and the others, without the covers."""

    document: Document
    layout: Layout
    front: tuple[Numbered, ...]
    body: tuple[Numbered, ...]

    def pages(self) -> Pages:
        """On which page everything begins that has an id."""
        found: dict[str, ReportPage] = {}
        for place, page in enumerate((*self.front, *self.body), 2):  # behind the cover
            # The lines of the contents have the names of what they lead to, which stands behind them.
            found.update(dict.fromkeys(_targets(page.page), ReportPage(page.label, place)))
        return found

    def draw(self) -> Made:
        """The PDF."""
        document, styles = self.document, self.layout.styles
        register_fonts(styles)
        pen = Pen(styles, document.language)
        _describe(document, pen)
        _draw(document, self.layout, pen, self.front, self.body)
        figures = sum(isinstance(node, Figure) for node in walk(document.sections))
        tables = sum(isinstance(node, Table) for node in walk(document.sections))
        pages = len(self.front) + len(self.body) + 2
        counts = {"pages": pages, "figures": figures, "tables": tables}
        warnings = tuple(_missing_characters(document, styles))
        return Made(pen.finish(), counts, warnings, pen.record.where(), pen.record.drawn())


def _missing_characters(document: Document, styles: Styles) -> Iterator[Problem]:
    """Characters of the text that the theme's faces cannot draw, by section."""
    known = styles.song[0].widths.keys() & styles.hei[0].widths.keys()
    for section in document.sections:
        words_of_section = (node.value for node in walk(section) if isinstance(node, Text | FactText))
        missing = sorted({c for value in words_of_section for c in value if ord(c) not in known and not c.isspace()})
        if missing:
            named = "、".join(f"{c} (U+{ord(c):04X})" for c in missing)
            hint = "use another character or another font"
            yield Problem(section.place.file, f"the theme's fonts do not have {named}", hint)


SHORT_PAGE = 0.2  # of a page: a chapter's last page should hold more
FIGURE_SHARES = (0.97, 0.94, 0.91, 0.88)  # of a figure's height, tried in turn to save such a page


class Layout:
    """Makes pages of boxes and knows how footnotes are set."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._notes: dict[int, tuple[Footnote, Set]] = {}

    def pages(self, boxes: Iterator[Box], first: str, chapter: str) -> list[Numbered]:
        """The pages of some boxes, numbered from 1 in arabic or from i in roman numerals."""
        pages: list[Page] = []
        for part in _parts(boxes):
            dealt = self._dealt(part)
            if self.styles.theme.page.recto and first == "1" and dealt and len(pages) % 2:
                pages.append(Page())  # a chapter opens on a right-hand page
            pages.extend(dealt)
        numbered = []
        for index, page in enumerate(pages, 1):
            chapter = _chapter_of(page) or chapter
            numbered.append(Numbered(page, str(index) if first == "1" else words.roman(index), chapter))
        return numbered

    def brief(self, document: Document, column: Column) -> list[Numbered]:
        """The pages of a brief, which runs on."""
        pages = self.pages(brief_body(document, column), "1", "")
        heads = running_heads([each.page for each in pages])
        return [replace(page, chapter=head) for page, head in zip(pages, heads, strict=True)]

    def _dealt(self, boxes: Sequence[Box]) -> tuple[Page, ...]:
        """The pages of one chapter. Where its last page would hold but a few lines, its figures give up a little."""
        pages = self._paginated(boxes, 1.0)
        for share in FIGURE_SHARES:
            if len(pages) < 2 or pages[-1].filled > SHORT_PAGE * self.styles.height:
                return pages
            lower = self._paginated(boxes, share)
            if len(lower) < len(pages):
                return lower
        return pages

    def _paginated(self, boxes: Sequence[Box], share: float) -> tuple[Page, ...]:
        lowered = (box.lowered(share) if isinstance(box, FigureBox) else box for box in boxes)
        grid = Grid(self.styles.theme.type.leading if self.styles.theme.page.grid else 0.0)
        return Paginator(self.styles.height, self._note_size, grid).run(lowered)

    def _note_size(self, note: Footnote) -> NoteSize:
        """A footnote is as high whatever its number: all of them are equally wide."""
        if id(note) not in self._notes:
            self._notes[id(note)] = (note, self._set_note(note, 1))
        text = self._notes[id(note)][1]
        return NoteSize(len(text.lines), text.style.leading)

    def _set_note(self, note: Footnote, number: int) -> Set:
        styles = self.styles
        label = CIRCLED[(number - 1) % len(CIRCLED)]
        return set_text((Text(label), *note.children), styles.note, styles.width, styles.theme.color.accent)

    def notes_of(self, page: Page) -> list[Set]:
        """The footnotes of a page with their numbers; one that comes over from the page before has none."""
        numbers = {id(note): number for number, note in enumerate(page.marked, 1)}
        set_notes = []
        for part in page.notes:
            text = self._set_note(part.note, numbers.get(id(part.note), 1))
            set_notes.append(replace(text, lines=text.lines[part.first : part.last]))
        return set_notes


def _parts(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """The boxes from each page break to the next: chapters do not share pages."""
    part: list[Box] = []
    for box in boxes:
        if isinstance(box, BreakBox):
            yield part
            part = []
        else:
            part.append(box)
    yield part


def _front_matter(
    document: Document, layout: Layout, body: Sequence[Numbered], preface: Sequence[Numbered]
) -> list[Numbered]:
    """Credits, contents, lists and preface, numbered in roman numerals."""
    styles = layout.styles
    head = layout.pages(credits_boxes(document, styles), "i", words.CREDITS)

    def lists(pages: Mapping[str, str]) -> list[Numbered]:
        boxes = chain(contents(document, pages, styles), exhibits(document, pages, styles))
        return layout.pages(boxes, "i", words.CONTENTS)

    count = len(lists({}))  # how many pages the lists take does not depend on the numbers in them
    before = len(head) + count
    numbers = {name: page.label for page in body for name in _targets(page.page)}
    for index, page in enumerate(preface, before + 1):
        numbers.update(dict.fromkeys(_targets(page.page), words.roman(index)))
    front = [*head, *lists(numbers), *preface]
    if styles.theme.page.recto and len(front) % 2 == 0:  # behind the cover, so that the body opens on the right
        front.append(Numbered(Page(), "", ""))
    return [replace(page, label=words.roman(index)) for index, page in enumerate(front, 1)]


def _brief_front(document: Document, layout: Layout, body: Sequence[Numbered]) -> list[Numbered]:
    """Notices and contents of a brief, numbered in roman numerals."""
    numbers = {name: page.label for page in body for name in _targets(page.page)}
    return layout.pages(brief_front(document, numbers, layout.styles), "i", words.CONTENTS)


def _front_boxes(document: Document, column: Column) -> Iterator[Box]:
    for section in document.sections:
        if section.part == "front":
            yield from _opener(section, column)
            yield from boxes_of(section.body, column)


def _body_boxes(document: Document, column: Column) -> Iterator[Box]:
    seen: set[str] = set()
    has_sources = False
    for section in document.sections:
        if section.part == "front":
            continue
        if section.part == "profile" and not has_sources:
            has_sources = True
            yield from references(document.sources, column)
        if section.part == "chapter":
            yield from _opener(section, column)
        else:
            if section.part != "section" and section.part not in seen:
                seen.add(section.part)
                name, target = (
                    (words.APPENDICES, "appendices") if section.part == "appendix" else (words.PROFILES, "profiles")
                )
                yield from _part_opener(name, target, column)
            yield _section_title(section, column)
        yield from boxes_of(section.body, column)
    if not has_sources:
        yield from references(document.sources, column)


def _opener(section: Section, column: Column) -> Iterator[Box]:
    """The head of a chapter: a new page, its number, its title, a rule."""
    yield BreakBox()
    styles = column.styles
    title = plain(section.title)
    outline = (entry_label(section) + title, 0)
    boxes: list[Box] = []
    if section.number:
        label = styles.variant(styles.heading, size=12, leading=22, color=styles.theme.color.accent)
        boxes.append(TextBox(set_words(words.chapter_label(section.number), label, column.width)))
    boxes.append(TextBox(column.set(section.title, styles.chapter), target=section.id, outline=outline))
    yield Stack((*boxes, RuleBox(36, styles.theme.color.accent)), after=24, keeps=True)


def _part_opener(name: str, target: str, column: Column) -> Iterator[Box]:
    yield BreakBox()
    title = TextBox(set_words(name, column.styles.chapter, column.width), target=target, outline=(name, 0))
    yield Stack((title, RuleBox(36, column.styles.theme.color.accent)), after=10, keeps=True)


def _section_title(section: Section, column: Column) -> Box:
    style = column.styles.section
    label = entry_label(section)
    text = column.set((Text(label), *section.title), style)
    outline = (label + plain(section.title), 1)
    return TextBox(
        text, style.space_before, style.space_after, keeps=True, target=section.id, outline=outline
    )


def _targets(page: Page) -> Iterator[str]:
    """The destinations on a page."""

    def inside(boxes: Sequence[Box]) -> Iterator[str]:
        for box in boxes:
            target = getattr(box, "target", "")
            if target and getattr(box, "is_start", True):
                yield target
            if isinstance(box, Stack | FrameBox):
                yield from inside(box.boxes)

    yield from inside([box for box, _ in page.placed])


def _chapter_of(page: Page) -> str:
    """The chapter that begins on a page."""
    for box, _ in page.placed:
        if isinstance(box, Stack):
            for inner in box.boxes:
                if isinstance(inner, TextBox) and inner.outline:
                    return inner.outline[0]
    return ""


def _describe(document: Document, pen: Pen) -> None:
    canvas = pen.canvas
    canvas.setTitle(document.title)
    canvas.setAuthor("、".join(document.credits.publishers))
    canvas.setSubject(document.subtitle)
    canvas.setKeywords(", ".join(document.keywords))
    canvas.setCreator("report-builder")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _draw(
    document: Document, layout: Layout, pen: Pen, front: Sequence[Numbered], body: Sequence[Numbered]
) -> None:
    styles = layout.styles
    pen.canvas.addPageLabel(0, style=None, prefix="封面")
    pen.record.page("")
    draw_cover(document, pen, styles)
    pen.new_page()
    pen.canvas.addPageLabel(1, style="ROMAN_LOWER", start=1)
    for index, page in enumerate([*front, *body]):  # the cover is a right-hand page, so the next one is a left-hand one
        if index == len(front):
            pen.canvas.addPageLabel(1 + index, style="ARABIC", start=1)
        _draw_page(document, layout, pen, page, is_right=index % 2 == 1)
        pen.new_page()
    pen.canvas.addPageLabel(1 + len(front) + len(body), style=None, prefix="封底")
    pen.record.page("")
    draw_back_cover(document, pen, styles)
    pen.new_page()


def _draw_page(document: Document, layout: Layout, pen: Pen, page: Numbered, *, is_right: bool) -> None:
    styles = layout.styles
    geometry = styles.theme.page
    pen.number_notes(page.page.marked)
    pen.record.page(page.label)
    if not (page.page.placed or page.page.notes):  # left empty, so that a chapter opens on the right
        return
    if not _chapter_of(page.page):
        draw_running_head(pen, styles, document.title, page.chapter)
    for box, top in page.page.placed:
        box.draw(pen, geometry.margin_inner, geometry.margin_top + top)
    draw_notes(layout.notes_of(page.page), pen, styles)
    draw_page_number(pen, styles, page.label, is_right=is_right)
