"""No lonely word on the second line of a slide's message, few at the ends of points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.deck.fit import NoRoom, estimate
from builder.deck.shared_places import BODY_STYLE, TITLE, TITLE_STYLE
from builder.deck.slides import Frame
from builder.deck.tidy import LEAST_LAST, LEAST_SECOND, headline, in_company, is_lonely, tidy_style

ROOM = TITLE.frame
IN_LINE = int(ROOM.width // TITLE_STYLE.size)  # Han characters


def second_line(title: str, width: float, size: float) -> int:
    """How many characters stand on the second line."""
    first = next(n for n in range(len(title), 0, -1) if estimate(title[:n], size, width) == 1)
    return len(title) - first


def test_a_message_of_one_line_stays_as_it_is() -> None:
    assert headline("云" * IN_LINE, ROOM, TITLE_STYLE, estimate) == (TITLE_STYLE, ROOM)


def test_a_message_whose_second_line_is_long_enough_stays_as_it_is() -> None:
    assert headline("云" * (IN_LINE + LEAST_SECOND + 1), ROOM, TITLE_STYLE, estimate) == (TITLE_STYLE, ROOM)


def test_a_lonely_word_is_taken_back_by_the_next_size() -> None:
    style, room = headline("云" * (IN_LINE + 2), ROOM, TITLE_STYLE, estimate)
    assert (style.size, room) == (24, ROOM)


def test_where_no_size_makes_it_one_line_the_room_is_narrowed() -> None:
    fixed = replace(TITLE_STYLE, least=TITLE_STYLE.size)
    title = "云" * (IN_LINE + 2)
    style, room = headline(title, ROOM, fixed, estimate)
    assert style.size == TITLE_STYLE.size
    assert room.width < ROOM.width
    assert second_line(title, room.width, style.size) > LEAST_SECOND


def test_a_message_that_needs_three_lines_in_every_size_is_told() -> None:
    with pytest.raises(NoRoom, match="has 120 characters"):
        headline("云" * 120, ROOM, TITLE_STYLE, estimate)


@given(st.text("云智能，A1", min_size=1, max_size=66))
def test_no_message_has_a_lonely_word_on_its_second_line(title: str) -> None:
    style, room = headline(title, ROOM, TITLE_STYLE, estimate)
    assert estimate(title, style.size, room.width) <= 2
    assert room.width <= ROOM.width
    if estimate(title, style.size, ROOM.width) == 2 and title.isalpha() and not title.isascii():
        assert second_line(title, room.width, style.size) >= LEAST_SECOND


def test_points_are_smaller_only_where_a_lonely_word_can_be_given_no_company() -> None:
    room = Frame(0, 0, 20 * 20 + BODY_STYLE.indent, 400)
    for point, is_alone, size in (("云" * 21 + "。", True, 20), ("7" * 36, True, 18), ("云" * 30, False, 20)):
        assert is_lonely(point, room.width - BODY_STYLE.indent, BODY_STYLE.sized(20), estimate) == is_alone
        assert tidy_style((point,), room, BODY_STYLE, (20 / 18, 1.0, 16 / 18), estimate).size == size


def test_points_that_have_no_room_are_told() -> None:
    with pytest.raises(NoRoom):
        tidy_style(("云" * 100,), Frame(0, 0, 200, 40), BODY_STYLE, (1.0,), estimate)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("成都居第八位，高于宁波、东莞和佛山", "成都居第八位，高于宁波、\n东莞和佛山"),
        ("五个指数都按行业和地区两个层面测算", "五个指数都按行业\n和地区两个层面测算"),
        ("云智能居首位的城市是杭州", "云智能居首位的城市是杭州"),
    ],
)
def test_few_characters_on_a_last_line_get_company_from_the_line_before(text: str, broken: str) -> None:
    assert in_company(text, (15 if len(text) > 12 else 12) * 16.0, replace(BODY_STYLE, size=16), estimate) == broken


@given(st.text("云智能和的，、A1 ", min_size=1, max_size=80), st.integers(8, 30))
def test_company_costs_no_line_and_no_character(text: str, width: int) -> None:
    style = replace(BODY_STYLE, size=16)
    broken = in_company(text, width * 16.0, style, estimate)
    assert broken.replace("\n", "") == text
    parts = broken.split("\n")
    assert sum(estimate(part, 16, width * 16.0) for part in parts) == estimate(text, 16, width * 16.0)
    if len(parts) == 2:
        assert len(parts[1]) > LEAST_LAST
