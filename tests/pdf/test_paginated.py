"""The pages of a report are known before it is drawn, and are those on which things are then drawn."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from builder.build import make_document
from builder.model.made import Made, Pages
from builder.pdf.compose import paginated
from builder.project import load_project
from builder.theme.load import load_theme


@pytest.fixture(scope="module")
def known() -> tuple[Pages, Made]:
    project = load_project(Path(__file__).parents[1] / "small")
    document = make_document(project.editions["national"], project)
    report = paginated(document, load_theme("default", project.styles_folders))
    return report.pages(), report.draw()


def test_each_section_figure_and_table_is_drawn_on_the_page_that_was_foretold(known: tuple[Pages, Made]) -> None:
    pages, made = known
    assert {id: page.label for id, page in pages.items()} == made.where.starts
    assert {"throughput", "service", "fig-throughput", "fig-service", "tab-harbours"} <= pages.keys()


def test_a_page_is_found_in_the_file_where_it_is_said_to_be(known: tuple[Pages, Made]) -> None:
    pages, made = known
    assert all(made.where.places[page.place - 1] == page.label for page in pages.values())
    file = pypdfium2.PdfDocument(made.content)
    assert "各港口吞吐指数" in file[pages["fig-throughput"].place - 1].get_textpage().get_text_bounded()
