"""Whatever is done to a deck's XML: the lint says something of it or nothing, and never falls over."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.lint.report import Lint
from builder.office.package import NotOffice
from tests.lint.scratch import Scratch, linted, sound

PARTS = sorted(name for name in Scratch(sound()).parts if name.endswith((".xml", ".rels")))
ODD = st.sampled_from(["", "x", "-1", "99999999999999999999", "1e400", "NaN", "50%", "rId1", "title", "💥"])


def damage(root: Any, draw: Any) -> None:
    """Take out, double or move an element, or change or take out an attribute."""
    elements = list(root.iter())
    element = elements[draw(st.integers(0, len(elements) - 1))]
    kind = draw(st.sampled_from(["remove", "double", "empty", "attribute", "attribute", "drop", "rename"]))
    parent = element.getparent()
    if kind == "remove" and parent is not None:
        parent.remove(element)
    elif kind == "double" and parent is not None:
        element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))
    elif kind == "empty":
        for child in list(element):
            element.remove(child)
    elif kind == "rename":
        element.tag = draw(st.sampled_from(elements)).tag
    elif element.attrib:
        name = draw(st.sampled_from(sorted(element.attrib)))
        if kind == "drop":
            del element.attrib[name]
        else:
            element.set(name, draw(ODD))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_damage_makes_it_fall_over(data: st.DataObject) -> None:
    deck = Scratch(sound())
    for _ in range(data.draw(st.integers(1, 4))):
        with deck.part(data.draw(st.sampled_from(PARTS))) as root:
            damage(root, data.draw)
    with suppress(NotOffice):  # the presentation itself is damaged: there is nothing to judge
        assert isinstance(linted(deck.content()), Lint)
