"""The composed PDF of a made-up report, read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pikepdf
import pytest

from builder.model.document import Credits, Document
from builder.pdf.compose import compose_pdf
from builder.theme.load import load_theme
from tests.pdf.composed import (
    FILL,
    NOTES,
    ROWS,
    SMALL_HEADS,
    STYLES,
    composed,
    document,
    entries,
    first_body,
    page_with,
    pages,
    paragraph,
    section,
)


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(composed().content)) as opened:
        yield opened


def test_each_line_of_the_contents_names_and_leads_to_the_page_of_its_title() -> None:
    found = list(entries())
    assert [title for title, _, _ in found] == [
        "前言",
        "一、吞吐：一港领先",
        "（一）许多小标题",
        "（二）许多脚注",
        "二、服务：次序不同",
        "（一）图和表",
        "（二）案例与清单",
        "附录",
        "附录1方法",
        "参考文献",
        "机构简介",
        "海岸研究社",
        "图1第一张图",
        "图2第二张图",
        "表1各行的指数",
    ]
    for title, label, target in found:
        page = pages()[target]
        assert page.label == label, title
        assert re.sub(r"^[一二]、", "", title) in page.text.replace("\u3000", ""), title


def test_the_outline_has_chapters_over_their_sections(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        tree = [(str(item.title), [str(child.title) for child in item.children]) for item in outline.root]
    assert tree == [
        ("版权与说明", []),
        ("目录", []),
        ("图目录", []),
        ("表目录", []),
        ("前言", []),
        ("一、吞吐：一港领先", ["（一）许多小标题", "（二）许多脚注"]),
        ("二、服务：次序不同", ["（一）图和表", "（二）案例与清单"]),
        ("附录", ["附录1\u3000方法", "参考文献"]),
        ("机构简介", ["海岸研究社"]),
    ]


def test_a_reference_leads_to_what_it_names() -> None:
    page = pages()[page_with("见图1和表1")]
    top = page.top_of("见图1和表1")
    assert {target for at, target in page.links if abs(at - top) < 8} == {
        page_with("图1第一张图", first_body()),
        page_with("表1各行的指数", first_body()),
    }


def test_a_cited_figure_is_marked_once_and_leads_to_the_entry_of_its_source() -> None:
    entry = "海岸研究社．虚构年鉴[R].2020.（未经核验）"
    page = pages()[page_with("船中有")]
    assert len(re.findall(r"\[1\]", page.text)) == 1
    top = page.top_of("船中有")
    [target] = [target for at, target in page.links if abs(at - top) < 8]
    assert entry in pages()[target].text
    assert "参考文献" in pages()[target].text


def test_an_outside_link_keeps_its_address(pdf: pikepdf.Pdf) -> None:
    actions = [each.A for page in pdf.pages for each in page.get("/Annots", []) if "/A" in each]
    assert [str(action.URI) for action in actions] == ["https://example.org/"]


def test_its_metadata_say_what_it_is(pdf: pikepdf.Pdf) -> None:
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == "五港观察"
    assert info["/Author"] == "海岸研究社"
    assert info["/Subject"] == "虚构数据"
    assert info["/Keywords"] == "港口, 试验"
    assert str(pdf.Root.Lang) == "zh-CN"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.Root.PageMode) == "/UseOutlines"


def test_every_font_of_the_file_is_embedded(pdf: pikepdf.Pdf) -> None:
    fonts: list[Any] = [
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
    ]
    assert fonts
    assert {re.sub(r"^/[A-Z]{6}\+|-\w+$|\+\d+$", "", str(font.BaseFont)) for font in fonts} <= {
        "NotoSansSC",
        "NotoSerifSC",
    }
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
    assert b"Helvetica" not in composed().content


def test_each_page_but_a_chapter_s_first_says_the_report_and_the_chapter_at_its_head() -> None:
    chapters = {"first": "一、吞吐：一港领先", "second": "二、服务：次序不同"}
    first, second = (page_with(chapter.split("、")[1], first_body()) for chapter in chapters.values())
    last = page_with("附录1方法", first_body())
    assert second - first > 3
    for index, page in enumerate(pages()[first:last], first):
        head = page.lines[0][1]
        if index in (first, second):
            assert "五港观察" not in head
        else:
            assert head == "五港观察" + chapters["first" if index < second else "second"]


def test_each_footnote_stands_at_the_foot_of_the_page_of_its_mark() -> None:
    for index in range(NOTES):
        page = pages()[page_with(f"引{index:02}号", first_body())]
        assert f"注文{index:02}" in page.text, index
        below = [line for top, line in page.lines if top > page.top_of(f"注文{index:02}") + 1]
        assert all(line.isdigit() or "注文" in line for line in below), below


def test_notes_are_counted_afresh_on_each_page_and_marked_alike_in_the_text() -> None:
    marks = "①②③④⑤⑥⑦⑧⑨⑩"
    several = 0
    for page in pages():
        notes = re.findall(r"^(.)注文(\d\d)", page.text, re.M)
        several += len(notes) > 1
        assert [mark for mark, _ in notes] == list(marks[: len(notes)])
        for mark, index in notes:
            assert re.search(rf"引{index}号{mark}|{mark}\n.*引{index}号", page.text), (mark, index)
    assert several


def test_a_long_table_repeats_its_head_says_that_it_goes_on_and_has_each_row_once() -> None:
    start = page_with("表1各行的指数", first_body())
    holding = [page for page in pages()[start:] if re.search(r"第\d{3}行", page.text)]
    assert len(holding) >= 2
    assert ["续表1" in page.text for page in holding] == [False] + [True] * (len(holding) - 1)
    for page in holding:
        first_row = next(top for top, line in page.lines if re.search(r"第\d{3}行", line))
        assert page.top_of("行名") < first_row
        assert page.text.count("行名") == 1
    rows = [row for page in holding for row in re.findall(r"第(\d{3})行", page.text)]
    assert rows == [f"{row:03}" for row in range(ROWS)]
    assert ["数据来源：海岸研究社" in page.text.split(f"第{rows[-1]}行")[-1] for page in holding[-1:]] == [True]


def test_no_small_heading_is_parted_from_its_text() -> None:
    kept = 0
    for index in range(SMALL_HEADS):
        page = pages()[page_with(f"小标题{index:02}", first_body())]
        assert f"起{index:02}" in page.text, index
        kept += page.top_of(f"小标题{index:02}") < 150
    assert kept  # some stand at a page's head, so there was something to decide


def test_a_figure_that_does_not_fit_leaves_its_place_to_the_text_behind_it() -> None:
    at = page_with("图1第一张图", first_body())
    assert page_with("图后的正文从这里起", first_body()) < at
    body = [line for _, line in pages()[at].lines[1:]]
    assert "字" not in body[0]
    assert not any(FILL[:8] in line for line in body[: body.index(next(line for line in body if "图1" in line))])


def test_pages_are_labelled_cover_roman_arabic_and_back_cover() -> None:
    labels = [page.label for page in pages()]
    start = first_body()
    assert (labels[0], labels[-1]) == ("封面", "封底")
    assert labels[1:start] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][: start - 1]
    assert labels[start:-1] == [str(count) for count in range(1, len(labels) - start)]
    for page in pages()[start:-1]:
        assert page.lines[-1][1] == page.label


def test_the_number_of_a_page_stands_at_its_outer_edge() -> None:
    with pdfplumber.open(io.BytesIO(composed().content)) as read:
        for index in range(first_body(), len(read.pages) - 1):
            page = read.pages[index]
            number_ = page.extract_text_lines()[-1]
            is_right_hand = index % 2 == 0  # the cover is a right-hand page
            assert (number_["x0"] > page.width / 2) == is_right_hand, index


def test_what_was_counted_is_there() -> None:
    assert composed().counts == {"pages": len(pages()), "figures": 2, "tables": 1}
    assert composed().warnings == ()


def test_a_character_that_the_fonts_lack_is_told_with_its_file() -> None:
    chapter = section("only", "chapter", "一😀", paragraph("二"))
    strange = Document("national", "题", "", "2020", "zh-CN", Credits((), (), ()), (chapter,))
    [warning] = compose_pdf(strange, load_theme("default", [STYLES])).warnings
    assert "U+1F600" in warning.what


def test_the_same_document_gives_the_same_bytes() -> None:
    assert compose_pdf(document(), load_theme("default", [STYLES])).content == composed().content
