"""Places that an edition names without a reason are told; those that it has a reason for are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from builder.build import known_names, leaks_of, make_document, reasons_of
from builder.finish.leaks import ABOUT, LISTED, Subject, leaks, mentions, reasons
from builder.model.block import Figure, Origin, Paragraph
from builder.model.chart import RankedBars, Series
from builder.model.document import Document, FactEntry, Place, Says
from builder.model.inline import FactText, Footnote, Text, Traced
from builder.project import Project, load_project
from tests.finish.made_up import document, figure, section

KNOWN = ("甲", "乙", "丙", "丁", "甲乙")
HERE = Subject(frozenset({"甲"}), frozenset({"乙"}))


def asked(question: str, text: str, *names: str, kind: str = "fact") -> FactEntry:
    says = Says(frozenset(), (), names)
    return FactEntry(question, None, text, (), Place("a.md", 9), kind, holds=True, says=says)  # type: ignore[arg-type]


def made(*parts: object, facts: tuple[FactEntry, ...] = (), names: tuple[str, ...] = ()) -> Document:
    body = Paragraph(tuple(parts))  # type: ignore[arg-type]
    return replace(document(section("a", "chapter", body, names=names)), facts=facts)


def said(made: Document) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in leaks(made, KNOWN, HERE)]


def test_a_name_that_was_typed_without_a_reason_is_told_with_its_line() -> None:
    assert said(made(Text("甲与丙。", line=7))) == ["a.md:7: 丙 is named without a reason in “甲与丙。”"]


def test_what_the_edition_is_about_and_what_the_section_lists_may_be_typed() -> None:
    assert said(made(Text("甲与丙。"), names=("丙",))) == []
    assert reasons(made(Text("甲与丙。"), names=("丙",)), KNOWN, HERE) == {"丙": LISTED, "甲": ABOUT}


def test_the_longest_name_is_read() -> None:
    assert [mention.name for mention in mentions(made(Text("甲乙和乙")), KNOWN, HERE)] == ["甲乙", "乙"]


def test_an_answer_is_a_reason_for_what_it_names() -> None:
    answer = asked('t.top("sun", 2)', "丙和丁", "丙", "丁")
    assert said(made(FactText(0, "丙和丁"), facts=(answer,))) == []
    assert reasons(made(FactText(0, "丙和丁"), facts=(answer,)), KNOWN, HERE)["丁"] == 't.top("sun", 2)'


def test_a_name_typed_in_a_question_needs_a_reason_of_its_own() -> None:
    answer = asked('t.value("丙", "sun")', "9.10")
    assert said(made(FactText(0, "9.10"), facts=(answer,))) == [
        'a.md:9: 丙 is named without a reason in “t.value("丙", "sun")”',
    ]


def test_a_claim_is_no_reason() -> None:
    claim = asked('t.above("甲", "丙", "sun")', "", "甲", "丙", kind="claim")
    names = [problem.what[:1] for problem in leaks(made(Traced((Text("甲高于丙"),), 0), facts=(claim,)), KNOWN, HERE)]
    assert names == ["丙", "丙"]  # in the question and in the words


@pytest.mark.parametrize("inner", [Footnote((Text("丙"),)), Traced((Text("丙"),), 0)])
def test_names_inside_notes_and_claims_are_read(inner: object) -> None:
    claim = asked('t.is_first("甲", "sun")', "", "甲", kind="claim")
    assert len(said(made(inner, facts=(claim,)))) == 1


def test_names_on_the_cover_are_read() -> None:
    about = replace(made(Text("文")), title="甲", subtitle="丁")
    assert said(about) == ["the cover: 丁 is named without a reason in “丁”"]


def bars(rows: tuple[str, ...], *highlight: str, of: tuple[str, ...] = ("甲", "乙", "丙", "丁")) -> Figure:
    chart = RankedBars(rows, Series("指数", tuple(Decimal(1) for _ in rows)), highlight)
    return figure("f", chart=chart, origin=Origin("t", ("sun",), of), facts=(0,))


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        (bars(("甲", "乙", "丙", "丁"), "甲"), []),  # all there are
        (bars(("甲", "乙"), "甲"), []),  # a row of its group
        (bars(("甲", "丁"), "甲"), []),  # a row that an answer gave
        (bars(("甲", "丙"), "甲"), ["丙"]),
        (bars(("甲", "乙", "丙", "丁"), "乙"), ["乙"]),  # pointed out without a reason
    ],
)
def test_a_chart_shows_all_rows_or_those_that_have_a_reason_and_points_out_its_own(
    shown: Figure, names: list[str]
) -> None:
    answer = asked('t.nearest("甲", "sun", 1)', "丁", "丁")
    with_chart = replace(document(section("a", "chapter", shown)), facts=(answer,))
    assert [problem.what[:1] for problem in leaks(with_chart, KNOWN, HERE)] == names


# On the real project: a wrong province left in a template is told, wherever it stands.


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def planted(project: Project, folder: Path, file: str, old: str, new: str) -> list[str]:
    """What is told of 云南's edition with something else in one of its files."""
    source = project.data_folder / "narrative" / file
    text = source.read_text(encoding="utf-8")
    assert old in text
    path = folder / source.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    files = tuple(path if each == source else each for each in project.narrative_files)
    changed = replace(project, narrative_files=files)
    edition = project.editions["province-yunnan"]
    return [problem.what for problem in leaks_of(edition, changed, make_document(edition, changed))]


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("province/20-peers.md", "再看数值邻近的省份。", "再看浙江周围的省份。", "浙江"),
        ("province/20-peers.md", 'highlight: "{{ here }}"', "highlight: 贵州", "贵州"),
        ("province/10-position.md", "{{ here }}", '{{ provinces.names("湖南") }}', "湖南"),
        ("regional/90-method.md", "---\n\n", "---\n\n本报告讨论深圳的数据。", "深圳"),
    ],
)
def test_a_wrong_place_in_a_template_is_told(
    project: Project, tmp_path: Path, file: str, old: str, new: str, name: str
) -> None:
    told = planted(project, tmp_path, file, old, new)
    assert told
    assert all(what.startswith(f"{name} is named without a reason") for what in told)


def test_each_place_that_an_edition_names_has_its_reason_in_the_manifest(project: Project) -> None:
    edition = project.editions["province-yunnan"]
    found = reasons_of(edition, project, make_document(edition, project))
    assert found["云南"] == ABOUT
    assert "昆明" in found
    assert all(found.values())
    assert {name for name in found if name in known_names(project)} == set(found)


def test_the_edition_about_the_nation_may_name_all(project: Project) -> None:
    edition = project.editions["national"]
    document = make_document(edition, project)
    assert list(leaks_of(edition, project, document)) == []
    assert reasons_of(edition, project, document) == {}
