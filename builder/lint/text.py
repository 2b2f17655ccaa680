"""The text of a shape, a cell or a chart as values: its frame, its paragraphs, its runs, with all that they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from lxml import etree

from builder.lint.geometry import EMU_PER_POINT
from builder.lint.levels import Level, Levels, Look, level_at, look_over, paragraph_over
from builder.office.names import A, Element, child, children, number, whole

Autofit = Literal["none", "shrink", "grow"]
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KANA = re.compile("[\u3040-\u30ff\u31f0-\u31ff]")
HANGUL = re.compile("[\uac00-\ud7af\u1100-\u11ff]")
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_SIDE, _EDGE = 7.2, 3.6  # PowerPoint's own insets, in points
_PARAGRAPH, _RUN, _END, _WORDS, _BREAK = (f"{A}{name}" for name in ("pPr", "rPr", "endParaRPr", "t", "br"))
_RUNS = frozenset({f"{A}r", f"{A}fld", _BREAK})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `own_fonts` are the typefaces that the run itself names, by script."""

    text: str
    look: Look
    own_fonts: tuple[tuple[str, str], ...] = ()

    @property
    def is_han(self) -> bool:
        """Whether there is a Chinese character in it."""
        return HAN.search(self.text) is not None

    @property
    def is_latin(self) -> bool:
        """Whether there is a Latin letter or a digit in it."""
        return _LATIN.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a break of its line is a run of one line feed. `end` is the look of its mark."""

    runs: tuple[Run, ...]
    level: Level
    end: Look

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a text. Lengths are in points; `scale` and `reduction` are what autofit has shrunk, as shares."""

    left: float = _SIDE
    top: float = _EDGE
    right: float = _SIDE
    bottom: float = _EDGE
    anchor: str = "t"
    wraps: bool = True
    is_vertical: bool = False
    autofit: Autofit = "none"
    scale: float = 1.0
    reduction: float = 0.0
    columns: int = 1
    gutter: float = 0.0


PLAIN_FRAME = Frame()


@dataclass(frozen=True)
class Body:
    """The text of a shape."""

    frame: Frame
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to be read."""
        return not any(run.text.strip() for paragraph in self.paragraphs for run in paragraph.runs)

    def runs(self) -> Iterator[Run]:
        """The runs that have something to be read."""
        return (run for paragraph in self.paragraphs for run in paragraph.runs if run.text.strip())


def read_body(body: Element, levels: Levels, frame: Frame = PLAIN_FRAME) -> Body:
    """The text of a txBody; `frame` is what its own frame is laid over."""
    paragraphs = tuple(read_paragraph(each, levels) for each in body.iterchildren(f"{A}p"))
    return Body(frame_over(frame, child(body, f"{A}bodyPr")), paragraphs)


def read_paragraph(paragraph: Element, levels: Levels) -> Paragraph:
    """A paragraph with all that it inherits."""
    parts = children(paragraph)
    properties = parts.get(_PARAGRAPH)
    level = paragraph_over(level_at(levels, properties), properties)
    return Paragraph(tuple(_runs(paragraph, level.look)), level, look_over(level.look, parts.get(_END)))


def frame_over(frame: Frame, properties: Element | None) -> Frame:
    """A frame with what a bodyPr says laid over."""
    if properties is None or not (len(properties) or properties.attrib):
        return frame
    return _frame_over(frame, etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=1024)
def _frame_over(frame: Frame, said: bytes) -> Frame:
    properties = etree.fromstring(said)

    def points(name: str, default: float) -> float:
        return number(properties, name, default * EMU_PER_POINT) / EMU_PER_POINT

    edges = (frame.left, frame.top, frame.right, frame.bottom)
    left, top, right, bottom = map(points, ("lIns", "tIns", "rIns", "bIns"), edges)
    autofit, scale, reduction = _autofit(properties) or (frame.autofit, frame.scale, frame.reduction)
    return Frame(
        left, top, right, bottom,
        anchor=properties.get("anchor", frame.anchor),
        wraps=properties.get("wrap", "square" if frame.wraps else "none") != "none",
        is_vertical=properties.get("vert", "vert" if frame.is_vertical else "horz") != "horz",
        autofit=autofit, scale=scale, reduction=reduction,
        columns=max(1, min(whole(properties, "numCol", frame.columns), 16)), gutter=points("spcCol", frame.gutter),
    )  # fmt: skip


def _runs(paragraph: Element, look: Look) -> Iterator[Run]:
    for element in paragraph:
        if element.tag not in _RUNS:
            continue
        parts = children(element)
        words, properties = parts.get(_WORDS), parts.get(_RUN)
        text = "\n" if element.tag == _BREAK else (words.text or "") if words is not None else ""
        yield Run(text, look_over(look, properties), own_fonts(properties))


def own_fonts(properties: Element | None) -> tuple[tuple[str, str], ...]:
    """The fonts that run properties name themselves: script and typeface; those of the theme are not among them."""
    return _own_fonts(etree.tostring(properties, with_tail=False)) if properties is not None and len(properties) else ()


@lru_cache(maxsize=1024)
def _own_fonts(said: bytes) -> tuple[tuple[str, str], ...]:
    properties = etree.fromstring(said)
    named = ((script, child(properties, f"{A}{script}")) for script in ("latin", "ea"))
    faces = ((script, element.get("typeface", "")) for script, element in named if element is not None)
    return tuple((script, face) for script, face in faces if face and not face.startswith("+"))


def _autofit(properties: Element) -> tuple[Autofit, float, float] | None:
    shrink = child(properties, f"{A}normAutofit")
    if shrink is not None:
        scale = number(shrink, "fontScale", 100_000) / 100_000
        return "shrink", max(0.01, min(scale, 1.0)), number(shrink, "lnSpcReduction") / 100_000
    if child(properties, f"{A}spAutoFit") is not None:
        return "grow", 1.0, 0.0
    return ("none", 1.0, 0.0) if child(properties, f"{A}noAutofit") is not None else None
