"""Places answer who is who and who belongs to what."""

from __future__ import annotations

from builder.places.places import City, Cluster, Group, Industry, Places, Province, Sector
from builder.project import load_project

PLACES = Places(
    provinces=(
        Province(code="310000", name="上海", full="上海市", en="Shanghai", tile=(7, 4)),
        Province(code="330000", name="浙江", full="浙江省", en="Zhejiang", tile=(6, 5)),
        Province(code="710000", name="台湾", full="台湾省", en="Taiwan", tile=(6, 7), has_data=False),
    ),
    cities=(
        City(code="310000", name="上海", full="上海市", en="Shanghai", province="上海"),
        City(code="330100", name="杭州", full="杭州市", en="Hangzhou", province="浙江"),
    ),
    industries=(Industry(id="mining", name="采矿", en="Mining"), Industry(id="water", name="供水", en="Water supply")),
    clusters=(
        Cluster(
            id="yangtze-delta",
            name="长三角",
            en="Yangtze River Delta",
            aliases=("长江三角洲",),
            provinces=("上海", "浙江"),
            cities=("上海", "杭州"),
        ),
    ),
    groups=(
        Group(id="first-p", name="第一梯队", en="First tier", table="provinces", members=("上海",)),
        Group(id="first-c", name="第一梯队", en="First tier", table="cities", members=("杭州",)),
    ),
    sectors=(Sector(id="mining", name="采矿业", en="Mining sector", industries=("采矿",)),),
)


def name_of(kind: str, text: str) -> str | None:
    found = PLACES.find(kind, text)
    return found.name if found else None


def test_province_is_found_by_each_of_its_spellings() -> None:
    assert {name_of("province", text) for text in ("浙江", "浙江省", "Zhejiang", "zhejiang", "330000")} == {"浙江"}


def test_city_and_province_of_the_same_name_are_told_apart_by_kind() -> None:
    assert isinstance(PLACES.find("province", "上海"), Province)
    assert isinstance(PLACES.find("city", "上海"), City)


def test_industry_and_sector_of_the_same_id_are_told_apart_by_kind() -> None:
    assert name_of("industry", "mining") == "采矿"
    assert name_of("sector", "mining") == "采矿业"


def test_cluster_is_found_by_name_id_and_alias() -> None:
    assert {name_of("cluster", text) for text in ("长三角", "yangtze-delta", "长江三角洲")} == {"长三角"}


def test_what_is_not_known_is_not_found() -> None:
    assert PLACES.find("province", "杭州") is None
    assert PLACES.find("other", "杭州") is None


def test_cluster_has_provinces_in_a_table_of_provinces_and_cities_in_one_of_cities() -> None:
    assert PLACES.members("province", "长三角") == ("上海", "浙江")
    assert PLACES.members("city", "长三角") == ("上海", "杭州")
    assert PLACES.members("industry", "长三角") is None


def test_group_has_members_in_the_table_it_is_declared_for() -> None:
    assert PLACES.members("province", "第一梯队") == ("上海",)
    assert PLACES.members("city", "第一梯队") == ("杭州",)
    assert PLACES.members("industry", "第一梯队") is None


def test_sector_has_its_industries() -> None:
    assert PLACES.members("industry", "采矿业") == ("采矿",)
    assert PLACES.members("city", "采矿业") is None


def test_cities_form_the_groups_of_their_provinces() -> None:
    places = load_project().places
    assert set(places.members("city", "浙江") or ()) == {"杭州", "宁波", "温州", "金华", "台州"}
    assert places.members("city", "重庆") == ()
    assert places.members("city", "西部") == ("成都", "昆明", "西安")
    assert places.members("province", "浙江") is None


def test_unknown_group_has_no_members() -> None:
    assert PLACES.members("province", "珠三角") is None
    assert PLACES.members("other", "长三角") is None


def test_full_table_has_no_rows_for_provinces_without_data() -> None:
    assert PLACES.known("province") == ("上海", "浙江", "台湾")
    assert PLACES.expected("province") == ("上海", "浙江")


def test_projects_without_places_know_none() -> None:
    assert Places().known("city") == ()
    assert Places().members("city", "长三角") is None
