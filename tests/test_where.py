"""Where things stand: both outputs say on which page or slide each fact, figure, table and case is found."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest

from builder.build import Build, build
from builder.model.inline import FactText, Strong, Text, Traced, pieces
from builder.project import load_project

SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="module")
def built() -> Build:
    project = load_project(SMALL)
    return build(project.editions["national"], project)


def numbered(built: Build, question: str) -> list[int]:
    return [at for at, entry in enumerate(built.document.facts) if entry.question == question]


def test_pieces_join_to_the_plain_words_and_know_every_fact_around_them() -> None:
    text = (Text("甲"), Traced((Strong((FactText(1, "乙"),)), Text("丙")), 0))
    assert list(pieces(text)) == [("甲", ()), ("乙", (0, 1)), ("丙", (0,))]


def test_the_pages_are_named_as_they_are_printed(built: Build) -> None:
    assert built.made["pdf"].where.places == ("", "i", "ii", "1", "2", "")
    assert built.made["pptx"].where.places == tuple(str(n) for n in range(1, built.made["pptx"].counts["slides"] + 1))


def test_a_fact_is_on_the_page_whose_text_has_it(built: Build) -> None:
    where = built.made["pdf"].where
    with pdfplumber.open(io.BytesIO(built.made["pdf"].content)) as pdf:
        pages = [page.extract_text().replace("\n", "") for page in pdf.pages]
    for entry, labels in where.entries.items():
        for label in labels:
            assert built.document.facts[entry].text in pages[where.places.index(label)]


def test_a_fact_of_the_text_is_on_a_page_and_in_the_notes_of_slides(built: Build) -> None:
    [fact] = numbered(built, 'harbours.gap("青岚港", "南溟港", "throughput")')
    assert built.made["pdf"].where.entries[fact] == ("1",)
    assert fact not in built.made["pptx"].where.entries
    assert built.made["pptx"].where.aside[fact] == ("3", "4")


def test_a_headline_is_on_its_slide_alone(built: Build) -> None:
    [fact] = numbered(built, 'harbours.count_where("service", "throughput")')
    assert fact not in built.made["pdf"].where.entries
    assert built.made["pptx"].where.entries[fact] == ("5",)


def test_figures_and_tables_are_found_in_both(built: Build) -> None:
    assert built.made["pdf"].where.exhibits.keys() == {"fig-throughput", "fig-service", "tab-harbours"}
    slides = {"fig-throughput": ("4",), "fig-service": ("5",), "tab-harbours": ("6",)}
    assert built.made["pptx"].where.exhibits == slides


def test_the_pdf_notes_the_words_it_wrote(built: Build) -> None:
    drawn = built.made["pdf"].drawn
    claimed = {0: {"一港领先"}}  # a claim has no text of its own, only the words that it vouches for
    assert {entry: set(words) for entry, words in drawn.entries.items()} == claimed | {
        entry: {built.document.facts[entry].text} for entry in drawn.entries if entry not in claimed
    }
    assert "图1　各港口吞吐指数" in drawn.exhibits["fig-throughput"]
    assert {"71.5", "66.2", "58.9", "52.0", "40.7"} <= set(drawn.exhibits["fig-throughput"])
    assert drawn.charts.keys() == {"fig-throughput", "fig-service"}
