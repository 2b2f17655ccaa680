"""Wrong sentences of many kinds, planted one by one into copies of the narrative: each must be told.

Each plant changes one place of one file of the real narrative, as a tired author would: a number typed, a rank, a
superlative or a comparison turned round, the name of another row, a wrong unit, a number in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.problems import Problem
from tests.finish.reviewed import reviewed_file

NARRATIVE = Path(__file__).parents[2] / "data/narrative"


@dataclass(frozen=True)
class Plant:
    """A change to a file; without `old`, a paragraph at its end."""

    file: str
    old: str
    new: str


NUMBERS = (
    Plant("21-overall", '均值为{{ industries.mean("overall") }}，', "均值为55.82，"),
    Plant("21-overall", "指数超过60的", "指数超过50的"),
    Plant("30-cities", '{{ cities.lowest("overall") }}', "65.87"),
    Plant("41-jingjinji", '{{ provinces.ratio("北京", "河北", "intelligence") }}', "6.8"),
    Plant("24-data", '{{ cite("deen-2020", "十余个") }}系统', "20余个系统"),
    Plant("32-scale", '相关系数为{{ cities.correlation("enterprise_scale", "overall") }}', "相关系数为0.49"),
    Plant("10-about", "", "云智能指数的均值为２２.75。"),
    Plant("11-range", '{{ cite("idc-2020q1", "42.4%") }}', "44.2%"),
)
RANKS = (
    Plant("31-overall", '成都居{{ cities.rank("成都", "overall") }}', "成都居第6位"),
    Plant("46-northeast", '居全国{{ provinces.rank("辽宁", "overall") }}', "居全国第四位"),
    Plant("41-jingjinji", "河北前四项也在前十位之内", "河北前四项也在前五位之内"),
    Plant("34-data", "居前四位；", "居前三位；"),
    Plant("21-overall", "位列前三", "位列前四"),
    Plant("43-pearl", "", "广东的五项指数全部位居全国前5名。"),
)
SUPERLATIVES = (
    Plant("25-intelligence", "采矿居首", "采矿居末"),
    Plant("46-northeast", "三省中最高", "三省中最低"),
    Plant("42-yangtze", "", "上海的云智能指数全国最高。"),
    Plant("22-scale", "居末两位", "居前两位"),
    Plant("33-three", "落差最大的是{{ cities.largest_gap", "落差最小的是{{ cities.largest_gap"),
    Plant("50-recommendations", "", "在三张表中，云智能指数始终是得分最好的一项。"),
)
COMPARISONS = (
    Plant("41-jingjinji", "北京在五项指数上都高于天津", "天津在五项指数上都高于北京"),
    Plant("41-jingjinji", "天津又都高于河北", "天津又都低于河北"),
    Plant("21-overall", "都低于石油、天然气、煤炭", "都高于石油、天然气、煤炭"),
    Plant("31-overall", "超过宁波、东莞和佛山", "落后于宁波、东莞和佛山"),
    Plant("46-northeast", "前四项的均值高于成渝", "前四项的均值不及成渝"),
    Plant("32-scale", "广州比杭州高{{", "杭州比广州高{{"),
    Plant("45-chengyu", "", "重庆的整体上云指数略高于四川。"),
    Plant("47-pattern", "", "河南的云智能指数与整体上云指数大体相当。"),
)
NAMES = (
    Plant("21-overall", "排在末位的{{ industries.bottom(\"overall\", 1) }}", "排在末位的新能源"),
    Plant("41-jingjinji", '北京的云智能指数为{{ provinces.value("北京"', '北京的云智能指数为{{ provinces.value("天津"'),
    Plant("31-overall", "超过宁波、东莞和佛山", "超过宁波、南京和佛山"),
    Plant("46-northeast", "辽宁四项领先", "吉林四项领先"),
    Plant("32-scale", "东莞整体上云居{{ cities.rank(\"东莞\"", "福州整体上云居{{ cities.rank(\"东莞\""),
)
UNITS_AND_WORDS = (
    Plant(
        "41-jingjinji",
        'provinces.ratio("北京", "天津", "intelligence") }}倍',
        'provinces.gap("北京", "天津", "data") }}倍',
    ),
    Plant("21-overall", 'gap("快消", "采矿", "overall") }}', 'gap("快消", "采矿", "overall") }}%'),
    Plant("30-cities", "", "近九成城市的云智能指数在均值以下。"),
    Plant("33-three", "", "基础设施指数约为智能指数的两倍。"),
    Plant("44-central", "", "四省的云数据指数普遍达到全国水平。"),
    Plant("40-regions", "", "东部的均值是西部的三倍。"),
    Plant("20-industries", "", "过半行业的云智能指数逐年提升。"),
)
PLANTS = (*NUMBERS, *RANKS, *SUPERLATIVES, *COMPARISONS, *NAMES, *UNITS_AND_WORDS)


def planted(plant: Plant) -> list[Problem]:
    [path] = NARRATIVE.glob(f"{plant.file}*.md")
    text = path.read_text(encoding="utf-8")
    assert plant.old in text, f"{plant.file} no longer says {plant.old}"
    changed = text.replace(plant.old, plant.new, 1) if plant.old else f"{text}\n{plant.new}\n"
    return reviewed_file(path.name, changed)


def names() -> Iterator[str]:
    return (f"{number} {plant.file}: {plant.new}" for number, plant in enumerate(PLANTS, 1))


@pytest.mark.parametrize("plant", PLANTS, ids=list(names()))
def test_a_planted_error_is_told(plant: Plant) -> None:
    assert planted(plant)


def test_there_are_forty_plants_of_seven_kinds() -> None:
    assert len(PLANTS) == 40
    assert len(set(PLANTS)) == 40


@pytest.mark.parametrize("path", sorted(NARRATIVE.glob("*.md")), ids=lambda path: path.stem)
def test_nothing_is_told_of_the_narrative_as_it_is(path: Path) -> None:
    assert [str(problem) for problem in reviewed_file(path.name, path.read_text(encoding="utf-8"))] == []
