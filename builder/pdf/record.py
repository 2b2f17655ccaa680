"""What a pen notes while it draws: on which pages facts and exhibits stand, and the words that were really written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from builder.model.chart import Chart
from builder.model.made import Drawn, Where
from builder.pdf.text import Look, Set
from builder.typeset.breaker import Line


class Record:
    """The notes on one PDF, page after page."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._entries: dict[int, dict[str, None]] = {}
        self._exhibits: dict[str, dict[str, None]] = {}
        self._strings: dict[str, list[str]] = {}
        self._starts: dict[str, str] = {}
        self._charts: dict[str, Chart] = {}
        # By the runs of the text they stand in: a paragraph that goes on over the page keeps its runs.
        self._words: dict[tuple[int, int], list[str]] = {}
        self._texts: dict[int, object] = {}  # keeps the runs alive, so that no others take their id
        self._exhibit = ""

    def page(self, label: str) -> None:
        """What is drawn from now on stands on this page."""
        self._pages.append(label)

    @contextmanager
    def exhibit(self, id: str) -> Iterator[None]:
        """What is drawn inside belongs to this figure, table or case."""
        around, self._exhibit = self._exhibit, id or self._exhibit
        if id:
            self._exhibits.setdefault(id, {})[self._pages[-1] if self._pages else ""] = None
        yield
        self._exhibit = around

    def start(self, id: str) -> None:
        """What has this id begins here."""
        self._starts.setdefault(id, self._pages[-1] if self._pages else "")

    def line(self, line: Line, text: Set) -> None:
        """A line was written."""
        written = []
        for span in line.spans:
            run = text.runs[span.run]
            look = run.look
            if not isinstance(look, Look) or run.is_attached:  # marks are no part of the words
                continue
            written.append(span.text)
            for entry in dict.fromkeys(look.entries):
                self._entries.setdefault(entry, {})[self._pages[-1] if self._pages else ""] = None
                self._words.setdefault((entry, id(text.runs)), []).append(span.text)
                self._texts[id(text.runs)] = text.runs
        self.strings(["".join(written)])

    def strings(self, strings: Iterable[str]) -> None:
        """Strings were written, in the exhibit that is being drawn if there is one."""
        if self._exhibit:
            self._strings.setdefault(self._exhibit, []).extend(strings)

    def chart(self, chart: Chart) -> None:
        """A chart was drawn."""
        self._charts[self._exhibit] = chart

    def where(self) -> Where:
        """The pages of everything that was noted."""
        return Where(
            tuple(self._pages),
            {entry: tuple(pages) for entry, pages in sorted(self._entries.items())},
            {id: tuple(pages) for id, pages in self._exhibits.items()},
            starts=self._starts,
        )

    def drawn(self) -> Drawn:
        """The words of everything that was noted."""
        words: dict[int, tuple[str, ...]] = {}
        for (entry, _), parts in self._words.items():
            words[entry] = (*words.get(entry, ()), "".join(parts))
        return Drawn(
            dict(sorted(words.items())), {id: tuple(strings) for id, strings in self._strings.items()}, self._charts
        )
