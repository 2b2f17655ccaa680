"""Colours of a theme as PowerPoint works them out, and how well they contrast."""

from __future__ import annotations

import pytest
from lxml import etree

from builder.lint.colors import NONE, UNKNOWN, Color, Paint, Palette, color_in, contrast, fill_of, rgb
from builder.lint.scheme import read_scheme
from builder.office.names import A
from tests.lint.scratch import NAMES

PALETTE = Palette({"dk1": rgb("000000"), "lt1": rgb("FFFFFF"), "accent1": rgb("4F81BD")}, {"tx1": "dk1", "bg1": "lt1"})


def said(inner: str) -> etree._Element:
    return etree.fromstring(f'<a:solidFill xmlns:a="{NAMES["a"]}">{inner}</a:solidFill>')


@pytest.mark.parametrize(
    ("inner", "comes_to"),
    [
        ('<a:srgbClr val="FF6600"/>', "#FF6600"),
        ('<a:schemeClr val="tx1"/>', "#000000"),
        ('<a:schemeClr val="tx1"><a:tint val="75000"/></a:schemeClr>', "#898989"),  # PowerPoint's grey of subtitles
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "#366092"),  # “darker 25 %”
        (
            '<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>',
            "#B9CDE5",  # “lighter 60 %”
        ),
        ('<a:schemeClr val="bg1"><a:shade val="50000"/></a:schemeClr>', "#BCBCBC"),
        ('<a:sysClr val="windowText" lastClr="112233"/>', "#112233"),
        ('<a:prstClr val="white"/>', "#FFFFFF"),
        ('<a:scrgbClr r="0" g="100000" b="0"/>', "#00FF00"),
    ],
)
def test_a_colour_comes_to_what_powerpoint_shows(inner: str, comes_to: str) -> None:
    color = color_in(said(inner))
    assert color is not None
    paint = PALETTE.paint(color)
    assert paint is not None
    assert near(paint.hex, comes_to)


@pytest.mark.parametrize("inner", ['<a:srgbClr val="red"/>', '<a:schemeClr val="accent9"/>', "<a:hslClr/>"])
def test_a_colour_that_is_not_known_is_none(inner: str) -> None:
    color = color_in(said(inner))
    assert color is not None
    assert PALETTE.paint(color) is None


def test_fills_are_a_colour_nothing_or_not_one_colour() -> None:
    assert fill_of([said('<a:srgbClr val="FF6600"/>')]) == Color("rgb", "FF6600")
    assert fill_of([etree.Element(f"{A}noFill")]) == NONE
    assert fill_of([etree.Element(f"{A}gradFill")]) == UNKNOWN
    assert fill_of([etree.Element(f"{A}ln")]) is None


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(rgb("000000"), rgb("FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("767676"), rgb("FFFFFF")) == pytest.approx(4.54, abs=0.01)
    assert contrast(rgb("FFFFFF"), rgb("767676")) == contrast(rgb("767676"), rgb("FFFFFF"))


def test_half_a_colour_over_white_is_seen_half() -> None:
    assert Paint((0.0, 0.0, 0.0), 0.5).over(rgb("FFFFFF")).hex == "#808080"


def test_a_theme_without_an_east_asian_font_has_that_of_its_script() -> None:
    theme = etree.fromstring(
        f'<a:theme xmlns:a="{NAMES["a"]}"><a:themeElements><a:fontScheme name="x"><a:minorFont><a:latin '
        'typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/><a:font script="Jpan" '
        'typeface="MS Mincho"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    scheme = read_scheme(theme, None)
    assert scheme.font("+mn-lt", "latin") == "Calibri"
    assert scheme.font("+mn-ea", "ea", "zh-CN") == "宋体"
    assert scheme.font("+mn-ea", "ea", "ja-JP") == "MS Mincho"
    assert scheme.font("+mj-ea", "ea", "zh-CN") == ""
    assert scheme.font("Verdana", "latin") == "Verdana"


def near(one: str, other: str) -> bool:
    """The same to a step of rounding in each part."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return all(abs(a - b) <= 1 for a, b in pairs)
