"""Rules of access: every slide with a title of its own, everything that is seen also said in words."""

from __future__ import annotations

import re

from builder.lint.deck import Deck, Slide
from builder.lint.holders import TITLES
from builder.lint.rule import KEPT, Flaw, Seen
from builder.lint.rule import Look as Verdict
from builder.lint.shapes import Shape

_WHAT = {"picture": "picture", "chart": "chart", "table": "table", "frame": "object", "group": "group"}
_FILE_NAME = re.compile(r"[^\s]*[\\/]?[\w .-]+\.(?:png|jpe?g|gif|bmp|emf|wmf|svg|tiff?)", re.I)


def alternative_text(deck: Deck) -> Seen:
    """Every picture, chart, table, object and group says in words what it shows, or is marked as decoration."""
    for slide in deck.slides:
        for shape in _outermost(slide.shapes):
            if shape.kind in _WHAT and not (shape.tie is not None and shape.is_foot):
                yield _described(slide, shape)


def title(deck: Deck) -> Seen:
    """Every slide has a title, where its layout has a place for one."""
    for slide in deck.slides:
        if slide.title:
            yield KEPT
        elif _may_have_title(slide):
            yield Flaw(slide.number, "", "the slide has no title", "write one in the layout's title placeholder")


def untitled_layout(deck: Deck) -> Seen:
    """Every slide stands on a layout with a place for a title, or has one all the same."""
    for slide in deck.slides:
        if slide.title or _may_have_title(slide):
            yield KEPT
        else:
            mend = "choose a layout with a title; it may stand off the slide where it is not to be seen"
            yield Flaw(slide.number, "", "the slide has no title, and its layout no place for one", mend)


def duplicate_title(deck: Deck) -> Seen:
    """No two slides have the same title."""
    first: dict[str, int] = {}
    for slide in deck.slides:
        words = slide.title
        if not words:
            continue
        key = "".join(words.casefold().split())
        before = first.setdefault(key, slide.number)
        if before == slide.number:
            yield KEPT
        else:
            name = next((shape.name for shape in slide.all if shape.is_title), "")
            what = f"“{words[:30]}” is the title of slide {before} too"
            yield Flaw(slide.number, name, what, "say what is new on this slide")


def table_header(deck: Deck) -> Seen:
    """A table of several rows marks its first as its header, which is then read out with every cell."""
    for slide in deck.slides:
        for shape in slide.all:
            if shape.table is None or len(shape.table.heights) < 2:
                continue
            if shape.table.has_head:
                yield KEPT
            else:
                yield Flaw(slide.number, shape.name, "no header row is marked", "tick Table Design, Header Row")


def reading_order(deck: Deck) -> Seen:
    """A slide's title comes before its other texts: screen readers go from the back to the front."""
    for slide in deck.slides:
        said = [shape for shape in slide.all if shape.has_text and not shape.is_foot]
        if not any(shape.is_title for shape in said):
            continue
        if said[0].is_title or not _under_title(slide, said[0]):
            yield KEPT
        else:
            what = f"it is read before the title, which stands over it: “{slide.title[:20]}”"
            yield Flaw(slide.number, said[0].name, what, "move the title to the bottom of the Selection Pane")


def _under_title(slide: Slide, shape: Shape) -> bool:
    """Whether a text stands lower than the title, so that the eye comes to it later."""
    boxes = [each.box for each in slide.all if each.is_title]
    return shape.box is not None and all(box is not None and shape.box.y > box.y for box in boxes)


def _may_have_title(slide: Slide) -> bool:
    return any(holder.kind in TITLES for holder in slide.holders.all)


def _outermost(shapes: tuple[Shape, ...]) -> list[Shape]:
    """Shapes, and instead of a group that says nothing itself its members, where each of them does."""
    found: list[Shape] = []
    for shape in shapes:
        members = _outermost(shape.children)
        if shape.kind == "group" and not shape.alt and members and all(map(_is_told, members)):
            found += members
        else:
            found.append(shape)
    return found


def _is_told(shape: Shape) -> bool:
    return bool(shape.alt) or shape.label.is_decorative or shape.kind == "connector"


def _described(slide: Slide, shape: Shape) -> Flaw | Verdict:
    kind = _WHAT[shape.kind]
    if shape.label.is_decorative:
        return KEPT
    mend = "say in a sentence what it shows, or mark it as decorative"
    if not shape.alt:
        return Flaw(slide.number, shape.name, f"the {kind} has no alternative text", mend)
    if _FILE_NAME.fullmatch(shape.alt):
        return Flaw(slide.number, shape.name, f"its alternative text is the name of a file, “{shape.alt[:40]}”", mend)
    return KEPT
