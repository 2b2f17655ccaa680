"""Templates of somebody else, read: what their layouts hold, which roles these play, what is dealt out on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from builder.charts.shades import READABLE
from builder.deck import geometry as at
from builder.deck.colors import Look, Tint
from builder.deck.foreign.found import FoundTemplate
from builder.deck.foreign.look import look_of, readable
from builder.deck.foreign.match import Match, match
from builder.deck.foreign.package import opened
from builder.deck.foreign.palette import Palette
from builder.deck.foreign.read import stage_of
from builder.deck.foreign.reading import read_found
from builder.deck.foreign.vision import apart
from builder.deck.layouts import LAYOUTS
from builder.deck.places import Stage
from builder.deck.slides import Frame
from builder.deck.template import template
from builder.problems import BuildError
from builder.theme.theme import Corporate
from tests.deck import corporate
from tests.deck.corporate import HARBOUR_COLORS, NIGHT_COLORS, TEMPLATES, WHARF_LAYOUTS
from tests.deck.sample import default_theme

MAPPINGS = {"wharf.potx": WHARF_LAYOUTS}
NAMES = tuple(TEMPLATES)


@cache
def found(name: str) -> FoundTemplate:
    return read_found(opened(TEMPLATES[name](), name), name)


def matched(name: str, layouts: Mapping[str, str] | None = None, **placeholders: Mapping[str, int | str]) -> Match:
    chosen = MAPPINGS.get(name, {}) if layouts is None else layouts
    mapping = Corporate(file=Path(name), layouts=dict(chosen), placeholders=placeholders)  # type: ignore[arg-type]
    return match(found(name), mapping)


@cache
def stage(name: str) -> Stage:
    return stage_of(found(name), matched(name), default_theme())


def told(problems: Any) -> list[str]:
    return [str(problem) for problem in problems]


def test_the_size_of_the_slides_is_the_templates() -> None:
    sizes = [(found(name).size.width, found(name).size.height) for name in NAMES]
    assert sizes == [(720, 540), (960, 540), (960, 540), (720, 405)]


@pytest.mark.parametrize("name", NAMES)
def test_no_example_slide_is_left_nor_anything_that_led_to_one(name: str) -> None:
    made = io.BytesIO()
    opened(TEMPLATES[name](), name).save(made)
    with zipfile.ZipFile(made) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    assert not [part for part in parts if part.startswith(("ppt/slides/", "ppt/notesSlides/", "ppt/charts/"))]
    said = parts["ppt/presentation.xml"] + parts["ppt/viewProps.xml"] + parts["[Content_Types].xml"]
    assert not [word for word in (b"custShow", b"sectionLst", b"p:sld ", b"slide1.xml") if word in said]


def test_a_template_file_becomes_a_presentation() -> None:
    content = io.BytesIO()
    opened(corporate.wharf(), "wharf.potx").save(content)
    with zipfile.ZipFile(content) as package:
        types = package.read("[Content_Types].xml").decode()
    assert "presentation.main+xml" in types
    assert "template.main+xml" not in types


@pytest.mark.parametrize("content", [b"", b"PK, but no package", b"%PDF-1.7"])
def test_a_file_that_is_no_template_is_told_by_its_name(content: bytes) -> None:
    with pytest.raises(BuildError, match=r"house\.pptx: is no PowerPoint file"):
        opened(content, "house.pptx")


def test_what_a_placeholder_does_not_say_it_has_from_the_master() -> None:
    [message] = [layout for layout in found("harbour.pptx").layouts if layout.name == "Title and Content"]
    title, content = message.title, message.content
    assert title is not None
    assert content is not None
    assert (title.style.size, title.style.is_bold, title.style.color) == (32, True, Tint("tx2"))
    assert (content.style.size, content.style.bullet, content.style.indent) == (32, "•", 27)
    assert (content.frame.y, content.edges.left, content.may_shrink) == (126, 7.2, True)


def test_leading_in_percent_is_that_of_a_chinese_face() -> None:
    [content] = [layout.content for layout in found("night.pptx").layouts if layout.name == "标题和内容"]
    assert content is not None
    assert content.style.leading == pytest.approx(20 * 1.3 * 1.1)
    assert content.edges.left == 0


def test_colours_follow_the_map_of_the_master() -> None:
    layout = found("midnight.pptx").layouts[1]
    assert layout.palette.value(Tint("bg1")) == NIGHT_COLORS["dk1"]
    assert layout.palette.value(Tint("tx1")) == NIGHT_COLORS["lt1"]


def test_paper_and_ink_are_what_the_content_has_whatever_they_are_called() -> None:
    called = {name: (_look(name).scheme["paper"].value, _look(name).scheme["ink"].value) for name in NAMES}
    assert called["night.pptx"] == ("tx1", "bg1")
    assert {called[name] for name in NAMES if name != "night.pptx"} == {("bg1", "tx1")}


@pytest.mark.parametrize(
    ("tint", "value"),
    [
        (Tint("808080"), "808080"),
        (Tint("000000", (("tint", 75_000),)), "898989"),  # as PowerPoint shows it
        (Tint("4472C4", (("lumMod", 75_000),)), "2F5597"),
        (Tint("4472C4", (("lumMod", 40_000), ("lumOff", 60_000))), "B4C7E7"),
    ],
)
def test_shades_are_those_that_powerpoint_shows(tint: Tint, value: str) -> None:
    assert Palette({}, {}).value(tint) == value


def test_layouts_are_found_by_powerpoints_names_in_english_and_chinese() -> None:
    for name, (cover, divider, message, chart) in {
        "harbour.pptx": ("Title Slide", "Section Header", "Title and Content", "Title Only"),
        "night.pptx": ("标题幻灯片", "节标题", "标题和内容", "仅标题"),
    }.items():
        layouts = matched(name).layouts
        roles = [layouts["cover"], layouts["divider"], layouts["message"], layouts["chart"]]
        assert [layout.name for layout in roles] == [cover, divider, message, chart]


def test_layouts_that_nobody_names_are_found_by_the_kind_that_the_file_gives_them() -> None:
    made: Any = Presentation(io.BytesIO(corporate.harbour()))
    for layout in made.slide_layouts:
        layout.element.cSld.set("name", f"Folie {layout.name}")
    file = io.BytesIO()
    made.save(file)
    layouts = match(read_found(opened(file.getvalue(), "f.pptx"), "f.pptx"), Corporate(file=Path("f.pptx"))).layouts
    assert layouts["divider"].name == "Folie Section Header"


def test_a_mapping_comes_before_the_usual_names_and_serves_like_roles() -> None:
    layouts = matched("harbour.pptx", {"chart": "Two Content"}).layouts
    assert {role for role, layout in layouts.items() if layout.name == "Two Content"} == {
        "chart", "chart-wide", "table", "case", "one-page",
    }  # fmt: skip


def test_all_that_is_missing_is_told_together_with_the_file_and_what_to_do() -> None:
    problems = told(matched("wharf.potx", {}).problems)
    assert len(problems) == 4
    assert all(problem.startswith("wharf.potx: has no layout for ") for problem in problems)
    assert any("“Section Header” or “节标题”" in problem and "[deck.layouts]" in problem for problem in problems)


def test_a_mapped_layout_that_is_not_there_is_told_with_the_likeliest() -> None:
    [problem] = told(matched("harbour.pptx", {"cover": "Titel Slide"}).problems)
    assert problem == (
        "harbour.pptx: has no layout “Titel Slide”, which [deck.layouts] names for cover (did you mean “Title Slide”?)"
    )


def test_roles_places_and_placeholders_that_are_not_there_are_told() -> None:
    problems = told(matched("harbour.pptx", {"chapter": "Blank"}, message={"point": 1, "points": 77}).problems)
    assert [problem.split(" (")[0] for problem in problems] == [
        "harbour.pptx: [deck.layouts] has no role “chapter”",
        "harbour.pptx: [deck.placeholders.message] has no place “point”",
        "harbour.pptx: layout “Title and Content” has no placeholder “77”, which [deck.placeholders.message] names",
    ]


def test_a_layout_without_a_title_cannot_be_used() -> None:
    [problem] = told(matched("harbour.pptx", {"cover": "Blank", "divider": "Blank"}).problems)
    assert "layout “Blank” has no title placeholder and cannot be used for cover, divider" in problem


def test_mapped_placeholders_are_used_by_number_or_name() -> None:
    places: Mapping[str, int | str] = {"object": 1, "takeaways": "Content Placeholder 3"}
    chosen = matched("harbour.pptx", {"chart": "Two Content"}, chart=places)
    layout = stage_of(found("harbour.pptx"), chosen, default_theme())["chart"]
    assert (layout.place("object").index, layout.place("takeaways").index) == (1, 2)
    caption, chart = layout.place("caption"), layout.place("object")
    assert caption.frame.y + caption.frame.height <= chart.frame.y


def test_our_own_template_changed_by_somebody_keeps_all_its_places() -> None:
    own = read_found(opened(template(), "own.pptx"), "own.pptx")
    chosen = match(own, Corporate(file=Path("own.pptx")))
    dealt = stage_of(own, chosen, default_theme())
    for layout in LAYOUTS:
        if layout.role not in ("cover", "divider"):
            assert {place.role for place in dealt[layout.role].places if place.kind == "box"} == set()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.role)
def test_every_place_of_a_role_is_dealt_inside_the_slide_and_clear_of_the_others(name: str, layout: Any) -> None:
    places = stage(name)[layout.role].places
    left_out = {"number", "chapters"} if layout.role == "divider" else set()  # the title has the one, nothing the other
    assert {place.role for place in layout.places} - left_out <= {place.role for place in places}
    assert all(_is_inside(place.frame, stage(name).size) for place in places)
    assert not [(a.role, b.role) for i, a in enumerate(places) for b in places[:i] if _overlap(a.frame, b.frame)]


@pytest.mark.parametrize("name", NAMES)
def test_no_place_is_set_under_the_sizes_that_can_be_read(name: str) -> None:
    places = [place for layout in stage(name).layouts.values() for place in layout.places]
    assert min(place.style.size for place in places) >= 12
    assert min(place.style.size for place in places if place.role in ("points", "takeaways", "text")) >= 14


@pytest.mark.parametrize("name", NAMES)
def test_a_headline_has_room_for_two_lines(name: str) -> None:
    for role in ("message", "chart", "table"):
        title = stage(name)[role].place("title")
        assert 2 * title.style.leading <= title.room.height + 0.1
        assert title.style.most_lines == 2


def test_the_text_of_a_slide_stands_in_the_templates_own_placeholder() -> None:
    points = stage("night.pptx")["message"].place("points")
    assert (points.index, points.kind, points.style.bullet) == (37, "obj", "■")


def test_captions_and_takeaways_are_boxes_where_the_layout_has_only_a_title() -> None:
    layout = stage("harbour.pptx")["chart"]
    assert [place.kind for place in layout.places] == ["title", "box", "box", "box", "box", "ftr", "sldNum", "dt"]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_what_lies_under_it(name: str) -> None:
    for token in ("ink", "muted", "accent", "accent_dark", "reference", "bad"):
        assert _contrast(name, token, "paper") >= READABLE, token
    for token in ("ink", "muted", "accent", "accent_dark"):
        assert _contrast(name, token, "surface") >= READABLE, token
    assert _contrast(name, "ink", "accent_soft") >= READABLE
    assert _contrast(name, "on_accent", "accent") >= READABLE


def test_an_accent_that_is_too_pale_for_text_is_darkened_and_stays_an_accent() -> None:
    accent = _look("harbour.pptx").scheme["accent"]
    assert accent == Tint("accent1", (("lumMod", 50_000),))


def test_an_accent_that_can_be_read_is_kept() -> None:
    assert _look("night.pptx").scheme["accent"] == Tint("accent1")


@pytest.mark.parametrize("name", NAMES)
def test_colours_of_series_are_told_apart_by_those_who_see_fewer(name: str) -> None:
    series = [color.lstrip("#") for color in _look(name).color.series[:3]]
    assert min(apart(a, b) for i, a in enumerate(series) for b in series[:i]) > 15


def test_text_that_a_template_sets_too_pale_on_its_own_ground_is_set_in_another_of_its_colours() -> None:
    colors = Palette(HARBOUR_COLORS, {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"})
    pale = Tint("tx1", (("tint", 75_000),))
    assert readable(pale, Tint("dk2"), colors) == Tint("bg1")
    assert readable(Tint("accent1"), Tint("bg1"), colors) == Tint("accent1", (("lumMod", 50_000),))
    assert readable(Tint("accent1"), None, colors) == Tint("accent1")


def test_content_ends_above_whatever_the_master_draws_at_its_foot() -> None:
    places = stage("harbour.pptx")["chart"].places
    rule = 6_300_000 / 12_700
    content = at.around([place.frame for place in places if place.kind == "box"])
    assert content.y + content.height <= rule


@cache
def _look(name: str) -> Look:
    return look_of(default_theme(), matched(name).layouts["message"], "")


def _contrast(name: str, text: str, ground: str) -> float:
    scheme, palette = _look(name).scheme, matched(name).layouts["message"].palette
    return palette.contrast(scheme[text], scheme[ground])


def _is_inside(frame: Frame, outer: Frame) -> bool:
    return (
        frame.x >= -0.01
        and frame.y >= -0.01
        and frame.x + frame.width <= outer.width + 0.01
        and frame.y + frame.height <= outer.height + 0.01
    )


def _overlap(a: Frame, b: Frame) -> bool:
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return across > 0.01 and down > 0.01
