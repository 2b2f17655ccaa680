"""How much text a place on a slide can hold, and in which size: asked before anything is written.

Lines are counted by a measure that is passed in. The one here needs no font file and rather counts a line too many.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from builder.deck import geometry as at
from builder.deck.chart_room import has_room
from builder.deck.places import Layout, Place, Stage, Style
from builder.deck.slides import Frame
from builder.deck.text import Run
from builder.model.chart import Chart, HeatTable, RankedBars, Scatter, TileMap, Tree, TreeNode

Measure = Callable[[str, float, float], int]
"""Text, size and width in points -> number of lines."""

ONE_SIZE = (1.0,)
TITLE_STEPS = (1.0, 24 / 26, 22 / 26, 20 / 26, 18 / 26)
POINT_STEPS = (20 / 18, 1.0, 16 / 18)
TEXT_STEPS = (18 / 16, 1.0, 14 / 16)
ASIDE_STEPS = (1.0, 14 / 16)
LABEL_STEPS = (1.0, 12 / 14)
DISPLAY_STEPS = (1.0, 0.8, 0.65, 0.5)
MOST_FILLED = 0.85
MOST_ROWS_BESIDE_TEXT = 20
MOST_LEAVES_ACROSS = 8

_WIDE = "十"  # as wide as it is high
_CLOSING = "，。、；：？！）》」』】〕〉”’％%…—～·,.;:?!)]}"
_OPENING = "（《「『【〔〈“‘([{"
_CLUSTER = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9]+(?:[.,:/+\-&'@_%][A-Za-z0-9]+)*|\s+|.)[{re.escape(_CLOSING)}]*"
)


class NoRoom(ValueError):
    """A text is too long for the place it is meant for. `hint` says what its author can do."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.hint = hint
        super().__init__(what)


def estimate(text: str, size: float, width: float) -> int:
    """The number of lines of a text, from the rough widths of its characters."""
    lines, used = 1, 0.0
    for cluster in _CLUSTER.findall(text):
        wide = text_width(cluster, size)
        if used and used + wide > width:
            lines += 1
            used = 0.0
            if cluster.isspace():
                continue
        used += wide
        while used > width:
            lines += 1
            used -= width
    return lines


def text_width(text: str, size: float) -> float:
    """The rough width of a text on one line, in points: a Han character is as wide as it is high."""
    return _ems(text) * size


def height_of(paragraphs: Sequence[str], width: float, style: Style, measure: Measure = estimate) -> float:
    """How high paragraphs stand when they are set in a style, without the space after the last."""
    return _height(_lines(paragraphs, width, style, measure), len(paragraphs), style)


def fits(paragraphs: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate) -> bool:
    """Whether paragraphs have room in a frame, in as many lines as their style allows."""
    lines = _lines(paragraphs, frame.width, style, measure)
    is_short = not style.most_lines or lines <= style.most_lines
    return is_short and _height(lines, len(paragraphs), style) <= frame.height


def sizes(style: Style, steps: Sequence[float]) -> tuple[Style, ...]:
    """A style in its own size and in the others that `steps` give (factors of it), none under its least."""
    sized = (style.sized(round(style.size * step)) if step != 1 else style for step in steps)
    return tuple(each for each in sized if each.size >= min(style.least, style.size))


def style_that_fits(
    paragraphs: Sequence[str],
    frame: Frame,
    style: Style,
    steps: Sequence[float] = ONE_SIZE,
    measure: Measure = estimate,
) -> Style:
    """The style in the first of its sizes at which the text has room; NoRoom if in none."""
    for sized in sizes(style, steps):
        if fits(paragraphs, frame, sized, measure):
            return sized
    held = characters_held(paragraphs, frame, sized, measure)
    total = sum(map(len, paragraphs))
    what = f"“{paragraphs[0][:20]}…” has {total} characters, {held} have room in {sized.size:g} pt"
    raise NoRoom(what, "say it in fewer words")


def is_shrunk(
    paragraphs: Sequence[str], frame: Frame, style: Style, nominal: float, measure: Measure = estimate
) -> bool:
    """Whether a text would be too long in a larger, nominal size with the leading that it has in its style.

    Only then does PowerPoint, which shrinks a text in its nominal size, come to the style's.
    """
    return style.size < nominal and not fits(paragraphs, frame, replace(style, size=nominal), measure)


def characters_held(paragraphs: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate) -> int:
    """How many characters of a text that is too long have room, from its beginning."""
    low, high = 0, sum(map(len, paragraphs))
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_first(paragraphs, middle), frame, style, measure):
            low = middle
        else:
            high = middle - 1
    return low


def shortened(text: str, frame: Frame, style: Style, measure: Measure = estimate) -> str:
    """A text, or as much of it as has room, with an ellipsis."""
    if fits((text,), frame, style, measure):
        return text
    held = range(len(text) - 1, 0, -1)
    return next((cut for n in held if fits((cut := f"{text[:n]}…",), frame, style, measure)), "")


def spread(paragraphs: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate) -> Style:
    """The style with more room between paragraphs, up to twice its own, where the frame has it to spare."""
    gaps = len(paragraphs) - 1
    spare = MOST_FILLED * frame.height - height_of(paragraphs, frame.width, style, measure)
    return replace(style, after=style.after + min(int(spare / gaps), style.after)) if gaps and spare > 0 else style


def row_style(texts: Sequence[str], frames: Sequence[Frame], style: Style, measure: Measure = estimate) -> Style:
    """The style in the first size at which texts that stand beside each other all have room."""
    pairs = zip(texts, frames, strict=True)
    styles = [style_that_fits((text,), frame, style, ASIDE_STEPS, measure) for text, frame in pairs]
    return min(styles, key=lambda sized: sized.size, default=style)


def split_points(
    points: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate
) -> tuple[tuple[str, ...], ...]:
    """Points dealt out to as few frames as will hold them, evenly; NoRoom for one that fills more than a frame."""
    for point in points:
        style_that_fits((point,), frame, style, measure=measure)
    heights = [height_of((point,), frame.width, style, measure) for point in points]
    low, high = max(heights, default=0.0), frame.height
    count = len(_dealt(heights, style.after, high))
    # The lowest limit that still needs no more frames gives the most even share.
    for limit in sorted(_sums(heights, style.after)):
        if low <= limit <= high and len(_dealt(heights, style.after, limit)) == count:
            high = limit
            break
    groups, start = [], 0
    for size in _dealt(heights, style.after, high):
        groups.append(tuple(points[start : start + size]))
        start += size
    return tuple(groups)


def share_out(
    points: Sequence[str], place: Place, steps: Sequence[float], measure: Measure = estimate
) -> tuple[tuple[str, ...], ...]:
    """Points on one slide, if they have room there in one of their sizes; else on as few as hold them, evenly.

    NoRoom for one that fills more than a slide.
    """
    tried = sizes(place.style, steps)
    if any(fits(points, place.room, style, measure) for style in tried):
        return (tuple(points),)
    for style in (each for each in tried if each.size <= place.style.size):
        if all(fits((point,), place.room, style, measure) for point in points):
            break
    return split_points(points, place.room, style, measure)


def points_held(points: Sequence[str], place: Place, steps: Sequence[float], measure: Measure = estimate) -> int:
    """How many points, from the first, have room in a place in the smallest of their sizes."""
    smallest = min(sizes(place.style, steps), key=lambda style: style.size)
    counts = range(len(points), 0, -1)
    return next((count for count in counts if fits(points[:count], place.room, smallest, measure)), 0)


def as_wide_as(text: str, runs: Sequence[Run], size: float) -> str:
    """A text that is as long as one of which some words are set larger: so that it can be measured in one size."""
    extra = sum(text_width(run.text, run.size - size) for run in runs if run.size > size)
    return text + _WIDE * math.ceil(extra / size)


def agenda_style(place: Place, titles: Sequence[str], measure: Measure = estimate) -> Style:
    """The style of an agenda's lines, with as much between them as lets all stand; NoRoom if one needs two."""
    style = place.style
    for title in titles:
        if measure(title, style.size, place.frame.width - style.indent) > 1:
            raise NoRoom(f"“{title[:20]}…” is longer than a line of the agenda")
    spare = place.frame.height - len(titles) * style.leading
    if spare < 0:
        raise NoRoom(f"an agenda of {len(titles)} entries is higher than {place.frame.height:.0f} pt")
    return replace(style, after=min(style.after, int(spare / max(len(titles) - 1, 1))))


def layout_of(stage: Stage, chart: Chart, takeaways: int = 1) -> Layout:
    """High charts stand beside their takeaways, wide ones over them; the other way where they can be read only there.

    Without takeaways a chart takes the whole width.
    """
    wide, high = stage["chart-wide"], stage["chart"]
    if not takeaways:
        return wide
    tried = (high, wide) if _is_high(chart) else (wide, high)
    fitting = (layout for layout in tried if has_room(chart, chart_frame(layout, takeaways), stage.theme))
    return next(fitting, wide)


def chart_frame(layout: Layout, takeaways: int) -> Frame:
    """The room for a chart that stands with so many takeaways: with none under it, also theirs."""
    frame = layout.place("object").frame
    return frame if takeaways or layout.has("takeaways") else at.around((frame, _row(layout)))


def takeaway_frames(layout: Layout, takeaways: int) -> tuple[Frame, ...]:
    """The room for the takeaways: one column for all, or a row with a column for each."""
    if layout.has("takeaways"):
        return (layout.place("takeaways").room,)
    return at.side_by_side(_row(layout), takeaways) if takeaways else ()


def takeaways_held(
    stage: Stage, chart: Chart, takeaways: Sequence[str], most: int, measure: Measure = estimate
) -> int:
    """How many takeaways can stand with a chart, from the first; NoRoom where the chart cannot even be read alone."""
    for count in range(min(most, len(takeaways)), -1, -1):
        layout = layout_of(stage, chart, count)
        if has_room(chart, chart_frame(layout, count), stage.theme) and _have_room(takeaways[:count], layout, measure):
            return count
    alone = chart_frame(layout, 0)
    raise NoRoom(_too_large(chart, alone, stage), "choose fewer of its rows, or part it in two figures")


def _too_large(chart: Any, frame: Frame, stage: Stage) -> str:
    """What is wrong with a chart that cannot be read on a slide, and how many of its rows could be."""
    names = getattr(chart, "categories", ())
    fewer = (replace(chart, categories=names[:count]) for count in range(len(names) - 1, 0, -1))
    read = next((len(each.categories) for each in fewer if has_room(each, frame, stage.theme)), 0)
    if not read:
        return "its figure is too large to be read on a slide"
    return f"its figure has {len(names)} rows, {read} can be read on a slide"


def _have_room(takeaways: Sequence[str], layout: Layout, measure: Measure) -> bool:
    """Whether some takeaways stand beside or under a chart in one of their sizes."""
    frames = takeaway_frames(layout, len(takeaways))
    role = "takeaways" if layout.has("takeaways") else "takeaway 1"
    style = sizes(layout.place(role).style, ASIDE_STEPS)[-1]
    if layout.has("takeaways"):
        return fits(takeaways, frames[0], style, measure)
    return all(fits((text,), frame, style, measure) for text, frame in zip(takeaways, frames, strict=True))


def _is_high(chart: Chart) -> bool:
    """Whether a chart is rather high than wide."""
    match chart:
        case RankedBars(categories):
            return len(categories) <= MOST_ROWS_BESIDE_TEXT
        case Tree():
            return _leaves(chart.root) > MOST_LEAVES_ACROSS
        case Scatter() | TileMap() | HeatTable():
            return True
        case _:
            return False


def _leaves(node: TreeNode) -> int:
    return sum(map(_leaves, node.children)) or 1


def _lines(paragraphs: Sequence[str], width: float, style: Style, measure: Measure) -> int:
    return sum(measure(text, style.size, width - style.indent) for text in paragraphs)


def _height(lines: int, paragraphs: int, style: Style) -> float:
    return lines * style.leading + max(paragraphs - 1, 0) * style.after


def _first(paragraphs: Sequence[str], count: int) -> list[str]:
    """So many characters from the beginning of some paragraphs."""
    kept: list[str] = []
    for text in paragraphs:
        if count > 0:
            kept.append(text[:count])
            count -= len(text)
    return kept


def _row(layout: Layout) -> Frame:
    """The row of takeaways under a wide chart."""
    return at.around([place.frame for place in layout.places if place.role.startswith("takeaway ")])


def _dealt(heights: Sequence[float], after: float, limit: float) -> list[int]:
    counts: list[int] = []
    filled = 0.0
    for height in heights:
        if counts and filled + after + height <= limit:
            counts[-1] += 1
            filled += after + height
        else:
            counts.append(1)
            filled = height
    return counts


def _sums(heights: Sequence[float], after: float) -> set[float]:
    return {
        sum(heights[i:j]) + (j - i - 1) * after for i in range(len(heights)) for j in range(i + 1, len(heights) + 1)
    }


@lru_cache(maxsize=16384)
def _ems(text: str) -> float:
    return sum(map(_em, text))


def _em(character: str) -> float:
    code = ord(character)
    if code < 0x2000 and character not in "·×÷°±":
        return 0.3 if character in " .,:;'|!ijl" else 0.7 if character.isupper() or character in "%@&mw" else 0.57
    return 1.0
