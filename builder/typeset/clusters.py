"""Cut text into clusters (what is never broken) and the gaps between them (what may stretch, shrink or break)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from builder.typeset import words
from builder.typeset.fonts import Face
from builder.typeset.marks import (
    ALONE,
    DASHES,
    EMPTY_LEFT,
    EMPTY_RIGHT,
    HAN_LATIN_ORDER,
    HANGING,
    INVISIBLE,
    LATIN,
    NO_END,
    NO_GAP,
    NO_START,
    SQUEEZE_ORDER,
    is_fixed,
    is_latin,
)

LineBreaks = Literal["gb", "strict"]
HAN_LATIN_GAP = 0.25  # em; CLREQ 3.2.2: a quarter, shrinking to an eighth, stretching to a third
HAN_LATIN_SHRINK = 0.125
HAN_LATIN_STRETCH = 1 / 3 - 0.25
IDEOGRAPHIC_SPACE = "\u3000"
HAN_STRETCH = 0.05  # em between Han beyond which a line begins to look loose; more is possible, at a cost
DASH_FIRST = 5_000.0  # what a line costs that begins with a dash or an ellipsis where that is not forbidden
PARTED, FORBIDDEN = 3e4, 6e4  # what a break costs that is made only where the line has no room for anything else


@dataclass(frozen=True, slots=True)
class House:
    """What a publisher may choose: the set of forbidden breaks, hanging marks, words parted by syllables."""

    line_breaks: LineBreaks = "gb"
    hangs: bool = False
    hyphenates: bool = False


GB = House()  # where nothing is chosen


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `look` is the caller's own (colour, link...); `rise` lifts the baseline, in points."""

    text: str
    face: Face
    size: float
    look: Hashable = None
    rise: float = 0.0
    is_attached: bool = False  # a note mark: stays with what stands before it


@dataclass(slots=True)
class Cluster:
    """What is never broken, with its advance in points and the empty halves that may be trimmed.

    `joint` is what a break after it costs where that is a place inside a word; `hyphen` is the width of the hyphen that
    is then drawn. `hang` is what may stand beyond the right edge.
    """

    text: str
    run: int
    width: float
    blank_left: float = 0.0
    blank_right: float = 0.0
    is_latin: bool = False
    is_attached: bool = False
    is_dash: bool = False
    joint: float | None = None
    hyphen: float = 0.0
    hang: float = 0.0


@dataclass(slots=True)
class Gap:
    """What stands between two clusters: natural width (negative where marks are squeezed), how far it may give.

    `order` ranks the shrinking; `has_space` says that the source has a space here. `cost` is what a break here costs.
    """

    width: float = 0.0
    shrink: float = 0.0
    stretch: float = 0.0
    order: int = 0
    can_break: bool = True
    has_space: bool = False
    is_loose: bool = False  # between Han: may stretch beyond its nominal stretch
    cost: float = 0.0
    hyphen: float = 0.0
    is_forbidden: bool = False  # a mark may not begin or end a line here


_MARKS = (  # what belongs to the character before it: accents, variants, skin colours
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
)
_PIECES = re.compile(
    rf"——|……|[{LATIN}{_MARKS}]+(?:’[A-Za-z]+)*|[^\S\u3000]+|[\u200b\u2060\ufeff\u00ad]"
    rf"|[\U0001f1e6-\U0001f1ff]{{2}}|.[{_MARKS}]*(?:\u200d.[{_MARKS}]*)*",
    re.S,
)
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff")
_CLINGING = frozenset(".,:;!?)]}[/")  # half-width marks of references, 题名[R]//析出: no room between Han and them


@dataclass(slots=True)
class _Between:
    """What stood between two clusters in the source, by the number of the second."""

    spaces: set[int]
    cuts: set[int]  # zero-width spaces
    softs: set[int]  # soft hyphens
    glue: set[int]  # no-break spaces and joiners


def clusters_of(runs: Sequence[Run], width: float, house: House = GB) -> tuple[list[Cluster], list[Gap]]:
    """The clusters of several runs, and the gap after each but the last.

    Words are parted at their hyphens, addresses at their joints; where a word is wider than `width`, wherever it must.
    A word of several looks stays whole unless it is wider than a line.
    """
    between = _Between(set(), set(), set(), set())
    clusters: list[Cluster] = []
    for number, run in enumerate(runs):
        for piece in _PIECES.findall(INVISIBLE.sub("", run.text)):
            _take(piece, number, run, clusters, between, width, house)
    gaps = [
        _gap(a, b, runs[a.run], index, between, house) for index, (a, b) in enumerate(pairwise(clusters), 1)
    ]
    _give_way(runs, clusters, gaps, width)
    return clusters, gaps


def _take(
    piece: str, number: int, run: Run, clusters: list[Cluster], between: _Between, width: float, house: House
) -> None:
    here = len(clusters)
    if piece.isspace() and piece != IDEOGRAPHIC_SPACE:
        between.spaces.add(here)
        if not _GLUE.isdisjoint(piece):
            between.glue.add(here)
        return
    if piece in ("\u200b", "\u2060", "\ufeff", "\u00ad"):
        kind = between.cuts if piece == "\u200b" else between.softs if piece == "\u00ad" else between.glue
        kind.add(here)
        return
    if "\u200d" in piece:
        piece = piece.replace("\u200d", "")
        if not piece:
            return
    if "\ud800" <= piece <= "\udfff":
        piece = "\ufffd"  # half of a character: no file could hold it
    if not is_latin(piece[0]):
        clusters.append(_full_width(piece, number, run, house))
        return
    previous = clusters[-1] if clusters else None
    follows = previous is not None and previous.is_latin and previous.run == number and not run.is_attached
    if previous is not None and follows and here not in between.spaces | between.cuts | between.softs:
        piece = previous.text + piece  # letters that a joiner or another script parted
        clusters.pop()
    clusters.extend(_word(piece, number, run, width, house))


def _full_width(text: str, number: int, run: Run, house: House) -> Cluster:
    size = run.size
    if text == "——":
        return Cluster(text, number, 2 * size, is_dash=True)
    width = run.face.width(text, size)
    cluster = Cluster(text, number, width, is_attached=run.is_attached)
    if text in EMPTY_RIGHT and width > 0.9 * size:
        cluster.blank_right = width - 0.5 * size
    elif text in EMPTY_LEFT and width > 0.9 * size:
        cluster.blank_left = width - 0.5 * size
    if house.hangs and text in HANGING:
        cluster.hang = width
    return cluster


def _word(word: str, number: int, run: Run, width: float, house: House) -> Iterator[Cluster]:
    """A word as the clusters between which it may be broken."""

    def cluster(text: str, joint: float | None = None, hyphen: float = 0.0) -> Cluster:
        wide = run.face.width(text, run.size)
        return Cluster(text, number, wide, is_latin=True, is_attached=run.is_attached, joint=joint, hyphen=hyphen)

    hyphen = run.face.width("-", run.size)
    parts = words.parts_of(word)
    hyphenates = house.hyphenates and words.can_hyphenate(word)
    for index, (part, cost) in enumerate(parts):
        joint = cost if index < len(parts) - 1 else None
        whole = cluster(part, joint)
        if whole.width <= width and not hyphenates:
            yield whole
            continue
        pieces = words.last_parts_of(part) if whole.width > width else [part]
        for position, piece in enumerate(pieces):
            after = words.AT_JOINT if position < len(pieces) - 1 else joint
            syllables = words.syllables_of(piece) if hyphenates else (piece,)
            if any(run.face.width(each, run.size) + hyphen > width for each in syllables) and whole.width > width:
                letters = [
                    letter
                    for group in words.letters_of(piece)
                    for letter in (group if run.face.width(group, run.size) > width else (group,))
                ]
                yield from (cluster(letter, words.BY_SYLLABLE) for letter in letters[:-1])
                yield cluster(letters[-1], after)
            else:
                yield from (cluster(each, words.BY_SYLLABLE, hyphen) for each in syllables[:-1])
                yield cluster(syllables[-1], after)


def _gap(a: Cluster, b: Cluster, run: Run, index: int, between: _Between, house: House) -> Gap:
    has_space = index in between.spaces
    gap = _natural_gap(a, b, run.size, has_space=has_space, is_first=index == 1, house=house)
    if a.is_latin and b.is_latin and not has_space and gap.can_break:
        joint = 0.0 if index in between.cuts else a.joint if a.run == b.run else None
        if index in between.softs:
            joint, gap.hyphen = words.BY_SYLLABLE, run.face.width("-", run.size)
        elif joint is not None:
            gap.hyphen = a.hyphen
        gap.can_break = joint is not None
        gap.cost = joint or 0.0
    is_bound = (a.is_latin or b.is_latin) and not a.is_attached and words.are_bound(a.text, b.text)
    if gap.can_break and (is_bound or index in between.glue):
        return replace(gap, can_break=False, cost=0.0, hyphen=0.0)
    return gap


def _natural_gap(a: Cluster, b: Cluster, size: float, *, has_space: bool, is_first: bool, house: House) -> Gap:
    last, first = a.text[-1], b.text[0]
    if b.is_attached or (a.is_attached and (first in NO_START)):
        return Gap(can_break=False, is_forbidden=True)
    is_forbidden = _is_forbidden(a, b, house, is_first=is_first)
    can_break = not is_forbidden
    if a.is_latin and b.is_latin:
        if has_space:
            return Gap(0.25 * size, 0.06 * size, 0.125 * size, 4, can_break, True, is_forbidden=is_forbidden)
        return Gap(can_break=can_break, is_forbidden=is_forbidden)
    cost = DASH_FIRST if b.text in DASHES else 0.0
    blank = a.blank_right + b.blank_left
    if blank:
        gap = _gap_at_mark(a, b, size, blank, can_break, has_space)
    elif not has_space and not a.is_latin and first in _CLINGING:
        gap = Gap(can_break=False)
    elif not has_space and last == "/":
        gap = Gap(can_break=can_break)
    elif is_fixed(first) or is_fixed(last) or IDEOGRAPHIC_SPACE in (first, last):
        is_loose = not (a.is_latin or b.is_latin)  # a mark is not pulled away from its word
        gap = Gap(0.0, 0.0, HAN_STRETCH * size if is_loose else 0.0, 0, can_break, has_space, is_loose=is_loose)
    elif _meets_latin(a, b, has_space=has_space):
        shrink, stretch = HAN_LATIN_SHRINK * size, HAN_LATIN_STRETCH * size
        gap = Gap(HAN_LATIN_GAP * size, shrink, stretch, HAN_LATIN_ORDER, can_break, has_space)
    else:
        width = 0.25 * size if has_space else 0.0
        is_joined = a.text in DASHES and b.text[0] == last  # …… after …… is one sign
        gap = Gap(width, 0.0, 0.0 if is_joined else HAN_STRETCH * size, 0, can_break, has_space, is_loose=not is_joined)
    gap.cost, gap.is_forbidden = cost, is_forbidden
    return gap


def _is_forbidden(a: Cluster, b: Cluster, house: House, *, is_first: bool) -> bool:
    if b.text in ALONE or (a.text in ALONE and not is_first):  # one that opens a text parts nothing
        return True
    if b.text in DASHES:
        return house.line_breaks == "strict" or a.text[-1] in NO_END or a.text[-1] == b.text[0]
    return b.text[0] in NO_START or a.text[-1] in NO_END


def _meets_latin(a: Cluster, b: Cluster, *, has_space: bool) -> bool:
    """Whether a Han character and a word meet: a bracket, a mark, an arrow keeps its own room, or the author's."""
    if a.is_latin == b.is_latin:
        return False
    other = b if a.is_latin else a
    if other.text[0] in NO_GAP or other.is_dash:
        return False
    sign = a.text[-1] if a.is_latin else b.text[0]
    return has_space or sign not in ("([{/'\"" if a.is_latin else ",.;:!?)]}/'\"¹²³⁴⁵⁶⁷⁸⁹⁰")


def _gap_at_mark(a: Cluster, b: Cluster, size: float, blank: float, can_break: bool, has_space: bool) -> Gap:
    """CLREQ 3.1.6: between two neighbouring marks no more than half an em is left blank, none between like ones."""
    order = SQUEEZE_ORDER.get(a.text if a.blank_right else b.text, 2)
    if is_fixed(a.text[-1]) and is_fixed(b.text[0]):
        if a.blank_right and b.blank_left:  # ）（
            return Gap(0.5 * size - blank, 0.0, 0.0, 0, can_break, has_space)
        return Gap(-blank, 0.0, 0.0, 0, can_break, has_space)  # ”。 （《
    return Gap(0.0, 0.5 * blank, 0.0, order, can_break, has_space, is_loose=True)


def _give_way(runs: Sequence[Run], clusters: list[Cluster], gaps: list[Gap], width: float) -> None:
    """Where what may not be broken is wider than a line it is broken all the same: nothing runs off the page.

    A number leaves its unit, and a word is parted between any letters, before a mark stands where it may not.
    """
    for start, end in _too_wide(clusters, gaps, width):
        _open(gaps[start:end], may_forbid=False)
    for start, end in reversed(_too_wide(clusters, gaps, width)):
        for index in range(end, start - 1, -1):
            if clusters[index].is_latin and not clusters[index].is_attached:
                letters = _letters(clusters[index], runs)
                clusters[index : index + 1] = letters
                gaps[index:index] = [Gap(can_break=False) for _ in letters[1:]]
    for start, end in _too_wide(clusters, gaps, width):
        _open(gaps[start:end], may_forbid=False)
    for start, end in _too_wide(clusters, gaps, width):
        _open(gaps[start:end], may_forbid=True)


def _too_wide(clusters: Sequence[Cluster], gaps: Sequence[Gap], width: float) -> list[tuple[int, int]]:
    """The first and the last cluster of each stretch that may not be broken and is wider than a line."""
    found = []
    start = 0
    wide = 0.0
    for index, cluster in enumerate(clusters):
        wide += cluster.width
        if index < len(gaps) and not gaps[index].can_break:
            wide += gaps[index].width
            continue
        if wide - clusters[start].blank_left - cluster.blank_right > width:
            found.append((start, index))
        start, wide = index + 1, 0.0
    return found


def _open(gaps: Sequence[Gap], *, may_forbid: bool) -> None:
    for gap in gaps:
        if not gap.can_break and (may_forbid or not gap.is_forbidden):
            gap.can_break, gap.cost = True, FORBIDDEN if gap.is_forbidden else PARTED


def _letters(word: Cluster, runs: Sequence[Run]) -> list[Cluster]:
    """A word as one cluster for each letter with its marks; what holds for its end holds for the last."""
    run = runs[word.run]
    cut = words.letters_of(word.text)
    *letters, last = (replace(word, text=letter, width=run.face.width(letter, run.size)) for letter in cut)
    return [*(replace(letter, joint=None, hyphen=0.0) for letter in letters), last]
