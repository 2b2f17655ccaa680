"""Break a paragraph into lines, all lines at once (Knuth and Plass, 1981), with the gaps of Chinese text.

A Han text may break almost anywhere, so most starts of a line have only two or three ends that fill it well. The
search looks at these alone: the prefix sums of the widths give them by bisection, and the cost stays linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from builder.typeset.clusters import GB, HAN_STRETCH, Cluster, Gap, House, Run, clusters_of
from builder.typeset.lines import LOOSEST as LOOSEST
from builder.typeset.lines import SOFT_HYPHEN as SOFT_HYPHEN
from builder.typeset.lines import Line as Line
from builder.typeset.lines import Span as Span
from builder.typeset.lines import spans_of, spread, squeeze
from builder.typeset.words import BY_SYLLABLE, can_hyphenate

Align = Literal["justify", "left", "center", "right"]
_INFINITE = float("inf")
_SHORT_LAST_LINE = 4000.0  # what a last line of a single character costs
ENDS_TRIED = 4  # ends before the natural one that a line looks at; a ragged line looks at twice as many
_LINE = 10.0  # what a line costs: fewer lines where all else is equal
_TOO_LOOSE = 20_000.0  # what a line beyond that costs, and again for each em
_OVERFULL = 1e9
NARROW = 20  # em: in a column narrower than this a paragraph is indented by one em


@lru_cache(maxsize=20_000)
def break_lines(
    runs: tuple[Run, ...], width: float, indent: float = 0.0, align: Align = "justify", house: House = GB
) -> tuple[Line, ...]:
    """Set the runs into lines of `width` points, the first one indented.

    A text with no characters gives no line. A single character that is wider than the line stands out on the right.
    Words are parted by syllables only where the text cannot be set well without.
    """
    if indent >= width:
        indent = 0.0
    whole = replace(house, hyphenates=False) if house.hyphenates else house
    clusters, gaps = clusters_of(runs, width - indent, whole)
    if not clusters:
        return ()
    measure = _Measure(runs, clusters, gaps, width, indent)
    breaks = _best_breaks(measure, is_justified=align == "justify")
    if house.hyphenates and _is_badly_set(measure, breaks, is_justified=align == "justify"):
        clusters, gaps = clusters_of(runs, width - indent, house)
        measure = _Measure(runs, clusters, gaps, width, indent)
        breaks = _best_breaks(measure, is_justified=align == "justify")
    lines = []
    start = 0
    for end in breaks:
        is_last = end == breaks[-1]
        lines.append(_set_line(measure, start, end, align, is_last=is_last))
        start = end
    return tuple(lines)


def first_indent(ems: float, size: float, width: float) -> float:
    """How far a paragraph's first line is indented, in points: by one em at most in a narrow column."""
    return (min(ems, 1.0) if width < NARROW * size else ems) * size


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
        at = shrink = stretch = loose = 0.0
        self.starts: list[float] = []
        self.shrinks: list[float] = [0.0]
        self.stretches: list[float] = [0.0]
        self.loose: list[float] = [0.0]  # what of the stretch lies between Han
        for index, cluster in enumerate(clusters):
            self.starts.append(at)
            at += cluster.width
            if index < len(gaps):
                gap = gaps[index]
                at += gap.width
                shrink += gap.shrink
                stretch += gap.stretch
                if gap.is_loose:
                    loose += gap.stretch
                self.shrinks.append(shrink)
                self.stretches.append(stretch)
                self.loose.append(loose)
        self.count = count = len(clusters)
        self.costs = [_LINE + gap.cost for gap in gaps]
        self.hyphens = [gap.hyphen for gap in gaps] + [0.0] * (count - len(gaps))
        self.can_end = [gap.can_break for gap in gaps] + [True] * (count - len(gaps))
        # Where the ink of a line begins and ends: the empty half of a mark at either edge is trimmed.
        self.lefts = [start + cluster.blank_left for start, cluster in zip(self.starts, clusters, strict=True)]
        self.rights = [
            start + cluster.width - (cluster.hang or cluster.blank_right) + hyphen
            for start, cluster, hyphen in zip(self.starts, clusters, self.hyphens, strict=True)
        ]
        # What bisection looks at. A trimmed mark may end before its neighbour: the list is kept sorted.
        self.ends = list(accumulate(self.rights, max))

    def target(self, start: int) -> float:
        return self.width - self.indent if start == 0 else self.width

    def natural(self, start: int, end: int) -> float:
        """The width of clusters start to end (excluded) on a line of their own."""
        return self.rights[end - 1] - self.lefts[start]

    def size(self, start: int) -> float:
        """The size of what stands at the start of a line."""
        return self.runs[self.clusters[start].run].size

    def most(self, start: int, end: int) -> float:
        """How far a line can be stretched before it is looser than CLREQ allows."""
        loose = self.loose[end - 1] - self.loose[start]
        limited = self.stretches[end - 1] - self.stretches[start] - loose
        return limited + loose * LOOSEST / HAN_STRETCH if loose else 2 * limited


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
    limit = measure.lefts[start] + target  # where the line is full
    rights, can_end, shrinks = measure.rights, measure.can_end, measure.shrinks
    count = len(rights)
    fitting = bisect_left(measure.ends, limit + 1e-6, start)  # clusters start..fitting-1 fit unsqueezed
    found: list[tuple[int, float]] = []
    # Beyond the natural end: while squeezing can bring the line back.
    natural = end = max(fitting, start + 1)
    while end <= count:
        slack = limit - rights[end - 1]
        if slack < -1e-6 and end > start + 1 and (not is_justified or -slack > shrinks[end - 1] - shrinks[start]):
            break
        if can_end[end - 1]:
            found.append((end, _cost(measure, start, end, slack, is_justified)))
        end += 1
    # Before it: the nearest ends, stretching more and more.
    end = natural - 1
    tries = ENDS_TRIED if is_justified else 2 * ENDS_TRIED
    while end > start and (tries or not found):
        if can_end[end - 1]:
            found.append((end, _cost(measure, start, end, limit - rights[end - 1], is_justified)))
            tries -= bool(tries)
        end -= 1
    if not found:  # nothing may break for a whole line: go on to the first place that may
        end = next(end for end in range(start + 1, count + 1) if can_end[end - 1])
        found.append((end, _OVERFULL))
    return found


def _cost(measure: _Measure, start: int, end: int, slack: float, is_justified: bool) -> float:
    if end == measure.count:
        is_short = start and measure.target(start) - slack < 2.01 * measure.size(start)
        overfull = _OVERFULL if slack < -1e-6 and not is_justified else 0.0
        return _LINE + (_SHORT_LAST_LINE if is_short else 0.0) + overfull + _squeezed(measure, start, end, slack)
    cost = measure.costs[end - 1]
    if not is_justified:
        return cost + (slack / measure.size(start)) ** 2 + (_OVERFULL if slack < -1e-6 else 0.0)
    if slack < 0:
        return cost + _squeezed(measure, start, end, slack)
    stretch = measure.stretches[end - 1] - measure.stretches[start]
    ratio = slack / stretch if stretch > 1e-9 else (0.0 if slack < 0.01 else 40.0)
    if ratio <= 1.0:
        return cost + 100 * ratio * ratio
    if (beyond := slack - measure.most(start, end)) > 1e-6:
        cost += _TOO_LOOSE * (1 + beyond / measure.size(start))
    return cost + 100 * min(ratio, 40.0) ** 2


def _squeezed(measure: _Measure, start: int, end: int, slack: float) -> float:
    if slack >= -1e-6:
        return 0.0
    shrink = measure.shrinks[end - 1] - measure.shrinks[start]
    return 60 * (-slack / shrink) ** 2 if -slack <= shrink + 1e-6 else _OVERFULL


def _is_badly_set(measure: _Measure, breaks: Sequence[int], *, is_justified: bool) -> bool:
    """Whether parting words by syllables might mend something: a line too loose, a word cut where it has no joint."""
    if not any(cluster.is_latin and can_hyphenate(cluster.text) for cluster in measure.clusters) and not any(
        gap.cost == BY_SYLLABLE and not gap.hyphen for gap in measure.gaps
    ):
        return False
    for start, end in pairwise([0, *breaks[:-1]]):
        slack = measure.target(start) - measure.natural(start, end)
        if (is_justified and slack > measure.most(start, end)) or measure.gaps[end - 1].cost == BY_SYLLABLE:
            return True
    return False


def _set_line(measure: _Measure, start: int, end: int, align: Align, *, is_last: bool) -> Line:
    target = measure.target(start)
    slack = target - measure.natural(start, end)
    widths = [gap.width for gap in measure.gaps[start : end - 1]]
    gaps = measure.gaps[start : end - 1]
    if slack < -1e-6:
        squeeze(widths, gaps, -slack)
    elif align == "justify" and not is_last:
        spread(widths, gaps, slack)
    x = measure.indent if start == 0 else 0.0
    if align in ("center", "right") and slack > 0:
        x += slack / 2 if align == "center" else slack
    clusters = measure.clusters[start:end]
    last = clusters[-1]
    spans = tuple(spans_of(measure.runs, clusters, gaps, widths, x - clusters[0].blank_left))
    if hyphen := measure.hyphens[end - 1]:
        spans = (*spans, Span(spans[-1].x + spans[-1].width, SOFT_HYPHEN, last.run, hyphen))
    ink_end = spans[-1].x + spans[-1].width - (last.hang or last.blank_right)
    return Line(spans, ink_end, is_last)
