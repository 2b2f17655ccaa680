"""The evidence in a slide's notes: a line for each fact with its cells, named as the ledger names them."""

from __future__ import annotations

from dataclasses import replace

from builder.deck.plan.evidence import MOST_LINES, Proof, proof_of
from builder.model.block import Cell, Origin, Paragraph, Table
from builder.model.document import CellName, FactEntry, OutsideSource, Place
from builder.model.inline import Traced
from tests.deck.report import text
from tests.finish.made_up import document, figure, section, table

HERE = Place("a.md", 1)
ROWS = ("甲", "乙", "丙", "丁", "戊", "己")
SOURCE = OutsideSource("idc", "IDC", "公有云份额", "2020", ("42.4%",), type="R")


def cells(*rows: str, column: str = "overall") -> tuple[CellName, ...]:
    return tuple(CellName("cities", row, column) for row in rows)


def fact(words: str, *found: CellName, question: str = "q") -> FactEntry:
    return FactEntry(question, None, words, found, HERE)


def claim(evidence: str) -> FactEntry:
    return FactEntry("q", None, "", (), HERE, "claim", evidence=evidence)


def proof(*facts: FactEntry) -> Proof:
    said = tuple(Paragraph((Traced(text(f"话{at}"), at),)) for at, each in enumerate(facts) if each.kind == "claim")
    whole = document(section("s", "section", *said))
    return proof_of(replace(whole, facts=facts, sources=(SOURCE,), tables={"cities": ROWS}))


def lines(*facts: FactEntry) -> tuple[str, ...]:
    return proof(*facts).lines(range(len(facts)))[0]


def test_a_fact_has_its_cells() -> None:
    assert lines(fact("81.16", *cells("甲")), fact("甲和乙", *cells("甲", "乙"))) == (
        "81.16（cities/甲/overall）",
        "甲和乙（cities/甲/overall；cities/乙/overall）",
    )


def test_a_whole_column_is_a_star_and_more_rows_than_a_few_are_counted() -> None:
    assert lines(fact("均值", *cells(*ROWS))) == ("均值（cities/*/overall）",)
    assert lines(fact("四市", *cells(*ROWS[:4]))) == ("四市（cities/甲、乙、丙、丁/overall）",)
    wide = tuple(each for column in "abcd" for each in cells("甲", column=column))
    assert lines(fact("一行", *wide)) == ("一行（cities/甲/4列）",)


def test_a_name_or_a_count_of_rows_needs_no_evidence() -> None:
    assert lines(fact("30", question="cities.count()")) == ()


def test_a_claim_has_its_words_and_the_first_numbers_that_bear_it_out() -> None:
    assert lines(claim("甲1；乙2")) == ("“话0”：甲1；乙2",)
    assert lines(claim("1；2；3；4；5")) == ("“话0”：1；2；3；4……",)


def test_a_citation_names_its_source_and_an_author_s_word_is_no_evidence() -> None:
    cited = FactEntry("q", None, "42.4%", (), HERE, "citation", source="idc")
    accepted = FactEntry("", None, "", (), HERE, "acceptance", evidence="a definition")
    assert lines(cited, accepted) == ("42.4%（IDC，公有云份额（2020年））",)


def test_an_exhibit_says_which_cells_its_numbers_come_from() -> None:
    exhibit = replace(figure("f"), number=8, origin=Origin("cities", ("overall",), ROWS))
    assert proof().lines((), exhibit)[0] == ("图8的数值（cities/甲/overall）",)
    one = Cell(text("1"), number=exhibit.chart.series.values[0])  # type: ignore[union-attr]
    whole: Table = replace(
        table("t"), number=2, head=("市", "指数"), rows=tuple(((Cell(text(row)), one)) for row in ROWS),
        origin=Origin("cities", ("overall",), ROWS),
    )  # fmt: skip
    assert proof().lines((), whole)[0] == ("表2的数值（cities/*/overall）",)


def test_there_are_at_most_twelve_lines_and_only_the_facts_in_them_are_named() -> None:
    many = [fact(str(at), *cells("甲")) for at in range(20)]
    found, named = proof(*many).lines([3, *range(20)])
    assert len(found) == MOST_LINES
    assert found[0] == "3（cities/甲/overall）"
    assert named == (3, *range(3), *range(4, 12))


def test_the_same_answer_twice_is_one_line() -> None:
    found, named = proof(fact("1", *cells("甲")), fact("1", *cells("甲"))).lines((0, 1))
    assert found == ("1（cities/甲/overall）",)
    assert named == (0, 1)


