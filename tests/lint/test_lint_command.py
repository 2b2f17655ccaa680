"""`builder lint`: what it says of decks, its JSON, its exit codes; and the decks that this builder makes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from builder.build import build
from builder.choices import Choices
from builder.edition_files import MANIFEST, files_of
from builder.lint.report import RULES
from builder.problems import BuildError
from builder.project import load_project
from tests.command import Run
from tests.lint.scratch import CHART, GOOD, MESSAGE, Scratch, findings, linted, move, sound
from tests.test_build import SMALL


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.pptx"
    path.write_bytes(sound())
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A deck with an error on one slide and a warning on the next."""
    deck = Scratch(sound())
    with deck.shape(MESSAGE, "要点") as points:
        move(points, 200, 130)
    with deck.shape(CHART, "图表") as chart:
        chart.find(".//{*}cNvPr").attrib.pop("descr")
    path = tmp_path / "faulty.pptx"
    path.write_bytes(deck.content())
    return path


def test_a_sound_deck_is_exit_code_0_and_says_what_was_looked_at(clean: Path, run: Run) -> None:
    code, said, _ = run("lint", clean)
    looked = sum(rule.looked for rule in linted(clean.read_bytes()).rules)
    assert code == 0
    assert f"12 slides, {len(RULES)} rules at {looked} places (0 not judged): 0 errors, 0 warnings" in said


def test_an_error_is_exit_code_1_and_told_with_slide_shape_and_what_to_do(faulty: Path, run: Run) -> None:
    code, said, _ = run("lint", faulty)
    error, warning, summary = said.splitlines()
    assert code == 1
    assert error.startswith("error: ")
    assert "slide 4, 要点: runs 30 pt off the slide (move it" in error
    assert error.endswith("[off-slide]")
    assert "slide 5, 图表: the chart has no alternative text (say in a sentence" in warning
    assert "1 error, 1 warning" in summary


def test_warnings_and_advice_count_when_it_is_strict(run: Run) -> None:
    assert run("lint", GOOD / "cht-charts.pptx")[0] == 0
    code, said, _ = run("lint", GOOD / "ext-rels.pptx")
    assert (code, "1 piece of advice (shown with --strict)" in said) == (0, True)
    code, said, _ = run("lint", GOOD / "ext-rels.pptx", "--strict")
    assert code == 1
    assert said.startswith("advice: ")


def test_several_decks_are_judged_each(clean: Path, faulty: Path, run: Run) -> None:
    code, said, _ = run("lint", clean, faulty)
    assert code == 1
    assert [line.split(":")[0].endswith("clean.pptx") for line in said.splitlines() if " rules at " in line] == [
        True,
        False,
    ]


def test_json_has_every_rule_and_finding(faulty: Path, run: Run) -> None:
    code, out, _ = run("lint", faulty, "--json")
    [said] = json.loads(out)
    [off] = [rule for rule in said["rules"] if rule["rule"] == "off-slide"]
    assert (code, said["error"], said["warning"], said["slides"]) == (1, 1, 1, 12)
    assert len(said["rules"]) == len(RULES)
    assert off["findings"][0]["slide"] == MESSAGE
    assert off["findings"][0]["shape"] == "要点"
    assert off["looked"] > 40


@pytest.mark.parametrize("words", [(), ("absent.pptx",), ("--what",)])
def test_wrong_use_is_exit_code_2(words: tuple[str, ...], run: Run) -> None:
    assert run("lint", *words)[0] == 2


def test_an_unknown_theme_is_exit_code_2_and_told_with_those_that_there_are(clean: Path, run: Run) -> None:
    code, _, err = run("lint", clean, "--theme", "loud")
    assert (code, err) == (2, "builder: there is no theme loud; there is default, print\n")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no Office file"),
        (b"a text", "no Office file"),
        (OLE + b"\0" * 600, "an old binary file; save it as .pptx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (zipped(text="x"), "[Content_Types].xml is not in it"),
        (zipped(**{"[Content_Types].xml": "<Types/>"}), "it cannot be opened: _rels/.rels names no document"),
    ],
)
def test_a_file_that_is_no_deck_is_exit_code_2_and_one_line(
    content: bytes, says: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(content)
    code, out, err = run("lint", path)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_build_judges_its_deck_and_the_manifest_says_so() -> None:
    project = load_project(SMALL)
    built = build(project.editions["national"], project, Choices(("pptx",)))
    assert built.lint["pptx"].findings == ()
    said = json.loads(files_of(built, project)[MANIFEST])["lint"]["deck.pptx"]
    assert (said["rules"], said["findings"]) == (len(RULES), 0)
    assert said["places"] > 500


def test_a_build_stops_on_an_error_in_its_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.lint.room.EDGE", -500.0)  # points: everything is off the slide
    project = load_project(SMALL)
    with pytest.raises(BuildError, match=r"deck.pptx, slide 1, .*: runs .* off the slide"):
        build(project.editions["national"], project, Choices(("pptx",)))


def test_nothing_is_found_in_the_deck_of_the_national_edition() -> None:
    project = load_project()
    made = build(project.editions["national"], project, Choices(("pptx",))).made["pptx"]
    assert findings(made.content) == ()
