"""Inputs that are wrong, each in a copy of a project: one clear line each, and what was built before stays."""

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


def replaced(file: str, old: str, new: str) -> Edit:
    """Put `new` for `old` in a file of the project."""

    def edit(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def written(file: str, content: bytes) -> Edit:
    """Put `content` in the place of a file, whose folder is made where it is missing."""

    def edit(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_bytes(content)

    return edit


def gbk(project: Path) -> None:
    path = project / "data/harbours.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))


def themed(theme: str) -> Edit:
    """Give the project a theme of its own and use it."""

    def edit(project: Path) -> None:
        written("styles/own.toml", theme.encode())(project)
        replaced("data/editions.toml", '"default"', '"own"')(project)

    return edit


def with_bad_font(project: Path) -> None:
    shutil.copytree(ROOT / "styles/fonts", project / "styles/fonts", ignore=shutil.ignore_patterns("*.py", "*.md"))
    (project / "styles/fonts/Broken.ttf").write_bytes(b"this is no font")
    themed('extends = "default"\n[font]\nheading = "Broken.ttf"\n')(project)


SMALL: dict[str, tuple[Edit, str]] = {
    "a missing column": (
        replaced("data/harbours.csv", "name,throughput,service", "name,throughput,services"),
        r"data/harbours\.csv:1.*service",
    ),
    "text in a number column": (replaced("data/harbours.csv", "58.9", "约59"), r"data/harbours\.csv:4, 鹭鸣港: .*约59"),
    "140 in an index": (replaced("data/harbours.csv", "52.0", "140"), r"data/harbours\.csv:5, 石泓港: .*140.*0 to 100"),
    "a duplicate row": (replaced("data/harbours.csv", "南溟港", "青岚港"), r"data/harbours\.csv:6, 青岚港: .*"),
    "an empty table": (written("data/harbours.csv", b""), r"data/harbours\.csv.*empty"),
    "a table in GBK": (gbk, r"data/harbours\.csv:2: is not UTF-8 .*GBK"),
    "malformed TOML": (replaced("data/report.toml", "title = ", "title "), r"data/report\.toml:\d+: this is not TOML"),
    "a misspelt key": (replaced("data/editions.toml", "theme =", "thme ="), r"data/editions\.toml:\d+: .*thme.*theme"),
    "malformed front matter": (
        replaced("data/narrative/11-service.md", "part: section", "part: section: [x"),
        r"11-service\.md:\d+: this is not YAML",
    ),
    "an unknown row in the text": (
        replaced("data/narrative/11-service.md", 'harbours.rank("青岚港"', 'harbours.rank("青岗港"'),
        r"11-service\.md:\d+: .*青岗港.*did you mean 青岚港",
    ),
    "an unknown word": (
        replaced("data/narrative/11-service.md", "harbours.rank(", "habrours.rank("),
        r"11-service\.md:\d+: .*habrours",
    ),
    "a broken template": (
        replaced("data/narrative/11-service.md", '"service") }}', '"service" }}'),
        r"11-service\.md:\d+: this is no template",
    ),
    "an unknown directive": (
        replaced("data/narrative/11-service.md", "```table", "```tabel"),
        r"11-service\.md:\d+: there is no directive tabel",
    ),
    "an unknown chart": (
        replaced("data/narrative/11-service.md", "chart: dumbbell", "chart: pie"),
        r"11-service\.md:\d+: figure fig-service: there is no chart pie .*dumbbell",
    ),
    "a reference to nothing": (
        replaced("data/narrative/11-service.md", "[](#tab-harbours)", "[](#tab-harbour)"),
        r"11-service\.md:\d+: a reference leads to tab-harbour",
    ),
    "an id used twice": (
        replaced("data/narrative/11-service.md", "id: fig-service", "id: fig-throughput"),
        r"the id fig-throughput is used twice",
    ),
    "a figure that is not on file": (
        replaced("data/narrative/10-throughput.md", '"12艘"', '"21艘"'),
        r"10-throughput\.md:\d+: .*21艘.*12艘",
    ),
    "a colour that is none": (
        themed('extends = "default"\n[color]\naccent = "bluish"\n'),
        r"styles/own\.toml:3: color\.accent",
    ),
    "a token that is none": (
        themed('extends = "default"\n[color]\nacent = "#112233"\n'),
        r"styles/own\.toml:3: color\.acent is no token",
    ),
    "a font that is missing": (
        themed('extends = "default"\n[font]\nbody = "Missing.ttf"\n'),
        r"styles/own\.toml:3: font\.body is Missing\.ttf",
    ),
    "a font that is none": (with_bad_font, r"Broken\.ttf: is no TrueType font"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project, with an edition that was built before."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests/small", folder)
    old = folder / "output/national"
    old.mkdir(parents=True)
    (old / "report.pdf").write_bytes(b"the report of yesterday")
    monkeypatch.chdir(folder)
    return folder


def errors_of(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str]:
    """Exit code and complaints of a command."""
    monkeypatch.setattr(sys, "argv", ["builder", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().err


@pytest.mark.parametrize("what", SMALL)
def test_each_mistake_is_one_clear_line_and_nothing_is_lost(
    what: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, expected = SMALL[what]
    edit(project)
    code, said = errors_of(capsys, monkeypatch, "build", "--project", ".", "--quiet")
    lines = [line for line in said.splitlines() if line.startswith("error: ")]
    assert code == 1, said
    assert any(re.search(expected, line) for line in lines), said
    assert "Traceback" not in said
    assert all(len(line) < 400 for line in lines)
    assert [path.name for path in (project / "output/national").iterdir()] == ["report.pdf"]
    assert (project / "output/national/report.pdf").read_bytes() == b"the report of yesterday"


def test_the_mistakes_of_several_files_come_together(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for what in ("140 in an index", "a misspelt key", "a duplicate row"):
        SMALL[what][0](project)
    code, said = errors_of(capsys, monkeypatch, "check", "--project", ".")
    assert code == 1
    assert "石泓港" in said
    assert "thme" in said
    assert "青岚港" in said


def test_the_mistakes_of_several_sections_come_together(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for what in ("an unknown row in the text", "a figure that is not on file"):
        SMALL[what][0](project)
    _, said = errors_of(capsys, monkeypatch, "check", "--project", ".")
    assert "10-throughput.md" in said
    assert "11-service.md" in said


def test_an_output_that_cannot_be_written_is_told_before_the_work(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "blocked").write_text("a file stands here", encoding="utf-8")
    code, said = errors_of(capsys, monkeypatch, "build", "--project", ".", "--output", "blocked/out")
    assert code == 1
    assert "cannot be written to" in said
    assert "--output" in said
    assert "narrative" not in said  # no stage began


def test_an_unknown_city_is_told_with_what_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    section = tmp_path / "data/narrative/31-overall.md"
    text = section.read_text(encoding="utf-8") + '\n{{ cities.value("深川", "overall") }}\n'
    section.write_text(text, encoding="utf-8")
    code, said = errors_of(capsys, monkeypatch, "check", "--project", str(tmp_path))
    last = len(section.read_text(encoding="utf-8").splitlines())
    assert code == 1
    assert re.search(rf"31-overall\.md:{last}: cities has no row “深川”", said)


def test_a_city_that_no_place_knows_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    replaced("data/cities.csv", "沈阳", "沈洋")(tmp_path)
    code, said = errors_of(capsys, monkeypatch, "check", "--project", str(tmp_path))
    assert code == 1
    assert re.search(r"cities\.csv:31, 沈洋: .*did you mean 沈阳", said)
