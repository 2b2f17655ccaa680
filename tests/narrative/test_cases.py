"""What authors write and what becomes of it: each case in cases/ has its Markdown and, below it, what is expected.

After `>>>` stand the blocks of the section, as Python; after `!!!` the mistakes, each with its line. A case that does
not begin with front matter gets some, and its lines are counted from its own first one. The table that cases may ask,
`trades`, is that of tests/facts/made_up.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from builder.blocks import key_figures
from builder.model import block, document, inline, wish
from builder.narrative.parse import parse
from builder.narrative.template import fill_in
from tests.facts.made_up import made_up

CASES = Path(__file__).parent / "cases"
FRONT = "---\nid: case\npart: section\ntitle: 题\n---\n"
CASE = re.compile(r"^%%% ([^\n]+)\n(.*?)^(>>>|!!!)\n(.*?)(?=^%%% |\Z)", re.M | re.S)
NAMES = {name: value for module in (block, document, inline, key_figures, wish) for name, value in vars(module).items()}


def cases() -> list[ParameterSet]:
    read = []
    for path in sorted(CASES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found = CASE.findall(text)
        assert len(found) == text.count("%%% "), f"{path.name}: a case has no >>> or !!!"
        read += [
            pytest.param(source, kind, expected, id=f"{path.stem}: {sentence}")
            for sentence, source, kind, expected in found
        ]
    return read


@pytest.mark.parametrize(("source", "kind", "expected"), cases())
def test_case(source: str, kind: str, expected: str, request: pytest.FixtureRequest) -> None:
    added = "" if source.startswith("---") or "front_matter" in request.node.callspec.id else FRONT
    filled, problems = fill_in("case.md", added + source, {"trades": made_up()})
    assert filled is not None, problems
    above = added.count("\n")
    section, problems = parse(replace(filled, lines=tuple(line - above for line in filled.lines)), 0)
    if kind == ">>>":
        assert [str(problem) for problem in problems] == []
        assert section is not None
        assert section.body == eval(f"({expected.strip()})", NAMES)
    else:
        assert section is None
        told = [str(problem).removeprefix("case.md:") for problem in problems]
        assert told == expected.strip().split("\n")
