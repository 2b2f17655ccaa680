"""What the review lets pass and what it tells, sentence by sentence, on the real tables."""

from __future__ import annotations

import pytest

from tests.finish.reviewed import reviewed, told

VOUCHED_FOR = {
    "an answer with its words": '{{ cities.top("overall", 3) }}居前三位，均值为{{ cities.mean("overall") }}。',
    "a rank first": '杭州居{{ cities.rank("杭州", "intelligence") }}，为首位的{{ cities.top("intelligence") }}。',
    "a gap with its direction": '广州比杭州高{{ cities.gap("广州", "杭州", "enterprise_scale") }}。',
    "a count with its threshold": '指数超过60的有{{ industries.count_above("overall", 60) }}个行业。',
    "a claim": '{% claim cities.leads("深圳", "overall") %}深圳居首位{% endclaim %}。',
    "the short form of a claim": '{{ claim(cities.leads("深圳", "overall"), "深圳居首位") }}。',
    "a claim with bold words": '{% claim cities.leads("深圳", "overall") %}深圳**居首位**{% endclaim %}。',
    "an answer inside a claim": (
        '{% claim cities.is_first("深圳", "overall") %}{{ cities.top("overall") }}最高{% endclaim %}。'
    ),
    "two claims in one": (
        '{% claim provinces.above("浙江", "江苏", "overall") and provinces.above("江苏", "安徽", "overall") %}'
        "浙江高于江苏，江苏高于安徽{% endclaim %}。"
    ),
    "a comparison of means": (
        '{% claim provinces.within("京津冀").mean("overall") > provinces.within("长三角").mean("overall") %}'
        "京津冀的均值高于长三角{% endclaim %}。"
    ),
    "not": '{% claim not cities.above("广州", "深圳", "overall") %}广州低于深圳{% endclaim %}。',
    "a figure from outside": '阿里云以{{ cite("idc-2020q1", "42.4%") }}居首。',
    "words from outside": '{% cited "idc-2020q1" %}阿里云居首位{% endcited %}。',
    "accepted words": '{% accept "a definition" %}取其平均{% endaccept %}。',
    "dates": "观察期为2018年10月至2019年11月，2020年第一季度除外。",
    "names with digits": "系统采用S/4HANA，网络为5G和IPv6。",
    "plain counts": "五项指数、三张表、十六个行业、六个片区、江浙两省、东北三省。",
    "words that are no statement": "发展均衡，不搞平均主义，相当于一步；降低上云成本，提升应用水平；提升空间还有。",
    "averaging as a method": "按省份简单平均。",
    "a reference": "见[](#fig-a)。",
    "a not": '{% claim not cities.is_first("广州", "overall") %}广州不在首位{% endclaim %}。',
    "a unit that fits": '北京是河北的{{ provinces.ratio("北京", "河北", "intelligence") }}倍。',
    "a not of a correlation": (
        '{% claim industries.uncorrelated("overall", "intelligence") %}整体上云与云智能不相关{% endclaim %}。'
    ),
    "the columns of a comparison in their order": (
        '{% claim cities.all_above("infrastructure", "data") %}云化基础设施都高于云数据{% endclaim %}。'
    ),
    "a column that is left out": (
        '{% claim provinces.above("河南", "山西", "overall") %}除云智能外，河南高于山西{% endclaim %}。'
    ),
    "a group by its other name": '中部的均值为{{ provinces.within("中部四省").mean("overall") }}。',
    "columns that are pointed back to": (
        '云数据与这一项的变异系数为{{ cities.spread("data") }}和{{ cities.spread("infrastructure") }}，'
        '云数据与它的均值为{{ cities.mean("infrastructure") }}。'
    ),
    "idioms and measures of everyday use": (
        "相关部门经过协调，一致认为十分必要，不及时更新便有漏洞；最佳实践要推广，世界500强除外，千家万户受益。"
    ),
    "a row that is named behind its answer": '居{{ cities.rank("杭州", "overall") }}的杭州。',
}

LOOSE = {
    "a number": ("指数为81.16。", ["“81.16”"]),
    "a percentage": ("占42.4%。", ["“42.4%”"]),
    "a full-width number": ("指数为８１。", ["“８１”"]),
    "a rank in digits": ("杭州列第3位。", ["“第3”"]),
    "a rank in words": ("杭州列第三位。", ["“第三”"]),
    "the front in words": ("三市居前四位。", ["“前四”"]),
    "tenths": ("近七成城市如此。", ["“近七成”"]),
    "a multiple": ("是后者的三倍。", ["“三倍”"]),
    "a fraction": ("约占四分之一。", ["“四分之一”"]),
    "a count of rows": ("七个城市如此。", ["“七个”"]),
    "a superlative": ("深圳最高。", ["“最高”"]),
    "first": ("深圳居首位。", ["“居首位”"]),
    "a comparison": ("浙江高于江苏。", ["“高于”"]),
    "a comparison with 比": ("浙江比江苏高。", ["“比江苏高”"]),
    "a trend": ("指数逐年上升。", ["“上升”"]),
    "likeness": ("两省接近。", ["“接近”"]),
    "a degree": ("差别显著。", ["“显著”"]),
    "all": ("各省均高于此。", ["“均”", "“高于”"]),
    "most": ("多数城市如此。", ["“多数”"]),
    "an average": ("平均而言如此。", ["“平均”"]),
    "another number than the answer's": ('{{ cities.top("overall", 3) }}居前四位。', ["“前四”"]),
    "the other end of the ranking": ('{{ cities.top("overall") }}居末位。', ["“居末位”"]),
    "a word in the next clause": ('{{ cities.top("overall") }}如此，深圳领先。', ["“领先”"]),
    "a superlative on a comparison": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}浙江最高{% endclaim %}。',
        ["“最高”"],
    ),
    "down where the claim goes up": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}浙江低于江苏{% endclaim %}。',
        ["“低于”"],
    ),
    "the two of a comparison exchanged": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}江苏高于浙江{% endclaim %}。',
        ["“高于”"],
    ),
    "the two exchanged with 比": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}江苏比浙江高{% endclaim %}。',
        ["“比浙江高”"],
    ),
    "a row that is not in the claim": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}浙江高于安徽{% endclaim %}。',
        ["“安徽”"],
    ),
    "a number that the claim does not know": (
        '{% claim industries.count_above("overall", 60) == 5 %}指数超过70的有这些{% endclaim %}。',
        ["“70”"],
    ),
    "a not that the claim does not say": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}浙江并不领先江苏{% endclaim %}。',
        ["“领先”"],
    ),
    "a unit that does not fit": ('北京为{{ provinces.value("北京", "overall") }}倍。', ["“…倍”"]),
    "an answer about another row": ('苏州的指数为{{ cities.value("杭州", "overall") }}。', ["about 杭州"]),
    "leading in an idiom": ("广州首屈一指。", ["“首屈一指”"]),
    "the last but one": ("新能源排倒数第二。", ["“倒数”", "“第二”"]),
    "beaten in an idiom": ("上海逊色于浙江。", ["“逊色”"]),
    "ahead in an idiom": ("重庆略胜一筹。", ["“略”", "“胜一筹”"]),
    "surpassing": ("四川强过湖北，已反超重庆。", ["“强过”", "“反超”"]),
    "likeness in an idiom": ("苏州不遑多让，快消与汽车难分伯仲。", ["“不遑多让”", "“伯仲”"]),
    "a trend in other words": ("指数稳步走高，差距日益拉大。", ["“走高”", "“日益”", "“拉大”"]),
    "doubling": ("指数翻了一番。", ["“翻了一番”"]),
    "a correlation": ("两者高度相关。", ["“相关”"]),
    "a count with another measure": ("长三角有十二座城市，分为十一类。", ["“十二座”", "“十一类”"]),
    "a count of groups": ("七大片区如此。", ["“七大”"]),
    "a round number": ("指数在七十分以上，后者二十出头。", ["“七十分”", "“二十出头”"]),
    "points in words": ("相差十几个百分点。", ["“十几个百分点”"]),
    "points behind a value": ('相差{{ provinces.gap("江苏", "安徽", "overall") }}个点。', ["“…个点”"]),
    "an answer about another column": (
        '云智能居{{ cities.rank("福州", "data") }}。',
        ["about 云数据, the words beside it about 云智能"],
    ),
    "a label of another column": (
        '```key-figures\n- value: "{{ cities.mean(\'data\') }}"\n  label: 云智能均值\n```',
        ["about 云数据"],
    ),
    "an answer about another group": (
        '长三角为{{ provinces.within("东部").mean("overall") }}。',
        ["about 东部, the words beside it about 长三角"],
    ),
    "a column that is not in the claim": (
        '{% claim provinces.above("浙江", "江苏", "overall") %}浙江的云数据高于江苏{% endclaim %}。',
        ["“云数据”"],
    ),
    "the columns of a comparison exchanged": (
        '{% claim cities.all_above("infrastructure", "data") %}云数据都高于云化基础设施{% endclaim %}。',
        ["“高于”"],
    ),
    "the first of an order exchanged": (
        '{% claim provinces.ordered(["辽宁", "吉林", "黑龙江"], "overall") %}吉林最高、黑龙江最低{% endclaim %}。',
        ["“最高”"],
    ),
    "the highest column exchanged": (
        '{% claim cities.columns_ordered(["infrastructure", "data"]) %}云数据最高{% endclaim %}。',
        ["“最高”"],
    ),
    "a word in a footnote": ("甲^[深圳最高。]。", ["“最高”"]),
    "a word in a list": ("- 深圳最高。", ["“最高”"]),
    "a word in a case": ("::: case title=\"题\"\n深圳最高。\n:::", ["“最高”"]),
}


@pytest.mark.parametrize("text", VOUCHED_FOR.values(), ids=list(VOUCHED_FOR))
def test_what_something_vouches_for_passes(text: str) -> None:
    assert [str(problem) for problem in reviewed(text)] == []


@pytest.mark.parametrize(("text", "words"), LOOSE.values(), ids=list(LOOSE))
def test_what_nothing_vouches_for_is_told(text: str, words: list[str]) -> None:
    found = told(text)
    assert len(found) == len(words), found
    for what, word in zip(found, words, strict=True):
        assert word in what


def test_a_loose_word_is_told_with_its_line_and_its_sentence_as_printed() -> None:
    [problem] = reviewed('第一句。\n\n均值为{{ cities.mean("overall") }}，深圳领先。后一句。')
    assert problem.where == "a.md:8"
    assert "“均值为71.95，深圳领先。”" in problem.hint


def test_a_claim_that_the_data_contradicts_is_told_with_sentence_and_numbers() -> None:
    [problem] = reviewed('今年{% claim cities.leads("广州", "overall") %}广州居首{% endclaim %}，深圳第二。')
    assert problem.what == "the data contradicts “今年广州居首，深圳第二。”"
    assert "81.43" in problem.hint
    assert "83.09" in problem.hint


def test_the_other_words_of_a_claim_that_does_not_hold_say_the_opposite() -> None:
    assert told('{% claim cities.leads("广州", "overall") %}广州居首{% else %}广州不在首位{% endclaim %}。') == []
    assert told('{% claim cities.leads("广州", "overall") %}广州居首{% else %}广州仍居首位{% endclaim %}。') != []
