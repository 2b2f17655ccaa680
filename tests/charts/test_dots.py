"""Dot plots and scatters: places of dots, ticks, means and names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from builder.charts.draw import KINDS
from builder.charts.style import style_of
from builder.model.chart import DotPlot, Point
from tests.charts.sample import (
    DOTS,
    SCATTER,
    WIDTH,
    boxes,
    dots,
    drawn,
    hex_of,
    report_figures,
    segments,
    series,
    theme,
    xs_of,
)


def texts(chart: object) -> list[str]:
    return [label.text for label in drawn(chart).labels]  # type: ignore[arg-type]


def test_every_series_has_its_colour_and_its_shape() -> None:
    first, second = dots(drawn(DOTS))[:2]
    colors = theme().color.series
    assert (first.get_markerfacecolor(), second.get_markerfacecolor()) == colors[:2]
    assert first.get_marker() != second.get_marker()


def test_dots_stand_on_one_scale() -> None:
    first, second = dots(drawn(DOTS))[:2]
    xs = xs_of(first) + xs_of(second)
    step = (xs[0] - xs[3]) / 40
    assert xs == pytest.approx([xs[3] + (value - 10) * step for value in (50, 45, 40, 10, 20, 30)])


def test_means_are_lines_in_the_colours_of_their_series_below_their_names() -> None:
    picture = drawn(DOTS)
    for index, color in enumerate(theme().color.series[:2]):
        [x] = {round(line[0], 2) for line in segments(picture, color)}
        [said] = [label.box for label in picture.labels if label.text == ("均值 45.00", "均值 20.00")[index]]
        assert said.left < x < said.right


def test_ticks_are_round_and_stand_at_both_ends() -> None:
    assert [text for text in texts(DOTS) if text in ("10", "20", "30", "40", "50")] == [
        text for tick in ("10", "20", "30", "40", "50") for text in (tick, tick)
    ]


def test_only_highlighted_rows_have_values() -> None:
    assert "20.00" in texts(DOTS)
    assert "45.00" in texts(DOTS)
    assert "10.00" not in texts(DOTS)


def test_a_value_that_has_no_room_is_left_out() -> None:
    close = tuple(series(near, far) for near, far in (("50", "0"), ("51", "50"), ("52", "100")))
    crowded = DotPlot(("甲", "乙"), close, (), ("甲",))
    assert "51.00" not in texts(crowded)


def test_what_a_range_is_about_lies_over_its_ends_and_a_value_of_two_is_said_once() -> None:
    rows = tuple(series(value) for value in ("10", "50", "10", "90"))
    chart = DotPlot(("甲",), rows, (), ("甲",), has_range=True)
    *_, last = dots(drawn(chart))[: len(rows)]
    assert last.get_markerfacecolor() == theme().color.series[0]
    assert [text for text in texts(chart) if text.endswith(".00")].count("10.00") == 1


def test_every_value_of_a_range_is_said_over_or_under_its_dot_where_there_is_no_room_beside_it() -> None:
    rows = tuple(series(value) for value in ("50", "0", "51", "52"))
    near = DotPlot(("甲",), rows, (), ("甲",), has_range=True)
    assert {"50.00", "0.00", "51.00", "52.00"} <= set(texts(near))
    boxes = [each.box for each in drawn(near).labels]
    assert not any(one.touches(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_named_points_have_the_highlight_colour_and_the_others_are_grey() -> None:
    grey, named = dots(drawn(SCATTER))
    color = theme().color
    assert (hex_of_marker(grey), hex_of_marker(named)) == (color.bar, color.highlight)
    assert len(xs_of(named)) == 2


def hex_of_marker(line: object) -> str:
    color = line.get_markerfacecolor()  # type: ignore[attr-defined]
    return color if isinstance(color, str) else hex_of(color)


def test_only_named_points_have_names() -> None:
    assert {"甲市", "乙市"} <= set(texts(SCATTER))
    assert "丙市" not in texts(SCATTER)


def test_axes_and_means_are_named() -> None:
    assert {"横", "纵", "均值 2.00", "均值 7.00"} <= set(texts(SCATTER))


def test_names_of_a_crowd_find_places_farther_away() -> None:
    crowd = tuple(
        Point(f"城市{i}", Decimal(i % 3) / 10 + 50, Decimal(i // 3) / 10 + 50, is_named=True) for i in range(6)
    )
    far = (Point("甲", Decimal(0), Decimal(0)), Point("乙", Decimal(100), Decimal(100)))
    chart = replace(SCATTER, points=(*crowd, *far), x_reference=None, y_reference=None)
    assert not any(a.touches(b) for a, b in combinations(boxes(drawn(chart)), 2))


def test_a_scatter_is_drawn_the_same_each_time() -> None:
    chart = report_figures()["fig-cities-scatter"]
    assert boxes(drawn(chart)) == boxes(drawn(chart))


def test_a_scatter_is_lower_than_wide() -> None:
    assert KINDS[type(SCATTER)].height(SCATTER, WIDTH, style_of(theme())) < WIDTH
