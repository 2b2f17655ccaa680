"""Names of editions in, editions to make out."""

from __future__ import annotations

import pytest

from builder.editions.edition import Edition
from builder.editions.resolve import resolve
from builder.problems import UsageError


def edition(id: str) -> Edition:
    return Edition(id=id, title=id, scope="nation", theme="default", outputs=("pdf",), date="2020-12-31")


EDITIONS = {id: edition(id) for id in ("national", "print")}


def test_editions_come_in_the_order_asked() -> None:
    assert resolve(["print", "national"], EDITIONS) == (EDITIONS["print"], EDITIONS["national"])


def test_no_name_stands_for_all_editions_in_the_order_declared() -> None:
    assert resolve([], EDITIONS) == (EDITIONS["national"], EDITIONS["print"])


def test_edition_named_twice_comes_once() -> None:
    assert resolve(["print", "print"], EDITIONS) == (EDITIONS["print"],)


def test_unknown_editions_are_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there is no edition city, web; there is national, print"):
        resolve(["city", "print", "web"], EDITIONS)
