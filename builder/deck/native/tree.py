"""A diagram from the general to the particular: boxes, and lines that stay attached to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.deck.colors import solid
from builder.deck.native.looks import NO_LINE, line
from builder.deck.native.place import Board, Box, Line, Pieces, Placed, group, join, place_box
from builder.deck.native.text import LEADING, lines_of, text_width
from builder.deck.slides import Frame
from builder.model.chart import Tree, TreeNode
from builder.theme.theme import Theme

_INSET = 10.0
_SPARE = 3.0  # for a font that runs wider
_LEAST_BETWEEN, _MOST_BETWEEN = 28.0, 72.0  # columns
_LEAST_GAP, _GOOD_GAP, _MOST_GAP = 1.0, 6.0, 14.0  # leaves of one parent
_FAMILY_GAP = 3.0  # leaves of two parents: so many times the gap
_ROOT_STEP = 2.0  # how much larger the root is set
_AROUND_LABEL, _AROUND_DETAIL, _AROUND_PARENT = 4.0, 8.0, 14.0  # over and under a text, together


@dataclass(frozen=True, slots=True)
class _Placed:
    """A node, its level from the root (0), and where its box stands."""

    node: TreeNode
    level: int
    frame: Frame
    children: tuple[_Placed, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The heights of the leaves from the top, the gaps over them, and where the first begins."""

    heights: tuple[float, ...]
    gaps: tuple[float, ...]
    top: float

    def frame(self, leaf: int, x: float, width: float) -> Frame:
        """Where a leaf stands in its column."""
        y = self.top + sum(self.heights[:leaf]) + sum(self.gaps[: leaf + 1])
        return Frame(x, y, width, self.heights[leaf])


def add_tree(board: Board, chart: Tree, frame: Frame, theme: Theme, name: str) -> Pieces:
    """The root at the left, a column for each level."""
    columns = _columns(chart.root, theme, frame)
    placed = _laid_out(chart.root, theme, frame, columns)
    # A box that is higher than its few leaves stands out over them: the whole moves in by as much.
    over = max(0.0, frame.y - min(one.frame.y for one in placed))
    under = max(0.0, max(one.frame.y + one.frame.height for one in placed) - frame.y - frame.height)
    if over or under:
        inside = Frame(frame.x, frame.y + over, frame.width, frame.height - over - under)
        placed = _laid_out(chart.root, theme, inside, columns)
    boxes = [_place_box(board, theme, one, f"{name} {one.node.label}") for one in placed]
    by_place = dict(zip(map(id, placed), boxes, strict=True))
    lines = [
        join(
            board,
            theme,
            by_place[id(one)],
            by_place[id(child)],
            f"{name} {one.node.label}至{child.node.label}",
            token="bar",
            width=1.25,
        )
        for one in placed
        for child in one.children
    ]
    return (group(board, [*boxes, *lines], name, chart.alt),)


def _laid_out(
    root: TreeNode, theme: Theme, frame: Frame, columns: Sequence[tuple[float, float]]
) -> list[_Placed]:
    """All boxes in reading order, the leaves filling the height of a frame."""
    placed, _ = _place(root, 0, 0, theme, columns, _rows(root, theme, frame, columns))
    return list(_all(placed))


def least_size(chart: Tree, theme: Theme, frame: Frame) -> tuple[float, float]:
    """Width and height that a tree takes in a frame at the least: leaves one under the other, boxes at the tightest."""
    columns = _columns(chart.root, theme, frame)
    leaves = list(_leaves(chart.root, 0))
    shares = sum(_FAMILY_GAP if is_first else 1.0 for _, _, is_first in leaves[1:])
    around = {leaf: _AROUND_DETAIL if leaf.detail else _AROUND_LABEL for leaf, _, _ in leaves}
    texts = sum(_height(leaf, level, theme, columns[level][1]) - around[leaf] for leaf, level, _ in leaves)
    return sum(columns[-1]) - frame.x, texts + _LEAST_GAP * (len(leaves) + shares)


def _place_box(board: Board, theme: Theme, placed: _Placed, name: str) -> Placed:
    if placed.children:
        box = Box("ctr", "ctr", _INSET, solid(theme, "accent" if placed.level else "accent_dark"), NO_LINE)
    else:
        box = Box("l", "ctr", _INSET, solid(theme, "surface"), line(theme, "rule", 0.75))
    return place_box(board, theme, placed.frame, name, _lines(placed.node, placed.level, theme), box)


def _lines(node: TreeNode, level: int, theme: Theme) -> list[Line]:
    """The label, bold where it has something under it, and the detail."""
    size = theme.deck.chart
    token = "on_accent" if node.children else "ink"
    label = Line(node.label, size if level else size + _ROOT_STEP, token, bool(node.detail or node.children))
    return [label, *([Line(node.detail, size, token if node.children else "muted")] if node.detail else [])]


def _columns(root: TreeNode, theme: Theme, frame: Frame) -> tuple[tuple[float, float], ...]:
    """Left edge and width of each level: as wide as the labels; details get what is left, and wrap if it is little."""
    levels: list[list[TreeNode]] = [[root]]
    while below := [child for node in levels[-1] for child in node.children]:
        levels.append(below)
    texts = [[_lines(node, level, theme) for node in nodes] for level, nodes in enumerate(levels)]
    least = [max(_width(lines[:1], theme) for lines in column) for column in texts]
    more = [max(_width(lines, theme) for lines in column) - low for column, low in zip(texts, least, strict=True)]
    gaps = len(levels) - 1
    spare = frame.width - _LEAST_BETWEEN * gaps - sum(least)
    share = min(1.0, max(0.0, spare / sum(more))) if sum(more) else 0.0
    widths = [low + extra * share for low, extra in zip(least, more, strict=True)]
    between = min(_MOST_BETWEEN, max(_LEAST_BETWEEN, (frame.width - sum(widths)) / max(1, gaps)))
    return tuple((frame.x + sum(widths[:level]) + between * level, width) for level, width in enumerate(widths))


def _rows(root: TreeNode, theme: Theme, frame: Frame, columns: Sequence[tuple[float, float]]) -> _Rows:
    """Leaves of one height where there is room, else each as high as its text; the rest goes between them."""
    leaves = list(_leaves(root, 0))
    needed = [_height(leaf, level, theme, columns[level][1]) for leaf, level, _ in leaves]
    shares = [0.0, *(_FAMILY_GAP if is_first else 1.0 for _, _, is_first in leaves[1:])]
    heights = [max(needed)] * len(needed)
    if sum(heights) + _GOOD_GAP * sum(shares) > frame.height:
        room = frame.height - _LEAST_GAP * sum(shares)
        heights = [height * min(1.0, room / sum(needed)) for height in needed]
    gap = min(_MOST_GAP, (frame.height - sum(heights)) / max(1.0, sum(shares)))
    gaps = tuple(gap * share for share in shares)
    return _Rows(tuple(heights), gaps, frame.y + max(0.0, frame.height - sum(heights) - sum(gaps)) / 2)


def _width(lines: list[Line], theme: Theme) -> float:
    words = max(text_width(theme, one.text, one.size, is_bold=one.is_bold) for one in lines)
    return words + 2 * _INSET + _SPARE


def _height(node: TreeNode, level: int, theme: Theme, width: float) -> float:
    """The height of a box with its text."""
    around = _AROUND_PARENT if node.children else _AROUND_DETAIL if node.detail else _AROUND_LABEL
    inner = width - 2 * _INSET
    return around + sum(
        lines_of(theme, one.text, one.size, inner, is_bold=one.is_bold) * one.size * LEADING
        for one in _lines(node, level, theme)
    )


def _place(
    node: TreeNode, level: int, leaf: int, theme: Theme, columns: Sequence[tuple[float, float]], rows: _Rows
) -> tuple[_Placed, int]:
    """A node at the middle of its children, with all under it, and the number of the leaf that comes next."""
    x, width = columns[level]
    if not node.children:
        return _Placed(node, level, rows.frame(leaf, x, width), ()), leaf + 1
    children = []
    for child in node.children:
        placed, leaf = _place(child, level + 1, leaf, theme, columns, rows)
        children.append(placed)
    height = _height(node, level, theme, width)
    middle = (_middle(children[0].frame) + _middle(children[-1].frame)) / 2
    return _Placed(node, level, Frame(x, middle - height / 2, width, height), tuple(children)), leaf


def _middle(frame: Frame) -> float:
    return frame.y + frame.height / 2


def _leaves(node: TreeNode, level: int, is_first: bool = True) -> Iterator[tuple[TreeNode, int, bool]]:
    """The leaves from the top, their levels, and whether each is the first of its parent."""
    if not node.children:
        yield node, level, is_first
    for number, child in enumerate(node.children):
        yield from _leaves(child, level + 1, number == 0)


def _all(placed: _Placed) -> Iterator[_Placed]:
    """A box and all right of it, in reading order."""
    yield placed
    for child in placed.children:
        yield from _all(child)
