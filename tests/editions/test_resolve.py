"""Names of editions in, editions to make out."""

from __future__ import annotations

import pytest

from builder.editions.edition import Edition, Scope
from builder.editions.resolve import Wanted
from builder.places.places import Places
from builder.problems import UsageError


def edition(id: str, scope: Scope = "nation") -> Edition:
    return Edition(id=id, title=id, scope=scope, theme="default", outputs=("pdf",), date="2020-12-31")


EDITIONS = {id: edition(id) for id in ("national", "print")}
FAMILIES = EDITIONS | {id: edition(id, "city") for id in ("city-a", "city-b")}


def test_editions_come_in_the_order_asked() -> None:
    assert Wanted(("print", "national")).editions_of(EDITIONS, Places()) == (EDITIONS["print"], EDITIONS["national"])


def test_no_name_stands_for_the_edition_that_is_declared_first() -> None:
    assert Wanted().editions_of(EDITIONS, Places()) == (EDITIONS["national"],)


def test_all_are_all_in_the_order_declared() -> None:
    assert Wanted(is_all=True).editions_of(FAMILIES, Places()) == tuple(FAMILIES.values())


def test_a_family_is_all_of_its_members_besides_those_that_are_named() -> None:
    found = Wanted(("print", "city-b"), ("cities",)).editions_of(FAMILIES, Places())
    assert [each.id for each in found] == ["print", "city-b", "city-a"]


def test_an_edition_that_is_named_twice_comes_once() -> None:
    assert Wanted(("print", "print")).editions_of(EDITIONS, Places()) == (EDITIONS["print"],)


def test_unknown_editions_are_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there is no edition city, web; there is national, print"):
        Wanted(("city", "print", "web")).editions_of(EDITIONS, Places())


def test_unknown_and_empty_families_are_told() -> None:
    with pytest.raises(UsageError, match="there is no family towns; there is clusters, provinces, cities"):
        Wanted((), ("towns",)).editions_of(FAMILIES, Places())
    with pytest.raises(UsageError, match="no edition of the family provinces is declared"):
        Wanted((), ("provinces",)).editions_of(FAMILIES, Places())


@pytest.mark.parametrize(
    ("wanted", "may_be_many"),
    [
        (Wanted(), False),
        (Wanted(("print",)), False),
        (Wanted(("print", "national")), True),
        (Wanted((), ("cities",)), True),
        (Wanted(is_all=True), True),
    ],
)
def test_it_is_known_at_once_whether_there_may_be_many(wanted: Wanted, may_be_many: bool) -> None:
    assert wanted.may_be_many is may_be_many
