"""Families of editions: one for each row or cluster, and every way to ask for one of them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from builder.editions.focus import focus_of
from builder.editions.resolve import named
from builder.problems import BuildError, UsageError
from builder.project import Project, built_in_folder, load_project

FOLDER = r"[a-z]+(?:-[a-z]+)*"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def test_there_are_84_editions_one_for_each_place_and_industry(project: Project) -> None:
    counts = Counter(edition.scope for edition in project.editions.values())
    assert counts == {"nation": 1, "cluster": 6, "province": 31, "city": 30, "industry": 16}
    assert next(iter(project.editions)) == "national"
    assert all(re.fullmatch(FOLDER, id) for id in project.editions)
    for scope, table in (("province", "provinces"), ("city", "cities"), ("industry", "industries")):
        about = [each.focus for each in project.editions.values() if each.scope == scope]
        assert about == list(project.datasets[table].names)


def test_a_member_of_a_family_has_the_names_of_its_row(project: Project) -> None:
    edition = project.editions["province-guangdong"]
    assert (edition.scope, edition.focus, edition.title) == ("province", "广东", "广东")
    assert edition.cover_title == "广东工业上云指数分析"
    assert edition.description.startswith("广东省在五项上云指数上的位置")
    assert (edition.form, edition.strict, edition.outputs) == ("brief", True, ("pdf", "pptx"))


@pytest.mark.parametrize("name", ["广东", "广东省", "Guangdong", "guangdong", "44", "province-guangdong", " 广东 "])
def test_an_edition_may_be_asked_for_by_any_name_of_what_it_is_about(name: str, project: Project) -> None:
    assert [each.id for each in named([name], project.editions, project.places)] == ["province-guangdong"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("深圳", "city-shenzhen"),
        ("长三角", "cluster-yangtze-delta"),
        ("汽车", "industry-automotive"),
        ("全国版", "national"),
    ],
)
def test_cities_clusters_and_industries_have_names_too(name: str, id: str, project: Project) -> None:
    assert [each.id for each in named([name], project.editions, project.places)] == [id]


def test_a_name_of_two_editions_is_told_with_both(project: Project) -> None:
    with pytest.raises(UsageError, match="北京 is more than one edition: province-beijing or city-beijing"):
        named(["北京"], project.editions, project.places)


def test_a_name_of_none_is_told_with_one_that_is_near(project: Project) -> None:
    with pytest.raises(UsageError, match="there is no edition 广东市; did you mean 广东"):
        named(["广东市"], project.editions, project.places)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('each = "provinces"', 'each = "province"', "there is no table province"),
        ('id = "province-{slug}"', 'id = "province-{slog}"', "{slog} stands for nothing"),
        ('id = "province-{slug}"', 'id = "province"', "there are two editions province"),
        ('id = "city-{slug}"', 'id = "city {slug}"', "cannot name a folder"),
        ('theme = "default"', 'theme = "defualt"', "the theme defualt of national is not there"),
    ],
)
def test_what_is_wrong_with_a_family_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    shutil.copytree(built_in_folder() / "data", tmp_path / "data")
    path = tmp_path / "data/editions.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BuildError) as error:
        load_project(tmp_path)
    assert any(said in str(problem) and "editions.toml" in problem.where for problem in error.value.problems)


def test_a_city_is_at_home_in_its_province_and_a_province_has_its_listed_cities(project: Project) -> None:
    city = focus_of(project.editions["city-shenzhen"], project.places, project.datasets)
    assert (city.scope, city.name, city.table, city.home, city.cluster) == ("city", "深圳", "cities", "广东", "珠三角")
    province = focus_of(project.editions["province-guangdong"], project.places, project.datasets)
    assert set(province.own["cities"]) >= {"深圳", "广州", "东莞", "佛山"}
    assert {"广东", "深圳", "珠三角"} <= province.names


def test_a_province_without_a_listed_city_has_none(project: Project) -> None:
    for name in ("天津", "重庆", "西藏"):
        edition = next(each for each in project.editions.values() if each.scope == "province" and each.focus == name)
        assert list(focus_of(edition, project.places, project.datasets).own) == ["provinces"]


def test_a_cluster_has_its_rows_of_each_table(project: Project) -> None:
    focus = focus_of(project.editions["cluster-yangtze-delta"], project.places, project.datasets)
    assert set(focus.own["provinces"]) == {"上海", "浙江", "江苏", "安徽"}
    assert {"上海", "杭州", "苏州"} <= set(focus.own["cities"])
