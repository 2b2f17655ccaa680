"""Charts as values: how their texts are set, what they keep of their workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.lint.colors import NONE, Color, fill_of
from builder.lint.levels import Look, look_over
from builder.lint.text import own_fonts
from builder.office.names import A, C, Element, R, child, local, whole
from builder.office.package import Damaged, NotOffice, Package
from builder.office.workbook import Workbook, read_workbook

_AXES = frozenset({"catAx", "valAx", "dateAx", "serAx"})
_INSIDE = frozenset({"ctr", "inEnd", "inBase"})
_SHOWS = tuple(f"{C}show{what}" for what in ("Val", "CatName", "SerName", "Percent", "BubbleSize", "LegendKey"))
_POINT, _WORDS = f"{C}pt", f"{C}v"
_UNSAID = Look(size=0.0)


@dataclass(frozen=True, slots=True)
class ChartText:
    """Words of a chart: what they are, how they are set (a size of 0 is not said), and the fill of what they lie on.

    `words` is empty where they come from the data.
    """

    what: str
    look: Look
    own_fonts: tuple[tuple[str, str], ...] = ()
    words: str = ""
    ground: Color = NONE


@dataclass(frozen=True, slots=True)
class Kept:
    """What a chart keeps of a range of its workbook: the reference, and the values by their place in it."""

    formula: str
    values: tuple[tuple[int, str], ...]
    is_number: bool


@dataclass(frozen=True)
class Chart:
    """A chart. `book` is the part with its workbook, empty where there is none in the file."""

    part: str
    fill: Color
    texts: tuple[ChartText, ...]
    kept: tuple[Kept, ...]
    language: str
    book: str
    package: Package

    @property
    def words(self) -> str:
        """All names and titles in it."""
        kept = (text for each in self.kept if not each.is_number for _, text in each.values)
        return " ".join([*kept, *(text.words for text in self.texts)])

    @cached_property
    def workbook(self) -> Workbook | None:
        """Its workbook; None where it has none that this can read. Raises NotOffice or Damaged for a broken one."""
        is_readable = self.book.endswith((".xlsx", ".xlsm"))
        return read_workbook(self.package.read(self.book)) if is_readable else None


def read_chart(package: Package, part: str) -> Chart | None:
    """A chart part; None where it cannot be read (which the rules for the package tell)."""
    try:
        tree = package.tree(part)
        relations = package.relations(part)
    except Damaged:
        return None
    data = child(tree, f"{C}externalData")
    relation = relations.get(data.get(f"{R}id", "")) if data is not None else None
    language = child(tree, f"{C}lang")
    return Chart(
        part,
        fill_of(child(tree, f"{C}spPr")) or NONE,
        tuple(_texts(tree)),
        tuple(_kept(tree)),
        language.get("val", "") if language is not None else "",
        relation.target if relation and not relation.is_external else "",
        package,
    )


def opened(chart: Chart) -> Workbook | str | None:
    """A chart's workbook, None where it has none that this can read, or why it cannot be opened."""
    try:
        return chart.workbook
    except (NotOffice, Damaged) as error:
        return str(error)


def _kept(tree: Element) -> Iterator[Kept]:
    for reference in tree.iter(f"{C}numRef", f"{C}strRef"):
        points = [point for cache in reference for point in cache.iterchildren(_POINT)]
        values = tuple([(whole(point, "idx"), _words(child(point, _WORDS))) for point in points])
        yield Kept(_words(child(reference, f"{C}f")), values, reference.tag == f"{C}numRef")


def _words(element: Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _texts(tree: Element) -> Iterator[ChartText]:
    """Every text that is shown, in the look that it has."""
    base, fonts = _look(tree, _UNSAID)
    ground = fill_of(child(tree, f"{C}spPr")) or NONE
    chart = child(tree, f"{C}chart")
    plot = child(chart, f"{C}plotArea")
    if chart is None or plot is None:
        return
    yield from _title(chart, "title", base, fonts, ground)
    legend = child(chart, f"{C}legend")
    if legend is not None:
        look, own = _look(legend, base)
        yield ChartText("legend", look, own or fonts, ground=ground)
    for part in plot:
        if local(part) in _AXES:
            yield from _axis(part, base, fonts, ground)
        elif local(part).endswith("Chart"):
            yield from _labels(part, base, fonts, ground)


def _axis(axis: Element, base: Look, fonts: tuple[tuple[str, str], ...], ground: Color) -> Iterator[ChartText]:
    if _value(axis, "delete") in ("1", "true"):
        return
    yield from _title(axis, "axis title", base, fonts, ground)
    if _value(axis, "tickLblPos") != "none":
        look, own = _look(axis, base)
        yield ChartText("axis labels", look, own or fonts, ground=ground)


def _labels(part: Element, base: Look, fonts: tuple[tuple[str, str], ...], ground: Color) -> Iterator[ChartText]:
    """Data labels of a kind of chart and of its series; of a series, those that stand on its bars have their ground."""
    of_all = child(part, f"{C}dLbls")
    if of_all is not None and _is_shown(of_all) and child(part, f"{C}ser", f"{C}dLbls") is None:
        look, own = _look(of_all, base)
        yield ChartText("data labels", look, own or fonts, ground=ground)
    for series in part.iterchildren(f"{C}ser"):
        labels = child(series, f"{C}dLbls")
        if labels is None:
            continue
        look, own = _look(labels, base)
        own = own or fonts
        filled = fill_of(child(series, f"{C}spPr")) or NONE
        if _is_shown(labels):
            yield ChartText("data labels", look, own, ground=filled if _is_inside(labels) else ground)
        for label in labels.iterchildren(f"{C}dLbl"):
            if _is_shown(label):
                yield from _label(label, look, own, filled if _is_inside(label) else ground)


def _is_inside(labels: Element) -> bool:
    """Whether labels stand on what they label."""
    return _value(labels, "dLblPos") in _INSIDE


def _label(label: Element, base: Look, fonts: tuple[tuple[str, str], ...], ground: Color) -> Iterator[ChartText]:
    rich = child(label, f"{C}tx", f"{C}rich")
    if rich is not None:
        yield from _rich(rich, "data label", base, fonts, ground)
        return
    look, own = _look(label, base)
    yield ChartText("data label", look, own or fonts, ground=ground)


def _title(
    holder: Element, what: str, base: Look, fonts: tuple[tuple[str, str], ...], ground: Color
) -> Iterator[ChartText]:
    title = child(holder, f"{C}title")
    if title is None:
        return
    rich = child(title, f"{C}tx", f"{C}rich")
    if rich is not None:
        yield from _rich(rich, what, base, fonts, ground)
        return
    look, own = _look(title, base)
    yield ChartText(what, look, own or fonts, ground=ground)


def _rich(
    rich: Element, what: str, base: Look, fonts: tuple[tuple[str, str], ...], ground: Color
) -> Iterator[ChartText]:
    for paragraph in rich.iterchildren(f"{A}p"):
        properties = child(paragraph, f"{A}pPr", f"{A}defRPr")
        look, own = look_over(base, properties), own_fonts(properties) or fonts
        for run in paragraph.iterchildren(f"{A}r", f"{A}fld"):
            words = run.findtext(f"{A}t") or ""
            said = child(run, f"{A}rPr")
            if words.strip():
                yield ChartText(what, look_over(look, said), own_fonts(said) or own, words, ground)


def _look(holder: Element, base: Look) -> tuple[Look, tuple[tuple[str, str], ...]]:
    properties = child(holder, f"{C}txPr", f"{A}p", f"{A}pPr", f"{A}defRPr")
    return look_over(base, properties), own_fonts(properties)


def _is_shown(labels: Element) -> bool:
    said = {element.tag: element.get("val", "") for element in labels}
    if said.get(f"{C}delete") in ("1", "true"):
        return False
    return f"{C}tx" in said or any(said.get(name) in ("1", "true") for name in _SHOWS)


def _value(holder: Element, name: str) -> str:
    found = child(holder, f"{C}{name}")
    return "" if found is None else found.get("val", "")
