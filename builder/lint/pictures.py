"""How many pixels a picture has, from the first bytes of its file."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG's marks that a frame begins with


@dataclass(frozen=True, slots=True)
class Pixels:
    """The size of a picture in pixels."""

    across: int
    down: int


def read_pixels(content: bytes) -> Pixels | None:
    """The size of a PNG, JPEG, GIF or BMP; None for vectors and all others."""
    try:
        if content.startswith(_PNG):
            return Pixels(*struct.unpack(">II", content[16:24]))
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content)
        if content[:6] in (b"GIF87a", b"GIF89a"):
            return Pixels(*struct.unpack("<HH", content[6:10]))
        if content.startswith(b"BM"):
            across, down = struct.unpack("<ii", content[18:26])
            return Pixels(abs(across), abs(down))
    except (struct.error, IndexError):
        pass
    return None


def _jpeg(content: bytes) -> Pixels | None:
    place = 2
    while place + 9 < len(content):
        if content[place] != 0xFF:
            place += 1
            continue
        mark = content[place + 1]
        if mark in _SIZED:
            down, across = struct.unpack(">HH", content[place + 5 : place + 9])
            return Pixels(across, down)
        if mark == 0xFF or mark == 0x01 or 0xD0 <= mark <= 0xD9:
            place += 1 if mark == 0xFF else 2
            continue
        place += 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
    return None
