"""Whether a chart can be read in a frame: every kind can in an ordinary one, and none where its names would collide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.deck.chart_room import has_room
from builder.deck.slides import Frame
from builder.model.chart import Chart, GroupedBars, HeatTable, Lines, RankedBars, Series, StackedBars
from tests.deck.native_sample import ALT, BESIDE, NAMES, TREE, WIDE, each_chart
from tests.deck.sample import default_theme


@each_chart
def test_every_kind_of_chart_can_be_read_in_an_ordinary_frame(chart: Chart) -> None:
    assert has_room(chart, WIDE, default_theme())
    assert has_room(chart, BESIDE, default_theme())


def many(count: int) -> tuple[tuple[str, ...], Series]:
    return tuple(f"很长的名称{n}" for n in range(count)), Series("指数", tuple(Decimal(n) for n in range(count)))


@pytest.mark.parametrize("kind", [GroupedBars, StackedBars])
def test_bars_of_several_indices_are_refused_where_neither_rows_nor_columns_have_room(kind: type) -> None:
    names, series = many(20)
    assert has_room(kind(names, (series, series), alt=ALT), WIDE, default_theme())
    names, series = many(90)
    assert not has_room(kind(names, (series, series), alt=ALT), WIDE, default_theme())


def test_a_line_may_have_any_number_of_rows_but_needs_height_and_room_for_its_name() -> None:
    names, series = many(200)
    chart = Lines(names, (series,), alt=ALT)
    assert has_room(chart, WIDE, default_theme())
    assert not has_room(chart, replace(WIDE, height=100), default_theme())
    assert not has_room(replace(chart, series=(replace(series, name="名" * 60),)), WIDE, default_theme())


def test_what_is_too_high_or_too_many_is_refused() -> None:
    names, series = many(61)
    assert not has_room(RankedBars(names, series, alt=ALT), WIDE, default_theme())
    assert not has_room(TREE, Frame(0, 0, 864, 120), default_theme())
    assert has_room(RankedBars(NAMES, replace(series, values=series.values[:5]), alt=ALT), BESIDE, default_theme())


def test_a_heat_table_is_refused_where_its_names_would_break_and_its_rows_grow_over_the_key() -> None:
    values = tuple(tuple(Decimal(n) for n in range(2)) for _ in range(2))
    chart = HeatTable(("云平台的名称" * 3, "短"), ("甲", "乙"), values, "地区", 2, alt=ALT)
    assert has_room(chart, WIDE, default_theme())
    assert not has_room(chart, replace(WIDE, width=420), default_theme())
