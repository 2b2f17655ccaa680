"""How a text is set so that no lonely word stands on a last line: the second one of a slide's message above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from builder.deck import fit
from builder.deck.fit import Measure, NoRoom
from builder.deck.places import Style
from builder.deck.slides import Frame
from builder.typeset.marks import is_han

LEAST_LAST = 2  # characters on the last line of a paragraph, its full stop not among them
LEAST_SECOND = 5  # and on the second line of a slide's message
FIRST = 0.58  # of a message stands on its first line where the two are brought into balance,
LEAST_FIRST = 0.4  # and at least as much where it is broken after a pause
_PAUSES = "，；：、"
_PAUSE = re.compile(f"[{_PAUSES}]")
_MOST_LAST = 12  # characters after a break that is set so that the last of them are not alone
_ENDS = "的了于为在比由把将使"  # words after which a phrase is parted well,
_BEGINS = "和与及或低高居列从向为有是不"  # and before which
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
    """The first size that has room and leaves the fewest lonely words with no company; NoRoom if none has room."""
    largest = fit.style_that_fits(paragraphs, room, style, steps, measure)
    fitting = [each for each in fit.sizes(style, steps) if fit.fits(paragraphs, room, each, measure)]

    def lonely(sized: Style) -> int:
        width = room.width - sized.indent
        alone = (text for text in paragraphs if is_lonely(text, width, sized, measure))
        return sum(in_company(text, width, sized, measure) == text for text in alone)

    return min(fitting, key=lonely, default=largest)


def tidy_room(text: str, room: Frame, style: Style, measure: Measure) -> Frame:
    """The room for a message of a row: narrower where a lonely word would stand on its second line."""
    inner = replace(room, width=room.width - style.indent)
    if not is_lonely(text, inner.width, style, measure, LEAST_SECOND - 1):
        return room
    return replace(room, width=style.indent + _balanced(text, inner, style, measure))


def in_company(text: str, width: float, style: Style, measure: Measure) -> str:
    """A text with a line break where else a few characters would stand alone on its last line.

    The break stands after a pause if it can, or between two Han characters, one of which ends or begins a phrase.
    """
    lines = measure(text, style.size, width)
    if not is_lonely(text, width, style, measure):
        return text

    def stands(at: int) -> bool:
        return measure(text[:at], style.size, width) < lines and measure(text[at:], style.size, width) == 1

    words = text.rstrip(_STOPS)
    last = range(max(len(text) - _MOST_LAST, len(text) // 2), len(words) - LEAST_LAST)
    places = [at for at in last if _parts(text[at - 1], text[at]) and stands(at)]
    return next((f"{text[:at]}\n{text[at:]}" for at in sorted(places, key=lambda at: _part_cost(text, at))), text)


def _parts(before: str, after: str) -> bool:
    """Whether a line may surely end between two characters."""
    return (before in _PAUSES or is_han(before)) and is_han(after)


def _part_cost(text: str, at: int) -> tuple[int, int]:
    """After a pause is best, then at a word that ends or begins a phrase; of equals the last: lines are full then."""
    before, after = text[at - 1], text[at]
    rank = 0 if before in _PAUSES else 1 if before in _ENDS else 2 if after in _BEGINS else 3
    return rank, -at


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
