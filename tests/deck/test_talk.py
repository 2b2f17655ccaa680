"""What is said to a slide: whole sentences, without what nobody reads out, and which facts are said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.deck.plan.exhibits import told_to
from builder.deck.plan.talk import MOST_SPOKEN, Talk, talk
from builder.finish.number import number
from builder.model.block import Bullets, Callout, Paragraph
from builder.model.inline import Citation, FactText, Footnote, Inline, Ref, Strong, Text, Traced
from tests.deck.report import text
from tests.finish.made_up import document, figure, section

SHARE, COUNT = FactText(0, "42.4%"), FactText(1, "16")


def said(*parts: Inline, shown: str = "") -> str:
    return "".join(talk((parts,), shown, "这张图").said)


def test_a_paragraph_is_said_as_it_is_written_without_its_marks() -> None:
    assert said(Text("份额为"), SHARE, Citation(1), Footnote(text("注")), Text("。")) == "份额为42.4%。"
    assert said(Strong((Text("先看"), COUNT)), Text("个行业。")) == "先看16个行业。"


def test_a_number_loses_its_brackets_and_what_points_or_is_a_name_in_latin_letters_is_left_out() -> None:
    assert said(Text("快消（67.40）和汽车（60.59）居前（见附录）。")) == "快消67.40和汽车60.59居前。"
    assert said(Text("执行系统（MES）上线，另有仓储管理（WMS，2020）。")) == "执行系统上线，另有仓储管理。"


def test_other_words_in_brackets_are_said_as_a_clause_so_that_no_caveat_is_lost() -> None:
    assert said(Text("良品率提高60%（企业未说明基数），报废减少。")) == "良品率提高60%，企业未说明基数，报废减少。"
    assert said(Text("以变异系数（标准差与均值之比）衡量。")) == "以变异系数，标准差与均值之比，衡量。"


def test_alternatives_in_brackets_go_on_as_a_list() -> None:
    assert said(Text("31个省（区、市）的均值。")) == "31个省、区、市的均值。"


def test_a_reference_to_what_is_shown_is_spoken_as_such() -> None:
    own, other = Ref("fig-a", "图3"), Ref("fig-b", "图4")
    assert said(own, Text("显示，居首的是杭州。"), shown="fig-a") == "这张图显示，居首的是杭州。"
    assert said(Text("如"), own, Text("所示，杭州居首。"), shown="fig-a") == "杭州居首。"
    assert said(Text("另见"), other, Text("。"), shown="fig-a") == "另见图4。"
    assert said(Text("见"), own, Text("。")) == "见图3。"


def test_whole_sentences_are_said_up_to_the_limit_but_at_least_one() -> None:
    long = "一" * 9 + "。"
    assert talk((text(long * 3), text(long)), limit=25) == Talk((long * 2,))
    assert talk((text("一" * 40 + "。二。"),), limit=25) == Talk(("一" * 40 + "。",))
    assert talk((text(long), text(long)), limit=20) == Talk((long, long))
    assert talk((text(long), text(long)), limit=19) == Talk((long,))


def test_closing_marks_stay_with_their_sentence() -> None:
    assert talk((text("他说“上云。”再说。"),), limit=7).said == ("他说“上云。”",)


def test_facts_are_those_that_are_said_whole() -> None:
    paragraph = (SHARE, Text("。再看"), COUNT, Text("个。"))
    assert talk((paragraph,)).facts == (0, 1)
    assert talk((paragraph,), limit=6).facts == (0,)


def test_words_of_a_claim_are_a_fact_when_no_part_of_them_is_left_out() -> None:
    claim = Traced((Text("差距（"), SHARE, Text("）最大")), 2)
    assert talk(((claim, Text("。")),)) == Talk(("差距42.4%最大。",), (0,))
    assert talk(((Traced((Text("甲（乙）丙"),), 2), Text("。")),)) == Talk(("甲，乙，丙。",), ())
    assert talk(((Traced((Text("差距最大"),), 2), Text("。")),)).facts == (2,)


def test_an_exhibit_is_told_by_the_notes_of_its_section_if_it_is_the_first() -> None:
    said = [Paragraph((Text(f"{id}见"), Ref(id), Text("。"))) for id in "ab"]
    body = (said[0], figure("a"), said[1], figure("b"))
    whole = number(document(section("s", "section", *body, notes=(text("先说这句。"),))))
    [own] = whole.sections
    assert told_to("a", "这张图", own).said == ("先说这句。",)
    assert told_to("b", "这张图", own).said == ("b见这张图。",)


def test_without_notes_the_text_from_the_first_mention_on_is_said() -> None:
    body = (
        Paragraph(text("开头。")),
        Paragraph((Text("见"), Ref("a"), Text("。"))),
        figure("a"),
        Bullets((text("其一。"),)),
        Callout("note", text("读法"), (Paragraph(text("注意。")),)),
        Callout("case", text("某厂"), (Paragraph(text("案例。")),)),
    )
    [own] = number(document(section("s", "section", *body))).sections
    assert told_to("a", "这张图", own).said == ("见这张图。", "其一。", "注意。")


def test_what_is_said_of_an_exhibit_ends_where_the_text_turns_to_the_next_one() -> None:
    both = Paragraph((Text("与"), Ref("b"), Text("相比，"), Ref("a"), Text("更高。")))
    turns = [Paragraph((Text(f"看{id}，"), Ref(id), Text("。"))) for id in "ab"]
    body = (turns[0], figure("a"), both, Paragraph(text("再者。")), turns[1], figure("b"), Paragraph(text("最后。")))
    [own] = number(document(section("s", "section", *body))).sections
    assert told_to("a", "这张图", own).said == ("看a，这张图。", "与图2相比，这张图更高。", "再者。")
    assert told_to("b", "这张图", own).said == ("与这张图相比，图1更高。", "再者。", "看b，这张图。", "最后。")


SENTENCE = st.text("上云指数甲乙，（1.5）", min_size=1, max_size=60).map(lambda words: f"{words}。")


@given(st.lists(st.lists(SENTENCE, max_size=8), max_size=5))
def test_what_is_said_is_never_longer_than_the_limit_but_for_a_single_sentence(paragraphs: list[list[str]]) -> None:
    found = talk([text("".join(sentences)) for sentences in paragraphs])
    length = sum(map(len, found.said))
    assert length <= MOST_SPOKEN or "".join(found.said).count("。") == 1
    assert all(each.endswith("。") for each in found.said)
