"""Tile maps, heat tables and trees: fields, their shades and the texts in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.charts.picture import Box
from builder.charts.shades import shades
from builder.model.chart import Tile, Tree, TreeNode
from tests.charts.sample import (
    HEAT,
    MAP,
    NARROW,
    TREE,
    WIDTH,
    drawn,
    hex_of,
    rectangles,
    report_figures,
    theme,
)


def test_tiles_are_squares_of_one_size_in_the_places_of_the_grid() -> None:
    tiles = rectangles(drawn(MAP))[:2]
    assert all(tile.get_width() == pytest.approx(tile.get_height()) for tile in tiles)
    assert tiles[1].get_x() > tiles[0].get_x() + tiles[0].get_width()
    assert tiles[1].get_y() + tiles[1].get_height() < tiles[0].get_y()


def test_tiles_have_the_shade_of_their_class_and_a_break_belongs_to_the_class_above() -> None:
    values = (Decimal("19.99"), Decimal(20), Decimal(90))
    chart = replace(MAP, tiles=tuple(Tile(f"{value}", place, 0, value) for place, value in enumerate(values)))
    found = [hex_of(tile.get_facecolor()) for tile in rectangles(drawn(chart))[:3]]
    assert found == list(shades(theme().color, 3))


def test_a_tile_without_data_says_so() -> None:
    picture = drawn(MAP)
    assert hex_of(rectangles(picture)[2].get_facecolor()) == theme().color.missing
    [said] = [label for label in picture.labels if label.text == "无数据" and label.box.left > 200]
    assert said.color == theme().color.muted


def test_the_legend_stands_where_there_are_no_tiles() -> None:
    picture = drawn(report_figures()["fig-provinces-map"])
    fields = [Box(*r.get_xy(), r.get_x() + r.get_width(), r.get_y() + r.get_height()) for r in rectangles(picture)]
    tiles = [field for field in fields if field.right - field.left > 30]
    legend = [label.box for label in picture.labels if label.text in ("整体上云指数", "57及以上", "低于31")]
    assert len(tiles) == 34
    assert len(legend) == 3
    assert not any(box.touches(tile, 2) for box in legend for tile in tiles)


def test_cells_are_shaded_within_their_column() -> None:
    found = [hex_of(cell.get_facecolor()) for cell in rectangles(drawn(HEAT))[:6]]
    light, _, middle, _, dark = shades(theme().color)
    assert found == [dark, middle, light, light, middle, dark]


def test_a_heat_table_says_that_columns_are_shaded_on_their_own() -> None:
    assert "高（各列分别着色）" in [label.text for label in drawn(HEAT).labels]


def test_figures_of_a_column_end_on_one_line() -> None:
    chart = replace(HEAT, values=((Decimal(100), Decimal(7)), (Decimal(20), Decimal(8)), (Decimal(1), Decimal(9))))
    ends = {round(label.box.right, 3) for label in drawn(chart).labels if label.text in ("100.00", "20.00", "1.00")}
    assert len(ends) == 1


@pytest.mark.parametrize("width", [WIDTH, NARROW])
@pytest.mark.parametrize("name", ["small", "fig-index-model", "fig-sectors"])
def test_no_text_leaves_its_box(name: str, width: float) -> None:
    picture = drawn(TREE if name == "small" else report_figures()[name], width)
    fields = [Box(*r.get_xy(), r.get_x() + r.get_width(), r.get_y() + r.get_height()) for r in rectangles(picture)]
    for box in (label.box for label in picture.labels):
        assert any(
            field.left < box.left and box.right < field.right and field.bottom < box.bottom and box.top < field.top
            for field in fields
        ), box.text


def test_boxes_of_a_tree_do_not_touch() -> None:
    fields = [
        Box(*r.get_xy(), r.get_x() + r.get_width(), r.get_y() + r.get_height())
        for r in rectangles(drawn(report_figures()["fig-sectors"]))
    ]
    assert not any(a.touches(b, 2) for i, a in enumerate(fields) for b in fields[i + 1 :])


def test_a_branch_stands_right_of_what_it_belongs_to() -> None:
    lefts = {label.text: label.box.left for label in drawn(TREE).labels}
    assert lefts["总"] < lefts["乙"] < lefts["丙"]
    assert lefts["丙"] == lefts["丁"]


def test_a_tree_of_one_box_is_drawn() -> None:
    assert [label.text for label in drawn(Tree(TreeNode("独"))).labels] == ["独"]
