"""Set one line: give and take room at its gaps in CLREQ's order, and say where each piece of text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.typeset.clusters import HAN_STRETCH, Cluster, Gap, Run
from builder.typeset.marks import HAN_LATIN_ORDER

LOOSEST = 0.25  # em between Han: CLREQ's most
SOFT_HYPHEN = "\u00ad"  # the text of a span that is drawn as a hyphen and is no part of the text


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are drawn in one go, `x` points from the left edge of the box.

    `tracking` is added after each character, `scale` widens the glyphs (a doubled dash is drawn joined).
    """

    x: float
    text: str
    run: int
    width: float
    tracking: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its spans, where its ink ends, and whether it was made to fill the width."""

    spans: tuple[Span, ...]
    width: float
    is_last: bool


def squeeze(widths: list[float], gaps: Sequence[Gap], excess: float) -> None:
    """Take the excess from the gaps in CLREQ's order, evenly within one rank."""
    for order in (1, 2, 3, 4):
        members = [index for index, gap in enumerate(gaps) if gap.order == order and gap.shrink]
        room = sum(gaps[index].shrink for index in members)
        if not room:
            continue
        share = min(1.0, excess / room)
        for index in members:
            widths[index] -= share * gaps[index].shrink
        excess -= share * room
        if excess < 1e-9:
            return


def spread(widths: list[float], gaps: Sequence[Gap], slack: float) -> None:
    """Give the slack in CLREQ's order: spaces, Han-Latin gaps, each to its limit, then evenly between Han."""
    spaces = [i for i, gap in enumerate(gaps) if gap.stretch and not gap.is_loose and gap.has_space]
    latin = [i for i, gap in enumerate(gaps) if gap.order == HAN_LATIN_ORDER and gap.stretch and not gap.has_space]
    for members in (spaces, latin):
        room = sum(gaps[index].stretch for index in members)
        share = min(1.0, slack / room) if room else 0.0
        for index in members:
            widths[index] += share * gaps[index].stretch
        slack -= share * room
    loose = [index for index, gap in enumerate(gaps) if gap.is_loose and gap.stretch]
    room = sum(gaps[index].stretch for index in loose) * LOOSEST / HAN_STRETCH
    if loose and slack <= room:
        for index in loose:
            widths[index] += slack / len(loose)
        return
    for index in loose:
        widths[index] += room / len(loose)
    # Beyond what is allowed: everything that can gives the same, so that no hole is torn at a single place.
    members = [*spaces, *latin, *loose] or [index for index, gap in enumerate(gaps) if gap.stretch]
    for index in members:
        widths[index] += (slack - (room if loose else 0.0)) / len(members)


def spans_of(
    runs: Sequence[Run], clusters: Sequence[Cluster], gaps: Sequence[Gap], widths: Sequence[float], x: float
) -> list[Span]:
    """The clusters of a line as few spans: Han characters of one run that stand equally far apart are one."""
    spans: list[Span] = []
    text, run, left, tracking = "", -1, x, 0.0
    at = x

    def close() -> None:
        if text:
            spans.append(Span(left, text, run, at - left, tracking if len(text) > 1 else 0.0))

    for index, cluster in enumerate(clusters):
        is_end = index == len(clusters) - 1
        gap = 0.0 if is_end else widths[index]
        can_join = len(cluster.text) == 1 and not cluster.is_latin
        if index and _is_one_word(clusters[index - 1], cluster, gaps[index - 1]):
            word = spans.pop()  # it might have been broken here, and was not
            left, text, run, tracking = word.x, word.text, word.run, 0.0
        # The last character stands alone where others are spread: what is added after a character would stand out.
        elif not (text and can_join and run == cluster.run) or (is_end and tracking):
            close()
            text, run, left, tracking = "", cluster.run, at, gap
        if cluster.is_dash:
            spans.extend(_dash(runs[cluster.run], cluster, at))
            if not is_end and gaps[index].has_space:
                spans[-1] = replace(spans[-1], text="— ")
            at += cluster.width + gap
            continue
        text += cluster.text
        at += cluster.width
        if not is_end and gaps[index].has_space:
            text += " "
        if is_end or not can_join or text.endswith(" ") or abs(gap - tracking) > 1e-6:
            if not can_join or text.endswith(" "):
                tracking = 0.0
            close()
            text = ""
        at += gap
    return spans


def _is_one_word(a: Cluster, b: Cluster, gap: Gap) -> bool:
    return a.is_latin and b.is_latin and a.run == b.run and not gap.width and not gap.has_space


def _dash(run: Run, cluster: Cluster, x: float) -> list[Span]:
    """A doubled dash: two glyphs, widened so that they meet and fill their two em."""
    glyph = run.face.width("—", run.size)
    scale = min(1.25, 1.1 * run.size / glyph) if glyph < run.size else 1.0
    return [
        Span(x, "—", cluster.run, run.size, 0.0, scale),
        Span(x + run.size * 0.94, "—", cluster.run, run.size * 1.06, 0.0, scale),
    ]
