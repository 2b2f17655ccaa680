"""Native charts reopened: where bars, dots and labels stand, and in which colours."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml.ns import qn

from builder.charts.marks import MARKS
from builder.charts.shades import READABLE, contrast
from builder.deck.colors import scheme_name
from builder.deck.native.scale import dot_scale
from builder.deck.native.spread import label_frame, shared_area, spread
from builder.deck.slides import Frame
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    Point,
    RankedBars,
    Reference,
    Scatter,
    Series,
    TileMap,
    Tree,
    TreeNode,
)
from tests.deck.native_sample import (
    ALT,
    BESIDE,
    DOTS,
    DUMBBELL,
    FEW_DIGITS,
    GROUPED,
    HIGH,
    MANY,
    MANY_GROUPS,
    MULTIPLES,
    NAMES,
    POINTS,
    RANKED,
    SCATTER,
    STACKED,
    TILES,
    WIDE,
    books_of,
    called,
    charts_of,
    drawn,
    each_chart,
    each_frame,
    flat,
    frame_of,
    look_up,
    numbers,
    placed,
)
from tests.deck.sample import default_theme


def test_lying_bars_begin_with_the_best_on_top() -> None:
    [chart] = charts_of(placed(RANKED))
    assert look_up(chart, "string(//c:barDir/@val)") == "bar"
    assert look_up(chart, "string(//c:catAx//c:orientation/@val)") == "maxMin"


def test_more_than_twenty_bars_stand_where_their_labels_have_room() -> None:
    assert [look_up(c, "string(//c:barDir/@val)") for c in charts_of(placed(FEW_DIGITS, WIDE))] == ["col"]
    values = FEW_DIGITS.series.values[:20]
    twenty = replace(FEW_DIGITS, categories=MANY.categories[:20], series=replace(MANY.series, values=values))
    assert [look_up(c, "string(//c:barDir/@val)") for c in charts_of(placed(twenty, WIDE))] == ["bar"]


def test_where_they_have_none_they_lie_in_two_blocks_of_one_scale() -> None:
    charts = charts_of(placed(MANY, BESIDE))
    assert [len(look_up(chart, "//c:ser[1]/c:cat//c:pt")) for chart in charts] == [15, 15]
    assert len({look_up(chart, "string(//c:valAx//c:max/@val)") for chart in charts}) == 1


@pytest.mark.parametrize("mean", ["47.38", "55.28", "67.40"])
def test_the_line_of_the_mean_stands_at_its_value(mean: str) -> None:
    slide = placed(replace(RANKED, reference=Reference("均值", Decimal(mean))))
    chart_frame = frame_of(called(slide, "图1 条形"))
    line = frame_of(called(slide, "图1 均值线"))
    [chart] = charts_of(slide)
    left, width = (
        float(look_up(chart, f"string(//c:plotArea/c:layout//c:{side}/@val)")) * chart_frame.width for side in "xw"
    )
    share = float(mean) / float(look_up(chart, "string(//c:valAx//c:max/@val)"))
    assert line.x + line.width / 2 == pytest.approx(chart_frame.x + left + share * width, abs=0.1)


def test_the_line_of_the_mean_runs_over_the_bars_and_leaves_out_the_values_in_its_way() -> None:
    slide = placed(RANKED)
    names = [shape.name for shape in flat(slide.shapes)]
    assert names.index("图1 均值线") > names.index("图1 条形")
    assert len(stretches(called(slide, "图1 均值线"))) == 1
    close = placed(replace(RANKED, reference=Reference("均值", Decimal("49"))))
    row = frame_of(called(close, "图1 条形")).height / 5
    shape = called(close, "图1 均值线")
    whole = sum(end - start for start, end in stretches(shape))
    assert whole < frame_of(shape).height - row / 3


def stretches(line: Any) -> list[tuple[float, float]]:
    """From where to where an upright line is drawn."""
    ends = [int(y) / 12700 for y in line._element.xpath(".//a:path//a:pt/@y")]
    return list(zip(ends[::2], ends[1::2], strict=True))


def test_labels_that_the_mean_would_cross_stand_on_its_line() -> None:
    [chart] = charts_of(placed(FEW_DIGITS))
    moved = look_up(chart, "//c:barChart//c:dLbl[c:layout]/c:idx/@val")
    values = [value for index in moved if (value := FEW_DIGITS.series.values[int(index)])]
    assert values
    assert all(60 < value < 76 for value in values)


def test_grouped_bars_lie_where_rows_are_high_enough_and_stand_with_an_axis_where_nothing_else_is_left() -> None:
    [lying], [standing] = charts_of(placed(GROUPED)), charts_of(placed(MANY_GROUPS))
    assert look_up(lying, "string(//c:barDir/@val)") == "bar"
    assert look_up(lying, "string(//c:valAx/c:delete/@val)") == "1"
    assert look_up(standing, "string(//c:barDir/@val)") == "col"
    assert look_up(standing, "string(//c:valAx/c:delete/@val)") == "0"
    assert set(look_up(standing, "//c:dLbl/c:idx/@val")) == {"3"}


def test_only_parts_that_are_long_enough_say_their_value() -> None:
    [chart] = charts_of(placed(STACKED))
    deep = look_up(chart, "//c:ser")[2]
    assert look_up(deep, "c:dLbls/c:dLbl/c:idx/@val") == ["0", "1", "3", "4"]  # the third is 1.05


def test_the_values_of_parts_read_well_on_them() -> None:
    theme = default_theme()
    [chart] = charts_of(placed(STACKED))
    for place, series in enumerate(look_up(chart, "//c:ser")[:3]):
        [said] = set(look_up(series, "c:dLbls/c:dLbl//a:defRPr/a:solidFill/a:schemeClr/@val"))
        token = {"tx1": "ink", "bg1": "paper"}[said]
        assert contrast(getattr(theme.color, token), theme.color.series[place]) >= READABLE


def test_bars_below_zero_have_their_room_and_their_axis_at_zero() -> None:
    [chart] = charts_of(placed(replace(RANKED, series=Series("增幅", numbers("9", "5", "2", "-3", "-8")))))
    assert float(look_up(chart, "string(//c:valAx//c:min/@val)")) < -8
    assert look_up(chart, "string(//c:catAx/c:crosses/@val)") == "autoZero"


def test_panels_with_scales_of_their_own_differ() -> None:
    charts = charts_of(placed(replace(MULTIPLES, has_own_scales=True)))
    assert len({look_up(chart, "string(//c:valAx//c:max/@val)") for chart in charts}) == 3


@each_frame
def test_few_rows_fill_the_frame(frame: Frame) -> None:
    three = replace(RANKED, categories=NAMES[:3], series=replace(HIGH, values=HIGH.values[:3]), reference=None)
    [chart] = [frame_of(shape) for shape in placed(three, frame).shapes]
    assert chart.height == pytest.approx(frame.height, abs=1)


@each_frame
@each_chart
def test_texts_of_a_chart_are_at_least_ten_points_and_those_of_few_rows_twelve(chart: Chart, frame: Frame) -> None:
    sizes = {int(size) for one in charts_of(placed(chart, frame)) for size in look_up(one, "//@sz")}
    assert not sizes or min(sizes) >= 1000
    if len(getattr(chart, "categories", ())) <= 5 and not isinstance(chart, DotPlot):
        assert not sizes or min(sizes) >= 1200


def test_the_panels_of_small_multiples_have_their_rows_at_one_height() -> None:
    slide = placed(MULTIPLES)
    frames = [frame_of(shape) for shape in flat(slide.shapes) if getattr(shape, "has_chart", False)]
    assert len({(round(frame.y, 2), round(frame.height, 2)) for frame in frames}) == 1
    shown = [look_up(chart, "string(//c:catAx/c:tickLblPos/@val)") for chart in charts_of(slide)]
    assert shown == ["low", "none", "none"]


def test_the_higher_of_two_dots_has_its_label_above() -> None:
    [chart] = charts_of(placed(DUMBBELL))
    first, second = look_up(chart, "//c:ser")[-2:]
    assert look_up(first, "c:dLbls/c:dLbl/c:dLblPos/@val") == ["b", "b", "t", "b", "b"]
    assert look_up(second, "c:dLbls/c:dLbl/c:dLblPos/@val") == ["t", "t", "b", "t", "t"]


def test_the_legend_shows_the_indices_alone() -> None:
    [chart] = charts_of(placed(DOTS))
    hidden = set(map(int, look_up(chart, "//c:legendEntry/c:idx/@val")))
    shown = [name for order, name in enumerate(all_names(chart)) if order not in hidden]
    assert shown == [series.name for series in DOTS.series]


def all_names(chart: Any) -> list[str]:
    return [look_up(series, "string(c:tx//c:v)") for series in look_up(chart, "//c:ser")]


def test_named_points_carry_their_names_and_no_other_point_does() -> None:
    [chart] = charts_of(placed(SCATTER))
    assert look_up(chart, "//c:dLbl//a:t/text()") == [point.name for point in POINTS if point.is_named]


cells = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(st.sets(cells, min_size=1))
def test_names_of_points_that_are_apart_never_cover_each_other(found: set[tuple[int, int]]) -> None:
    points = [(60.0 * column + 10, 30.0 * row + 10) for column, row in sorted(found)]
    sizes = dict.fromkeys(range(len(points)), (40.0, 14.0))
    assert hidden_by(points, sizes, spread(points, sizes, Frame(0, 0, 610, 300), (), 6)) == 0


def hidden_by(points: Sequence[tuple[float, float]], sizes: dict[int, tuple[float, float]], sides: Any) -> float:
    """The area that labels share."""
    frames = [label_frame(points[n], sizes[n], sides[n], 6) for n in sizes]
    return sum(shared_area(one, other) for one, other in itertools.combinations(frames, 2))


def test_names_of_near_points_do_not_cover_each_other_nor_a_point() -> None:
    points = [(100.0, 100.0), (112.0, 100.0), (106.0, 116.0), (300.0, 40.0), (497.0, 200.0), (100.0, 295.0)]
    sizes = dict.fromkeys(range(len(points)), (36.0, 14.0))
    sides = spread(points, sizes, Frame(0, 0, 500, 300), (), 6)
    assert hidden_by(points, sizes, sides) == 0
    for number, side in sides.items():
        label = label_frame(points[number], sizes[number], side, 6)
        assert not any(shared_area(label, Frame(x - 5, y - 5, 10, 10)) for x, y in points)
        assert shared_area(label, Frame(0, 0, 500, 300)) == pytest.approx(36 * 14)


def test_a_scale_of_dots_ends_at_round_numbers_beyond_the_values() -> None:
    scale = dot_scale(numbers("47.38", "67.78"), 300, 20)
    assert (scale.low, scale.high, scale.step) == (45, 70, 5)
    assert dot_scale(numbers("0.4", "83"), 300, 20).low == 0


# ---- colours


def test_colours_are_those_of_the_powerpoint_theme() -> None:
    theme = default_theme()
    [chart] = charts_of(placed(RANKED))
    fills = look_up(chart, "//c:ser/c:spPr/a:solidFill/a:schemeClr/@val")
    assert fills == [scheme_name(theme, "highlight"), scheme_name(theme, "bar")]


def test_dots_have_the_colours_of_the_series() -> None:
    theme = default_theme()
    [chart] = charts_of(placed(DUMBBELL))
    dots = look_up(chart, "//c:marker/c:spPr/a:solidFill/a:schemeClr/@val")
    assert dots == [scheme_name(theme, "series.0"), scheme_name(theme, "series.1")]


def test_dots_of_several_indices_differ_in_shape_as_well() -> None:
    [chart] = charts_of(placed(DOTS))
    assert [symbol for symbol in look_up(chart, "//c:symbol/@val") if symbol != "none"] == list(MARKS[:3])


# ---- odd data


def test_a_place_without_data_is_a_gap_in_chart_and_workbook() -> None:
    series = replace(HIGH, values=(*HIGH.values[:4], None))
    for chart in (replace(RANKED, series=series), replace(DUMBBELL, first=series)):
        slide = placed(chart)
        [one], [book] = charts_of(slide), books_of(slide)
        assert [values[4] for name, values in drawn(one).items() if name.startswith("整体上云指数")] in (
            [None],
            [None] * 2,
        )
        assert book.active.cell(6, 2).value is None


@pytest.mark.parametrize(
    "chart",
    [
        RankedBars(("一",), Series("指数", numbers("0")), alt=ALT),
        Dumbbell(("一", "二"), Series("甲", numbers("5", "5")), Series("乙", numbers("5", "5")), alt=ALT),
        DotPlot(("一",), (Series("甲", (None,)),), alt=ALT),
        Scatter("甲", "乙", (Point("一", Decimal(3), Decimal(3)),), alt=ALT),
        TileMap("指数", TILES[:1], (), alt=ALT),
        Tree(TreeNode("一"), alt=ALT),
    ],
    ids=["zero", "no gap", "no value", "one point", "no breaks", "root only"],
)
def test_charts_of_next_to_nothing_can_be_placed(chart: Chart) -> None:
    assert list(placed(chart).shapes)


def test_the_dots_of_a_range_say_their_values_at_the_right_else_left_and_equal_ones_once() -> None:
    rows = {"甲": ("50", "50"), "均值": ("30", "48"), "最低": ("10", "20"), "最高": ("50", "80")}
    series = tuple(Series(name, tuple(map(Decimal, values))) for name, values in rows.items())
    [chart] = charts_of(placed(DotPlot(("一", "二"), series, (), ("一", "二"), alt=ALT, has_range=True)))
    told = {}
    for one in chart.iter(qn("c:ser")):
        name = one.findtext(f"{qn('c:tx')}//{qn('c:v')}")
        labels = one.findall(f"{qn('c:dLbls')}/{qn('c:dLbl')}")
        sides = [label.find(qn("c:dLblPos")).get("val") for label in labels]
        told[name] = [label.find(qn("c:idx")).get("val") + side for label, side in zip(labels, sides, strict=True)]
    assert [name for name in told if name in rows] == ["最高", "最低", "均值", "甲"]  # what it is about on top
    assert {name: told[name] for name in rows} == {
        "甲": ["0r", "1r"], "均值": ["0r", "1l"], "最低": ["0r", "1r"], "最高": ["1r"],
    }  # fmt: skip
