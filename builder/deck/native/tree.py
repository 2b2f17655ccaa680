"""A diagram from the general to the particular: boxes, and lines that stay attached to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.deck.colors import solid
from builder.deck.native.looks import NO_LINE, line
from builder.deck.native.place import Box, Line, group, join, place_box
from builder.deck.native.text import LEADING, lines_of, text_width
from builder.deck.slides import Frame
from builder.model.chart import Tree, TreeNode
from builder.theme.theme import Theme

_INSET = 10.0
_SPARE = 3.0  # for a font that runs wider
_LEAST_BETWEEN, _MOST_BETWEEN = 28.0, 72.0
_HIGHEST_LEAF = 72.0
_BETWEEN_LEAVES = 4.0
_BETWEEN_FAMILIES = 0.5  # more room between leaves of two parents, as a share of a leaf
_AROUND = 12.0  # over and under the text of a box with children, together
_ROOT_STEP = 2.0  # how much larger the root is set


@dataclass(frozen=True, slots=True)
class _Branch:
    """A node with its level from the root (0) and the height of its middle, counted in leaves from the top."""

    node: TreeNode
    level: int
    middle: float
    children: tuple[_Branch, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """One column of boxes: where it stands and how high its boxes are."""

    x: float
    width: float
    height: float


def add_tree(shapes: Any, chart: Tree, frame: Frame, theme: Theme, name: str) -> None:
    """The root at the left, a column for each level."""
    root, count = _grown(chart.root, 0, 0.0)
    branches = list(_all(root))
    pitch = min(_HIGHEST_LEAF, frame.height / count)
    top = frame.y + (frame.height - pitch * count) / 2
    levels = _levels(branches, theme, frame, pitch)
    boxes = {
        branch: _place_branch(shapes, theme, branch, levels[branch.level], top + branch.middle * pitch, name)
        for branch in branches
    }
    lines = [
        join(
            shapes, theme, boxes[branch], boxes[child], f"{name} {branch.node.label}至{child.node.label}",
            token="bar", width=1.25,
        )
        for branch in branches
        for child in branch.children
    ]  # fmt: skip
    group(shapes, [*boxes.values(), *lines], name, chart.alt)


def _place_branch(shapes: Any, theme: Theme, branch: _Branch, level: _Level, middle: float, name: str) -> Any:
    where = Frame(level.x, middle - level.height / 2, level.width, level.height)
    return place_box(shapes, theme, where, f"{name} {branch.node.label}", _lines(branch, theme), _look(branch, theme))


def _lines(branch: _Branch, theme: Theme) -> list[Line]:
    """The label, bold where it has something under it, and the detail."""
    node, size = branch.node, theme.deck.chart
    token = "on_accent" if branch.children else "ink"
    is_bold = bool(node.detail or branch.children)
    label = Line(node.label, size if branch.level else size + _ROOT_STEP, token, is_bold)
    return [label, *([Line(node.detail, size, token if branch.children else "muted")] if node.detail else [])]


def _look(branch: _Branch, theme: Theme) -> Box:
    if branch.children:
        fill = solid(theme, "accent" if branch.level else "accent_dark")
        return Box("ctr", "ctr", _INSET, fill, NO_LINE)
    return Box("l", "ctr", _INSET, solid(theme, "surface"), line(theme, "rule", 0.75))


def _levels(branches: list[_Branch], theme: Theme, frame: Frame, pitch: float) -> list[_Level]:
    """Columns as wide as their labels; details get what is left, wrapped where that is too little."""
    count = max(branch.level for branch in branches) + 1
    columns = [[branch for branch in branches if branch.level == level] for level in range(count)]
    least = [max(_width(_lines(branch, theme)[:1], theme) for branch in column) for column in columns]
    wanted = [max(_width(_lines(branch, theme), theme) for branch in column) for column in columns]
    spare = frame.width - _LEAST_BETWEEN * (count - 1) - sum(least)
    more = [wish - width for wish, width in zip(wanted, least, strict=True)]
    share = min(1.0, max(0.0, spare / sum(more))) if sum(more) else 0.0
    widths = [width + extra * share for width, extra in zip(least, more, strict=True)]
    between = (frame.width - sum(widths)) / max(1, count - 1)
    between = max(_LEAST_BETWEEN, min(_MOST_BETWEEN, between))
    levels, x = [], frame.x
    for column, width in zip(columns, widths, strict=True):
        levels.append(_Level(x, width, max(_height(branch, theme, width, pitch) for branch in column)))
        x += width + between
    return levels


def _width(lines: list[Line], theme: Theme) -> float:
    words = max(text_width(theme, one.text, one.size, is_bold=one.is_bold) for one in lines)
    return words + 2 * _INSET + _SPARE


def _height(branch: _Branch, theme: Theme, width: float, pitch: float) -> float:
    """Boxes with children are as high as their text asks; leaves have the room of one leaf at most."""
    inner = width - 2 * _INSET
    text = sum(
        lines_of(theme, words.text, words.size, inner, is_bold=words.is_bold) * words.size * LEADING
        for words in _lines(branch, theme)
    )
    return text + _AROUND if branch.children else min(text + _AROUND, pitch - _BETWEEN_LEAVES)


def _grown(node: TreeNode, level: int, top: float) -> tuple[_Branch, float]:
    """A node with all under it, and where its last leaf ends."""
    if not node.children:
        return _Branch(node, level, top + 0.5, ()), top + 1.0
    children: list[_Branch] = []
    at = top
    for number, child in enumerate(node.children):
        if number and (child.children or node.children[number - 1].children):
            at += _BETWEEN_FAMILIES
        grown, at = _grown(child, level + 1, at)
        children.append(grown)
    return _Branch(node, level, (children[0].middle + children[-1].middle) / 2, tuple(children)), at


def _all(branch: _Branch) -> Iterator[_Branch]:
    """A branch and all under it, in reading order."""
    yield branch
    for child in branch.children:
        yield from _all(child)
