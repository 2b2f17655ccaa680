"""Metrics of font files, read without drawing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from builder.problems import BuildError
from builder.typeset.fonts import load_face

FONTS = Path(__file__).parents[2] / "styles/fonts"


def test_widths_are_those_in_the_font_file() -> None:
    path = FONTS / "NotoSansSC-Regular.ttf"
    face = load_face(path)
    with TTFont(path, lazy=True) as font:
        names, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for character in "云A1%，—~":
            assert face.widths[ord(character)] == pytest.approx(advances[names[ord(character)]][0] / em)
        assert face.cap_height == pytest.approx(font["OS/2"].sCapHeight / em)


def test_a_text_is_as_wide_as_its_characters() -> None:
    face = load_face(FONTS / "NotoSerifSC-Regular.ttf")
    assert face.width("上云", 10.5) == 21.0
    assert face.width("a1", 8.0) == pytest.approx(face.width("a", 8.0) + face.width("1", 8.0))
    assert face.width("", 8.0) == 0.0


def test_a_character_that_the_face_lacks_is_known_and_counts_as_one_em() -> None:
    face = load_face(FONTS / "NotoSerifSC-Regular.ttf")
    assert face.has("云")
    assert not face.has("\U0001f600")
    assert face.width("\U0001f600", 9.0) == 9.0


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"no font")
    with pytest.raises(BuildError, match=r"broken\.ttf: is no TrueType font that can be read"):
        load_face(path)


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"absent\.ttf: cannot be read: No such file"):
        load_face(tmp_path / "absent.ttf")
