"""How much text a place on a slide can hold: asked by the plan before anything is written.

Lines are counted by a measure that is passed in. The one here needs no font file and rather counts a line too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from builder.deck import geometry as at
from builder.deck.layouts import CHART_COLUMN, CHART_WIDE
from builder.deck.places import Layout, Place, Style
from builder.deck.slides import Frame
from builder.model.chart import Chart, HeatTable, RankedBars, Scatter, TileMap, Tree

Measure = Callable[[str, float, float], int]
"""Text, size and width in points -> number of lines."""

ONE_SIZE = (1.0,)
TITLE_STEPS = (1.0, 24 / 26, 22 / 26)
POINT_STEPS = (20 / 18, 1.0, 16 / 18)
TEXT_STEPS = (18 / 16, 1.0, 14 / 16)
ASIDE_STEPS = (1.0, 14 / 16)
LABEL_STEPS = (1.0, 12 / 14)
DISPLAY_STEPS = (1.0, 0.8, 0.65, 0.5)
MOST_FILLED = 0.85
MOST_ROWS_BESIDE_TEXT = 20

_CLOSING = "，。、；：？！）》」』】〕〉”’％%…—～·,.;:?!)]}"
_OPENING = "（《「『【〔〈“‘([{"
_CLUSTER = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9]+(?:[.,:/+\-&'@_%][A-Za-z0-9]+)*|\s+|.)[{re.escape(_CLOSING)}]*"
)


class NoRoom(ValueError):
    """A text is too long for the place it is meant for."""


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
    return sum(_em(character) for character in text) * size


def height_of(paragraphs: Sequence[str], width: float, style: Style, measure: Measure = estimate) -> float:
    """How high paragraphs stand when they are set in a style, without the space after the last."""
    lines = sum(measure(text, style.size, width - style.indent) for text in paragraphs)
    return lines * style.leading + max(len(paragraphs) - 1, 0) * style.after


def fits(paragraphs: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate) -> bool:
    """Whether paragraphs have room in a frame."""
    return height_of(paragraphs, frame.width, style, measure) <= frame.height


def style_that_fits(
    paragraphs: Sequence[str],
    frame: Frame,
    style: Style,
    steps: Sequence[float] = ONE_SIZE,
    measure: Measure = estimate,
) -> Style:
    """The style in the first of its sizes (`steps` are factors of it) at which the text has room; NoRoom if in none."""
    for step in steps:
        sized = style.sized(round(style.size * step)) if step != 1 else style
        if fits(paragraphs, frame, sized, measure):
            return sized
    raise NoRoom(f"there is no room for “{paragraphs[0][:20]}…” in {frame.width:.0f} × {frame.height:.0f} pt")


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


def title_style(title: str, style: Style, measure: Measure = estimate) -> Style:
    """The largest of the title's three sizes at which it takes at most two lines; NoRoom if it always takes more."""
    two_lines = replace(at.TITLE, height=2 * style.leading)
    return style_that_fits((title,), two_lines, style, TITLE_STEPS, measure)


def split_points(
    points: Sequence[str], frame: Frame, style: Style, measure: Measure = estimate
) -> tuple[tuple[str, ...], ...]:
    """Points dealt out to as few frames as will hold them, evenly; NoRoom for one that fills more than a frame."""
    for point in points:
        if not fits((point,), frame, style, measure):
            raise NoRoom(f"“{point[:20]}…” alone is higher than {frame.height:.0f} pt")
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


def layout_of(chart: Chart, takeaways: int = 1) -> Layout:
    """High charts stand beside their takeaways, wide ones and those without takeaways take the whole width."""
    if not takeaways:
        return CHART_WIDE
    match chart:
        case RankedBars(categories):
            return CHART_COLUMN if len(categories) <= MOST_ROWS_BESIDE_TEXT else CHART_WIDE
        case Scatter() | TileMap() | HeatTable() | Tree():
            return CHART_COLUMN
        case _:
            return CHART_WIDE


def chart_frame(chart: Chart, takeaways: int) -> Frame:
    """The room for a chart that stands with so many takeaways."""
    return layout_of(chart, takeaways).place("object").frame if takeaways else at.WITHOUT_TAKEAWAYS


def takeaway_frames(chart: Chart, takeaways: int) -> tuple[Frame, ...]:
    """The room for the takeaways: one column for all, or a row with a column for each."""
    layout = layout_of(chart, takeaways)
    if layout is CHART_COLUMN:
        return (layout.place("takeaways").room,)
    return at.side_by_side(at.TAKEAWAYS_ROW, takeaways) if takeaways else ()


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


def _em(character: str) -> float:
    code = ord(character)
    if code < 0x2000 and character not in "·×÷°±":
        return 0.3 if character in " .,:;'|!ijl" else 0.7 if character.isupper() or character in "%@&mw" else 0.57
    return 1.0
