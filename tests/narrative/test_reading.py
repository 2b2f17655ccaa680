"""From an author's file to a section: templates, directives, and every mistake with its line."""

from __future__ import annotations

import pytest

from builder.blocks.key_figures import KeyFigures
from builder.facts.fact import Fact, QuestionError
from builder.model.block import Break, Bullets, Callout, Heading, Paragraph
from builder.model.document import Section
from builder.model.inline import Emphasis, FactText, Footnote, Link, Ref, Strong, Text, plain
from builder.model.walk import walk
from builder.model.wish import FigureWish, TableWish
from builder.narrative.parse import parse
from builder.narrative.template import fill_in
from builder.problems import Problem

FRONT = "---\nid: one\npart: section\ntitle: 一节\n---\n\n"


def score(name: str) -> Fact:
    if name != "杭州":
        raise QuestionError(f"no row {name}", "did you mean 杭州?")
    return Fact("81.*16", 'score("杭州")', names=("杭州",))


def read(body: str, front: str = FRONT) -> tuple[Section | None, list[Problem]]:
    filled, problems = fill_in("a.md", front + body, {"score": score})
    if filled is None:
        return None, problems
    return parse(filled, first_fact=7)


def section(body: str) -> Section:
    found, problems = read(body)
    assert not problems
    assert found is not None
    return found


def test_an_answer_stays_a_fact_and_cannot_break_the_markdown() -> None:
    [paragraph] = section('杭州为{{ score("杭州") }}，**居首**。').body
    assert paragraph == Paragraph(
        (Text("杭州为"), FactText(7, "81.*16"), Text("，"), Strong((Text("居首"),)), Text("。"))
    )


def test_text_may_be_marked_linked_referred_and_noted() -> None:
    [paragraph] = section("见[](#fig-a)和[网页](https://example.org)，*重点*^[注文**加粗**]。").body
    kinds = [type(node) for node in walk(paragraph)]
    assert {Ref, Link, Emphasis, Footnote} <= set(kinds)
    assert Ref("fig-a") in walk(paragraph)
    assert plain(section("上云^[注]。").body[0].text) == "上云。"  # type: ignore[union-attr]


def test_a_line_break_of_the_source_vanishes_between_han_and_is_a_space_between_words() -> None:
    assert section("上\n云").body == (Paragraph((Text("上云"),)),)
    assert section("SAP\nERP").body == (Paragraph((Text("SAP ERP"),)),)


def test_lists_headings_and_breaks_are_read() -> None:
    body = section("### 小题\n\n1. 甲\n2. 乙\n\n- 丙\n\n::: page-break\n:::\n").body
    assert body == (
        Heading((Text("小题"),)),
        Bullets(((Text("甲"),), (Text("乙"),)), is_ordered=True),
        Bullets(((Text("丙"),),)),
        Break(),
    )


def test_a_figure_is_a_wish_with_its_options() -> None:
    options = "chart: ranked-bars\ndata: cities\nhighlight: \"{{ score('杭州') }}\"\ncaption: 排名\nsource: 某\n"
    [wish] = section(f"```figure\nid: f\n{options}```").body
    assert isinstance(wish, FigureWish)
    assert wish.kind == "ranked-bars"
    assert wish.option("highlight") == ("杭州",)
    assert plain(wish.caption) == "排名"
    assert (wish.place.file, wish.place.line) == ("a.md", 7)


def test_tables_and_key_figures_are_read() -> None:
    table = "```table\nid: t\ndata: cities\ncaption: 表\n```\n\n"
    key_figures = "```key-figures\n- value: \"{{ score('杭州') }}\"\n  label: 指数\n```"
    wish, figures = section(table + key_figures).body
    assert isinstance(wish, TableWish)
    assert isinstance(figures, KeyFigures)
    assert figures.lower() == (
        Callout("key", (), (Paragraph((Strong((FactText(7, "81.*16"),)), Text("　"), Text("指数"))),)),
    )


def test_a_case_has_a_title_takeaways_and_a_body() -> None:
    opening = '::: case id=case-a title="某厂：改造"\ntakeaways: 省一半；快{{ score("杭州") }}\n'
    [case] = section(opening + "正文。\n\n第二段。\n:::").body
    assert isinstance(case, Callout)
    assert (case.tone, case.id, plain(case.title)) == ("case", "case-a", "某厂：改造")
    assert [plain(each) for each in case.takeaways] == ["省一半", "快81.*16"]
    assert [plain(each.text) for each in case.body if isinstance(each, Paragraph)] == ["正文。", "第二段。"]


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ('好\n\n{{ score("苏州") }}', 9, "no row 苏州"),
        ("{% if true %}\n好\n{% endif %}\n\n```bild\n```", 11, "there is no directive bild"),
        ("好\n\n{{ scor('杭州') }}", 9, "'scor' is undefined"),
        ("好\n{{ score('杭州' }}", 8, "this is no template"),
        ("好\n\n::: box\n好\n:::", 9, "there is no directive box"),
        ("```figure\nid: f\nchart: [x\n```", 10, "this is not YAML"),
        ("```figure\nid: f\ncaption: 好\n```", 7, "chart is missing"),
        ("好\n\n<b>粗</b>好\n\n<div>x</div>", 11, "HTML is not set"),
        ("- 甲\n  - 乙", 8, "a list inside a list"),
        ("好\n\n![图](a.png)", 9, "a picture cannot stand"),
        ("好\n\n---\n", 9, "a rule has no meaning"),
    ],
)
def test_every_mistake_is_told_with_its_line(body: str, line: int, what: str) -> None:
    _, problems = read(body)
    assert [problem for problem in problems if problem.where == f"a.md:{line}" and what in problem.what], problems


@pytest.mark.parametrize(
    ("front", "what"),
    [
        ("好\n", "does not begin with front matter"),
        ("---\nid: one\ntitle: 一\n---\n", "has no part"),
        ("---\nid: one\npart: act\ntitle: 一\n---\n", "part is act"),
        ("---\nid: one\npart: section\ntitle: 一\ncolour: red\n---\n", "has colour"),
        ("---\nid: one\npart: section\ntitle: 一\nslide: big\n---\n", "slide is big"),
    ],
)
def test_front_matter_is_checked(front: str, what: str) -> None:
    _, problems = read("好", front)
    assert any(what in problem.what for problem in problems)


def test_windows_line_ends_are_read_alike() -> None:
    filled, _ = fill_in("a.md", (FRONT + "好\n\n云").replace("\n", "\r\n"), {})
    assert filled is not None
    found, problems = parse(filled, 0)
    assert not problems
    assert found is not None
    assert len(found.body) == 2


def test_the_front_matter_says_what_the_deck_shows_and_says() -> None:
    front = (
        "---\nid: one\npart: section\ntitle: 一节\nshort: 节\nheadline: 一句话\nbriefing: yes\n"
        "key-figures:\n  - {value: \"{{ score('杭州') }}\", label: 指数}\nnotes:\n  - 先说这句。\n  - 再说这句。\n---\n"
    )
    found, problems = read("文字。", front)
    assert not problems
    assert found is not None
    assert (plain(found.short), plain(found.headline), found.is_brief) == ("节", "一句话", True)
    assert [(each.value, plain(each.label)) for each in found.key_figures] == [((FactText(7, "81.*16"),), "指数")]
    assert [plain(each) for each in found.notes] == ["先说这句。", "再说这句。"]


def test_the_head_of_a_case_says_its_headline_and_takeaways_in_any_order() -> None:
    heads = (
        "headline: 产能提高\ntakeaways: 一；二",
        "takeaways: 一；二\nheadline: 产能提高",
        "headline: 产能提高\n\ntakeaways: 一；二",
    )
    for head in heads:
        [case] = section(f"::: case title=厂\n{head}\n\n正文。\n:::").body
        assert isinstance(case, Callout)
        assert plain(case.headline) == "产能提高"
        assert [plain(each) for each in case.takeaways] == ["一", "二"]
        assert case.body == (Paragraph((Text("正文。"),)),)
