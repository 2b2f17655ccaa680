"""For which editions a section is: the conditions of its front matter, read before its template."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.facts.focus_words import RowName
from builder.model.document import LeftOut
from builder.model.inline import plain
from builder.narrative.conditions import Front, read_front
from builder.narrative.read import Choice, Narrative, read_narrative
from builder.problems import BuildError
from tests.facts.made_up import made_up

WORDS = {"trades": made_up(), "here": RowName("茶叶"), "home": None, "own_trades": None, "own_ships": None}
KNOWN = ("here", "home", "own_trades")


def front(*lines: str) -> Front:
    found, problems = read_front("a.md", "\n".join(("---", "id: a", *lines, "---", "文")), KNOWN)
    assert problems == ()
    return found


def file(id: str, *lines: str, body: str = "一句。") -> str:
    return "\n".join(("---", f"id: {id}", "part: chapter", f"title: {id}章", *lines, "---", "", body, ""))


def read(folder: Path, choice: Choice, *texts: str) -> Narrative:
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number}.md")
        paths[-1].write_text(text, encoding="utf-8")
    return read_narrative(paths, folder, WORDS, {}, choice)


def told(folder: Path, choice: Choice, *texts: str) -> list[str]:
    with pytest.raises(BuildError) as error:
        read(folder, choice, *texts)
    return [str(problem) for problem in error.value.problems]


def test_conditions_are_read_as_one_word_or_a_list() -> None:
    found = front("scope: [city, province]", "needs: home", "lacks: [own_trades]", "names: [矿业, 渔业]")
    assert (found.scope, found.needs, found.lacks, found.names) == (
        ("province", "city"), ("home",), ("own_trades",), ("矿业", "渔业"),
    )  # fmt: skip


def test_front_matter_without_an_end_is_told_and_not_taken_for_none() -> None:
    text = '---\nid: a\nscope: [city]\ntakeaways:\n{% if x %}  - "一"\n{% endif %}---\n文'
    found, [problem] = read_front("a.md", text, KNOWN)
    assert found.scope == ()
    assert str(problem) == "a.md:1: the front matter has no end (close it with a line of its own: ---)"


def test_a_claim_is_kept_with_its_line_and_several_must_all_hold() -> None:
    assert (front("when: a > 1").when, front("when: a > 1").line) == ("a > 1", 3)
    assert front("when:", "  - a > 1", '  - b.rank_is(x, 1, "y")').when == '(a > 1) and (b.rank_is(x, 1, "y"))'


def test_templates_in_other_keys_are_no_concern_of_the_conditions() -> None:
    assert front('headline: "{% if %}: #"', "title: {{ here }}: x", "scope: city").scope == ("city",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("scope: town", "a.md:3: scope is town (expected nation, cluster, province, city, industry, row, places)"),
        ("needs: [own_trade]", "a.md:3: there is no word own_trade (did you mean own_trades?)"),
        ("lacks: hom", "a.md:3: there is no word hom (did you mean home?)"),
        ("needs: [home", "a.md:3: needs is not YAML (needs: [own_cities], or one word)"),
        ("when: a: b: c", "a.md:3: when is not YAML (put a claim that holds : or # in quotes)"),
    ],
)
def test_a_condition_that_is_wrong_is_told_with_its_line(line: str, said: str) -> None:
    _, problems = read_front("a.md", f"---\nid: a\n{line}\n---\n", KNOWN)
    assert [str(problem) for problem in problems] == [said]


def test_an_edition_has_the_sections_of_its_scope_and_those_for_all(tmp_path: Path) -> None:
    texts = (file("land", "scope: province"), file("all"), file("both", "scope: [city, province]"))
    for scope, ids in (("city", ["all", "both"]), ("nation", ["all"]), ("province", ["land", "all", "both"])):
        narrative = read(tmp_path, Choice(scope), *texts)  # type: ignore[arg-type]
        assert [section.id for section in narrative.sections] == ids
        assert narrative.left_out == ()


def test_a_template_for_other_editions_is_not_run(tmp_path: Path) -> None:
    other = file("other", "scope: city", body="{{ trades.value('没有', 'sun') }}")
    assert [section.id for section in read(tmp_path, Choice("nation"), other, file("all")).sections] == ["all"]


def test_a_section_whose_condition_fails_is_left_out_with_the_reason(tmp_path: Path) -> None:
    narrative = read(
        tmp_path,
        Choice("province"),
        file("home", "needs: [here, home]"),
        file("alone", "lacks: here"),
        file("first", 'when: trades.is_first(here, "sun")'),
        file("rainy", 'when: trades.is_first(here, "rain")'),
    )
    assert [section.id for section in narrative.sections] == ["rainy"]
    assert narrative.left_out == (
        LeftOut("home", "needs home"),
        LeftOut("alone", "only without here"),
        LeftOut("first", 'not so: trades.is_first(here, "sun") (茶叶6.00（sun），第2位)'),
    )


def test_a_claim_that_lets_a_section_in_is_a_fact_on_its_line(tmp_path: Path) -> None:
    [entry] = read(tmp_path, Choice(), file("rainy", 'when: trades.is_first(here, "rain")')).facts
    assert (entry.kind, entry.holds, entry.question) == ("claim", True, 'trades.is_first("茶叶", "rain")')
    assert str(entry.place) == "0.md:5"


def test_a_claim_that_cannot_be_judged_is_told_with_its_line(tmp_path: Path) -> None:
    [said] = told(tmp_path, Choice(), file("rainy", 'when: trades.is_first(here, "hail")'))
    assert said == "0.md:5: trades has no column “hail” (columns: sun, rain, snow)"


def test_an_edition_may_want_some_sections_alone(tmp_path: Path) -> None:
    texts = [file(id) for id in ("one", "two", "three")]
    narrative = read(tmp_path, Choice("nation", ("three", "one")), *texts)
    assert [section.id for section in narrative.sections] == ["one", "three"]
    assert told(tmp_path, Choice("nation", ("too",)), *texts) == [
        "sections: there is no section too for this edition (did you mean two?)",
    ]


def test_a_claim_may_choose_among_several_sentences(tmp_path: Path) -> None:
    body = (
        '{% claim trades.is_first(here, "sun") %}居首{% elif trades.is_last(here, "sun") %}居末'
        '{% elif trades.value(here, "sun") > trades.mean("sun") %}高于均值{% else %}不及均值{% endclaim %}。'
    )
    narrative = read(tmp_path, Choice(), file("a", body=body))
    [paragraph] = narrative.sections[0].body
    assert plain(paragraph.text) == "高于均值。"  # type: ignore[union-attr]
    assert [(entry.kind, entry.holds) for entry in narrative.facts if entry.kind == "claim"] == [
        ("claim", False), ("claim", False), ("claim", True),
    ]  # fmt: skip
