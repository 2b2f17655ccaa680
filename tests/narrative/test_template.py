"""Templates: answers as marks, the author's line for every line of the result, and every mistake with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.facts.claim import Claim
from builder.facts.fact import Fact
from builder.facts.sources import citing
from builder.model.document import OutsideSource, Place
from builder.narrative.template import FACT, Filled, fill_in
from builder.problems import Problem
from tests.facts.made_up import made_up

WORDS = {
    "trades": made_up(),
    "cite": citing({"yearbook": OutsideSource("yearbook", "港务局", "年鉴", "2020", ("12艘",))}),
}


def filled(text: str) -> Filled:
    found, problems = fill_in("a.md", text, WORDS)
    assert problems == []
    assert found is not None
    return found


def printed(found: Filled) -> str:
    return FACT.sub(lambda mark: str(found.facts[int(mark[1])]), found.text)


def mistake(text: str) -> Problem:
    found, [problem] = fill_in("a.md", text, WORDS)
    assert found is None
    return problem


def test_an_answer_is_a_mark_and_its_fact_is_kept() -> None:
    found = filled('居首的是{{ trades.top("sun") }}。')
    assert FACT.sub("#", found.text) == "居首的是#。"
    assert found.facts == (made_up().top("sun"),)


def test_each_answer_has_a_number_of_its_own_also_when_it_is_asked_twice() -> None:
    found = filled("{{ trades.count() }}与{{ trades.count() }}")
    assert FACT.findall(found.text) == ["0", "1"]
    assert len(found.facts) == 2


def test_an_answer_that_is_kept_in_a_name_stays_a_fact() -> None:
    found = filled('{% set first = trades.top("sun") %}{{ first }}为{{ trades.values(first, "rain") }}')
    assert printed(found) == "矿业为1.00"
    assert len(found.facts) == 2


def test_words_chosen_in_a_template_are_words() -> None:
    found = filled('{{ "高于" if trades.is_above("矿业", "茶叶", "sun") else "低于" }}')
    assert (found.text, found.facts) == ("高于", ())


def test_a_figure_from_outside_is_a_fact_with_its_source() -> None:
    [fact] = filled('{{ cite("yearbook", "12艘") }}').facts
    assert fact == Fact("12艘", 'cite("yearbook", "12艘")', source="yearbook")


def test_every_line_knows_its_line_in_the_authors_file() -> None:
    found = filled("一\n二\n\n四")
    assert found.lines == (1, 2, 3, 4)
    assert found.place(2) == Place("a.md", 3)


def test_lines_are_told_through_conditions() -> None:
    text = "一\n{% if trades.is_first('矿业', 'rain') %}\n三\n四\n{% else %}\n六\n{% endif %}\n八\n"
    found = filled(text)
    assert {line: number for line, number in zip(found.text.split("\n"), found.lines, strict=True) if line} == {
        "一": 1,
        "六": 6,
        "八": 8,
    }


def test_lines_are_told_through_loops() -> None:
    text = "一\n{% for name in trades.top('sun', 2).names %}\n甲{{ name }}\n\n乙\n{% endfor %}\n七"
    lines = [(line, number) for line, number in zip(*split(filled(text)), strict=True) if line]
    assert lines == [("一", 1), ("甲矿业", 3), ("乙", 5), ("甲纸、笔", 3), ("乙", 5), ("七", 7)]


def test_lines_are_told_where_white_space_is_cut_off() -> None:
    text = "一\n\n{%- if true -%}\n\n甲\n{%- endif %}\n七"
    lines = dict(zip(*split(filled(text)), strict=True))
    assert lines["七"] == 7


def test_lines_are_told_after_a_question_and_a_remark_of_several_lines() -> None:
    text = '一{{ trades.values(\n  ["矿业"],\n  "sun"\n) }}\n五{# 六\n七 #}\n八'
    lines = dict(zip(*split(filled(text)), strict=True))
    assert lines["八"] == 7
    assert printed(filled(text)).split("\n")[0] == "一8.95"


def split(found: Filled) -> tuple[list[str], tuple[int, ...]]:
    return found.text.split("\n"), found.lines


def test_windows_line_ends_change_nothing() -> None:
    text = "一\n{{ trades.count() }}\n\n四\n"
    assert filled(text.replace("\n", "\r\n")) == filled(text)


def test_the_last_line_keeps_its_end() -> None:
    assert filled("一\n").text == "一\n"
    assert filled("").text == ""


plain_texts = st.text(st.characters(exclude_characters="{}\r", exclude_categories=["Cs", "Co"]), max_size=60)


@settings(max_examples=100, deadline=None)
@given(plain_texts)
def test_text_without_questions_comes_out_as_it_went_in(text: str) -> None:
    found = filled(text)
    assert (found.text, found.facts) == (text, ())
    assert found.lines == tuple(range(1, text.count("\n") + 2))


WRONG: dict[str, tuple[str, int, str, str]] = {
    "an unknown word": ("一\n\n{{ trade.count() }}", 3, "'trade' is undefined", "words are cite, trades"),
    "an unknown word in a condition": ("{% if sea %}\n{% endif %}", 1, "'sea' is undefined", "words are cite, trades"),
    "an unknown question": (
        "一\n{{ trades.tpo('sun') }}",
        2,
        "there is no question tpo here, did you mean top?",
        "words are cite, trades",
    ),
    "a question like no other": (
        "{{ trades.xyzzy }}",
        1,
        "there is no question xyzzy here",
        "words are cite, trades",
    ),
    "an unknown row": ("一\n{{ trades.value('纸笔', 'sun') }}", 2, "trades has no row “纸笔”", "did you mean 纸、笔?"),
    "an unknown column": (
        "一\n\n\n{{ trades.mean('moon') }}",
        4,
        "trades has no column “moon”",
        "columns: sun, rain, snow",
    ),
    "a wrong figure": (
        "一\n{{ cite('yearbook', '13艘') }}",
        2,
        "the source “yearbook” does not give the figure “13艘”",
        "on file: 12艘",
    ),
    "a question without its brackets": (
        "一\n{{ trades.count }}",
        2,
        "this is no answer that can be written out: a method",
        "a question ends in brackets, as in cities.count()",
    ),
    "a table instead of an answer": ("{{ trades }}", 1, "this is no answer that can be written out: a Questions", ""),
    "a claim instead of an answer": (
        "{{ trades.is_first('矿业', 'sun') }}",
        1,
        "this is no answer that can be written out: a Claim",
        "a claim needs its words, as in claim(cities.is_first(…), “居首”)",
    ),
    "a number made in the template": ("一\n{{ 40 + 2 }}", 2, "this is no answer that can be written out: a int", ""),
    "too few arguments": (
        "一\n{{ trades.value('矿业') }}",
        2,
        "this question cannot be asked so: value() missing 1 required positional argument: 'column'",
        "",
    ),
    "arithmetic with answers": (
        "{{ trades.count() + 1 }}",
        1,
        "this question cannot be asked so: unsupported operand type(s) for +: 'Fact' and 'int'",
        "",
    ),
    "an open question": (
        "一\n{{ trades.count( }}",
        2,
        "this is no template: unexpected '}', expected ')'",
        "questions stand in {{ }}, conditions in {% %}",
    ),
    "an open condition": (
        "一\n{% if true %}\n三",
        2,
        "this is no template: Unexpected end of template. Jinja was looking for the following tags: "
        "'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
        "questions stand in {{ }}, conditions in {% %}",
    ),
    "a filter that is not there": (
        "一\n{{ trades.count()|shout }}",
        2,
        "this is no template: No filter named 'shout'.",
        "questions stand in {{ }}, conditions in {% %}",
    ),
    "a division by nought": ("一\n{{ 1 / 0 }}", 2, "this question cannot be asked so: division by zero", ""),
    "jinja's own words": ("{{ range(3) }}", 1, "'range' is undefined", "words are cite, trades"),
    "a file from the disk": (
        "一\n{% include '/etc/passwd' %}",
        2,
        "this question cannot be asked so: no loader for this environment specified",
        "",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_with_its_line_and_a_way_out(what: str) -> None:
    text, line, said, hint = WRONG[what]
    assert mistake(text) == Problem(f"a.md:{line}", said, hint)


@pytest.mark.parametrize(
    "text",
    [
        "{{ trades.__class__.__mro__ }}",
        "{{ trades.count.__func__.__globals__ }}",
        "{{ ''.__class__ }}",
        "{{ trades.data.names.append('甲') }}",
        "{{ [].append(1) }}",
        "{% set trades.scope = 1 %}",
    ],
)
def test_a_template_can_neither_reach_into_the_program_nor_change_anything(text: str) -> None:
    found, problems = fill_in("a.md", text, WORDS)
    assert found is None
    assert len(problems) == 1


def test_a_mistake_in_a_loop_is_told_on_its_line() -> None:
    problem = mistake("一\n{% for name in ['矿业', '煤'] %}\n三{{ trades.value(name, 'sun') }}\n{% endfor %}\n")
    assert problem == Problem("a.md:3", "trades has no row “煤”")


def test_all_questions_without_an_answer_are_told_each_on_its_line_and_once() -> None:
    text = (
        "{{ trades.value('煤', 'sun') }}\n"
        "{{ trades.values(trades.top('moon'), 'sun') }}与{{ trades.count() }}\n"
        "\n"
        "{{ trades.within('农业').mean('sun') }}{{ trades.rank('纸笔', 'sun') }}\n"
        "{% if trades.is_first('煤', 'sun') %}居首{% endif %}\n"
        "{{ trades.count_above('sun', trades.mean('moon').value) }}\n"
        "{{ trade.count() }}\n"
    )
    found, problems = fill_in("a.md", text, WORDS)
    assert found is None
    assert [(problem.where, problem.what) for problem in problems] == [
        ("a.md:1", "trades has no row “煤”"),
        ("a.md:2", "trades has no column “moon”"),
        ("a.md:4", "trades has no group 农业"),
        ("a.md:4", "trades has no row “纸笔”"),
        ("a.md:5", "trades has no row “煤”"),
        ("a.md:6", "trades has no column “moon”"),
        ("a.md:7", "'trade' is undefined"),
    ]


@pytest.mark.parametrize(
    "joined",
    [
        "trades.is_first('矿业', 'sun') and not trades.is_first('茶叶', 'sun')",
        "trades.is_last('矿业', 'sun') or trades.count() >= 5",
        "trades.highest('sun') > trades.mean('sun') > 5",
        "trades.mean('sun') == trades.mean('sun')",
        "trades.mean('sun') == 5.42 and trades.rank('茶叶', 'sun') == '并列第2位'",
        "5 < trades.mean('sun')",
    ],
)
def test_the_parts_of_a_claim_are_joined_alike_in_both_forms(joined: str) -> None:
    long, short = filled(f"{{% claim {joined} %}}云{{% endclaim %}}"), filled(f"{{{{ claim({joined}, '云') }}}}")
    assert long.facts == short.facts
    [claim] = long.facts
    assert isinstance(claim, Claim)
    assert claim.holds
    assert all(part in claim.question for part in ("and", "or") if f" {part} " in joined)


def test_a_chain_of_comparisons_shows_the_numbers_of_each() -> None:
    [claim] = filled("{{ claim(trades.highest('sun') > trades.mean('sun') > 5, '云') }}").facts
    assert isinstance(claim, Claim)
    assert claim.evidence == "8.95与5.42；5.42"


def test_a_comparison_of_no_answers_is_told() -> None:
    problem = mistake("一\n{% claim 2 > 1 %}云{% endclaim %}")
    assert problem == Problem(
        "a.md:2", "this compares no answer of the data", 'as in cities.value("杭州", "overall") > 80'
    )


def test_a_mistake_in_a_part_of_a_claim_is_told_once() -> None:
    problem = mistake("{% claim trades.mean('moon') > 5 and not trades.is_first('矿业', 'sun') %}云{% endclaim %}")
    assert problem.what == "trades has no column “moon”"


def test_what_is_not_asked_is_no_mistake() -> None:
    assert filled("{% if false %}{{ trades.value('煤', 'sun') }}{% endif %}云").text == "云"
