"""Write what was built. The only module that writes files: beside the old one first, then in its place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from builder.build import Build
from builder.edition_files import files_of
from builder.problems import BuildError, Problem
from builder.project import Project

_UNFINISHED = ".unfinished"


def check_writable(folder: Path) -> None:
    """Find out before the work whether the folder can be written to. Raises BuildError when it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        hint = "choose another folder with --output"
        raise BuildError([Problem(str(folder), f"cannot be written to: {error.strerror}", hint)]) from None


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder. Raises BuildError where one is at work in it already."""
    # filelock: one lock that holds on every system and ends with its process, however that ends.
    lock = FileLock(folder / ".lock", blocking=False)
    try:
        with lock:
            yield
    except Timeout:
        hint = "wait for it to end, or choose another folder with --output"
        raise BuildError([Problem(str(folder), "another run is writing into this folder", hint)]) from None


def publish(build: Build, project: Project, output: Path) -> tuple[Path, ...]:
    """Write an edition's files and its manifest into `output/<edition>/`. Raises BuildError when the disk refuses."""
    return write_files(output / build.edition.id, files_of(build, project))


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder. Raises BuildError when the disk refuses.

    All are written beside the old ones before the first is renamed, so that a full disk leaves the old ones. The last
    of them is the last in place: where it is the manifest and the process dies, the others do not match it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        return _write_all(folder, files)
    except OSError as error:
        problem = Problem(str(folder), f"cannot be written: {error.strerror}", "what was there before is untouched")
        raise BuildError([problem]) from None


def sweep(folder: Path) -> None:
    """Remove what a run that was killed while it wrote has left beside the files."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        path.unlink(missing_ok=True)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    written: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            handle, temporary = tempfile.mkstemp(_UNFINISHED, f".{name}.", folder)
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
