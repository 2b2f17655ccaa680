"""Both outputs say the same: what is equal passes, and each kind of difference is told by figure and number."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from builder.build import Build, build
from builder.choices import Choices
from builder.ledger.package import ReadSlide, read_package
from builder.ledger.parity import Parity, parity
from builder.model.made import Made
from builder.problems import BuildError
from builder.project import load_project

SMALL = Path(__file__).parents[1] / "small"


@pytest.fixture(scope="module")
def built() -> Build:
    project = load_project(SMALL)
    return build(project.editions["national"], project)


@pytest.fixture(scope="module")
def slides(built: Build) -> tuple[ReadSlide, ...]:
    return read_package(built.made["pptx"].content)


def changed(content: bytes, part: str, how: Callable[[bytes], bytes]) -> bytes:
    """A package with the parts of this pattern changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, how(data) if re.fullmatch(part, name) else data)
    return made.getvalue()


def told(built: Build, *, pdf: Made | None = None, deck: bytes = b"") -> list[str]:
    made = built.made["pptx"]
    deck_made = replace(made, content=deck) if deck else made
    return [str(each) for each in parity(built.document, pdf or built.made["pdf"], deck_made).differences]


def noted(built: Build, id: str, old: str, new: str) -> Made:
    """The PDF as if it had drawn another string in an exhibit."""
    made = built.made["pdf"]
    strings = tuple(new if each == old else each for each in made.drawn.exhibits[id])
    assert strings != made.drawn.exhibits[id]
    return replace(made, drawn=replace(made.drawn, exhibits={**made.drawn.exhibits, id: strings}))


def test_the_small_project_is_the_same_in_both(built: Build) -> None:
    assert built.parity == {"pptx": Parity(charts=2, values=5 + 1 + 10 + 10, captions=3, pages=4, facts=14)}


def test_without_one_of_the_outputs_nothing_is_compared() -> None:
    project = load_project(SMALL)
    assert build(project.editions["national"], project, Choices(("pptx",))).parity == {}


def test_the_slides_read_back_are_those_that_powerpoint_shows(built: Build, slides: tuple[ReadSlide, ...]) -> None:
    shown = Presentation(io.BytesIO(built.made["pptx"].content)).slides
    assert [slide.texts[0] for slide in slides] == [slide.shapes.title.text for slide in shown]
    assert [len(slide.charts) for slide in slides] == [0, 0, 0, 1, 1, 0, 0]


def test_the_workbooks_read_back_are_those_that_excel_opens(built: Build, slides: tuple[ReadSlide, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(built.made["pptx"].content)) as package:
        names = [name for name in package.namelist() if name.endswith(".xlsx")]
        books = [openpyxl.load_workbook(io.BytesIO(package.read(name)), data_only=True).active for name in names]
    opened = [{c.coordinate: c.value for row in book for c in row if c.value is not None} for book in books if book]
    read = [chart.cells for slide in slides for chart in slide.charts]
    assert sorted(map(sorted, opened)) == sorted(map(sorted, read))
    assert all(cells in opened for cells in read)


def test_a_number_changed_in_a_workbook_is_told(built: Build) -> None:
    def edit(book: bytes) -> bytes:
        return changed(book, "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b"<v>52</v>", b"<v>53</v>"))

    deck = changed(built.made["pptx"].content, r"ppt/embeddings/.*\.xlsx", edit)
    assert "图1 (fig-throughput): the chart says 52.0, its workbook 53.0 (C5)" in told(built, deck=deck)[0]


def test_a_number_changed_in_a_chart_is_told_against_workbook_and_figure(built: Build) -> None:
    deck = changed(
        built.made["pptx"].content, r"ppt/charts/chart.*\.xml", lambda chart: chart.replace(b">48.8<", b">84.8<")
    )
    said = told(built, deck=deck)
    assert any("图2 (fig-service): the chart says 84.8, its workbook 48.8" in each for each in said)
    assert any("图2 (fig-service): the slide lacks 48.8 for 服务指数, 石泓港" in each for each in said)
    assert any("the slide has 84.8 for 服务指数, 石泓港, which the PDF has not" in each for each in said)


def test_a_caption_changed_on_a_slide_is_told(built: Build) -> None:
    old, new = "图1　".encode(), "图3　".encode()
    deck = changed(built.made["pptx"].content, r"ppt/slides/slide4\.xml", lambda page: page.replace(old, new))
    said = "图1 (fig-throughput): “图1各港口吞吐指数” is not what stands on a slide"
    assert told(built, deck=deck)[0].startswith(said)


def test_a_table_s_number_changed_on_a_slide_is_told(built: Build) -> None:
    deck = changed(
        built.made["pptx"].content, r"ppt/slides/slide6\.xml", lambda page: page.replace(b">55.1<", b">51.5<")
    )
    said = "表1 (tab-harbours): the row 南溟港 does not stand on the slide as it is"
    assert told(built, deck=deck)[0].startswith(said)


def test_a_fact_changed_in_the_notes_is_told(built: Build) -> None:
    deck = changed(
        built.made["pptx"].content, r"ppt/notesSlides/.*\.xml", lambda page: page.replace(b"30.8", b"38.0")
    )
    assert any("“30.8” is not what stands on the notes of slide 4" in each for each in told(built, deck=deck))


def test_a_number_that_the_pdf_wrote_otherwise_is_told(built: Build) -> None:
    said = told(built, pdf=noted(built, "fig-throughput", "52.0", "25.0"))
    assert any("图1 (fig-throughput): 52.0 stands 0 times in the PDF" in each for each in said)
    assert any("the PDF says 25.0, which the chart does not" in each for each in said)


def test_a_mean_that_the_pdf_wrote_otherwise_is_told(built: Build) -> None:
    said = told(built, pdf=noted(built, "fig-throughput", "均值 57.9", "均值 59.7"))
    assert said == [said[0]]
    assert said[0].startswith("图1 (fig-throughput): 均值57.9 stands 0 times in the PDF, not 1 times")


def test_another_chart_in_the_pdf_is_told(built: Build) -> None:
    made = built.made["pdf"]
    charts = {**made.drawn.charts, "fig-service": made.drawn.charts["fig-throughput"]}
    said = told(built, pdf=replace(made, drawn=replace(made.drawn, charts=charts)))
    assert said[0].startswith("图2 (fig-service): the PDF drew another chart")


def test_a_fact_that_the_pdf_wrote_otherwise_is_told_with_its_line(built: Build) -> None:
    made = built.made["pdf"]
    [fact] = [at for at, entry in enumerate(built.document.facts) if "gap(" in entry.question]
    entries = {**made.drawn.entries, fact: ("38.0",)}
    [said] = told(built, pdf=replace(made, drawn=replace(made.drawn, entries=entries)))
    assert "10-throughput.md:12: “30.8” stands in the PDF as “38.0”" in said


def test_a_difference_stops_the_build(monkeypatch: pytest.MonkeyPatch, built: Build) -> None:
    made = noted(built, "fig-throughput", "52.0", "25.0")
    monkeypatch.setattr("builder.build.compose_all", lambda *_: {**built.made, "pdf": made})
    project = load_project(SMALL)
    with pytest.raises(BuildError, match=r"图1 \(fig-throughput\): 52\.0 stands 0 times in the PDF"):
        build(project.editions["national"], project)


def test_another_page_in_the_notes_is_told(built: Build) -> None:
    old, new = "见报告第1页图1".encode(), "见报告第2页图1".encode()
    deck = changed(built.made["pptx"].content, r"ppt/notesSlides/.*\.xml", lambda page: page.replace(old, new))
    [said] = told(built, deck=deck)
    assert said.startswith("slide 4: names the page 2 for fig-throughput, which is on 1")


def test_notes_that_lead_to_another_page_are_told(built: Build) -> None:
    deck = changed(
        built.made["pptx"].content,
        r"ppt/notesSlides/_rels/notesSlide4\.xml\.rels",
        lambda relations: relations.replace(b"#page=4", b"#page=5"),
    )
    [said] = told(built, deck=deck)
    assert said.startswith("slide 4: leads to report.pdf#page=5 for fig-throughput, not to #page=4")


def test_a_figure_that_the_pdf_drew_on_another_page_is_told(built: Build) -> None:
    made = built.made["pdf"]
    starts = {**made.where.starts, "fig-service": "2"}
    [said] = told(built, pdf=replace(made, where=replace(made.where, starts=starts)))
    assert said.startswith("slide 5: names the page 1 for fig-service, which is on 2")
