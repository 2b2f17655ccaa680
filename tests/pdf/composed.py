"""A made-up report, composed to a PDF and read back, for tests of the PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pdfplumber
import pikepdf

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
