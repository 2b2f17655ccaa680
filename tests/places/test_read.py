"""places.toml in, places out; one test for each way in which the file can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.places.places import Places
from builder.places.read import read_places
from builder.problems import BuildError

PLACES_TOML = """\
[[provinces]]
code = "310000"
name = "上海"
full = "上海市"
en = "Shanghai"
tile = [7, 4]

[[provinces]]
code = "330000"
name = "浙江"
full = "浙江省"
en = "Zhejiang"
tile = [6, 5]

[[cities]]
code = "330100"
name = "杭州"
full = "杭州市"
en = "Hangzhou"
province = "浙江"

[[industries]]
id = "mining"
name = "采矿"
en = "Mining"

[[clusters]]
id = "yangtze-delta"
name = "长三角"
en = "Yangtze River Delta"
aliases = ["长江三角洲"]
provinces = ["上海", "浙江"]
cities = ["杭州"]
compared_with = []

[[groups]]
id = "coast"
name = "沿海"
en = "Coast"
table = "provinces"
members = ["上海"]

[[sectors]]
id = "mining"
name = "采矿业"
en = "Mining sector"
industries = ["采矿"]
note = ""
"""


def found(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is wrong once the file has been changed."""
    text = PLACES_TOML
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "places.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as error:
        read_places(path)
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_places_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "places.toml"
    path.write_text(PLACES_TOML, encoding="utf-8")
    places = read_places(path)
    assert places.known("province") == ("上海", "浙江")
    assert places.provinces[1].tile == (6, 5)
    assert places.cities[0].province == "浙江"
    assert places.members("city", "长江三角洲") == ("杭州",)


def test_project_without_the_file_has_no_places(tmp_path: Path) -> None:
    assert read_places(tmp_path / "places.toml") == Places()


def test_city_in_an_unknown_province_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, ('province = "浙江"', 'province = "浙江省"')) == [
        "places.toml:20: 杭州 names 浙江省 in province, and there is no such place in this file (did you mean 浙江?)",
    ]


def test_unknown_member_of_a_cluster_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, ('cities = ["杭州"]', 'cities = ["杭洲", "杭州"]')) == [
        "places.toml:33: 长三角 names 杭洲 in cities, and there is no such place in this file (did you mean 杭州?)",
    ]


def test_unknown_province_to_compare_with_is_told(tmp_path: Path) -> None:
    [problem] = found(tmp_path, ("compared_with = []", 'compared_with = ["山西"]'))
    assert problem.startswith("places.toml:34: 长三角 names 山西 in compared_with")


def test_unknown_member_of_a_group_is_told(tmp_path: Path) -> None:
    [problem] = found(tmp_path, ('members = ["上海"]', 'members = ["杭州"]'))
    assert problem.startswith("places.toml:41: 沿海 names 杭州 in members")


def test_unknown_industry_of_a_sector_is_told(tmp_path: Path) -> None:
    [problem] = found(tmp_path, ('industries = ["采矿"]', 'industries = ["采煤"]'))
    assert problem.startswith("places.toml:47: 采矿业 names 采煤 in industries")


def test_code_that_is_there_twice_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, ("330000", "310000")) == [
        "places.toml:9: the code 310000 of 浙江 is taken by 上海 (see places.toml:1)",
    ]


def test_name_that_is_there_twice_is_told(tmp_path: Path) -> None:
    renamed = ('name = "浙江"', 'name = "上海"')
    [problem] = found(tmp_path, renamed, ('province = "浙江"', 'province = "上海"'), (', "浙江"]', "]"))
    assert problem == "places.toml:10: the name 上海 of 上海 is taken by 上海 (see places.toml:1)"


def test_tile_that_is_there_twice_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, ("tile = [6, 5]", "tile = [7, 4]")) == [
        "places.toml:13: the tile [7, 4] of 浙江 is taken by 上海",
    ]


def test_cluster_and_group_of_one_name_are_told_once(tmp_path: Path) -> None:
    assert found(tmp_path, ('name = "沿海"', 'name = "长江三角洲"')) == [
        "places.toml:38: the name 长江三角洲 of 长江三角洲 is taken by 长三角 (see places.toml:27)",
    ]


def test_code_that_has_not_six_digits_is_told(tmp_path: Path) -> None:
    assert found(tmp_path, ("330100", "3301")) == [
        "places.toml:16: cities.code: 3301 is no code: expected six digits, as in 110000",
    ]


def test_missing_key_is_told_with_the_line_of_its_table(tmp_path: Path) -> None:
    assert found(tmp_path, ('full = "浙江省"\n', "")) == ["places.toml:8: provinces.full is missing"]


def test_misspelt_key_is_told_with_the_right_one(tmp_path: Path) -> None:
    assert found(tmp_path, ('note = ""', 'notes = ""')) == [
        "places.toml:48: sectors.notes is not a key here (did you mean note?)",
    ]


def test_misspelt_table_is_told_with_the_right_one(tmp_path: Path) -> None:
    assert found(tmp_path, ("[[sectors]]", "[[sector]]")) == [
        "places.toml:43: sector is not a key here (did you mean sectors?)",
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    assert len(found(tmp_path, ("330100", "3301"), ("tile = [6, 5]", "tile = [6]"), ('id = "coast"\n', ""))) == 3
    assert len(found(tmp_path, ("330000", "310000"), ('industries = ["采矿"]', 'industries = ["采煤"]'))) == 2
