"""The parts that charts share: scales, ticks, colours, wrapped words, lines that leave out texts, spread labels."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.charts.picture import Box, Picture
from builder.charts.place import spread
from builder.charts.rows import level, upright
from builder.charts.scale import bar_scale, plain_number, round_ticks
from builder.charts.shades import READABLE, contrast, even_breaks, mix, shades, text_on
from builder.charts.style import style_of
from builder.charts.wrap import fit, set_words, wrap
from tests.charts.sample import theme

STYLE = style_of(theme())


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("65.78", "83.09", "65 70 75 80 85"),
        ("0", "82.41", "0 20 40 60 80 100"),
        ("0.012", "0.047", "0.01 0.02 0.03 0.04 0.05"),
        ("-30", "30", "-40 -20 0 20 40"),
        ("1200", "5300", "1000 2000 3000 4000 5000 6000"),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: str, high: str, ticks: str) -> None:
    assert " ".join(map(plain_number, round_ticks(Decimal(low), Decimal(high), 5))) == ticks


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_there_are_never_many_ticks(a: Decimal, b: Decimal) -> None:
    low, high = sorted((a, b))
    ticks = round_ticks(low, high, 5)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 1 <= len(ticks) <= 8


def test_a_scale_for_bars_begins_at_zero() -> None:
    scale = bar_scale([Decimal(50), Decimal(60)], 10, 70)
    assert (scale(0), scale(60), scale(30)) == (10, 70, 40)


def test_colours_are_mixed_to_solid_ones() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert contrast("#000000", "#FFFFFF") == 21


@pytest.mark.parametrize("look", ["default", "print"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 51])
def test_text_can_be_read_on_every_shade(look: str, count: int) -> None:
    color = theme(look).color
    for ground in shades(color, count):
        assert contrast(ground, getattr(color, text_on(color, ground))) >= READABLE


def test_higher_shades_are_never_lighter() -> None:
    fills = shades(theme().color, 51)
    from_paper = [contrast(fill, "#FFFFFF") for fill in fills]
    assert all(b > 0.99 * a for a, b in pairwise(from_paper))  # deepened shades are equal but for rounding


def test_even_breaks_cut_a_span_into_classes_of_one_width() -> None:
    assert even_breaks([Decimal(10), Decimal(0), Decimal(3)]) == tuple(map(Decimal, (2, 4, 6, 8)))
    assert even_breaks([Decimal(5), Decimal(5)]) == ()


@pytest.mark.parametrize(
    "matrix",
    [
        ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),  # no red cones
        ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),  # no green cones
    ],
    ids=["protanopia", "deuteranopia"],
)
def test_the_first_series_are_told_apart_without_red_or_green(matrix: tuple[tuple[float, ...], ...]) -> None:
    """Machado, Oliveira, Fernandes 2009; the distance is that of sRGB, 0 to 255."""
    seen = [
        [sum(weight * part for weight, part in zip(row, rgb(color), strict=True)) for row in matrix]
        for color in theme().color.series[:3]
    ]
    for i, a in enumerate(seen):
        for b in seen[i + 1 :]:
            assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 60


def rgb(color: str) -> list[int]:
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]


def test_words_that_fit_stay_on_one_line() -> None:
    words = wrap("整体上云指数", STYLE.regular, 8, 6 * 8)
    assert len(words.lines) == 1


def test_words_wrap_without_a_mark_at_the_start_of_a_line() -> None:
    words = wrap("计算机、通信、电子设备", STYLE.regular, 8, 25)
    assert len(words.lines) > 2
    assert not any(line.spans[0].text.startswith("、") for line in words.lines)


@given(st.text("云上指数、，（）AI 12.5%", min_size=1, max_size=40), st.floats(30, 200), st.floats(8, 40))
def test_fitted_words_are_set_within_their_room_or_as_small_as_may_be(text: str, width: float, height: float) -> None:
    words = fit(text, STYLE.regular, 8, width, height)
    assert words.size <= 8
    assert (words.width <= width + 0.1 and words.height <= height + 0.1) or words.size < 5


def test_lines_of_words_stand_around_their_middle() -> None:
    picture = Picture(100, 100, STYLE)
    set_words(picture, wrap("一二三四五六", STYLE.regular, 8, 25), 50, 50, "center")
    first, second = (label.box for label in picture.labels)
    assert (first.bottom + first.top + second.bottom + second.top) / 4 == pytest.approx(50, abs=0.5)
    assert first.left == pytest.approx(38)


def test_a_line_leaves_out_the_texts_in_its_way() -> None:
    boxes = [Box(0, 40, 20, 50), Box(0, 45, 20, 60), Box(50, 0, 60, 100)]
    assert upright(10, 100, 0, boxes) == [(10, 100, 10, 60), (10, 40, 10, 0)]
    assert level(45, 0, 100, [Box(40, 40, 50, 50)]) == [(0, 45, 38, 45), (52, 45, 100, 45)]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(10, 60)), min_size=1, max_size=6))
def test_labels_side_by_side_never_touch_and_stay_inside(labels: list[tuple[float, float]]) -> None:
    centers, widths = [c for c, _ in labels], [w for _, w in labels]
    placed = spread(centers, widths, 5, 0, 440)
    ends = sorted((x - w / 2, x + w / 2) for x, w in zip(placed, widths, strict=True))
    assert all(a[1] + 5 <= b[0] + 0.001 for a, b in pairwise(ends))
    assert ends[0][0] >= -0.001
    assert ends[-1][1] <= 440.001


def test_labels_that_have_room_stay_where_they_want_to_be() -> None:
    assert spread([50, 200, 390], [40, 40, 40], 10, 0, 400) == [50, 200, 380]
