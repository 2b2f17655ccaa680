"""Where a word of letters and digits may be parted: at hyphens, an address at its joints, a long word by syllables."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.typeset.marks import NO_END, NO_START

if TYPE_CHECKING:
    from pyphen import Pyphen

AT_HYPHEN = 20.0  # what a break inside a word costs the line, beside a line that is filled badly
AT_JOINT = 60.0
BY_SYLLABLE = 150.0
SHORTEST = 6  # letters of a word that may be parted by syllables
_BEFORE, _AFTER = 2, 3  # letters that stay together on either side

_HYPHEN = re.compile(r"(?<=[A-Za-z]{2}[-‐])(?=[A-Za-z]{2})|(?<=[A-Za-z]{3}/)(?=[A-Za-z]{3})")
_ADDRESS = re.compile(r"://|^www\.|\w@\w|^[\w.~-]*/[\w.~-]+/", re.I)
_NAME = re.compile(r"\w\.[A-Za-z0-9]{1,5}\b|[A-Za-z]_|[A-Za-z]\d|\d[A-Za-z]")  # of a file, a column, a product: no word
_JOINT = re.compile(r"(?<=[/\-–_?&=#@])(?=\w)")
_LAST_RESORT = re.compile(r"(?<=[a-z0-9])(?=[A-Z(])|(?<=[/\-–_?&=#@])(?=\w)|(?<=\w)(?=[(\[])")
_LETTER = re.compile(rf"[{re.escape(''.join(sorted(NO_END)))}]*.[{re.escape(''.join(sorted(NO_START)))}]*", re.S)
_LETTERS = re.compile(rf"[A-Za-z]{{{SHORTEST},}}")

_UNIT = re.compile(
    r"(?:[%‰°℃℉′″]|[kMGTPEmcnμµdh]?(?:m|g|t|s|W|Wh|V|A|B|b|bit|Hz|Pa|J|N|L|l|mol|bps|B/s|b/s)[²³23]?|km/h|m/s|"
    r"h|min|ha|dB|rpm|kn|EB|ZB|ppm|CNY|USD|RMB|EUR|px|pt|em)(?![A-Za-z0-9])"
)
_PREFIX = re.compile(
    r"(?:^|[^A-Za-z])(?:US\$|HK\$|RMB|CNY|USD|EUR|GBP|JPY|No\.|Nos\.|Fig\.|Tab\.|pp?\.|[<>≈≤≥±~=−+-])$"
)
_NUMBER_END, _NUMBER_START = re.compile(r"[0-9][)\]]?$"), re.compile(r"[-−+±]?[0-9]")
_DIGIT, _MYRIADS = re.compile(r"[0-9]$"), frozenset("万亿")  # 100万 is one numeral: GB/T 15835 never parts one
_NOTE = re.compile(r"\[[0-9]{1,3}(?:[,，–-][0-9]{1,3})*\]|[*†‡]+(?![A-Za-z0-9])")


def parts_of(word: str) -> list[tuple[str, float]]:
    """A word in the parts between which it may be broken, with the cost of a break after each."""
    if len(word) < 5:
        return [(word, 0.0)]
    if _ADDRESS.search(word):
        return [(part, AT_JOINT) for part in _JOINT.split(word) if part]
    if "-" in word or "/" in word or "‐" in word:
        return [(part, AT_JOINT if part[-1] == "/" else AT_HYPHEN) for part in _HYPHEN.split(word)]
    return [(word, 0.0)]


def last_parts_of(word: str) -> list[str]:
    """A word that is wider than its line, cut wherever it has a joint of any kind."""
    return [part for part in _LAST_RESORT.split(word) if part]


def letters_of(word: str) -> list[str]:
    """A word cut between any letters, but where a mark may not begin or end a line."""
    return _LETTER.findall(word)


def can_hyphenate(word: str) -> bool:
    """Whether a word is long enough, and a word and no acronym, to be parted by syllables."""
    found = _LETTERS.search(word)
    is_word = not _ADDRESS.search(word) and not _NAME.search(word)
    return found is not None and not found[0].isupper() and is_word


@lru_cache(maxsize=2_000)
def syllables_of(word: str) -> tuple[str, ...]:
    """A word in the pieces between which a hyphen may be put; in one piece where that would look odd."""
    found = _LETTERS.search(word)
    if found is None or not can_hyphenate(word):
        return (word,)
    start, end = found.span()
    cuts = [start + at for at in _dictionary().positions(found[0]) if _BEFORE <= at <= end - start - _AFTER]
    edges = [0, *cuts, len(word)]
    return tuple(word[a:b] for a, b in pairwise(edges))


@lru_cache(maxsize=1)
def _dictionary() -> Pyphen:
    # Imported here: few texts have a word that must be parted, and the patterns take 15 ms to read.
    from pyphen import Pyphen

    return Pyphen(lang="en_US", left=_BEFORE, right=_AFTER)


def are_bound(before: str, after: str) -> bool:
    """Whether two neighbours are never parted: a number and its unit, a prefix and its number, a word and its note.

    Of Han characters only 万 and 亿 hold on to the digits before them: other measure words may begin a line.
    """
    if _NOTE.match(after):
        return True
    if after[0] in _MYRIADS:
        return _DIGIT.search(before) is not None
    if _NUMBER_END.search(before):
        return _UNIT.match(after) is not None
    return _NUMBER_START.match(after) is not None and _PREFIX.search(before) is not None
