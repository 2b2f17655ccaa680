"""What an edition is about: its rows in each table, the groups it belongs to, and the words for them."""

from __future__ import annotations

import pytest

from builder.build import words_of
from builder.editions.focus import Focus, focus_of
from builder.facts.fact import Fact
from builder.facts.focus_words import focus_words
from builder.narrative.template import fill_in
from builder.project import Project, load_project


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def focus(project: Project, id: str) -> Focus:
    return focus_of(project.editions[id], project.places, project.datasets)


# id: rows by table, cluster, region, sector, the group in which it is ranked, home
ABOUT: dict[str, tuple[dict[str, tuple[str, ...]], str, str, str, str, str]] = {
    "province-jiangsu": (
        {"provinces": ("江苏",), "cities": ("苏州", "南京", "无锡", "常州")},
        "长三角", "东部", "", "长三角", "",
    ),
    "province-yunnan": ({"provinces": ("云南",), "cities": ("昆明",)}, "", "西部", "", "西部", ""),
    "province-guangdong": (
        {"provinces": ("广东",), "cities": ("深圳", "广州", "东莞", "佛山", "中山")},
        "珠三角", "东部", "", "东部", "",
    ),
    "province-qinghai": ({"provinces": ("青海",)}, "", "西部", "", "西部", ""),
    "city-shenzhen": ({"cities": ("深圳",)}, "珠三角", "东部", "", "珠三角", "广东"),
    "city-beijing": ({"cities": ("北京",)}, "京津冀", "东部", "", "东部", "北京"),
    "industry-automotive": ({"industries": ("汽车",)}, "", "", "制造业", "制造业", ""),
}  # fmt: skip


@pytest.mark.parametrize("id", ABOUT)
def test_a_row_belongs_to_its_groups_and_is_ranked_in_the_narrowest_that_is_wide_enough(
    project: Project, id: str
) -> None:
    own, cluster, region, sector, circle, home = ABOUT[id]
    found = focus(project, id)
    assert {table: set(rows) for table, rows in found.own.items()} == {table: set(rows) for table, rows in own.items()}
    assert (found.cluster, found.region, found.sector, found.circle, found.home) == (
        cluster, region, sector, circle, home,
    )  # fmt: skip


def test_a_cluster_has_its_members_in_each_table(project: Project) -> None:
    found = focus(project, "cluster-yangtze-delta")
    assert set(found.own["provinces"]) == {"上海", "江苏", "浙江", "安徽"}
    assert {"上海", "苏州", "杭州", "合肥"} <= set(found.own["cities"])
    assert (found.cluster, found.circle, found.table) == ("长三角", "", "")
    assert {"长三角", "苏州", "安徽"} <= found.names


def test_peers_are_the_rows_of_all_its_groups(project: Project) -> None:
    found = focus(project, "province-guangdong")
    assert {"江苏", "福建", "广东"} <= found.peers
    assert "云南" not in found.peers


def test_the_words_of_an_edition_say_what_it_is_about_and_are_none_for_what_it_lacks(project: Project) -> None:
    said = focus_words(focus(project, "city-shenzhen"), project.tables)
    assert (said["here"], said["home"], said["cluster"], said["sector"]) == ("深圳", "广东", "珠三角", None)
    assert said["own_cities"] == Fact("深圳", '["深圳"]', names=("深圳",))
    assert (said["own_provinces"], said["own_industries"], said["own_clusters"]) == (None, None, None)


def test_the_edition_about_the_nation_has_a_word_for_nothing(project: Project) -> None:
    assert set(focus_words(focus(project, "national"), project.tables).values()) == {None}


def test_a_focus_asks_and_is_written_as_if_its_author_had_typed_it(project: Project) -> None:
    words = words_of(project) | focus_words(focus(project, "city-shenzhen"), project.tables)
    filled, problems = fill_in("a.md", "{{ here }}{{ cities.within(cluster).rank(here, 'overall') }}", words)
    assert (filled is not None, list(problems)) == (True, [])
    assert filled is not None
    here, rank = (fact for fact in filled.facts if isinstance(fact, Fact))
    assert (here.question, here.text) == ('"深圳"', "深圳")
    assert (rank.question, rank.text) == ('cities.within("珠三角").rank("深圳", "overall")', "第1位")
