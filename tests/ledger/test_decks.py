"""How the ledger names the slides of several decks."""

from __future__ import annotations

import pytest

from builder.ledger.ask import Written
from builder.ledger.decks import of_decks, slide_name
from builder.model.made import Where
from builder.problems import UsageError

FULL = Where(("1", "2", "3"), {7: ("2",)}, {"fig-a": ("2",)}, {7: ("3",), 8: ("3",)})
BRIEF = Where(("1", "2"), {7: ("1", "2")}, {"fig-a": ("2",)}, {9: ("2",)})


def test_a_slide_of_the_full_deck_is_its_number_and_one_of_another_deck_has_its_name_before_it() -> None:
    assert (slide_name("full", "3"), slide_name("one-page", "1")) == ("3", "one-page:1")


def test_one_deck_stays_as_it_is() -> None:
    assert of_decks({"full": FULL}) == FULL


def test_what_stands_in_several_decks_is_found_in_all() -> None:
    found = of_decks({"full": FULL, "briefing": BRIEF})
    assert found.places == ("1", "2", "3", "briefing:1", "briefing:2")
    assert found.entries == {7: ("2", "briefing:1", "briefing:2")}
    assert found.exhibits == {"fig-a": ("2", "briefing:2")}
    assert found.aside == {7: ("3",), 8: ("3",), 9: ("briefing:2",)}


def test_a_slide_is_asked_for_in_its_own_deck() -> None:
    rows = tuple({"text": name, "slides": [name], "notes": []} for name in ("2", "briefing:2"))
    written = Written({"slides": ["1", "2", "briefing:1", "briefing:2"]}, rows)
    assert [row["text"] for row in written.on_slide(2)] == ["2"]
    assert [row["text"] for row in written.on_slide(2, "briefing")] == ["briefing:2"]
    with pytest.raises(UsageError, match="there is no slide 3; slides: 1 to 2"):
        written.on_slide(3)
    with pytest.raises(UsageError, match="there is no slide one-page:1; this edition has no slides"):
        written.on_slide(1, "one-page")
