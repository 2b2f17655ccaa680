"""Tables of means: computed, exact, and answered for by the rows behind them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builder.datasets.means import means_table, read_means
from builder.datasets.schema import Column, Dataset
from builder.facts.behind_means import behind_means
from builder.model.document import CellName, FactEntry, Place
from builder.places.places import Cluster, Places
from builder.problems import BuildError

TOML = """\
means_of = "lands"
zh = "各片区均值"
en = "Means by cluster"
row = "片区"
row_en = "Cluster"
note = "简单平均。"
"""
COLUMN = Column("sun", "日照指数", "日照", "Sun", "", "", Decimal(0), Decimal(100), 2, "meaning")
LANDS = Dataset(
    "lands", "各地", "Lands", "地", "Land", "province", "某处", "2020", "", (), (COLUMN,),
    ("甲", "乙", "丙"), ((Decimal("1.00"),), (Decimal("2.01"),), (Decimal("9.00"),)),
)  # fmt: skip
PLACES = Places(
    clusters=(
        Cluster(name="前", en="Front", id="front", provinces=("乙", "甲", "丁")),
        Cluster(name="无", en="None", id="none", provinces=("丁",)),
        Cluster(name="后", en="Back", id="back", provinces=("丙",)),
    ),
)


def table(folder: Path, text: str = TOML) -> Dataset:
    (folder / "fronts.toml").write_text(text, encoding="utf-8")
    [means] = read_means(folder, {"lands": LANDS})
    return means_table(means, {"lands": LANDS}, PLACES)


def test_a_row_is_the_exact_mean_of_the_clusters_rows_and_clusters_without_rows_have_none(tmp_path: Path) -> None:
    means = table(tmp_path)
    assert (means.id, means.kind, means.source, means.period) == ("fronts", "cluster", "某处", "2020")
    assert (means.names, means.parts) == (("前", "后"), (("甲", "乙"), ("丙",)))
    assert [means.value(name, "sun") for name in means.names] == [Decimal("1.505"), Decimal(9)]


def test_what_is_said_of_a_mean_is_said_of_the_cells_behind_it(tmp_path: Path) -> None:
    means = table(tmp_path)
    asked = FactEntry("q", None, "1.51", (CellName("fronts", "前", "sun"),), Place("a.md"))
    plain = FactEntry("q", None, "9.00", (CellName("lands", "丙", "sun"),), Place("a.md"))
    found = list(behind_means([asked, plain], {"lands": LANDS, "fronts": means}))
    assert found[0].cells == (CellName("lands", "甲", "sun"), CellName("lands", "乙", "sun"))
    assert found[1] is plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TOML.replace('"lands"', '"land"'), "fronts.toml:1: there is no table land (did you mean lands?)"),
        (TOML.replace("row_en", "row_an"), "fronts.toml:5: row_an is not a key here (did you mean row_en?)"),
    ],
)
def test_a_table_of_means_that_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BuildError) as error:
        table(tmp_path, text)
    assert said in [str(problem).replace(f"{tmp_path}/", "") for problem in error.value.problems]
