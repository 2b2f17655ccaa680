"""Numbering, references, and the review of a finished document; and the text of our own report."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from builder.build import make_document
from builder.facts.wording import han
from builder.finish.number import number
from builder.finish.review import review
from builder.model.block import Block, Bullets, Callout, Figure, Paragraph, Table
from builder.model.chart import RankedBars, Series
from builder.model.document import Credits, Document, Part, Section
from builder.model.inline import FactText, Ref, Text, plain
from builder.model.walk import change, walk
from builder.problems import BuildError
from builder.project import Project, load_project

NARRATIVE = Path(__file__).parents[2] / "data/narrative"
BARS = RankedBars(("甲",), Series("指数", (Decimal(1),)), alt="条形图")


def figure(id: str) -> Figure:
    return Figure(id, BARS, (Text("图题"),), source="某", headline=(Text("好"),))


def document(*sections: Section) -> Document:
    return Document("e", "题", "", "2020", "zh-CN", Credits((), (), ()), sections)


def part(id: str, kind: Part, *body: Block) -> Section:
    return Section(id, kind, (Text(id),), body)


def test_chapters_sections_appendices_and_exhibits_are_numbered_in_order() -> None:
    case = Callout("case", (Text("案"),), (), id="c")
    table = Table("t", (Text("表"),), (), (), "")
    done = number(
        document(
            part("a", "chapter", figure("f1")),
            part("a1", "section", case),
            part("b", "chapter"),
            part("b1", "section", figure("f2"), table),
            part("b2", "section"),
            part("x", "appendix"),
        )
    )
    assert [section.number for section in done.sections] == ["一", "（一）", "二", "（一）", "（二）", "附录1"]
    assert [node.number for node in walk(done) if isinstance(node, Figure | Table | Callout)] == [1, 1, 2, 1]


def test_references_say_what_they_lead_to_also_ahead() -> None:
    targets = ("f", "t", "c", "b", "b1", "x")
    text = Paragraph(tuple(Ref(target) for target in targets))
    done = number(
        document(
            part("a", "chapter", text),
            part("b", "chapter", figure("f"), Table("t", (), (), (), ""), Callout("case", (), (), id="c")),
            part("b1", "section"),
            part("x", "appendix"),
        )
    )
    assert [node.text for node in walk(done) if isinstance(node, Ref)] == [
        "图1",
        "表1",
        "案例1",
        "第二章",
        "第二章第一节",
        "附录1",
    ]


def test_ids_used_twice_and_references_to_nothing_stop_the_build() -> None:
    with pytest.raises(BuildError, match="used twice"):
        number(document(part("a", "chapter", figure("f"), figure("f"))))
    with pytest.raises(BuildError, match="nowhere"):
        number(document(part("a", "chapter", Paragraph((Ref("f"),)))))


@pytest.mark.parametrize(("value", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_numbers_are_written_in_han(value: int, text: str) -> None:
    assert han(value) == text


def test_review_warns_of_figures_without_mention_source_or_headline() -> None:
    bare = replace(figure("f"), source="", headline=())
    warnings = [problem.what for problem in review(number(document(part("a", "chapter", bare))))]
    assert any("never mentions f" in warning for warning in warnings)
    assert any("no source" in warning for warning in warnings)
    assert any("no headline" in warning for warning in warnings)


def test_review_warns_of_a_figure_that_stands_before_its_mention() -> None:
    early = part("a", "chapter", figure("f"), Paragraph((Ref("f"),)))
    assert any("before the text mentions it" in problem.what for problem in review(number(document(early))))


def test_walk_visits_every_value_once_and_change_shares_what_it_leaves() -> None:
    text = Paragraph((Text("甲"), Text("乙")))
    assert list(walk(text)) == [text, Text("甲"), Text("乙")]
    assert change(text, lambda node: node) is text
    assert change(text, lambda node: Text("丙") if node == Text("乙") else node) == Paragraph((Text("甲"), Text("丙")))


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


@pytest.fixture(scope="module")
def report(project: Project) -> Document:
    return make_document(project.editions["national"], project)


def test_our_report_has_its_seventeen_figures_and_three_more_in_order(report: Document) -> None:
    figures = [node.id for node in walk(report.sections) if isinstance(node, Figure)]
    assert len(figures) == 20
    assert figures[:3] == ["fig-index-model", "fig-sectors", "fig-industries-overall"]
    assert figures[7:11] == ["fig-cities-overall", "fig-cities-scale", "fig-cities-three", "fig-cities-data"]
    assert figures[16] == "fig-northeast"
    assert sum(isinstance(node, Callout) and node.tone == "case" for node in walk(report.sections)) == 6
    assert sum(section.part == "chapter" for section in report.sections) == 5


def test_our_report_gives_its_editor_nothing_to_say(report: Document) -> None:
    assert review(report) == ()


def test_our_report_is_about_as_long_as_it_should_be(report: Document) -> None:
    texts = [
        plain(text)
        for node in walk(report.sections)
        if isinstance(node, Paragraph | Bullets)
        for text in ((node.text,) if isinstance(node, Paragraph) else node.items)
    ]
    assert 9_000 < sum("一" <= character <= "鿿" for text in texts for character in text) < 18_000


def test_no_index_value_in_our_narrative_is_typed_by_hand() -> None:
    for path in sorted(NARRATIVE.glob("*.md")):
        typed = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(encoding="utf-8"))
        assert not re.findall(r"\d+\.\d\d", typed), path.name


def test_our_narrative_keeps_to_chinese_punctuation() -> None:
    for path in sorted(NARRATIVE.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        prose = re.sub(r"\A---.*?\n---|```.*?```|\{\{.*?\}\}|\{%.*?%\}|^:::[^\n]*$", "", text, flags=re.S | re.M)
        assert '"' not in prose, path.name
        assert not re.search(r"[一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [一-鿿]", prose), path.name
        assert not re.search(r"[一-鿿][,;!?]", prose), path.name


def test_new_energy_and_aviation_are_said_to_be_last_on_scale(report: Document) -> None:
    [section] = [section for section in report.sections if section.id == "industries-scale"]
    words = "".join(plain(node.text) for node in walk(section.body) if isinstance(node, Paragraph))
    assert "21.81" in words
    assert "21.48" in words
    assert not re.search(r"(新能源|航空制造)[^。]{0,12}(领先|居首|带动|最高)", words)
    assert any(isinstance(node, FactText) for node in walk(section.body))
