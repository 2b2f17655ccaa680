"""Rules of one thing lying on another: texts on texts, tables or charts, and what hides what is below it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from builder.lint.deck import Deck, Slide
from builder.lint.extent import ink_box, seen_box
from builder.lint.geometry import Box
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Look, Seen
from builder.lint.shapes import Shape

TOUCH = 2.0  # points by which two may meet: no letter fills its line, and frames are drawn to touch
OPAQUE = 0.5  # a fill that lets less through hides what is below it
_FRAMED = ("table", "chart", "frame")
_APART = "move one of the two"


class _Placed:
    """A shape of a slide, where it is seen and where its words stand: measured only when it is asked for."""

    def __init__(self, shape: Shape, slide: Slide) -> None:
        self.shape, self._slide = shape, slide

    @cached_property
    def box(self) -> Box:
        """Where it is seen."""
        return seen_box(self.shape, self._slide.setting)

    @cached_property
    def ink(self) -> Box | None:
        """Where its words stand."""
        return ink_box(self.shape, self._slide.setting) if self.shape.has_text else None

    @cached_property
    def hides(self) -> bool:
        """Whether it hides what is below it."""
        if self.shape.kind == "picture":
            return True
        if self.shape.kind != "shape" or self.shape.form not in ("rect", "round") or self.shape.fill.kind == "none":
            return False
        paint = self._slide.scheme.paint(self.shape.fill)
        return paint is None or paint.alpha >= OPAQUE


def overlap(deck: Deck) -> Seen:
    """No text is set over another or over a table, or is hidden; no chart lies on another or on a table."""
    for slide in deck.slides:
        for lower, upper in _meeting(slide):
            if {lower.shape.id, upper.shape.id} & slide.animated:
                yield UNJUDGED  # one may be gone when the other comes
            else:
                yield _pair(slide, lower, upper)


def text_on_chart(deck: Deck) -> Seen:
    """No text stands on a chart."""
    for slide in deck.slides:
        for lower, upper in _meeting(slide):
            text, chart = (upper, lower) if lower.shape.kind == "chart" else (lower, upper)
            if chart.shape.kind != "chart" or not text.shape.has_text:
                continue
            if text.ink is None or {text.shape.id, chart.shape.id} & slide.animated:
                yield UNJUDGED
            elif _is_on(text.ink, chart.box):
                what = f"its text stands on the chart “{chart.shape.name}”"
                yield Flaw(slide.number, text.shape.name, what, "move it beside the chart, or make it the chart's own")
            else:
                yield KEPT


def _meeting(slide: Slide) -> Iterator[tuple[_Placed, _Placed]]:
    """Pairs of contents whose frames meet, the lower one first."""
    seen: list[tuple[float, float, float, float, _Placed]] = []
    for shape in slide.all:
        box = shape.box
        if box is None or box.turn % 180 or not _counts(shape):
            continue
        placed = _Placed(shape, slide)
        reach = placed.box if shape.has_text or shape.table else box
        x, y, right, bottom = reach.x + TOUCH, reach.y + TOUCH, reach.right, reach.bottom
        for other_x, other_y, other_right, other_bottom, other in seen:
            if x < other_right and other_x < right and y < other_bottom and other_y < bottom:
                yield other, placed
        seen.append((x, y, right, bottom, placed))


def _counts(shape: Shape) -> bool:
    return (
        shape.has_text or shape.kind in (*_FRAMED, "picture") or (shape.kind == "shape" and shape.fill.kind != "none")
    )


def _pair(slide: Slide, lower: _Placed, upper: _Placed) -> Flaw | Look:
    one, other = lower.shape, upper.shape
    if one.kind in _FRAMED and other.kind in _FRAMED:
        return _said(_is_on(upper.box, lower.box), slide, other, f"lies on “{one.name}”")
    if one.kind in _FRAMED and other.kind == "picture":
        return _said(_is_on(upper.box, lower.box), slide, one, f"is hidden in part by “{other.name}”")
    if one.has_text and upper.hides:
        if lower.ink is None:
            return UNJUDGED
        if _is_on(lower.ink, upper.box):
            return Flaw(
                slide.number, one.name, f"its text is hidden by “{other.name}”", "move it, or send that one back"
            )
    if one.has_text and other.has_text:
        if lower.ink is None or upper.ink is None:
            return UNJUDGED
        return _said(_is_on(upper.ink, lower.ink), slide, other, f"its text lies on that of “{one.name}”")
    for table, text in ((lower, upper), (upper, lower)):
        if table.shape.kind in ("table", "frame") and text.shape.has_text:
            if text.ink is None:
                return UNJUDGED
            return _said(_is_on(text.ink, table.box), slide, text.shape, f"its text lies on “{table.shape.name}”")
    return KEPT


def _said(is_on: bool, slide: Slide, shape: Shape, what: str) -> Flaw | Look:
    return Flaw(slide.number, shape.name, what, _APART) if is_on else KEPT


def _is_on(one: Box, other: Box) -> bool:
    common = one.common(other)
    return common is not None and common.width > TOUCH and common.height > TOUCH
