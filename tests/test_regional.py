"""The 83 editions about a place or an industry: every text is vouched for, and some of each kind are built whole."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.build import build, leaks_of, make_document, structure
from builder.editions.custom import edition_of_places
from builder.editions.edition import Edition
from builder.finish.loose import loose_words
from builder.finish.review import review
from builder.model.block import Figure
from builder.model.walk import walk
from builder.problems import BuildError
from builder.project import Project, load_project

WHOLE = ("西藏", "天津", "深圳", "长三角", "采矿")
SCOPES = ("cluster", "province", "city", "industry")


@cache
def project() -> Project:
    return load_project()


def members(scope: str) -> list[Edition]:
    return [edition for edition in project().editions.values() if edition.scope == scope]


def about(name: str) -> Edition:
    return next(each for each in project().editions.values() if each.focus == name)


def faults(edition: Edition, project: Project) -> list[str]:
    """What is wrong with the text of an edition: words that nothing vouches for, places without a reason, warnings."""
    document = make_document(edition, project)
    assert any(edition.title in each for each in (document.title, document.description))
    assert [node for node in walk(document.sections) if isinstance(node, Figure)]
    loose = loose_words(document, structure(project))
    return [str(each) for each in (*loose, *leaks_of(edition, project, document), *review(document))]


@pytest.mark.parametrize("scope", SCOPES)
def test_every_word_of_every_edition_is_vouched_for(scope: str) -> None:
    assert {each.id: found for each in members(scope) if (found := faults(each, project()))} == {}


@pytest.mark.parametrize("name", WHOLE)
def test_an_edition_is_10_to_16_pages_and_10_to_14_slides_and_its_outputs_agree(name: str) -> None:
    built = build(about(name), project())
    assert 10 <= built.made["pdf"].counts["pages"] <= 16
    assert 10 <= built.made["pptx"].counts["slides"] <= 14
    assert built.warnings == ()
    assert built.parity["pptx"].differences == ()
    assert built.lint["pptx"].findings == ()


def test_a_province_without_a_listed_city_says_so_and_has_no_chapter_on_cities() -> None:
    document = make_document(about("天津"), project())
    left_out = {each.section: each.reason for each in document.left_out}
    assert any("own_cities" in reason for reason in left_out.values())


@pytest.mark.parametrize("places", ["上海,苏州,无锡,常州", "广东,浙江,江苏", "汽车,采矿", "深圳,广东,汽车"])
def test_editions_about_chosen_places_are_vouched_for_too(places: str) -> None:
    given = project()
    edition = edition_of_places(
        places, {"title": "自选"}, given.declared, given.editions, given.places, given.datasets
    )
    built = build(edition, given)
    assert built.warnings == ()
    assert built.document.title == "自选工业上云指数比较"


CELLS = [
    (id, row, column.id)
    for id, data in load_project().datasets.items()
    for row in data.names
    for column in data.columns
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CELLS), st.integers(1, 9900), st.sampled_from(["广东", "云南", "沈阳", "长三角", "采矿"]))
def test_whatever_one_cell_is_every_word_is_vouched_for_or_the_build_stops(
    cell: tuple[str, str, str], hundredths: int, name: str
) -> None:
    table, row, column = cell
    data = project().datasets[table]
    values = [list(each) for each in data.values]
    values[data.names.index(row)][[each.id for each in data.columns].index(column)] = Decimal(hundredths) / 100
    changed = replace(data, values=tuple(map(tuple, values)))
    other = replace(project(), datasets={**project().datasets, table: changed})
    try:
        found = faults(about(name), other)
    except BuildError as error:  # a claim that no longer holds is told with its line
        found = [problem.where for problem in error.problems if ".md:" not in problem.where]
    assert found == []
