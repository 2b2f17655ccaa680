"""Marks behind cited figures, and sources in the order of their marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.blocks.key_figures import KeyFigures
from builder.finish.number import number
from builder.model.block import Block, Bullets, Callout, Cell, Compound, Heading, KeyFigure, Paragraph, Table
from builder.model.document import Document, FactEntry, OutsideSource, Place
from builder.model.inline import Citation, Emphasis, FactText, Footnote, Inline, Link, Strong, Text, Traced
from builder.model.walk import walk
from tests.finish.made_up import document, figure, section

A1, A2, B1, C1, DATA = (FactText(at, text) for at, text in enumerate(("19%", "95%", "12艘", "3座", "7.00")))
KEYS = ("a", "a", "b", "c", "")
TITLED = {"title": (B1,), "headline": (B1,), "takeaways": ((B1,),)}


def entry(source: str) -> FactEntry:
    return FactEntry("q", None, "", (), Place("a.md"), "citation" if source else "fact", source=source)


def cited(*body: Block | Compound) -> Document:
    """A section of these blocks, numbered; its title, headline and takeaways cite b, and its sources are on file."""
    sources = tuple(OutsideSource(key, "港务局", key, "2020", ()) for key in "bac")
    whole = document(section("s", "front", *body, **TITLED))
    return number(replace(whole, facts=tuple(map(entry, KEYS)), sources=sources))


def marked(*text: Inline) -> tuple[Inline, ...]:
    [block] = cited(Paragraph(text)).sections[0].body
    assert isinstance(block, Paragraph)
    return block.text


def test_a_cited_figure_has_the_number_of_its_source_behind_it() -> None:
    assert marked(Text("增长"), A1, Text("。")) == (Text("增长"), A1, Citation(1), Text("。"))


def test_a_fact_of_the_data_has_no_mark() -> None:
    assert marked(DATA, Text("云")) == (DATA, Text("云"))


def test_a_source_is_marked_once_in_a_text_at_its_first_figure() -> None:
    assert marked(A1, C1, A2, C1) == (A1, Citation(1), C1, Citation(2), A2, C1)


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Strong((A1,)), Strong((A1, Citation(1)))),
        (Emphasis((A1,)), Emphasis((A1, Citation(1)))),
        (Link((A1,), "https://example.org"), Link((A1, Citation(1)), "https://example.org")),
        (Traced((Text("约"), A1), 4), Traced((Text("约"), A1, Citation(1)), 4)),
    ],
)
def test_marks_go_into_words_of_every_kind(around: Inline, expected: Inline) -> None:
    assert marked(around, A2) == (expected, A2)


def test_a_footnote_is_a_text_of_its_own_read_where_it_is_marked() -> None:
    note = Footnote((B1, A2))
    assert marked(A1, note, C1) == (A1, Citation(1), Footnote((B1, Citation(2), A2, Citation(1))), C1, Citation(3))


def test_each_item_caption_note_cell_and_key_figure_is_a_text_of_its_own() -> None:
    cell = Cell((A1,))
    done = cited(
        Bullets(((A1,), (A2,))),
        replace(figure("f"), caption=(A1,), note=(A1,)),
        replace(Table("t", (A1,), (), (), ""), rows=((cell, cell),), note=(A1,)),
        KeyFigures((KeyFigure((A1,), (A1,)),)),
        Callout("case", (A1,), (Paragraph((A1,)), Paragraph((A2,)))),
    )
    assert sum(isinstance(node, Citation) for node in walk(done.sections)) == 12


def test_titles_headlines_takeaways_and_small_headings_have_no_mark() -> None:
    done = cited(Heading((A1,)), Callout("case", (A1,), (), takeaways=((A1,),)))
    assert not any(isinstance(node, Citation) for node in walk(done))


def test_sources_stand_in_the_order_of_their_marks_and_those_without_one_last() -> None:
    done = cited(Paragraph((C1,)), Paragraph((A1,)), Paragraph((C1,)))
    assert [source.key for source in done.sources] == ["c", "a", "b"]
    assert [node.number for node in walk(done) if isinstance(node, Citation)] == [1, 2, 1]


def test_a_caption_comes_before_the_cells_under_it() -> None:
    done = cited(Table("t", (C1,), (), ((Cell((A1,)),),), ""))
    assert [source.key for source in done.sources] == ["c", "a", "b"]
