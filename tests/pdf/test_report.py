"""The national edition's PDF, read back: pages, links, notes, fonts; and how boxes are dealt out to pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.build import build
from builder.choices import Choices
from builder.model.document import Document
from builder.model.inline import Footnote
from builder.pdf.blocks import pdf as rules
from builder.pdf.boxes import Box
from builder.pdf.notes import NoteSize
from builder.pdf.paginate import Paginator
from builder.pdf.pen import Pen
from builder.pdf.words import roman
from builder.project import load_project


@dataclass(frozen=True)
class Report:
    """A composed report: its document, its bytes, the text of each page and the top of each page's text lines."""

    document: Document
    content: bytes
    texts: tuple[str, ...]


@pytest.fixture(scope="module")
def report() -> Report:
    project = load_project()
    built = build(project.editions["national"], project, Choices(("pdf",)))
    content = built.made["pdf"].content
    with pdfplumber.open(io.BytesIO(content)) as document:
        texts = tuple(page.extract_text() or "" for page in document.pages)
    assert built.made["pdf"].counts["pages"] == len(texts)
    return Report(built.document, content, texts)


@pytest.fixture
def opened(report: Report) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report.content)) as document:
        yield document


def bookmarks(opened: pikepdf.Pdf) -> dict[str, int]:
    """The outline's titles and the pages (from 0) that they lead to."""
    places = {page.objgen: number for number, page in enumerate(opened.pages)}
    found: dict[str, int] = {}

    def read(items: list[pikepdf.OutlineItem]) -> None:
        for item in items:
            assert isinstance(item.destination, pikepdf.Array)
            page: Any = item.destination[0]
            found[str(item.title)] = places[page.objgen]
            read(list(item.children))

    with opened.open_outline() as outline:
        read(list(outline.root))
    return found


def test_it_has_between_35_and_50_pages(report: Report) -> None:
    assert 35 <= len(report.texts) <= 50


def test_the_contents_give_the_page_on_which_each_section_stands(report: Report, opened: pikepdf.Pdf) -> None:
    first_body = next(n for n, text in enumerate(report.texts) if text.startswith("第一章"))
    contents = "\n".join(report.texts[:first_body])
    for title, page in bookmarks(opened).items():
        found = re.search(rf"^{re.escape(title)}\s*(\d+)$", contents, re.M)
        if found:
            assert int(found[1]) == page - first_body + 1, title
    assert len(re.findall(r"^（[一二三四五六七八九]）.* \d+$", contents, re.M)) > 20


def test_every_entry_of_the_contents_and_every_reference_is_a_link(opened: pikepdf.Pdf) -> None:
    links = [note for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(links) > 90
    pages = {page.objgen for page in opened.pages}
    for link in links:
        if "/Dest" in link:
            assert link.Dest[0].objgen in pages


def test_it_says_what_it_is(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang) == "zh-CN"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert str(opened.docinfo["/Title"]) == "我国工业数字化转型“云”洞察"


def test_all_its_fonts_are_embedded_and_none_is_helvetica(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        for font in page.Resources.get("/Font", {}).values():
            assert "Noto" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_it_holds_no_raster_picture(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        for each in page.Resources.get("/XObject", {}).values():
            assert each.Subtype != "/Image"


def test_each_figure_stands_on_one_page_with_its_number(report: Report) -> None:
    body = "\n".join(report.texts[5:])
    for number in range(1, 21):
        assert re.search(rf"^图 ?{number}\s", body, re.M), number


def test_a_long_table_goes_on_with_its_head(report: Report) -> None:
    goes_on = [text for text in report.texts if "续表" in text]
    assert goes_on
    assert all("整体上云指数" in text for text in goes_on)


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_mark(report: Report) -> None:
    [page] = [text for text in report.texts if "①" in text]
    mark, note = (match.start() for match in re.finditer("①", page))
    assert mark < note
    assert "42.4%" in page[note:]


def test_running_heads_name_the_chapter(report: Report, opened: pikepdf.Pdf) -> None:
    starts = bookmarks(opened)
    chapter = next(title for title in starts if title.startswith("二、"))
    assert chapter in report.texts[starts[chapter] + 1].splitlines()[0].replace(" ", "")


def test_pages_are_labelled_roman_before_the_first_chapter_and_arabic_after(opened: pikepdf.Pdf) -> None:
    labels = [page.label for page in opened.pages]
    assert labels[1] == "i"
    assert "1" in labels
    assert labels.index("1") > labels.index("i")


def test_the_pdf_has_a_rule_for_every_core_block() -> None:
    assert rules.missing() == set()


@pytest.mark.parametrize(("number", "text"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (28, "xxviii")])
def test_front_pages_are_counted_in_roman(number: int, text: str) -> None:
    assert roman(number) == text


@dataclass(frozen=True)
class Block:
    """A box that only has a height and a name."""

    name: int
    height: float
    keeps: bool = False
    before: float = 0.0
    after: float = 0.0

    def notes(self) -> list[Footnote]:
        return []

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """It is never drawn."""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(5, 90), st.booleans()), min_size=1, max_size=60))
def test_every_box_stands_once_in_order_and_inside_its_page(sizes: list[tuple[int, bool]]) -> None:
    boxes = [Block(name, height, keeps) for name, (height, keeps) in enumerate(sizes)]
    pages = Paginator(100.0, lambda note: NoteSize(0, 0.0)).run(boxes)
    placed = [box for page in pages for box, _ in page.placed]
    assert placed == boxes
    for page in pages:
        assert page.filled <= 100.0 or len(page.placed) == 1


def test_a_heading_goes_to_the_page_of_what_follows() -> None:
    boxes = [Block(0, 80), Block(1, 15, keeps=True), Block(2, 30)]
    first, second = Paginator(100.0, lambda note: NoteSize(0, 0.0)).run(boxes)
    assert [box for box, _ in first.placed] == boxes[:1]
    assert [box for box, _ in second.placed] == boxes[1:]
