"""The template: masters and layouts, no slides."""

from __future__ import annotations

import io
from typing import Any

import pytest

from builder.deck import geometry as at
from builder.deck.layouts import LAYOUTS, TEMPLATE_LAYOUTS, offered
from builder.deck.opening import open_template
from builder.deck.places import Layout
from builder.deck.slides import Frame
from builder.deck.template import template
from builder.deck.units import emu
from builder.problems import BuildError
from tests.deck.sample import STYLES, default_theme, reopened


@pytest.fixture(scope="module")
def presentation() -> Any:
    return reopened(template())


def test_template_has_our_layouts_and_no_others(presentation: Any) -> None:
    assert [layout.name for layout in presentation.slide_layouts] == [layout.name for layout in TEMPLATE_LAYOUTS]


def test_template_has_no_slides_and_is_sixteen_to_nine(presentation: Any) -> None:
    assert len(presentation.slides) == 0
    assert presentation.slide_width * 9 == presentation.slide_height * 16


def test_template_in_the_styles_folder_is_the_one_that_is_made() -> None:
    assert (STYLES / "deck.pptx").read_bytes() == template()


@pytest.mark.parametrize("layout", TEMPLATE_LAYOUTS, ids=lambda layout: layout.name)
def test_places_stand_where_the_layout_says(presentation: Any, layout: Layout) -> None:
    shapes = presentation.slide_layouts.get_by_name(layout.name).placeholders
    found = {shape.placeholder_format.idx: (shape.left, shape.top, shape.width, shape.height) for shape in shapes}
    assert found == {place.index: _box(place.frame) for place in offered(layout)}


@pytest.mark.parametrize("layout", TEMPLATE_LAYOUTS, ids=lambda layout: layout.name)
def test_places_are_inside_the_slide_and_do_not_overlap(layout: Layout) -> None:
    frames = [place.frame for place in offered(layout)]
    assert all(_is_inside(frame, at.SLIDE) for frame in frames)
    assert not [(a, b) for i, a in enumerate(frames) for b in frames[:i] if _overlap(a, b)]


def test_layouts_with_a_chapter_in_the_foot_number_their_slides() -> None:
    roles = [{place.role for place in layout.places} for layout in LAYOUTS[1:]]
    assert all("slide number" in layout for layout in roles)


def test_template_has_placeholders_for_all_that_editors_put_on_slides(presentation: Any) -> None:
    kinds = {kind for layout in presentation.slide_layouts for kind in layout.element.xpath(".//p:ph/@type")}
    assert {"title", "body", "chart", "tbl", "pic", "ftr", "sldNum", "dt"} <= kinds
    assert presentation.slide_master.element.xpath(".//p:ph/@type") == ["title", "body", "dt", "ftr", "sldNum"]


def test_text_on_the_layouts_is_at_least_twelve_points() -> None:
    assert min(place.style.size for layout in LAYOUTS for place in layout.places) >= 12


def test_body_text_of_the_master_has_bullets_and_hanging_indents(presentation: Any) -> None:
    master = presentation.slide_master.element
    first = "p:txStyles/p:bodyStyle/a:lvl1pPr"
    assert master.xpath(f"{first}/a:buChar/@char") == ["•"]
    [margin], [indent] = master.xpath(f"{first}/@marL"), master.xpath(f"{first}/@indent")
    assert int(margin) == -int(indent) > 0


def test_a_file_that_is_no_presentation_is_told() -> None:
    with pytest.raises(BuildError, match="deck template: is no PowerPoint file"):
        open_template(b"PK, but no package", default_theme())


def test_a_layout_that_is_gone_is_told(presentation: Any) -> None:
    other = reopened(template())
    other.slide_layouts.remove(other.slide_layouts.get_by_name("案例"))
    changed = io.BytesIO()
    other.save(changed)
    with pytest.raises(BuildError, match="deck template: has no layout 案例"):
        open_template(changed.getvalue(), default_theme())


def _box(frame: Frame) -> tuple[int, int, int, int]:
    return emu(frame.x), emu(frame.y), emu(frame.width), emu(frame.height)


def _is_inside(frame: Frame, outer: Frame) -> bool:
    return (
        outer.x <= frame.x
        and outer.y <= frame.y
        and frame.x + frame.width <= outer.x + outer.width
        and frame.y + frame.height <= outer.y + outer.height
    )


def _overlap(a: Frame, b: Frame) -> bool:
    apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
    return not apart
