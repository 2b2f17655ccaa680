"""How a slide's message is set: in at most two lines, of which the second is no lonely word."""

from __future__ import annotations

from dataclasses import replace

from builder.deck import fit
from builder.deck.fit import Measure
from builder.deck.places import Style
from builder.deck.slides import Frame

LEAST_LAST = 6.0  # characters on the second line
FIRST = 0.58  # of the text stands on the first line where the two are brought into balance


def headline(title: str, room: Frame, style: Style, measure: Measure) -> tuple[Style, Frame]:
    """The style of a title and the room it takes. Raises NoRoom for one that needs more lines in every size.

    Where a word would stand alone on the second line, the title is set in the next size if that makes it one line, else
    in a narrower room, which PowerPoint breaks alike.
    """
    sized = fit.style_that_fits((title,), room, style, fit.TITLE_STEPS, measure)
    if not is_lonely(title, room, sized, measure):
        return sized, room
    for smaller in fit.sizes(style, fit.TITLE_STEPS):
        if smaller.size < sized.size and measure(title, smaller.size, room.width) == 1:
            return smaller, room
    return sized, replace(room, width=_balanced(title, room, sized, measure))


def is_lonely(title: str, room: Frame, style: Style, measure: Measure) -> bool:
    """Whether only a few characters of a title stand on its second line."""
    if measure(title, style.size, room.width) < 2:
        return False
    return fit.text_width(title, style.size) - room.width < LEAST_LAST * style.size


def _balanced(title: str, room: Frame, style: Style, measure: Measure) -> float:
    """A width at which the second line of a title is nearly as long as the first."""
    width = FIRST * fit.text_width(title, style.size)
    while measure(title, style.size, width) > 2 and width < room.width:
        width += style.size
    return min(width, room.width)
