"""The slow check: the finished files are opened as readers open them, and hold what parity and ledger say they do."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree

from builder.build import Build, build
from builder.choices import Choices
from builder.ledger.numbers import shown_in_figure, shown_in_table
from builder.ledger.package import read_package
from builder.ledger.rows import home_of, label_of, words_of
from builder.model.block import Figure, Table
from builder.model.chart import DotPlot, Scatter
from builder.model.inline import plain
from builder.model.walk import walk
from builder.outputs import DECKS
from builder.project import load_project

SMALL = Path(__file__).parents[1] / "small"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FEW_LABELS = (DotPlot, Scatter)  # charts that name only what stands out


@pytest.fixture(scope="module", params=["small", "national"])
def built(request: pytest.FixtureRequest) -> Build:
    project = load_project(SMALL if request.param == "small" else None)
    return build(project.editions["national"], project, Choices(decks=tuple(DECKS)))


@pytest.fixture(scope="module")
def pages(built: Build) -> dict[str, str]:
    """The text of the PDF's pages by their printed numbers, without space and the marks of notes and sources."""
    document = pypdfium2.PdfDocument(built.made["pdf"].content)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    where = built.made["pdf"].where.places
    assert len(where) == len(texts)
    return {label: closed(text) for label, text in zip(where, texts, strict=True)}


def closed(text: str) -> str:
    return re.sub(r"\[\d+\]|[①-⑳\s\x00-\x1f\ufffe\u00ad▲▼]", "", text)


def of_figures(built: Build) -> list[Figure]:
    return [node for node in walk(built.document.sections) if isinstance(node, Figure)]


def test_everything_was_compared_and_nothing_differs(built: Build) -> None:
    figures = of_figures(built)
    tables = [node for node in walk(built.document.sections) if isinstance(node, Table)]
    numbers = [*(one for each in figures for one in shown_in_figure(each))]
    numbers += [one for each in tables for one in shown_in_table(each)]
    full = built.parity["pptx"]
    assert (full.charts, full.values) == (len(figures), len(numbers))
    assert {name: each.differences for name, each in built.parity.items()} == dict.fromkeys(DECKS.values(), ())
    for name, each in built.parity.items():
        assert each.pages == len(built.made[name].where.refers) > 0


def test_each_fact_is_on_the_pages_that_the_ledger_names(built: Build, pages: dict[str, str]) -> None:
    home = home_of(built.document)
    lost = []
    for fact, labels in built.made["pdf"].where.entries.items():
        words = closed(words_of(built.document.facts[fact], home.words.get(fact, "")))
        if words not in "".join(pages[label] for label in labels):
            lost.append((words, labels))
    # Words that go on over a page's end have its foot between them.
    assert [each for each in lost if len(each[1]) == 1] == []
    assert len(lost) < 10


@pytest.mark.parametrize("deck", DECKS.values())
def test_each_fact_is_on_the_slides_and_in_the_notes_that_the_ledger_names(built: Build, deck: str) -> None:
    home, slides = home_of(built.document), read_package(built.made[deck].content)
    where = built.made[deck].where
    for places, part in ((where.entries, "texts"), (where.aside, "notes")):
        for fact, numbers in places.items():
            words = closed(words_of(built.document.facts[fact], home.words.get(fact, "")))
            for number in numbers:
                assert words in closed("".join(getattr(slides[int(number) - 1], part)))


def test_each_caption_is_on_its_page(built: Build, pages: dict[str, str]) -> None:
    for node in walk(built.document.sections):
        if isinstance(node, Figure | Table):
            text = "".join(pages[label] for label in built.made["pdf"].where.exhibits[node.id])
            assert closed(f"{label_of(node)}{plain(node.caption)}") in text


def test_each_plotted_number_is_printed_on_its_figure_s_page(built: Build, pages: dict[str, str]) -> None:
    for figure in of_figures(built):
        if isinstance(figure.chart, FEW_LABELS):
            continue
        [label] = built.made["pdf"].where.exhibits[figure.id]
        for text, count in Counter(one.text for one in shown_in_figure(figure)).items():
            assert pages[label].count(text) >= count, (figure.id, text)


def test_each_workbook_as_excel_opens_it_has_the_numbers_of_its_chart(built: Build) -> None:
    charts = 0
    with zipfile.ZipFile(io.BytesIO(built.made["pptx"].content)) as package:
        for name in package.namelist():
            if not re.fullmatch(r"ppt/charts/chart\d+\.xml", name):
                continue
            relations = package.read(f"ppt/charts/_rels/{name.rpartition('/')[2]}.rels").decode()
            [book] = re.findall(r'"\.\./(embeddings/[^"]+\.xlsx)"', relations)
            opened = openpyxl.load_workbook(io.BytesIO(package.read(f"ppt/{book}")), data_only=True)
            charts += 1
            for reference in etree.fromstring(package.read(name)).iter(f"{CHART}numRef"):
                sheet, _, cells = (reference.findtext(f"{CHART}f") or "").rpartition("!")
                values = [cell.value for row in opened[sheet.strip("'")][cells.replace("$", "")] for cell in row]
                points = {int(p.get("idx", "")): float(p[0].text or "") for p in reference.iter(f"{CHART}pt")}
                assert points == {at: value for at, value in enumerate(values) if value is not None}
    assert charts > 0
