"""editions.toml in, editions out; one test for each way in which the file can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.editions.declared import read_editions
from builder.editions.edition import Edition
from builder.problems import BuildError

EDITIONS_TOML = """\
[national]
title = "全国版"
scope = "nation"
theme = "default"
outputs = ["pdf", "pptx"]
date = "2020-12-31"
description = "完整报告。"

[print]
title = "印刷版"
scope = "nation"
theme = "print"
outputs = ["pdf"]
date = 2020-12-31
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "editions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path, old: str, new: str) -> list[str]:
    assert old in EDITIONS_TOML
    return found_in(folder, EDITIONS_TOML.replace(old, new, 1))


def found_in(folder: Path, text: str) -> list[str]:
    with pytest.raises(BuildError) as error:
        read_editions(write(folder, text))
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_editions_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    editions = read_editions(write(tmp_path, EDITIONS_TOML)).editions
    assert list(editions) == ["national", "print"]
    assert editions["national"] == Edition(
        id="national",
        title="全国版",
        scope="nation",
        theme="default",
        outputs=("pdf", "pptx"),
        date="2020-12-31",
        description="完整报告。",
    )


def test_date_may_be_written_as_text_or_as_a_date(tmp_path: Path) -> None:
    editions = read_editions(write(tmp_path, EDITIONS_TOML)).editions
    assert editions["print"].date == editions["national"].date == "2020-12-31"


def test_what_is_no_date_is_told(tmp_path: Path) -> None:
    for text in ('"2020-13-01"', '"31.12.2020"', "2020", "2020-12-31T10:00:00"):
        [problem] = found(tmp_path, '"2020-12-31"', text)
        assert problem.startswith("editions.toml:6: national.date: ")
        assert problem.endswith("is no date: expected one such as 2020-12-31")


def test_unknown_scope_is_told(tmp_path: Path) -> None:
    [problem] = found(tmp_path, '"nation"', '"world"')
    assert problem.startswith("editions.toml:3: national.scope is 'world' (input should be 'nation', 'cluster'")


def test_edition_without_outputs_is_told(tmp_path: Path) -> None:
    [problem] = found(tmp_path, '["pdf", "pptx"]', "[]")
    assert problem.startswith("editions.toml:5: national.outputs is []")


def test_missing_theme_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, 'theme = "print"\n', "") == ["editions.toml:9: print.theme is missing"]


def test_misspelt_key_is_told_with_the_right_one(tmp_path: Path) -> None:
    assert found(tmp_path, "description", "descripton") == [
        "editions.toml:7: national.descripton is not a key here (did you mean description?)",
    ]


def test_id_that_cannot_name_a_folder_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, "[print]", '["a/b"]') == [
        "editions.toml:9: a/b.id: a/b cannot name a folder: expected letters, digits, - and _",
    ]


def test_key_outside_a_table_is_told(tmp_path: Path) -> None:
    assert found_in(tmp_path, f'theme = "default"\n{EDITIONS_TOML}') == [
        "editions.toml:1: theme stands outside a table (write [theme])",
    ]


def test_file_without_editions_is_told(tmp_path: Path) -> None:
    assert found_in(tmp_path, "# later\n") == [
        "editions.toml: declares no edition (a table such as [national] declares one)",
    ]


def test_problems_of_all_editions_are_told_at_once(tmp_path: Path) -> None:
    assert len(found_in(tmp_path, EDITIONS_TOML.replace('"nation"', '"world"'))) == 2
