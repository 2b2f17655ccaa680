"""The command line on the small project: what it makes, what it says, how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from builder import __version__
from tests.command import Run

SMALL = Path(__file__).parent / "small"


def test_a_build_leaves_its_files_and_says_how_long_they_are(run: Run, tmp_path: Path) -> None:
    code, out, err = run("build", "--project", SMALL, "--output", tmp_path)
    assert code == 0, err
    names = sorted(path.name for path in (tmp_path / "national").iterdir())
    assert names == ["deck.pptx", "facts.csv", "facts.json", "manifest.json", "report.pdf"]
    pages = len(pypdfium2.PdfDocument(tmp_path / "national/report.pdf"))
    slides = len(Presentation(str(tmp_path / "national/deck.pptx")).slides)
    assert f"{pages} pages" in out
    assert f"{slides} slides" in out


def test_the_manifest_tells_the_truth_about_the_files(run: Run, tmp_path: Path) -> None:
    run("build", "--project", SMALL, "--output", tmp_path, "--quiet")
    folder = tmp_path / "national"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, said in manifest["outputs"].items():
        content = (folder / name).read_bytes()
        assert said["sha256"] == hashlib.sha256(content).hexdigest()
        assert said["bytes"] == len(content)
    assert manifest["outputs"]["report.pdf"]["pages"] == len(pypdfium2.PdfDocument(folder / "report.pdf"))
    assert manifest["outputs"]["report.pdf"]["figures"] == 2
    assert manifest["outputs"]["deck.pptx"]["slides"] == len(Presentation(str(folder / "deck.pptx")).slides)
    table = SMALL / "data/harbours.csv"
    assert manifest["inputs"]["data/harbours.csv"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert manifest["builder"] == __version__


def test_the_same_inputs_give_the_same_bytes_whatever_the_hash_seed_the_folder_and_the_jobs(tmp_path: Path) -> None:
    made = []
    for seed, jobs in (("0", "1"), ("77", "2")):
        output = tmp_path / seed
        output.mkdir()
        asked = {"PYTHONHASHSEED": seed, "BUILDER_BUILD_JOBS": jobs, "PYTHONPATH": str(SMALL.parent.parent)}
        command = [sys.executable, "-m", "builder", "build", "--project", str(SMALL), "--output", "made", "--quiet"]
        subprocess.run(command, check=True, cwd=output, env=os.environ | asked)
        made.append({path.name: path.read_bytes() for path in (output / "made/national").iterdir()})
    assert made[0] == made[1]


def test_only_makes_one_file_its_ledger_and_its_manifest(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("build", "--project", SMALL, "--output", tmp_path, "--only", "pptx")
    assert code == 0
    names = sorted(path.name for path in (tmp_path / "national").iterdir())
    assert names == ["deck.pptx", "facts.csv", "facts.json", "manifest.json"]


def test_decks_are_made_in_the_sizes_asked_for_and_the_manifest_and_ledger_know_each(run: Run, tmp_path: Path) -> None:
    code, out, err = run("build", "--project", SMALL, "--output", tmp_path, "--deck", "one-page,full", "--quiet")
    assert (code, out, err) == (0, "", "")
    folder = tmp_path / "national"
    assert sorted(path.name for path in folder.glob("*.pptx")) == ["deck-one-page.pptx", "deck.pptx"]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["outputs"].keys() == {"report.pdf", "deck.pptx", "deck-one-page.pptx"}
    assert manifest["outputs"]["deck-one-page.pptx"]["slides"] == 1
    assert manifest["parity"].keys() == {"deck.pptx", "deck-one-page.pptx"}
    assert {each["differences"] for each in manifest["parity"].values()} == {0}
    ledger = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert "one-page:1" in ledger["head"]["slides"]
    code, out, _ = run(
        "facts", "national", "--slide", "1", "--deck", "one-page", "--project", SMALL, "--output", tmp_path
    )
    assert code == 0
    assert "slide one-page:1" in out


def test_the_deck_s_size_is_printed_with_its_slides(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("build", "--project", SMALL, "--output", tmp_path, "--deck", "one-page", "--only", "pptx")
    assert f"{tmp_path}/national/deck-one-page.pptx  1 slides" in out


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    assert run("build", "--project", SMALL, "--output", tmp_path, "--only", "pdf", "--quiet") == (0, "", "")


def test_another_theme_is_another_file_and_named_in_the_manifest(run: Run, tmp_path: Path) -> None:
    for theme in ("default", "print"):
        run("build", "--project", SMALL, "--output", tmp_path / theme, "--only", "pdf", "--theme", theme, "--quiet")
    files = [tmp_path / theme / "national/report.pdf" for theme in ("default", "print")]
    assert files[0].read_bytes() != files[1].read_bytes()
    assert json.loads((tmp_path / "print/national/manifest.json").read_text(encoding="utf-8"))["theme"] == "print"


def test_editions_are_listed_with_their_titles(run: Run) -> None:
    code, out, _ = run("editions", "--project", SMALL)
    assert code == 0
    assert "national  全国版" in out


def test_check_counts_what_it_looked_at(run: Run) -> None:
    code, out, _ = run("check", "--project", SMALL)
    assert code == 0
    assert "1 tables with 5 rows, 2 sections" in out


def test_help_shows_examples_and_version_the_version(run: Run) -> None:
    assert "builder build --only pdf" in run("--help")[1]
    assert __version__ in run("--version")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "guangdnog"), "there is no edition guangdnog"),
        (("build", "--only", "docx"), "docx"),
        (("build", "--colour"), "--colour"),
        (("build", "--deck", "full,short"), "there is no deck “short”; there is full, briefing, one-page"),
        (("build", "--deck", "full", "--only", "pdf"), "a deck is no PDF"),
        (("build", "--project", "/nowhere"), "/nowhere"),
        (("paint",), "paint"),
    ],
)
def test_wrong_use_ends_with_two(run: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_a_folder_without_data_is_no_project(run: Run, tmp_path: Path) -> None:
    code, _, err = run("build", "--project", tmp_path)
    assert code == 2
    assert "it has no folder data" in err
