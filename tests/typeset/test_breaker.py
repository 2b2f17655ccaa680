"""What holds for any text, width and alignment: nothing lost, nothing forbidden, every line as wide as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.typeset import breaker
from builder.typeset.breaker import Align, Line, break_lines, natural_width
from builder.typeset.clusters import PARTED, Run, clusters_of
from builder.typeset.fonts import load_face
from builder.typeset.marks import NO_END, NO_START, is_han

FACE = load_face(Path(__file__).parents[2] / "styles/fonts/NotoSerifSC-Regular.ttf")
SIZE = 10.0
ALL_KINDS = "云工业上一，。、；：！？（）《》“”‘’【】·～—…℃%$￥abZ09.,:/-_()[] \t\u00a0\u3000"
PROSE = [*"云工业上一" * 3, *"，。、；：（）“”", "42.4%", "ERP", "——", "……", " ", "SAP", "2020"]
ALIGNS: tuple[Align, ...] = ("justify", "left", "center", "right")

prose = st.lists(st.sampled_from(PROSE), max_size=80).map("".join)


def run(text: str) -> tuple[Run, ...]:
    return (Run(text, FACE, SIZE),)


def words(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def may_break_inside(line: Line) -> bool:
    return any(gap.can_break for gap in clusters_of(run(words(line)), 1e6)[1])


def can_stretch(line: Line) -> bool:
    return any(gap.stretch for gap in clusters_of(run(words(line)), 1e6)[1])


@settings(max_examples=150, deadline=None)
@given(st.text(ALL_KINDS, max_size=60), st.integers(5, 200), st.sampled_from(ALIGNS))
def test_no_character_is_lost_or_added_and_spaces_stand_only_where_the_author_put_them(
    text: str, width: int, align: Align
) -> None:
    source = re.sub("[ \t\u00a0]+", " ", text).strip(" ")
    at = 0
    for line in break_lines(run(text), width, 0.0, align):
        assert words(line)
        assert source.startswith(words(line), at)
        at += len(words(line))
        at += source[at : at + 1] == " "  # the space at which a line is broken goes with it
    assert at == len(source)


@settings(max_examples=150, deadline=None)
@given(st.text(ALL_KINDS, max_size=60), st.integers(5, 200), st.sampled_from(ALIGNS))
def test_no_line_of_any_text_begins_or_ends_with_a_forbidden_mark(text: str, width: int, align: Align) -> None:
    lines = break_lines(run(text), width, 0.0, align)
    if has_legal_breaks(text, width):
        for before, after in pairwise(map(words, lines)):
            assert before[-1] not in NO_END
            assert after[0] not in NO_START or after.startswith(("——", "……"))


def has_legal_breaks(text: str, width: float) -> bool:
    """Whether what may not be broken is nowhere wider than a line."""
    clusters, gaps = clusters_of(run(text), width)
    return all(gap.cost < PARTED for gap in gaps) and all(cluster.width <= width for cluster in clusters)


@settings(max_examples=150, deadline=None)
@given(prose, st.integers(60, 300), st.sampled_from([0.0, 20.0]))
def test_justified_lines_are_flush_to_a_hundredth_of_a_point(text: str, width: int, indent: float) -> None:
    for line in break_lines(run(text), width, indent):
        if not line.is_last and can_stretch(line) and line.width <= width:
            assert line.width == pytest.approx(width, abs=0.01)


@settings(max_examples=150, deadline=None)
@given(prose, st.integers(60, 300), st.sampled_from(ALIGNS))
def test_no_line_stands_out_that_could_have_been_broken(text: str, width: int, align: Align) -> None:
    for line in break_lines(run(text), width, 0.0, align):
        assert line.width <= width + 0.01 or not may_break_inside(line)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["云上工业", "ERP", "2020"]), min_size=12, max_size=60), st.integers(150, 300))
def test_the_gap_between_han_and_latin_stays_within_an_eighth_and_a_third_of_an_em(
    parts: list[str], width: int
) -> None:
    text = re.sub("(?<=[0-9P])(?=[0-9E])", "云上", "".join(parts))
    for line in break_lines(run(text), width):
        for gap in han_latin_gaps(line):
            assert SIZE / 8 - 0.01 <= gap <= SIZE / 3 + 0.01


def han_latin_gaps(line: Line) -> Iterator[float]:
    """The white between the spans of a line where a Han character and a Latin word meet."""
    for left, right in pairwise(line.spans):
        if is_han(left.text[-1]) != is_han(right.text[0]):
            ink = FACE.width(left.text, SIZE) + left.tracking * (len(left.text) - 1)
            yield right.x - left.x - ink


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_ragged_lines_are_not_stretched(align: Align) -> None:
    for line in break_lines(run("云上工业，ERP与云" * 8), 133.0, 0.0, align):
        assert not any(span.tracking for span in line.spans)


def test_a_last_line_is_not_stretched() -> None:
    *_, last = break_lines(run("云" * 23), 105.0)
    assert last.width == len(words(last)) * SIZE


def test_lines_of_a_ragged_text_stand_where_their_alignment_says() -> None:
    text = run("云" * 14)
    assert [line.spans[0].x for line in break_lines(text, 103.0, 0.0, "left")] == [0, 0]
    right = break_lines(text, 103.0, 0.0, "right")
    assert [line.width for line in right] == pytest.approx([103.0, 103.0])
    center = break_lines(text, 103.0, 0.0, "center")
    assert [line.spans[0].x for line in center] == pytest.approx([103.0 - line.width for line in center])


def test_a_line_is_squeezed_at_its_marks_before_a_mark_is_carried_over() -> None:
    first, _ = break_lines(run("云云，云云，云云云。" + "云" * 6), 95.0)
    assert words(first) == "云云，云云，云云云。"
    assert first.width == pytest.approx(95.0)


def test_a_bracket_gives_way_before_a_comma() -> None:
    first, _ = break_lines(run("上（工业，一云云" + "云" * 7), 78.0)
    at = {character: x for x, character in places(first)}
    assert words(first) == "上（工业，一云云"
    assert at["（"] - at["上"] == pytest.approx(8.0)
    assert at["一"] - at["，"] == pytest.approx(10.0)


def places(line: Line) -> Iterator[tuple[float, str]]:
    """The characters of a line of Han, each with its left edge."""
    for span in line.spans:
        for index, character in enumerate(span.text):
            yield span.x + index * (SIZE + span.tracking), character


def test_the_space_after_a_doubled_dash_is_kept() -> None:
    [line] = break_lines(run("云—— 上"), 200.0)
    assert words(line) == "云—— 上"


def test_a_character_wider_than_the_line_has_a_line_of_its_own() -> None:
    assert [words(line) for line in break_lines((Run("云上", FACE, 50.0),), 30.0)] == ["云", "上"]


def test_a_word_wider_than_the_line_is_cut_anywhere_where_it_has_no_joints() -> None:
    lines = break_lines(run("a" * 60), 50.0)
    assert "".join(map(words, lines)) == "a" * 60
    assert all(line.width <= 50.01 for line in lines)


def test_a_word_that_fits_a_line_but_not_the_indented_one_is_cut() -> None:
    address = "https://example.org/a/b/c/d/e/f"
    width = FACE.width(address, SIZE) + 1
    assert all(line.width <= width + 0.01 for line in break_lines(run(address + "云云云"), width, 20.0))


def test_an_address_is_cut_after_a_stroke_or_a_hyphen() -> None:
    lines = break_lines(run("https://example.org/reports/cloud-adoption/annex-of-tables"), 110.0, 0.0, "left")
    assert all(words(line)[-1] in "/-" for line in lines[:-1])


def test_a_word_of_two_looks_is_not_broken_where_its_look_changes() -> None:
    for width in range(50, 100):
        lines = break_lines((Run("云云云云ER", FACE, SIZE), Run("P2020", FACE, SIZE, "bold"), *run("上云")), width)
        assert any("ERP2020" in words(line) for line in lines)


def test_a_word_of_two_looks_that_is_wider_than_a_line_is_broken_there() -> None:
    lines = break_lines((Run("a" * 8, FACE, SIZE), Run("b" * 8, FACE, SIZE, "bold")), FACE.width("b" * 9, SIZE))
    assert [words(line) for line in lines] == ["a" * 8, "b" * 8]


@pytest.mark.parametrize("align", ALIGNS)
def test_the_cost_of_a_text_grows_with_its_length_alone(align: Align, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (Counting(breaker._cost) for _ in range(2))
    for cost, times in ((few, 10), (many, 40)):
        monkeypatch.setattr(breaker, "_cost", cost)
        break_lines.cache_clear()
        break_lines(run("工业企业上云，ERP在2020年达到42.4%。" * times), 210.0, 0.0, align)
    assert 0 < many.calls <= 4.4 * few.calls


def test_a_width_in_one_line_is_found_without_looking_at_every_way_to_break_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cost = Counting(breaker._cost)
    monkeypatch.setattr(breaker, "_cost", cost)
    break_lines.cache_clear()
    assert natural_width(run("云" * 300)) == pytest.approx(3000)
    assert cost.calls <= 300 * 10


class Counting:
    """A function that counts how often it is called."""

    def __init__(self, inner: Callable[..., float]) -> None:
        self.inner, self.calls = inner, 0

    def __call__(self, *args: object, **options: object) -> float:
        self.calls += 1
        return self.inner(*args, **options)
