"""How text is cut, and what stands between two pieces: widths in em at a size of 10 points."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.typeset.clusters import Cluster, Gap, Run, clusters_of
from builder.typeset.fonts import load_face
from builder.typeset.marks import (
    EMPTY_LEFT,
    EMPTY_RIGHT,
    NO_END,
    NO_START,
    SQUEEZE_ORDER,
    is_fixed,
    is_han,
    is_latin,
)

FACE = load_face(Path(__file__).parents[2] / "styles/fonts/NotoSerifSC-Regular.ttf")


def cut(*texts: str, width: float = 1000.0) -> list[str]:
    return [cluster.text for cluster in clusters(*texts, width=width)]


def clusters(*texts: str, width: float = 1000.0) -> list[Cluster]:
    return clusters_of([Run(text, FACE, 10.0) for text in texts], width)[0]


def gap(text: str) -> Gap:
    [only] = clusters_of([Run(text, FACE, 10.0)], 1000.0)[1]
    return only


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("上云", ["上", "云"]),
        ("用ERP上", ["用", "ERP", "上"]),
        ("占42.4%。", ["占", "42.4%", "。"]),
        ("SAP S/4HANA", ["SAP", "S/4HANA"]),
        ("云——上", ["云", "——", "上"]),
        ("云……", ["云", "……"]),
        ("———", ["——", "—"]),
        ("1～2", ["1", "～", "2"]),
        ("  云 \n 上  ", ["云", "上"]),
        ("云　上", ["云", "　", "上"]),
        ("", []),
        ("   ", []),
    ],
)
def test_text_is_cut_into_what_is_never_broken(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_word_of_two_runs_is_two_pieces_that_hold_together() -> None:
    pieces, gaps = clusters_of([Run("ER", FACE, 10.0), Run("P", FACE, 10.0)], 1000.0)
    assert [(piece.text, piece.run) for piece in pieces] == [("ER", 0), ("P", 1)]
    assert gaps == [Gap(can_break=False)]


def test_a_space_between_runs_counts_as_one_within_a_run() -> None:
    for first, second in (("SAP ", "ERP"), ("SAP", " ERP"), ("SAP ", " ERP")):
        [between] = clusters_of([Run(first, FACE, 10.0), Run(second, FACE, 10.0)], 1000.0)[1]
        assert (between.width, between.has_space, between.can_break) == (2.5, True, True)


@pytest.mark.parametrize(
    ("text", "width", "shrink"),
    [
        ("上云", 0.0, 0.0),
        ("云A", 2.5, 1.25),  # a quarter of an em, which gives way to an eighth
        ("9云", 2.5, 1.25),
        ("云，", 0.0, 0.0),
        ("，云", 0.0, 2.5),  # half of the empty half of a comma may go
        ("云（", 0.0, 2.5),
        ("A，", 0.0, 0.0),
        ("”。", -5.0, 0.0),
        ("）（", -5.0, 0.0),  # two empty halves meet: one of them goes
        ("（《", -5.0, 0.0),
        ("云 上", 2.5, 0.0),
        ("1～", 0.0, 0.0),
        ("云:", 0.0, 0.0),  # half-width marks of references: 题名: 副题[R]//析出
        ("云[", 0.0, 0.0),
        ("/云", 0.0, 0.0),
        (".云", 2.5, 1.25),
        ("云 :", 2.5, 1.25),
    ],
)
def test_two_pieces_stand_apart_as_clreq_says(text: str, width: float, shrink: float) -> None:
    assert gap(text).width == pytest.approx(width)
    assert gap(text).shrink == pytest.approx(shrink)


def test_the_gap_between_han_and_latin_stretches_to_a_third() -> None:
    assert gap("云A").width + gap("云A").stretch == pytest.approx(10 / 3)


@pytest.mark.parametrize(
    "text", ["云，", "（云", "A。", "“云", "云％", "云—", "￥云", "云）", "9～", "云·", "云.", "云[", "云/"]
)
def test_there_is_no_break_before_a_closing_or_after_an_opening_mark(text: str) -> None:
    assert not gap(text).can_break


@pytest.mark.parametrize("text", ["上云", "云A", "9云", "，云", "云（", "—云", "）云", "。A", "～9", "]//云", "/云"])
def test_there_may_be_a_break_anywhere_else(text: str) -> None:
    assert gap(text).can_break


def test_a_note_mark_holds_on_to_its_word_and_to_the_mark_after_it() -> None:
    runs = [Run("云", FACE, 10.0), Run("①", FACE, 6.0, is_attached=True), Run("。上", FACE, 10.0)]
    assert [each.can_break for each in clusters_of(runs, 1000.0)[1]] == [False, False, True]


def test_a_mark_of_several_characters_is_one_piece() -> None:
    runs = [Run("42.4%", FACE, 10.0), Run("[12]", FACE, 6.0, is_attached=True), Run("以上", FACE, 10.0)]
    pieces, gaps = clusters_of(runs, 1000.0)
    assert [piece.text for piece in pieces] == ["42.4%", "[12]", "以", "上"]
    assert [each.can_break for each in gaps] == [False, True, True]


def test_a_note_mark_in_a_latin_word_holds_on_to_it() -> None:
    runs = [Run("ERP", FACE, 10.0), Run("1", FACE, 6.0, is_attached=True), Run("上", FACE, 10.0)]
    pieces, gaps = clusters_of(runs, 1000.0)
    assert [piece.text for piece in pieces] == ["ERP", "1", "上"]
    assert not gaps[0].can_break


def test_an_address_wider_than_a_line_is_cut_after_its_joints() -> None:
    assert cut("https://example.org/reports/cloud-adoption", width=100.0) == [
        "https://",
        "example.org/",
        "reports/",
        "cloud-",
        "adoption",
    ]


def test_every_letter_of_a_word_without_joints_is_a_place_to_break() -> None:
    pieces, gaps = clusters_of([Run("aaaaaaaaaa", FACE, 10.0)], 30.0)
    assert [piece.text for piece in pieces] == ["a"] * 10
    assert all(between.can_break for between in gaps)


def test_spaces_stay_where_they_are_when_a_long_word_is_cut() -> None:
    pieces, gaps = clusters_of([Run("ab cloud-adoption-in-industry cd", FACE, 10.0)], 60.0)
    spaced = [left.text for left, between in zip(pieces, gaps, strict=False) if between.has_space]
    assert spaced == ["ab", "industry"]


def test_a_run_keeps_its_own_size() -> None:
    small, large = clusters_of([Run("云", FACE, 8.0), Run("云", FACE, 12.0)], 1000.0)[0]
    assert (small.width, large.width) == (8.0, 12.0)


def test_marks_know_their_empty_half() -> None:
    [opening, _, closing] = clusters("（云）")
    assert (opening.blank_left, opening.blank_right) == (5.0, 0.0)
    assert (closing.blank_left, closing.blank_right) == (0.0, 5.0)


def test_the_four_tables_of_marks_agree() -> None:
    assert EMPTY_RIGHT <= NO_START
    assert EMPTY_LEFT <= NO_END
    assert not NO_START & NO_END
    assert not EMPTY_LEFT & EMPTY_RIGHT
    assert set(SQUEEZE_ORDER) == EMPTY_LEFT | EMPTY_RIGHT
    assert all(is_fixed(mark) for mark in SQUEEZE_ORDER)


def test_scripts_are_told_apart() -> None:
    assert [is_han(character) for character in "云〇A，1—"] == [True, True, False, False, False, False]
    assert [is_latin(character) for character in "A9%é，云—"] == [True, True, True, True, False, False, False]
