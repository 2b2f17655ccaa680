"""What the source study claims, said to the data: every claim that an audit found true holds, every false one stops."""

from __future__ import annotations

import re

import pytest

from builder.build import words_of
from builder.facts.claim import Claim
from builder.narrative.template import fill_in
from builder.project import load_project

WORDS = words_of(load_project())
JING_JIN_JI, DELTA = '["北京", "天津", "河北"]', '["上海", "浙江", "江苏"]'
CLUSTERS = '["京津冀", "长三角", "珠三角", "中部四省", "成渝", "东北"]'
LEADING_DELTA_CITIES = '["杭州", "苏州", "上海", "南京", "宁波"]'
LEADING_PEARL_CITIES = '["深圳", "广州", "东莞", "佛山"]'
OTHER_REGIONS = '["东北", "中部四省", "成渝", "滇中"]'
CONSUMER = '["快消", "家具制造", "消费电子"]'


def others(cluster: str) -> str:
    return CLUSTERS.replace(f'"{cluster}", ', "").replace(f', "{cluster}"', "")


def every(*parts: str) -> str:
    return " and ".join(parts)


HOLDS = {
    "C004": "industries.count() == 16",
    "C005": "cities.count() == 30",
    "C006": "provinces.count() == 31 and provinces.is_complete()",
    "C007": every(*(f'{table}.listed_by("overall")' for table in ("industries", "provinces", "cities"))),
    "C008": every(
        *(
            f'{table}.count_columns() == 5 and {table}.count_columns("maturity") == 2'
            f' and {table}.count_columns("three") == 3 and {table}.between("all", 0, 100, "all")'
            for table in ("industries", "provinces", "cities")
        )
    ),
    "C010": 'industries.rank_between(["快消", "汽车", "纺织服装", "消费电子"], 1, 5, "overall")',
    "C011": every(
        'industries.rank_is("化工", 14, "overall")',
        'industries.rank_is("采矿", 16, "overall")',
        'industries.clearly_below(["化工", "采矿"], industries.mean("overall"), "overall")',
    ),
    "C012": every(
        'industries.all_above("infrastructure", "data") and industries.all_above("infrastructure", "intelligence")',
        'provinces.all_above("infrastructure", "data", but="青海")',
        'provinces.all_above("infrastructure", "intelligence")',
        'cities.all_above("infrastructure", "data") and cities.all_above("infrastructure", "intelligence")',
    ),
    "C016": f'industries.top_are({CONSUMER}, "overall") and industries.ordered({CONSUMER}, "overall")',
    "C017": f'industries.above({CONSUMER}, ["采矿业", "公用事业"], "overall")',
    "C019": 'industries.mean_above("制造业", ["采矿业", "公用事业"], "overall")',
    "C027": 'industries.correlated("overall", "infrastructure")'
    ' and industries.correlation("overall", "infrastructure") == "0.98"',
    "C029": every(
        'industries.all_above("infrastructure", "overall")',
        'industries.columns_close(["infrastructure", "overall"], within=7.2)',
        'industries.mean_gap("infrastructure", "overall") == 3.12',
    ),
    "C030": every(
        'industries.all_above("infrastructure", "data") and industries.all_above("infrastructure", "intelligence")',
        'industries.mean_gap("infrastructure", "data") == 13.64',
        'industries.mean_gap("infrastructure", "intelligence") == 13.03',
    ),
    "C034": every(
        'industries.belong(industries.top("data", 8), "制造业")',
        'industries.mean_above("制造业", ["采矿业", "公用事业"], "data")',
    ),
    "C038": 'industries.leads("采矿", "intelligence")',
    "C040": every(
        'industries.rank_between("制造业", 2, 16, "intelligence")',
        'industries.count_ranked("制造业", 1, 8, "intelligence") == 6',
        'industries.count_ranked("制造业", 9, 16, "intelligence") == 6',
        'industries.count_ranked("制造业", 1, 4, "intelligence") == 3',
        'industries.count_ranked("制造业", 5, 8, "intelligence") == 3',
        'industries.count_ranked("制造业", 9, 12, "intelligence") == 4',
        'industries.count_ranked("制造业", 13, 16, "intelligence") == 2',
    ),
    "C042": every(
        'industries.rank_is("采矿", 1, "intelligence")',
        'industries.rank_is("汽车", 2, "intelligence")',
        'industries.rank_is("化工", 4, "intelligence")',
    ),
    "C044": every(
        f'cities.within("长三角").top_are({LEADING_DELTA_CITIES}, "overall")',
        f'cities.ordered({LEADING_DELTA_CITIES}, "overall")',
    ),
    "C045": every(
        f'cities.within("珠三角").top_are({LEADING_PEARL_CITIES}, "overall")',
        f'cities.ordered({LEADING_PEARL_CITIES}, "overall")',
    ),
    "C046": f'cities.mean_above([{LEADING_DELTA_CITIES}, {LEADING_PEARL_CITIES}], {OTHER_REGIONS}, "overall")',
    "C049": every(
        'cities.mean_above("东部", [["中部六省", "西部"], "东北"], "overall")',
        'cities.count_ranked("东部", 1, 10, "overall") == 9',
    ),
    "C052": every(
        'cities.leads(["深圳", "广州"], "enterprise_scale")',
        'cities.widest_step("广州", "杭州", "enterprise_scale")',
        'cities.clearly_above(["深圳", "广州"], cities.mean("enterprise_scale"), "enterprise_scale")',
    ),
    "C053": every(
        'cities.rank_between(["杭州", "苏州", "北京", "东莞", "上海"], 3, 7, "enterprise_scale")',
        'cities.ordered(["杭州", "苏州", "北京", "东莞", "上海"], "enterprise_scale")',
    ),
    "C057": 'cities.between("all", 0, 56, "intelligence")',
    "C058": 'cities.mean("intelligence") == 22.57',
    "C060": 'cities.mean("infrastructure") == 71.01',
    "C061": every(
        'cities.mean("infrastructure") > cities.mean("data") > cities.mean("intelligence")',
        'cities.columns_ordered(["infrastructure", "data", "intelligence"])',
    ),
    "C062": every(
        *(
            f'cities.mean("intelligence") < cities.mean("{column}")'
            for column in ("overall", "enterprise_scale", "infrastructure", "data")
        ),
        'cities.mean_ratio("intelligence", "infrastructure") == "31.8%"',
    ),
    "C065": every(
        'cities.columns_ordered(["infrastructure", "intelligence"], ["温州", "常州"])',
        'cities.columns_ordered(["data", "intelligence"], ["温州", "常州"])',
    ),
    "C067": 'cities.leads("杭州", "intelligence")',
    "C068": 'cities.rank_is("杭州", 3, "overall")',
    "C069": 'cities.rank_is("杭州", 3, "enterprise_scale")',
    "C070": 'cities.rank_is("杭州", 3, "infrastructure")',
    "C071": 'cities.rank_is("杭州", 3, "data")',
    "C074": 'cities.top_are(["深圳", "广州", "杭州", "苏州"], "data")'
    ' and cities.ordered(["深圳", "广州", "杭州", "苏州"], "data")',
    "C075": every(
        'cities.bottom_are(["昆明", "福州", "沈阳", "台州"], "data")',
        'cities.ordered(["台州", "沈阳", "福州", "昆明"], "data")',
        'cities.below(["昆明", "福州", "沈阳", "台州"], ["深圳", "广州", "杭州", "苏州"], "data")',
    ),
    "C078": every(
        f'provinces.mean_above("京津冀", {others("京津冀")}, "all")',
        'provinces.rank_between("京津冀", 1, 8, ["overall", "enterprise_scale", "infrastructure", "data"])',
        'provinces.rank_between(["北京", "天津"], 1, 6, "intelligence")',
    ),
    "C079": 'provinces.above("北京", ["天津", "河北"], "all")',
    "C080": 'provinces.above("天津", "河北", "all")',
    "C081": 'provinces.below("河北", ["北京", "天津"], "overall")',
    "C084": 'provinces.above("上海", ["浙江", "江苏", "安徽"], "overall")',
    "C085": 'provinces.above("上海", ["浙江", "江苏", "安徽"], "enterprise_scale")',
    "C086": 'provinces.above("上海", ["浙江", "江苏", "安徽"], "infrastructure")',
    "C087": 'provinces.above("上海", ["浙江", "江苏", "安徽"], "data")',
    "C088": 'provinces.above("上海", ["浙江", "江苏", "安徽"], "intelligence")',
    "C089": every(
        'provinces.close(["浙江", "江苏"], ["overall", "enterprise_scale", "infrastructure", "data"])',
        'provinces.close(["浙江", "江苏"], "all", within=2)',
        'provinces.rank_is("浙江", 3, "intelligence") and provinces.rank_is("江苏", 4, "intelligence")',
    ),
    "C090": f'provinces.clearly_below("安徽", {DELTA}, "all")',
    "C095": every(
        'provinces.rank_between("广东", 1, 9, "all")',
        *(
            f'provinces.value("广东", "{column}") > provinces.median("{column}")'
            for column in ("overall", "enterprise_scale", "infrastructure", "data", "intelligence")
        ),
    ),
    "C096": 'provinces.mean_below("广东", "京津冀", "all")',
    "C098": 'provinces.mean_below("广东", "长三角", "all")',
    "C100": 'provinces.above("广东", ["中部六省", "西部"], "all")',
    "C105": 'provinces.above("中部四省", "山西", "overall")',
    "C106": 'provinces.above("中部四省", "山西", "enterprise_scale")',
    "C107": 'provinces.above("中部四省", "山西", "infrastructure")',
    "C108": 'provinces.above("中部四省", "山西", "data")',
    "C109": every(
        'not provinces.above("中部四省", "山西", "intelligence")',
        'provinces.below("河南", "山西", "intelligence")',
        'provinces.above(["湖南", "江西", "湖北"], "山西", "intelligence")',
    ),
    "C111": every(
        'provinces.rank_is("四川", 21, "overall") and provinces.rank_is("重庆", 24, "overall")',
        f'provinces.mean_below("成渝", {others("成渝")}, "overall")',
    ),
    "C113": 'provinces.value("重庆", "intelligence", digits=1) == "9.0"',
    "C114": 'provinces.value("四川", "intelligence", digits=1) == "5.2"',
    "C115": 'provinces.above("重庆", "四川", "intelligence")',
    "C116": 'provinces.rank_is("重庆", 9, "intelligence")',
    "C121": 'provinces.mean_clearly_below("东北", ["京津冀", "长三角"], "all")',
    "C122": 'provinces.above("辽宁", ["吉林", "黑龙江"], "overall")',
    "C123": 'provinces.above("辽宁", ["吉林", "黑龙江"], "enterprise_scale")',
    "C124": 'provinces.above("辽宁", ["吉林", "黑龙江"], "infrastructure")',
    "C125": 'provinces.above("辽宁", ["吉林", "黑龙江"], "data")',
    "C126": 'not provinces.above("辽宁", ["吉林", "黑龙江"], "intelligence")'
    ' and provinces.above("黑龙江", ["辽宁", "吉林"], "intelligence")',
    "C128": 'industries.below("采矿", "制造业", "overall")',
    "C131": 'provinces.mean_above("东部", ["中部六省", "西部", "东北"], "all")',
    "C133": every(
        'provinces.is_first("上海", "overall") and provinces.is_last("青海", "overall")',
        'provinces.ratio("上海", "青海", "overall") == "6.7"',
        'provinces.is_first("北京", "intelligence") and provinces.is_last("西藏", "intelligence")',
        'provinces.ratio("北京", "西藏", "intelligence") == "19.9"',
        'provinces.mean_clearly_above("东部", ["中部六省", "西部", "东北"], "all")',
    ),
}

# What is claimed, and numbers that stand against it.
FALSE = {
    "C018": (
        'industries.above("制造业", ["采矿业", "公用事业"], "overall")',
        ["新能源48.60", "工业品制造52.46", "石油、天然气、煤炭53.88"],
    ),
    "C022": ('industries.top_are(["新能源", "航空制造"], "enterprise_scale")', ["航空制造21.48", "快消50.91"]),
    "C024": (
        'industries.above(["新能源", "航空制造"], industries.mean("enterprise_scale"), "enterprise_scale")',
        ["新能源21.81", "航空制造21.48", "34.23"],
    ),
    "C047": (
        f'cities.above({LEADING_DELTA_CITIES}, {OTHER_REGIONS}, "overall")'
        f' and cities.above({LEADING_PEARL_CITIES}, {OTHER_REGIONS}, "overall")',
        ["成都74.08", "宁波73.38", "东莞72.74", "佛山72.49"],
    ),
    "C059": ('cities.mean("data") == 55.36', ["55.3547"]),
    "C097": (
        f'provinces.below("广东", {JING_JIN_JI}, "all")',
        ["广东35.71", "河北35.32", "广东11.64", "河北4.99", "天津11.51"],
    ),
    "C099": ('provinces.below("广东", "长三角", "all")', ["广东56.46", "安徽45.56", "安徽5.44"]),
    "C101": ('cities.mean_below("珠三角", ["京津冀", "长三角"], "all")', ["75.19", "72.51", "71.92"]),
    "C129": ('industries.below("采矿", "制造业", "all")', ["采矿54.51", "汽车50.60", "新能源21.81"]),
}


def test_the_whole_audit_is_here() -> None:
    assert (len(HOLDS), len(FALSE)) == (71, 9)


@pytest.mark.parametrize("id", HOLDS)
def test_a_claim_that_the_audit_found_true_holds(id: str) -> None:
    filled, problems = fill_in("a.md", f"{{% claim {HOLDS[id]} %}}x{{% endclaim %}}", WORDS)
    assert problems == []
    assert filled is not None
    [claim] = filled.facts
    assert isinstance(claim, Claim)
    assert claim.holds
    assert claim.evidence


@pytest.mark.parametrize("id", FALSE)
def test_a_claim_that_the_audit_found_false_stops_the_build_with_its_sentence_and_the_numbers(id: str) -> None:
    expression, numbers = FALSE[id]
    _, [problem] = fill_in("a.md", f"首句。\n\n据此，{{% claim {expression} %}}如此{{% endclaim %}}。另句。", WORDS)
    assert problem.where == "a.md:3"
    assert problem.what == "the data contradicts “据此，如此。”"
    assert [number for number in numbers if not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", problem.hint)] == []
