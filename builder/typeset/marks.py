"""What each character does in a line of horizontal Simplified Chinese: four tables that are kept apart.

Sources: W3C Requirements for Chinese Text Layout (CLREQ), sections 3.1.2 to 3.2.3; GB/T 15834-2011.
"""

from __future__ import annotations

import re

# Break role: which characters may not begin or end a line (CLREQ's “GB style”).
NO_START = frozenset("，。．、；：！？）》」』】〕〉］｝〗〙〛”’—～－·・‧％‰℃℉°′″⁄,.;:!?)]}%¹²³⁴⁵⁶⁷⁸⁹⁰")
NO_END = frozenset("（《「『【〔〈［｛〖〘〚“‘([{￥¥＄$£€№")
ALONE = frozenset("/／")  # a stroke that stands alone neither begins nor ends a line
# CLREQ's strict set: no dash of two em and no ellipsis begins a line either. Without it that is a last resort.
DASHES = frozenset(("——", "……", "…", "⸺", "⋯"))

# Place of the glyph in its full-width box: which half is empty.
EMPTY_RIGHT = frozenset("，。．、；：！？）》」』】〕〉］｝〗〙〛”’")
EMPTY_LEFT = frozenset("（《「『【〔〈［｛〖〘〚“‘")
HANGING = frozenset("，。、")  # what may hang beyond the right edge where a theme wants that

# Order in which CLREQ squeezes the empty half of a mark inside a line: low numbers first.
SQUEEZE_ORDER = {
    **dict.fromkeys("（）《》「」『』【】〔〕〈〉［］｛｝〖〗〘〙〚〛“”‘’", 1),
    **dict.fromkeys("，、；：", 2),
    **dict.fromkeys("。．！？", 3),
}
HAN_LATIN_ORDER = 4
# Signs that keep their own room: no quarter em stands between them and a letter or digit.
NO_GAP = frozenset("·・‧…⋯～－—／①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

_HAN = re.compile("[⺀-⿟々〆〇〻㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
LATIN = r"!-~¡-¬®-¶¸-ʯͰ-ჿሀ-῿‐‑‒–−×÷±≈≤≥√‰°€№′″⁄¹²³⁴⁵⁶⁷⁸⁹⁰"  # the inside of a character class
_LATIN = re.compile(f"[{LATIN}]")
_WORD_SCRIPTS = re.compile("[Ⰰ-ⷿꀀ-꯿ﬀ-ﷺﹰ-ﻼ\U00010000-\U0001afff\U0001e000-\U0001efff]")
# Signs that only steer (joiners, direction, variants): they have no room and no ink.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u115f\u1160\u180b-\u180f\u200c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufe00-\ufe0f"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def is_han(character: str) -> bool:
    """Script: a Han character (or a sign set like one)."""
    return _HAN.match(character) is not None


def is_latin(character: str) -> bool:
    """Script: a letter, digit or half-width sign, which stands in a word and not in a box.

    Letters of any script that parts its words by spaces count too: their words are not cut.
    """
    return _LATIN.match(character) is not None or _WORD_SCRIPTS.match(character) is not None


def is_fixed(character: str) -> bool:
    """A full-width mark that carries its own blank half."""
    return character in EMPTY_RIGHT or character in EMPTY_LEFT
