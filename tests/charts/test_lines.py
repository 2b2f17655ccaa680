"""Line charts: where lines and their names stand, which values are said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from builder.charts.picture import Box
from builder.charts.types.lines import crosses
from builder.model.chart import Lines, Reference
from tests.charts.sample import LINES, boxes, dots, drawn, segments, series, theme, xs_of


def test_points_stand_in_the_order_of_the_rows_at_even_steps() -> None:
    xs = xs_of(dots(drawn(LINES))[-2])
    steps = [b - a for a, b in pairwise(xs)]
    assert steps == pytest.approx([steps[0]] * 3)


def test_a_line_is_named_at_its_end_with_its_last_value() -> None:
    found = {box.text: box for box in boxes(drawn(LINES))}
    last = xs_of(dots(drawn(LINES))[-2])[-1]
    texts = "".join(box.text for box in boxes(drawn(LINES)) if box.left > last)
    assert "40.00" in texts
    assert "38.00" in texts
    assert "40.00" not in found or found["40.00"].left > last


def test_only_highlighted_rows_say_their_values_on_the_way() -> None:
    texts = [box.text for box in boxes(drawn(LINES))]
    assert {"20.00", "25.00"} <= set(texts)
    assert not {"30.00", "15.00", "10.00", "35.00"} & set(texts)


def test_a_row_without_data_is_a_gap_in_its_line() -> None:
    chart = replace(LINES, series=(series("30", None, "10", "40", name="前"),))
    color = theme().color.series[0]
    assert len(segments(drawn(chart), color)) == 1
    assert len(segments(drawn(replace(LINES, series=LINES.series[:1])), color)) == 3


def test_the_mean_of_one_line_is_a_dashed_line_with_its_name_at_the_end() -> None:
    chart = replace(LINES, series=LINES.series[:1], reference=Reference("均值", Decimal(25)))
    picture = drawn(chart)
    heights = {round(y, 2) for _, y, _, _ in segments(picture, theme().color.reference)}
    assert len(heights) == 1
    assert "均值 25.00" in "".join(label.text for label in picture.labels).replace("均值25.00", "均值 25.00")


def test_names_that_are_too_many_are_said_every_second_or_third_time() -> None:
    names = tuple(f"{year}年第{quarter}季度" for year in range(2001, 2021) for quarter in range(1, 5))
    chart = Lines(names, (series(*map(str, range(80)), name="指数"),))
    found = boxes(drawn(chart))
    assert not any(a.touches(b) for n, a in enumerate(found) for b in found[n + 1 :])
    assert 1 < sum("2" in box.text for box in found) < 80


def test_a_line_crosses_a_box_only_where_it_runs_through_it() -> None:
    box = Box(10, 10, 20, 20)
    assert crosses((0, 0, 30, 30), box)
    assert crosses((15, 0, 15, 30), box)
    assert not crosses((0, 0, 30, 9), box)
    assert not crosses((0, 15, 9, 15), box)
    assert not crosses((0, 25, 30, 21), box)
