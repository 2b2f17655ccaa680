"""The notes of a slide: what is said, the evidence, and the page of the report as a link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from builder.deck.slides import Evidence
from builder.deck.speaker_notes import NoteLine, notes_of
from builder.deck.write import write_deck
from builder.model.made import ReportPage
from tests.deck.sample import CHART, PROPERTIES, default_theme, reopened, sheets_of, template_opened

PROVEN = replace(CHART, evidence=Evidence(("67.40（industries/快消/overall）",), "fig-a", "图8"))
PAGES = {"fig-a": ReportPage("17", 22)}


def test_what_is_said_comes_first_then_the_evidence_then_the_page() -> None:
    assert notes_of(PROVEN, PAGES) == (
        *(NoteLine(words) for words in CHART.notes),
        NoteLine("依据："),
        NoteLine("67.40（industries/快消/overall）"),
        NoteLine("见报告第17页图8", "report.pdf#page=22"),
    )


def test_without_a_report_no_page_is_named_and_without_evidence_none_is_promised() -> None:
    assert notes_of(PROVEN, {})[-1] == NoteLine("67.40（industries/快消/overall）")
    assert notes_of(CHART, PAGES) == tuple(NoteLine(words) for words in CHART.notes)


def test_the_page_is_a_link_in_the_file_and_the_notes_are_asked_for_last() -> None:
    asked = []

    def notes() -> list[tuple[NoteLine, ...]]:
        asked.append(len(presentation.slides))
        return [notes_of(PROVEN, PAGES)]

    presentation = template_opened()
    content = write_deck(sheets_of(PROVEN), notes, PROPERTIES, default_theme(), presentation)
    assert asked == [1]
    [slide] = reopened(content).slides
    *_, last = slide.notes_slide.notes_text_frame.paragraphs
    assert (last.text, last.runs[0].hyperlink.address) == ("见报告第17页图8", "report.pdf#page=22")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        relations = package.read("ppt/notesSlides/_rels/notesSlide1.xml.rels").decode()
    assert 'Target="report.pdf#page=22" TargetMode="External"' in relations
