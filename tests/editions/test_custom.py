"""Editions about chosen places, made at once from what the command line says of them."""

from __future__ import annotations

import pytest

from builder.editions.custom import edition_of_places
from builder.editions.edition import Edition
from builder.editions.focus import chosen_rows
from builder.problems import UsageError
from builder.project import Project, load_project


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def made(project: Project, places: str, **own: str) -> Edition:
    return edition_of_places(places, own, project.declared, project.editions, project.places, project.datasets)


def test_its_id_is_its_name_made_fit_for_a_folder(project: Project) -> None:
    edition = made(project, "上海,苏州,无锡,常州", title="沪宁走廊", contact="联系：区域室", cover_color="#5A1E3C")
    assert (edition.id, edition.title, edition.scope) == ("沪宁走廊", "沪宁走廊", "places")
    assert edition.places == ("上海", "苏州", "无锡", "常州")
    assert (edition.contact, edition.cover_color) == ("联系：区域室", "#5A1E3C")
    assert edition.cover_title == "沪宁走廊工业上云指数比较"
    assert made(project, "苏州,无锡", title="A/B 两市").id == "A-B-两市"


def test_without_a_name_it_is_called_after_its_places(project: Project) -> None:
    assert made(project, "苏州，无锡").title == "苏州、无锡"


def test_a_name_of_a_province_and_a_city_is_what_the_others_are(project: Project) -> None:
    def rows(*names: str) -> dict[str, tuple[str, ...]]:
        return dict(chosen_rows(names, project.places, project.datasets))

    assert rows("上海", "苏州") == {"cities": ("苏州", "上海")}  # as the table has them
    assert rows("上海", "江苏") == {"provinces": ("上海", "江苏")}
    assert rows("苏州", "江苏", "汽车").keys() == {"cities", "provinces", "industries"}


@pytest.mark.parametrize(
    ("places", "own", "said"),
    [
        ("苏洲", {}, "苏洲"),
        (" , ", {}, "--places names none"),
        ("苏州,无锡", {"title": "national"}, "there is an edition national already"),
        ("苏州,无锡", {"title": "//"}, "cannot name a folder"),
        ("苏州,无锡", {"cover_color": "red"}, "red is no colour"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    places: str, own: dict[str, str], said: str, project: Project
) -> None:
    with pytest.raises(UsageError) as error:
        made(project, places, **own)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_place_that_is_not_there_is_told_with_one_that_is_near(project: Project) -> None:
    with pytest.raises(UsageError, match="苏州"):
        made(project, "苏洲,无锡")
