"""Editions about chosen places, declared or made at once from what the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.editions.custom import edition_of_places
from builder.editions.declared import read_editions
from builder.editions.edition import Edition
from builder.editions.focus import chosen_rows, focus_of
from builder.problems import BuildError, UsageError
from builder.project import Project, load_project


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def at_once(project: Project, places: str, **own: str) -> Edition:
    return edition_of_places(places, own, project.declared, project.editions, project.places, project.datasets)


def chosen(project: Project, *names: str) -> dict[str, tuple[str, ...]]:
    return dict(chosen_rows(names, project.places, project.datasets))


def test_an_edition_made_at_once_has_its_own_words_and_what_custom_ones_share(project: Project) -> None:
    edition = at_once(project, "上海,苏州，无锡；常州", title="沪宁走廊", contact="联系", cover_color="#0B2E4F")
    assert (edition.id, edition.title, edition.scope, edition.form) == ("沪宁走廊", "沪宁走廊", "places", "brief")
    assert edition.cover_title == "沪宁走廊工业上云指数比较"
    assert edition.places == ("上海", "苏州", "无锡", "常州")
    assert (edition.contact, edition.cover_color, edition.strict) == ("联系", "#0B2E4F", True)


def test_without_a_name_the_places_are_its_name_and_id(project: Project) -> None:
    edition = at_once(project, "苏州, 广东")
    assert (edition.id, edition.title) == ("苏州-广东", "苏州、广东")


def test_what_is_given_stands_before_what_is_shared(project: Project) -> None:
    edition = at_once(project, "苏州,无锡", title="两城", cover_title="两城记", sections="summary,chosen-cities")
    assert edition.cover_title == "两城记"
    assert edition.sections == ("summary", "chosen-cities")


def test_a_title_that_can_name_no_folder_is_made_fit_for_one(project: Project) -> None:
    assert at_once(project, "苏州,无锡", title="A/B: 两城").id == "A-B-两城"


@pytest.mark.parametrize(
    ("places", "own", "said"),
    [
        (" , ", {}, "--places names none: write --places 上海,苏州"),
        ("苏州", {"title": "//"}, "--name // cannot name a folder: use letters or digits"),
        ("苏州", {"title": "national"}, "there is an edition national already: choose another --name"),
        (
            "苏州",
            {"title": "甲", "cover_color": "蓝"},
            "no edition can be made so: custom.甲.cover_color: 蓝 is no colour: expected one such as #0B2E4F",
        ),
    ],
)
def test_what_cannot_be_made_at_once_is_told(project: Project, places: str, own: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as error:
        at_once(project, places, **own)
    assert str(error.value) == said


def test_unknown_places_are_told_together_with_the_nearest_names(project: Project) -> None:
    with pytest.raises(UsageError) as error:
        chosen(project, "苏州", "无锡城", "Shenzen", "亚特兰蒂斯")
    assert str(error.value) == (
        "there is no place 无锡城 (did you mean 无锡?), Shenzen (did you mean Shenzhen?), 亚特兰蒂斯 "
        "in the tables of this project (city, industry, province)"
    )


def test_chosen_places_come_in_the_order_of_their_tables_each_kind_apart(project: Project) -> None:
    assert chosen(project, "采矿", "苏州", "Guangdong", "44", "深圳市", "汽车") == {
        "cities": ("深圳", "苏州"),
        "industries": ("汽车", "采矿"),
        "provinces": ("广东",),
    }


def test_a_name_of_a_province_and_a_city_is_of_the_kind_of_the_others(project: Project) -> None:
    assert chosen(project, "上海", "苏州") == {"cities": ("苏州", "上海")}
    assert chosen(project, "上海", "江苏") == {"provinces": ("上海", "江苏")}


def test_a_name_of_two_kinds_that_nothing_decides_is_told_with_both(project: Project) -> None:
    for names in (("北京",), ("北京", "苏州", "江苏")):
        with pytest.raises(UsageError) as error:
            chosen(project, *names)
        assert str(error.value) == "北京 is more than one place: write city-beijing or province-beijing"
    assert chosen(project, "city-beijing", "苏州", "江苏")["cities"] == ("苏州", "北京")


def test_custom_editions_may_be_declared(project: Project, tmp_path: Path) -> None:
    own = '[custom.hu-ning]\ntitle = "沪宁走廊"\nplaces = ["上海", "苏州"]\nstrict = false\n'
    path = tmp_path / "editions.toml"
    path.write_text(f"{project.declared.path.read_text(encoding='utf-8')}\n{own}", encoding="utf-8")
    edition = read_editions(path).editions["hu-ning"]
    assert (edition.title, edition.cover_title, edition.strict) == ("沪宁走廊", "沪宁走廊工业上云指数比较", False)
    focus = focus_of(edition, project.places, project.datasets)
    assert (focus.name, focus.own) == ("沪宁走廊", {"cities": ("苏州", "上海")})


def test_what_a_declared_one_lacks_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "editions.toml"
    path.write_text('[custom]\nform = "brief"\n\n[custom.a]\nplaces = ["上海"]\ntown = 3\n', encoding="utf-8")
    with pytest.raises(BuildError) as error:
        read_editions(path)
    said = [str(problem).replace(f"{tmp_path}/", "") for problem in error.value.problems]
    assert "editions.toml:1: custom.theme is missing" in said
