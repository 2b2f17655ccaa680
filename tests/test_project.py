"""A project folder in, one value out, or every mistake of every file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builder.facts.thresholds import Thresholds
from builder.model.document import Body, OutsideSource, Person
from builder.places.places import Places
from builder.problems import BuildError, UsageError
from builder.project import Notice, Report, built_in_folder, load_project

FILES = {
    "data/ships.toml": """\
file = "ships.csv"
zh = "各船指数"
en = "Indices by ship"
row = "船"
row_en = "Ship"
kind = "other"
rows = 1
source = "船厂"

[columns.speed]
zh = "速度指数"
short = "速度"
en = "Speed"
minimum = 0
maximum = 100
decimals = 2
definition = "有多快。"
""",
    "data/ships.csv": "name,speed\n甲,9.50\n",
    "data/editions.toml": """\
[national]
title = "全国版"
scope = "nation"
theme = "default"
outputs = ["pdf"]
date = "2020-12-31"
""",
    "data/report.toml": """\
title = "船舶报告"
subtitle = "初版"
year = 2020
language = "zh-CN"
edition_note = "试刊"
publishers = ["船厂"]
description = "一份报告。"
keywords = ["船"]

[[notices]]
text = "仅供试验。"

[[bodies]]
name = "编写组"
note = ""
members = [{ name = "张三", posts = ["船长"] }, { name = "李四" }]
""",
    "data/sources.toml": """\
[harbour-2020]
who = "港务局"
title = "年鉴"
year = "2020"
figures = ["12艘"]
""",
    "data/narrative/10-ships.md": "# 船\n",
    "data/narrative/00-preface.md": "# 前言\n",
}


def write(folder: Path, **changes: str | None) -> Path:
    """A small project; a change names a file by its stem, and None leaves that file out."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        changed = changes.get(path.name.replace(".", "_"), text)
        if changed is not None:
            path.write_text(changed, encoding="utf-8")
    return folder


def found(folder: Path) -> list[str]:
    with pytest.raises(BuildError) as error:
        load_project(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_small_project_is_loaded_whole(tmp_path: Path) -> None:
    project = load_project(write(tmp_path))
    assert project.folder == tmp_path
    assert project.data_folder == tmp_path / "data"
    assert [path.name for path in project.narrative_files] == ["00-preface.md", "10-ships.md"]
    assert list(project.datasets) == ["ships"]
    assert list(project.editions) == list(project.declared.editions) == ["national"]
    assert list(project.tables) == ["ships"]
    assert project.means == ()
    assert project.places == Places()
    assert project.sources == {
        "harbour-2020": OutsideSource("harbour-2020", "港务局", "年鉴", "2020", ("12艘",)),
    }
    assert project.report == Report(
        title="船舶报告",
        subtitle="初版",
        year="2020",
        language="zh-CN",
        edition_note="试刊",
        description="一份报告。",
        keywords=("船",),
        publishers=("船厂",),
        notices=(Notice(text="仅供试验。"),),
        bodies=(Body("编写组", "", (Person("张三", ("船长",)), Person("李四"))),),
    )


def test_project_may_do_without_sources(tmp_path: Path) -> None:
    assert load_project(write(tmp_path, sources_toml=None)).sources == {}


def test_project_without_styles_uses_the_built_in_ones(tmp_path: Path) -> None:
    assert load_project(write(tmp_path)).styles_folders == (built_in_folder() / "styles",)


def test_styles_of_the_project_come_before_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    assert load_project(write(tmp_path)).styles_folders == (tmp_path / "styles", built_in_folder() / "styles")


def test_edition_may_use_a_theme_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "sea.toml").write_text('extends = "default"\n', encoding="utf-8")
    editions = FILES["data/editions.toml"].replace("default", "sea")
    assert load_project(write(tmp_path, editions_toml=editions)).editions["national"].theme == "sea"


def test_theme_that_is_not_there_is_told(tmp_path: Path) -> None:
    write(tmp_path, editions_toml=FILES["data/editions.toml"].replace("default", "defualt"))
    assert found(tmp_path) == [
        "data/editions.toml:4: the theme defualt of national is not there (did you mean default?)",
    ]


def test_mistake_in_the_credits_is_told(tmp_path: Path) -> None:
    write(tmp_path, report_toml=FILES["data/report.toml"].replace("posts =", "post ="))
    assert found(tmp_path) == [
        "data/report.toml:16: bodies.members.post is not a key here (did you mean posts?)",
    ]


def test_the_limits_of_claims_are_read_and_those_left_out_are_the_usual_ones(tmp_path: Path) -> None:
    report = FILES["data/report.toml"].replace("[[notices]]", "[claims]\nclose = 0.08\nstrong = 0.9\n\n[[notices]]")
    thresholds = load_project(write(tmp_path, report_toml=report)).report.thresholds
    assert thresholds == Thresholds(close=Decimal("0.08"), strong=Decimal("0.9"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("close = 5", "12: claims.close is 5 (input should be less than or equal to 1)"),
        ("close = -0.1", "12: claims.close is -0.1 (input should be greater than or equal to 0)"),
        ('close = "wide"', "12: claims.close is 'wide' (input should be a valid decimal)"),
        ("closer = 0.1", "12: claims.closer is not a key here (did you mean close?)"),
        ("close = 0.01", "11: claims: expected same <= close < clear, not 0.02, 0.01, 0.10"),
        ("clear = 0.05", "11: claims: expected same <= close < clear, not 0.02, 0.05, 0.05"),
        ("weak = 0.8", "11: claims: expected weak < strong, not 0.8, 0.8"),
    ],
)
def test_limits_that_cannot_be_are_told_with_their_line(tmp_path: Path, line: str, said: str) -> None:
    write(tmp_path, report_toml=FILES["data/report.toml"].replace("[[notices]]", f"\n[claims]\n{line}\n\n[[notices]]"))
    [problem] = found(tmp_path)
    assert problem == f"data/report.toml:{said}"


def test_mistake_in_the_sources_is_told(tmp_path: Path) -> None:
    write(tmp_path, sources_toml=FILES["data/sources.toml"].replace('who = "港务局"\n', ""))
    assert found(tmp_path) == ["data/sources.toml:1: harbour-2020.who is missing"]


FULL = FILES["data/sources.toml"] + """
type = "EB/OL"
url = "https://example.org"
accessed = 2020-06-01
quoted_in = "almanac"
pages = "前言"

[almanac]
who = "海岸研究社"
title = "年鉴"
year = 2019
type = "M"
place = "北京"
publisher = "海岸出版社"
"""


def test_a_source_knows_the_one_that_quotes_it(tmp_path: Path) -> None:
    almanac = OutsideSource("almanac", "海岸研究社", "年鉴", "2019", (), type="M", place="北京", publisher="海岸出版社")
    sources = load_project(write(tmp_path, sources_toml=FULL)).sources
    assert sources["almanac"] == almanac
    assert sources["harbour-2020"] == OutsideSource(
        "harbour-2020", "港务局", "年鉴", "2020", ("12艘",), type="EB/OL", url="https://example.org",
        accessed="2020-06-01", pages="前言", quoted_in=almanac,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"EB/OL"', '"Q"', ["type: “Q” is no document type of GB/T 7714"]),
        ('"EB/OL"', '"EB/XX"', ["type: “EB/XX” is no document type of GB/T 7714"]),
        ("accessed = 2020-06-01\n", "", ["type: EB/OL needs url and accessed"]),
        ('"EB/OL"', '"EB"', ["url: EB is not online (type = “EB/OL”)"]),
        ('"almanac"', '"almanak"', ["quoted_in: there is no source “almanak” (did you mean almanac?)"]),
        ('"almanac"', '"harbour-2020"', ["quoted_in: “harbour-2020” stands in another source itself"]),
        ("pages =", 'within = "almanac"\npages =', ["quoted_in: a source is within another or quoted in it, not both"]),
    ],
)
def test_what_no_reference_can_be_made_of_is_told_once(tmp_path: Path, right: str, wrong: str, told: list[str]) -> None:
    write(tmp_path, sources_toml=FULL.replace(right, wrong, 1))
    problems = found(tmp_path)
    assert len(problems) == len(told)
    for problem, start in zip(problems, told, strict=True):
        assert problem.split(": harbour-2020.")[0].startswith("data/sources.toml:")
        assert problem.split("harbour-2020.", 1)[1].startswith(start)


def test_project_without_text_is_told(tmp_path: Path) -> None:
    for path in (write(tmp_path) / "data" / "narrative").iterdir():
        path.unlink()
    assert found(tmp_path) == ["data/narrative: has no text (expected one Markdown file (.md) or more)"]


def test_mistakes_of_all_files_are_told_together_and_each_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        ships_csv="name,speed\n甲,很快\n",
        editions_toml=FILES["data/editions.toml"].replace("nation", "world"),
        report_toml=None,
        sources_toml="[harbour-2020",
    )
    (tmp_path / "data" / "places.toml").write_text("[[cities]]\ncode = 1\n", encoding="utf-8")
    problems = found(tmp_path)
    files = [problem.split(":")[0] for problem in problems]
    assert sorted(set(files)) == [
        "data/editions.toml",
        "data/places.toml",
        "data/report.toml",
        "data/ships.csv",
        "data/sources.toml",
    ]
    assert len(set(problems)) == len(problems)


def test_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no project: it has no folder data"):
        load_project(tmp_path)


def test_built_in_project_is_sound() -> None:
    project = load_project()
    assert {id: len(table.names) for id, table in project.datasets.items()} == {
        "cities": 30,
        "industries": 16,
        "provinces": 31,
    }
    assert "national" in project.editions
    assert project.narrative_files


def test_built_in_project_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_project().data_folder.is_dir()


def test_every_member_of_a_built_in_cluster_has_a_row() -> None:
    project = load_project()
    provinces = project.datasets["provinces"]
    for cluster in project.places.clusters:
        assert all(provinces.has(name) for name in cluster.provinces)
        assert all(project.datasets["cities"].has(name) for name in cluster.cities)
