"""Names of editions in, editions to make out."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.editions.edition import Edition, Scope
from builder.editions.resolve import resolve
from builder.places.places import Places
from builder.problems import UsageError
from builder.project import Project, load_project

ROOT = Path(__file__).parents[2]


def edition(id: str, scope: Scope = "nation") -> Edition:
    return Edition(id=id, title=id, scope=scope, theme="default", outputs=("pdf",), date="2020-12-31")


EDITIONS = {id: edition(id) for id in ("national", "print")}


def ids(names: list[str], editions: dict[str, Edition]) -> list[str]:
    return [each.id for each in resolve(names, editions, Places())]


def test_editions_come_in_the_order_asked() -> None:
    assert ids(["print", "national"], EDITIONS) == ["print", "national"]


def test_no_name_stands_for_the_editions_about_the_nation() -> None:
    assert ids([], {"ours": edition("ours", "places"), **EDITIONS}) == ["national", "print"]


def test_no_name_stands_for_all_editions_where_none_is_about_the_nation() -> None:
    assert ids([], {id: edition(id, "places") for id in ("b", "a")}) == ["b", "a"]


def test_edition_named_twice_comes_once() -> None:
    assert ids(["print", "print"], EDITIONS) == ["print"]


def test_unknown_editions_are_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there is no edition city, web; there is national, print"):
        ids(["city", "print", "web"], EDITIONS)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(ROOT)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("广东", "province-guangdong"),
        ("广东省", "province-guangdong"),
        ("Guangdong", "province-guangdong"),
        ("guangdong", "province-guangdong"),
        ("44", "province-guangdong"),
        ("440000", "province-guangdong"),
        ("province-guangdong", "province-guangdong"),
        ("内蒙古自治区", "province-inner-mongolia"),
        ("陕西", "province-shaanxi"),
        ("山西", "province-shanxi"),
        ("重庆", "province-chongqing"),
        ("深圳", "city-shenzhen"),
        ("深圳市", "city-shenzhen"),
        ("长三角", "cluster-yangtze-delta"),
        ("汽车", "industry-automotive"),
        ("全国版", "national"),
    ],
)
def test_an_edition_may_be_asked_for_in_each_spelling_of_what_it_is_about(name: str, id: str, project: Project) -> None:
    assert [each.id for each in resolve([name], project.editions, project.places)] == [id]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [("北京", "province-beijing", "city-beijing"), ("Shanghai", "province-shanghai", "city-shanghai")],
)
def test_a_name_of_two_editions_is_told_with_both(name: str, first: str, second: str, project: Project) -> None:
    with pytest.raises(UsageError) as error:
        resolve([name, "广东"], project.editions, project.places)
    assert str(error.value) == f"{name} is more than one edition: {first} or {second}"


def test_an_unknown_name_is_told_with_the_nearest(project: Project) -> None:
    with pytest.raises(UsageError) as error:
        resolve(["province-guangdon", "无锡县城"], project.editions, project.places)
    assert str(error.value).startswith(
        "there is no edition province-guangdon, 无锡县城; did you mean province-guangdong"
    )


def test_a_name_like_nothing_is_told_where_the_editions_are_listed(project: Project) -> None:
    with pytest.raises(UsageError, match="there is no edition xyzzy; builder editions lists them"):
        resolve(["xyzzy"], project.editions, project.places)
