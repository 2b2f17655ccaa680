"""The stages of a build as a function: what it makes, in which order, and that it makes it again just so."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest
from pptx import Presentation

from builder.build import Build, build, make_document, words_of
from builder.choices import Choices
from builder.facts.fact import QuestionError
from builder.facts.thresholds import Thresholds
from builder.helper import helping
from builder.model.block import Figure, Table
from builder.model.inline import Ref
from builder.model.walk import walk
from builder.problems import BuildError
from builder.project import Project, load_project

SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(SMALL)


@pytest.fixture(scope="module")
def built(project: Project) -> Build:
    return build(project.editions["national"], project)


def files_below(folder: Path) -> Iterator[tuple[str, float]]:
    for path in sorted(folder.rglob("*")):
        yield str(path), path.stat().st_mtime


def test_the_stages_come_in_their_order_and_each_is_timed(project: Project) -> None:
    told: list[str] = []
    made = build(project.editions["national"], project, tell=told.append)
    assert told == ["theme", "narrative", "figures", "numbering", "review", "pdf", "pptx", "parity", "lint"]
    assert list(made.seconds) == told
    assert all(seconds > 0 for seconds in made.seconds.values())


def test_a_build_writes_nothing(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = list(files_below(SMALL))
    build(project.editions["national"], project, Choices(("pdf",)))
    assert list(files_below(SMALL)) == before
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_is_equal_to_the_first(project: Project, built: Build) -> None:
    again = build(project.editions["national"], load_project(SMALL))
    assert again == built
    assert again.made["pdf"].content == built.made["pdf"].content
    assert again.made["pptx"].content == built.made["pptx"].content


def test_its_counts_are_those_of_the_files(built: Build) -> None:
    with pdfplumber.open(io.BytesIO(built.made["pdf"].content)) as pdf:
        assert built.made["pdf"].counts == {"pages": len(pdf.pages), "figures": 2, "tables": 1}
    slides = Presentation(io.BytesIO(built.made["pptx"].content)).slides
    charts = sum(bool(re.match(r"图\d", shape.name)) for slide in slides for shape in slide.shapes)
    assert built.made["pptx"].counts == {"slides": len(slides), "charts": charts}
    assert charts == 2


def test_only_the_outputs_asked_for_are_made(project: Project) -> None:
    assert list(build(project.editions["national"], project, Choices(("pptx",))).made) == ["pptx"]


def test_a_deck_made_alone_is_the_one_made_beside_the_report(project: Project, built: Build) -> None:
    alone = build(project.editions["national"], project, Choices(("pptx",)))
    assert alone.made["pptx"].content == built.made["pptx"].content


def test_a_deck_of_an_edition_without_a_report_names_no_page(project: Project) -> None:
    edition = project.editions["national"].model_copy(update={"outputs": ("pptx",)})
    [deck] = build(edition, project).made.values()
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(io.BytesIO(deck.content)).slides]
    assert "见报告" not in "".join(notes)


def test_the_helper_makes_the_same_files(project: Project, built: Build) -> None:
    with helping() as helper:
        made = build(project.editions["national"], project, helper=helper).made
        alone = build(project.editions["national"], project, Choices(("pptx",)), helper=helper).made
    assert {name: each.content for name, each in made.items()} == {
        name: each.content for name, each in built.made.items()
    }
    assert alone["pptx"].content == made["pptx"].content


def test_a_deck_is_made_in_the_sizes_asked_for_else_in_those_of_the_edition(project: Project) -> None:
    edition = project.editions["national"].model_copy(update={"deck": ("one-page", "full")})
    assert list(build(edition, project, Choices(("pptx",))).made) == ["pptx-one-page", "pptx"]
    asked = build(edition, project, Choices(decks=("briefing",)))
    assert list(asked.made) == ["pdf", "pptx-briefing"]
    assert asked.parity.keys() == {"pptx-briefing"}


def test_an_edition_makes_its_own_outputs_alone(project: Project) -> None:
    edition = project.editions["national"].model_copy(update={"outputs": ("pdf",)})
    assert list(build(edition, project, Choices(("pdf", "pptx"))).made) == ["pdf"]


def test_a_theme_changes_the_looks_and_no_word_of_the_document(project: Project, built: Build) -> None:
    printed = build(project.editions["national"], project, Choices(("pdf",), "print"))
    assert printed.document == built.document
    assert printed.edition.theme == "print"
    assert printed.made["pdf"].content != built.made["pdf"].content


def test_the_document_holds_what_the_small_project_says(project: Project) -> None:
    document = make_document(project.editions["national"], project)
    assert {section.id: section.number for section in document.sections} == {"throughput": "一", "service": "（一）"}
    assert [block.number for block in walk(document.sections) if isinstance(block, Figure)] == [1, 2]
    assert [block.number for block in walk(document.sections) if isinstance(block, Table)] == [1]
    assert [ref.text for ref in walk(document.sections) if isinstance(ref, Ref)] == ["图1", "图2", "表1", "第一章"]
    assert [source.key for source in document.sources] == ["almanac-2020"]
    assert document.date == "2020-12-31"


def test_every_fact_says_where_in_the_text_it_stands(built: Build) -> None:
    places = {Path(fact.place.file).name for fact in built.document.facts}
    assert places == {"10-throughput.md", "11-service.md"}
    for fact in built.document.facts:
        line = Path(fact.place.file).read_text(encoding="utf-8").splitlines()[fact.place.line - 1]
        assert ("{{" if fact.kind != "claim" else "{% claim") in line, fact


def test_the_tables_judge_claims_by_the_limits_of_the_report(project: Project) -> None:
    wide = replace(project.report, thresholds=Thresholds(close=Decimal("0.5"), clear=Decimal("0.6")))
    projects = (project, replace(project, report=wide))
    claims = [words_of(each)["harbours"].close("all", "throughput") for each in projects]
    assert [claim.holds for claim in claims] == [False, True]


def test_the_words_of_the_templates_are_the_tables_cite_and_name(project: Project) -> None:
    words = words_of(project)
    assert sorted(words) == ["cite", "harbours", "name"]
    assert words["name"]("service").text == "服务指数"
    with pytest.raises(QuestionError, match="no table has a column “speed”"):
        words["name"]("speed")


def test_a_document_without_its_sections_files_is_told(project: Project) -> None:
    lost = replace(project, narrative_files=(SMALL / "data/narrative/99-lost.md",))
    with pytest.raises(BuildError, match=r"99-lost\.md: this file is not there"):
        make_document(project.editions["national"], lost)
