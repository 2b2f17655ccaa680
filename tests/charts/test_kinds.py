"""What is true of every kind of chart, with the report's own figures and with small ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import get_args

import pytest

from builder.charts.alt import ALT_TEXTS
from builder.charts.artists import PathPatch, Rectangle
from builder.charts.draw import KINDS, height_of
from builder.charts.picture import Label, Picture
from builder.charts.shades import READABLE, contrast
from builder.charts.ticks import printed_ticks
from builder.charts.types.lines import crosses
from builder.model.chart import Chart, RankedBars
from tests.charts.sample import (
    BARS,
    DOTS,
    DUMBBELL,
    LINES,
    MAP,
    NARROW,
    PANELS,
    SAMPLES,
    SCATTER,
    WIDTH,
    boxes,
    drawn,
    hex_of,
    report_figures,
    segments,
    series,
    theme,
)

FIGURES = {**report_figures(), **{f"small {type(chart).__name__}": chart for chart in SAMPLES}}
LOOKS = ("default", "print")

every_figure = pytest.mark.parametrize("chart", FIGURES.values(), ids=FIGURES.keys())
every_look = pytest.mark.parametrize("look", LOOKS)
every_width = pytest.mark.parametrize("width", [WIDTH, NARROW])


def test_every_chart_type_is_drawn_and_told() -> None:
    assert set(KINDS) == set(ALT_TEXTS) == set(get_args(Chart)) == {type(chart) for chart in SAMPLES}




@every_width
@every_figure
def test_no_text_touches_another(chart: Chart, width: float) -> None:
    touching = [(a.text, b.text) for a, b in combinations(boxes(drawn(chart, width)), 2) if a.touches(b)]
    assert touching == []


@every_width
@every_figure
def test_nothing_leaves_the_frame(chart: Chart, width: float) -> None:
    picture = drawn(chart, width)
    outside = [
        box.text
        for box in boxes(picture)
        if box.left < -0.1 or box.bottom < -0.1 or box.right > width + 0.1 or box.top > picture.height + 0.1
    ]
    assert outside == []
    for artist in picture.artists:
        if isinstance(artist, Rectangle | PathPatch):
            extents = artist.get_path().get_extents(artist.get_transform())
            assert -0.5 <= extents.x0 <= extents.x1 <= width + 0.5
            assert -0.5 <= extents.y0 <= extents.y1 <= picture.height + 0.5


@every_figure
def test_no_line_runs_through_a_text(chart: Chart) -> None:
    picture = drawn(chart)
    color = theme().color
    for line_color in (color.reference, picture.style.guide, *color.series):
        for x, y, x2, y2 in segments(picture, line_color):
            for box in boxes(picture):
                assert not crosses((x, y, x2, y2), box), (line_color, box.text)


@every_look
@every_figure
def test_every_text_can_be_read_on_what_lies_below_it(chart: Chart, look: str) -> None:
    picture = drawn(chart, look=look)
    for label in picture.labels:
        below = ground_of(picture, label, theme(look).color.paper)
        assert contrast(label.color, below) >= READABLE, (label.text, label.color, below)


def ground_of(picture: Picture, label: Label, paper: str) -> str:
    """The colour of the last rectangle drawn below the middle of a text."""
    box = label.box
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    found = paper
    for artist in picture.artists:
        if artist is label:
            break
        if isinstance(artist, Rectangle):
            left, bottom = artist.get_xy()
            if left <= x <= left + artist.get_width() and bottom <= y <= bottom + artist.get_height():
                found = hex_of(artist.get_facecolor())
    return found


@every_figure
def test_a_chart_that_gets_less_height_than_it_wants_shrinks_into_it(chart: Chart) -> None:
    height = 0.7 * height_of(chart, WIDTH, theme())
    found = boxes(drawn(chart, height=height))
    assert min(box.bottom for box in found) >= -0.1
    assert max(box.top for box in found) <= height + 0.1
    assert [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)] == []


def test_no_chart_is_higher_than_a_page_has_room_for() -> None:
    names = tuple(f"第{index}行" for index in range(200))
    chart = RankedBars(names, series(*(str(index) for index in range(200))))
    page = theme().page
    assert height_of(chart, WIDTH, theme()) < page.height - page.margin_top - page.margin_bottom
    assert not any(a.touches(b) for a, b in combinations(boxes(drawn(chart)), 2))


@pytest.mark.parametrize(
    "chart",
    [
        replace(BARS, series=series("30", None, "10")),
        replace(DUMBBELL, first=series(None, None, "1"), second=series("3", None, None)),
        replace(DOTS, series=(series("50", None, "40"), series(None, None, None)), references=()),
        replace(PANELS, panels=(replace(PANELS.panels[0], series=series(None, "20", "10")),)),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_a_place_without_data_leaves_no_gap_unexplained(chart: Chart) -> None:
    picture = drawn(chart)
    assert not any(a.touches(b) for a, b in combinations(boxes(picture), 2))
    if not isinstance(chart, type(DOTS)):
        assert "无数据" in [label.text for label in picture.labels]


@pytest.mark.parametrize("chart", [DOTS, SCATTER, LINES], ids=lambda chart: type(chart).__name__)
def test_the_numbers_along_axes_are_those_that_may_be_printed(chart: Chart) -> None:
    style = drawn(chart).style
    along = {each.text for each in drawn(chart).labels if each.color == style.color.muted and each.text.isdigit()}
    assert along
    assert along <= printed_ticks(chart)


EQUAL = series("5", "5", "5")


@pytest.mark.parametrize(
    "chart",
    [
        replace(BARS, series=EQUAL),
        replace(DUMBBELL, first=EQUAL, second=EQUAL),
        replace(DOTS, series=(EQUAL, EQUAL)),
        replace(BARS, categories=("甲市",), series=series("0"), reference=None),
        replace(BARS, series=series("5", "-3", "-8")),
    ],
    ids=["bars", "dumbbell", "dots", "one row of zero", "below zero"],
)
def test_unusual_values_are_drawn_without_collisions(chart: Chart) -> None:
    found = boxes(drawn(chart))
    assert found
    assert not any(a.touches(b) for a, b in combinations(found, 2))


def test_a_class_that_nobody_is_in_still_stands_in_the_legend() -> None:
    chart = replace(MAP, breaks=(Decimal(20), Decimal("30.5")))
    texts = [label.text for label in drawn(chart).labels]
    assert {"低于20", "20～30.5", "30.5及以上", "无数据"} <= set(texts)
