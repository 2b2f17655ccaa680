"""The rules of pictures: enough pixels for the size that they are shown in, and nothing pulled out of shape."""

from __future__ import annotations

from builder.lint.deck import Deck
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Seen

LEAST = 150.0
"""Pixels per inch: what PowerPoint itself keeps of pictures for screens."""
ICON = 54.0
"""Points: a picture that is smaller each way is an icon, which is drawn for its pixels."""
STRETCH = 0.05
"""How much wider or higher than its pixels a picture may be: more is seen in a face or a circle."""
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


def picture_proportions(deck: Deck) -> Seen:
    """Pictures are as wide for their height as their pixels, what is cropped taken off."""
    for slide in deck.slides:
        for shape in slide.all:
            picture, box = shape.picture, shape.box
            if picture is None or picture.pixels is None or box is None or not (box.width and box.height):
                continue
            across, down = picture.pixels.across * picture.across, picture.pixels.down * picture.down
            stretch = (box.width / box.height) / (across / down) if across > 0 and down > 0 else 1.0
            if 1 - STRETCH <= stretch <= 1 + STRETCH or max(box.width, box.height) < ICON:
                yield KEPT
            else:
                way = "wider" if stretch > 1 else "higher"
                what = f"the picture is {max(stretch, 1 / stretch):.2f} times {way} than it was taken"
                yield Flaw(slide.number, shape.name, what, "reset the picture and its size, then drag it by a corner")
