"""TOML in, checked records out, with the line of every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.problems import BuildError
from builder.records import Record, did_you_mean, place_of, read_record, read_records


class Deck(Record):
    name: str
    planks: int = 0


class Ship(Record):
    name: str
    decks: tuple[Deck, ...] = ()


def write(folder: Path, text: str) -> Path:
    path = folder / "ship.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_file_is_read_as_one_record(tmp_path: Path) -> None:
    path = write(tmp_path, 'name = "Vega"\n[[decks]]\nname = "upper"\n')
    assert read_record(path, Ship) == Ship(name="Vega", decks=(Deck(name="upper"),))


def test_tables_are_read_as_records_that_hold_their_own_name(tmp_path: Path) -> None:
    path = write(tmp_path, "[upper]\nplanks = 3\n[lower]\n")
    assert read_records(path, Deck, "name") == {"upper": Deck(name="upper", planks=3), "lower": Deck(name="lower")}


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, 'nam = "Vega"\n\n[[decks]]\nname = "upper"\n\n[[decks]]\nname = "lower"\nplanks = "many"\n')
    with pytest.raises(BuildError) as error:
        read_record(path, Ship)
    assert [str(problem) for problem in error.value.problems] == [
        f"{path}: name is missing",
        f"{path}:8: decks.planks is 'many' (input should be a valid integer, unable to parse string as an integer)",
        f"{path}:1: nam is not a key here (did you mean name?)",
    ]


def test_key_of_the_nth_table_of_a_list_has_its_own_line(tmp_path: Path) -> None:
    path = write(tmp_path, '[[decks]]\nname = "a"\n\n[[decks]]\nsails = [\n  "x",\n]\nname = "b"\n')
    assert place_of(path, ["decks", 1, "name"]) == f"{path}:8"


def test_key_that_the_nth_table_lacks_has_the_line_of_the_table(tmp_path: Path) -> None:
    path = write(tmp_path, '[[decks]]\nname = "a"\n\n[[decks]]\nname = "b"\n\n[[decks]]\nplanks = 1\n')
    assert place_of(path, ["decks", 1, "planks"]) == f"{path}:4"


def test_table_of_an_inline_list_has_the_line_of_the_list(tmp_path: Path) -> None:
    path = write(tmp_path, 'name = "Vega"\ndecks = [{ name = "a" }, { name = "b" }]\n')
    assert place_of(path, ["decks", 1, "name"]) == f"{path}:2"


def test_hint_names_the_likeliest_word() -> None:
    assert did_you_mean("oveall", ["data", "overall"]) == "did you mean overall?"


def test_hint_lists_a_few_words_when_none_is_likely() -> None:
    assert did_you_mean("colour", ["data", "rank"]) == "there is data, rank"


def test_hint_is_empty_when_there_is_nothing_or_too_much_to_list() -> None:
    assert did_you_mean("colour", []) == ""
    assert did_you_mean("colour", [f"x{number}" for number in range(99)]) == ""
