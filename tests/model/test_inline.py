"""Texts without their marks, and their footnotes."""

from __future__ import annotations

from builder.model.document import Place
from builder.model.inline import Citation, Emphasis, FactText, Footnote, Link, Ref, Strong, Text, footnotes, plain

FIRST, SECOND = Footnote((Text("甲注"),)), Footnote((Strong((Text("乙注"),)),))
TEXT = (
    Text("见"),
    Ref("fig-a", "图1"),
    FIRST,
    Strong((Text("为"), FactText(3, "9.00"), Emphasis((Text("，"), SECOND)))),
    Link((Text("网页"),), "https://example.org"),
)


def test_the_words_of_a_text_stand_without_marks_and_footnotes() -> None:
    assert plain(TEXT) == "见图1为9.00，网页"
    assert plain(()) == ""
    assert plain((FIRST,)) == ""


def test_the_words_of_a_text_do_not_hold_the_numbers_of_its_sources() -> None:
    assert plain((FactText(3, "42.4%"), Citation(1), Text("以上"), Strong((Citation(2),)))) == "42.4%以上"


def test_footnotes_are_found_in_reading_order_and_at_every_depth() -> None:
    assert list(footnotes(TEXT)) == [FIRST, SECOND]
    assert list(footnotes((Text("云"),))) == []


def test_two_references_to_the_same_are_equal_wherever_they_stand() -> None:
    assert Ref("a", line=3) == Ref("a", line=9)
    assert Ref("a") != Ref("b")


def test_a_place_is_written_with_its_line_where_it_has_one() -> None:
    assert str(Place("a.md", 3)) == "a.md:3"
    assert str(Place("a.md")) == "a.md"
