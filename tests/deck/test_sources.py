"""The line at the foot of a slide that shows cited figures, and the slides that list the sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.deck import fit
from builder.deck.plan.sizes import plan_deck
from builder.deck.slides import CaseSlide, ChartSlide, MessageSlide, RecommendationSlide, Slide, SourcesSlide
from builder.finish.number import number
from builder.model.block import Block, Bullets, Callout, Compound, Paragraph
from builder.model.document import Document, FactEntry, OutsideSource, Place
from builder.model.inline import FactText, Inline, Text, Traced
from tests.deck.sample import default_stage
from tests.finish.made_up import document, figure, section

STUDY = OutsideSource("study", "电子学会, 研究中心", "云洞察: 研究报告", "2020", ("1",), type="R")
MARKET = OutsideSource("idc", "IDC", "公有云份额: 2020年第一季度", "2020", ("42.4%",), "季度值", type="R")
YARD = OutsideSource("yard", "东岸船厂", "案例材料", "2020", ("3座",), "未经核验", "R", pages="案例1", within=STUDY)
SHARE, DOCKS = FactText(0, "42.4%"), FactText(1, "3座")
SHORT = "IDC，公有云份额：2020年第一季度"


def cited(*body: Block | Compound, market: OutsideSource = MARKET, **changes: object) -> tuple[Slide, ...]:
    """The slides of a report of one section; the share is of the market, the docks are of the yard."""
    entries = [FactEntry("q", None, "", (), Place("a.md"), "citation", source=key) for key in ("idc", "yard")]
    chapter = section("c", "chapter", Paragraph((SHARE, DOCKS)))
    whole: Document = document(chapter, section("s", "section", *body, **changes))
    whole = number(replace(whole, facts=tuple(entries), sources=(market, YARD)))
    return plan_deck(whole, fit.estimate, default_stage())


def foot(kind: type[Slide], slides: tuple[Slide, ...]) -> str:
    [slide] = [slide for slide in slides if isinstance(slide, kind)]
    return str(getattr(slide, "source", ""))


def case(*text: Inline) -> Callout:
    return Callout("case", (Text("船厂"),), (Paragraph((Text("说明。"),)),), takeaways=(text,))


def test_a_message_names_the_source_of_the_figures_it_shows() -> None:
    slides = cited(takeaways=((Text("份额"), SHARE),))
    assert foot(MessageSlide, slides) == f"资料来源：{SHORT}"


def test_figures_in_words_that_a_claim_vouches_for_count_too() -> None:
    slides = cited(takeaways=((Text("份额"), Traced((SHARE,), 1)),))
    assert foot(MessageSlide, slides) == f"资料来源：{SHORT}"


def test_figures_that_only_the_notes_hold_are_not_named() -> None:
    assert foot(MessageSlide, cited(Paragraph((SHARE,)), takeaways=((Text("份额"),),))) == ""


def test_a_headline_counts_as_well_and_sources_stand_in_their_order() -> None:
    slides = cited(headline=(DOCKS,), takeaways=((SHARE,),))
    assert foot(MessageSlide, slides) == f"资料来源：{SHORT}；东岸船厂，案例材料（2020年）"


def test_a_recommendation_names_the_sources_of_its_list_and_of_its_grounds() -> None:
    slides = cited(Bullets(((SHARE,),)), takeaways=((DOCKS,),), slide="recommendation")
    assert foot(RecommendationSlide, slides) == f"资料来源：{SHORT}；东岸船厂，案例材料（2020年）"


def test_the_source_of_a_figure_is_named_beside_that_of_its_data() -> None:
    slides = cited(figure("f", takeaways=((SHARE,),), note=(Text("略"),)))
    assert foot(ChartSlide, slides) == f"数据来源：某处　资料来源：{SHORT}　注：略"


def test_a_line_without_room_for_titles_names_who_and_when() -> None:
    long = replace(MARKET, title="很长的题名" * 30)
    assert foot(MessageSlide, cited(takeaways=((SHARE,),), market=long)) == "资料来源：IDC（2020年）"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ((DOCKS,), "资料来源：东岸船厂提供的案例材料（2020年），未经核实"),
        ((SHARE,), f"资料来源：{SHORT}，未经核实"),
        ((Text("云"),), "资料来源：企业或当地提供的材料，未经核实"),
    ],
)
def test_a_case_names_who_provided_it(text: tuple[Inline, ...], line: str) -> None:
    assert foot(CaseSlide, cited(case(*text))) == line


def test_the_last_slides_list_the_sources_with_their_numbers() -> None:
    [slide] = [slide for slide in cited(figure("f")) if isinstance(slide, SourcesSlide)]
    assert slide.columns == (
        (
            "·\t上云指数：某处",
            "[1]\tIDC. 公有云份额：2020年第一季度[R]. 2020.",
            "[2]\t东岸船厂．案例材料[R]//电子学会，研究中心．云洞察：研究报告．2020: 案例1.",
        ),
    )
    assert slide.evidence.lines == ("[1] 季度值", "[2] 未经核验")
