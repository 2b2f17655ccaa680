"""Families of editions: one for each row of a table, of each cluster, and what a family can get wrong."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from builder.datasets.schema import Column, Dataset
from builder.editions.declared import read_editions
from builder.editions.edition import Edition
from builder.editions.expand import expand
from builder.places.places import Cluster, Places, Province
from builder.problems import BuildError
from builder.project import load_project

FAMILY = """\
[families.lands]
each = "lands"
id = "land-{slug}"
title = "{name}"
cover_title = "{full}报告"
description = "{en}。"
theme = "default"
outputs = ["pdf"]
date = "2020-12-31"
form = "brief"
"""
PLACES = Places(
    provinces=(
        Province(name="东", full="东省", en="East", code="110000", tile=(0, 0)),
        Province(name="西", full="西区", en="Far West", code="120000", tile=(1, 0)),
    ),
    clusters=(Cluster(name="两地", en="Both", id="both", provinces=("东", "西")),),
)


def lands(kind: str = "province") -> Dataset:
    column = Column("sun", "日照指数", "日照", "Sun", "", "", Decimal(0), Decimal(100), 2, "meaning")
    head = ("lands", "各地", "Lands", "地", "Land", kind, "某处", "", "", ())
    return Dataset(*head, (column,), ("东", "西"), ((Decimal(1),), (Decimal(2),)))


def expanded(folder: Path, text: str, table: Dataset | None = None) -> dict[str, Edition]:
    path = folder / "editions.toml"
    path.write_text(text, encoding="utf-8")
    return dict(expand(read_editions(path), PLACES, {"lands": table or lands()}))


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(BuildError) as error:
        expanded(folder, text)
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_the_project_has_an_edition_for_the_nation_and_for_each_of_its_clusters_and_rows() -> None:
    editions = load_project().editions
    assert len(editions) == 84
    assert Counter(edition.scope for edition in editions.values()) == {
        "nation": 1,
        "cluster": 6,
        "province": 31,
        "city": 30,
        "industry": 16,
    }
    assert list(editions)[:2] == ["national", "cluster-jing-jin-ji"]
    assert {id for id in editions if not id.isascii()} == set()
    some = {"cluster-yangtze-delta", "province-inner-mongolia", "province-shaanxi", "city-shenzhen"}
    assert some | {"industry-automotive"} <= editions.keys()


def test_what_all_share_stands_in_each_with_the_names_of_its_row(tmp_path: Path) -> None:
    editions = expanded(tmp_path, FAMILY)
    assert list(editions) == ["land-east", "land-far-west"]
    assert editions["land-far-west"] == Edition(
        id="land-far-west",
        title="西",
        cover_title="西区报告",
        description="Far West。",
        theme="default",
        outputs=("pdf",),
        date="2020-12-31",
        form="brief",
        scope="province",
        focus="西",
    )


def test_a_family_may_be_of_the_clusters(tmp_path: Path) -> None:
    [(id, edition)] = expanded(tmp_path, FAMILY.replace('each = "lands"', 'each = "clusters"')).items()
    assert (id, edition.scope, edition.focus) == ("land-both", "cluster", "两地")


def test_rows_that_are_no_places_make_editions_too(tmp_path: Path) -> None:
    editions = expanded(tmp_path, FAMILY, lands("other"))
    assert [(each.id, each.scope, each.table, each.focus) for each in editions.values()] == [
        ("land-东", "row", "lands", "东"),
        ("land-西", "row", "lands", "西"),
    ]


def test_a_table_that_is_not_there_is_told_with_those_there_are(tmp_path: Path) -> None:
    assert told(tmp_path, FAMILY.replace('each = "lands"', 'each = "land"')) == [
        "editions.toml:2: there is no table land (did you mean lands?)",
    ]


def test_braces_that_stand_for_nothing_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, FAMILY.replace("{full}", "{whole}")) == [
        "editions.toml:5: {whole} stands for nothing (there is {name}, {full}, {en}, {slug})",
    ]


def test_an_id_that_all_share_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, FAMILY.replace("land-{slug}", "land")) == [
        "editions.toml:3: there are two editions land (as in “province-{slug}”)",
    ]


def test_a_focus_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    own = """\
[ours]
title = "我们"
scope = "province"
focus = "东北"
theme = "default"
outputs = ["pdf"]
date = "2020-12-31"
"""
    assert told(tmp_path, own + FAMILY) == [
        "editions.toml:4: ours is about 东北, which is no province here (did you mean 东?)",
    ]


def test_a_colour_that_is_none_is_told_with_one_that_is(tmp_path: Path) -> None:
    assert told(tmp_path, FAMILY + 'cover_color = "blue"\n') == [
        "editions.toml:11: families.lands.cover_color: blue is no colour: expected one such as #0B2E4F",
    ]


def test_a_family_that_is_no_table_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "[families]\nlands = 3\n") == [
        "editions.toml:2: lands is no table (write [families.lands])",
    ]
