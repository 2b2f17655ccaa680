"""What an editor would say: one document for each warning, and one to which nothing is to be said."""

from __future__ import annotations

from dataclasses import replace

from builder.finish.number import number
from builder.finish.review import LONG_TITLE, review
from builder.model.inline import Footnote, Ref, Text
from tests.finish.made_up import BARS, case, document, figure, mention, section, table


def said(*sections: object) -> list[str]:
    return [str(problem) for problem in review(number(document(*sections)))]  # type: ignore[arg-type]


def test_a_sound_document_has_no_warning() -> None:
    assert said(section("a", "chapter", mention("f", "t"), figure("f"), table("t"), case("c"))) == []


def test_a_figure_and_a_table_that_are_never_mentioned_are_told() -> None:
    assert said(section("a", "chapter", figure("f"), table("t"))) == [
        "a.md: the text never mentions f (write [](#f))",
        "a.md: the text never mentions t (write [](#t))",
    ]


def test_a_figure_that_stands_before_its_mention_is_told() -> None:
    assert said(section("a", "chapter", figure("f"), mention("f"))) == [
        "a.md: f stands before the text mentions it (move it down)",
    ]


def test_a_figure_may_be_mentioned_in_an_earlier_section() -> None:
    assert said(section("a", "chapter", mention("f")), section("a1", "section", figure("f"))) == []


def test_a_figure_is_not_mentioned_by_its_own_note() -> None:
    noted = figure("f", note=(Ref("f"),))
    assert said(section("a", "chapter", noted, mention("f"))) == [
        "a.md: f stands before the text mentions it (move it down)",
    ]


def test_a_table_may_stand_before_its_mention() -> None:
    assert said(section("a", "chapter", table("t"), mention("t"))) == []


def test_a_mention_in_a_footnote_counts() -> None:
    noted = replace(mention(), text=(Text("云"), Footnote((Ref("f"),))))
    assert said(section("a", "chapter", noted, figure("f"))) == []


def test_what_a_figure_lacks_is_told() -> None:
    bare = figure("f", source="", headline=(), chart=replace(BARS, alt=""))
    assert said(section("a", "chapter", mention("f"), bare)) == [
        "a.md: f has no alternative text",
        "a.md: f names no source (source: …)",
        "a.md: f has no headline for its slide (headline: …)",
    ]


def test_a_title_that_breaks_the_contents_is_told() -> None:
    just, over = (Text("题" * LONG_TITLE),), (Text("题" * LONG_TITLE + "题"),)
    assert said(section("a", "chapter", title=just), section("b", "chapter", title=over)) == [
        f"b.md: the title has over {LONG_TITLE} characters (shorten it)",
    ]


def test_takeaways_that_a_slide_cannot_hold_are_told() -> None:
    four = ((Text("一"),),) * 4
    sound = section("a", "chapter", mention("f"), figure("f", takeaways=four[:3]), takeaways=four[:3])
    assert said(sound) == []
    assert said(
        section("a", "chapter", mention("f"), figure("f", takeaways=four), case(takeaways=four), takeaways=four)
    ) == [
        "a.md: a has over 3 takeaways (a slide shows three; the others go on to the next)",
        "a.md: f has over 3 takeaways (a slide shows three; the others go on to the next)",
        "a.md: a case has over 3 takeaways (a slide shows three; the others go on to the next)",
    ]


def test_warnings_come_in_the_order_of_the_files() -> None:
    warnings = said(section("b", "chapter", figure("f")), section("a", "chapter", figure("g")))
    assert [warning.partition(":")[0] for warning in warnings] == ["a.md", "b.md"]
