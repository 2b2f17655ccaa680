"""How much text has room, asked before anything is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.deck import fit
from builder.deck import geometry as at
from builder.deck.places import Style
from builder.deck.shared_places import BODY_STYLE, TITLE_STYLE
from builder.deck.slides import Frame
from builder.deck.table_size import in_blocks, split_rows, table_size, table_that_fits
from builder.model.chart import DotPlot
from tests.deck.sample import bars, default_stage, rows

STYLE = Style(10, 15, after=5)
FRAME = Frame(0, 0, 100, 50)


def test_han_characters_are_as_wide_as_high() -> None:
    assert fit.estimate("十" * 10, 10, 100) == 1
    assert fit.estimate("十" * 11, 10, 100) == 2


def test_closing_mark_takes_its_character_to_the_next_line() -> None:
    assert fit.estimate("十" * 20 + "。", 10, 100) == 3


def test_words_and_numbers_are_not_broken() -> None:
    assert fit.estimate("十" * 8 + "infrastructure", 10, 100) == 2


def test_height_counts_lines_and_the_space_between_paragraphs() -> None:
    assert fit.height_of(("十" * 15, "十"), 100, STYLE) == 3 * 15 + 5


def test_hanging_indent_takes_width_from_the_text() -> None:
    assert fit.height_of(("十" * 10,), 100, Style(10, 15, indent=10)) == 30


def test_text_fits_up_to_the_height_of_the_frame() -> None:
    assert fit.fits(("十", "十"), FRAME, STYLE)
    assert not fit.fits(("十" * 30, "十"), FRAME, STYLE)


def test_measure_that_is_passed_in_is_asked() -> None:
    assert not fit.fits(("十",), FRAME, STYLE, lambda text, size, width: 4)


def test_points_are_dealt_out_evenly() -> None:
    dealt = fit.split_points(("一", "二", "三", "四"), FRAME, STYLE)
    assert dealt == (("一", "二"), ("三", "四"))


def test_point_higher_than_a_frame_is_an_error() -> None:
    with pytest.raises(fit.NoRoom, match="60 characters, 30 have room"):
        fit.split_points(("十" * 60,), FRAME, STYLE)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_dealt_points_all_fit_and_none_is_lost(lengths: list[int]) -> None:
    points = tuple("十" * length for length in lengths)
    groups = fit.split_points(points, FRAME, STYLE)
    assert tuple(point for group in groups for point in group) == points
    assert all(fit.fits(group, FRAME, STYLE) for group in groups)


def test_title_of_two_lines_keeps_its_size_and_a_longer_one_is_smaller() -> None:
    def size(length: int) -> float:
        return fit.style_that_fits(("十" * length,), at.CONTENT, TITLE_STYLE, fit.TITLE_STEPS).size

    assert [size(60), size(70), size(76)] == [26, 24, 22]
    with pytest.raises(fit.NoRoom, match="90 characters, 78 have room in 22 pt"):
        size(90)


def test_text_goes_down_in_size_only_to_the_least_of_its_style() -> None:
    style = Style(18, 28, least=14)
    assert [each.size for each in fit.sizes(style, (20 / 18, 1.0, 16 / 18, 14 / 18, 12 / 18))] == [20, 18, 16, 14]


def test_spread_points_still_fit() -> None:
    points = ("一", "二", "三")
    wide = fit.spread(points, Frame(0, 0, 700, 350), BODY_STYLE)
    assert wide.after == 2 * BODY_STYLE.after
    assert fit.spread(points, Frame(0, 0, 700, 115), BODY_STYLE).after == BODY_STYLE.after


def test_charts_with_many_rows_or_several_indices_take_the_whole_width() -> None:
    stage = default_stage()
    charts = (bars(20), bars(21), DotPlot((), ()))
    assert [fit.layout_of(stage, chart).role for chart in charts] == ["chart", "chart-wide", "chart-wide"]


def test_chart_without_takeaways_has_the_most_room() -> None:
    wide = fit.layout_of(default_stage(), bars(5), 0)
    assert wide.role == "chart-wide"
    assert fit.chart_frame(wide, 0) == at.UNDER_CAPTION_WIDE
    assert fit.chart_frame(wide, 3).height < at.UNDER_CAPTION_WIDE.height
    assert fit.takeaway_frames(wide, 0) == ()


def test_takeaways_in_a_row_have_as_many_columns_as_there_are() -> None:
    stage = default_stage()
    assert len(fit.takeaway_frames(stage["chart-wide"], 2)) == 2
    assert len(fit.takeaway_frames(stage["chart"], 2)) == 1


def test_columns_of_a_table_fill_its_width() -> None:
    size = table_size(("地区", "指数"), rows(3), 300, STYLE)
    assert sum(size.widths) == pytest.approx(300)


def test_long_head_breaks_before_its_last_word() -> None:
    size = table_size(("地区", "企业规模指数"), rows(3), 100, STYLE)
    assert size.head_texts == ("地区", "企业规模\n指数")


def test_short_table_is_set_larger_than_a_long_one() -> None:
    frame = Frame(0, 0, 600, 340)
    _, large = table_that_fits(("地区", "指数"), rows(3), frame, 1, Style(12, 14.5))
    _, small = table_that_fits(("地区", "指数"), rows(16), frame, 1, Style(12, 14.5))
    assert (large.size, small.size) == (16, 12)


def test_blocks_of_a_table_have_rows_of_the_same_height() -> None:
    size = table_size(("地区", "指数"), rows(31), 400, Style(12, 14.5))
    first, second = in_blocks(size, 2, 340)
    assert (len(first.rows), len(second.rows)) == (16, 15)
    assert set(first.rows) == set(second.rows)
    assert first.height <= 340


def test_rows_are_dealt_out_to_slides_evenly() -> None:
    parts = split_rows(("地区", "指数"), rows(30), Frame(0, 0, 400, 340), 1, Style(12, 14.5))
    assert [len(part) for part in parts] == [15, 15]
