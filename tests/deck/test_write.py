"""The deck reopened: what stands on its slides, and in which looks."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any, get_args

import pytest

from builder.deck.kinds.all import kinds
from builder.deck.slides import AgendaEntry, Slide
from builder.problems import BuildError
from tests.deck import sample
from tests.deck.sample import PROPERTIES, SLIDES, default_theme, recolored, reopened, resized, written

THEME_COLORS = "//a:clrScheme/a:{}/a:srgbClr/@val"


@pytest.fixture(scope="module")
def content() -> bytes:
    return written(*SLIDES)


@pytest.fixture(scope="module")
def presentation(content: bytes) -> Any:
    return reopened(content)


def test_every_kind_of_slide_can_be_written() -> None:
    assert kinds() == set(get_args(Slide))


def test_every_slide_has_its_title(presentation: Any) -> None:
    assert [slide.shapes.title.text for slide in presentation.slides] == [slide.title for slide in SLIDES]


def test_every_shape_is_inside_the_slide(presentation: Any) -> None:
    outside = [
        (number, shape.name)
        for number, slide in enumerate(presentation.slides, 1)
        for shape in slide.shapes
        if shape.left < 0
        or shape.top < 0
        or shape.left + shape.width > presentation.slide_width
        or shape.top + shape.height > presentation.slide_height
    ]
    assert not outside


def test_no_placeholder_is_empty(presentation: Any) -> None:
    empty = [
        (number, shape.name)
        for number, slide in enumerate(presentation.slides, 1)
        for shape in slide.placeholders
        if shape.has_text_frame and not shape.text_frame.text.strip()
    ]
    assert not empty


def test_shapes_of_a_slide_have_names_and_ids_of_their_own(presentation: Any) -> None:
    for slide in presentation.slides:
        ids = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        names = [shape.name for shape in slide.shapes]
        assert len(set(ids)) == len(ids)
        assert len(set(names)) == len(names)


def test_every_slide_but_the_cover_shows_its_number_as_a_field(presentation: Any) -> None:
    shown = [slide.shapes._spTree.xpath(".//a:fld[@type='slidenum']/a:t/text()") for slide in presentation.slides]
    assert shown == [[], *([str(number)] for number in range(2, len(SLIDES) + 1))]


def test_every_slide_has_its_speaker_notes(presentation: Any) -> None:
    texts = [slide.notes_slide.notes_text_frame.text for slide in presentation.slides]
    assert texts == ["\n".join(slide.notes) for slide in SLIDES]


def test_every_run_names_its_language(content: bytes) -> None:
    for name, text in _parts(content, r"ppt/(slides|notesSlides)/[^/]+\.xml"):
        runs = re.findall(r"<a:(?:r|fld\b[^>]*|br)>\s*<a:rPr([^>]*)>", text)
        assert runs, name
        assert all('lang="zh-CN"' in attributes for attributes in runs), name


def test_charts_and_tables_fill_the_placeholder_and_have_alternative_text(presentation: Any) -> None:
    slides = list(presentation.slides)
    chart = next(shape for shape in slides[SLIDES.index(sample.CHART)].shapes if shape.has_chart)
    table = next(shape for shape in slides[SLIDES.index(sample.TABLE)].shapes if shape.has_table)
    assert chart.is_placeholder
    assert table.is_placeholder
    assert _description(chart) == "城市0最高"
    assert _description(table) == "五个地区的指数"


def test_takeaways_stand_beside_a_high_chart_and_under_a_wide_one() -> None:
    high, wide, bare = reopened(written(sample.CHART, sample.WIDE_CHART, sample.BARE_CHART)).slides
    assert [slide.slide_layout.name for slide in (high, wide, bare)] == ["图表与要点", "整幅图表", "整幅图表"]
    first, second = (shape for shape in wide.shapes if shape.name.startswith("要点"))
    assert first.top == second.top
    assert first.width == second.width


def test_long_table_stands_in_two_blocks_with_all_its_rows() -> None:
    [slide] = reopened(written(sample.LONG_TABLE)).slides
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    names = [row.cells[0].text for table in tables for row in list(table.rows)[1:]]
    assert names == [f"地区{i}" for i in range(31)]
    assert all(table.first_row for table in tables)


def test_numbers_of_a_table_stand_at_the_right() -> None:
    [slide] = reopened(written(sample.TABLE)).slides
    cells = next(shape for shape in slide.shapes if shape.has_table)._element.xpath(".//a:tr[2]/a:tc//a:pPr/@algn")
    assert cells == ["l", "r"]


def test_marked_cells_are_shaded_and_explained() -> None:
    [slide] = reopened(written(sample.TABLE)).slides
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert len(table._element.xpath(".//a:tcPr/a:solidFill")) == 1
    assert "每列最高" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_table_too_long_for_a_slide_is_an_error() -> None:
    with pytest.raises(BuildError, match="a table of 60 rows"):
        written(replace(sample.TABLE, rows=sample.rows(60)))


def test_entries_of_the_agenda_lead_to_their_slides(presentation: Any) -> None:
    links = [shape for shape in presentation.slides[1].shapes if shape.name.startswith("链接")]
    targets = [shape.click_action.target_slide for shape in links]
    assert targets == [presentation.slides[2], presentation.slides[4]]


def test_entry_of_the_agenda_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="leads to slide 3 of 1"):
        written(sample.AGENDA)


def test_agenda_title_that_needs_two_lines_is_an_error() -> None:
    entry = AgendaEntry("一", "很长的章名" * 10, 1)
    with pytest.raises(BuildError, match="longer than a line"):
        written(replace(sample.AGENDA, entries=(entry,)))


def test_words_before_a_colon_are_bold() -> None:
    [slide] = reopened(written(sample.MESSAGE)).slides
    points = slide.placeholders[1].text_frame.paragraphs
    assert [(run.text, run.font.bold) for run in points[0].runs] == [("基础设施：", True), ("消耗占去大部分", None)]
    assert [run.font.bold for run in points[1].runs] == [None]


def test_numbers_of_a_case_stand_out() -> None:
    [slide] = reopened(written(sample.CASE)).slides
    runs = slide.placeholders[16].text_frame.paragraphs[0].runs
    assert [run.text for run in runs] == ["产能提高", "30%"]
    assert runs[1].font.size.pt > sample.default_theme().deck.body


def test_title_too_long_for_one_size_is_set_in_the_next() -> None:
    long = "杭州、北京和上海的指数领先，" * 5
    [slide] = reopened(written(replace(sample.MESSAGE, title=long))).slides
    assert slide.shapes.title._element.xpath(".//a:normAutofit/@fontScale") == [str(round(24 / 26 * 100_000))]
    assert slide.shapes.title._element.xpath(".//a:rPr/@sz") == []


def test_title_too_long_for_every_size_is_an_error() -> None:
    with pytest.raises(BuildError, match="98 characters, 78 have room in 22 pt"):
        written(replace(sample.MESSAGE, title="杭州、北京和上海的指数领先，" * 7))


def test_theme_recolors_the_deck_through_its_color_scheme() -> None:
    loud = reopened(written(sample.MESSAGE, theme=recolored(default_theme(), accent="#FF0080", accent_dark="#400020")))
    for owner in (loud.slide_master, loud.notes_master):
        scheme = _theme_of(owner)
        assert 'accent1><a:srgbClr val="FF0080"' in scheme
        assert 'dk2><a:srgbClr val="400020"' in scheme


def test_layouts_name_colors_of_the_theme_and_not_their_values(content: bytes) -> None:
    kept = [name for name, text in _parts(content, r"ppt/(slideLayouts|slideMasters)/[^/]+\.xml") if "srgbClr" in text]
    assert not kept


def test_theme_gives_the_deck_its_fonts_and_sizes() -> None:
    deck = reopened(written(sample.MESSAGE, theme=resized(default_theme(), title=28, body=20)))
    master = deck.slide_master
    assert 'ea typeface="Microsoft YaHei"' in _theme_of(master)
    assert master.element.xpath("p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz") == ["2800"]
    assert master.element.xpath("p:txStyles/p:bodyStyle/a:lvl1pPr/a:defRPr/@sz") == ["2000"]


def test_properties_and_sections_are_written() -> None:
    properties = replace(PROPERTIES, sections=(("封面", 1), ("行业", 3)))
    deck = reopened(written(sample.COVER, sample.AGENDA, *SLIDES[2:5], properties=properties))
    core = deck.core_properties
    assert (core.title, core.author, core.keywords, core.language) == (
        "某地数字化报告",
        "某研究院",
        "指数, 城市",
        "zh-CN",
    )
    assert core.created.isoformat().startswith("2020-12-31")
    sections = deck.part._element.xpath("//*[local-name()='section']")
    assert [(section.get("name"), len(section[0])) for section in sections] == [("封面", 2), ("行业", 3)]


def test_sections_that_leave_slides_out_are_an_error() -> None:
    with pytest.raises(ValueError, match="sections must begin at slide 1"):
        written(*SLIDES[2:5], properties=replace(PROPERTIES, sections=(("行业", 2),)))


def test_same_slides_give_the_same_bytes(content: bytes) -> None:
    assert written(*SLIDES) == content


def test_no_part_of_the_package_knows_the_time(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        [workbook, *_] = [name for name in package.namelist() if name.endswith(".xlsx")]
        with zipfile.ZipFile(io.BytesIO(package.read(workbook))) as inner:
            assert {entry.date_time for entry in inner.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        dates = re.findall(rb"<dcterms:created[^>]*>([^<]*)<", package.read("docProps/core.xml"))
    assert dates in ([], [b"2020-12-31T00:00:00Z"])


def _parts(content: bytes, pattern: str) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(name, package.read(name).decode()) for name in package.namelist() if re.fullmatch(pattern, name)]


def _theme_of(owner: Any) -> str:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    return str(owner.part.part_related_by(relation).blob.decode())


def _description(shape: Any) -> str:
    return str(shape._element.xpath("./*[1]/p:cNvPr/@descr")[0])


def test_a_summary_s_messages_begin_behind_the_longest_of_the_names_and_without_numbers_have_their_room() -> None:
    names = ("长短项与位次变化情况", "建议")
    entries = tuple(replace(sample.SUMMARY.entries[1], name=name) for name in names)
    [slide] = reopened(written(replace(sample.SUMMARY, entries=entries))).slides
    messages = [shape for shape in slide.placeholders if shape.has_text_frame and "\t" in shape.text_frame.text]
    assert [shape.text_frame.text.split("\t")[0] for shape in messages] == list(names)
    for shape in messages:
        paragraph = shape.text_frame.paragraphs[0]
        assert int(paragraph._p.pPr.get("marL")) / 12700 >= len(names[0]) * 14
        assert shape.width / 12700 > 700
