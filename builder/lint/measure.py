"""How much room a text takes: broken into lines by the builder's own line breaker, set as its frame says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from builder.lint.faces import Faces, measure_of
from builder.lint.geometry import Box
from builder.lint.scheme import Scheme
from builder.lint.text import Body, Frame, Paragraph, Run
from builder.typeset.breaker import break_lines
from builder.typeset.clusters import HAN_LATIN_GAP
from builder.typeset.clusters import Run as Words
from builder.typeset.marks import LATIN

Thing = TypeVar("Thing")
Found = TypeVar("Found")

_TAB = 4.0  # em: how wide a tab is where it leads to no indent
_WIDEST = 1e5
_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_MEETING = re.compile(rf"(?<=[{LATIN}])(?=[{_HAN}])|(?<=[{_HAN}])(?=[{LATIN}])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: how far its ink reaches from the left edge of the text, how high it is, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """A text that is set. `line` is the height of its highest line; `paragraphs` are its lines."""

    width: float
    height: float
    line: float
    lines: int


class Setting:
    """What texts of a slide are measured with: the faces, and the theme whose fonts they name."""

    def __init__(self, faces: Faces, scheme: Scheme) -> None:
        self.faces, self.scheme = faces, scheme
        self._found: dict[tuple[int, object], Any] = {}

    def once(self, thing: Thing, measured: Callable[[Thing, Setting], Found]) -> Found:
        """What is measured of something on the slide; several rules ask for it."""
        key = (id(thing), measured)  # the slide keeps its shapes, so that no other gets this id
        if key not in self._found:
            self._found[key] = measured(thing, self)
        found: Found = self._found[key]
        return found

    def words(self, run: Run, scale: float) -> Words:
        """A run as the line breaker takes it."""
        look = run.look
        return Words(run.text, self.faces.face(self.scheme.font(look.latin, "latin"), look.is_bold), look.size * scale)

    def single(self, run: Run) -> float:
        """The height of a line of a run's fonts, in em."""
        look = run.look
        latin = measure_of(self.scheme.font(look.latin, "latin")).line
        if not run.is_han:
            return latin
        return max(latin, measure_of(self.scheme.font(look.east_asian, "ea", look.language)).line)

    def is_exact(self, body: Body) -> bool:
        """Whether the widths of all fonts of a text are known."""
        return all(self.faces.is_exact(self.scheme.font(run.look.latin, "latin")) for run in body.runs())


def set_text(body: Body, width: float, setting: Setting) -> Block:
    """A text set in a frame of this width, its insets included."""
    frame = body.frame
    room = inner_width(frame, width)
    lines: list[Line] = []
    height = 0.0
    for number, paragraph in enumerate(body.paragraphs):
        own = tuple(_Column(paragraph, room, frame, setting).lines())
        size = own[0].height
        gap = paragraph.level.before.of(size, 0.0) * frame.scale if number else 0.0
        after = paragraph.level.after.of(size, 0.0) * frame.scale if number < len(body.paragraphs) - 1 else 0.0
        height += gap + sum(line.height for line in own) + after
        lines += own
    height /= frame.columns
    widest = max((line.width for line in lines), default=0.0)
    return Block(widest, height, max((line.height for line in lines), default=0.0), len(lines))


def inner_width(frame: Frame, width: float) -> float:
    """The room for lines in a frame; without end where they are not wrapped."""
    if not frame.wraps:
        return _WIDEST
    room = width - frame.left - frame.right - (frame.columns - 1) * frame.gutter
    return max(room / frame.columns, 1.0)


def ink_of(body: Body, box: Box, setting: Setting) -> Box:
    """Where the words of a text stand on the slide, for a frame that is not turned."""
    frame, block = body.frame, set_text(body, box.width, setting)
    left, right = box.x + frame.left, box.right - frame.right
    aligns = {paragraph.level.align for paragraph in body.paragraphs if paragraph.text.strip()}
    align = aligns.pop() if len(aligns) == 1 else ""
    if frame.columns > 1 or (frame.wraps and not align):
        x, width = left, max(right - left, 0.0)
    else:
        width = min(block.width, max(right - left, 0.0)) if frame.wraps else block.width
        x = {"r": right - width, "ctr": (left + right - width) / 2}.get(align, left)
    top, bottom = box.y + frame.top, box.bottom - frame.bottom
    y = {"b": bottom - block.height, "ctr": (top + bottom - block.height) / 2}.get(frame.anchor, top)
    return Box(x, y, width, block.height)


def grown(body: Body, box: Box, setting: Setting) -> Box:
    """The frame of a text that its shape grows with."""
    frame = body.frame
    if frame.autofit != "grow" or frame.is_vertical:
        return box
    height = set_text(body, box.width, setting).height + frame.top + frame.bottom
    if height <= box.height:
        return box
    y = {"b": box.bottom - height, "ctr": box.y + (box.height - height) / 2}.get(frame.anchor, box.y)
    return Box(box.x, y, box.width, height, box.turn)


@dataclass(frozen=True, slots=True)
class _Column:
    """A paragraph that is set, and the room for it."""

    paragraph: Paragraph
    room: float
    frame: Frame
    setting: Setting

    @property
    def width(self) -> float:
        level = self.paragraph.level
        return max(self.room - level.margin - level.right_margin, 1.0)

    @property
    def hangs(self) -> bool:
        """Whether its first line begins where the others do: what stands before it is a mark."""
        return self.paragraph.level.indent < 0 or self.paragraph.level.has_bullet

    def lines(self) -> Iterator[Line]:
        """Its lines, from break to break."""
        first = 0.0 if self.hangs else self.paragraph.level.indent
        for piece in _pieces(self.paragraph):
            yield from self._set(_without_tabs(piece, self.hangs) or (Run(" ", self.paragraph.end),), first)
            first = 0.0

    def _set(self, runs: Sequence[Run], first: float) -> Iterator[Line]:
        words = tuple(self.setting.words(run, self.frame.scale) for run in runs)
        heights = [self._high(each.size * self.setting.single(run)) for each, run in zip(words, runs, strict=True)]
        margin, natural = self.paragraph.level.margin, _natural(words)
        if natural + first <= self.width:
            yield Line(margin + first + natural, max(heights))
            return
        # The breaker sets Han and Latin apart, PowerPoint does not: its lines hold so much more.
        wider = 1 + _gaps(words) / natural
        lines = break_lines(words, round(self.width * wider, 2), round(first, 2), "left")
        for line in lines:
            yield Line(margin + line.width / wider, max(heights[span.run] for span in line.spans))
        if not lines:
            yield Line(0.0, max(heights))

    def _high(self, single: float) -> float:
        return self.paragraph.level.line.of(single, self.frame.reduction)


def _natural(words: Sequence[Words]) -> float:
    """The width of some words in one line."""
    return sum(each.face.width(each.text, each.size) for each in words)


def _gaps(words: Sequence[Words]) -> float:
    """How much room the line breaker puts between their Han and Latin letters."""
    return HAN_LATIN_GAP * sum(_meetings(each.text) * each.size for each in words)


def _meetings(text: str) -> int:
    """How often Han and Latin letters meet."""
    return 0 if text.isascii() else len(_MEETING.findall(text))


def _pieces(paragraph: Paragraph) -> Iterator[tuple[Run, ...]]:
    """The runs between the breaks that the author made."""
    piece: list[Run] = []
    for run in paragraph.runs:
        if run.text == "\n":
            yield tuple(piece)
            piece = []
        elif run.text:
            piece.append(run)
    yield tuple(piece)


def _without_tabs(runs: Sequence[Run], hangs: bool) -> tuple[Run, ...]:
    """Runs with their tabs made spaces; what stands before the tab of a hanging indent takes no room of its own."""
    if not any("\t" in run.text for run in runs):
        return tuple(runs)
    found: list[Run] = []
    for run in runs:
        _, tab, after = run.text.partition("\t")
        if tab and hangs:
            found = [Run(after.replace("\t", "\u2003" * int(_TAB)), run.look)]
            hangs = False
        else:
            found.append(Run(run.text.replace("\t", "\u2003" * int(_TAB)), run.look))
    return tuple(found)
