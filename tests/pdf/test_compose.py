"""A made-up report composed and read back: contents, outline, links, notes, tables, running heads, fonts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from builder.finish.number import number
from builder.model.block import Block, Bullets, Callout, Cell, Figure, Heading, Paragraph, Table
from builder.model.chart import RankedBars, Series
from builder.model.document import Body, Credits, Document, FactEntry, OutsideSource, Part, Person, Place, Section
from builder.model.inline import FactText, Footnote, Inline, Link, Ref, Strong, Text
from builder.model.made import Made
from builder.pdf.compose import compose_pdf
from builder.theme.load import load_theme

STYLES = Path(__file__).parents[2] / "styles"
FILL = "港口的吞吐和服务各有次序，两个指数放在一起看才见得到差别。"
SMALL_HEADS = 24
NOTES = 12
ROWS = 70


def words(value: str) -> tuple[Inline, ...]:
    return (Text(value),)


def paragraph(value: str) -> Paragraph:
    return Paragraph(words(value))


def section(id: str, part: Part, title: str, *body: Block) -> Section:
    return Section(id, part, words(title), body)


def figure(id: str, caption: str) -> Figure:
    names = tuple(f"港口{index}" for index in range(16))
    chart = RankedBars(names, Series("指数", tuple(Decimal(90 - index) for index in range(16))), names[:1], alt="略")
    return Figure(id, chart, words(caption), source="海岸研究社")


def long_table() -> Table:
    rows = tuple((Cell(words(f"第{row:03}行")), Cell(words(f"{row}.50"), Decimal(row))) for row in range(ROWS))
    return Table("tab-long", words("各行的指数"), ("行名", "指数列"), rows, "lr", source="海岸研究社")


def heads() -> Iterator[Block]:
    """Small headings at ever other heights of their pages."""
    for index in range(SMALL_HEADS):
        yield Heading(words(f"小标题{index:02}"))
        yield paragraph(f"起{index:02}。" + FILL * (3 + index % 7))


def noted() -> Iterator[Block]:
    for index in range(NOTES):
        mark = Footnote(words(f"注文{index:02}在页脚。"))
        yield Paragraph((Text(f"引{index:02}号"), mark, Text("。" + FILL * (4 + index % 5))))


@cache
def document() -> Document:
    exhibits = (
        Paragraph((Text("见"), Ref("fig-one"), Text("和"), Ref("tab-long"), Text("。" + FILL * 12))),
        paragraph(FILL * 8),
        figure("fig-one", "第一张图"),
        paragraph("图后的正文从这里起。" + FILL * 6),
        figure("fig-two", "第二张图"),
        long_table(),
    )
    figures = (FactText(0, "12艘"), Text("船中有"), FactText(0, "3艘"))
    case = Callout("case", words("一家船厂"), (paragraph(FILL * 2), Paragraph(figures)), id="case-yard")
    outside = Link(words("年鉴"), "https://example.org/")
    sections = (
        section("preface", "front", "前言", paragraph(FILL * 3)),
        section("first", "chapter", "吞吐：一港领先", paragraph(FILL)),
        section("heads", "section", "许多小标题", *heads()),
        section("notes", "section", "许多脚注", *noted()),
        section("second", "chapter", "服务：次序不同", Paragraph((Strong(words("见")), Ref("heads"), outside))),
        section("exhibits", "section", "图和表", *exhibits),
        section("case", "section", "案例与清单", case, Bullets((words("甲项"), words("乙项")))),
        section("appendix", "appendix", "方法", paragraph(FILL)),
        section("who", "profile", "海岸研究社", paragraph(FILL)),
    )
    credits = Credits(("海岸研究社",), ("数字是虚构的。",), (Body("编写组", "", (Person("林岸", ("编辑",)),)),))
    source = OutsideSource("almanac", "海岸研究社", "虚构年鉴", "2020", ("12艘",), "未经核验", type="R")
    cited = FactEntry("cite", None, "12艘", (), Place("a.md"), "citation", source="almanac")
    return number(
        Document(
            edition="national",
            title="五港观察",
            subtitle="虚构数据",
            year="2020",
            language="zh-CN",
            credits=credits,
            sections=sections,
            facts=(cited,),
            sources=(source,),
            keywords=("港口", "试验"),
            date="2020-12-31",
        )
    )


@dataclass(frozen=True)
class Page:
    """What is read back of a page: its label, its lines from the top down, and what its links lead to."""

    label: str
    lines: tuple[tuple[float, str], ...]
    links: tuple[tuple[float, int], ...]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)

    def top_of(self, words: str) -> float:
        return next(top for top, line in self.lines if words in line)


@cache
def composed() -> Made:
    return compose_pdf(document(), load_theme("default", [STYLES]))


@cache
def pages() -> tuple[Page, ...]:
    content = composed().content
    found: list[Page] = []
    with pikepdf.open(io.BytesIO(content)) as pdf, pdfplumber.open(io.BytesIO(content)) as read:
        places = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        for page, seen in zip(pdf.pages, read.pages, strict=True):
            height = float(seen.height)
            lines = tuple((float(line["top"]), line["text"].replace(" ", "")) for line in seen.extract_text_lines())
            notes = [each for each in page.get("/Annots", []) if "/Dest" in each]
            links = tuple((height - float(each.Rect[3]), places[each.Dest[0].objgen]) for each in notes)
            found.append(Page(str(page.label), lines, links))
    return tuple(found)


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(composed().content)) as opened:
        yield opened


def page_with(words: str, start: int = 0) -> int:
    return next(index for index, page in enumerate(pages()) if index >= start and words in page.text)


def first_body() -> int:
    return next(index for index, page in enumerate(pages()) if page.label == "1")


def entries() -> Iterator[tuple[str, str, int]]:
    """The lines of the contents and the lists: title, printed page, the page that the line leads to."""
    start = page_with("目录")
    for page in pages()[start : first_body()]:
        for top, line in page.lines:
            found = re.fullmatch(r"(.+?)([ivx]+|\d+)", line)
            leads = [target for at, target in page.links if abs(at - top) < 8]
            if found and leads:
                assert len(leads) == 1, line
                yield found[1], found[2], leads[0]


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
    entry = "海岸研究社.虚构年鉴[R].2020.（未经核验）"
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
