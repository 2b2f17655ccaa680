"""The contents and the list of figures and tables: entries with dot leaders and page numbers, all linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.model.block import Figure, Table
from builder.model.document import Document, Section
from builder.model.inline import Footnote, plain
from builder.model.walk import walk
from builder.pdf import words
from builder.pdf.boxes import Box, TextBox
from builder.pdf.pen import EM_TOP, Pen
from builder.pdf.styles import Styles, TextStyle
from builder.pdf.text import Set, set_words

_CLEAR = 7.0  # points that stay free on either side of a leader


@dataclass(frozen=True)
class EntryBox:
    """One line of the contents (or more, where the title is long)."""

    text: Set
    page: Set
    target: str
    width: float
    inset: float
    before: float = 0.0
    after: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        return self.text.height

    def notes(self) -> list[Footnote]:
        return []

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.text(self.text, x + self.inset, top)
        last = top + self.text.height - self.text.style.leading
        page_width = self.page.lines[0].width if self.page.lines else 0.0
        pen.text(self.page, x + self.width - page_width, last)
        start = x + self.inset + self.text.lines[-1].width + _CLEAR
        end = x + self.width - page_width - _CLEAR
        style = self.text.style
        baseline = last + (style.leading - style.size) / 2 + EM_TOP * style.size
        pen.dots(start, end, baseline - 1, pen.styles.theme.color.muted)
        pen.link_box(self.target, x, top, self.width, self.height)


def contents(document: Document, pages: Mapping[str, str], styles: Styles) -> Iterator[Box]:
    """The contents: chapters, sections, appendices and profiles with the labels of their pages."""
    yield list_title(words.CONTENTS, styles, "contents")
    hei = styles.variant(styles.table, size=10.5, leading=18, bold=True)
    song = styles.variant(styles.item, size=10.5, leading=16, align="left")
    has_profiles = has_appendix = False
    for section in document.sections:
        if section.part == "appendix" and not has_appendix:
            has_appendix = True
            yield entry(words.APPENDICES, "appendices", pages, styles, hei, 0, before=7)
        if section.part == "profile" and not has_profiles:
            if document.sources:
                yield entry(words.REFERENCES, "references", pages, styles, song, 2 * song.size)
            has_profiles = True
            yield entry(words.PROFILES, "profiles", pages, styles, hei, 0, before=7)
        is_main = section.part in ("front", "chapter")
        text = plain(section.title)
        label = entry_label(section)
        if is_main:
            yield entry(label + text, section.id, pages, styles, hei, 0, before=7, keeps=section.part == "chapter")
        else:
            yield entry(label + text, section.id, pages, styles, song, 2 * song.size)
    if document.sources and not has_profiles:
        yield entry(words.REFERENCES, "references", pages, styles, song, 2 * song.size)


def entry_label(section: Section) -> str:
    """A section's number as it stands before its title."""
    number = section.number
    if section.part == "appendix" or number[-1:].isdigit():
        return f"{number}　"
    return f"{number}、" if section.part == "chapter" else number


def exhibits(document: Document, pages: Mapping[str, str], styles: Styles) -> Iterator[Box]:
    """The lists of figures and of tables."""
    song = styles.variant(styles.item, size=10.5, leading=16, align="left")
    found: Sequence[object] = tuple(walk(document.sections))
    figures = [block for block in found if isinstance(block, Figure)]
    tables = [block for block in found if isinstance(block, Table)]
    if figures:
        yield replace(list_title(words.FIGURES, styles, "figures"), before=24)
    for figure in figures:
        yield entry(f"{words.figure_label(figure.number)}　{plain(figure.caption)}", figure.id, pages, styles, song, 0)
    if tables:
        yield replace(list_title(words.TABLES, styles, "tables"), before=24)
    for table in tables:
        yield entry(f"{words.table_label(table.number)}　{plain(table.caption)}", table.id, pages, styles, song, 0)


def list_title(name: str, styles: Styles, target: str) -> TextBox:
    """The title of a list in the front matter."""
    style = styles.variant(styles.chapter, size=20, leading=30)
    return TextBox(set_words(name, style, styles.width), after=14, keeps=True, target=target, outline=(name, 0))


def entry(
    text: str, target: str, pages: Mapping[str, str], styles: Styles, style: TextStyle, inset: float,
    before: float = 0.0, keeps: bool = False,
) -> EntryBox:
    """One line of a list, with a leader to the label of its page."""
    style = replace(style, indent=0.0)
    number_style = styles.variant(styles.table, size=style.size, leading=style.leading)
    title = set_words(text, style, styles.width - inset - 60)
    page = set_words(pages.get(target, ""), number_style, 60)
    return EntryBox(title, page, target, styles.width, inset, before=before, keeps=keeps)
