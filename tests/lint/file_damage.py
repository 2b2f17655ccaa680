"""Damage to the file and to the data in it."""

from __future__ import annotations

from lxml import etree

from tests.lint.planting import FILE, book_part, chart_part, plant
from tests.lint.scratch import (
    CHART,
    MESSAGE,
    NAMES,
    TABLE,
    Scratch,
    add,
    look,
    run_properties,
    with_sections,
)


@plant("relationships", CHART, "")
def a_chart_part_is_missing(deck: Scratch) -> None:
    part = chart_part(deck, CHART)
    book = book_part(deck, CHART)
    for name in (part, book, part.replace("charts/", "charts/_rels/") + ".rels"):
        del deck.parts[name]
    with deck.part("[Content_Types].xml") as types:
        entry = look(types, f"t:Override[@PartName='/{part}']")[0]
        types.remove(entry)


@plant("relationships", CHART, "")
def an_id_leads_to_no_relation(deck: Scratch) -> None:
    with deck.shape(2, "链接 一 行业") as link:
        look(link, ".//a:hlinkClick")[0].attrib.pop("action")
    with deck.slide(CHART) as root:
        look(root, "//p:sp")[0].find(f".//{{{NAMES['p']}}}cNvPr").append(
            etree.fromstring(f'<a:hlinkClick xmlns:a="{NAMES["a"]}" xmlns:r="{NAMES["r"]}" r:id="rId99"/>')
        )


@plant("content-types", MESSAGE, "")
def a_slide_does_not_say_that_it_is_one(deck: Scratch) -> None:
    with deck.part("[Content_Types].xml") as types:
        types.remove(look(types, f"t:Override[@PartName='/ppt/slides/slide{MESSAGE}.xml']")[0])


@plant("ids", MESSAGE, "")
def two_shapes_have_the_same_id(deck: Scratch) -> None:
    with deck.slide(MESSAGE) as root:
        look(root, "//p:cNvPr[@name='来源']")[0].set("id", "3")


@plant("ids", FILE, "")
def the_id_of_a_slide_is_below_its_bound(deck: Scratch) -> None:
    with deck.part("ppt/presentation.xml") as presentation:
        look(presentation, "//p:sldId")[0].set("id", "12")


@plant("element-order", MESSAGE, "标题")
def a_font_stands_before_the_colour_of_its_run(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "标题") as title:
        properties = run_properties(title)
        add(properties, "a:latin", typeface="+mj-lt")
        add(add(properties, "a:solidFill"), "a:schemeClr", val="tx1")


@plant("element-order", CHART, "")
def a_series_has_its_values_before_its_names(deck: Scratch) -> None:
    with deck.part(chart_part(deck, CHART)) as chart:
        series = look(chart, "//c:ser")[0]
        values = look(series, "c:val")[0]
        series.insert(list(series).index(look(series, "c:cat")[0]), values)


@plant("element-order", TABLE, "表格")
def a_row_lacks_a_cell(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        row = look(table, ".//a:tr")[2]
        row.remove(row[1])


@plant("element-order", MESSAGE, "要点", ("empty-placeholder", MESSAGE, "要点"))
def a_text_has_no_paragraph(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        for paragraph in look(points, ".//a:p"):
            paragraph.getparent().remove(paragraph)


@plant("workbook", CHART, "图表")
def a_workbook_cannot_be_opened(deck: Scratch) -> None:
    deck.parts[book_part(deck, CHART)] = b"no workbook"


@plant("chart-values", CHART, "图表")
def a_chart_shows_another_value_than_its_workbook(deck: Scratch) -> None:
    with deck.part(chart_part(deck, CHART)) as chart:
        look(chart, "//c:val//c:v")[2].text = "12.34"


@plant("orphans", FILE, "")
def a_picture_is_left_behind(deck: Scratch) -> None:
    deck.parts["ppt/media/image7.jpeg"] = b"\xff\xd8"
    with deck.part("[Content_Types].xml") as types:
        etree.SubElement(types, f"{{{NAMES['t']}}}Default", Extension="jpeg", ContentType="image/jpeg")


@plant("links", 2, "链接 二 城市")
def a_link_leads_to_no_slide(deck: Scratch) -> None:
    with deck.part("ppt/slides/_rels/slide2.xml.rels") as relations:
        id = next(each for each in relations if each.get("Target").endswith("slide5.xml"))
        id.set("Target", "../slideLayouts/slideLayout1.xml")
        id.set("Type", id.get("Type").replace("/slide", "/slideLayoutOf"))


@plant("sections", 3, "")
def a_slide_is_in_no_section(deck: Scratch) -> None:
    with_sections(deck)
    with deck.part("ppt/presentation.xml") as presentation:
        entry = look(presentation, "//p14:sldId")[2]
        entry.getparent().remove(entry)
