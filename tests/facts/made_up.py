"""A small table with ties, awkward names and a column of nought, for tests of questions and of the narrative."""

from __future__ import annotations

from decimal import Decimal

from builder.datasets.schema import Column, Dataset
from builder.facts.vocabulary import Questions, ask
from builder.places.places import Group, Industry, Places, Sector

ROWS = {
    "矿业": ("8.95", "1.00", "0.00"),
    "纸、笔": ("6.00", "5.15", "0.00"),
    "茶叶": ("6.00", "9.10", "0.00"),
    "渔业": ("2.05", "3.00", "0.00"),
    "油、气、煤": ("4.10", "4.10", "0.00"),
}
COLUMNS = ("sun", "rain", "snow")
PLACES = Places(
    industries=tuple(Industry(name=name, en=name, id=name) for name in ROWS),
    sectors=(
        Sector(name="能源", en="Energy", id="energy", aliases=("动力",), industries=("油、气、煤", "矿业", "风电")),
    ),
    groups=(Group(name="无", en="None", id="none", table="industries", members=("风电",)),),
)


def made_up() -> Questions:
    """The table, ready to be asked."""
    columns = tuple(
        Column(id, f"{id}指数", id, id, "", "", Decimal(0), Decimal(100), 2, "meaning") for id in COLUMNS
    )
    values = tuple(tuple(map(Decimal, row)) for row in ROWS.values())
    head = ("trades", "各业", "Trades", "业", "Trade", "industry", "某处", "", "", ())
    return ask(Dataset(*head, columns, tuple(ROWS), values), PLACES)
