"""A matplotlib renderer that draws on a reportlab canvas: vectors, and text in the fonts that the PDF embeds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from builder.charts.artists import FontProperties, GraphicsContextBase, Outline, RendererBase, Text, Transform

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_NO_ALPHA = "charts have no transparency (PDF/A, and reportlab loses it in forms): mix the colours instead"


class ReportlabRenderer(RendererBase):
    """Draws artists with their origin at `x`, `y` of the canvas; a unit is a point.

    Fonts are known to reportlab by the name of their file. Paths go to the page as PDF operators: reportlab's own path
    objects write the same ones, more slowly. Numbers are written in hundredths of a point, so that the same chart has
    the same bytes on every machine.
    """

    def __init__(self, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        super().__init__()
        self._canvas = canvas
        self._x, self._y = x, y
        self._width, self._height = width, height
        self.written: list[str] = []
        self._state: dict[str, str] = {}  # the operator last written for each part of the graphics state

    def draw_path(
        self, gc: GraphicsContextBase, path: Outline, transform: Transform, rgbFace: Any = None  # noqa: N803
    ) -> None:
        """Fill and stroke a path."""
        paint = self._paint(gc, rgbFace)
        if paint:
            self._canvas.addLiteral(f"{self._outline(path, transform)} {paint}")

    def draw_markers(
        self, gc: GraphicsContextBase, marker_path: Outline, marker_trans: Transform, path: Outline, trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Draw the same outline at every vertex."""
        paint = self._paint(gc, rgbFace)
        if not paint:
            return
        for dx, dy in _points(trans, path):
            self._canvas.addLiteral(f"{self._outline(marker_path, marker_trans, dx, dy)} {paint}")

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: bool | Literal["TeX"] = False, mtext: Text | None = None,
    ) -> None:
        """Draw one line of text with its left end on x, y."""
        text = self._canvas.beginText()
        if angle:
            turn = radians(angle)
            text.setTextTransform(cos(turn), sin(turn), -sin(turn), cos(turn), self._x + x, self._y + y)
        else:
            text.setTextOrigin(round(self._x + x, 2), round(self._y + y, 2))
        text.setFont(_font_name(prop), prop.get_size_in_points())
        self._set("fill", _color(gc.get_rgb(), "rg"))
        text.textOut(s)
        self.written.append(s)
        self._canvas.drawText(text)

    def draw_image(
        self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None
    ) -> None:
        """Charts are vectors."""
        raise NotImplementedError("charts hold no pictures")

    def draw_gouraud_triangles(
        self, gc: GraphicsContextBase, triangles_array: Any, colors_array: Any, transform: Transform
    ) -> None:
        """Charts have solid colours."""
        raise NotImplementedError("charts hold no gradients")

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The frame, in points."""
        return self._width, self._height

    def flipy(self) -> bool:
        """y runs upwards, as in PDF."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """A unit is a point."""
        return points

    def _paint(self, gc: GraphicsContextBase, face: Any) -> str:
        """Set colours and line; give the operator that fills or strokes, none where nothing would show."""
        is_filled = _shows(face)
        is_stroked = gc.get_linewidth() > 0 and _shows(gc.get_rgb())
        if is_filled:
            self._set("fill", _color(face, "rg"))
        if is_stroked:
            offset, dashes = _dashes(gc)
            on_off = " ".join(map(_number, dashes))
            self._set("stroke", _color(gc.get_rgb(), "RG"))
            self._set("width", f"{_number(gc.get_linewidth())} w")
            self._set("dashes", f"[{on_off}] {_number(offset)} d")
            self._set("cap", f"{_CAPS[gc.get_capstyle()]} J")
            self._set("join", f"{_JOINS[gc.get_joinstyle()]} j")
        return ("B" if is_filled else "S") if is_stroked else ("f" if is_filled else "")

    def _set(self, part: str, operator: str) -> None:
        if self._state.get(part) != operator:
            self._state[part] = operator
            self._canvas.addLiteral(operator)

    def _outline(self, path: Outline, transform: Transform, dx: float = 0.0, dy: float = 0.0) -> str:
        x, y = self._x + dx, self._y + dy
        points = [(px + x, py + y) for px, py in _points(transform, path)]
        codes: Any = path.codes
        if codes is None:
            return " ".join([_point(points[0]) + " m", *(_point(point) + " l" for point in points[1:])])
        return " ".join(_operators(points, codes.tolist()))


def _operators(points: Sequence[Sequence[float]], codes: Sequence[int]) -> list[str]:
    written = []
    at = 0
    while at < len(codes):
        code = codes[at]
        if code == Outline.MOVETO:
            written.append(_point(points[at]) + " m")
        elif code == Outline.LINETO:
            written.append(_point(points[at]) + " l")
        elif code == Outline.CURVE4:
            written.append(" ".join(map(_point, points[at : at + 3])) + " c")
            at += 2
        elif code == Outline.CURVE3:
            written.append(_quadratic(points[at - 1], points[at], points[at + 1]))
            at += 1
        elif code == Outline.CLOSEPOLY:
            written.append("h")
        at += 1
    return written


def _quadratic(start: Sequence[float], control: Sequence[float], end: Sequence[float]) -> str:
    """A quadratic curve as the cubic one that PDF has."""
    first = [a + 2 / 3 * (c - a) for a, c in zip(start, control, strict=True)]
    second = [b + 2 / 3 * (c - b) for b, c in zip(end, control, strict=True)]
    return " ".join(map(_point, (first, second, end))) + " c"


def _points(transform: Transform, path: Outline) -> list[tuple[float, float]]:
    points: Any = transform.transform(path.vertices)
    return [(x, y) for x, y in points.tolist()]


def _dashes(gc: GraphicsContextBase) -> tuple[float, Sequence[float]]:
    dashes: Any = gc.get_dashes()
    offset, pattern = dashes
    return offset or 0.0, () if pattern is None else pattern


def _shows(color: Any) -> bool:
    if color is None:
        return False
    alpha = color[3] if len(color) > 3 else 1.0
    if 0 < alpha < 1:
        raise ValueError(_NO_ALPHA)
    return bool(alpha)


def _color(color: Any, operator: str) -> str:
    return f"{color[0]:.4g} {color[1]:.4g} {color[2]:.4g} {operator}"


def _point(point: Sequence[float]) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _number(value: float) -> str:
    return f"{value:.3g}"


def _font_name(prop: FontProperties) -> str:
    file = prop.get_file()
    if file is None:
        raise ValueError("text needs a font file: matplotlib's own fonts are not in the PDF")
    return _stem(str(file))


@lru_cache(maxsize=64)
def _stem(file: str) -> str:
    return Path(file).stem
