"""Questions to a ledger that was written, and how they are told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.ledger.ask import Written, as_text, cell_of, read_ledger
from builder.problems import UsageError
from tests.command import Run

SMALL = Path(__file__).parents[1] / "small"
TABLES = {"cities": (("杭州", "苏/州"), ("overall", "data"))}


def row(text: str, **given: Any) -> dict[str, Any]:
    words = ("question", "value", "evidence", "file", "label", "category", "series")
    lists: dict[str, Any] = {name: [] for name in ("cells", "pages", "slides", "notes")}
    return {"text": text, **dict.fromkeys(words, ""), "line": 0, **lists, **given}


ROWS = (
    row(
        "55.1",
        question="cities.highest()",
        value="55.15",
        cells=["cities/杭州/data"],
        file="a.md",
        line=7,
        pages=["iv", "3"],
    ),
    row("均值", slides=["2"], notes=["3"], cells=["cities/*/overall"]),
)
LEDGER = Written({"pages": ["", "iv", "3"], "slides": ["1", "2", "3"]}, ROWS)


def texts(rows: tuple[Any, ...]) -> list[str]:
    return [each["text"] for each in rows]


def test_a_page_is_asked_for_by_its_printed_number() -> None:
    assert texts(LEDGER.on_page("iv")) == ["55.1"]
    with pytest.raises(UsageError, match="there is no page 9; pages: iv to 3"):
        LEDGER.on_page("9")


def test_a_slide_has_what_stands_on_it_and_in_its_notes() -> None:
    assert [texts(LEDGER.on_slide(number)) for number in (1, 2, 3)] == [[], ["均值"], ["均值"]]
    with pytest.raises(UsageError, match="there is no slide 4; slides: 1 to 3"):
        LEDGER.on_slide(4)


def test_an_edition_without_a_deck_says_so() -> None:
    with pytest.raises(UsageError, match="no slide 1; this edition has no slides"):
        Written({"pages": [], "slides": []}, ()).on_slide(1)


def test_a_cell_is_used_by_what_names_it_or_its_whole_column() -> None:
    assert texts(LEDGER.using("cities", "杭州", "data")) == ["55.1"]
    assert texts(LEDGER.using("cities", "杭州", "overall")) == ["均值"]
    assert LEDGER.using("cities", "苏/州", "data") == ()


def test_a_row_s_name_may_hold_a_slash() -> None:
    assert cell_of("cities/苏/州/data", TABLES) == ("cities", "苏/州", "data")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("杭州", "is no cell: write table/row/column"),
        ("city/杭州/data", "there is no table city, did you mean cities?"),
        ("cities/广州/data", "cities has no row 广州, did you mean 杭州?"),
        ("cities/杭州/size", "cities has no column size; columns: overall, data"),
    ],
)
def test_a_cell_that_is_not_there_is_told_with_a_way_out(name: str, said: str) -> None:
    with pytest.raises(UsageError) as told:
        cell_of(name, TABLES)
    assert said in str(told.value)


def test_rows_are_printed_in_columns_that_count_han_as_two() -> None:
    head, first, second = as_text(ROWS).splitlines()
    assert head.index("where it comes from") == len("text  ")
    assert first == "55.1  cities.highest()     55.15  page iv, page 3, a.md:7"
    assert second == "均值  cities/*/overall            slide 2, notes of slide 3"


def test_long_words_are_cut() -> None:
    assert as_text([row("长" * 40)]).splitlines()[1].startswith("长" * 17 + "…")


def test_a_folder_without_a_ledger_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there; first: builder build national"):
        read_ledger(tmp_path / "national")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"head": {}}'])
def test_a_broken_ledger_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "facts.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read; make it again"):
        read_ledger(tmp_path)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built."""
    from builder.build import build
    from builder.project import load_project
    from builder.publish import publish

    folder = tmp_path_factory.mktemp("output")
    project = load_project(SMALL)
    publish(build(project.editions["national"], project), project, folder)
    return folder


def test_the_command_tells_where_a_cell_is_used(run: Run, output: Path) -> None:
    cell = "harbours/石泓港/service"
    code, out, err = run("facts", "national", "--cell", cell, "--project", SMALL, "--output", output)
    assert (code, err) == (0, "")
    assert "48.8" in out
    assert "图2  石泓港  服务指数: page 1, slide 5" in out


def test_the_command_tells_what_stands_on_a_slide(run: Run, output: Path) -> None:
    _, out, _ = run("facts", "national", "--slide", 5, "--project", SMALL, "--output", output)
    assert 'harbours.count_where("service", "throughput")' in out


def test_without_a_question_the_command_prints_every_row(run: Run, output: Path) -> None:
    _, out, _ = run("facts", "national", "--project", SMALL, "--output", output)
    rows = json.loads((output / "national/facts.json").read_text(encoding="utf-8"))["rows"]
    assert len(out.splitlines()) == len(rows) + 1


def test_a_slide_without_any_fact_has_nothing(run: Run, output: Path) -> None:
    assert run("facts", "national", "--slide", 1, "--project", SMALL, "--output", output) == (0, "nothing\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("national", "--page", "99"), "builder: there is no page 99; pages: i to 2\n"),
        (("national", "--cell", "harbours/石泓港/speed"), "builder: harbours has no column speed; columns:"),
        (("regional",), "builder: there is no edition regional; there is national\n"),
        (("national", "--page", "1", "--slide", "1"), "builder: ask for a page, a slide or a cell: one at a time\n"),
    ],
)
def test_what_cannot_be_asked_is_wrong_use(run: Run, output: Path, words: tuple[str, ...], said: str) -> None:
    code, out, err = run("facts", *words, "--project", SMALL, "--output", output)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert len(err.splitlines()) == 1


def test_an_edition_that_was_not_built_is_wrong_use(run: Run, output: Path, tmp_path: Path) -> None:
    shutil.copytree(output / "national", tmp_path / "national")
    (tmp_path / "national/facts.json").unlink()
    code, _, err = run("facts", "national", "--project", SMALL, "--output", tmp_path)
    assert code == 2
    assert "facts.json is not there; first: builder build national" in err
