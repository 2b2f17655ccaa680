"""Points to PowerPoint's own unit, and back."""

from __future__ import annotations

EMU_PER_POINT = 12_700


def emu(points: float) -> int:
    """A length in points as PowerPoint counts it."""
    return round(points * EMU_PER_POINT)


def points(emu: int) -> float:
    """A length of PowerPoint's in points."""
    return emu / EMU_PER_POINT
