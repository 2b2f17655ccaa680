"""Writing an edition: all of its files or none, and a manifest that says what they are."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.build import Build, build
from builder.choices import Choices
from builder.edition_files import MANIFEST, files_of
from builder.model.made import Made
from builder.problems import BuildError, Problem
from builder.project import Project, load_project
from builder.publish import check_writable, publish

SMALL = Path(__file__).parent / "small"
NEW = {"report.pdf": b"new pdf", "deck.pptx": b"new deck"}


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(SMALL)


@pytest.fixture(scope="module")
def made_up(project: Project) -> Build:
    """A build with a few bytes in the place of its files."""
    built = build(project.editions["national"], project, Choices(("pdf",)))
    made = {"pdf": Made(NEW["report.pdf"], {"pages": 3}), "pptx": Made(NEW["deck.pptx"], {"slides": 2})}
    return replace(built, made=made)


@pytest.fixture
def old(tmp_path: Path) -> dict[str, bytes]:
    """The edition as it was built before."""
    folder = tmp_path / "national"
    folder.mkdir()
    for name in ("report.pdf", "deck.pptx", "manifest.json"):
        (folder / name).write_bytes(f"old {name}".encode())
    return contents(folder)


def written(build: Build, project: Project) -> dict[str, bytes]:
    """What publishing writes."""
    return files_of(build, project)


def manifest(build: Build, project: Project) -> bytes:
    return files_of(build, project)[MANIFEST]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def refusing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no new file take the place of the one with this name, as when another program holds it open."""
    replace_file = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_the_files_stand_in_the_folder_of_the_edition(made_up: Build, project: Project, tmp_path: Path) -> None:
    paths = publish(made_up, project, tmp_path / "a/b")
    folder = tmp_path / "a/b/national"
    names = ("deck.pptx", "facts.csv", "facts.json", "manifest.json", "report.pdf")
    assert sorted(paths) == [folder / name for name in names]
    assert contents(folder) == written(made_up, project)


def test_the_files_are_for_others_to_read(made_up: Build, project: Project, tmp_path: Path) -> None:
    for path in publish(made_up, project, tmp_path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_new_files_take_the_place_of_old_ones_and_of_no_other(
    made_up: Build, project: Project, tmp_path: Path, old: dict[str, bytes]
) -> None:
    (tmp_path / "national/notes.txt").write_bytes(b"mine")
    publish(made_up, project, tmp_path)
    assert contents(tmp_path / "national") == {**written(made_up, project), "notes.txt": b"mine"}


@pytest.mark.parametrize("name", ["report.pdf", "deck.pptx", "manifest.json"])
def test_when_one_file_refuses_all_old_ones_are_as_they_were(
    name: str,
    made_up: Build,
    project: Project,
    tmp_path: Path,
    old: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refusing(name, monkeypatch)
    with pytest.raises(BuildError, match="cannot be written: Permission denied"):
        publish(made_up, project, tmp_path)
    assert contents(tmp_path / "national") == old


def test_when_one_file_refuses_a_new_folder_stays_empty(
    made_up: Build, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing("manifest.json", monkeypatch)
    with pytest.raises(BuildError):
        publish(made_up, project, tmp_path)
    assert list((tmp_path / "national").iterdir()) == []


def test_a_folder_in_the_place_of_a_file_is_told_and_the_rest_stays(
    made_up: Build, project: Project, tmp_path: Path, old: dict[str, bytes]
) -> None:
    (tmp_path / "national/manifest.json").unlink()
    (tmp_path / "national/manifest.json").mkdir()
    del old["manifest.json"]
    with pytest.raises(BuildError, match="national: cannot be written: Is a directory"):
        publish(made_up, project, tmp_path)
    assert contents(tmp_path / "national") == old
    names = sorted(path.name for path in (tmp_path / "national").iterdir())
    assert names == ["deck.pptx", "manifest.json", "report.pdf"]


def test_a_full_disk_leaves_the_old_edition_and_no_half_file(
    made_up: Build, project: Project, tmp_path: Path, old: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file = os.fdopen
    opened: list[int] = []

    def full(handle: int, *words: Any, **options: Any) -> Any:
        opened.append(handle)
        if len(opened) == 2:
            os.close(handle)
            raise OSError(errno.ENOSPC, "No space left on device")
        return open_file(handle, *words, **options)

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(BuildError, match="No space left on device"):
        publish(made_up, project, tmp_path)
    assert len(opened) == 2
    assert contents(tmp_path / "national") == old


def test_a_file_where_the_edition_s_folder_should_be_is_told_and_stays(
    made_up: Build, project: Project, tmp_path: Path
) -> None:
    (tmp_path / "national").write_bytes(b"mine")
    with pytest.raises(BuildError, match="national: cannot be written"):
        publish(made_up, project, tmp_path)
    assert (tmp_path / "national").read_bytes() == b"mine"


def test_looking_whether_a_folder_can_be_written_to_leaves_nothing_in_it(tmp_path: Path) -> None:
    check_writable(tmp_path / "new/folder")
    assert list((tmp_path / "new/folder").iterdir()) == []


def test_a_folder_below_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BuildError, match="file/out: cannot be written to: Not a directory"):
        check_writable(tmp_path / "file/out")


def test_the_manifest_names_every_input_with_its_hash(made_up: Build, project: Project) -> None:
    inputs = json.loads(manifest(made_up, project))["inputs"]
    own = {name: hash for name, hash in inputs.items() if name.startswith("data/")}
    files = [path for path in (SMALL / "data").rglob("*") if path.is_file()]
    assert own == {
        path.relative_to(SMALL).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert {"styles/default.toml", "styles/deck.pptx", "styles/fonts/NotoSerifSC-Regular.ttf"} <= inputs.keys()
    assert list(inputs) == sorted(inputs)


def test_the_manifest_names_each_output_with_its_hash_and_counts(made_up: Build, project: Project) -> None:
    assert json.loads(manifest(made_up, project))["outputs"] == {
        "report.pdf": {"sha256": hashlib.sha256(b"new pdf").hexdigest(), "bytes": 7, "pages": 3},
        "deck.pptx": {"sha256": hashlib.sha256(b"new deck").hexdigest(), "bytes": 8, "slides": 2},
    }


def test_a_warning_in_the_manifest_does_not_say_where_the_project_lies(made_up: Build, project: Project) -> None:
    warned = replace(made_up, warnings=(Problem(f"{SMALL}/data/narrative/10-throughput.md", "is long", "shorten it"),))
    assert json.loads(manifest(warned, project))["warnings"] == [
        "data/narrative/10-throughput.md: is long (shorten it)"
    ]
    assert str(SMALL) not in manifest(warned, project).decode()


def test_the_manifest_tells_no_time_and_keeps_han_readable(made_up: Build, project: Project) -> None:
    first = manifest(made_up, project)
    assert first == manifest(replace(made_up, seconds={"pdf": 99.0}), project)
    assert '"title": "五港观察"' in first.decode()
    assert first.endswith(b"}\n")
