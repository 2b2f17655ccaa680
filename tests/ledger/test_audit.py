"""The audit view: a number behind every fact, and the ledger in which it is found."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from builder.build import Build, build
from builder.choices import Choices
from builder.edition_files import MANIFEST, files_of
from builder.ledger.audit import ID, audited, marked
from builder.model.block import Paragraph, Table
from builder.model.document import CellName, Credits, Document, FactEntry, Part, Place, Section
from builder.model.inline import FactText, Inline, LedgerMark, Strong, Text, Traced, plain
from builder.model.walk import walk
from builder.pdf.text import Look, runs_of
from builder.project import Project, load_project

SMALL = Path(__file__).parents[1] / "small"
PLACE = Place("data/narrative/10-a.md", 7)
FACT = FactEntry("cities.mean()", None, "1.5", (CellName("cities", "甲", "overall"),), PLACE)
CLAIM = FactEntry("cities.rises()", None, "", (), PLACE, "claim", evidence="1与2")


def document(*text: Inline, parts: tuple[Part, ...] = ("section",)) -> Document:
    sections = tuple(Section(part, part, (Text("题"),), (Paragraph(text),)) for part in parts)
    return Document("national", "报告", "", "2020", "zh-CN", Credits((), (), ()), sections, (FACT, CLAIM))


def text_of(document: Document) -> tuple[Inline, ...]:
    return next(node.text for node in walk(document.sections) if isinstance(node, Paragraph))


def marks(document: Document) -> list[tuple[int, ...]]:
    return [node.numbers for node in walk(document.sections) if isinstance(node, LedgerMark)]


def test_a_fact_has_its_number_behind_it() -> None:
    done = marked(document(Text("均值"), FactText(0, "1.5"), Text("。")))
    assert text_of(done) == (Text("均值"), Traced((FactText(0, "1.5"), LedgerMark((1,))), 0), Text("。"))


def test_a_claim_has_its_number_behind_the_last_of_its_words() -> None:
    done = marked(document(Traced((Text("比去年"),), 1), Strong((Traced((Text("高"),), 1),)), Text("。")))
    assert text_of(done)[:2] == (
        Traced((Text("比去年"),), 1),
        Strong((Traced((Text("高"), LedgerMark((2,))), 1),)),
    )


def test_marks_that_meet_become_one() -> None:
    assert marks(marked(document(Traced((FactText(0, "1.5"),), 1)))) == [(1, 2)]


def test_a_mark_is_no_part_of_the_words() -> None:
    plain_document = document(FactText(0, "1.5"))
    assert plain(text_of(marked(plain_document))) == plain(text_of(plain_document))


@pytest.mark.parametrize(
    ("parts", "order"),
    [
        (("chapter", "appendix", "profile"), ["chapter", "appendix", ID, "profile"]),
        (("chapter",), ["chapter", ID]),
    ],
)
def test_the_ledger_is_the_last_appendix(parts: tuple[Part, ...], order: list[str]) -> None:
    done = audited(document(FactText(0, "1.5"), parts=parts))
    assert [section.id for section in done.sections] == order
    annex = next(section for section in done.sections if section.id == ID)
    assert annex.number == f"附录{order.count('appendix') + 1}"


def test_the_ledger_has_a_row_for_each_entry() -> None:
    done = audited(document(FactText(0, "1.5"), Traced((Text("上升"),), 1)))
    [table] = [node for node in walk(done.sections) if isinstance(node, Table)]
    assert [tuple(plain(cell.text) for cell in row) for row in table.rows] == [
        ("1", "1.5", "cities.mean()", "取自数据", "10-a.md:7"),
        ("2", "上升", "cities.rises()", "1与2", "10-a.md:7"),
    ]


def test_a_long_cell_is_cut_so_that_a_row_fits_on_a_page() -> None:
    long = replace(CLAIM, evidence="数" * 2000)
    done = audited(replace(document(), facts=(long,)))
    [table] = [node for node in walk(done.sections) if isinstance(node, Table)]
    assert plain(table.rows[0][3].text) == "数" * 119 + "…"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(SMALL)


@pytest.fixture(scope="module")
def usual(project: Project) -> Build:
    return build(project.editions["national"], project)


@pytest.fixture(scope="module")
def audit(project: Project) -> Build:
    return build(project.editions["national"], project, Choices(audit=True))


def test_a_mark_is_small_raised_and_muted_and_holds_on_to_its_words(usual: Build) -> None:
    from builder.pdf.styles import Styles
    from builder.theme.load import load_theme

    style = Styles(load_theme("default", [Path(__file__).parents[2] / "styles"])).body
    [run] = runs_of((LedgerMark((3, 4)),), style, "#000000")
    assert (run.text, run.is_attached) == ("3,4", True)
    assert run.size < style.size
    assert run.rise > 0
    assert isinstance(run.look, Look)
    assert run.look.is_muted


def test_the_pdf_shows_marks_and_annex(usual: Build, audit: Build) -> None:
    pages = pypdfium2.PdfDocument(audit.made["pdf"].content)
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "事实台账" in text
    assert re.search(r"10-throughput\.md:\d+", text)
    assert audit.made["pdf"].counts["tables"] == usual.made["pdf"].counts["tables"] + 1


def test_the_document_the_deck_and_the_comparison_are_as_usual(usual: Build, audit: Build) -> None:
    assert audit.document == usual.document
    assert audit.made["pptx"] == usual.made["pptx"]
    assert audit.parity == usual.parity


def test_a_fact_stands_where_it_did_and_its_words_are_noted_without_the_mark(usual: Build, audit: Build) -> None:
    assert audit.made["pdf"].drawn.entries == usual.made["pdf"].drawn.entries


def test_the_manifest_says_so(usual: Build, audit: Build, project: Project) -> None:
    assert json.loads(files_of(audit, project)[MANIFEST])["audit"] is True
    assert json.loads(files_of(usual, project)[MANIFEST])["audit"] is False
