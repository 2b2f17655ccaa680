"""Fingerprints of what goes into an edition: files, code, values. Equal inputs have equal ones on every machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

LIBRARIES = ("reportlab", "python-pptx", "matplotlib", "pandas", "jinja2", "markdown-it-py")


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def digests(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """The SHA-256 of each file by its name."""
    return {name: digest(path.read_bytes()) for name, path in files}


@cache
def code_digest() -> str:
    """The fingerprint of this builder's own code: an edition of other code is not the same edition."""
    package = Path(__file__).parent
    sources = sorted((path.relative_to(package).as_posix(), path) for path in package.rglob("*.py"))
    return digest(json.dumps(digests(sources)).encode())


@cache
def library_versions() -> dict[str, str]:
    """The versions of the libraries that have a hand in the files."""
    return {name: _version(name) for name in LIBRARIES}


def fingerprint(value: object, folder: Path | None = None) -> str:
    """The fingerprint of a value made of dataclasses, records, containers and plain values.

    Paths below `folder` count by what comes after it, so that the same project has the same one wherever it lies. Sets
    have no order and mappings keep theirs. Raises TypeError for a value of another kind.
    """
    parts: list[str] = []
    _feed(value, parts, f"{folder}/" if folder else "")
    return digest("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def _feed(value: Any, parts: list[str], folder: str) -> None:
    kind = type(value)
    if kind is str:
        parts.append(value.removeprefix(folder) if folder and value.startswith(folder) else value)
    elif kind is tuple or kind is list:
        parts.append(f"({len(value)}")
        for each in value:
            _feed(each, parts, folder)
    elif is_dataclass(value):
        parts.append(kind.__qualname__)
        for name in _compared(kind):
            _feed(getattr(value, name), parts, folder)
    elif isinstance(value, Mapping):
        parts.append(f"{{{len(value)}")
        for key, each in value.items():
            _feed(key, parts, folder)
            _feed(each, parts, folder)
    elif isinstance(value, set | frozenset):
        parts.append(f"<{len(value)}")
        parts.extend(sorted(map(repr, value)))
    elif isinstance(value, BaseModel):
        parts.append(kind.__qualname__)
        _feed(dict(value), parts, folder)
    elif isinstance(value, Path):
        _feed(value.as_posix(), parts, folder)
    elif value is None or isinstance(value, str | int | float) or kind.__module__ in ("decimal", "datetime", "enum"):
        parts.append(f"{kind.__name__}:{value!r}")
    else:
        raise TypeError(f"{kind.__qualname__} has no fingerprint")


def _compared(kind: type[Any]) -> tuple[str, ...]:
    """The fields that make two values of a dataclass equal."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind) if field.compare)
    return _FIELDS[kind]


_FIELDS: dict[type[Any], tuple[str, ...]] = {}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
