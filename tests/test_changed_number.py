"""Change numbers in the tables and build: chart, workbook, shapes and PDF of every kind of chart say the new ones.

And the other way round: a number that somebody edits in a deck is told, and gone with the next build.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from builder.build import Build, build
from builder.charts.plan import KINDS
from builder.ledger.package import ReadSlide, read_package
from builder.ledger.parity import parity
from builder.model.block import Figure
from builder.model.chart import Chart
from builder.model.made import Made
from builder.model.walk import walk
from builder.project import load_project

GALLERY = Path(__file__).parent / "gallery"
CHANGES = {
    "harbours.csv": "石泓港,523.7,547.9,47.6,63.3",
    "years.csv": "2015,1541.3,1339.2,188.6",
    "provinces.csv": "中岛,40.6,33.2",
}
# What each figure says of the changed rows, before and after.
NUMBERS = {
    "fig-ranked": ("520.9", "523.7"),
    "fig-grouped": ("540.2", "547.9"),
    "fig-dumbbell": ("48.8", "47.6"),
    "fig-dots": ("62.5", "63.3"),
    "fig-panels": ("520.9", "523.7"),
    "fig-scatter": ("48.8", "47.6"),
    "fig-heat": ("62.5", "63.3"),
    "fig-lines": ("190.1", "188.6"),
    "fig-line": ("1345.8", "1339.2"),
    "fig-stacked": ("1537.9", "1541.3"),
    "fig-map": ("39.1", "40.6"),
}
TOTALS = ("3073.8", "3069.1")  # of the changed year
UNSAID = ("fig-scatter", "fig-lines")  # whose points the PDF draws at the number without saying it
AS_SHAPES = ("fig-heat", "fig-map")

each_figure = pytest.mark.parametrize("id", NUMBERS)


@pytest.fixture(scope="module")
def before() -> Build:
    return built(GALLERY)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(GALLERY, folder)
    for name, row in CHANGES.items():
        file = folder / "data" / name
        text, count = re.subn(rf"^{row.split(',')[0]},.*$", row, file.read_text(encoding="utf-8"), flags=re.M)
        assert count == 1
        file.write_text(text, encoding="utf-8")
    return built(folder)


def built(folder: Path) -> Build:
    project = load_project(folder)
    return build(project.editions["national"], project)


def slides_of(made: Build, id: str) -> list[ReadSlide]:
    slides = read_package(made.made["pptx"].content)
    return [slides[int(number) - 1] for number in made.made["pptx"].where.exhibits[id]]


def pages_of(made: Build, id: str) -> str:
    """The text of the pages on which a figure stands, read back from the file."""
    document = pypdfium2.PdfDocument(made.made["pdf"].content)
    numbers = [made.made["pdf"].where.places.index(page) for page in made.made["pdf"].where.exhibits[id]]
    return "".join(document[number].get_textpage().get_text_bounded() for number in numbers)


def charts_of(made: Build) -> dict[str, Chart]:
    return {node.id: node.chart for node in walk(made.document) if isinstance(node, Figure)}


def test_the_gallery_has_every_kind_of_chart_and_all_are_held_against_each_other(before: Build) -> None:
    kinds = re.findall(r"^chart: (.*)$", "".join(texts_of(GALLERY)), re.M)
    assert {*kinds, "profile"} == set(KINDS)  # a profile stands in every regional edition, which are built whole
    assert set(charts_of(before)) == {*NUMBERS, "fig-tree"}
    assert before.parity["pptx"].charts == len(kinds)
    assert before.warnings == ()


def texts_of(folder: Path) -> Iterator[str]:
    return (file.read_text(encoding="utf-8") for file in sorted((folder / "data/narrative").glob("*.md")))


@each_figure
def test_a_changed_number_stands_in_chart_and_workbook_or_shape(id: str, before: Build, after: Build) -> None:
    for made, there, gone in ((before, 0, 1), (after, 1, 0)):
        said = numbers_on(slides_of(made, id), id)
        assert float(NUMBERS[id][there]) in said
        assert float(NUMBERS[id][gone]) not in said


def numbers_on(slides: list[ReadSlide], id: str) -> set[float]:
    """The numbers of a figure on its slides; those of a chart only if its workbook has them in the same cells."""
    if id in AS_SHAPES:
        texts = [text for slide in slides for text in slide.texts]
        return {float(text) for text in texts if re.fullmatch(r"-?\d+\.\d+", text)}
    charts = [chart for slide in slides for chart in slide.charts]
    assert charts
    found = {
        (f"{cached.column}{row}", cached.values.get(at), chart.cells.get(f"{cached.column}{row}"))
        for chart in charts
        for cached in chart.cached
        for at, row in enumerate(cached.rows)
    }
    assert all(here == there for _, here, there in found)
    return {here for _, here, _ in found if isinstance(here, float)}


@each_figure
def test_a_changed_number_stands_in_the_pdf_and_in_the_alternative_text(id: str, before: Build, after: Build) -> None:
    for made, there, gone in ((before, 0, 1), (after, 1, 0)):
        alt = charts_of(made)[id].alt
        assert NUMBERS[id][there] in alt
        assert NUMBERS[id][gone] not in alt
    if id not in UNSAID:
        assert NUMBERS[id][1] in pages_of(after, id)
        assert NUMBERS[id][0] not in pages_of(after, id)
    assert after.made["pdf"].drawn.charts[id] == charts_of(after)[id]


def test_a_whole_follows_its_parts_everywhere(after: Build) -> None:
    [slide] = slides_of(after, "fig-stacked")
    [chart] = slide.charts
    whole = next(series for series in chart.series if series.name == "合计")
    assert float(TOTALS[1]) in whole.values.values.values()
    assert float(TOTALS[1]) in chart.cells.values()
    assert TOTALS[1] in pages_of(after, "fig-stacked")
    assert TOTALS[1] in charts_of(after)["fig-stacked"].alt


def test_a_mean_follows_the_values_everywhere(before: Build, after: Build) -> None:
    for made, mean in ((before, "479.8"), (after, "480.1")):
        assert f"均值 {mean}" in slides_of(made, "fig-ranked")[0].texts
        assert f"均值 {mean}" in pages_of(made, "fig-ranked").replace("均值" + mean, f"均值 {mean}")


def test_outputs_of_changed_tables_agree(after: Build) -> None:
    assert after.parity["pptx"].differences == ()


def test_a_tree_follows_the_columns_of_its_table(tmp_path: Path) -> None:
    shutil.copytree(GALLERY, tmp_path / "project")
    data = tmp_path / "project/data"
    rows = (data / "harbours.csv").read_text(encoding="utf-8").splitlines()
    longer = [f"{row},{'draught' if at == 0 else f'1{at}.5'}" for at, row in enumerate(rows)]
    (data / "harbours.csv").write_text("\n".join(longer) + "\n", encoding="utf-8")
    with (data / "harbours.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[columns.draught]\nzh = "水深"\nshort = "水深"\nen = "Draught"\ngroup = "ships"\nunit = "米"\n'
            'minimum = 0\nmaximum = 50\ndecimals = 1\ndefinition = "泊位前的水有多深。"\n'
        )
    made = built(tmp_path / "project")
    assert {"2组5项", "水深"} <= set(slides_of(made, "fig-tree")[0].texts)
    assert "2组5项" in re.sub(r"\s", "", pages_of(made, "fig-tree"))
    assert "水深（米）" in slides_of(made, "fig-heat")[0].texts


def test_small_numbers_make_ticks_with_decimals_that_are_no_difference(tmp_path: Path) -> None:
    shutil.copytree(GALLERY, tmp_path / "project")
    data = tmp_path / "project/data"
    rows = [row.split(",") for row in (data / "harbours.csv").read_text(encoding="utf-8").splitlines()]
    for row in rows[1:]:
        row[3:] = [f"{float(value) / 100:.3f}" for value in row[3:]]
    (data / "harbours.csv").write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    described = (data / "harbours.toml").read_text(encoding="utf-8")
    before, service, after = described.partition("[columns.service]")
    after = after.replace("decimals = 1", "decimals = 3")
    (data / "harbours.toml").write_text(before + service + after, encoding="utf-8")
    assert "0.6" in pages_of(built(tmp_path / "project"), "fig-dots")


# ---- the other way round


def edited(content: bytes, part: str, how: Callable[[bytes], bytes]) -> bytes:
    """A package with the parts of this pattern changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, how(data) if re.fullmatch(part, name) else data)
    return made.getvalue()


@each_figure
def test_a_number_edited_in_the_deck_is_told(id: str, before: Build) -> None:
    number = float(NUMBERS[id][0])

    def in_workbook(book: bytes) -> bytes:
        old, new = f"<v>{number:.15g}</v>".encode(), b"<v>999.9</v>"
        return edited(book, r"xl/worksheets/sheet1\.xml", lambda sheet: sheet.replace(old, new))

    def on_slide(page: bytes) -> bytes:
        return page.replace(f">{NUMBERS[id][0]}<".encode(), b">999.9<")

    deck = before.made["pptx"].content
    if id in AS_SHAPES:
        [slide] = before.made["pptx"].where.exhibits[id]
        changed = edited(deck, rf"ppt/slides/slide{slide}\.xml", on_slide)
    else:
        changed = edited(deck, r"ppt/embeddings/.*\.xlsx", in_workbook)
    assert changed != deck
    made = Made(changed, where=before.made["pptx"].where)
    told = parity(before.document, before.made["pdf"], made).differences
    assert any(f"({id})" in problem.where for problem in told)


def test_what_was_edited_in_a_deck_is_gone_with_the_next_build(before: Build) -> None:
    assert built(GALLERY).made["pptx"].content == before.made["pptx"].content
