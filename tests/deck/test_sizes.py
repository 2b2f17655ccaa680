"""Which slides a report becomes in each size, in which order, and that what leads to a slide leads to the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.deck.fit import NoRoom
from builder.deck.plan.briefing import MOST_SLIDES
from builder.deck.plan.sizes import sections_of
from builder.deck.slides import (
    AgendaEntry,
    AgendaSlide,
    BigNumber,
    CaseSlide,
    ChartSlide,
    DiagramSlide,
    DividerSlide,
    KeyFiguresSlide,
    MessageSlide,
    OnePageSlide,
    RecommendationSlide,
    Slide,
    SourcesSlide,
    SplitSlide,
    SummaryEntry,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from builder.model.block import Bullets, Figure, Paragraph
from builder.model.document import Document, Section
from builder.model.made import DeckSize
from tests.deck.report import FIGURES, FRONT, REPORT, TABLE, advice, big, chapter, shown, slides, text, with_sections
from tests.deck.sample import TREE, bars
from tests.finish.made_up import case, figure, mention, section

Kinds = list[type[Slide]]


def kinds(found: Sequence[Slide]) -> list[type]:
    return [type(slide) for slide in found]


def links(found: Sequence[Slide]) -> Iterator[tuple[int, str]]:
    """Where everything leads that leads to a slide, and what it says there is."""
    for slide in found:
        match slide:
            case AgendaSlide():
                entries: tuple[AgendaEntry, ...] = slide.entries
                yield from ((entry.slide, entry.title) for entry in entries)
            case DividerSlide():
                yield from ((entry.slide, entry.title) for entry in (*slide.chapters, *slide.sections))
            case SummarySlide() | OnePageSlide():
                yield from ((entry.slide, entry.text) for entry in slide.entries if entry.slide)
            case _:
                pass


def test_the_full_deck_has_everything_in_its_order() -> None:
    assert kinds(slides()) == [
        *(TitleSlide, SummarySlide, AgendaSlide),
        *(DividerSlide, KeyFiguresSlide, ChartSlide, ChartSlide, ChartSlide),
        *(DividerSlide, ChartSlide, ChartSlide, ChartSlide),
        *(DividerSlide, SummarySlide, RecommendationSlide, RecommendationSlide),
        *(TableSlide, SourcesSlide),
    ]


def test_the_summary_says_each_chapter_s_message_with_its_number_and_leads_to_it() -> None:
    summary = slides()[1]
    assert isinstance(summary, SummarySlide)
    assert summary.title == "全篇的结论"
    assert summary.entries == (
        SummaryEntry("industries", "industries的结论", BigNumber("1", "一"), 4),
        SummaryEntry("cities", "cities的结论", None, 9),
        SummaryEntry("advice", "advice的结论", BigNumber("9", "九"), 13),
    )


def test_a_chapter_of_advice_without_a_message_is_told_by_its_recommendations() -> None:
    sections = [replace(each, headline=()) if each.id == "advice" else each for each in REPORT.sections]
    summary = slides(with_sections(*sections))[1]
    assert isinstance(summary, SummarySlide)
    assert summary.entries[-1].text == "cost的题目；layout的题目"


def test_a_table_with_a_message_of_its_own_has_it_as_its_headline() -> None:
    told = replace(TABLE, headline=text("首行居首"))
    found = slides(with_sections(FRONT, chapter("one"), section("t", "section", mention("tab-all"), told)))
    assert [slide.title for slide in found if isinstance(slide, TableSlide)] == ["首行居首"]


def test_the_agenda_leads_to_the_dividers_and_each_divider_marks_its_chapter() -> None:
    found = slides()
    agenda = found[2]
    assert isinstance(agenda, AgendaSlide)
    assert [entry.slide for entry in agenda.entries] == [4, 9, 13]
    dividers = [slide for slide in found if isinstance(slide, DividerSlide)]
    assert [divider.current for divider in dividers] == [0, 1, 2]
    assert [[entry.slide for entry in divider.chapters] for divider in dividers] == [[4, 9, 13]] * 3
    assert [[entry.slide for entry in divider.sections] for divider in dividers] == [[6, 7, 8], [10, 11, 12], [15, 16]]


def test_a_divider_says_the_chapter_s_message_where_no_other_slide_does() -> None:
    dividers = [slide for slide in slides() if isinstance(slide, DividerSlide)]
    assert [divider.message for divider in dividers] == ["", "cities的结论", ""]


def test_the_overview_of_advice_leads_to_each_recommendation() -> None:
    overview = slides()[13]
    assert isinstance(overview, SummarySlide)
    assert overview.entries == (
        SummaryEntry("建议一", "cost的题目", BigNumber("7", "cost的数字"), 15),
        SummaryEntry("建议二", "layout的题目", BigNumber("7", "layout的数字"), 16),
    )


def test_a_recommendation_shows_two_grounds_and_its_first_list() -> None:
    [first, _] = [slide for slide in slides() if isinstance(slide, RecommendationSlide)]
    assert (first.number, first.points) == ("1", ("先做：这件事", "再做：那件事"))
    assert first.grounds == ("因为如此", "也因为如此")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"key_figures": FIGURES, "takeaways": (text("要点"),)}, KeyFiguresSlide),
        ({"key_figures": FIGURES[:2], "takeaways": (text("要点"),)}, SplitSlide),
        ({"key_figures": FIGURES[:1], "takeaways": (text("要点"),)}, SplitSlide),
        ({"takeaways": (text("要点"),)}, MessageSlide),
        ({"takeaways": (text("要点"),), "slide": "recommendation"}, RecommendationSlide),
    ],
)
def test_a_section_without_exhibits_becomes_the_slide_that_holds_what_it_has(
    changes: dict[str, object], kind: type
) -> None:
    found = slides(with_sections(chapter("one"), section("two", "section", Paragraph(text("文字。")), **changes)))
    assert kinds(found) == [TitleSlide, AgendaSlide, DividerSlide, kind]


@pytest.mark.parametrize("changes", [{"slide": "none", "takeaways": (text("要点"),)}, {}])
def test_a_section_that_asks_for_none_or_has_nothing_to_say_has_no_slide(changes: dict[str, object]) -> None:
    found = slides(with_sections(chapter("one"), section("two", "section", Paragraph(text("文字。")), **changes)))
    assert kinds(found) == [TitleSlide, AgendaSlide, DividerSlide]


def test_a_tree_becomes_a_diagram_and_a_case_its_own_slide_with_its_title_beside_its_number() -> None:
    whole = with_sections(
        chapter("one"), section("two", "section", figure("f", chart=TREE), case("c", headline=text("产能提高")))
    )
    found = slides(whole)
    assert kinds(found)[3:5] == [DiagramSlide, CaseSlide]
    told = found[4]
    assert isinstance(told, CaseSlide)
    assert (told.title, told.label) == ("产能提高", "案例1　案例")


def test_a_chapter_without_sections_of_advice_alone_keeps_its_own_message() -> None:
    whole = with_sections(chapter("mixed", key_figures=FIGURES, takeaways=(text("点"),)), shown("a"), advice("b"))
    assert kinds(slides(whole))[2:6] == [DividerSlide, KeyFiguresSlide, ChartSlide, RecommendationSlide]


def test_each_slide_says_where_in_the_report_it_stands() -> None:
    crumbs = [getattr(slide, "crumb", "") for slide in slides()]
    assert crumbs[:8] == [
        *("", "概要", "", "", "industries"),
        *("industries › overall", "industries › data", "industries › scale"),
    ]
    assert crumbs[-2:] == ["附录 › 数据表", "附录"]


def test_a_name_of_its_own_stands_for_a_section_where_there_is_little_room() -> None:
    whole = with_sections(FRONT, chapter("one", short=text("甲")), shown("two", short=text("乙")))
    found = slides(whole)
    assert found[4].crumb == "甲 › 乙"  # type: ignore[union-attr]
    assert found[1].entries[0].name == "甲"  # type: ignore[union-attr]


def test_powerpoint_s_sections_are_the_opening_the_chapters_and_the_appendix() -> None:
    opening, *chapters, last = sections_of(slides())
    assert opening == ("概要", 1)
    assert chapters == [("industries：题目", 4), ("cities：题目", 9), ("advice：题目", 13)]
    assert last == ("附录", 17)


def test_the_briefing_has_each_chapter_s_message_with_its_first_brief_figure() -> None:
    found = slides(size="briefing")
    assert kinds(found) == [
        *(TitleSlide, SummarySlide),
        *(ChartSlide, ChartSlide, ChartSlide, ChartSlide),
        *(SummarySlide, SourcesSlide),
    ]
    titles = [(slide.title, slide.exhibit) for slide in found[2:6]]
    assert titles == [
        ("industries的结论", "fig-overall"),
        ("data的图说明什么", "fig-data"),
        ("cities的结论", "fig-gaps"),
        ("outliers的图说明什么", "fig-outliers"),
    ]


def test_a_chapter_in_the_briefing_takes_its_numbers_where_no_section_is_brief_then_any_figure_then_words() -> None:
    numbers = chapter("a", key_figures=FIGURES, takeaways=(text("点"),))
    whole = with_sections(numbers, shown("x"), chapter("b"), shown("y"), chapter("c"), section("z", "section"))
    found = slides(whole, "briefing")
    assert kinds(found) == [TitleSlide, KeyFiguresSlide, ChartSlide, MessageSlide, SourcesSlide]
    assert [slide.title for slide in found[1:4]] == ["a的结论", "b的结论", "c的结论"]


def test_a_briefing_gives_room_to_the_chapters_in_turn_and_ends_at_twelve_slides() -> None:
    sections: list[Section] = [FRONT]
    for name in "abc":
        sections += [chapter(name), *(shown(f"{name}{n}", is_brief=True) for n in range(1, 7))]
    found = slides(with_sections(*sections), "briefing")
    assert len(found) == MOST_SLIDES
    exhibits = [slide.exhibit.removeprefix("fig-") for slide in found if slide.exhibit]
    assert exhibits == ["a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2", "c3"]


def test_the_summary_of_a_briefing_leads_to_the_slides_of_the_briefing() -> None:
    found = slides(size="briefing")
    summary, overview = found[1], found[6]
    assert isinstance(summary, SummarySlide)
    assert isinstance(overview, SummarySlide)
    assert [entry.slide for entry in summary.entries] == [3, 5, 7]
    assert [entry.slide for entry in overview.entries] == [0, 0]  # the recommendations have no slides here


def test_a_briefing_names_only_the_sources_of_what_it_shows_and_what_must_be_known() -> None:
    whole = replace(REPORT, credits=replace(REPORT.credits, notices=("本报告是虚构的。",)))
    last = slides(whole, "briefing")[-1]
    assert isinstance(last, SourcesSlide)
    assert last.columns == (("·\t上云指数：某处", "·\t本报告是虚构的。"),)


def test_one_page_has_all_messages_and_the_first_brief_chart() -> None:
    [page] = slides(size="one-page")
    assert isinstance(page, OnePageSlide)
    assert page.title == "全篇的结论"
    assert [entry.text for entry in page.entries] == ["industries的结论", "cities的结论", "advice的结论"]
    assert (page.exhibit, page.caption) == ("fig-overall", "图1　图题")
    assert page.chart == bars(10)


def test_one_page_takes_no_diagram_and_no_chart_that_needs_the_whole_width() -> None:
    wide = shown("wide", chart=bars(30), is_brief=True)
    tree = section("tree", "section", figure("fig-tree", chart=TREE), is_brief=True)
    [page] = slides(with_sections(FRONT, chapter("a"), tree, wide, shown("high")), "one-page")
    assert page.exhibit == "fig-high"
    [bare] = slides(with_sections(FRONT, chapter("a"), tree, wide), "one-page")
    assert isinstance(bare, OnePageSlide)
    assert (bare.exhibit, bare.chart, bare.caption) == ("", None, "")


def test_one_page_of_a_report_without_a_preface_is_named_after_it() -> None:
    [page] = slides(with_sections(chapter("a"), shown("b")), "one-page")
    assert page.title == "报告"


@pytest.mark.parametrize("count", [0, 7])
def test_one_page_of_too_many_messages_or_of_none_is_told(count: int) -> None:
    whole = with_sections(FRONT, *(chapter(f"c{n}") for n in range(count)), chapter("x", headline=()))
    with pytest.raises(NoRoom, match=f"room for 1 to 6 messages, the chapters have {count}"):
        slides(whole, "one-page")


def test_slides_with_the_same_message_are_told_apart_by_number() -> None:
    same = [shown(name, headline=()) for name in ("a", "b")]
    doubled = [replace(each, body=(figure(f"f-{each.id}", headline=text("一样")),)) for each in same]
    titles = [slide.title for slide in slides(with_sections(chapter("c"), *doubled))]
    assert titles[3:5] == ["一样", "一样（2）"]


SECTIONS = st.lists(
    st.one_of(
        st.builds(lambda n, brief: shown(f"s{n}", is_brief=brief), st.integers(0, 10**6), st.booleans()),
        st.builds(lambda n: advice(f"r{n}"), st.integers(0, 10**6)),
        st.builds(lambda n: section(f"w{n}", "section", takeaways=(text("点"),)), st.integers(0, 10**6)),
    ),
    max_size=5,
)
CHAPTERS = st.lists(
    st.tuples(st.integers(0, 10**6), st.booleans(), SECTIONS), min_size=1, max_size=6, unique_by=lambda each: each[0]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    found: list[Section] = [FRONT] if draw(st.booleans()) else []
    for number, has_figures, sections in draw(CHAPTERS):
        figures = (big("1", "一"), big("2", "二"), big("3", "三")) if has_figures else ()
        found += [chapter(f"c{number}", key_figures=figures), *sections]
    named = [replace(each, id=f"{at}-{each.id}") for at, each in enumerate(found)]
    return with_sections(*(_renamed(each) for each in named))


def _renamed(each: Section) -> Section:
    """A section whose figure is named after it."""
    figures = (replace(block, id=f"fig-{each.id}") for block in each.body if isinstance(block, Figure))
    return replace(each, body=(*figures, *(block for block in each.body if isinstance(block, Bullets))))


@settings(max_examples=40, deadline=None)
@given(documents(), st.sampled_from(get_args(DeckSize)))
def test_every_link_leads_to_the_slide_of_what_it_names(whole: Document, size: DeckSize) -> None:
    found = slides(whole, size)
    names = {section.id: {_plain(section.title), _plain(section.headline)} for section in whole.sections}
    for target, said in links(found):
        assert 1 <= target <= len(found)
        anchor = found[target - 1].anchor
        assert anchor
        assert any(said == name or name.startswith(said) for name in names[anchor])
    assert size != "briefing" or len(found) <= MOST_SLIDES
    assert len({slide.title for slide in found}) == len(found)
    starts = [start for _, start in sections_of(found)]
    assert starts[0] == 1
    assert starts == sorted(set(starts))


def _plain(words: tuple[object, ...]) -> str:
    return "".join(getattr(part, "value", "") for part in words)
