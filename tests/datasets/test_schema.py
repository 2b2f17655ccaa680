"""A dataset answers for its cells and columns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builder.datasets.schema import Column, Dataset, Group

SPEED = Column("speed", "速度指数", "速度", "Speed", "main", "", Decimal(0), Decimal(100), 2, "有多快。")
WEIGHT = replace(SPEED, id="weight", zh="重量指数", short="重量", en="Weight")
SHIPS = Dataset(
    id="ships",
    zh="各船指数",
    en="Indices by ship",
    row_header="船",
    row_header_en="Ship",
    kind="other",
    source="船厂",
    period="",
    note="",
    groups=(Group("main", "主要指数", "Main"),),
    columns=(SPEED, WEIGHT),
    names=("甲", "乙"),
    values=((Decimal("9.50"), Decimal("1.0")), (Decimal("8.95"), Decimal("2.0"))),
)


def test_value_is_found_by_row_and_column() -> None:
    assert SHIPS.value("乙", "weight") == Decimal("2.0")


def test_value_keeps_the_decimals_of_the_file() -> None:
    assert str(SHIPS.value("甲", "speed")) == "9.50"


def test_column_is_found_by_its_id() -> None:
    assert SHIPS.column("weight") is WEIGHT


def test_column_values_come_from_top_to_bottom() -> None:
    assert SHIPS.column_values("speed") == (Decimal("9.50"), Decimal("8.95"))


def test_dataset_knows_its_rows() -> None:
    assert SHIPS.has("甲")
    assert not SHIPS.has("丙")


def test_unknown_row_or_column_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="丙"):
        SHIPS.value("丙", "speed")
    with pytest.raises(KeyError, match="colour"):
        SHIPS.column_values("colour")


def test_datasets_are_equal_by_what_they_hold_even_after_use() -> None:
    SHIPS.value("甲", "speed")
    assert replace(SHIPS) == SHIPS
    assert hash(replace(SHIPS)) == hash(SHIPS)
