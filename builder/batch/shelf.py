"""Where editions stand once they are made: a folder, and what can be read back from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from builder.edition_files import MANIFEST
from builder.fingerprint import digest
from builder.publish import write_files


class Shelf(Protocol):
    """Keeps the files of editions, each in a folder of its own."""

    name: str

    def read(self, path: str) -> bytes | None:
        """A file by its path in the shelf; None where there is none or it cannot be read."""

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write files into a folder of the shelf, the last of them last. Raises BuildError when that fails."""

    def folders(self) -> list[str]:
        """The folders in it, in order."""


class Folder:
    """A folder of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def read(self, path: str) -> bytes | None:
        try:
            return (self.path / path).read_bytes()
        except OSError:
            return None

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        write_files(self.path / folder, files)

    def folders(self) -> list[str]:
        try:
            return sorted(path.name for path in self.path.iterdir() if path.is_dir() and path.name[0] != ".")
        except OSError:
            return []


def manifest_of(shelf: Shelf, edition: str) -> dict[str, Any]:
    """The manifest of an edition that stands there whole; empty where there is none, or any file is not what it says.

    So an edition that was half written, changed by hand or made by another version is simply made again.
    """
    content = shelf.read(f"{edition}/{MANIFEST}")
    try:
        manifest = json.loads(content or b"")
        files: Iterable[tuple[str, Any]] = [*manifest["outputs"].items(), *manifest["ledger"].items()]
        said = [(name, file["sha256"]) for name, file in files]
        is_whole = isinstance(manifest["stamp"]["said"], str) and bool(manifest["outputs"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    if not is_whole:
        return {}
    for name, sha in said:
        found = shelf.read(f"{edition}/{name}")
        if found is None or digest(found) != sha:
            return {}
    return dict(manifest)
