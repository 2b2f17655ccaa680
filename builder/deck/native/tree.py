"""A diagram from the general to the particular: boxes joined by elbow lines that stay attached to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.deck.native.place import Line, group, place_box, place_line
from builder.deck.native.text import line_height, lines_of, text_width
from builder.deck.native.xml import NO_LINE, line, solid
from builder.deck.slides import Frame
from builder.model.chart import Tree, TreeNode
from builder.theme.theme import Theme

_GAP_X = 40.0
_INSET = 10.0
_RIGHT, _LEFT = 3, 1  # connection sites of a rectangle


@dataclass(frozen=True, slots=True)
class _Placed:
    node: TreeNode
    depth: int
    middle: float
    children: tuple["_Placed", ...]


def add_tree(shapes: Any, chart: Tree, frame: Frame, theme: Theme, name: str) -> None:
    leaves = _count(chart.root)
    pitch = min(frame.height / leaves, 64)
    top = frame.y + (frame.height - pitch * leaves) / 2
    placed, _ = _place(chart.root, 0, top, pitch)
    depth = max(p.depth for p in _all(placed)) + 1
    size = theme.deck.chart
    widths = []
    for level in range(depth):
        nodes = [p.node for p in _all(placed) if p.depth == level]
        label = max(text_width(theme, n.label, _size(theme, level), is_bold=True) for n in nodes)
        detail = max((text_width(theme, n.detail, size) for n in nodes if n.detail), default=0)
        widths.append((label + 2 * _INSET + 2, detail + 2 * _INSET + 2 if detail else 0))
    room = frame.width - _GAP_X * (depth - 1)
    columns = [max(a, min(b, room / depth)) for a, b in widths]
    spare = room - sum(columns)
    if spare > 0:
        wish = [max(0, b - c) for (a, b), c in zip(widths, columns)]
        total = sum(wish)
        if total:
            columns = [c + w * min(1, spare / total) for c, w in zip(columns, wish)]
    gap = _GAP_X + max(0, min(60, (frame.width - sum(columns) - _GAP_X * (depth - 1)) / max(1, depth - 1)))
    xs = [frame.x + sum(columns[:i]) + gap * i for i in range(depth)]
    boxes = {}
    members = []
    for p in _all(placed):
        lines = _lines(theme, p, columns[p.depth], depth)
        inner = sum(line_height(theme, l.size) * lines_of(theme, l.text, l.size, columns[p.depth] - 2 * _INSET) for l in lines)
        height = min(pitch * (1 if not p.children else 9) - 4, max(inner + 6, 30 if p.children else 0))
        if not p.children:
            height = min(pitch - 4, max(inner + 4, min(pitch - 4, 44)))
        w = Frame(xs[p.depth], p.middle - height / 2, columns[p.depth], height)
        fill, outline = _look(theme, p, depth)
        box = place_box(shapes, theme, w, f"{name} {p.node.label}", lines, fill=fill, outline=outline, align="l" if not p.children else "ctr", inset=_INSET)
        boxes[id(p)] = (box, w)
        members.append(box)
    for p in _all(placed):
        for c in p.children:
            (a, fa), (b, fb) = boxes[id(p)], boxes[id(c)]
            start = (fa.x + fa.width, p.middle)
            end = (fb.x, c.middle)
            conn = place_line(shapes, theme, start, end, f"{name} {p.node.label}至{c.node.label}", "rule", width=1.25, is_elbow=abs(start[1] - end[1]) > 0.5)
            conn._connect_begin_to(a, _RIGHT)
            conn._connect_end_to(b, _LEFT)
            members.append(conn)
    group(shapes, members, name, chart.alt)


def _size(theme, level):
    return theme.deck.chart + (2 if level == 0 else 0)


def _lines(theme, p, width, depth):
    if p.depth == 0:
        token = "paper"
    elif p.children:
        token = "paper"
    else:
        token = "ink"
    lines = [Line(p.node.label, _size(theme, p.depth), token, True if p.node.detail or p.children else False)]
    if p.node.detail:
        lines.append(Line(p.node.detail, theme.deck.chart, token if p.children else "muted"))
    return lines


def _look(theme, p, depth):
    if p.depth == 0:
        return solid(theme, "accent_dark"), NO_LINE
    if p.children:
        return solid(theme, "accent"), NO_LINE
    return solid(theme, "surface"), line(theme, "rule", 0.75)


def _count(node: TreeNode) -> int:
    return sum(map(_count, node.children)) or 1


def _place(node: TreeNode, depth: int, top: float, pitch: float) -> tuple[_Placed, float]:
    if not node.children:
        return _Placed(node, depth, top + pitch / 2, ()), top + pitch
    children = []
    at = top
    for child in node.children:
        one, at = _place(child, depth + 1, at, pitch)
        children.append(one)
    return _Placed(node, depth, (children[0].middle + children[-1].middle) / 2, tuple(children)), at


def _all(p: _Placed) -> Iterator[_Placed]:
    yield p
    for c in p.children:
        yield from _all(c)
