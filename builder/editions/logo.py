"""Read the picture that an edition's cover bears."""

from __future__ import annotations

from pathlib import Path

from builder.model.document import Logo
from builder.problems import BuildError, Problem

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}  # JPEG marks with a size
_HINT = "a logo is a PNG or JPEG file"


def read_logo(path: Path, alt: str) -> Logo:
    """The picture in a file. Raises BuildError for what is no PNG or JPEG."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BuildError([Problem(str(path), f"the logo cannot be read: {error.strerror}", _HINT)]) from None
    size = _png_size(content) if content.startswith(_PNG) else _jpeg_size(content) if content[:3] == _JPEG else None
    if size is None or not all(size):
        raise BuildError([Problem(str(path), "is no picture that can stand on a cover", _HINT)])
    return Logo(content, *size, alt)


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
