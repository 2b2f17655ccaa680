"""Damage that is seen on a slide, or that those miss who cannot see it."""

from __future__ import annotations

from tests.lint.planting import chart_part, panel, plant
from tests.lint.scratch import (
    CASE,
    CHART,
    LONG_TABLE,
    MESSAGE,
    TABLE,
    WIDE,
    Scratch,
    add,
    look,
    move,
    run_properties,
)

LONG = "工业企业的上云分布不均，制造业领先，公用事业与采矿业起步较晚。"


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


@plant("picture-proportions", MESSAGE, "照片")
def a_picture_is_pulled_high(deck: Scratch) -> None:
    deck.add_picture(MESSAGE, (800, 800), (560, 300, 100, 200), "一张照片")


@plant("table-header", TABLE, "表格")
def a_table_marks_no_header(deck: Scratch) -> None:
    with deck.shape(TABLE, "表格") as table:
        del look(table, ".//a:tblPr")[0].attrib["firstRow"]


@plant("reading-order", MESSAGE, "要点")
def a_title_is_read_last(deck: Scratch) -> None:
    with deck.shape(MESSAGE, "标题") as title:
        title.getparent().append(title)
