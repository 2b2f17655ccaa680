"""Write what was built. The only module that writes files: beside the old one first, then in its place."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from builder import __version__
from builder.build import Build, reasons_of
from builder.ledger.files import ledger_files
from builder.ledger.parity import Parity
from builder.ledger.rows import NOWHERE, Data, ledger
from builder.outputs import OUTPUTS
from builder.problems import BuildError, Problem
from builder.project import Project

MANIFEST = "manifest.json"
_LIBRARIES = ("reportlab", "python-pptx", "matplotlib", "pandas", "jinja2", "markdown-it-py")


def check_writable(folder: Path) -> None:
    """Find out before the work whether the folder can be written to. Raises BuildError when it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        hint = "choose another folder with --output"
        raise BuildError([Problem(str(folder), f"cannot be written to: {error.strerror}", hint)]) from None


def publish(build: Build, project: Project, output: Path) -> tuple[Path, ...]:
    """Write an edition's files and its manifest into `output/<edition>/`. Raises BuildError when the disk refuses.

    All files are written beside the old ones before the first is renamed, so that a full disk leaves the old edition.
    """
    folder = output / build.edition.id
    files = {OUTPUTS[name].file: made.content for name, made in build.made.items()}
    files |= facts(build, project)
    files[MANIFEST] = manifest(build, project)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write_all(folder, files)
    except OSError as error:
        problem = Problem(str(folder), f"cannot be written: {error.strerror}", "what was there before is untouched")
        raise BuildError([problem]) from None


def manifest(build: Build, project: Project) -> bytes:
    """What the edition was made from and what it holds, as JSON: the same build gives the same bytes."""
    content: dict[str, Any] = {
        "edition": build.edition.id,
        "title": build.document.title,
        "theme": build.edition.theme,
        "date": build.edition.date,
        "builder": __version__,
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "inputs": {name: _digest_of(path) for name, path in _inputs(project)},
        "outputs": {
            OUTPUTS[name].file: {"sha256": _digest(made.content), "bytes": len(made.content), **made.counts}
            for name, made in build.made.items()
        },
        "facts": len(build.document.facts),
        "audit": build.audit,
        "parity": _compared(build.parity),
        "left_out": {each.section: each.reason for each in build.document.left_out},
        "names": reasons_of(build.edition, project, build.document),
        "warnings": [_inside(project, warning) for warning in build.warnings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def facts(build: Build, project: Project) -> dict[str, bytes]:
    """The ledger's files: where every fact and number of the edition comes from and where it stands."""
    places = {name: made.where for name, made in build.made.items()}
    pages, slides = (places.get(name, NOWHERE) for name in ("pdf", "pptx"))
    tables = {id: data.names for id, data in project.datasets.items()}
    return ledger_files(ledger(build.document, pages, slides, Data(project.folder, tables, project.report.thresholds)))


def _compared(parity: Parity | None) -> dict[str, int] | None:
    """What was compared between the outputs, and how many differences there are."""
    if parity is None:
        return None
    counts = {name: getattr(parity, name) for name in ("charts", "values", "captions", "facts")}
    return {**counts, "differences": len(parity.differences)}


def _inside(project: Project, warning: Problem) -> str:
    """A warning that says the same wherever the project lies."""
    return str(replace(warning, where=warning.where.removeprefix(f"{project.folder}{os.sep}")))


def _inputs(project: Project) -> Iterable[tuple[str, Path]]:
    """Every input file with its name inside the project or the built-in styles, in a fixed order."""
    folders = [(project.data_folder, project.data_folder.name)]
    folders += [(folder, folder.name) for folder in project.styles_folders[::-1]]
    found: dict[str, Path] = {}
    for folder, name in folders:
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix in {".toml", ".csv", ".md", ".ttf", ".pptx"} and path.stem != "README":
                found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
    return sorted(found.items())


def _write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    written: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
            written.append((Path(temporary), folder / name))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            # mkstemp makes files for the owner alone; reports are to be shared.
            Path(temporary).chmod(0o644)
        _put_in_place(written)
    finally:
        for temporary_path, _ in written:
            temporary_path.unlink(missing_ok=True)
    return tuple(path for _, path in written)


def _put_in_place(written: Iterable[tuple[Path, Path]]) -> None:
    """Rename each new file over the old one. Where one refuses (it is open elsewhere, say), the old ones come back."""
    old: list[tuple[Path, bytes | None]] = []
    try:
        for new, path in written:
            content = path.read_bytes() if path.exists() else None
            new.replace(path)
            old.append((path, content))
    except OSError:
        for path, content in old:
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        raise


def _digest_of(path: Path) -> str:
    """The digest of a file; fonts are large and the same for every edition, so it is computed once for each state."""
    known = path.stat()
    return _digest_once(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=4096)
def _digest_once(path: Path, changed: int, size: int) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
