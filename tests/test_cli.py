"""The command line at its edges: where files are said to lie, how a command ends, what a shell sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder import __version__
from tests.command import Run

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests/small"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A copy of the small project with one mistake."""
    folder = tmp_path / "here" / "report"
    shutil.copytree(SMALL, folder)
    path = folder / "data/harbours.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("52.0", "140"), encoding="utf-8")
    return folder


def shell(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "builder", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=cwd, env=environment)


def test_a_file_below_the_current_directory_is_shown_as_seen_from_there(
    run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    code, _, err = run("check", "--project", wrong)
    assert code == 1
    assert err.startswith("error: report/data/harbours.csv:5, 石泓港: throughput is 140")


def test_a_file_elsewhere_is_shown_whole(run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = wrong.parent / "rep"  # the beginning of the project's own name
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    _, _, err = run("check", "--project", wrong)
    assert err.startswith(f"error: {wrong}/data/harbours.csv:5")


def test_a_file_inside_a_hint_is_shown_from_the_current_directory_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SMALL, tmp_path / "report")
    path = tmp_path / "report/data/narrative/11-service.md"
    path.write_text(path.read_text(encoding="utf-8").replace("id: service", "id: throughput"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, err = run("check", "--project", tmp_path / "report")
    assert code == 1
    assert "report/data/narrative/10-throughput.md" in err
    assert str(tmp_path) not in err


def test_a_current_directory_that_was_removed_spoils_no_message(
    run: Run, wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, _, err = run("check", "--project", wrong)
    assert code == 1
    assert f"{wrong}/data/harbours.csv:5" in err


def test_one_problem_is_counted_as_one(run: Run, wrong: Path) -> None:
    assert run("check", "--project", wrong)[2].splitlines()[-1].startswith("1 problem;")


def test_without_quiet_each_stage_is_told_as_it_begins(run: Run, tmp_path: Path) -> None:
    _, _, err = run("build", "--project", SMALL, "--output", tmp_path, "--only", "pptx")
    assert err.splitlines() == [
        f"national: {stage}"
        for stage in ("theme", "narrative", "figures", "numbering", "review", "pptx", "lint")
    ]


def test_where_the_files_lie_is_printed_one_by_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _, out, _ = run("build", "--project", SMALL, "--only", "pdf")
    files = [line.split()[0] for line in out.splitlines()]
    assert files == ["output/national/report.pdf", "output/national/manifest.json"]
    assert all((tmp_path / file).is_file() for file in files)


def test_a_theme_that_is_not_there_is_wrong_use(run: Run, tmp_path: Path) -> None:
    code, out, err = run("build", "--project", SMALL, "--output", tmp_path / "out", "--theme", "nope")
    assert (code, out) == (2, "")
    assert err == "builder: there is no theme nope; there is default, print\n"
    assert not (tmp_path / "out").exists()


def test_an_output_that_the_edition_does_not_have_is_wrong_use(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "report")
    path = tmp_path / "report/data/editions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('["pdf", "pptx"]', '["pdf"]'), encoding="utf-8")
    code, _, err = run("build", "--project", tmp_path / "report", "--only", "pptx", "--output", tmp_path / "out")
    assert code == 2
    assert err == "builder: national has no output pptx; it has pdf\n"
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_wrong_use(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    code, _, err = run("build", "--project", SMALL, "--output", tmp_path / "out")
    assert code == 2
    assert "is a file" in err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_stopped_build_ends_with_130_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("builder.build.make_document", stop)
    code, out, err = run("build", "--project", SMALL, "--output", tmp_path, "--quiet")
    assert (code, out, err.strip()) == (130, "", "stopped")
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_one_edition_s_mistake_does_not_keep_another_from_being_built(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "report"
    shutil.copytree(SMALL, project)
    (project / "styles").mkdir()
    (project / "styles/broken.toml").write_text('extends = "default"\n[color]\nink = "black"\n', encoding="utf-8")
    path = project / "data/editions.toml"
    text = path.read_text(encoding="utf-8")
    other = text.replace("[national]", "[short]").replace('theme = "default"', 'theme = "broken"')
    path.write_text(other.replace("全国版", "简版") + "\n" + text, encoding="utf-8")
    code, out, err = run("build", "--project", project, "--output", tmp_path / "out", "--only", "pdf", "--all")
    assert code == 1
    assert "styles/broken.toml:3" in err
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_dir()] == ["national"]
    assert "failed             1" in out


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("build", "--help"), ("check", "-h"), ("editions", "--help")])
def test_help_ends_well_and_is_printed_not_complained(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out.startswith("Usage: builder")


def test_help_reads_no_library_of_a_stage() -> None:
    heavy = ("jinja2", "matplotlib", "pandas", "pptx", "reportlab")
    code = (
        "import sys\nfrom builder.cli import main\nsys.argv = ['builder', '--help']\n"
        f"try:\n    main()\nfinally:\n    print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    assert ended.stderr.strip() == "[]"


def test_a_shell_sees_the_version_on_its_own() -> None:
    ended = shell("--version")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip().endswith(__version__)


def test_a_shell_sees_a_wrong_input_without_a_traceback(wrong: Path) -> None:
    ended = shell("build", "--project", "report", "--quiet", cwd=wrong.parent)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("error: report/data/harbours.csv:5")
    assert "Traceback" not in ended.stderr
    assert sorted(path.name for path in wrong.parent.iterdir()) == ["report"]


def test_an_audit_view_without_the_pdf_is_wrong_use(run: Run, tmp_path: Path) -> None:
    code, _, err = run("build", "--project", SMALL, "--output", tmp_path / "out", "--only", "pptx", "--audit")
    assert (code, err) == (2, "builder: the audit view is one of the PDF: leave out --only pptx\n")
    assert not (tmp_path / "out").exists()
