"""The rule of contrast: every text against what lies beneath it, down to the slide's background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.lint.colors import NONE, UNKNOWN, Color, Paint, contrast
from builder.lint.deck import Deck, Slide
from builder.lint.extent import ink_box, row_heights
from builder.lint.geometry import Box
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Seen
from builder.lint.rule import Look as Verdict
from builder.lint.shapes import Shape, flat
from builder.lint.text import Run

TEXT, LARGE = 4.5, 3.0
"""The least contrast of text and of large text (WCAG 2.2, 1.4.3)."""
LARGE_SIZE, LARGE_BOLD = 18.0, 14.0
"""From which size a text is large, in points; bold from the second."""
_SLACK = 0.01
_INK = Color("scheme", "tx1")


@dataclass(frozen=True, slots=True)
class Panel:
    """Something filled that a text may stand on: its box, what of that is filled, its fill."""

    box: Box
    form: str
    fill: Color

    def lies_under(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        box = self.box
        if self.form == "ellipse":
            across = (x - box.x - box.width / 2) / (box.width / 2) if box.width else 2.0
            down = (y - box.y - box.height / 2) / (box.height / 2) if box.height else 2.0
            return across * across + down * down <= 1
        return box.x <= x <= box.right and box.y <= y <= box.bottom


def text_contrast(deck: Deck) -> Seen:
    """Text has a contrast of 4.5:1 to what it stands on, large text 3:1."""
    for slide in deck.slides:
        ground = _Ground(slide)
        for shape in slide.all:
            if shape.box is None:
                continue
            if shape.body is not None and shape.has_text:
                yield _of_text(slide, shape, ground)
            if shape.table is not None:
                yield from _of_table(slide, shape, ground)
            if shape.chart is not None:
                yield from _of_chart(slide, shape, ground)


class _Ground:
    """What lies on a slide, the lowest first, and what is seen at a place below a shape."""

    def __init__(self, slide: Slide) -> None:
        self.scheme = slide.scheme
        self.background = slide.scheme.paint(slide.background)
        below = [panel for shape in flat(slide.under) for panel in _panels(shape)]
        self.levels: dict[int, int] = {}  # how many panels lie below each shape
        for shape in slide.all:
            self.levels[id(shape)] = len(below)
            below += _panels(shape)
        self.panels: Sequence[Panel] = below

    def under(self, shape: Shape, box: Box, own: Color = NONE) -> set[Paint | None]:
        """The colours that a text in a box may stand on; None is among them where one is not known."""
        if own.kind != "none":
            paint = self.scheme.paint(own)
            if paint is None or paint.alpha == 1:
                return {paint}
        panels = [panel for panel in self.panels[: self.levels[id(shape)]] if panel.box.common(box)]
        points = _points(box) if panels else [(box.x, box.y)]
        return {self._seen(x, y, panels, own) for x, y in points}

    def _seen(self, x: float, y: float, panels: Iterable[Panel], own: Color) -> Paint | None:
        seen = self.background
        for panel in panels:
            if panel.lies_under(x, y):
                is_clear = _is_clear(self.scheme.paint(panel.fill))
                seen = seen if is_clear else self._over(panel.fill, seen) if panel.form != "other" else None
        return self._over(own, seen) if own.kind != "none" else seen

    def _over(self, fill: Color, seen: Paint | None) -> Paint | None:
        paint = self.scheme.paint(fill)
        if paint is None or paint.alpha == 1:
            return paint
        return paint.over(seen) if seen is not None else None


def _is_clear(paint: Paint | None) -> bool:
    return paint is not None and paint.alpha == 0


def _panels(shape: Shape) -> list[Panel]:
    if shape.box is None or shape.kind in ("group", "connector", "table"):
        return []
    if shape.fill.kind == "none":
        return []
    return [Panel(shape.box.upright, "rect" if shape.form == "round" else shape.form, shape.fill)]


def _points(box: Box) -> Iterator[tuple[float, float]]:
    """The middle of a text and places near its corners."""
    for across, down in ((0.5, 0.5), (0.02, 0.1), (0.98, 0.1), (0.02, 0.9), (0.98, 0.9)):
        yield box.x + across * box.width, box.y + down * box.height


def _of_text(slide: Slide, shape: Shape, ground: _Ground) -> Flaw | Verdict:
    assert shape.body is not None
    assert shape.box is not None
    own = shape.fill if shape.form != "other" else UNKNOWN if shape.fill.kind != "none" else NONE
    box = shape.box.upright
    below = ground.under(shape, box, own)
    if len(below) > 1:  # the frame stands on several: where do the words?
        below = ground.under(shape, ink_box(shape, slide.setting) or box, own)
    return _worst(slide, shape, shape.body.runs(), below, shape.body.frame.scale)


def _of_table(slide: Slide, shape: Shape, ground: _Ground) -> Seen:
    assert shape.table is not None
    assert shape.box is not None
    table = shape.table
    heights = row_heights(table, slide.setting)
    for cell in table.cells:
        runs = list(cell.body.runs())
        if not runs:
            continue
        box = Box(
            shape.box.x + sum(table.widths[: cell.column]),
            shape.box.y + sum(heights[: cell.row]),
            sum(table.widths[cell.column : cell.column + cell.columns]),
            sum(heights[cell.row : cell.row + cell.rows]),
        )
        yield _worst(slide, shape, runs, ground.under(shape, box, cell.fill))


def _of_chart(slide: Slide, shape: Shape, ground: _Ground) -> Seen:
    assert shape.chart is not None
    assert shape.box is not None
    below = ground.under(shape, shape.box, shape.chart.fill)
    for text in shape.chart.texts:
        grounds = below
        if text.ground != shape.chart.fill and text.ground.kind != "none":
            grounds = {slide.scheme.paint(text.ground)}
        yield _worst(slide, shape, [Run(text.words or f"its {text.what}", text.look)], grounds)


def _worst(
    slide: Slide, shape: Shape, runs: Iterable[Run], below: set[Paint | None], scale: float = 1.0
) -> Flaw | Verdict:
    """The run that is worst to read."""
    if None in below:
        return UNJUDGED
    verdict: Flaw | Verdict = KEPT
    lowest = 1.0
    for run in runs:
        paint = slide.scheme.paint(run.look.color or _INK)
        if paint is None:
            verdict = UNJUDGED if verdict is KEPT else verdict
            continue
        for ground in below:
            assert ground is not None
            found = contrast(paint.over(ground), ground)
            wanted = _wanted(run, scale)
            if found < wanted - _SLACK and found / wanted < lowest:
                lowest = found / wanted
                verdict = _flaw(slide, shape, run, paint, ground, found, wanted)
    return verdict


def _wanted(run: Run, scale: float) -> float:
    size = run.look.size * scale
    is_large = size >= LARGE_SIZE or (run.look.is_bold and size >= LARGE_BOLD)
    return LARGE if is_large else TEXT


def _flaw(slide: Slide, shape: Shape, run: Run, paint: Paint, ground: Paint, found: float, wanted: float) -> Flaw:
    words = run.text.strip()
    short = words if len(words) <= 20 else f"{words[:18]}…"
    what = f"“{short}” is {paint.hex} on {ground.hex}: a contrast of {found:.1f}:1, less than {wanted:g}:1"
    return Flaw(slide.number, shape.name, what, "choose a darker or lighter colour of the theme")
