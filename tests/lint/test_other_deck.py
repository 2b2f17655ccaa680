"""A deck that this builder did not make: python-pptx's own template, 4:3, most of its words in English."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Pt

from builder.office.names import A
from tests.lint.scratch import Scratch, found, png

Damage = Callable[[Any], None]
WORDS = "Costs fell in every region, and most where plants share one platform. "


def made(damage: Damage = lambda slides: None) -> bytes:
    """Four slides: bullets, a chart beside words, a table over a panel, a picture and a group; damaged as asked."""
    deck = Presentation()
    slides = [deck.slides.add_slide(deck.slide_layouts[5]) for _ in range(4)]
    for number, slide in enumerate(slides, 1):
        slide.shapes.title.text = f"Finding {number}: costs fell"
    add_text(slides[0], "Words", 50, 130, 600, 120, WORDS)
    chart = add_chart(slides[1])
    add_text(slides[1], "Beside", 480, 150, 200, 200, "Two of three plants cut their costs")
    add_table(slides[2])
    add_panel(slides[2], "Panel", 50, 400, 600, 60, "Every plant reports once a month")
    add_picture(slides[3])
    group = slides[3].shapes.add_group_shape()
    group.name = "Steps"
    group._element.nvGrpSpPr.cNvPr.set("descr", "Two steps: collect, compare")
    for place, words in enumerate(("Collect", "Compare")):
        box = group.shapes.add_textbox(Pt(380 + 150 * place), Pt(300), Pt(140), Pt(40))
        box.name, box.text_frame.text = words, words
    named = {shape.name: shape for slide in slides for shape in slide.shapes} | {"chart": chart, "slides": slides}
    damage(named)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def add_text(slide: Any, name: str, x: int, y: int, width: int, height: int, words: str) -> Any:
    box = slide.shapes.add_textbox(Pt(x), Pt(y), Pt(width), Pt(height))
    box.name, box.text_frame.word_wrap = name, True
    box.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    box.text_frame.text = words
    return box


def add_panel(slide: Any, name: str, x: int, y: int, width: int, height: int, words: str) -> Any:
    panel = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(x), Pt(y), Pt(width), Pt(height))
    panel.name, panel.text_frame.text = name, words
    return panel


def add_chart(slide: Any) -> Any:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["North", "South"]
    data.add_series("Costs", (12.5, 11.25))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Pt(50), Pt(140), Pt(400), Pt(300), data)
    frame.name = "Costs"
    describe(frame, "Costs are 12.5 in the north and 11.25 in the south")
    frame.chart.font.size = Pt(14)
    return frame.chart


def add_table(slide: Any) -> None:
    frame = slide.shapes.add_table(3, 2, Pt(50), Pt(140), Pt(600), Pt(90))
    frame.name = "Plants"
    describe(frame, "Costs of three plants")
    for row in range(3):
        for column in range(2):
            frame.table.cell(row, column).text = "Plant" if column == 0 else str(10 + row)


def add_picture(slide: Any) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(png(900, 600)), Pt(50), Pt(140), Pt(300), Pt(200))
    picture.name = "Photo"
    describe(picture, "A plant from above")


def describe(shape: Any, words: str) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def a_member_of_a_group_is_moved_off_the_slide(named: Any) -> None:
    named["Steps"].shapes[0].top = Pt(-60)


def a_panel_holds_more_than_fits(named: Any) -> None:
    named["Panel"].text_frame.text = WORDS * 5
    named["Panel"].text_frame.word_wrap = True


def a_text_lies_on_a_member_of_a_group(named: Any) -> None:
    add_text(named["slides"][3], "Late", 385, 302, 140, 40, "Added late")


def narrow_columns_stretch_a_table(named: Any) -> None:
    table = named["Plants"].table
    table.columns[0].width = Pt(60)
    table.cell(1, 0).text = WORDS * 4


def a_panel_takes_its_colour_from_a_pale_accent(named: Any) -> None:
    color = etree.SubElement(named["Panel"]._element.spPr, f"{A}solidFill")
    etree.SubElement(color, f"{A}schemeClr", val="accent3")


def a_group_loses_its_words(named: Any) -> None:
    del named["Steps"]._element.xpath(".//p:cNvPr")[0].attrib["descr"]


def a_cell_is_chinese_and_says_english(named: Any) -> None:
    cell = named["Plants"].table.cell(1, 0)
    cell.text = "工厂"
    cell._tc.xpath(".//a:r")[0].get_or_add_rPr().set("lang", "en-GB")


def the_title_of_a_chart_is_in_another_font(named: Any) -> None:
    frame = named["chart"].chart_title.text_frame
    frame.text = "Costs"
    frame.paragraphs[0].runs[0].font.name = "Comic Sans MS"
    frame.paragraphs[0].runs[0].font.size = Pt(16)


def a_picture_is_cropped_to_few_pixels(named: Any) -> None:
    named["Photo"].crop_left = named["Photo"].crop_right = 0.4


def a_name_in_a_chart_differs_from_its_workbook(named: Any) -> None:
    named["chart"]._chartSpace.xpath(".//c:cat//c:v")[1].text = "West"


def a_box_grows_with_its_text_off_the_slide(named: Any) -> None:
    box = add_text(named["slides"][0], "Long", 50, 420, 600, 30, WORDS * 8)
    box.text_frame.auto_size = MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT


def a_list_of_styles_makes_a_text_tiny(named: Any) -> None:
    level = etree.SubElement(named["Words"]._element.xpath(".//a:lstStyle")[0], f"{A}lvl1pPr")
    etree.SubElement(level, f"{A}defRPr", sz="800")


def a_text_has_two_lists_of_styles(named: Any) -> None:
    styles = named["Words"]._element.xpath(".//a:lstStyle")[0]
    styles.addnext(deepcopy(styles))


def a_picture_is_put_over_words(named: Any) -> None:
    picture = named["slides"][0].shapes.add_picture(io.BytesIO(png(900, 600)), Pt(60), Pt(120), Pt(300), Pt(200))
    picture.name = "Cover"
    describe(picture, "A plant")


def words_are_set_in_a_colour_near_that_below(named: Any) -> None:
    font = named["Words"].text_frame.paragraphs[0].runs[0].font
    font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    font.color.brightness = -0.2


PLANTED: dict[Damage, tuple[str, int, str]] = {
    a_member_of_a_group_is_moved_off_the_slide: ("off-slide", 4, "Collect"),
    a_panel_holds_more_than_fits: ("overflow", 3, "Panel"),
    a_text_lies_on_a_member_of_a_group: ("overlap", 4, "Late"),
    narrow_columns_stretch_a_table: ("table-height", 3, "Plants"),
    a_panel_takes_its_colour_from_a_pale_accent: ("contrast", 3, "Panel"),
    a_group_loses_its_words: ("alternative-text", 4, "Steps"),
    a_cell_is_chinese_and_says_english: ("language", 3, "Plants"),
    the_title_of_a_chart_is_in_another_font: ("theme-fonts", 2, "Costs"),
    a_picture_is_cropped_to_few_pixels: ("picture-resolution", 4, "Photo"),
    a_name_in_a_chart_differs_from_its_workbook: ("chart-values", 2, "Costs"),
    a_box_grows_with_its_text_off_the_slide: ("off-slide", 1, "Long"),
    a_list_of_styles_makes_a_text_tiny: ("text-size", 1, "Words"),
    a_text_has_two_lists_of_styles: ("element-order", 1, "Words"),
    a_picture_is_put_over_words: ("overlap", 1, "Words"),
    words_are_set_in_a_colour_near_that_below: ("contrast", 1, "Words"),
}


def test_nothing_is_found_in_the_deck_as_it_was_made() -> None:
    assert found(made()) == []


def a_title_stands_off_the_slide_to_be_heard_only(named: Any) -> None:
    named["slides"][0].shapes.title.top = Pt(-200)


def test_a_title_may_stand_off_the_slide() -> None:
    assert found(made(a_title_stands_off_the_slide_to_be_heard_only)) == []


@pytest.mark.parametrize("damage", PLANTED, ids=lambda damage: damage.__name__)
def test_damage_to_it_is_found(damage: Damage) -> None:
    assert PLANTED[damage] in found(made(damage))


def test_a_slide_without_its_layout_is_found() -> None:
    deck = Scratch(made())
    with deck.part("ppt/slides/_rels/slide1.xml.rels") as relations:
        relations.remove(relations[0])
    assert [(rule, where) for rule, where, _ in found(deck.content())][:1] == [("relationships", 0)]
