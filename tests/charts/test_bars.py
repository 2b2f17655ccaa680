"""Ranked bars, dumbbells and panels: lengths, places, colours and labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.charts.draw import height_of
from builder.charts.picture import Label, Picture
from builder.charts.rows import row_pitch
from tests.charts.sample import (
    BARS,
    DUMBBELL,
    GROUPS,
    NARROW,
    PANELS,
    STACKS,
    WIDTH,
    dots,
    drawn,
    hex_of,
    rectangles,
    segments,
    series,
    theme,
    xs_of,
)


def label(picture: Picture, text: str) -> Label:
    [found] = [label for label in picture.labels if label.text == text]
    return found


def test_bars_are_as_long_as_their_values_from_zero() -> None:
    widths = [bar.get_width() for bar in rectangles(drawn(BARS))]
    assert widths[1] == pytest.approx(widths[0] * 2 / 3)
    assert widths[2] == pytest.approx(widths[0] / 3)


def test_the_best_bar_is_on_top() -> None:
    heights = [bar.get_y() for bar in rectangles(drawn(BARS))]
    assert heights == sorted(heights, reverse=True)


def test_highlighted_bars_have_the_highlight_colour_and_bold_labels() -> None:
    picture = drawn(BARS)
    color = theme().color
    assert [hex_of(bar.get_facecolor()) for bar in rectangles(picture)] == [color.highlight, color.bar, color.bar]
    assert label(picture, "30.00").face.name.endswith("Bold")
    assert label(picture, "甲市").face.name.endswith("Bold")
    assert not label(picture, "10.00").face.name.endswith("Bold")


def test_a_bar_below_zero_lies_on_the_other_side() -> None:
    picture = drawn(replace(BARS, series=series("20", "10", "-10"), reference=None))
    first, _, last = rectangles(picture)
    assert last.get_x() + last.get_width() == pytest.approx(first.get_x())
    assert label(picture, "-10.00").box.right < last.get_x()


def test_labels_have_the_decimals_of_the_chart() -> None:
    texts = [label.text for label in drawn(replace(BARS, series=series("8.95", "2", "1"), decimals=1)).labels]
    assert "9.0" in texts


def test_the_mean_is_a_dashed_line_at_its_value_with_its_label_above() -> None:
    picture = drawn(BARS)
    second = rectangles(picture)[1]
    lines = segments(picture, theme().color.reference)
    assert {round(x, 3) for x, *_ in lines} == {round(second.get_x() + second.get_width(), 3)}
    said = label(picture, "均值 20.00")
    assert said.box.bottom > rectangles(picture)[0].get_y() + rectangles(picture)[0].get_height()


def test_a_value_that_the_mean_would_run_through_stands_right_of_it() -> None:
    picture = drawn(replace(BARS, series=series("30", "19.5", "10.5")))
    [mean] = {x for x, *_ in segments(picture, theme().color.reference)}
    box, bar = label(picture, "19.50").box, rectangles(picture)[1]
    assert bar.get_x() + bar.get_width() < mean < box.left
    assert label(picture, "10.50").box.right < mean
    assert len(segments(picture, theme().color.reference)) == 1


def test_the_bars_of_a_group_stand_in_the_order_of_the_key_with_their_values() -> None:
    picture = drawn(GROUPS)
    bars = rectangles(picture)
    first, second = bars[:3], bars[3:6]
    assert [hex_of(bar.get_facecolor()) for bar in (first[0], second[0])] == list(theme().color.series[:2])
    assert all(a.get_y() >= b.get_y() + b.get_height() for a, b in zip(first, second, strict=True))
    assert [bar.get_width() / first[0].get_width() for bar in bars[:6]] == pytest.approx(
        [value / 30 for value in (30, 20, 10, 15, 25, 5)]
    )
    assert {"30.00", "25.00", "5.00"} <= {label.text for label in picture.labels}


def test_parts_follow_each_other_and_the_whole_is_said_at_the_end() -> None:
    picture = drawn(STACKS)
    parts = rectangles(picture)
    assert parts[1].get_x() == pytest.approx(parts[0].get_x() + parts[0].get_width(), abs=1)
    wholes = [each for each in picture.labels if each.text == "45.00"]
    assert len(wholes) == 2
    assert all(each.box.left > parts[1].get_x() + parts[1].get_width() for each in wholes)


def test_a_part_that_is_too_short_for_its_value_does_not_say_it() -> None:
    chart = replace(STACKS, series=(series("300", "20", "10", name="前"), series("0.01", "25", "5", name="后")))
    texts = [each.text for each in drawn(chart).labels]
    assert "300.00" in texts
    assert "0.01" not in texts
    assert "300.01" in texts


def test_rows_stand_closer_the_more_there_are() -> None:
    assert row_pitch(16) == 15
    assert row_pitch(30) == 11
    assert 11 < row_pitch(20) < 15


def test_dots_of_a_dumbbell_stand_at_their_values() -> None:
    second, first, *_ = dots(drawn(DUMBBELL))
    xs = xs_of(first) + xs_of(second)
    values = [30, 20, 10, 40, 15, 10]
    step = (xs[3] - xs[2]) / 30
    assert xs == pytest.approx([xs[2] + (value - 10) * step for value in values])


def test_values_of_a_dumbbell_stand_outside_its_dots_whichever_is_higher() -> None:
    picture = drawn(DUMBBELL)
    assert label(picture, "30.00").box.right < label(picture, "40.00").box.left
    assert label(picture, "15.00").box.right < label(picture, "20.00").box.left


def test_the_gap_of_a_highlighted_row_has_the_highlight_colour() -> None:
    color = theme().color
    assert len(segments(drawn(DUMBBELL), color.highlight)) == 1
    assert len(segments(drawn(DUMBBELL), color.bar)) == 1  # the third row has no gap


def test_a_bar_of_one_length_stands_for_one_value_in_all_panels() -> None:
    bars = rectangles(drawn(PANELS))
    for bar, value in zip(bars, (30, 20, 10, 1, 2, 3), strict=True):
        assert bar.get_width() == pytest.approx(bars[0].get_width() * value / 30)


def test_a_chart_may_ask_for_a_scale_in_each_panel() -> None:
    bars = rectangles(drawn(replace(PANELS, has_own_scales=True)))
    longest_first, longest_second = max(bar.get_width() for bar in bars[:3]), max(bar.get_width() for bar in bars[3:])
    assert longest_second == pytest.approx(longest_first, rel=0.1)


def test_names_stand_once_beside_all_panels() -> None:
    assert [label.text for label in drawn(PANELS).labels].count("甲市") == 1


def test_panels_that_find_no_room_side_by_side_stand_in_blocks() -> None:
    chart = replace(PANELS, panels=PANELS.panels * 3)
    assert height_of(chart, NARROW, theme()) > 2 * height_of(chart, WIDTH, theme())
    assert [label.text for label in drawn(chart, NARROW).labels].count("甲市") > 1
