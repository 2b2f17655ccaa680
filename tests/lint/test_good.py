"""Decks that PowerPoint itself saved: what is sound in them is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.scratch import GOOD, linted

SOUND = ("test", "ext-rels", "txt-paragraph-spacing", "shp-autoshape-props", "txt-font-props")
WITHOUT_WORDS = {
    "cht-charts": ["Chart 1"],
    "tbl-cell": ["Table 1", "Table 1", "Table 2", "Table 1"],
    "shp-groupshape": ["Group 4"],
}


def deck(name: str) -> bytes:
    return Path(GOOD, f"{name}.pptx").read_bytes()


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_a_sound_deck(name: str) -> None:
    found = linted(deck(name))
    assert found.of("error", "warning") == ()
    assert {finding.rule for finding in found.of("advice")} <= {"untitled-layout"}
    assert found.slides > 0


@pytest.mark.parametrize("name", WITHOUT_WORDS)
def test_of_charts_tables_and_groups_only_that_they_are_not_described(name: str) -> None:
    found = linted(deck(name)).of("error", "warning")
    assert {finding.rule for finding in found} == {"alternative-text"}
    assert [finding.shape for finding in found] == WITHOUT_WORDS[name]
