"""A sound deck breaks no rule; each kind of damage that is planted in it is found, where it is, and nothing else is."""

from __future__ import annotations

import io
import zipfile

import pytest

from builder.lint.report import RULES
from tests.lint import damage, file_damage
from tests.lint.planting import FILE, PLANT
from tests.lint.scratch import CHART, MESSAGE, Scratch, found, linted, sound, with_sections


def test_a_sound_deck_breaks_no_rule_and_every_rule_is_looked_at() -> None:
    deck = Scratch(sound())
    with_sections(deck)
    deck.add_picture(MESSAGE, (800, 600), (600, 320, 120, 90), "一张照片")
    judged = linted(deck.content())
    assert judged.findings == ()
    assert [rule.rule for rule in judged.rules if not rule.looked] == ["text-on-chart"]  # no text is near one


@pytest.mark.parametrize("name", PLANT)
def test_planted_damage_is_found_where_it_is(name: str) -> None:
    deck = Scratch(sound())
    PLANT[name].damage(deck)
    assert found(deck.content()) == list(PLANT[name].says)


def test_every_rule_has_damage_planted_for_it() -> None:
    assert {each.damage.__module__ for each in PLANT.values()} == {damage.__name__, file_damage.__name__}
    planted = {rule for each in PLANT.values() for rule, _, _ in each.says}
    assert {rule.id for rule in RULES} - planted == {"archive", "xml", "untitled-layout"}  # tested below


def test_a_part_that_is_in_the_file_twice_is_found() -> None:
    made = io.BytesIO(sound())
    with (
        zipfile.ZipFile(made, "a") as package,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        package.writestr("ppt/presProps.xml", package.read("ppt/presProps.xml"))
    assert found(made.getvalue()) == [("archive", FILE, "")]


def test_a_part_whose_bytes_are_damaged_is_found() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        for name, part in Scratch(sound()).parts.items():
            package.writestr(name, part)
    damaged = stored.getvalue().replace(b"<p:viewPr", b"<p:viewXX")
    assert ("archive", FILE, "") in found(damaged)


def test_a_slide_that_is_no_xml_is_found_and_the_others_are_judged() -> None:
    deck = Scratch(sound())
    deck.parts[f"ppt/slides/slide{MESSAGE}.xml"] = b"<p:sld"
    with deck.shape(CHART, "标题") as title:
        title.getparent().remove(title)
    rules = [(rule, slide) for rule, slide, _ in found(deck.content())]
    assert ("xml", FILE) in rules
    assert ("title", CHART) in rules
