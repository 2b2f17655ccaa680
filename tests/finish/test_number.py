"""Numbers of everything that has one, the words of references, and ids that cannot be."""

from __future__ import annotations

import pytest

from builder.blocks.key_figures import KeyFigures
from builder.facts.wording import han
from builder.finish.number import number
from builder.model.block import Callout, Figure, KeyFigure, Paragraph, Table
from builder.model.document import Document
from builder.model.inline import Footnote, Ref, Strong, Text, plain
from builder.model.walk import walk
from builder.problems import BuildError
from tests.finish.made_up import case, document, figure, mention, section, table


def labels(done: Document) -> list[str]:
    return [section.number for section in done.sections]


def numbers(done: Document, kind: type[Figure] | type[Table] | type[Callout]) -> list[int]:
    return [node.number for node in walk(done.sections) if isinstance(node, kind)]


def words(done: Document) -> list[str]:
    return [node.text for node in walk(done.sections) if isinstance(node, Ref)]


def told(*sections: object) -> list[str]:
    with pytest.raises(BuildError) as error:
        number(document(*sections))  # type: ignore[arg-type]
    return [str(problem) for problem in error.value.problems]


def test_sections_begin_anew_in_every_chapter() -> None:
    done = number(
        document(
            section("front", "front"),
            section("a", "chapter"),
            section("a1", "section"),
            section("a2", "section"),
            section("b", "chapter"),
            section("b1", "section"),
            section("x", "appendix"),
            section("y", "appendix"),
            section("p", "profile"),
        )
    )
    assert labels(done) == ["", "一", "（一）", "（二）", "二", "（一）", "附录1", "附录2", ""]


def test_chapters_and_sections_may_have_decimal_numbers_and_references_name_them() -> None:
    sections = (section("a", "chapter"), section("a1", "section", mention("a", "b1")), section("b", "chapter"))
    done = number(document(*sections, section("b1", "section"), section("x", "appendix")), "decimal")
    assert labels(done) == ["1", "1.1", "2", "2.1", "附录1"]
    assert words(done) == ["第1章", "2.1节"]


def test_figures_tables_and_cases_are_each_counted_through_the_whole_report() -> None:
    done = number(
        document(
            section("a", "chapter", figure("f1"), table("t1"), case("c1")),
            section("b", "chapter", case(), figure("f2")),
            section("x", "appendix", table("t2"), figure("f3")),
        )
    )
    assert numbers(done, Figure) == [1, 2, 3]
    assert numbers(done, Table) == [1, 2]
    assert numbers(done, Callout) == [1, 2]


def test_a_note_has_no_number_and_takes_none() -> None:
    note = Callout("note", (Text("说明"),), ())
    done = number(document(section("a", "chapter", case("c1"), note, case("c2"), mention("c2"))))
    assert numbers(done, Callout) == [1, 0, 2]
    assert words(done) == ["案例2"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("f", "图1"),
        ("t", "表1"),
        ("c", "案例1"),
        ("a", "第一章"),
        ("a1", "第一章第一节"),
        ("b", "第二章"),
        ("b2", "第二章第二节"),
        ("x", "附录1"),
        ("front", "前言"),
        ("p", "关于学会"),
    ],
)
def test_a_reference_is_written_out_wherever_it_leads(target: str, text: str) -> None:
    done = number(
        document(
            section("front", "front", mention(target), title=(Strong((Text("前言"),)),)),
            section("a", "chapter", figure("f"), table("t"), case("c")),
            section("a1", "section"),
            section("b", "chapter"),
            section("b1", "section"),
            section("b2", "section"),
            section("x", "appendix"),
            section("p", "profile", title=(Text("关于"), Text("学会"))),
        )
    )
    assert words(done) == [text]


def test_references_are_written_out_at_every_depth() -> None:
    ref = Ref("f")
    deep = Callout("case", (Strong((ref,)),), (Paragraph((Footnote((ref,)),)),), takeaways=((ref,),))
    compound = KeyFigures((KeyFigure((ref,), (ref,)),))
    shown = figure("f", note=(ref,), headline=(ref,), takeaways=((ref,),))
    done = number(document(section("a", "chapter", deep, compound, shown, title=(ref,), headline=(ref,))))
    assert words(done) == ["图1"] * 10
    assert plain(done.sections[0].title) == "图1"


def test_two_references_to_the_same_are_alike() -> None:
    done = number(document(section("a", "chapter", mention("f", "f"), figure("f"))))
    assert words(done) == ["图1", "图1"]


def test_an_id_used_twice_is_told_with_both_files() -> None:
    assert told(section("a", "chapter", figure("f")), section("b", "chapter", table("f"))) == [
        "b.md: the id f is used twice (the other one is in a.md)",
    ]


def test_a_section_and_a_figure_cannot_share_an_id() -> None:
    assert told(section("a", "chapter", figure("a"))) == ["a.md: the id a is used twice (the other one is in a.md)"]


def test_cases_without_an_id_are_no_doubles() -> None:
    assert numbers(number(document(section("a", "chapter", case(), case()))), Callout) == [1, 2]


def test_references_to_nothing_are_all_told_with_file_and_line() -> None:
    assert told(section("a", "chapter", mention("f", "g")), section("b", "chapter", mention("f"))) == [
        "a.md:7: a reference leads to f, which is nowhere (ids stand in front matter, figures, tables and cases)",
        "a.md:7: a reference leads to g, which is nowhere (ids stand in front matter, figures, tables and cases)",
        "b.md:7: a reference leads to f, which is nowhere (ids stand in front matter, figures, tables and cases)",
    ]


def test_a_numbered_document_may_be_numbered_again() -> None:
    done = number(document(section("a", "chapter", mention("f"), figure("f"), case("c"))))
    assert number(done) == done


def test_numbers_to_99_are_written_in_han() -> None:
    written = [han(value) for value in range(1, 100)]
    assert written[:11] == [*"一二三四五六七八九十", "十一"]
    assert [written[value - 1] for value in (19, 20, 21, 30, 99)] == ["十九", "二十", "二十一", "三十", "九十九"]
    assert len(set(written)) == 99
