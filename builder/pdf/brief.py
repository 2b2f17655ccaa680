"""A brief: one run of text without chapters of their own pages, with notices and contents on one page before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.model.document import Document, Section
from builder.model.inline import Text, plain
from builder.pdf import words
from builder.pdf.blocks import Column, boxes_of
from builder.pdf.boxes import Box, TextBox
from builder.pdf.contents import entry, entry_label, list_title
from builder.pdf.furniture import credits_boxes
from builder.pdf.paginate import Page
from builder.pdf.references import references
from builder.pdf.styles import Styles

_MAIN = ("front", "chapter", "appendix", "profile")


def brief_body(document: Document, column: Column) -> Iterator[Box]:
    """All sections one after the other, and the references."""
    for section in document.sections:
        yield _heading(section, column)
        yield from boxes_of(section.body, column)
    yield from references(document.sources, column)


def brief_front(document: Document, pages: Mapping[str, str], styles: Styles) -> Iterator[Box]:
    """What the edition is, without those who stand behind the study, and the contents."""
    yield from credits_boxes(replace(document, credits=replace(document.credits, bodies=())), styles)
    yield replace(list_title(words.CONTENTS, styles, "contents"), before=30)
    hei = styles.variant(styles.table, size=10.5, leading=18, bold=True)
    song = styles.variant(styles.item, size=10.5, leading=16, align="left")
    for section in document.sections:
        text = entry_label(section) + plain(section.title)
        if section.part in _MAIN:
            yield entry(text, section.id, pages, styles, hei, 0, before=5)
        else:
            yield entry(text, section.id, pages, styles, song, 2 * song.size)
    if document.sources:
        yield entry(words.REFERENCES, "references", pages, styles, hei, 0, before=5)


def running_heads(pages: Sequence[Page]) -> list[str]:
    """What each page belongs to: the chapter that begins at its head, or else the one that goes on there."""
    heads: list[str] = []
    current = ""
    for page in pages:
        begun = [(head, top) for box, top in page.placed if (head := _main_heading(box))]
        heads.append(begun[0][0] if begun and (begun[0][1] == 0 or not current) else current)
        current = begun[-1][0] if begun else current
    return heads


def _main_heading(box: Box) -> str:
    return box.outline[0] if isinstance(box, TextBox) and box.outline and box.outline[1] == 0 else ""


def _heading(section: Section, column: Column) -> Box:
    styles = column.styles
    is_main = section.part in _MAIN
    style = styles.section if is_main else styles.variant(styles.section, size=12, leading=20)
    label = entry_label(section)
    return TextBox(
        column.set((Text(label), *section.title), style),
        styles.theme.type.leading * (1.5 if is_main else 0.8),
        styles.theme.type.leading * (0.6 if is_main else 0.3),
        keeps=True,
        target=section.id,
        outline=(label + plain(section.title), 0 if is_main else 1),
    )
