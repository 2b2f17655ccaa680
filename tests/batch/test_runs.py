"""Runs over several editions: what is made, what is left as it is, and what one mistake does to the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.projects import contents, many, put
from tests.command import Run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return many(tmp_path / "project", 3)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def index(out: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((out / "index.json").read_bytes())
    return found


def made(err: str) -> list[str]:
    """The editions that were made, by the lines of progress."""
    return [line.split()[1].rstrip(":") for line in err.splitlines() if "made in" in line]


def test_all_editions_stand_in_the_index_with_their_files(run: Run, project: Path, out: Path) -> None:
    code, said, err = run("build", "--all", "--project", project, "--output", out)
    assert code == 0
    assert sorted(made(err)) == ["e0", "e1", "e2"]
    found = index(out)
    assert (found["expected"], found["made"], found["missing"], found["doubled"]) == (3, 3, [], [])
    page = (out / "index.html").read_text(encoding="utf-8")
    for name in ("e0", "e1", "e2"):
        assert f"href='{name}/report.pdf'" in page
        assert (out / name / "report.pdf").read_bytes().startswith(b"%PDF")
    assert [line.split() for line in said.splitlines()][:3] == [["made", "3"], ["unchanged", "0"], ["failed", "0"]]


def test_without_a_name_the_first_edition_is_made_and_the_index_says_what_is_missing(
    run: Run, project: Path, out: Path
) -> None:
    assert run("build", "--project", project, "--output", out, "--quiet")[0] == 0
    assert index(out)["missing"] == ["e1", "e2"]
    assert "缺 2 个版本：e1、e2" in (out / "index.html").read_text(encoding="utf-8")


def test_a_second_run_makes_nothing_and_changes_no_byte(run: Run, project: Path, out: Path) -> None:
    run("build", "--all", "--project", project, "--output", out, "--quiet")
    before = contents(out)
    times = {path: path.stat().st_mtime_ns for path in out.glob("*/*")}
    code, said, err = run("build", "--all", "--project", project, "--output", out)
    assert (code, made(err)) == (0, [])
    assert "unchanged          3" in said
    assert contents(out) == before
    assert {path: path.stat().st_mtime_ns for path in out.glob("*/*")} == times


def test_force_makes_everything_again_and_the_same_bytes(run: Run, project: Path, out: Path) -> None:
    run("build", "--all", "--project", project, "--output", out, "--quiet")
    before = contents(out)
    _, _, err = run("build", "--all", "--force", "--project", project, "--output", out)
    assert sorted(made(err)) == ["e0", "e1", "e2"]
    assert contents(out) == before


def test_a_change_that_changes_no_word_makes_nothing_again_and_is_noted(run: Run, project: Path, out: Path) -> None:
    run("build", "--all", "--project", project, "--output", out, "--quiet")
    path = project / "data/harbours.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# 编者注\n", encoding="utf-8")
    _, said, err = run("build", "--all", "--project", project, "--output", out)
    assert [line.partition(": ")[2] for line in err.splitlines()[1:]] == ["says the same"] * 3
    noted = contents(out)
    run("build", "--all", "--force", "--project", project, "--output", out, "--quiet")
    assert contents(out) == noted
    _, said, _ = run("build", "--all", "--project", project, "--output", out)
    assert "unchanged          3" in said


def test_a_change_of_a_theme_makes_again_what_has_it_and_a_change_of_the_text_what_says_it(
    run: Run, project: Path, out: Path
) -> None:
    run("build", "--all", "--project", project, "--output", out, "--quiet")
    put(project / "styles/t1.toml", "margin_inner = 71", "margin_inner = 75")
    _, _, err = run("build", "--all", "--project", project, "--output", out)
    assert made(err) == ["e1"]
    put(project / "data/narrative/10-throughput.md", "靠岸", "泊岸")
    _, _, err = run("build", "--all", "--project", project, "--output", out)
    assert sorted(made(err)) == ["e0", "e1", "e2"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "report.pdf").unlink(),
        lambda folder: (folder / "report.pdf").write_bytes(b"%PDF-1.4 half"),
        lambda folder: (folder / "manifest.json").write_bytes(b"{"),
        lambda folder: (folder / "manifest.json").write_bytes(b"[1]"),
        lambda folder: (folder / "manifest.json").write_bytes(b'{"outputs": {}, "ledger": {}, "stamp": {"said": ""}}'),
        lambda folder: put(folder / "manifest.json", '"builder": ', '"builder_of_old": '),
        lambda folder: (folder / "facts.csv").write_bytes(b"mine"),
    ],
    ids=["gone", "half", "no JSON", "another JSON", "empty", "of another version", "changed by hand"],
)
def test_an_edition_that_is_not_as_it_was_made_is_made_again_without_a_word(
    harm: object, run: Run, project: Path, out: Path
) -> None:
    run("build", "e0", "e1", "--project", project, "--output", out, "--quiet")
    before = contents(out)
    assert callable(harm)
    harm(out / "e0")
    code, _, err = run("build", "e0", "e1", "--project", project, "--output", out)
    assert (code, [line for line in err.splitlines() if "error" in line or "warning" in line]) == (0, [])
    if "builder_of_old" not in (out / "e0/manifest.json").read_text(encoding="utf-8"):
        assert contents(out) == before


def test_what_goes_wrong_with_one_edition_does_not_stop_the_others_and_leaves_its_old_files(
    run: Run, project: Path, out: Path
) -> None:
    run("build", "--all", "--project", project, "--output", out, "--quiet")
    before = contents(out)
    put(project / "styles/t1.toml", "margin_inner = 71", 'margin_inner = "wide"')
    put(project / "styles/t2.toml", "margin_inner = 72", "margin_inner = 99")
    code, _, err = run("build", "--all", "--project", project, "--output", out)
    assert code == 1
    assert made(err) == ["e2"]
    assert f"error: {project}/styles/t1.toml:4: page.margin_inner: Input should be a valid number" in err
    after = contents(out)
    assert {name: content for name, content in after.items() if name.startswith("e1/")} == {
        name: content for name, content in before.items() if name.startswith("e1/")
    }
    assert after["e2/report.pdf"] != before["e2/report.pdf"]


def test_two_editions_that_come_out_the_same_are_told(run: Run, project: Path, out: Path) -> None:
    put(project / "styles/t1.toml", "margin_inner = 71", "margin_inner = 70")
    code, _, err = run("build", "--all", "--project", project, "--output", out)
    assert code == 1
    assert "error: e0/report.pdf: is the same file as e1/report.pdf" in err


def test_a_folder_that_another_run_writes_into_is_left_alone(run: Run, project: Path, out: Path) -> None:
    from builder.publish import alone_in

    out.mkdir()
    with alone_in(out):
        code, _, err = run("build", "e0", "--project", project, "--output", out)
    assert code == 1
    assert "another run is writing into this folder (wait for it to end" in err
    assert contents(out) == {}
    assert run("build", "e0", "--project", project, "--output", out, "--quiet")[0] == 0


def test_what_a_killed_run_has_left_beside_the_files_is_swept(run: Run, project: Path, out: Path) -> None:
    (out / "e0").mkdir(parents=True)
    (out / "e0/.report.pdf.x1.unfinished").write_bytes(b"%PDF half")
    run("build", "e0", "--project", project, "--output", out, "--quiet")
    assert not list((out / "e0").glob(".*"))


def test_an_edition_that_is_declared_no_more_is_named_in_the_index(run: Run, project: Path, out: Path) -> None:
    (out / "old").mkdir(parents=True)
    run("build", "e0", "--project", project, "--output", out, "--quiet")
    assert index(out)["not_declared"] == ["old"]


def test_all_and_a_name_are_wrong_use(run: Run, project: Path, out: Path) -> None:
    assert run("build", "--all", "e0", "--project", project, "--output", out)[0] == 2
