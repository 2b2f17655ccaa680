"""Rules of the data behind charts: there is a workbook, and it holds what the chart shows."""

from __future__ import annotations

from builder.lint.charts import Chart, Kept, opened
from builder.lint.deck import Deck, Slide
from builder.lint.rule import KEPT, UNJUDGED, Flaw, Look, Seen
from builder.lint.shapes import Shape
from builder.office.workbook import Workbook, range_of

_CLOSE = 1e-9  # a share of the value: what is lost where a number is written with fifteen digits


def workbook(deck: Deck) -> Seen:
    """Every chart has its workbook in the file, and it can be opened: Edit Data works."""
    for slide, shape, chart in _charts(deck):
        found = opened(chart)
        if isinstance(found, str):
            what = f"its workbook {chart.book} cannot be opened: {found}"
            yield Flaw(slide.number, shape.name, what, "make the chart again")
        elif not chart.book:
            what = "it has no workbook, so that its data cannot be edited"
            yield Flaw(slide.number, shape.name, what, "make the chart again, or keep it as a picture that says so")
        else:
            yield KEPT if found is not None else UNJUDGED


def chart_values(deck: Deck) -> Seen:
    """A chart shows what stands in its workbook."""
    for slide, shape, chart in _charts(deck):
        book = opened(chart)
        if not isinstance(book, Workbook):
            continue
        for kept in chart.kept:
            yield _compared(slide, shape, kept, book)


def _compared(slide: Slide, shape: Shape, kept: Kept, book: Workbook) -> Flaw | Look:
    named = range_of(kept.formula)
    if named is None or (named.left != named.right and named.top != named.bottom):
        return UNJUDGED  # a name, several ranges, names in two columns
    mend = "open Edit Data and close it again, which brings the chart up to date"
    sheet = book.sheets.get(named.sheet)
    if sheet is None:
        return Flaw(slide.number, shape.name, f"{kept.formula}: its workbook has no such sheet", mend)
    shown = dict(kept.values)
    for place, cell in enumerate(named.cells()):
        held = sheet.get(cell)
        if not _is_same(shown.get(place), held, kept.is_number):
            what = f"it shows {_said(shown.get(place))}, and its workbook has {_said(held)} in {kept.formula}"
            return Flaw(slide.number, shape.name, f"{what}, row {cell[1]}", mend)
    return KEPT


def _is_same(shown: str | None, held: str | float | None, is_number: bool) -> bool:
    if shown in (None, "") or held in (None, ""):
        return shown in (None, "") and held in (None, "")
    assert shown is not None
    assert held is not None
    try:
        one, other = float(shown), float(held)
    except ValueError:
        return is_number or str(held).strip() == shown.strip()  # a date or an error value is kept as its number
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other), 1.0) or (not is_number and str(held) == shown)


def _said(value: str | float | None) -> str:
    return "nothing" if value in (None, "") else f"{value:g}" if isinstance(value, float) else f"“{value}”"


def _charts(deck: Deck) -> list[tuple[Slide, Shape, Chart]]:
    return [(slide, shape, shape.chart) for slide in deck.slides for shape in slide.all if shape.chart is not None]
