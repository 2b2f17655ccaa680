"""Native charts reopened: their numbers, and what PowerPoint would trip over."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import get_args

import pytest

from builder.charts.shades import READABLE, contrast
from builder.deck.native import kinds
from builder.deck.native.text import text_width
from builder.deck.slides import Frame
from builder.deck.units import EMU_PER_POINT
from builder.model.chart import Chart, RankedBars
from builder.theme.load import load_theme
from tests.deck.computed import color_of
from tests.deck.native_sample import (
    CHARTS,
    CLOSE,
    DOTS,
    DUMBBELL,
    FEW_DIGITS,
    GROUPED,
    HEAT,
    HIGH,
    LINES,
    MAP,
    MULTIPLES,
    ONE_LINE,
    POINTS,
    RANKED,
    SCATTER,
    STACKED,
    cached,
    called,
    chart_parts,
    charts_of,
    drawn,
    each_chart,
    each_frame,
    flat,
    floats,
    frame_of,
    look_up,
    placed,
    together,
)
from tests.deck.sample import STYLES, default_theme


def test_every_kind_of_chart_can_be_placed() -> None:
    assert kinds() == set(get_args(Chart))
    assert kinds() == {type(chart) for chart in CHARTS.values()}


@pytest.mark.parametrize("ranked", [RANKED, FEW_DIGITS], ids=["lying", "standing"])
def test_ranked_bars_draw_every_value_once_in_the_series_of_its_colour(ranked: RankedBars) -> None:
    [chart] = charts_of(placed(ranked))
    series = drawn(chart)
    name = ranked.series.name
    assert together(series[f"{name}（重点）"], series[f"{name}（其他）"]) == floats(ranked.series.values)
    shown = [c for c, v in zip(ranked.categories, series[f"{name}（重点）"], strict=True) if v is not None]
    assert shown == list(ranked.highlight)


def test_without_a_highlight_the_bars_are_one_series_with_the_name_of_the_index() -> None:
    [chart] = charts_of(placed(replace(RANKED, highlight=())))
    assert drawn(chart) == {"整体上云指数": floats(HIGH.values)}


def test_the_mean_of_standing_bars_is_a_series_of_one_value() -> None:
    [chart] = charts_of(placed(FEW_DIGITS))
    assert drawn(chart)["云数据指数均值"] == (76,) * 30


def test_grouped_bars_draw_every_index_as_a_series() -> None:
    [chart] = charts_of(placed(GROUPED))
    assert drawn(chart) == {one.name: floats(one.values) for one in GROUPED.series}


def test_stacked_bars_draw_every_part_and_a_whole_that_only_says_its_value() -> None:
    [chart] = charts_of(placed(STACKED))
    assert list(drawn(chart)) == [*(one.name for one in STACKED.series), "合计"]
    assert drawn(chart)["合计"] == pytest.approx([float(total) for total in STACKED.totals if total])
    whole = look_up(chart, "//c:ser")[-1]
    assert look_up(whole, "boolean(c:spPr/a:noFill)")
    assert look_up(whole, "string(c:dLbls/c:dLblPos/@val)") == "inBase"
    assert not look_up(chart, "//c:legendEntry")


def test_lines_draw_every_index_and_the_mean() -> None:
    [chart] = charts_of(placed(LINES))
    assert drawn(chart) == {one.name: floats(one.values) for one in LINES.series}
    [chart] = charts_of(placed(ONE_LINE))
    assert drawn(chart) == {"整体上云指数": floats(HIGH.values), "整体上云指数均值": (55.28,) * 5}


def test_a_line_is_named_at_its_last_point_with_the_value() -> None:
    [chart] = charts_of(placed(LINES))
    for series in look_up(chart, "//c:ser"):
        [named] = look_up(series, "c:dLbls/c:dLbl[c:showSerName/@val='1']")
        assert look_up(named, "string(c:idx/@val)") == "4"
        assert look_up(named, "string(c:showVal/@val)") == "1"
        assert look_up(series, "c:dLbls/c:dLbl[c:showSerName/@val='0']/c:idx/@val") == ["2"]


def test_a_dumbbell_draws_both_indices_and_their_gap() -> None:
    [chart] = charts_of(placed(DUMBBELL))
    assert drawn(chart)["整体上云指数"] == floats(HIGH.values)
    assert drawn(chart)["云化基础设施指数"] == floats(CLOSE.values)
    all_gaps, marked = (cached(plus) for plus in look_up(chart, "//c:errBars/c:plus/c:numRef"))
    assert all_gaps == pytest.approx((0.38, 1.30, 1.54, 5.80, 7.18))
    assert marked[:4] == (None,) * 4
    assert marked[4] == pytest.approx(7.18)


def test_a_dot_plot_draws_every_index_and_its_mean() -> None:
    [chart] = charts_of(placed(replace(DOTS, references=DOTS.references[:2])))
    series = drawn(chart)
    assert [series[one.name] for one in DOTS.series] == [floats(one.values) for one in DOTS.series]
    assert series["整体上云指数均值"] == (55.28,) * 5
    assert series["云化基础设施指数均值"] == (56.1,) * 5


def test_small_multiples_are_a_chart_for_each_index_all_on_one_scale() -> None:
    charts = charts_of(placed(MULTIPLES))
    found = [together(*drawn(chart).values()) for chart in charts]
    assert found == [floats(panel.series.values) for panel in MULTIPLES.panels]
    assert len({look_up(chart, "string(//c:valAx//c:max/@val)") for chart in charts}) == 1


def test_a_scatter_draws_each_point_at_its_values() -> None:
    [chart] = charts_of(placed(SCATTER))
    points = look_up(chart, "//c:ser")[:2]
    assert {cached(look_up(one, "c:xVal/c:numRef")[0]) for one in points} == {floats([p.x for p in POINTS])}
    assert together(*itertools.islice(drawn(chart).values(), 2)) == floats([p.y for p in POINTS])


def test_a_heat_table_prints_every_value_with_its_decimals() -> None:
    [table] = [shape.table for shape in placed(HEAT).shapes if getattr(shape, "has_table", False)]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["行业", "整体", "云智能"]
    assert rows[3] == ["汽车", "58.00", "4.00"]
    assert len(rows) == 6


def test_a_tile_says_its_value_rounded_half_up() -> None:
    assert called(placed(MAP), "图1 内蒙古").text_frame.text == "内蒙古\n9.0"


def test_a_place_without_data_keeps_its_name_and_says_so() -> None:
    assert called(placed(MAP), "图1 台湾").text_frame.text == "台湾\n无数据"


# ---- what PowerPoint asks for


@each_chart
def test_axis_ids_are_positive_and_lead_to_axes(chart: Chart) -> None:
    for one in charts_of(placed(chart)):
        axes = look_up(one, "//c:catAx/c:axId/@val|//c:valAx/c:axId/@val")
        used = look_up(one, "//c:axId/@val|//c:crossAx/@val")
        assert all(int(axis) > 0 for axis in axes)
        assert len(axes) == 2
        assert set(used) == set(axes)


@each_chart
def test_all_text_of_a_chart_has_the_themes_fonts_and_is_chinese(chart: Chart) -> None:
    for one in charts_of(placed(chart)):
        settings = look_up(one, "//a:defRPr|//a:rPr")
        assert {(look_up(s, "string(a:latin/@typeface)"), look_up(s, "string(a:ea/@typeface)")) for s in settings} == {
            ("+mn-lt", "+mn-ea")
        }
        assert {s.get("lang") for s in settings} == {"zh-CN"}
        assert min(int(s.get("sz")) for s in settings) >= 1000


@each_chart
def test_all_text_outside_charts_is_chinese_in_the_themes_fonts_and_not_too_small(chart: Chart) -> None:
    for run in placed(chart).shapes._spTree.xpath(".//a:r/a:rPr"):
        assert run.get("lang") == "zh-CN"
        assert run.xpath("string(a:ea/@typeface)") == "+mn-ea"
        assert int(run.get("sz")) >= 1200


@each_chart
def test_names_and_ids_of_shapes_are_unique(chart: Chart) -> None:
    shapes = list(flat(placed(chart).shapes))
    assert len({shape.name for shape in shapes}) == len(shapes)
    assert len({shape.shape_id for shape in shapes}) == len(shapes)


@each_chart
def test_charts_tables_and_groups_have_alternative_text_and_lines_are_decoration(chart: Chart) -> None:
    for shape in flat(placed(chart).shapes):
        [properties] = shape._element.xpath("./*[1]/p:cNvPr")
        if shape.shape_type == 6 or getattr(shape, "has_chart", False) or getattr(shape, "has_table", False):
            assert len(properties.get("descr", "")) > 5
        if shape._element.tag.endswith("cxnSp"):
            assert properties.xpath(".//*[local-name()='decorative']/@val") == ["1"]


@each_chart
@pytest.mark.parametrize("name", ["default", "print"])
def test_every_colour_is_one_of_the_powerpoint_theme(chart: Chart, name: str) -> None:
    slide = placed(chart, theme=load_theme(name, [STYLES]))
    found = [slide.part.blob, *(part.blob for part in chart_parts(slide))]
    assert any(b"schemeClr" in xml for xml in found)
    for xml in found:
        assert not re.search(rb"srgbClr|sysClr|prstClr|scrgbClr", xml)


@each_chart
@pytest.mark.parametrize("name", ["default", "print"])
def test_words_read_well_on_the_colour_that_powerpoint_computes_for_their_ground(chart: Chart, name: str) -> None:
    theme = load_theme(name, [STYLES])
    tree = placed(chart, theme=theme).shapes._spTree
    for box in tree.xpath(".//p:sp[p:txBody//a:r]|.//a:tc[.//a:r]"):
        ground = box.xpath("p:spPr/a:solidFill|a:tcPr/a:solidFill")
        below = color_of(ground[0], theme) if ground else theme.color.paper
        for words in box.xpath(".//a:rPr/a:solidFill"):
            assert contrast(color_of(words, theme), below) >= READABLE, box.xpath("string(.)")


@each_chart
@each_frame
def test_nothing_stands_outside_the_frame(chart: Chart, frame: Frame) -> None:
    for shape in flat(placed(chart, frame).shapes):
        stands = frame_of(shape)
        assert stands.x >= frame.x - 0.5, shape.name
        assert stands.y >= frame.y - 0.5, shape.name
        assert stands.x + stands.width <= frame.x + frame.width + 0.5, shape.name
        assert stands.y + stands.height <= frame.y + frame.height + 0.5, shape.name


@each_chart
@each_frame
def test_every_line_of_text_fits_its_box_or_has_lines_to_spare(chart: Chart, frame: Frame) -> None:
    theme = default_theme()
    for shape in flat(placed(chart, frame).shapes):
        if not shape.has_text_frame or not shape.text_frame.text:
            continue
        box = frame_of(shape)
        inner = box.width - 2 * shape.text_frame.margin_left / EMU_PER_POINT
        high = 0.0
        for paragraph in shape.text_frame.paragraphs:
            [run] = paragraph.runs
            width = text_width(theme, run.text, run.font.size.pt, is_bold=run.font.bold)
            high += -(-width // inner) * paragraph.line_spacing.pt
        assert high <= box.height + 0.5, shape.name
