"""How far a shape really reaches: with the rows that its texts stretch, and as it grows with its text."""

from __future__ import annotations

from dataclasses import replace

from builder.lint.geometry import Box
from builder.lint.measure import Setting, grown, ink_of, set_text
from builder.lint.shapes import Shape
from builder.lint.tables import Cell, Table

_ELLIPSE = 0.1464  # of its sides: the text of an ellipse stands in the rectangle inside it
_ROUND = 0.05  # of the shorter side: that of a rectangle with round corners


def seen_box(shape: Shape, setting: Setting) -> Box:
    """The box of a shape with what its own text makes it grow. The shape has a box."""
    return setting.once(shape, _seen_box)


def ink_box(shape: Shape, setting: Setting) -> Box | None:
    """Where the words of a shape stand; None where that cannot be told."""
    return setting.once(shape, _ink_box)


def _seen_box(shape: Shape, setting: Setting) -> Box:
    assert shape.box is not None
    box = shape.box
    if shape.table is not None:
        return replace(box, height=max(box.height, sum(row_heights(shape.table, setting))))
    if shape.body is None or shape.body.is_empty:
        return box
    box = grown(shape.body, box, setting)
    if not shape.body.frame.wraps and not shape.body.frame.is_vertical and not box.turn % 180:
        box = _around(box, ink_of(shape.body, box, setting))
    return box


def _ink_box(shape: Shape, setting: Setting) -> Box | None:
    box = text_box(shape)
    if shape.body is None or box is None or shape.body.frame.is_vertical:
        return None
    return ink_of(shape.body, grown(shape.body, box, setting), setting)


def text_box(shape: Shape) -> Box | None:
    """Where the text of a shape has its frame; None for a form whose frame is not known, and for a turned one."""
    if shape.box is None or shape.box.turn % 180:
        return shape.box if shape.box is not None and shape.form == "rect" else None
    box = shape.box
    match shape.form:
        case "rect":
            return box
        case "round":
            by = _ROUND * min(box.width, box.height)
            return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)
        case "ellipse":
            across, down = _ELLIPSE * box.width, _ELLIPSE * box.height
            return Box(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)
    return None


def row_heights(table: Table, setting: Setting) -> tuple[float, ...]:
    """How high the rows are: as the file says, or as a text needs. A text over several rows stretches none."""
    return setting.once(table, _row_heights)


def _row_heights(table: Table, setting: Setting) -> tuple[float, ...]:
    heights = list(table.heights)
    for cell in table.cells:
        if cell.rows == 1 and cell.row < len(heights) and not cell.body.frame.is_vertical:
            heights[cell.row] = max(heights[cell.row], _needed(cell, table, setting))
    return tuple(heights)


def _needed(cell: Cell, table: Table, setting: Setting) -> float:
    width = sum(table.widths[cell.column : cell.column + cell.columns])
    frame = cell.body.frame
    return set_text(cell.body, width, setting).height + frame.top + frame.bottom


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Box(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top, one.turn)
