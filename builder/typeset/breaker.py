"""Break a paragraph into lines, all lines at once (Knuth and Plass, 1981), with the gaps of Chinese text.

A Han text may break almost anywhere, so most starts of a line have only two or three ends that fill it well. The
search looks at these alone: the prefix sums of the widths give them by bisection, and the cost stays linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from builder.typeset.clusters import Cluster, Gap, Run, clusters_of

Align = Literal["justify", "left", "center", "right"]
_INFINITE = float("inf")
_SHORT_LAST_LINE = 4000.0  # what a last line of a single character costs
ENDS_TRIED = 4  # ends before the natural one that a line looks at; a ragged line looks at twice as many
_LINE = 10.0  # what a line costs: fewer lines where all else is equal


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


@lru_cache(maxsize=20_000)
def break_lines(
    runs: tuple[Run, ...], width: float, indent: float = 0.0, align: Align = "justify"
) -> tuple[Line, ...]:
    """Set the runs into lines of `width` points, the first one indented.

    A text with no characters gives no line. What cannot be broken and is wider than the line stands out on the right.
    """
    clusters, gaps = clusters_of(runs, width - indent)
    if not clusters:
        return ()
    measure = _Measure(runs, clusters, gaps, width, indent)
    breaks = _best_breaks(measure, is_justified=align == "justify")
    lines = []
    start = 0
    for end in breaks:
        is_last = end == breaks[-1]
        lines.append(_set_line(measure, start, end, align, is_last=is_last))
        start = end
    return tuple(lines)


def natural_width(runs: tuple[Run, ...]) -> float:
    """How wide the runs stand on one line."""
    lines = break_lines(runs, 1e6, 0.0, "left")
    return lines[0].width if lines else 0.0


class _Measure:
    """Prefix sums over the clusters: natural width, shrink and stretch of any stretch of text in constant time."""

    def __init__(
        self, runs: Sequence[Run], clusters: list[Cluster], gaps: list[Gap], width: float, indent: float
    ) -> None:
        self.runs, self.clusters, self.gaps = runs, clusters, gaps
        self.width, self.indent = width, indent
        at = shrink = stretch = 0.0
        self.starts: list[float] = []
        self.shrinks: list[float] = [0.0]
        self.stretches: list[float] = [0.0]
        for index, cluster in enumerate(clusters):
            self.starts.append(at)
            at += cluster.width
            if index < len(gaps):
                gap = gaps[index]
                at += gap.width
                shrink += gap.shrink
                stretch += gap.stretch
                self.shrinks.append(shrink)
                self.stretches.append(stretch)
        # Ends of lines, blank half of a final mark trimmed: what bisection looks at.
        self.ends = [self.starts[i] + c.width - c.blank_right for i, c in enumerate(clusters)]
        for index in range(1, len(self.ends)):  # a trimmed mark may end before its neighbour: keep the list sorted
            self.ends[index] = max(self.ends[index], self.ends[index - 1])

    def target(self, start: int) -> float:
        return self.width - self.indent if start == 0 else self.width

    def natural(self, start: int, end: int) -> float:
        """The width of clusters start to end (excluded) on a line of their own."""
        last = self.clusters[end - 1]
        right = self.starts[end - 1] + last.width - last.blank_right
        return right - self.starts[start] - self.clusters[start].blank_left

    def can_break(self, end: int) -> bool:
        return end == len(self.clusters) or self.gaps[end - 1].can_break


def _best_breaks(measure: _Measure, *, is_justified: bool) -> list[int]:
    count = len(measure.clusters)
    costs = [_INFINITE] * (count + 1)
    previous = [0] * (count + 1)
    costs[0] = 0.0
    for start in range(count):
        if costs[start] == _INFINITE:
            continue
        for end, cost in _ends(measure, start, is_justified=is_justified):
            total = costs[start] + cost
            if total < costs[end]:
                costs[end] = total
                previous[end] = start
    breaks = []
    end = count
    while end:
        breaks.append(end)
        end = previous[end]
    return breaks[::-1]


def _ends(measure: _Measure, start: int, *, is_justified: bool) -> list[tuple[int, float]]:
    """Where a line that begins at `start` may end, with the cost of each end."""
    target = measure.target(start)
    left = measure.starts[start] + measure.clusters[start].blank_left
    count = len(measure.clusters)
    fitting = bisect_left(measure.ends, left + target + 1e-6, start) # clusters start..fitting-1 fit unsqueezed
    found: list[tuple[int, float]] = []
    # Beyond the natural end: while squeezing can bring the line back.
    end = max(fitting, start + 1)
    while end <= count:
        excess = measure.natural(start, end) - target
        if excess > 1e-6 and end > start + 1:
            shrink = measure.shrinks[end - 1] - measure.shrinks[start]
            if excess > shrink or not is_justified:
                break
        if measure.can_break(end):
            found.append((end, _cost(measure, start, end, target, is_justified=is_justified)))
        end += 1
    # Before it: the nearest ends, stretching more and more.
    end = max(fitting, start + 1) - 1
    tried = 0
    most = ENDS_TRIED if is_justified else 2 * ENDS_TRIED
    while end > start and (tried < most or not found):
        if measure.can_break(end):
            found.append((end, _cost(measure, start, end, target, is_justified=is_justified)))
            tried += 1
        end -= 1
    if not found:  # nothing may break for a whole line: go on to the first place that may
        end = next(end for end in range(start + 1, count + 1) if measure.can_break(end))
        found.append((end, 1e6))
    return found


def _cost(measure: _Measure, start: int, end: int, target: float, *, is_justified: bool) -> float:
    slack = target - measure.natural(start, end)
    size = measure.runs[measure.clusters[start].run].size
    if end == len(measure.clusters):
        short = _SHORT_LAST_LINE if start and target - slack < 2.01 * size else 0.0
        overfull = 1e5 if slack < -1e-6 and not is_justified else 0.0
        return _LINE + short + overfull + _squeezed(measure, start, end, slack)
    if not is_justified:
        return _LINE + (slack / size) ** 2 + (1e5 if slack < -1e-6 else 0.0)
    if slack < 0:
        return _LINE + _squeezed(measure, start, end, slack)
    stretch = measure.stretches[end - 1] - measure.stretches[start]
    ratio = slack / stretch if stretch > 1e-9 else (0.0 if slack < 0.01 else 40.0)
    return _LINE + 100 * min(ratio, 40.0) ** 2


def _squeezed(measure: _Measure, start: int, end: int, slack: float) -> float:
    if slack >= -1e-6:
        return 0.0
    shrink = measure.shrinks[end - 1] - measure.shrinks[start]
    return 60 * (-slack / shrink) ** 2 if -slack <= shrink + 1e-6 else 1e5


def _set_line(measure: _Measure, start: int, end: int, align: Align, *, is_last: bool) -> Line:
    target = measure.target(start)
    slack = target - measure.natural(start, end)
    widths = [gap.width for gap in measure.gaps[start : end - 1]]
    gaps = measure.gaps[start : end - 1]
    if slack < -1e-6:
        _squeeze(widths, gaps, -slack)
    elif align == "justify" and not is_last:
        _spread(widths, gaps, slack)
    x = measure.indent if start == 0 else 0.0
    if align in ("center", "right") and slack > 0:
        x += slack / 2 if align == "center" else slack
    spans = tuple(_spans(measure, start, end, x - measure.clusters[start].blank_left, widths))
    last = measure.clusters[end - 1]
    ink_end = spans[-1].x + spans[-1].width - last.blank_right
    return Line(spans, ink_end, is_last)


def _squeeze(widths: list[float], gaps: Sequence[Gap], excess: float) -> None:
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


def _spread(widths: list[float], gaps: Sequence[Gap], slack: float) -> None:
    """Give the slack to spaces and Han-Latin gaps up to their limit, then evenly to the gaps between Han."""
    limited = [index for index, gap in enumerate(gaps) if gap.stretch and not gap.is_loose]
    room = sum(gaps[index].stretch for index in limited)
    loose = [index for index, gap in enumerate(gaps) if gap.is_loose]
    nominal = sum(gaps[index].stretch for index in loose)
    share = min(1.0, slack / (room + nominal)) if room + nominal else 0.0
    for index in limited:
        widths[index] += share * gaps[index].stretch
    slack -= share * room
    if loose:
        for index in loose:
            widths[index] += slack / len(loose)
    elif limited:
        for index in limited:
            widths[index] += slack / len(limited)


def _spans(measure: _Measure, start: int, end: int, x: float, widths: Sequence[float]) -> list[Span]:
    """The clusters of a line as few spans: Han characters of one run that stand equally far apart are one."""
    spans: list[Span] = []
    text, run, left, tracking = "", -1, x, 0.0
    at = x

    def close() -> None:
        if text:
            spans.append(Span(left, text, run, at - left, tracking if len(text) > 1 else 0.0))

    for index in range(start, end):
        cluster = measure.clusters[index]
        is_end = index == end - 1
        gap = 0.0 if is_end else widths[index - start]
        can_join = len(cluster.text) == 1 and not cluster.is_latin
        # The last character stands alone where others are spread: what is added after a character would stand out.
        if not (text and can_join and run == cluster.run) or (is_end and tracking):
            close()
            text, run, left, tracking = "", cluster.run, at, gap
        if cluster.is_dash:
            spans.extend(_dash(measure.runs[cluster.run], cluster, at))
            if not is_end and measure.gaps[index].has_space:
                spans[-1] = replace(spans[-1], text="— ")
            at += cluster.width + gap
            continue
        text += cluster.text
        at += cluster.width
        if not is_end and measure.gaps[index].has_space:
            text += " "
        if is_end or not can_join or text.endswith(" ") or abs(gap - tracking) > 1e-6:
            if not can_join or text.endswith(" "):
                tracking = 0.0
            close()
            text = ""
        at += gap
    return spans


def _dash(run: Run, cluster: Cluster, x: float) -> list[Span]:
    """A doubled dash: two glyphs, widened so that they meet and fill their two em."""
    glyph = run.face.width("—", run.size)
    scale = min(1.25, 1.1 * run.size / glyph) if glyph < run.size else 1.0
    return [
        Span(x, "—", cluster.run, run.size, 0.0, scale),
        Span(x + run.size * 0.94, "—", cluster.run, run.size * 1.06, 0.0, scale),
    ]
