"""How a text is set so that no lonely word stands on a last line: the second one of a slide's message above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.deck import fit
from builder.deck.fit import Measure, NoRoom
from builder.deck.places import Style
from builder.deck.slides import Frame

LEAST_LAST = 2  # characters on the last line of a paragraph, its full stop not among them
LEAST_SECOND = 5  # and on the second line of a slide's message
FIRST = 0.58  # of a message stands on its first line where the two are brought into balance,
LEAST_FIRST = 0.4  # and at least as much where it is broken after a pause
_PAUSE = re.compile("[，；：、]")
_STOPS = "。！？；，：、”）"


def headline(
    title: str, room: Frame, style: Style, measure: Measure, steps: Sequence[float] = fit.TITLE_STEPS
) -> tuple[Style, Frame]:
    """The style of a slide's message and the room it takes. Raises NoRoom for one that needs more lines in every size.

    Where a word would stand alone on the second line, the message is set in the next size if that makes it one line,
    else in a narrower room, which PowerPoint breaks alike.
    """
    try:
        sized = fit.style_that_fits((title,), room, style, steps, measure)
    except NoRoom as error:
        raise NoRoom(f"the headline {error}", error.hint) from None
    if not is_lonely(title, room.width, sized, measure, LEAST_SECOND):
        return sized, room
    for smaller in fit.sizes(style, steps):
        if smaller.size < sized.size and measure(title, smaller.size, room.width) == 1:
            return smaller, room
    return sized, replace(room, width=_balanced(title, room, sized, measure))


def tidy_style(
    paragraphs: Sequence[str], room: Frame, style: Style, steps: Sequence[float], measure: Measure
) -> Style:
    """The first size that has room and leaves the fewest lonely words; NoRoom if none has room."""
    largest = fit.style_that_fits(paragraphs, room, style, steps, measure)
    fitting = [each for each in fit.sizes(style, steps) if fit.fits(paragraphs, room, each, measure)]

    def lonely(sized: Style) -> int:
        return sum(is_lonely(text, room.width - sized.indent, sized, measure) for text in paragraphs)

    return min(fitting, key=lonely, default=largest)


def tidy_room(text: str, room: Frame, style: Style, measure: Measure) -> Frame:
    """The room for a message of a row: narrower where a lonely word would stand on its second line."""
    inner = replace(room, width=room.width - style.indent)
    if not is_lonely(text, inner.width, style, measure, LEAST_SECOND - 1):
        return room
    return replace(room, width=style.indent + _balanced(text, inner, style, measure))


def is_lonely(text: str, width: float, style: Style, measure: Measure, least: int = LEAST_LAST) -> bool:
    """Whether no more than a few characters of a text stand on its last line."""
    words = text.rstrip(_STOPS)
    lines = measure(text, style.size, width)
    return lines > 1 and measure(words[:-least], style.size, width) < lines


def _balanced(title: str, room: Frame, style: Style, measure: Measure) -> float:
    """A width at which both lines of a message are about as long, the second after a pause where there is one."""
    whole = fit.text_width(title, style.size)
    pauses = (fit.text_width(title[: found.end()], style.size) + style.size / 2 for found in _PAUSE.finditer(title))
    paused = [
        width
        for width in pauses
        if LEAST_FIRST * whole <= width <= room.width and measure(title, style.size, width) == 2
    ]
    if paused:
        return min(paused, key=lambda width: abs(width - FIRST * whole))
    width = FIRST * whole
    while measure(title, style.size, width) > 2 and width < room.width:
        width += style.size
    return min(width, room.width)
