"""What the README promises: each question has the answer printed beside it, each example of a directive is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import words_of
from builder.narrative.parse import parse
from builder.narrative.template import FACT, fill_in
from builder.project import load_project

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
QUESTION = re.compile(r"^\| `([a-z]+[.(][^`]*\))` \| (.*?) \|", re.M)
EXAMPLE = re.compile(r"^````markdown\n(.*?)^````$", re.M | re.S)
FRONT = "---\nid: example\npart: section\ntitle: 例\n---\n\n"


@pytest.mark.parametrize("text", [README, CHINESE], ids=["English", "Chinese"])
def test_every_question_has_the_answer_that_is_printed_beside_it(text: str) -> None:
    words = words_of(load_project())
    rows = QUESTION.findall(text)
    assert len(rows) > 35
    for question, answer in rows:
        condition = f"{{% if {question} %}}True{{% else %}}False{{% endif %}}"
        template = condition if answer in ("True", "False") else f"{{{{ {question} }}}}"
        filled, problems = fill_in("README.md", template, words)
        assert filled is not None, problems
        said = FACT.sub(lambda mark: filled.facts[int(mark[1])].text, filled.text)  # noqa: B023
        assert said == answer, question


@pytest.mark.parametrize("text", [README, CHINESE], ids=["English", "Chinese"])
def test_every_example_of_a_directive_is_read_without_complaint(text: str) -> None:
    words = words_of(load_project())
    examples = EXAMPLE.findall(text)
    assert len(examples) >= 4
    for example in examples:
        front = "" if example.startswith("---") else FRONT
        filled, problems = fill_in("README.md", front + example, words)
        assert filled is not None, problems
        section, problems = parse(filled, 0)
        assert not problems
        assert section is not None
        assert section.body
