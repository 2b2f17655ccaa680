"""The charts of whole decks, the report's and one with every kind: what editors and screen readers meet in them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from builder.build import build
from builder.choices import Choices
from builder.project import built_in_folder, load_project
from tests.deck.native_sample import flat, look_up

FOLDERS = {"report": built_in_folder(), "every kind": Path(__file__).parents[1] / "gallery"}
LEAST = {"report": 17, "every kind": 12}
TABLES_AND_SHAPES = {"report": 4, "every kind": 3}
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture(scope="module", params=FOLDERS, ids=list(FOLDERS))
def deck(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    project = load_project(FOLDERS[request.param])
    built = build(project.editions["national"], project, Choices(("pptx",)))
    return request.param, built.made["pptx"].content


def figures_of(content: bytes) -> list[tuple[Any, Any]]:
    """Each slide with a figure, and what stands for the figure on it: a chart, a table or a group."""
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        found += [(slide, shape) for shape in slide.shapes if re.match(r"图\d+ [^图]*$", shape.name)]
    return found


def charts_in(content: bytes) -> list[tuple[Any, Any]]:
    """The XML of every chart, and its workbook as Excel opens it."""
    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in flat(slide.shapes):
            if getattr(shape, "has_chart", False):
                part = shape.chart.part
                blob = part.chart_workbook.xlsx_part.blob
                book = openpyxl.load_workbook(io.BytesIO(blob), data_only=True)
                found.append((etree.fromstring(part.blob), book))
    return found


def test_there_are_native_charts_for_all_figures_but_tables_maps_and_trees(deck: tuple[str, bytes]) -> None:
    name, content = deck
    assert len(charts_in(content)) >= LEAST[name]
    figures = figures_of(content)
    others = [shape for _, shape in figures if not any(getattr(one, "has_chart", False) for one in flat([shape]))]
    assert len(others) == TABLES_AND_SHAPES[name]


def test_headers_are_the_names_of_series_and_names_their_categories(deck: tuple[str, bytes]) -> None:
    for chart, book in charts_in(deck[1]):
        [sheet] = book.worksheets
        heads = {cell.column_letter: cell.value for cell in sheet[1]}
        assert all(isinstance(head, str) for head in heads.values())
        names = [cell.value for cell in sheet["A"]][1:]
        for series in look_up(chart, "//c:ser"):
            column = look_up(series, "string(c:tx//c:f)").split("$")[1]
            assert heads[column] == look_up(series, "string(c:tx//c:v)")
            for categories in look_up(series, "c:cat"):
                assert look_up(categories, "string(.//c:f)") == f"'{sheet.title}'!$A$2:$A${len(names) + 1}"
                assert look_up(categories, ".//c:v/text()") == names


def test_every_plotted_number_stands_in_its_cell_with_its_decimals(deck: tuple[str, bytes]) -> None:
    for chart, book in charts_in(deck[1]):
        [sheet] = book.worksheets
        for reference in look_up(chart, "//c:numRef"):
            cells = look_up(reference, "string(c:f)").rsplit("!", 1)[1].replace("$", "")
            column = [row[0] for row in sheet[cells]]
            points = {int(one.get("idx")): float(look_up(one, "string(c:v)")) for one in look_up(reference, ".//c:pt")}
            assert {at: cell.value for at, cell in enumerate(column) if cell.value is not None} == points
            code = look_up(reference, "string(.//c:formatCode)")
            assert {cell.number_format for cell in column if cell.value is not None} <= {code}


def test_no_colour_outside_the_theme_is_fixed_and_no_chart_has_a_style_of_its_own(deck: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(deck[1])) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|charts|slideLayouts|slideMasters)/[^/]*\.xml", name):
                xml = package.read(name).decode()
                assert "srgbClr" not in xml, name
                assert "<c:style" not in xml, name


def test_charts_say_their_language_and_take_their_fonts_from_the_theme(deck: tuple[str, bytes]) -> None:
    for chart, _ in charts_in(deck[1]):
        settings = look_up(chart, "//a:defRPr|//a:rPr")
        assert {(one.get("lang"), look_up(one, "string(a:ea/@typeface)")) for one in settings} == {("zh-CN", "+mn-ea")}
        for tag, value in (("c:date1904", "0"), ("c:roundedCorners", "0"), ("c:chart/c:autoTitleDeleted", "1")):
            assert look_up(chart, f"string({tag}/@val)") == value


def test_every_figure_is_named_and_told_in_one_sentence_and_its_values(deck: tuple[str, bytes]) -> None:
    figures = figures_of(deck[1])
    assert figures
    for slide, shape in figures:
        [own] = shape._element.xpath("./*[1]/p:cNvPr")
        assert own.get("title") == own.get("name")
        assert own.get("name").replace(" ", "") in "".join(
            each.text_frame.text for each in slide.shapes if each.has_text_frame
        ).replace("\u3000", "")
        message, _, values = own.get("descr").partition("。")
        assert "：" in message
        assert len(message) <= 100
        assert values or "树状图" in message
        names = [each.name for each in flat(slide.shapes)]
        assert len(set(names)) == len(names)


def test_every_chart_frame_has_alternative_text_and_a_title(deck: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(deck[1])) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                page = etree.fromstring(package.read(name))
                for frame in page.iter(f"{P}graphicFrame"):
                    own = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr")
                    assert own is not None
                    assert own.get("descr"), name
                    if "chart" in etree.tostring(frame).decode().partition("graphicData")[2]:
                        assert own.get("title"), name
