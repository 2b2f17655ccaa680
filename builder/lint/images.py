"""The rule of pictures: enough pixels for the size that they are shown in."""

from __future__ import annotations

from builder.lint.deck import Deck
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Seen

LEAST = 150.0
"""Pixels per inch: what PowerPoint itself keeps of pictures for screens."""
ICON = 54.0
"""Points: a picture that is smaller each way is an icon, which is drawn for its pixels."""
_POINTS_PER_INCH = 72.0


def picture_resolution(deck: Deck) -> Seen:
    """Pictures have at least 150 pixels per inch of the size that they are shown in."""
    for slide in deck.slides:
        for shape in slide.all:
            picture, box = shape.picture, shape.box
            if picture is None or box is None or max(box.width, box.height) < ICON:
                continue
            if picture.pixels is None or not (box.width and box.height):
                yield UNJUDGED
                continue
            across = picture.pixels.across * picture.across / box.width
            down = picture.pixels.down * picture.down / box.height
            density = min(across, down) * _POINTS_PER_INCH
            if density >= LEAST - 0.5:
                yield KEPT
            else:
                what = f"the picture has {density:.0f} pixels per inch"
                yield Flaw(slide.number, shape.name, what, f"show it smaller, or take one with {LEAST:g}")
