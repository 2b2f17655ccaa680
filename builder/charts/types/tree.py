"""A tree of boxes from the general at the left to the particular at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.charts.picture import Align, Picture
from builder.charts.style import Style
from builder.charts.wrap import Words, set_words, wrap
from builder.model.chart import Tree, TreeNode
from builder.typeset.fonts import Face

# Sizes in em of the labels, so that a tree that is too high shrinks as a whole.
_PAD_X = 1.0  # between a box and its text
_PAD_Y, _PAD_Y_PLAIN = 0.62, 0.4  # the same above and below, with a detail and without
_DETAIL_GAP = 0.44  # between a label and its detail
_GAP = 0.56  # between the boxes of one parent
_FAMILY_GAP = 0.88  # more of it between those of two parents

_LINK, _LONGEST_LINK = 24.0, 44.0  # between two levels
_LINK_WIDTH = 1.5  # of the lines between levels, in the theme's line widths
_DETAIL = 0.94  # size of the detail, as a share of the label's
_EVEN = 1.5  # boxes of one level are equally high, unless that would make one so much higher than its text
_SMALLER = 0.94  # step by which a tree shrinks that is too high for its frame
_SMALLEST = 4.5


def height_of_tree(chart: Tree, width: float, style: Style) -> float:
    """As high as the boxes need to stand one below the other."""
    return _set_tree(chart.root, width, style, style.size.label).room


def draw_tree(chart: Tree, picture: Picture) -> None:
    """Links, then boxes with their texts."""
    size = picture.style.size.label
    root = _set_tree(chart.root, picture.width, picture.style, size)
    while root.room > picture.height + 0.01 and size > _SMALLEST:
        size *= _SMALLER
        root = _set_tree(chart.root, picture.width, picture.style, size)
    _draw_node(picture, root, picture.height - (picture.height - root.room) / 2)


@dataclass(frozen=True, slots=True)
class _Node:
    """A box with its texts set, and the boxes it leads to. `room` is the height of all of it."""

    label: Words
    detail: Words | None
    depth: int
    x: float
    width: float
    height: float
    room: float
    children: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """Where the boxes of one depth stand, and how wide they are."""

    x: float
    width: float


def _set_tree(root: TreeNode, width: float, style: Style, size: float) -> _Node:
    levels = _levels(root, width, style, size)
    heights = [0.0] * len(levels)
    for node, depth in _walk(root):
        heights[depth] = max(heights[depth], _height(*_texts(node, levels[depth].width, style, size)))
    return _set_node(root, 0, levels, heights, style, size)


def _levels(root: TreeNode, width: float, style: Style, size: float) -> list[_Level]:
    """Every level as wide as its widest text; where that is too much, the widest levels give way and wrap."""
    natural: list[float] = []
    for node, depth in _walk(root):
        if depth == len(natural):
            natural.append(0.0)
        text = max(_face(node, style).width(node.label, size), style.regular.width(node.detail, size * _DETAIL))
        natural[depth] = max(natural[depth], text + 2 * _PAD_X * size + 0.1)
    links = len(natural) - 1
    widths = _capped(natural, width - links * _LINK)
    link = min(_LONGEST_LINK, (width - sum(widths)) / links) if links else 0.0
    x = (width - sum(widths) - links * link) / 2
    levels = []
    for level in widths:
        levels.append(_Level(x, level))
        x += level + link
    return levels


def _capped(widths: list[float], room: float) -> list[float]:
    """The widths cut to one limit, so that together they fit into the room."""
    left, limit = room, room
    for position, width in enumerate(ordered := sorted(widths)):
        limit = left / (len(ordered) - position)
        if width > limit:
            break
        left -= width
    else:
        return widths
    return [min(width, limit) for width in widths]


def _walk(node: TreeNode, depth: int = 0) -> Iterator[tuple[TreeNode, int]]:
    yield node, depth
    for child in node.children:
        yield from _walk(child, depth + 1)


def _texts(node: TreeNode, width: float, style: Style, size: float) -> tuple[Words, Words | None]:
    inner = width - 2 * _PAD_X * size
    detail = wrap(node.detail, style.regular, size * _DETAIL, inner) if node.detail else None
    return wrap(node.label, _face(node, style), size, inner), detail


def _face(node: TreeNode, style: Style) -> Face:
    """A label is bold over a detail or over children; a mere name at the end of a branch is not."""
    return style.face(bold=bool(node.detail or node.children))


def _height(label: Words, detail: Words | None) -> float:
    return _text_height(label, detail) + 2 * label.size * (_PAD_Y if detail else _PAD_Y_PLAIN)


def _text_height(label: Words, detail: Words | None) -> float:
    return label.height + (_DETAIL_GAP * label.size + detail.height if detail else 0.0)


def _set_node(
    node: TreeNode, depth: int, levels: list[_Level], heights: list[float], style: Style, size: float
) -> _Node:
    label, detail = _texts(node, levels[depth].width, style, size)
    children = tuple(_set_node(child, depth + 1, levels, heights, style, size) for child in node.children)
    own = _height(label, detail)
    height = heights[depth] if own * _EVEN >= heights[depth] else own
    room = max(height, sum(child.room for child in children) + sum(_gaps(children)))
    return _Node(label, detail, depth, levels[depth].x, levels[depth].width, height, room, children)


def _gaps(children: tuple[_Node, ...]) -> list[float]:
    """The gaps between neighbours: wider where one of them has a family of its own."""
    return [a.label.size * (_GAP + (_FAMILY_GAP if a.children or b.children else 0.0)) for a, b in pairwise(children)]


def _draw_node(picture: Picture, node: _Node, top: float) -> float:
    """Draw a node with all that hangs on it, from `top` downwards; gives the height of the middle of its box."""
    below = sum(child.room for child in node.children) + sum(_gaps(node.children))
    at = top - (node.room - below) / 2
    middles = []
    for child, gap in zip(node.children, [*_gaps(node.children), 0.0], strict=False):
        middles.append(_draw_node(picture, child, at))
        at -= child.room + gap
    middle = (middles[0] + middles[-1]) / 2 if middles else top - node.room / 2
    end = node.x + node.width
    for child, child_middle in zip(node.children, middles, strict=True):
        turn = (end + child.x) / 2
        points = [(end, middle), (turn, middle), (turn, child_middle), (child.x, child_middle)]
        picture.polyline(points, picture.style.color.rule, _LINK_WIDTH * picture.style.size.line)
    _draw_box(picture, node, middle)
    return middle


def _draw_box(picture: Picture, node: _Node, middle: float) -> None:
    color = picture.style.color
    fill, edge, ink, detail_ink = color.paper, color.rule, color.ink, color.muted
    if node.depth == 0:
        fill, edge, ink, detail_ink = color.accent_dark, "none", color.on_accent, color.on_accent
    elif node.children:
        fill, edge = color.accent_soft, "none"
    picture.box(
        node.x, middle - node.height / 2, node.width, node.height, fill, edge,
        0.0 if edge == "none" else picture.style.size.line,
    )
    is_centered = bool(node.children) or node.depth == 0
    x = node.x + (node.width / 2 if is_centered else _PAD_X * node.label.size)
    align: Align = "center" if is_centered else "left"
    height = _text_height(node.label, node.detail)
    set_words(picture, node.label, x, middle + (height - node.label.height) / 2, align, color=ink)
    if node.detail:
        set_words(picture, node.detail, x, middle - (height - node.detail.height) / 2, align, color=detail_ink)
