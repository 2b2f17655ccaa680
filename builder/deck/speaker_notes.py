"""What stands in the notes of a slide: what is said, the evidence for it, and where the report has it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.deck import words
from builder.deck.slides import Slide
from builder.model.made import Pages

REPORT_FILE = "report.pdf"  # which stands beside the deck


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One paragraph of the notes; with an address it is a link."""

    text: str
    address: str = ""


def notes_of(slide: Slide, pages: Pages) -> tuple[NoteLine, ...]:
    """The notes of a slide, beside a report with these pages."""
    evidence = slide.evidence
    lines = [NoteLine(text) for text in slide.notes]
    if evidence.lines:
        lines += [NoteLine(words.EVIDENCE), *(NoteLine(text) for text in evidence.lines)]
    if page := pages.get(evidence.place):
        lines.append(NoteLine(words.in_report(page.label, evidence.called), f"{REPORT_FILE}#page={page.place}"))
    return tuple(lines)
