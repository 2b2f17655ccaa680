"""How much room a text takes, as its frame and its paragraphs say."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from builder.lint.colors import Palette
from builder.lint.geometry import Box, Transform
from builder.lint.levels import PLAIN, Distance, Level, Look
from builder.lint.measure import Setting, grown, ink_of, set_text
from builder.lint.pictures import Pixels, read_pixels
from builder.lint.scheme import FontSet, Scheme
from builder.lint.text import Body, Frame, Paragraph, Run
from tests.lint.scratch import faces, png

BARE = Frame(0, 0, 0, 0)
EXACT = Level(Look(20, latin="Microsoft YaHei"), line=Distance(30, "points"))
SETTING = Setting(faces(), Scheme(Palette({}, {}), minor=FontSet("Microsoft YaHei", "Microsoft YaHei")))


def body(*texts: str, level: Level = EXACT, frame: Frame = BARE) -> Body:
    return Body(frame, tuple(Paragraph((Run(text, level.look),), level, level.look) for text in texts))


def test_a_line_of_ten_characters_is_ten_em_wide() -> None:
    block = set_text(body("云" * 10), 400, SETTING)
    assert (block.width, block.height, block.lines) == (200, 30, 1)


def test_a_text_wraps_at_the_width_that_its_insets_leave() -> None:
    assert set_text(body("云" * 10, frame=replace(BARE, left=50, right=50)), 300, SETTING).lines == 1
    assert set_text(body("云" * 10, frame=replace(BARE, left=51, right=50)), 300, SETTING).lines == 2


def test_space_stands_between_paragraphs_and_not_around_them() -> None:
    level = replace(EXACT, before=Distance(5, "points"), after=Distance(0.5, "percent"))
    assert set_text(body("云", "云", "云", level=level), 400, SETTING).height == 3 * 30 + 2 * (5 + 15)


def test_a_line_of_100_percent_is_as_high_as_its_font() -> None:
    block = set_text(body("云", level=replace(EXACT, line=Distance(1, "percent"))), 400, SETTING)
    assert block.height == pytest.approx(20 * 1.32)


def test_autofit_shrinks_the_text_and_the_lines() -> None:
    level = replace(EXACT, line=Distance(1, "percent"))
    shrunk = set_text(body("云" * 30, level=level, frame=replace(BARE, scale=0.5, reduction=0.2)), 300, SETTING)
    assert shrunk.lines == 1
    assert shrunk.height == pytest.approx(10 * 1.32 * 0.8)


def test_powerpoint_puts_no_room_between_han_and_latin() -> None:
    text = "云ERP" * 6
    natural = SETTING.faces.regular.width(text, 20)
    assert set_text(body(text), natural + 0.1, SETTING).lines == 1


def test_what_stands_before_the_tab_of_a_hanging_indent_takes_no_room() -> None:
    level = replace(EXACT, margin=74, indent=-74)
    assert set_text(body("一\t" + "云" * 10, level=level), 274, SETTING).lines == 1
    assert set_text(body("一\t" + "云" * 11, level=level), 274, SETTING).lines == 2


def test_calibri_is_narrower_than_arial() -> None:
    def width(font: str) -> float:
        look = Look(20, latin=font)
        return set_text(body("Costs fell", level=Level(look)), 1000, SETTING).width

    assert width("Calibri") < width("Arial") < width("Verdana")


def test_ink_stands_where_anchor_and_alignment_put_it() -> None:
    box = Box(100, 100, 200, 100)
    assert ink_of(body("云云"), box, SETTING) == Box(100, 100, 40, 30)
    level = replace(EXACT, align="r")
    assert ink_of(body("云云", level=level, frame=replace(BARE, anchor="b")), box, SETTING) == Box(260, 170, 40, 30)
    level = replace(EXACT, align="ctr")
    assert ink_of(body("云云", level=level, frame=replace(BARE, anchor="ctr")), box, SETTING) == Box(180, 135, 40, 30)


def test_a_shape_grows_with_its_text_away_from_its_anchor() -> None:
    box = Box(100, 100, 200, 20)
    frame = replace(BARE, autofit="grow", anchor="b")
    assert grown(body("云云", "云", frame=frame), box, SETTING) == Box(100, 60, 200, 60)
    assert grown(body("云云", "云"), box, SETTING) == box


def test_what_is_in_a_group_is_moved_and_scaled_with_it() -> None:
    place = Transform(x=10, y=20, across=2, down=0.5)
    assert place.placed(Box(5, 10, 30, 40)) == Box(20, 25, 60, 20)


def test_a_turned_box_takes_the_room_of_its_diagonals() -> None:
    box = Box(0, 0, 100, 40, turn=90).upright
    assert [round(side) for side in (box.x, box.y, box.width, box.height)] == [30, -30, 40, 100]


def test_levels_go_as_deep_as_powerpoint_lets_them() -> None:
    assert len(PLAIN) == 9


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_the_size_of_a_picture_is_read_from_its_first_bytes(kind: str) -> None:
    made = io.BytesIO()
    Image.new("RGB", (37, 23)).save(made, kind)
    assert read_pixels(made.getvalue()) == Pixels(37, 23)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\xff\xd8\xff", png(3, 3)[:18]])
def test_a_picture_that_does_not_say_its_size_has_none(content: bytes) -> None:
    assert read_pixels(content) is None
