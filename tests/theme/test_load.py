"""Reading a theme: what it inherits, what it may say, and every mistake in it with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from builder.problems import BuildError
from builder.theme.load import font_file, load_theme
from builder.theme.theme import Theme

STYLES = Path(__file__).parents[2] / "styles"


def load(folder: Path, **themes: str) -> Theme:
    """The first of some themes, which may extend each other and those of the project."""
    for name, text in themes.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_theme(next(iter(themes)), (folder, STYLES))


def told(folder: Path, **themes: str) -> list[str]:
    with pytest.raises(BuildError) as error:
        load(folder, **themes)
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_a_theme_without_tokens_of_its_own_is_its_base_by_another_name(tmp_path: Path) -> None:
    own = load(tmp_path, own='extends = "default"\n')
    base = load_theme("default", (STYLES,))
    assert own == base.model_copy(update={"name": "own"})


def test_a_theme_inherits_through_several_bases_and_the_nearest_wins(tmp_path: Path) -> None:
    own = load(
        tmp_path,
        own='extends = "middle"\n[color]\nink = "#111111"\n',
        middle='extends = "default"\n[color]\nink = "#222222"\nmuted = "#222222"\n[type]\nbody = 11\n',
    )
    assert (own.color.ink, own.color.muted, own.type.body) == ("#111111", "#222222", 11)
    assert own.color.paper == load_theme("default", (STYLES,)).color.paper


def test_a_changed_colour_of_the_palette_changes_all_that_means_it(tmp_path: Path) -> None:
    own = load(tmp_path, own='extends = "default"\n[palette]\nblue-600 = "#AA00AA"\n')
    assert own.color.accent == own.color.highlight == own.color.good == "#AA00AA"


def test_colours_in_a_list_may_come_from_the_palette(tmp_path: Path) -> None:
    series = '[palette]\nlime = "#00FF00"\n[color]\nseries = ["$lime", "#000001", "#000002", "#000003", "$white"]\n'
    own = load(tmp_path, own=f'extends = "default"\n{series}')
    assert own.color.series == ("#00FF00", "#000001", "#000002", "#000003", "#FFFFFF")


def test_a_theme_of_the_project_hides_the_built_in_one_of_the_same_name(tmp_path: Path) -> None:
    text = (STYLES / "default.toml").read_text(encoding="utf-8").replace("body = 10.5", "body = 12.5")
    assert load(tmp_path, default=text).type.body == 12.5


def test_fonts_are_found_in_the_nearest_folder_that_has_some(tmp_path: Path) -> None:
    theme = load(tmp_path, own='extends = "default"\n')
    assert font_file(theme, theme.font.body) == STYLES / "fonts" / "NotoSerifSC-Regular.ttf"


def test_a_theme_cannot_be_changed_once_it_is_read(tmp_path: Path) -> None:
    theme = load(tmp_path, own='extends = "default"\n')
    with pytest.raises(ValidationError, match="frozen"):
        theme.color.ink = "#000000"


def test_print_uses_fewer_hues_and_the_same_layout_on_a_baseline_grid() -> None:
    default, in_print = (load_theme(name, (STYLES,)) for name in ("default", "print"))
    assert (in_print.type, in_print.deck) == (default.type, default.deck)
    assert in_print.page == default.page.model_copy(update={"grid": True})
    assert in_print.color.accent != default.color.accent


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "12345678", "#GGGGGG", "", "#123456 "])
def test_a_colour_that_is_none_is_told_with_its_line(tmp_path: Path, colour: str) -> None:
    [problem] = told(tmp_path, own=f'extends = "default"\n\n[color]\nink = "{colour}"\n')
    assert re.fullmatch(r"own\.toml:4: color\.ink: String should match pattern .*", problem)


@pytest.mark.parametrize(("token", "value"), [("body", "0"), ("body", "-1"), ("leading", '"wide"'), ("small", "9999")])
def test_a_size_that_is_none_is_told_with_its_line(tmp_path: Path, token: str, value: str) -> None:
    [problem] = told(tmp_path, own=f'extends = "default"\n[type]\n{token} = {value}\n')
    assert problem.startswith(f"own.toml:3: type.{token}: Input should be ")


def test_an_unknown_token_and_an_unknown_table_are_told_with_their_lines(tmp_path: Path) -> None:
    assert told(tmp_path, own='extends = "default"\n[color]\nacent = "#000000"\n[colour]\nink = "#000000"\n') == [
        "own.toml:3: color.acent is no token (a theme may only change tokens that its base has)",
        "own.toml:4: colour is no token (a theme may only change tokens that its base has)",
    ]


def test_a_colour_that_the_palette_lacks_is_told_once_with_those_it_has(tmp_path: Path) -> None:
    [problem] = told(tmp_path, own='extends = "default"\n[color]\nink = "$gray-900"\n')
    assert problem.startswith("own.toml:3: $gray-900 is not in the palette (it has blue-100, blue-300, ")


def test_too_few_colours_for_series_are_told(tmp_path: Path) -> None:
    [problem] = told(tmp_path, own='extends = "default"\n[color]\nseries = ["#000000"]\n')
    assert problem.startswith("own.toml:3: color.series: Tuple should have at least 5 items")


def test_a_font_file_that_is_missing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, own='extends = "default"\n[font]\nbody = "Song.ttf"\nheading_bold = "Hei.ttf"\n') == [
        f"own.toml:{line}: font.{token} is {file}, and {STYLES}/fonts has no such file"
        " (put the TrueType file there or name another)"
        for line, token, file in ((3, "body", "Song.ttf"), (4, "heading_bold", "Hei.ttf"))
    ]


def test_a_palette_that_is_no_table_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, own='palette = "blue"\nextends = "default"\n') == [
        "own.toml:1: palette is no table of colours ([palette])",
    ]


def test_a_theme_on_its_own_needs_every_token(tmp_path: Path) -> None:
    problems = told(tmp_path, own='[color]\nink = "#000000"\n')
    assert "own.toml:1: color.accent: Field required" in problems
    assert "own.toml: page: Field required" in problems
    assert not any("color.ink" in problem for problem in problems)


def test_a_theme_that_extends_itself_or_goes_round_in_a_circle_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, own='extends = "own"\n') == [
        "own.toml: extends own, which extends it in turn (break the circle)",
    ]
    assert told(tmp_path, a='extends = "b"\n', b='extends = "c"\n', c='extends = "b"\n') == [
        "c.toml: extends b, which extends it in turn (break the circle)",
    ]


def test_a_theme_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    assert told(tmp_path, own='extends = "defualt"\n') == [
        "theme defualt: there is no such theme (themes here: default, own, print)",
    ]


def test_all_mistakes_of_a_theme_and_of_its_base_are_told_together(tmp_path: Path) -> None:
    problems = told(
        tmp_path,
        own='extends = "middle"\n[color]\nink = "black"\nacent = "#000000"\nmuted = "$grey"\n[font]\nbody = "A.ttf"\n',
        middle='extends = "default"\n[type]\nbodi = 3\n',
    )
    assert [problem.partition(" ")[0] for problem in problems] == [
        "middle.toml:3:",
        "own.toml:4:",
        "own.toml:5:",
        "own.toml:7:",
        "own.toml:3:",
    ]
