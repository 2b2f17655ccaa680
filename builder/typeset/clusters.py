"""Cut text into clusters (what is never broken) and the gaps between them (what may stretch, shrink or break)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.typeset.fonts import Face
from builder.typeset.marks import (
    EMPTY_LEFT,
    EMPTY_RIGHT,
    HAN_LATIN_ORDER,
    NO_END,
    NO_START,
    SQUEEZE_ORDER,
    is_fixed,
    is_latin,
)

HAN_LATIN_GAP = 0.25  # em; CLREQ 3.2.2: a quarter, shrinking to an eighth, stretching to a third
HAN_LATIN_SHRINK = 0.125
HAN_LATIN_STRETCH = 1 / 3 - 0.25
IDEOGRAPHIC_SPACE = "\u3000"
HAN_STRETCH = 0.05  # em between Han beyond which a line begins to look loose; more is possible, at a cost


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
    """What is never broken, with its advance in points and the empty halves that may be trimmed."""

    text: str
    run: int
    width: float
    blank_left: float = 0.0
    blank_right: float = 0.0
    is_latin: bool = False
    is_attached: bool = False
    is_dash: bool = False


@dataclass(slots=True)
class Gap:
    """What stands between two clusters: natural width (negative where marks are squeezed), how far it may give.

    `order` ranks the shrinking; `has_space` says that the source has a space here.
    """

    width: float = 0.0
    shrink: float = 0.0
    stretch: float = 0.0
    order: int = 0
    can_break: bool = True
    has_space: bool = False
    is_loose: bool = False  # between Han: may stretch beyond its nominal stretch


_CLINGING = frozenset(".,:;!?)]}[/")  # half-width marks of references, 题名[R]//析出: no room between Han and them

_PIECES = re.compile(r"——|……|[ \t\n\r\u00a0]+|.", re.S)
_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z(])|(?<=[/\-–_?&=])(?=\w)|(?<=\w)(?=[(\[])")


def clusters_of(runs: Sequence[Run], width: float) -> tuple[list[Cluster], list[Gap]]:
    """The clusters of several runs, and the gap after each but the last.

    Words wider than `width` are cut at their joints (after / - _ ? & =), and where that is not enough anywhere. A word
    of several looks stays whole unless it is wider than a line.
    """
    clusters: list[Cluster] = []
    spaces: set[int] = set()
    for number, run in enumerate(runs):
        for text in _PIECES.findall(run.text):
            if text.isspace() and text != IDEOGRAPHIC_SPACE:
                spaces.add(len(clusters))
                continue
            cluster = _cluster(text, number, run)
            previous = clusters[-1] if clusters else None
            joins = previous is not None and previous.is_latin and cluster.is_latin and len(clusters) not in spaces
            if joins and previous is not None and previous.run == number:
                previous.text += text
                previous.width += cluster.width
                continue
            clusters.append(cluster)
    clusters, spaces, joints = _cut_long(clusters, spaces, runs, width)
    joints |= _wide_joints(clusters, spaces, width)
    gaps = [
        _gap(a, b, runs[a.run].size, has_space=index + 1 in spaces, is_joint=index + 1 in joints)
        for index, (a, b) in enumerate(pairwise(clusters))
    ]
    return clusters, gaps


def _cluster(text: str, number: int, run: Run) -> Cluster:
    size = run.size
    if text == "——":
        return Cluster(text, number, 2 * size, is_dash=True)
    width = run.face.width(text, size)
    cluster = Cluster(text, number, width, is_attached=run.is_attached)
    if text in EMPTY_RIGHT and width > 0.9 * size:
        cluster.blank_right = width - 0.5 * size
    elif text in EMPTY_LEFT and width > 0.9 * size:
        cluster.blank_left = width - 0.5 * size
    elif is_latin(text) or text in ",.;:!?":
        cluster.is_latin = True
    return cluster


def _cut_long(
    clusters: list[Cluster], spaces: set[int], runs: Sequence[Run], width: float
) -> tuple[list[Cluster], set[int], set[int]]:
    if all(cluster.width <= width for cluster in clusters):
        return clusters, spaces, set()
    cut: list[Cluster] = []
    new_spaces: set[int] = set()
    new_joints: set[int] = set()
    for index, cluster in enumerate(clusters):
        if index in spaces:
            new_spaces.add(len(cut))
        if cluster.width <= width or len(cluster.text) == 1 or cluster.is_dash:
            cut.append(cluster)
            continue
        run = runs[cluster.run]
        parts = [part for part in _JOINT.split(cluster.text) if part]
        if any(run.face.width(part, run.size) > width for part in parts):
            parts = list(cluster.text)
        new_joints.update(range(len(cut) + 1, len(cut) + len(parts)))
        for part in parts:
            cut.append(Cluster(part, cluster.run, run.face.width(part, run.size), is_latin=True))
    return cut, new_spaces, new_joints


def _wide_joints(clusters: Sequence[Cluster], spaces: set[int], width: float) -> set[int]:
    """Where a word of several looks that is wider than a line may be parted: where its look changes."""
    joints: set[int] = set()
    start = 0
    for end in range(1, len(clusters) + 1):
        if end < len(clusters) and end not in spaces and clusters[end - 1].is_latin and clusters[end].is_latin:
            continue
        if end - start > 1 and sum(cluster.width for cluster in clusters[start:end]) > width:
            joints.update(i for i in range(start + 1, end) if clusters[i - 1].run != clusters[i].run)
        start = end
    return joints


def _gap(a: Cluster, b: Cluster, size: float, *, has_space: bool, is_joint: bool) -> Gap:
    last, first = a.text[-1], b.text[0]
    if b.is_attached or (a.is_attached and (first in NO_START)):
        return Gap(can_break=False)
    can_break = first not in NO_START and last not in NO_END
    if a.is_latin and b.is_latin:
        if has_space:
            return Gap(0.25 * size, 0.06 * size, 0.125 * size, 4, can_break, True)
        return Gap(can_break=is_joint and can_break)
    blank = a.blank_right + b.blank_left
    if blank:
        return _gap_at_mark(a, b, size, blank, can_break, has_space)
    if not has_space and not a.is_latin and first in _CLINGING:
        return Gap(can_break=False)
    if not has_space and last == "/":
        return Gap(can_break=can_break)
    if is_fixed(first) or is_fixed(last) or IDEOGRAPHIC_SPACE in (first, last):
        return Gap(0.0, 0.0, HAN_STRETCH * size, 0, can_break, has_space, is_loose=not (a.is_latin or b.is_latin))
    if a.is_latin != b.is_latin and not a.is_dash and not b.is_dash and not _is_symbol(a, b):
        shrink, stretch = HAN_LATIN_SHRINK * size, HAN_LATIN_STRETCH * size
        return Gap(HAN_LATIN_GAP * size, shrink, stretch, HAN_LATIN_ORDER, can_break, has_space)
    width = 0.25 * size if has_space else 0.0
    return Gap(width, 0.0, HAN_STRETCH * size, 0, can_break, has_space, is_loose=True)


def _gap_at_mark(a: Cluster, b: Cluster, size: float, blank: float, can_break: bool, has_space: bool) -> Gap:
    """CLREQ 3.1.6: between two neighbouring marks no more than half an em is left blank, none between like ones."""
    order = SQUEEZE_ORDER.get(a.text if a.blank_right else b.text, 2)
    if is_fixed(a.text[-1]) and is_fixed(b.text[0]):
        if a.blank_right and b.blank_left:  # ）（
            return Gap(0.5 * size - blank, 0.0, 0.0, 0, can_break, has_space)
        return Gap(-blank, 0.0, 0.0, 0, can_break, has_space)  # ”。 （《
    return Gap(0.0, 0.5 * blank, 0.0, order, can_break, has_space, is_loose=True)


def _is_symbol(a: Cluster, b: Cluster) -> bool:
    """Neither Han nor Latin meets the other: a dot, a dash, an arrow keeps its own room."""
    other = b if a.is_latin else a
    return other.text in "·…～①②③④⑤⑥⑦⑧⑨⑩" or other.text.startswith("…")
