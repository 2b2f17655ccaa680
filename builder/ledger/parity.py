"""That both outputs say the same: every number, caption and plotted value that stands in both is equal.

The deck is read back from its bytes, charts and workbooks included. Of the PDF it is what the pen noted while it drew:
the words of each fact, the strings in each figure, the chart that was handed to the renderer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.charts.ticks import printed_ticks
from builder.ledger.numbers import Plotted, Shown, plotted, shown_in_figure, shown_in_table
from builder.ledger.package import Cached, ReadChart, ReadSlide, read_package
from builder.ledger.rows import home_of, label_of, words_of
from builder.model.block import Callout, Figure, Table
from builder.model.chart import Dumbbell, GroupedBars, HeatTable, RankedBars, SmallMultiples, TileMap
from builder.model.document import Document
from builder.model.inline import plain
from builder.model.made import Drawn, Made
from builder.problems import Problem

# Charts in which every value is printed.
_SAYS_ALL = (RankedBars, GroupedBars, Dumbbell, SmallMultiples, HeatTable, TileMap)
_NUMBER = re.compile(r"-?\d+\.\d+")
_PAGE = re.compile(r"^见报告第(\w+)页")
_HINT = "the two outputs must say the same; this is a mistake of the builder, not of the text"


@dataclass(frozen=True, slots=True)
class Parity:
    """How much was compared, and what differs."""

    charts: int
    values: int
    captions: int
    pages: int
    facts: int
    differences: tuple[Problem, ...] = ()


def parity(document: Document, pdf: Made, deck: Made) -> Parity:
    """Compare the two outputs of a document."""
    slides = read_package(deck.content)
    found: list[Problem] = []
    charts = values = captions = 0
    for exhibit in _in_both(document, pdf, deck):
        shown = [slides[int(number) - 1] for number in deck.where.exhibits[exhibit.id]]
        captions += 1
        found += _captions(exhibit, shown, pdf.drawn)
        match exhibit:
            case Figure():
                charts += 1
                values += len(plotted(exhibit.chart))
                found += _figure(exhibit, shown, pdf.drawn)
            case Table():
                numbers = shown_in_table(exhibit)
                values += len(numbers)
                found += _table(exhibit, numbers, shown, pdf.drawn)
    pages, misled = _pages(slides, pdf, deck)
    facts, differing = _facts(document, slides, pdf, deck)
    return Parity(charts, values, captions, pages, facts, (*found, *misled, *differing))


def _in_both(document: Document, pdf: Made, deck: Made) -> Iterator[Figure | Table | Callout]:
    for section in document.sections:
        for block in section.body:
            if not isinstance(block, Figure | Table | Callout):
                continue
            if block.id in pdf.where.exhibits and block.id in deck.where.exhibits:
                yield block


def _captions(exhibit: Figure | Table | Callout, slides: Sequence[ReadSlide], drawn: Drawn) -> Iterator[Problem]:
    """The number and the caption, on every slide and in the PDF."""
    title = exhibit.title if isinstance(exhibit, Callout) else exhibit.caption
    wanted = [label_of(exhibit), plain(title)] if isinstance(exhibit, Callout) else [label_of(exhibit) + plain(title)]
    places = [("on a slide", slide.texts, _on_slide(wanted, slide.texts)) for slide in slides]
    for where, texts, expected in (*places, ("in the PDF", _strings(drawn, exhibit), wanted)):
        for words in expected:
            if _close(words) not in _close("".join(texts)):
                yield _differs(exhibit, f"“{words}” is not what stands {where}")


def _on_slide(wanted: Sequence[str], texts: Sequence[str]) -> Sequence[str]:
    """What a slide must say: of a case not its title where its label (and a remark in brackets) stands alone.

    Beside the label was no room for it then, and the slide's message stands for it.
    """
    label, *_ = wanted
    alone = re.compile(re.escape(_close(label)) + r"(（\w+）)?")
    return wanted[:1] if any(alone.fullmatch(_close(text)) for text in texts) else wanted


def _figure(figure: Figure, slides: Sequence[ReadSlide], drawn: Drawn) -> Iterator[Problem]:
    if drawn.charts.get(figure.id) != figure.chart:
        yield _differs(figure, "the PDF drew another chart")
    yield from _printed(figure, shown_in_figure(figure), _strings(drawn, figure))
    charts = [chart for slide in slides for chart in slide.charts]
    for chart in charts:
        yield from _workbook(figure, chart)
    if charts:
        yield from _native(figure, charts)
    else:
        words = (text for slide in slides for text in slide.texts)
        yield from _missing(figure, shown_in_figure(figure), words, "on the slide")


def _table(table: Table, numbers: Sequence[Shown], slides: Sequence[ReadSlide], drawn: Drawn) -> Iterator[Problem]:
    """Each row as a whole: its name and its numbers one after the other."""
    places = (
        ("on the slide", _close("".join(text for slide in slides for text in slide.texts))),
        ("in the PDF", _close("".join(_strings(drawn, table)))),
    )
    for row in table.rows:
        words = _close("".join(plain(cell.text) for cell in row))
        for where, text in places:
            if words not in text:
                yield _differs(table, f"the row {plain(row[0].text)} does not stand {where} as it is")


def _printed(figure: Figure, numbers: Sequence[Shown], strings: Sequence[str]) -> Iterator[Problem]:
    """The numbers that the PDF wrote into a chart: all of it where the chart says all, and none that is not in it."""
    if isinstance(figure.chart, _SAYS_ALL):
        yield from _missing(figure, numbers, strings, "in the PDF")
    known = {text for one in numbers for text in (one.text, one.category)} | printed_ticks(figure.chart)
    for text in strings:
        if numbers and _NUMBER.fullmatch(text) and text not in known:
            yield _differs(figure, f"the PDF says {text}, which the chart does not")


def _missing(figure: Figure, numbers: Sequence[Shown], words: Iterable[str], where: str) -> Iterator[Problem]:
    """Numbers that are printed less often than the chart has them; a mean stands behind its name."""
    printed = Counter(_close(text) for text in words)
    wanted = Counter(f"{one.category if one.is_mean else ''}{one.text}" for one in numbers)
    for text, count in wanted.items():
        if printed[text] < count:
            yield _differs(figure, f"{text} stands {printed[text]} times {where}, not {count} times")


def _workbook(figure: Figure, chart: ReadChart) -> Iterator[Problem]:
    """What a chart keeps is what its workbook has."""
    for cached in chart.cached:
        for at, row in enumerate(cached.rows):
            here, there = cached.values.get(at), chart.cells.get(f"{cached.column}{row}")
            if here != there:
                yield _differs(figure, f"the chart says {here}, its workbook {there} ({cached.column}{row})")


def _native(figure: Figure, charts: Sequence[ReadChart]) -> Iterator[Problem]:
    """The charts on the slide have every value of the figure, and no other but its means and what they derive."""
    numbers = plotted(figure.chart)
    means = {float(one.value) for one in numbers if one.is_mean}
    wanted = Counter(_told(one) for one in numbers if not one.is_mean)
    series = {one.series for one in numbers}
    pairs = {(name, value) for _, name, value in wanted}
    found: Counter[tuple[str, str, float]] = Counter()
    for called, name, value in (each for chart in charts for each in _values(chart)):
        base = called if called in series else called.rpartition("（")[0]
        if base in series:
            found[base, name, value] += 1
        elif (name, value) not in pairs and value not in means:
            yield _differs(figure, f"the slide has {value} for {called}, {name}, which the PDF has not")
    for (called, name, value), count in (wanted - found).items():
        yield _differs(figure, f"the slide lacks {value} for {called}, {name} ({count} times)")
    for (called, name, value), _ in (found - wanted).items():
        yield _differs(figure, f"the slide has {value} for {called}, {name}, which the PDF has not")


def _values(chart: ReadChart) -> Iterator[tuple[str, str, float]]:
    """Series, name and value of everything that a chart draws. Of a line across the plot only what stays the same."""
    points: Cached | None = None  # the x of the points: the series that come first share it
    for series in chart.series:
        if series.x is None:
            names = series.names.values if series.names else {}
            for at, value in series.values.values.items():
                yield series.name, str(names.get(at, "")), float(value)
            continue
        points = points or series.x
        if series.x.column != points.column:
            for line in (series.x, series.values):
                if len(set(line.values.values())) == 1:
                    yield series.name, "", float(line.values[0])
            continue
        head = str(chart.cells.get(f"{series.x.column}1", ""))
        for at, value in series.values.values.items():
            name = str(chart.cells.get(f"A{series.values.rows[at]}", ""))
            yield head, name, float(series.x.values[at])
            yield series.name, name, float(value)


def _pages(slides: Sequence[ReadSlide], pdf: Made, deck: Made) -> tuple[int, list[Problem]]:
    """The page of the report that the notes of each slide name and lead to is the one where its matter was drawn."""
    count = 0
    found: list[Problem] = []
    for number, id in deck.where.refers.items():
        label = pdf.where.starts.get(id)
        if label is None:
            continue
        count += 1
        slide = slides[int(number) - 1]
        named = [page for text in slide.notes for page in _PAGE.findall(text)]
        address = f"#page={pdf.where.places.index(label) + 1}"
        if named != [label]:
            said = ", ".join(named) or "none"
            found.append(Problem(f"slide {number}", f"names the page {said} for {id}, which is on {label}", _HINT))
        elif [each for each in slide.addresses if not each.endswith(address)] or not slide.addresses:
            said = ", ".join(slide.addresses) or "nothing"
            found.append(Problem(f"slide {number}", f"leads to {said} for {id}, not to {address}", _HINT))
    return count, found


def _facts(document: Document, slides: Sequence[ReadSlide], pdf: Made, deck: Made) -> tuple[int, list[Problem]]:
    """The words of everything that stands on a slide or in its notes, there and, if it stands in the PDF too, there.

    What only a slide says (its headline, what is said to it) is held against the answer of the data alone.
    """
    home = home_of(document)
    texts = [_close("".join(slide.texts)) for slide in slides]
    notes = [_close("".join(slide.notes)) for slide in slides]
    found: list[Problem] = []
    count = 0
    for fact in sorted({*deck.where.entries, *deck.where.aside}):
        shown, spoken = deck.where.entries.get(fact, ()), deck.where.aside.get(fact, ())
        written = pdf.drawn.entries.get(fact, ())
        count += 1
        entry = document.facts[fact]
        words = words_of(entry, home.words.get(fact, ""))
        where, close = str(entry.place), _close(words)
        otherwise = [each for each in written if _close(each) != close]
        found += [Problem(where, f"“{words}” stands in the PDF as “{each}”", _HINT) for each in otherwise]
        for numbers, said, what in ((shown, texts, "slide"), (spoken, notes, "the notes of slide")):
            found += [
                Problem(where, f"“{words}” is not what stands on {what} {number}", _HINT)
                for number in numbers
                if close not in said[int(number) - 1]
            ]
    return count, found


def _told(one: Plotted) -> tuple[str, str, float]:
    return one.series, one.category, float(one.value)


def _strings(drawn: Drawn, exhibit: Figure | Table | Callout) -> tuple[str, ...]:
    return drawn.exhibits.get(exhibit.id, ())


def _close(text: str) -> str:
    """A text without the space that line breaks take away, and without the marks of a table's best and worst."""
    return re.sub(r"[\s▲▼]+", "", text)


def _differs(exhibit: Figure | Table | Callout, what: str) -> Problem:
    return Problem(f"{label_of(exhibit)} ({exhibit.id})", what, _HINT)
