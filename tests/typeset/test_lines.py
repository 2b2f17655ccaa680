"""What the breaker must hold to for any text and any width, and the single rules of CLREQ on small texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.typeset.breaker import Line, break_lines, natural_width
from builder.typeset.clusters import Run
from builder.typeset.fonts import load_face
from builder.typeset.marks import NO_END, NO_START

FONT = Path(__file__).parents[2] / "styles/fonts/NotoSerifSC-Regular.ttf"
FACE = load_face(FONT)
PIECES = [*"云，。、；：！？（）《》“”·～℃", "计算", "工业", "——", "……", "42.4%", "ERP", "S/4HANA", "2020", "km", " "]
WORDS = ["云", "上", "工业", "，云", "。好", "（二）", "“好”", "3%", "ERP"]

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=80).map("".join)
widths = st.integers(min_value=48, max_value=260)


def lines_of(text: str, width: float, indent: float = 0.0, size: float = 10.0) -> tuple[Line, ...]:
    return break_lines((Run(text, FACE, size),), width, indent)


def words(line: Line) -> str:
    return "".join(span.text for span in line.spans)


@settings(max_examples=150, deadline=None)
@given(texts, widths)
def test_text_in_is_text_out(text: str, width: int) -> None:
    set_text = "".join(words(line) for line in lines_of(text, width))
    assert set_text.replace(" ", "") == text.replace(" ", "")


WORD_AS_WIDE_AS_THE_COLUMN = ["云", "云", "3%", "3%", "ERP", "，云", "云"]


@settings(max_examples=150, deadline=None)
@example(WORD_AS_WIDE_AS_THE_COLUMN, 50)
@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=90), widths)
def test_no_line_begins_or_ends_with_a_forbidden_mark(pieces: list[str], width: int) -> None:
    lines = lines_of("云" + "".join(pieces), width)
    for line in lines[1:]:
        assert words(line)[0] not in NO_START
    for line in lines[:-1]:
        assert words(line)[-1] not in NO_END


@pytest.mark.parametrize("text", ["!" * 60, "（" * 40, "云" + "，" * 40, "3%" * 40, "“ERP”。" * 8])
def test_signs_that_cling_to_each_other_for_longer_than_a_line_are_broken_all_the_same(text: str) -> None:
    assert max(line.width for line in lines_of(text, 60)) <= 60.01


@settings(max_examples=100, deadline=None)
@given(st.text("云上工业，。、“”（）数据", min_size=60, max_size=200), st.integers(120, 400))
def test_every_line_but_the_last_is_flush_with_the_right_edge(text: str, width: int) -> None:
    *full, last = lines_of("云" + text.strip("，。、”）“（") + "云", width)
    for line in full:
        assert line.width == pytest.approx(width, abs=0.6)
    assert last.width <= width + 0.01


def test_a_line_of_han_alone_is_as_wide_as_its_characters() -> None:
    [first, second] = lines_of("云" * 15, 100)
    assert (len(words(first)), len(words(second))) == (10, 5)
    assert first.width == 100


def test_the_first_line_is_indented() -> None:
    first, second = lines_of("云" * 15, 100, indent=20)
    assert first.spans[0].x == 20
    assert second.spans[0].x == 0


def test_an_opening_mark_at_the_line_start_loses_its_empty_half() -> None:
    [line] = lines_of("（云）", 200)
    assert line.spans[0].x == -5  # the glyph's empty left half hangs out, its ink begins at the edge


def test_a_closing_mark_at_the_line_end_loses_its_empty_half() -> None:
    [line] = lines_of("云。", 200)
    assert line.width == 15


@pytest.mark.parametrize(("text", "ems"), [("云”。云", 3.5), ("云）（云", 3.5), ("云（《云", 3.5), ("云，云", 3.0)])
def test_neighbouring_marks_are_squeezed(text: str, ems: float) -> None:
    assert natural_width((Run(text, FACE, 10),)) == pytest.approx(ems * 10)


def test_a_quarter_em_stands_between_han_and_latin_but_not_at_marks() -> None:
    latin = FACE.width("ERP", 10)
    assert natural_width((Run("云ERP云", FACE, 10),)) == pytest.approx(20 + latin + 5)
    assert natural_width((Run("ERP，云", FACE, 10),)) == pytest.approx(latin + 20)


def test_a_space_is_kept_between_words_and_none_is_made_up_between_han_and_latin() -> None:
    [line] = lines_of("用SAP ERP上云", 300)
    assert words(line) == "用SAP ERP上云"


def test_a_number_stays_with_its_percent_sign() -> None:
    for width in range(30, 90):
        assert any("42.4%" in words(line) for line in lines_of("份额为42.4%左右", width))


def test_a_note_mark_stays_with_its_word() -> None:
    runs = (Run("云" * 10, FACE, 10), Run("①", FACE, 6, is_attached=True), Run("。云", FACE, 10))
    for line in break_lines(runs, 100.0):
        assert words(line)[0] not in "①。"


def test_a_doubled_dash_is_two_em_and_its_glyphs_meet() -> None:
    [line] = lines_of("云——云", 200)
    first, second = [span for span in line.spans if span.text == "—"]
    ink_end = first.x + 0.846 * 10 * first.scale
    assert line.width == 40
    assert second.x + 0.043 * 10 * second.scale <= ink_end


def test_a_long_address_is_cut_at_its_joints() -> None:
    lines = lines_of("见https://example.org/reports/cloud-adoption/2020/annex.html", 120)
    assert len(lines) > 2
    assert all(line.width <= 120.01 for line in lines)


def test_the_last_line_is_not_a_single_character_where_that_can_be() -> None:
    text = "上云，" + "云" * 36 + "，好。"
    assert all(len(words(lines_of(text, width)[-1])) > 2 for width in (100, 105, 110, 120, 130))


def test_centred_and_right_aligned_lines_stand_where_they_should() -> None:
    run = (Run("云云", FACE, 10),)
    assert break_lines(run, 100.0, 0.0, "center")[0].spans[0].x == 40
    assert break_lines(run, 100.0, 0.0, "right")[0].spans[0].x == 80


def test_nothing_is_no_line() -> None:
    assert break_lines((), 100.0) == ()
    assert lines_of("", 100) == ()
