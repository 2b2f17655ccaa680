"""The rows of the ledger: what each fact, claim, citation and accepted word says of itself."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builder.build import Build, build
from builder.edition_files import facts
from builder.ledger.files import as_data, as_table, ledger_files
from builder.ledger.rows import Data, Row, ledger
from builder.model.block import Figure, Paragraph
from builder.model.document import CellName, Credits, Document, FactEntry, Place, Section
from builder.model.inline import FactText, Strong, Text, Traced
from builder.model.made import Where
from builder.model.walk import walk
from builder.project import load_project

SMALL = Path(__file__).parents[1] / "small"
HOME = Path("/home/me/report")
FILE = str(HOME / "data/narrative/10-a.md")
COLUMN = tuple(CellName("cities", name, "overall") for name in ("甲", "乙"))
FACT = FactEntry("cities.mean()", Decimal("1.50"), "1.5", COLUMN, Place(FILE, 7))
CLAIM = FactEntry("cities.rises()", None, "", COLUMN[:1], Place(FILE, 8), "claim", evidence="1与2")
CITATION = FactEntry('cite("a")', None, "3%", (), Place(FILE, 9), "citation", source="a")
ACCEPTANCE = FactEntry("", None, "", (), Place(FILE, 9), "acceptance", evidence="已核对")


def document(*entries: FactEntry, body: tuple[Any, ...] = ()) -> Document:
    section = Section("a", "section", (Text("甲的题"),), body, number="（一）", place=Place(FILE))
    return Document("national", "报告", "", "2020", "zh-CN", Credits((), (), ()), (section,), entries)


def rows(document: Document, **where: Where) -> tuple[Row, ...]:
    return ledger(document, data=Data(HOME, {"cities": ("甲", "乙")}), **where).rows


def test_a_fact_has_its_question_value_cells_file_and_line() -> None:
    [row] = rows(document(FACT, body=(Paragraph((FactText(0, "1.5"),)),)))
    assert (row.kind, row.text, row.question, row.value) == ("fact", "1.5", "cities.mean()", "1.50")
    assert (row.file, row.line, row.section) == ("data/narrative/10-a.md", 7, "（一）甲的题")
    assert row.verdict == "from the data"


def test_the_cells_of_a_whole_column_are_one_name() -> None:
    mean, claim = rows(document(FACT, CLAIM))
    assert mean.cells == ("cities/*/overall",)
    assert claim.cells == ("cities/甲/overall",)


def test_the_text_of_a_claim_is_all_the_words_it_vouches_for() -> None:
    body = Paragraph((Traced((Text("比去年"),), 0), Strong((Traced((Text("高"),), 0),)), Text("。")))
    [row] = rows(document(CLAIM, body=(body,)))
    assert (row.text, row.verdict, row.evidence) == ("比去年高", "holds", "1与2")


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [(replace(CLAIM, holds=False), "other words"), (CITATION, "on file"), (ACCEPTANCE, "accepted")],
)
def test_the_verdict_says_what_speaks_for_the_words(entry: FactEntry, verdict: str) -> None:
    assert rows(document(entry))[0].verdict == verdict


def test_a_row_names_every_page_and_slide_it_stands_on() -> None:
    pages = Where(("", "i", "1"), {0: ("i", "1")})
    slides = Where(("1", "2"), {0: ("2",)}, aside={0: ("1",)})
    [row] = rows(document(FACT), pages=pages, slides=slides)
    assert (row.pages, row.slides, row.notes) == (("i", "1"), ("2",), ("1",))


def test_a_file_outside_the_project_is_named_whole() -> None:
    assert Data(HOME).file("/elsewhere/a.md") == "/elsewhere/a.md"


@pytest.fixture(scope="module")
def built() -> Build:
    project = load_project(SMALL)
    return build(project.editions["national"], project)


@pytest.fixture(scope="module")
def small(built: Build) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(facts(built, load_project(SMALL))["facts.json"])
    return loaded


def test_the_ledger_has_a_row_for_every_fact_and_every_number_shown(built: Build, small: dict[str, Any]) -> None:
    counts = small["head"]["counts"]
    assert counts["fact"] + counts["claim"] + counts["citation"] == len(built.document.facts)
    assert (counts["value"], counts["mean"], counts["cell"]) == (5 + 10, 1, 10)
    assert [row["number"] for row in small["rows"]] == list(range(1, len(small["rows"]) + 1))


def test_a_fact_that_only_chooses_what_a_figure_highlights_is_known_by_the_figure(small: dict[str, Any]) -> None:
    [row] = [row for row in small["rows"] if row["line"] == 19]
    assert (row["exhibit"], row["label"]) == ("fig-throughput", "图1")


def test_a_plotted_number_is_found_by_its_figure_and_stands_where_it_does(small: dict[str, Any]) -> None:
    [row] = [row for row in small["rows"] if row["exhibit"] == "fig-service" and row["text"] == "48.8"]
    assert row["cells"] == ["harbours/石泓港/service"]
    assert (row["label"], row["category"], row["series"], row["kind"]) == ("图2", "石泓港", "服务指数", "value")
    assert row["slides"] == ["5"]


def test_the_head_says_of_which_edition_the_rows_are(small: dict[str, Any]) -> None:
    head = small["head"]
    assert head["claims"] == {"same": "0.02", "close": "0.05", "clear": "0.10", "strong": "0.8", "weak": "0.3"}
    assert (head["edition"], head["title"], head["date"]) == ("national", "五港观察", "2020-12-31")
    assert head["pages"] == ["", "i", "ii", "1", "2", ""]


def test_the_table_opens_in_excel_and_has_the_rows_of_the_data(built: Build, small: dict[str, Any]) -> None:
    table = facts(built, load_project(SMALL))["facts.csv"]
    assert table.startswith(b"\xef\xbb\xbfnumber,kind,text,")
    read = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [row["text"] for row in read] == [row["text"] for row in small["rows"]]
    assert [row["cells"] for row in read] == ["; ".join(row["cells"]) for row in small["rows"]]


def test_the_same_ledger_has_the_same_bytes(built: Build) -> None:
    project = load_project(SMALL)
    assert facts(built, project) == facts(build(project.editions["national"], project), project)


def test_the_files_say_nothing_of_where_the_project_lies(built: Build) -> None:
    for content in facts(built, load_project(SMALL)).values():
        assert str(SMALL).encode() not in content


def test_a_ledger_without_rows_is_still_a_table_and_data() -> None:
    empty = ledger(document())
    assert as_table(empty).count(b"\r\n") == 1
    assert json.loads(as_data(empty))["rows"] == []
    assert ledger_files(empty).keys() == {"facts.csv", "facts.json"}


def test_every_figure_and_table_knows_the_cells_behind_it(built: Build) -> None:
    figures = [node for node in walk(built.document.sections) if isinstance(node, Figure)]
    columns = [figure.origin.columns for figure in figures if figure.origin]
    assert columns == [("throughput",), ("throughput", "service")]
