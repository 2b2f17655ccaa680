"""Read TOML so that a mistake is told with its file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from builder.problems import BuildError, Problem

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises BuildError for a file that is missing, not UTF-8 or malformed."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line = f":{found[1]}" if found else f":{text.count(chr(10)) + 1}"
        what = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise BuildError([Problem(f"{path}{line}", f"this is not TOML: {what}", "see https://toml.io")]) from None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file (with or without a byte order mark). Raises BuildError for what is no such text."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise BuildError([Problem(str(path), "this file is not there")]) from None
    except OSError as error:
        raise BuildError([Problem(str(path), f"cannot be read: {error.strerror}")]) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        hint = "save it as UTF-8; in Excel: Save As, CSV UTF-8" + (
            "; it looks like GBK" if _is_gbk(raw) else ""
        )
        raise BuildError([Problem(f"{path}:{line}", "is not UTF-8", hint)]) from None
    if found := _CONTROL.search(text):  # no output can hold one
        line = text.count("\n", 0, found.start()) + 1
        what = f"holds the control character U+{ord(found[0]):04X}"
        raise BuildError([Problem(f"{path}:{line}", what, "take it out: it may not be seen in an editor")])
    return text


def line_of(path: Path, keys: Sequence[object]) -> str:
    """`:12` for the line of a TOML file on which a (nested) key is set; empty when it is not in this file."""
    lines = _lines(path)
    names = [str(key) for key in keys if not isinstance(key, int)]
    for depth in range(len(names), 0, -1):
        for table, key in ((names[: depth - 1], names[depth - 1]), (names[:depth], None)):
            line = _find(lines, table, key)
            if line:
                return f":{line}"
    return ""


def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError):
        return ()


def _find(lines: Sequence[str], table: Sequence[str], key: str | None) -> int:
    current: list[str] = []
    for number, line in enumerate(lines, 1):
        if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
            current = [part.strip().strip("\"'") for part in header[1].split(".")]
            if key is None and current == list(table):
                return number
        elif key is not None and current == list(table):
            name = re.match(r"\s*(\"[^\"]+\"|'[^']+'|[\w.-]+)\s*=", line)
            if name and name[1].strip("\"'") == key:
                return number
    return 0


def _is_gbk(raw: bytes) -> bool:
    try:
        raw.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True
