"""Read a finished document as an editor would, and warn of what should not go to print. Never stops a build."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.block import Callout, Figure, Table
from builder.model.document import Document, Section
from builder.model.inline import Ref, plain
from builder.model.walk import walk
from builder.problems import Problem

LONG_TITLE = 32  # characters: what does not fit on one line of the contents
MOST_TAKEAWAYS = 3  # of a slide


def review(document: Document) -> tuple[Problem, ...]:
    """Warnings on the whole document, with the file each concerns."""
    return tuple(
        sorted([*_unmentioned(document), *_missing(document), *_long(document)], key=lambda problem: problem.where)
    )


def _unmentioned(document: Document) -> Iterator[Problem]:
    """Figures and tables to which no text leads, and figures that stand before their first mention."""
    mentioned: set[str] = set()
    mentions = {node.target for node in walk(document.sections) if isinstance(node, Ref)}
    for section in document.sections:
        for node in walk(section.body):
            if isinstance(node, Ref):
                mentioned.add(node.target)
            elif isinstance(node, Figure | Table) and node.id not in mentions:
                yield Problem(section.place.file, f"the text never mentions {node.id}", f"write [](#{node.id})")
            elif isinstance(node, Figure) and node.id not in mentioned:
                yield Problem(section.place.file, f"{node.id} stands before the text mentions it", "move it down")


def _missing(document: Document) -> Iterator[Problem]:
    for section in document.sections:
        for node in walk(section.body):
            if isinstance(node, Figure):
                if not node.chart.alt:
                    yield Problem(section.place.file, f"{node.id} has no alternative text")
                if not node.source:
                    yield Problem(section.place.file, f"{node.id} names no source", "source: …")
                if not node.headline:
                    yield Problem(section.place.file, f"{node.id} has no headline for its slide", "headline: …")


def _long(document: Document) -> Iterator[Problem]:
    for section in document.sections:
        if len(plain(section.title)) > LONG_TITLE:
            yield Problem(section.place.file, f"the title has over {LONG_TITLE} characters", "shorten it")
        for node in (section, *walk(section.body)):
            if isinstance(node, Section | Figure | Callout) and len(node.takeaways) > MOST_TAKEAWAYS:
                what = f"{node.id or 'a case'} has over {MOST_TAKEAWAYS} takeaways"
                yield Problem(section.place.file, what, "a slide shows three; the others go on to the next")
