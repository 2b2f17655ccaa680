"""More inputs that are wrong: each gives its own lines and no others, and leaves every file of the folder as it was."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cli import main

ROOT = Path(__file__).parent.parent
Edit = Callable[[Path], object]
TABLE = "data/harbours.csv"
FIRST = "data/narrative/10-throughput.md"
SECOND = "data/narrative/11-service.md"


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        text = (project / file).read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def written(file: str, content: bytes) -> Edit:
    def edit(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_bytes(content)

    return edit


def recoded(file: str, encoding: str) -> Edit:
    def edit(project: Path) -> None:
        (project / file).write_bytes((project / file).read_text(encoding="utf-8").encode(encoding))

    return edit


def removed(file: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return edit


def folder_at(file: str) -> Edit:
    def edit(project: Path) -> None:
        (project / file).unlink(missing_ok=True)
        (project / file).mkdir()

    return edit


def themed(tokens: str) -> Edit:
    def edit(project: Path) -> None:
        written("styles/own.toml", f'extends = "default"\n{tokens}'.encode())(project)
        replaced("data/editions.toml", '"default"', '"own"')(project)

    return edit


def says(text: str) -> Edit:
    """Put something into the running text of the second section, which stands on line 11."""
    return replaced(SECOND, "本节接着", text)


WRONG: dict[str, tuple[Edit, tuple[str, ...]]] = {
    # tables
    "no table": (removed(TABLE), (r"harbours\.csv: this file is not there",)),
    "a folder for a table": (folder_at(TABLE), (r"harbours\.csv: cannot be read: Is a directory",)),
    "a table of nothing but its header": (
        written(TABLE, b"name,throughput,service\n"),
        (r"harbours\.csv: the number of rows is 0 \(expected 5\)",),
    ),
    "a row too short": (
        replaced(TABLE, "鹭鸣港,58.9,61.3", "鹭鸣港,58.9"),
        (r"harbours\.csv:4, 鹭鸣港: the number of cells is 2 \(expected 3",),
    ),
    "a row too long": (
        replaced(TABLE, "58.9", "58.9,60"),
        (r"harbours\.csv:4, 鹭鸣港: the number of cells is 4 \(expected 3",),
    ),
    "an empty cell": (replaced(TABLE, "58.9", ""), (r"harbours\.csv:4, 鹭鸣港: throughput is empty",)),
    "no number": (replaced(TABLE, "58.9", "nan"), (r"harbours\.csv:4, 鹭鸣港: throughput is nan",)),
    "less than nothing": (replaced(TABLE, "58.9", "-1"), (r"harbours\.csv:4, 鹭鸣港: throughput is -1",)),
    "an open quotation mark": (replaced(TABLE, "鹭鸣港", '"鹭鸣港'), (r"harbours\.csv:4: this is not CSV: ",)),
    "two wrong cells": (
        lambda project: [replaced(TABLE, "58.9", "x")(project), replaced(TABLE, "55.1", "y")(project)],
        (r"harbours\.csv:4, 鹭鸣港: throughput is x", r"harbours\.csv:6, 南溟港: service is y"),
    ),
    "a row missing": (
        replaced("data/harbours.toml", "rows = 5", "rows = 6"),
        (r"harbours\.csv: the number of rows is 5 \(expected 6\)",),
    ),
    "a control character in a table": (
        replaced(TABLE, "58.9", "58\0.9"),
        (r"harbours\.csv:4: holds the control character U\+0000",),
    ),
    # settings
    "no editions": (removed("data/editions.toml"), (r"editions\.toml: this file is not there",)),
    "editions of nothing": (written("data/editions.toml", b""), (r"editions\.toml: declares no edition",)),
    "a date that is none": (
        replaced("data/editions.toml", "2020-12-31", "2020-13-31"),
        (r"editions\.toml:6: .*2020-13-31 is no date",),
    ),
    "an unknown output": (
        replaced("data/editions.toml", '["pdf", "pptx"]', '["pdf", "docx"]'),
        (r"editions\.toml:5: the output docx of national is not there",),
    ),
    "an edition that leaves its folder": (
        replaced("data/editions.toml", "[national]", '["../x"]'),
        (r"editions\.toml: .*\.\./x cannot name a folder",),
    ),
    "settings in GBK": (recoded("data/report.toml", "gbk"), (r"report\.toml:1: is not UTF-8 .*GBK",)),
    "a misspelt key of a source": (
        replaced("data/sources.toml", "year =", "yaer ="),
        (r"sources\.toml:1: almanac-2020\.year is missing", r"sources\.toml:4: .*did you mean year\?"),
    ),
    # narrative
    "no narrative": (removed("data/narrative"), (r"data/narrative: has no text",)),
    "a folder for a section": (folder_at(SECOND), (r"11-service\.md: cannot be read: Is a directory",)),
    "a section in GBK": (recoded(SECOND, "gbk"), (r"11-service\.md:\d+: is not UTF-8 .*GBK",)),
    "an empty section": (written(SECOND, b""), (r"11-service\.md:1: the file does not begin with front matter",)),
    "front matter that does not end": (
        replaced(SECOND, "\n---\n\n", "\n\n"),
        (r"11-service\.md:1: the front matter has no end",),
    ),
    "an unknown part": (
        replaced(SECOND, "part: section", "part: sektion"),
        (r"11-service\.md:\d+: part is sektion \(expected one of front, chapter, section",),
    ),
    "no id": (replaced(SECOND, "id: service\n", ""), (r"11-service\.md:1: the front matter has no id",)),
    "a key set twice": (
        replaced(SECOND, "part: section", "part: section\npart: chapter"),
        (r"11-service\.md:4: this is not YAML: part is set twice",),
    ),
    "a directive that is no YAML": (
        replaced(SECOND, "columns: [throughput, service]", "columns: [throughput, service"),
        (r"11-service\.md:\d+: this is not YAML: ",),
    ),
    "a directive without its caption": (
        replaced(SECOND, "caption: 各港口的吞吐指数和服务指数\n", ""),
        (r"11-service\.md:13: caption is missing",),
    ),
    "a figure of no table": (
        replaced(SECOND, "data: harbours", "data: harbors"),
        (r"11-service\.md:13: figure fig-service: there is no data harbors \(.*harbours",),
    ),
    "a figure of no column": (
        replaced(SECOND, "columns: [throughput, service]", "columns: [throughput, servise]"),
        (r"11-service\.md:13: figure fig-service: harbours has no column servise \(columns: throughput, service\)",),
    ),
    "a highlight of no row": (
        replaced(SECOND, "highlight: \"{{ harbours.top('service') }}\"", "highlight: 鹭名港"),
        (r"11-service\.md:13: figure fig-service: highlight names 鹭名港, .*did you mean 鹭鸣港\?",),
    ),
    "a container that is not known": (
        says("\n\n::: nota title=甲\n乙\n:::\n\n"),
        (r"11-service\.md:13: there is no directive nota",),
    ),
    "a table of Markdown": (
        says("\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n"),
        (r"11-service\.md:13: .*write a ```table block",),
    ),
    "a picture": (says("![](x.png)"), (r"11-service\.md:11: a picture cannot stand in the text",)),
    "HTML": (says("<b>甲</b>"), (r"11-service\.md:11: this kind of text is not known here",)),
    "a question that is none": (
        says('{{ harbours.topp("service") }}'),
        (r"11-service\.md:11: there is no question topp here, did you mean top\?",),
    ),
    "a question without its column": (says("{{ harbours.top() }}"), (r"11-service\.md:11: .*column",)),
    "more rows than there are": (says('{{ harbours.top("service", 99) }}'), (r"11-service\.md:11: 99 .*from 1 to 5",)),
    "a condition that does not end": (says("{% if True %}"), (r"11-service\.md:\d+: this is no template: .*endif",)),
    "a source that is none": (
        replaced(FIRST, "almanac-2020", "almanac-2021"),
        (r"10-throughput\.md:28: there is no source “almanac-2021” \(did you mean almanac-2020\?\)",),
    ),
    "a control character in the text": (
        says("\x0b"),
        (r"11-service\.md:11: holds the control character U\+000B",),
    ),
    "one mistake in each section": (
        lambda project: [says("<b>甲</b>")(project), replaced(FIRST, "almanac-2020", "almanac-2021")(project)],
        (r"10-throughput\.md:28: there is no source", r"11-service\.md:11: this kind of text"),
    ),
    "one wrong figure in each section": (
        lambda project: [
            replaced(FIRST, "column: throughput", "column: thruput")(project),
            replaced(SECOND, "chart: dumbbell", "chart: dumbell")(project),
        ],
        (r"10-throughput\.md:14: figure fig-throughput: .*thruput", r"11-service\.md:13: .*dumbell \(.*dumbbell"),
    ),
    # looks
    "a size that is no number": (themed('[type]\nbody = "big"\n'), (r"styles/own\.toml:3: type\.body: ",)),
    "a theme that extends itself": (
        lambda project: [themed("")(project), written("styles/own.toml", b'extends = "own"\n')(project)],
        (r"styles/own\.toml: extends own",),
    ),
    "a template that is none": (
        written("styles/deck.pptx", b"this is no deck"),
        (r"is no PowerPoint file: .*builder\.deck\.template",),
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project with an edition that was built before, and it is where the user stands."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests/small", folder)
    (folder / "output/national").mkdir(parents=True)
    for name in ("report.pdf", "deck.pptx", "manifest.json"):
        (folder / "output/national" / name).write_bytes(f"yesterday's {name}".encode())
    monkeypatch.chdir(folder)
    return folder


def snapshot(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.name != ".lock"
    }


def errors(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, list[str]]:
    """The exit code of a command and the lines it complained with."""
    monkeypatch.setattr(sys, "argv", ["builder", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert said.out == ""
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.err.splitlines()


@pytest.mark.parametrize("what", WRONG)
def test_each_mistake_has_its_lines_and_no_file_is_touched(
    what: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, expected = WRONG[what]
    edit(project)
    before = snapshot(project)
    code, said = errors(capsys, monkeypatch, "build", "--project", ".", "--quiet")
    *lines, last = said
    assert code == 1
    assert len(lines) == len(expected), lines
    for line, pattern in zip(lines, expected, strict=True):
        assert line.startswith("error: ")
        assert re.search(pattern, line), line
        assert str(project) not in line
    assert last.startswith(f"{len(lines)} problem")
    assert snapshot(project) == before


def test_check_says_of_the_inputs_what_build_says(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    WRONG["one wrong figure in each section"][0](project)
    built = errors(capsys, monkeypatch, "build", "--project", ".", "--quiet")
    assert errors(capsys, monkeypatch, "check", "--project", ".") == built
    assert len(built[1]) == 3


def test_a_file_where_the_edition_goes_is_told_and_stays(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / "output/national")
    (project / "output/national").write_bytes(b"mine")
    before = snapshot(project)
    code, said = errors(capsys, monkeypatch, "build", "--project", ".", "--quiet")
    assert code == 1
    assert said[0].startswith("error: output/national: cannot be written: ")
    assert snapshot(project) == before


def test_a_folder_in_the_place_of_the_last_file_leaves_the_first_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_at("output/national/manifest.json")(project)
    before = snapshot(project)
    code, said = errors(capsys, monkeypatch, "build", "--project", ".", "--quiet")
    assert code == 1
    assert said[0].startswith("error: output/national: cannot be written: ")
    assert snapshot(project) == before


def test_data_that_is_a_file_is_no_project(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    removed("data")(project)
    written("data", b"")(project)
    code, said = errors(capsys, monkeypatch, "build", "--project", ".")
    assert (code, said) == (2, ["builder: . is no project: it has no folder data"])


@pytest.mark.parametrize("file", [TABLE, "data/report.toml", "data/harbours.toml", "data/editions.toml", FIRST, SECOND])
def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(
    file: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(sys, "argv", ["builder", "check", "--project", "."])
    main()
    assert "no problem, 0 warnings" in capsys.readouterr().out
