"""What each character does in a line of horizontal Simplified Chinese: four tables that are kept apart.

Sources: W3C Requirements for Chinese Text Layout (CLREQ), sections 3.1.2 to 3.2.3; GB/T 15834-2011.
"""

from __future__ import annotations

import re

# Break role: which characters may not begin or end a line.
NO_START = frozenset("，。．、；：！？）》」』】〕〉］｝”’…—～·％‰℃,.;:!?)]}%")
NO_END = frozenset("（《「『【〔〈［｛“‘([{￥＄$№")

# Place of the glyph in its full-width box: which half is empty.
EMPTY_RIGHT = frozenset("，。．、；：！？）》」』】〕〉］｝”’")
EMPTY_LEFT = frozenset("（《「『【〔〈［｛“‘")

# Order in which CLREQ squeezes the empty half of a mark inside a line: low numbers first.
SQUEEZE_ORDER = {
    **dict.fromkeys("（）《》「」『』【】〔〕〈〉［］｛｝“”‘’", 1),
    **dict.fromkeys("，、；：", 2),
    **dict.fromkeys("。．！？", 3),
}
HAN_LATIN_ORDER = 4

_HAN = re.compile("[⺀-⿟〆〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏΑ-ω%‰°@&+=#$№/\\_'^~<>*|\-.,:;!?()\[\]{}\"−–×÷±≈≤≥√]")


def is_han(character: str) -> bool:
    """Script: a Han character (or a sign set like one)."""
    return _HAN.match(character) is not None


def is_latin(character: str) -> bool:
    """Script: a letter, digit or half-width sign, which stands in a word and not in a box."""
    return _LATIN.match(character) is not None


def is_fixed(character: str) -> bool:
    """A full-width mark that carries its own blank half."""
    return character in EMPTY_RIGHT or character in EMPTY_LEFT
