"""Any Unicode text at any width: no exception, nothing lost, nothing wider than the line, no forbidden break."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.typeset.breaker import Align, Line, break_lines
from builder.typeset.clusters import PARTED, House, Run, clusters_of
from builder.typeset.fonts import load_face
from builder.typeset.lines import SOFT_HYPHEN
from builder.typeset.marks import INVISIBLE, NO_END, NO_START

FACE = load_face(Path(__file__).parents[2] / "styles/fonts/NotoSerifSC-Regular.ttf")
SIZE = 10.0
UNSEEN = re.compile(r"[\s\u200b\u200d\u2060\ufeff\u00ad]")
PIECES = [
    *"云工业上一，。、；：！？（）《》“”‘’【】·～—…℃%￥/", "——", "……", "42.4%", "100 km", "ERP", "infrastructure",
    "cloud-native", "https://example.org/a-b/c?d=1", "[1]", "👍🏽", "e\u0301", "مرحبا", "𠮷",
    "\u200b", "\u00ad", " ", "\u3000",
]  # fmt: skip

anything = st.one_of(
    st.text(max_size=80),  # surrogates too
    st.text(st.characters(max_codepoint=0x2FFF), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
houses = st.builds(House, st.sampled_from(["gb", "strict"]), st.booleans(), st.booleans())
aligns = st.sampled_from(["justify", "left", "center", "right"])


def run(text: str) -> tuple[Run, ...]:
    return (Run(text, FACE, SIZE),)


def words(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def seen(text: str) -> str:
    """A text without what has no ink; half a character is shown as the sign for what cannot be shown."""
    return re.sub("[\ud800-\udfff]", "\ufffd", UNSEEN.sub("", INVISIBLE.sub("", text)).replace(SOFT_HYPHEN, ""))


@settings(max_examples=400, deadline=None)
@given(anything, st.integers(4, 300), st.sampled_from([0.0, 10.0, 20.0]), aligns, houses)
def test_what_goes_in_comes_out(text: str, width: int, indent: float, align: Align, house: House) -> None:
    lines = break_lines(run(text), width, indent, align, house)
    assert seen("".join(map(words, lines))) == seen(text)


@settings(max_examples=400, deadline=None)
@given(anything, st.integers(20, 300), st.sampled_from([0.0, 10.0]), aligns, houses)
def test_nothing_is_wider_than_the_line(text: str, width: int, indent: float, align: Align, house: House) -> None:
    most = max((cluster.width for cluster in clusters_of(run(text), width - indent, house)[0]), default=0.0)
    for line in break_lines(run(text), width, indent, align, house):
        assert line.width <= max(width, most + indent) + 0.01


@settings(max_examples=400, deadline=None)
@given(anything, st.integers(30, 300), aligns, houses)
def test_no_break_is_forbidden_where_there_is_another(text: str, width: int, align: Align, house: House) -> None:
    clusters, gaps = clusters_of(run(text), width, house)
    if any(gap.cost >= PARTED for gap in gaps) or any(cluster.width > width for cluster in clusters):
        return  # something may be broken nowhere and is wider than a line
    for before, after in pairwise(map(words, break_lines(run(text), width, 0.0, align, house))):
        dash = after.startswith(("——", "……", "…"))
        assert before[-1] not in NO_END
        assert not dash or house.line_breaks == "gb"
        assert dash or after[0] not in NO_START


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*PIECES[:4] * 6, *PIECES[4:27]]), min_size=30, max_size=90), st.integers(150, 420))
def test_the_pieces_of_a_justified_line_add_up_to_its_width(pieces: list[str], width: int) -> None:
    for line in break_lines(run("云".join(pieces)), width)[:-1]:
        assert line.width == pytest.approx(width, abs=0.01)
        for left, right in pairwise(line.spans):
            assert left.x < right.x
