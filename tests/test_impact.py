"""What a change of the data touches, on the built-in project with another value for one city."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.impact import Impact, impact
from builder.project import load_project, with_tables
from tests.command import Run

DATA = Path(__file__).parents[1] / "data"
OLD, NEW = "杭州,81.16,64.10,78.26,65.30,55.15", "杭州,81.16,64.10,78.26,65.30,41.15"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    text = (DATA / "cities.csv").read_text(encoding="utf-8")
    assert OLD in text
    (folder / "cities.csv").write_text(text.replace(OLD, NEW), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(folder: Path) -> Impact:
    project = load_project()
    return impact(project.editions["national"], project, with_tables(project, folder))


def test_answers_are_told_as_they_were_and_as_they_are(found: Impact) -> None:
    changes = {(change.question, change.before, change.after) for change in found.changes}
    assert ('cities.highest("intelligence")', "55.15", "44.36") in changes
    assert ('cities.rank("杭州", "intelligence")', "第1位", "第3位") in changes
    assert all("provinces" not in change.question for change in found.changes)


def test_sentences_that_turn_false_are_told(found: Impact) -> None:
    [problem] = found.contradictions
    assert "一类智能偏高：杭州" in problem.what
    assert not [turn for turn in found.turned if turn.where == problem.where]


def test_figures_tables_pages_and_slides_are_named(found: Impact) -> None:
    assert found.touched.exhibits == ("图10", "图20", "表3")
    assert len(found.touched.pages) > 5
    assert len(found.touched.slides) > 3


def test_the_same_data_touch_nothing() -> None:
    project = load_project()
    assert not impact(project.editions["national"], project, with_tables(project, DATA)).is_touched


def test_the_command_prints_them(folder: Path, run: Run) -> None:
    code, out, _ = run("impact", DATA, folder, "--edition", "national")
    assert code == 0
    assert "1 sentences turn false" in out
    assert "figures and tables: 图10, 图20, 表3" in out


def test_a_folder_without_tables_is_wrong_use(tmp_path: Path, run: Run) -> None:
    code, _, err = run("impact", DATA, tmp_path)
    assert code == 2
    assert "has none of the project's tables" in err
