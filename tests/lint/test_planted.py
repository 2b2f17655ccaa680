"""A sound deck breaks no rule; each kind of damage that is planted in it is found, where it is, and nothing else is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from lxml import etree

from builder.lint.report import RULES
from tests.lint.scratch import (
    CASE,
    CHART,
    LONG_TABLE,
    MESSAGE,
    NAMES,
    TABLE,
    WIDE,
    Scratch,
    add,
    found,
    linted,
    look,
    move,
    run_properties,
    sound,
)

FILE = 0
LONG = "工业企业的上云分布不均，制造业领先，公用事业与采矿业起步较晚。"
PLANT: dict[str, Planted] = {}


@dataclass(frozen=True)
class Planted:
    """Damage: what is done to the deck, and what the lint must say of it: rule, slide, shape."""

    damage: Callable[[Scratch], None]
    says: tuple[tuple[str, int, str], ...]


def plant(rule: str, slide: int, shape: str, *more: tuple[str, int, str]) -> Callable[[Any], Any]:
    """Name a function as damage that must be found."""

    def register(damage: Callable[[Scratch], None]) -> Callable[[Scratch], None]:
        PLANT[damage.__name__] = Planted(damage, ((rule, slide, shape), *more))
        return damage

    return register


@plant("off-slide", MESSAGE, "要点")
def points_run_off_the_right_edge(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        move(points, 200, 130)


@plant("off-slide", CHART, "图表")
def a_chart_hangs_below_the_slide(deck: Scratch) -> None:
    with deck.shape(CHART, "图表") as chart:
        place = look(chart, "p:xfrm/a:off")[0]
        place.set("y", str(300 * 12_700))
        place.set("x", str(60 * 12_700))
    with deck.slide(CHART) as root:  # what else would stand on it is not what is planted
        for name in ("来源", "页脚", "页码"):
            shape = look(root, f"//p:cNvPr[@name='{name}']/../..")[0]
            shape.getparent().remove(shape)


@plant("off-slide", MESSAGE, "照片")
def half_a_picture_is_off_the_slide(deck: Scratch) -> None:
    deck.add_picture(MESSAGE, (400, 300), (900, 300, 120, 90), "一张照片")


@plant("overflow", MESSAGE, "要点")
def points_are_longer_than_their_frame(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        look(points, ".//a:t")[-1].text = LONG * 16


@plant("overflow", MESSAGE, "标题")
def a_headline_is_set_too_large(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "标题") as title:
        run_properties(title).set("sz", "6000")
        look(title, ".//a:t")[0].text = LONG[:20]
        for spacing in look(title, ".//a:lnSpc"):
            spacing.getparent().remove(spacing)
        add(look(title, ".//a:p")[0], "a:pPr", 0)
        spacing = add(look(title, ".//a:pPr")[0], "a:lnSpc")
        add(spacing, "a:spcPct", val="100000")


@plant("overlap", CHART, "要点", ("overlap", CHART, "要点"))  # on the caption too
def takeaways_stand_on_the_headline(deck: Scratch) -> None:
    with deck.shape(CHART, "要点") as takeaways:
        move(takeaways, 60, 40)


@plant("overlap", MESSAGE, "要点")
def a_panel_hides_the_points(deck: Scratch) -> None:
    with deck.slide(MESSAGE) as root:
        look(root, "//p:spTree")[0].append(panel(100, 120, 400, 100, "accent1"))


@plant("overlap", LONG_TABLE, "表格 2")
def two_tables_lie_on_each_other(deck: Scratch) -> None:
    with deck.shape(LONG_TABLE, "表格 2") as table:
        look(table, "p:xfrm/a:off")[0].set("x", str(300 * 12_700))


@plant("text-on-chart", CHART, "要点")
def takeaways_stand_on_the_chart(deck: Scratch) -> None:
    with deck.shape(CHART, "要点") as takeaways:
        move(takeaways, 200, 150)


@plant("table-height", TABLE, "表格")
def a_row_of_a_table_is_stretched_by_its_text(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        look(table, "//a:tr[3]//a:t")[0].text = LONG * 30
    with deck.slide(TABLE) as root:
        for name in ("来源", "页脚", "页码"):
            shape = look(root, f"//p:cNvPr[@name='{name}']/../..")[0]
            shape.getparent().remove(shape)


@plant("empty-placeholder", MESSAGE, "要点")
def a_placeholder_is_empty(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        for run in look(points, ".//a:r"):
            run.getparent().remove(run)


@plant("empty-placeholder", MESSAGE, "要点")
def a_placeholder_asks_for_its_content(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        first, *rest = look(points, ".//a:p")
        for paragraph in rest:
            paragraph.getparent().remove(paragraph)
        for run in look(first, "a:r")[1:]:
            first.remove(run)
        look(first, "a:r/a:t")[0].text = "三至五个要点，每点一句话"


@plant("theme-fonts", MESSAGE, "标题")
def a_headline_is_in_another_font(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "标题") as title:
        add(run_properties(title), "a:ea", typeface="楷体")


@plant("east-asian-font", TABLE, "表格")
def a_cell_has_no_east_asian_font(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        add(look(table, ".//a:tr[2]//a:rPr")[0], "a:ea", typeface="")


@plant("language", CASE, "案例正文")
def a_text_does_not_say_its_language(deck: Scratch) -> None:
    with deck.shape(CASE, "案例正文") as text:
        del run_properties(text).attrib["lang"]


@plant("language", MESSAGE, "来源")
def a_chinese_text_says_it_is_english(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "来源") as source:
        run_properties(source).set("lang", "en-US")


@plant("text-size", MESSAGE, "要点")
def points_are_shrunk_by_autofit(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        frame = look(points, ".//a:bodyPr")[0]
        frame.remove(frame[0])
        add(frame, "a:normAutofit", fontScale="62500")


@plant("text-size", TABLE, "表格")
def a_cell_is_set_too_small(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        look(table, ".//a:tr[2]//a:rPr")[0].set("sz", "900")


@plant("text-size", CHART, "图表")
def labels_of_a_chart_are_too_small(deck: Scratch) -> None:
    with deck.part(chart_part(deck, CHART)) as chart:
        look(chart, "//c:valAx/c:txPr//a:defRPr|//c:catAx/c:txPr//a:defRPr")[0].set("sz", "700")


@plant("contrast", MESSAGE, "要点")
def points_are_pale_on_white(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "要点") as points:
        color = add(add(run_properties(points), "a:solidFill", 0), "a:schemeClr", val="tx1")
        add(color, "a:lumMod", val="35000")
        add(color, "a:lumOff", val="65000")


@plant("contrast", TABLE, "表格")
def a_cell_is_dark_under_dark_text(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        cell = look(table, ".//a:tr[3]/a:tc[1]/a:tcPr")[0]
        add(add(cell, "a:solidFill", 0), "a:schemeClr", val="tx2")


@plant("contrast", 1, "标题")
def a_white_panel_is_put_under_a_white_title(deck: Scratch) -> None:
    with deck.slide(1) as root:
        look(root, "//p:spTree")[0].insert(2, panel(40, 130, 700, 140, "bg1"))


@plant("alternative-text", CHART, "图表")
def a_chart_has_no_alternative_text(deck: Scratch) -> None:
    with deck.shape(CHART, "图表") as chart:
        del look(chart, ".//p:cNvPr")[0].attrib["descr"]


@plant("alternative-text", MESSAGE, "照片")
def a_picture_is_described_by_the_name_of_its_file(deck: Scratch) -> None:
    deck.add_picture(MESSAGE, (800, 600), (600, 320, 120, 90), "IMG_2034.JPG")


@plant("title", MESSAGE, "")
def a_slide_has_no_title(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "标题") as title:
        title.getparent().remove(title)


@plant("duplicate-title", WIDE, "标题")
def two_slides_have_the_same_title(deck: Scratch) -> None:
    with deck.shape(CHART, "标题") as first:
        words = look(first, ".//a:t")[0].text
    with deck.shape(WIDE, "标题") as second:
        look(second, ".//a:t")[0].text = words


@plant("picture-resolution", MESSAGE, "照片")
def a_picture_is_enlarged_beyond_its_pixels(deck: Scratch) -> None:
    deck.add_picture(MESSAGE, (200, 150), (560, 300, 200, 150), "一张照片")


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


def panel(x: int, y: int, width: int, height: int, color: str) -> Any:
    """A filled rectangle, marked as decoration."""
    sides = [side * 12_700 for side in (x, y, width, height)]
    return etree.fromstring(
        f'<p:sp xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}"><p:nvSpPr><p:cNvPr id="901" name="色块"/><p:cNvSpPr/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{sides[0]}" y="{sides[1]}"/><a:ext cx="{sides[2]}" '
        f'cy="{sides[3]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:schemeClr val="{color}"/></a:solidFill></p:spPr></p:sp>'
    )


def chart_part(deck: Scratch, slide: int) -> str:
    """The chart of a slide."""
    relations = deck.parts[f"ppt/slides/_rels/slide{slide}.xml.rels"].decode()
    [name, *_] = re.findall(r"charts/(chart[^.]*[.]xml)", relations)
    return f"ppt/charts/{name}"


def book_part(deck: Scratch, slide: int) -> str:
    """The workbook of a slide's chart."""
    relations = deck.parts[chart_part(deck, slide).replace("charts/", "charts/_rels/") + ".rels"].decode()
    [name, *_] = re.findall(r"embeddings/([^.]*[.]xlsx)", relations)
    return f"ppt/embeddings/{name}"


def with_sections(deck: Scratch) -> None:
    """One section with all slides."""
    with deck.part("ppt/presentation.xml") as presentation:
        for old in look(presentation, "//p14:sectionLst"):
            old.getparent().remove(old)
        ids = "".join(f'<p14:sldId id="{entry.get("id")}"/>' for entry in look(presentation, "//p:sldId"))
        listed = (
            f'<p:extLst xmlns:p="{NAMES["p"]}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{NAMES["p14"]}"><p14:section name="一" id="{{{"0" * 8}}}"><p14:sldIdLst>{ids}'
            "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
        )
        presentation.append(etree.fromstring(listed))


def test_a_sound_deck_breaks_no_rule_and_every_rule_is_looked_at() -> None:
    deck = Scratch(sound())
    with_sections(deck)
    deck.add_picture(MESSAGE, (800, 600), (600, 320, 120, 90), "一张照片")
    judged = linted(deck.content())
    assert judged.findings == ()
    assert [rule.rule for rule in judged.rules if not rule.looked] == ["text-on-chart"]  # no text is near one


@pytest.mark.parametrize("name", PLANT)
def test_planted_damage_is_found_where_it_is(name: str) -> None:
    deck = Scratch(sound())
    PLANT[name].damage(deck)
    assert found(deck.content()) == list(PLANT[name].says)


def test_every_rule_has_damage_planted_for_it() -> None:
    planted = {rule for each in PLANT.values() for rule, _, _ in each.says}
    assert {rule.id for rule in RULES} - planted == {"archive", "xml", "untitled-layout"}  # tested below


def test_a_part_that_is_in_the_file_twice_is_found() -> None:
    made = io.BytesIO(sound())
    with (
        zipfile.ZipFile(made, "a") as package,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        package.writestr("ppt/presProps.xml", package.read("ppt/presProps.xml"))
    assert found(made.getvalue()) == [("archive", FILE, "")]


def test_a_part_whose_bytes_are_damaged_is_found() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        for name, part in Scratch(sound()).parts.items():
            package.writestr(name, part)
    damaged = stored.getvalue().replace(b"<p:viewPr", b"<p:viewXX")
    assert ("archive", FILE, "") in found(damaged)


def test_a_slide_that_is_no_xml_is_found_and_the_others_are_judged() -> None:
    deck = Scratch(sound())
    deck.parts[f"ppt/slides/slide{MESSAGE}.xml"] = b"<p:sld"
    with deck.shape(CHART, "标题") as title:
        title.getparent().remove(title)
    rules = [(rule, slide) for rule, slide, _ in found(deck.content())]
    assert ("xml", FILE) in rules
    assert ("title", CHART) in rules
