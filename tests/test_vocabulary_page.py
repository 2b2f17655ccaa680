"""The page for analysts: each example prints what stands beside it, and no word is without an example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import words_of
from builder.editions.focus import focus_of
from builder.facts.claim import Claim
from builder.facts.focus_words import FIXED, focus_words
from builder.facts.vocabulary import vocabulary
from builder.narrative.template import MARK, fill_in
from builder.project import load_project

PAGE = (Path(__file__).parents[1] / "VOCABULARY.md").read_text(encoding="utf-8")
PROJECT = load_project()
FOCUS = focus_words(focus_of(PROJECT.editions["city-shenzhen"], PROJECT.places, PROJECT.datasets), PROJECT.tables)
WORDS = {**words_of(PROJECT), **FOCUS}
ROW = re.compile(r"^\| `([^`]+)` \| (.*) \|$", re.M)
EXAMPLES = {example: rest.split(" | ") for example, rest in ROW.findall(PAGE)}
LIMITS = ("same", "close", "clear", "strong", "weak")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_prints_what_stands_beside_it(example: str) -> None:
    printed, evidence = answered(example)
    told = EXAMPLES[example]
    assert [printed, evidence][: len(told) - 2] == told[:-2]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_explained_in_both_languages(example: str) -> None:
    english, chinese = EXAMPLES[example][-2:]
    assert re.search("[a-z]{2}", english)
    assert re.search("[\u4e00-\u9fff]", chinese)


def test_every_word_has_an_example() -> None:
    asked = "\n".join(EXAMPLES)
    words = {f".{word}(" for word in vocabulary()} | {"name(", "cite(", "claim("}
    words |= {f"{{% {word} " for word in ("claim", "cited", "accept")} | {"{% else %}", "{% elif "}
    words |= {word for word in FIXED if f"`{word}`" not in PAGE and f" {word} " not in asked} | {"own_cities"}
    words |= {f"{{% end{word} %}}" for word in ("claim", "cited", "accept")} | {" and ", " or ", "not "}
    assert {word for word in words if word not in asked} == set()


def test_every_sign_and_every_limit_is_named() -> None:
    assert [sign for sign in ("`<`", "`<=`", " > ", " >= ", " == ") if sign not in PAGE] == []
    assert [limit for limit in LIMITS if f"`{limit}`" not in PAGE] == []


def test_the_table_of_an_example_is_short_enough_to_read() -> None:
    assert [example for example in EXAMPLES if len(example) > 110] == []


def answered(example: str) -> tuple[str, str]:
    """What an example prints, and what speaks for its claim."""
    template = example if example.startswith("{%") else f"{{{{ {example} }}}}"
    filled, problems = fill_in("VOCABULARY.md", template, WORDS)
    assert problems == []
    assert filled is not None
    facts = filled.facts
    printed = MARK.sub(lambda mark: str(facts[int(mark[1])]) if mark[1] else "", filled.text)
    return printed, "；".join(fact.evidence for fact in facts if isinstance(fact, Claim))
