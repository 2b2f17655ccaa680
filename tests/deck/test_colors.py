"""Colours by reference: what a deck writes for a token is, computed as PowerPoint does, the token's value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.deck.colors import scheme_name, shade, solid, solid_shade
from builder.theme.load import load_theme
from builder.theme.theme import Color, Theme
from tests.deck.computed import A, color_of
from tests.deck.sample import STYLES, default_theme, recolored

GROUPS = ("series", "scale")
TOKENS = [name for name in Color.model_fields if name not in GROUPS] + [f"{g}.{n}" for g in GROUPS for n in range(5)]

each_theme = pytest.mark.parametrize("name", ["default", "print"])
hexes = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def computed(fill: str, theme: Theme) -> tuple[int, ...]:
    """The parts of a fill's colour."""
    [parsed] = etree.fromstring(f'<x xmlns:a="{A.strip("{}")}">{fill}</x>')
    return tuple(bytes.fromhex(color_of(parsed, theme)[1:]))


def near(value: str) -> Any:
    return pytest.approx(tuple(bytes.fromhex(value.lstrip("#"))), abs=2)


@each_theme
@pytest.mark.parametrize("token", TOKENS)
def test_every_token_is_a_theme_colour_or_a_shade_of_one_that_comes_to_its_value(name: str, token: str) -> None:
    theme = load_theme(name, [STYLES])
    assert computed(solid(theme, token), theme) == near(shade(theme, token))


@given(hexes, hexes)
def test_any_colour_is_a_shade_of_any_accent(accent: str, wanted: str) -> None:
    theme = recolored(default_theme(), accent=accent)
    assert computed(solid_shade(theme, wanted), theme) == near(wanted)


@given(st.sampled_from(TOKENS), hexes)
def test_no_colour_is_fixed(token: str, value: str) -> None:
    theme = default_theme() if "." in token else recolored(default_theme(), **{token: value})
    assert "schemeClr" in solid(theme, token)
    assert "srgbClr" not in solid(theme, token)


def test_shades_of_the_scale_keep_their_order_under_another_accent() -> None:
    theme = default_theme()
    fills = [solid_shade(theme, value) for value in theme.color.scale]
    other = recolored(theme, accent="#C00000")
    lights = [sum(computed(fill, other)) for fill in fills]
    assert lights == sorted(lights, reverse=True)
    assert len(set(lights)) == len(lights)


def test_a_token_with_the_value_of_its_relative_is_the_relative_itself() -> None:
    theme = default_theme()
    assert scheme_name(theme, "highlight") == "accent1"
    assert scheme_name(load_theme("print", [STYLES]), "bad") == "accent6"
    assert scheme_name(theme, "rule") is None


def test_a_share_makes_a_colour_see_through() -> None:
    assert '<a:schemeClr val="accent6"><a:alpha val="14000"/></a:schemeClr>' in solid(default_theme(), "bad", 14)
