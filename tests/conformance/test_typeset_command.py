"""`builder typeset`: its table, its JSON, its exit codes; and the national edition held to every rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.build import build
from builder.choices import Choices
from builder.conformance.report import SHOWN, Finding, Place, judge
from builder.project import load_project
from tests.command import Run
from tests.conformance.test_planted import FULL, PAGE, Row, draw, with_row


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.pdf"
    path.write_bytes(draw(PAGE, PAGE))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.pdf"
    path.write_bytes(draw(with_row(Row("，" + "云" * 19))))
    return path


def test_a_kept_report_is_exit_code_0_and_a_table(clean: Path, run: Run) -> None:
    code, said, _ = run("typeset", clean)
    assert code == 0
    assert "forbidden line starts" in said
    assert "not judged" in said


def test_a_broken_rule_is_exit_code_1_and_told_with_its_place(faulty: Path, run: Run) -> None:
    code, said, _ = run("typeset", faulty)
    assert code == 1
    assert "page 1, line 4: ，云云" in said


def test_json_has_every_place(faulty: Path, run: Run) -> None:
    code, out, _ = run("typeset", faulty, "--json")
    assert code == 1
    said = json.loads(out)
    [starts] = [rule for rule in said["rules"] if rule["rule"] == "forbidden line starts"]
    assert (said["kept"], starts["violations"], starts["verdict"]) == (False, 1, "broken")
    assert starts["places"][0]["page"] == 1


@pytest.mark.parametrize("words", [(), ("absent.pdf",), ("--what",)])
def test_wrong_use_is_exit_code_2(words: tuple[str, ...], run: Run) -> None:
    assert run("typeset", *words)[0] == 2


def test_a_file_that_is_no_pdf_is_exit_code_2(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("云", encoding="utf-8")
    code, _, err = run("typeset", path)
    assert code == 2
    assert "text.pdf" in err


def test_a_rule_may_be_broken_as_often_as_its_bar_says() -> None:
    places = tuple(Place(1, line, "云") for line in range(2))
    verdicts = [Finding("", looked, places, 0.005).verdict for looked in (0, 399, 400)]
    assert verdicts == ["no place", "broken", "kept"]
    assert Finding("", 0, (), 0.0, "why").verdict == "not judged"


def test_a_table_shows_some_places_and_counts_the_rest(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(draw((*PAGE[:3], *[Row("，" + "云" * 19)] * (SHOWN + 3), FULL, *PAGE[4:])))
    code, said, _ = run("typeset", path)
    assert code == 1
    assert "and 3 more" in said


def test_the_national_edition_keeps_every_rule() -> None:
    project = load_project()
    made = build(project.editions["national"], project, Choices(("pdf",))).made["pdf"]
    found = judge(made.content)
    assert {finding.rule: finding.places for finding in found.findings if finding.places} == {}
    assert min(finding.looked for finding in found.findings if not finding.reason) > 0
