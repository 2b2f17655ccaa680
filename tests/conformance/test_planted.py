"""A clean page keeps every rule; each kind of mistake that is planted in it is found, where it stands."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from builder.conformance.report import Conformance, judge
from builder.conformance.rules import RULES

FONTS = Path(__file__).parents[2] / "styles/fonts"
SERIF, SANS = "NotoSerifSC-Regular", "NotoSansSC-Bold"
SIZE, LEADING, LEFT, TOP = 10.0, 18.0, 100.0, 60.0


@dataclass(frozen=True)
class Row:
    """One line of a page that is drawn: `whites` are given after the characters of these numbers, in em."""

    text: str
    indent: float = 0.0
    white: float = 0.0
    whites: Mapping[int, float] = field(default_factory=dict)
    font: str = SERIF
    size: float = SIZE
    extra: float = 0.0  # points above it


FIRST, FULL, LAST = Row("云" * 18, 2.0), Row("云" * 20), Row("云" * 10)
HEADING = Row("云计算", font=SANS, size=15.0, extra=6.0)
PARAGRAPH = (FIRST, FULL, FULL, FULL, LAST)
PAGE = (HEADING, *PARAGRAPH * 3)


def draw(*pages: tuple[Row, ...]) -> bytes:
    for font in (SERIF, SANS):
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, str(FONTS / f"{font}.ttf")))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for page in pages:
        y = 842 - TOP
        for row in page:
            y -= row.extra
            x = LEFT + row.indent * SIZE
            canvas.setFont(row.font, row.size)
            for number, character in enumerate(row.text):
                canvas.drawString(x, y, character)
                wide = pdfmetrics.stringWidth(character, row.font, row.size)
                x += wide + row.size * (row.white + row.whites.get(number, 0.0))
            y -= LEADING
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def with_row(row: Row) -> tuple[Row, ...]:
    """The page with one of its full lines replaced: the fourth of the page."""
    return (*PAGE[:3], row, *PAGE[4:])


PLANTED: dict[str, tuple[tuple[Row, ...], ...]] = {
    "forbidden line starts": (with_row(Row("，" + "云" * 19)),),
    "forbidden line ends": (with_row(Row("云" * 19 + "（")),),
    "unbreakables in one line": ((*PAGE[:2], Row("云" * 19 + "—"), Row("—" + "云" * 19), *PAGE[4:]),),
    "neighbouring marks squeezed": (with_row(Row("云" * 9 + "）（" + "云" * 9)),),
    "opening mark at line start trimmed": (with_row(Row("（" + "云" * 19)),),
    "full-width mark at line end trimmed": (with_row(Row("云" * 19 + "，")),),
    "Han-Latin gap within its limits": (with_row(Row("云" * 9 + "A" + "云" * 10, white=0.016)),),
    "no gap at line edges": (with_row(Row("云" * 19 + "i", white=0.01)),),
    "stretched in CLREQ's order": (with_row(Row("云" * 8 + "A" + "云" * 10, white=0.03, whites={7: 0.22, 8: 0.22})),),
    "squeezed in CLREQ's order": (with_row(Row("云" * 5 + "（云云）云云，" + "云" * 8, whites={11: -0.25})),),
    "no line stretched too far": (with_row(Row("云" * 15, white=5 / 14)),),
    "first-line indent": ((HEADING, FULL, FULL, FULL, LAST, *PARAGRAPH),),
    "no single character as last line": ((*PAGE[:5], Row("云。"), *PAGE[6:]),),
    "no single line at a page edge": ((*PAGE, *PARAGRAPH[:4]), (LAST, *PARAGRAPH * 2)),
    "line length a multiple of the character": (
        tuple(Row(r.text, r.indent, 0.5 / (len(r.text) - 1)) if r.size == SIZE else r for r in PAGE),
    ),
    "constant leading": (with_row(Row("云" * 20, extra=1.0)),),
    "no space between paragraphs": ((*PAGE[:6], Row("云" * 18, 2.0, extra=8.0), *PAGE[7:]),),
    "no hanging marks": (with_row(Row("云" * 20 + "，")),),
    "faces by role": ((Row("云计算", font=SERIF, size=15.0), *PAGE[1:]),),
    "headings with what follows": ((*PAGE, *PARAGRAPH[:4], LAST, HEADING), PAGE + PARAGRAPH * 2),
    "right edge flush": (with_row(Row("云" * 20, white=-0.006)),),
    "no overfull line": (with_row(Row("云" * 21)),),
}


def broken(found: Conformance) -> dict[str, list[tuple[int, int]]]:
    return {
        finding.rule: [(place.page, place.line) for place in finding.places]
        for finding in found.findings
        if finding.verdict == "broken"
    }


def test_a_clean_page_breaks_no_rule_and_is_looked_at() -> None:
    found = judge(draw(PAGE, PAGE))
    assert broken(found) == {}
    looked = {finding.rule: finding.looked for finding in found.findings}
    assert (looked["forbidden line starts"], looked["first-line indent"], looked["right edge flush"]) == (24, 6, 24)


def test_notes_around_one_middle_are_no_column_that_is_to_be_filled() -> None:
    note, source = Row("注" * 10, 5.0, font=SANS, size=8.0, extra=20.0), Row("源" * 14, 3.4, font=SANS, size=8.0)
    found = judge(draw(*((*PAGE[:11], note, source) for _ in range(6))))
    assert "no overfull line" not in broken(found)


def test_every_rule_that_can_be_judged_has_its_mistake() -> None:
    assert PLANTED.keys() == {rule.name for rule in RULES[:-1]}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_mistake_is_found(rule: str) -> None:
    found = judge(draw(*PLANTED[rule]))
    assert rule in broken(found)


def test_a_mistake_is_told_with_its_page_and_line() -> None:
    found = judge(draw(PAGE, with_row(Row("，" + "云" * 19))))
    assert broken(found)["forbidden line starts"] == [(2, 4)]


@pytest.mark.parametrize(("after", "is_broken"), [("万", True), ("亿", True), ("年", False)])
def test_a_number_is_parted_from_its_ten_thousands_alone(after: str, is_broken: bool) -> None:
    found = judge(draw((*PAGE[:2], Row("云" * 18 + "1" * 2), Row(after + "云" * 19), *PAGE[4:])))
    assert ("unbreakables in one line" in broken(found)) == is_broken


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match="Failed to load document"):
        judge(content)


def test_a_pdf_without_chinese_text_is_told() -> None:
    with pytest.raises(ValueError, match="no Chinese text"):
        judge(draw((Row("abc"),)))


