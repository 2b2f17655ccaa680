"""Heat tables, tile maps and trees reopened: their shades, their keys, where their boxes stand."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lxml import etree

from builder.charts.shades import shades
from builder.deck.colors import solid_shade
from builder.deck.native.spread import shared_area
from builder.deck.slides import Frame
from builder.model.chart import (
    Tree,
    TreeNode,
)
from tests.deck.native_sample import (
    ALT,
    BESIDE,
    HEAT,
    MAP,
    TILES,
    TREE,
    WIDE,
    called,
    each_frame,
    flat,
    frame_of,
    placed,
)
from tests.deck.sample import default_theme


def test_the_best_of_a_column_is_darkest_and_the_last_lightest() -> None:
    [table] = [shape.table for shape in placed(HEAT).shapes if getattr(shape, "has_table", False)]
    fills = [fill_in(row.cells[1]) for row in list(table.rows)[1:]]
    scale = [solid_shade(default_theme(), ground) for ground in shades(default_theme().color)]
    assert (fills[0], fills[-1]) == (scale[-1], scale[0])


def test_a_column_of_one_value_has_one_light_shade() -> None:
    same = replace(HEAT, values=((Decimal(5), Decimal(1)),) * 5)
    [table] = [shape.table for shape in placed(same).shapes if getattr(shape, "has_table", False)]
    fills = {fill_in(row.cells[1]) for row in list(table.rows)[1:]}
    assert fills == {solid_shade(default_theme(), shades(default_theme().color)[0])}


def fill_in(cell: Any) -> str:
    """The fill of a cell, as it is written."""
    [fill] = cell._tc.xpath("a:tcPr/a:solidFill")
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(fill, encoding="unicode"))


def test_a_table_that_is_too_high_stands_in_blocks_with_the_same_head() -> None:
    rows = tuple((Decimal(n), Decimal(n)) for n in range(31))
    tall = replace(HEAT, categories=tuple(f"省{n}" for n in range(31)), values=rows)
    tables = [shape.table for shape in placed(tall, BESIDE).shapes if getattr(shape, "has_table", False)]
    assert [len(table.rows) for table in tables] == [17, 16]
    assert {table.cell(0, 0).text for table in tables} == {"行业"}
    assert all(table.first_row for table in tables)


def test_the_key_of_a_map_names_every_class_from_the_highest_and_the_missing() -> None:
    slide = placed(MAP)
    key = [called(slide, f"图1 图例 {number}").text_frame.text for number in range(1, 7)]
    assert key == ["60及以上", "45～60", "35～45", "20～35", "低于20", "无数据"]


def test_a_tile_has_the_shade_of_its_class_in_the_key() -> None:
    slide = placed(MAP)
    assert fill_of(called(slide, "图1 北京")) == fill_of(called(slide, "图1 色块 1"))
    assert fill_of(called(slide, "图1 新疆")) == fill_of(called(slide, "图1 色块 5"))
    assert fill_of(called(slide, "图1 台湾")) == fill_of(called(slide, "图1 色块 6"))


def fill_of(shape: Any) -> str:
    [fill] = shape._element.xpath("p:spPr/a:solidFill")
    return etree.tostring(fill, encoding="unicode")


def test_tiles_do_not_touch() -> None:
    slide = placed(MAP, BESIDE)
    frames = [frame_of(called(slide, f"图1 {tile.name}")) for tile in TILES]
    assert not any(shared_area(one, other) for one, other in itertools.combinations(frames, 2))


@each_frame
def test_the_boxes_of_a_tree_do_not_touch(frame: Frame) -> None:
    boxes = [frame_of(shape) for shape in flat(placed(TREE, frame).shapes) if shape.has_text_frame]
    assert len(boxes) == 20
    assert not any(shared_area(one, other) for one, other in itertools.combinations(boxes, 2))


def test_leaves_are_of_one_height_only_where_that_leaves_air_between_them() -> None:
    long = TreeNode("指数", "这一项由很多东西得出，反映很多东西，" * 4)
    root = TreeNode("上云指数", children=(long, *[TreeNode(f"指数{n}", "由一样东西得出") for n in range(4)]))
    airy, tight = (leaf_heights(placed(Tree(root, ALT), replace(WIDE, height=high))) for high in (336, 260))
    assert len(set(airy)) == 1
    assert tight[0] > tight[1] == tight[4]


def leaf_heights(slide: Any) -> list[float]:
    return [round(frame_of(called(slide, f"图1 {name}")).height) for name in ("指数", *(f"指数{n}" for n in range(4)))]


def test_every_line_of_a_tree_is_attached_to_two_boxes() -> None:
    slide = placed(TREE)
    boxes = {shape.shape_id for shape in flat(slide.shapes) if shape.has_text_frame}
    lines = [shape._element for shape in flat(slide.shapes) if shape._element.tag.endswith("cxnSp")]
    assert len(lines) == 19
    for one in lines:
        ends = [int(end) for end in one.xpath(".//a:stCxn/@id|.//a:endCxn/@id")]
        assert len(ends) == 2
        assert set(ends) <= boxes


