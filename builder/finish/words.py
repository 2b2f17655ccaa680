"""The words of a Chinese report that say something of data: rankings, comparisons, trends, shares; and numbers.

Each has a sense (`model.document.Sense`). What is no statement on data is left out here, in the patterns: 平均主义,
均衡, 相当于; and the aim of an action (降低成本), which says nothing that has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from builder.model.document import Sense

_ADJECTIVES_UP = "高|大|多|强|好|快|广|深|突出|明显|集中|频繁|靠前|先进"
_MUCH = "(?:明显|略|也|远|更|最|是)*"
_ADJECTIVES_DOWN = "低|小|少|弱|差|慢|薄弱|靠后|落后"
_AIM = "成本|费用|投入|开支|门槛|水平|能力|效率|程度|重复|差距|转化|应用|质量|供给|覆盖|建设|可信|升级|壁垒|负担"

SENSES: tuple[tuple[Sense, str], ...] = (
    (
        "first",
        rf"最为?(?:{_ADJECTIVES_UP}|前列)|最(?:佳|优|快)(?!实践|做法|方案|路径|解)|居首(?:位)?|首位|榜首|之首|之冠|之最|第一梯队|"
        r"第一(?=位|名|大|[，。；、）])|冠军|夺冠|问鼎|登顶|魁首|夺魁|头名|拔得头筹|独占鳌头|首屈一指|独步|一骑绝尘|一枝独秀|"
        r"无出其右|无人能及|冠绝|冠居|拔尖",
    ),
    (
        "last",
        rf"最为?(?:{_ADJECTIVES_DOWN})|居?末位|居末|垫了?底|殿后|倒数|(?:排在|排名|列在|居)最后|最后一名|最末|谷底|末席|吊车尾|拖后腿",
    ),
    (
        "front",
        r"前列|靠前|居前(?!言|[一二三四五六七八九十两\d])|走在前面|在前(?=[，。；、（])|领跑|前茅|居上游|上游水平|"
        r"中上游|第二梯队|前排|佼佼者",
    ),
    ("back", r"靠后|居后|偏后|(?:排|列)在后|居下游|尾部|后段|末端|靠末"),
    (
        "above",
        r"不[低少小]于|(?<!不)高于|(?<!不)超过|超出|高出|(?<!不)大于|多于|优于|强于|好于|快于|重于|领先|"
        r"[胜赛盖高多强好大快]过(?!程|度|剩|滤|硬)|胜一?筹|更胜|(?<!会)占优|占上风|超越|反超|后来居上|赶超|压倒|甩开|"
        r"(?<!基础)(?<!设施)(?<!随)之上|更(?:高|大|多|强)(?!的要求|的云资源)|"
        r"(?<![对相同占])比(?![较重例单对如率])[^，。；：、]{1,18}?(?:高|多|大|强)(?![于出])|"
        r"(?<=[^最更偏提较])高(?=\d|⟦)|偏高|较高|超前",
    ),
    (
        "below",
        r"不(?:高于|超过|大于)|(?<!不)低于|(?<!不)小于|(?<!不)少于|不及(?!时)|不如|逊于|逊色|稍逊|弱于|慢于|轻于|[低少小弱差]过|"
        r"见绌|望尘莫及|难望|屈居|输给|零头|落后|落在后面|之下|更(?:低|小|少|弱)|掉队|"
        r"(?<![对相同占])比(?![较重例单对如率])[^，。；：、]{1,18}?(?:低|少|小|弱)(?!于)|(?<=[^最更偏降较])低(?=\d|⟦)|"
        r"偏低|较低|差得更远",
    ),
    (
        "close",
        r"接近|相当(?!于|一部分|多|大|长|程度|广|深|清|接)|相近|持平|(?<!不)(?<!不尽)相同|(?<!不)(?<!口径)一致(?!性|认|同意)|"
        r"(?<!不)同步(?!推进|调整|建设|上线|发生)|并列(?!了)|几乎|不[相分]上下|旗鼓相当|不遑多让|伯仲|难分高下|平分秋色|"
        r"并驾齐驱|齐头并进|追平|打平|拉平|看齐|比肩|媲美|半斤八两|大同小异|紧[追随跟]|相关(?=[，。；！？）]|$)|同起同落|"
        r"(?<!先)并行|相差无几|彼此相随",
    ),
    ("clear", r"显著|明显|大幅|悬殊|遥遥|远远|远(?=高|低|大|小|超|不及|多|少)|远不|一大?截|天壤之别|鸿沟"),
    ("slight", r"略(?=高|低|大|小|多|少|好|强|弱|偏|胜|逊)|略微|稍(?=高|低|大|小|多|少|胜|逊)|小幅|微弱"),
    ("mean", r"(?<!简单)(?<!算术)(?<!加权)平均(?!主义|分配|寿命|值)"),
    (
        "all",
        rf"(?<!平)均(?={_MUCH}(?:高|低|超|大于|小于|领先|落后|居|不及|在|为|列|排))|普遍|无一例外|清一色|"
        rf"(?:(?<!成)都|一律|全部|全都|全面|悉数|皆)(?={_MUCH}(?:高|低|超过|大于|小于|领先|落后|居|不及|在均值|在前|靠|位列|排))",
    ),
    ("most", r"多数|大多(?!以)|过半|半数|一半|大半|大部分|绝大|占多|近半|小半|对半"),
    (
        "rise",
        rf"(?<!有待)(?:提升(?!空间)|提高|增加(?!值)|扩大|加快|增强)(?![^，。；：、]{{0,8}}?(?:{_AIM}))|上升|升至|升到|升高|上涨|"
        r"增长(?!官|点|极|[^，。；：、]{0,2}动能|引擎)|攀升|跃升|跃居|递增|走高|走强|扩张(?!的)|拉大|拉开(?=$|[，。；、了]|差距|距离)|"
        r"抬升|回升|飙升|[激猛剧陡]增|倍增(?!计划|效应|行动)|向好|突飞猛进|越来越|日[益趋](?!完善|成熟|重要)|"
        r"(?:逐[年月季]|一年比一年|稳步|持续|不断)(?:变|趋|向|更)?[高低好强弱快慢](?![化调效质])",
    ),
    (
        "fall",
        rf"(?:降低|减少|缩小|减弱|放缓)(?![^，。；：、]{{0,8}}?(?:{_AIM}))|下降|降至|降到|降为|落到|落至|跌至|退至|退到|下滑|回落|"
        r"萎缩|走低|递减|滑落|收窄|缩水|锐减|走弱|下行(?!压力)|跌[入出破]",
    ),
    ("share", r"翻[了过一两二三四几]*番|成倍"),
)
WORD = re.compile("|".join(f"(?P<{sense}>{pattern})" for sense, pattern in SENSES))

_HAN = "[一二三四五六七八九十百千万亿两零〇]"
_UNIT = r"行业|省份|省级|省市|省|城市|市|地区|区域|片区|门类|企业|县|国家"
# What is counted; 十分 and 千家万户 count nothing.
_MEASURE = "个|座|家|类|种|项|张|条|组|档|款|台|套|步|批|篇|倍|分(?!之|别|为|析)|点(?!数)|位(?!数)|出头|开外|上下"
# A year, a month, a quarter; a digit in a name such as S/4HANA or 5G.
_DATE = r"\d{4}年|\d{1,2}月|\d{1,2}日|\d{4}(?=至|—|～)|第?[一二三四1-4]季度"
_NAME = r"[A-Za-z][A-Za-z/.\-]*\d[\w/.\-]*|\d+[A-Za-z][\w/]*"
NUMBER = re.compile(
    rf"(?P<none>{_DATE}|{_NAME}|图\d+|表\d+|案例\d+|(?:世界|财富)500强)"
    rf"|第(?P<rank>{_HAN}+|\d+)(?:(?=位|名|大(?!产)|[，。；）、]|和第|至第|到第)(?!、第[^位]*(?:阶段|章|节|步))|$)"
    rf"|(?P<side>前|后|末)(?P<few>{_HAN}+|\d+)(?=位|名|强|个?(?:{_UNIT})|[，。；）]|$)"
    rf"|(?P<share>近?约?{_HAN}+成(?!立|为|本|果|员|长|就|都|渝|分)|{_HAN}+分之[{_HAN[1:-1]}几]+|[几十]+个百分点|百分之{_HAN}+|"
    rf"[{_HAN[1:-1]}半数几]+倍)"
    rf"|(?P<counted>{_HAN}+)[个大]?(?=(?:内地|沿海|东部|西部|中部|入选|典型)?(?:{_UNIT}))"
    rf"|(?P<several>[几数]?{_HAN}{{2,}}[几余多来]?|[几数]{_HAN}|[六七八九]|十(?!分)[几余多来]?)(?:{_MEASURE})"
    r"|(?P<digits>[\d０-９]+(?:[.．,][\d０-９]+)*)(?P<percent>[%％]?)"
)
NOT = re.compile(r"(?:[不未没]|没有|并非|难以|未必|谈不上|无法)(?:再|在|是|会|能|都|均|必|算|居|有|一定|完全|全部)?$")
# What directly follows an answer and says what it counts: 6.1倍, 5个行业.
UNIT = re.compile(
    rf"⟦⟧(?:(?P<share>多?倍|成(?![立为本果员长就都渝分])|[%％‰]|个?百分点|个点|[万亿])"
    rf"|(?P<count>个(?:{_UNIT})|[座家项](?!具)|个(?=[，。；、）]|$)))"
)
SMALL = 5  # two cities, three provinces: what a sentence has just named is counted without a mark


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number that needs something to vouch for it: where it stands, its sense, its number.

    A unit is that of the answer at its start, which alone can vouch for it. A denied word stands after a “not”.
    """

    start: int
    end: int
    text: str
    sense: Sense | None = None
    number: Decimal | None = None
    is_unit: bool = False
    is_denied: bool = False


def words_in(text: str, structure: frozenset[int]) -> Iterator[Word]:
    """What in a text must be vouched for, in order. `structure` are the counts that are plain, as of a table's rows."""
    found = [*_senses(text), *_numbers(text, structure), *_units(text)]
    yield from sorted(found, key=lambda word: (word.start, word.end))


def han_value(text: str) -> int | None:
    """The value of a whole number under 100 in Han digits; None for others."""
    digits = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
    if re.fullmatch("[一二三四五六七八九两零〇]", text):
        return digits[text]
    if found := re.fullmatch("([一二三四五六七八九]?)十([一二三四五六七八九]?)", text):
        return (digits[found[1]] if found[1] else 1) * 10 + (digits[found[2]] if found[2] else 0)
    return None


def _senses(text: str) -> Iterator[Word]:
    for found in WORD.finditer(text):
        is_denied = NOT.search(text, max(0, found.start() - 6), found.start()) is not None
        yield Word(found.start(), found.end(), found[0], found.lastgroup, is_denied=is_denied)  # type: ignore[arg-type]


def _units(text: str) -> Iterator[Word]:
    for found in UNIT.finditer(text):
        yield Word(found.start(), found.end(), found[0], found.lastgroup, is_unit=True)  # type: ignore[arg-type]


def _numbers(text: str, structure: frozenset[int]) -> Iterator[Word]:
    for found in NUMBER.finditer(text):
        if found["none"]:
            continue
        if found["share"]:
            yield Word(found.start(), found.end(), found[0], "share")
            continue
        digits = found["rank"] or found["few"] or found["counted"] or found["several"] or found["digits"]
        value = _value(digits)
        sense: Sense | None = None
        if found["side"]:
            sense = "front" if found["side"] == "前" else "back"
        elif (found["counted"] or found["several"]) and (value is None or value <= SMALL or int(value) in structure):
            continue
        yield Word(found.start(), found.end(), found[0], sense, value)


def _value(digits: str) -> Decimal | None:
    if digits[0] in "0123456789０１２３４５６７８９":
        return Decimal(digits.replace("，", "").replace(",", "").replace("．", "."))
    whole = han_value(digits)
    return None if whole is None else Decimal(whole)
