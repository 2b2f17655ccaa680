"""Input that is too long for a slide, through the whole build of a small project: split, set smaller or refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from builder.deck import words
from tests.command import Run

SMALL = Path(__file__).parents[1] / "small"
TEXT = "data/narrative/20-long.md"
TABLE = """见[](#tab-long)。

```table
id: tab-long
data: docks
columns: all
rows: all
caption: 码头
source: 某处
```"""
LONG = "港口的吞吐量在这一年里继续上升而等候的时间却没有变短"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(SMALL, folder)
    return folder


def write(project: Path, body: str, **front: object) -> None:
    lines = {"id": "long", "part": "section", "title": "长的一节", "scope": "[nation]", **front}
    head = "\n".join(f"{key}: {value}" for key, value in lines.items())
    (project / TEXT).write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")


def listed(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(f"  - {text}" for text in texts)


def with_docks(project: Path) -> None:
    """A table of sixty rows and eight columns, one of names and seven of numbers."""
    columns = [f"berth{n}" for n in range(1, 8)]
    rows = [[f"第{n:02}号码头", *(f"{(n * 7 + at * 13) % 90 + 9}.5" for at in range(7))] for n in range(1, 61)]
    (project / "data/docks.csv").write_text("\n".join(map(",".join, [["name", *columns], *rows])) + "\n", "utf-8")
    head = (project / "data/harbours.toml").read_text("utf-8").split("[columns")[0].replace("harbours.csv", "docks.csv")
    head = re.sub(r"order = .*\n", "", re.sub(r"rows = \d+", "rows = 60", head))
    told = "\n".join(
        f'[columns.{name}]\nzh = "泊位指数{n}"\nshort = "泊位{n}"\nen = "Berth {n}"\nminimum = 0\nmaximum = 100\n'
        f'decimals = 1\ndefinition = "第{n}类泊位。"\n'
        for n, name in enumerate(columns, 1)
    )
    (project / "data/docks.toml").write_text(head + told, "utf-8")


def built(run: Run, project: Path) -> tuple[int, Any, str]:
    """The exit code, the deck where there is one, and what was complained of."""
    output = project.parent / "output"
    code, _, complaint = run("build", "--project", project, "--output", output, "--only", "pptx", "--quiet")
    made = output / "national/deck.pptx"
    return code, Presentation(str(made)) if made.exists() else None, complaint


def titled(deck: Any, beginning: str) -> list[Any]:
    return [slide for slide in deck.slides if slide.shapes.title.text.startswith(beginning)]


def said(slides: Iterable[Any]) -> str:
    """All texts, without the breaks that give a lonely word company."""
    shapes = (shape for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return "\n".join(shape.text_frame.text.replace("\v", "") for shape in shapes)


def scale_of(title: Any) -> list[str]:
    return [str(each) for each in title._element.xpath(".//a:normAutofit/@fontScale")]


def test_a_headline_of_120_characters_is_refused_with_what_two_lines_hold(run: Run, project: Path) -> None:
    write(project, "正文。", headline=(LONG * 5)[:120], takeaways=listed(["一点"]))
    code, deck, complaint = built(run, project)
    assert (code, deck) == (1, None)
    assert f"{TEXT}" in complaint
    assert f"the headline “{LONG[:20]}…” has 120 characters, 76 have room in 22 pt" in complaint


def test_a_headline_of_70_characters_is_shrunk_as_powerpoint_would(run: Run, project: Path) -> None:
    headline = (LONG * 3)[:70]
    write(project, "正文。", headline=headline, takeaways=listed(["一点"]))
    code, deck, _ = built(run, project)
    assert code == 0
    [slide] = titled(deck, headline)
    assert scale_of(slide.shapes.title) == [str(round(24 / 26 * 100_000))]
    assert slide.shapes.title._element.xpath(".//a:rPr/@sz") == []


def test_twelve_takeaways_of_a_section_go_on_to_a_second_slide(run: Run, project: Path) -> None:
    points = [f"第{n:02}点：{LONG}" for n in range(12)]
    write(project, "正文。", headline="十二个要点", takeaways=listed(points))
    code, deck, _ = built(run, project)
    assert code == 0
    slides = titled(deck, "十二个要点")
    assert [slide.shapes.title.text for slide in slides] == ["十二个要点", f"十二个要点{words.CONTINUED}"]
    assert all(point in said(slides) for point in points)


def test_twelve_takeaways_of_a_figure_stand_beside_it_and_on_the_next_slide(run: Run, project: Path) -> None:
    points = [f"第{n:02}点：{LONG[:12]}" for n in range(12)]
    figure = (
        "见[](#fig-long)。\n\n```figure\nid: fig-long\nchart: ranked-bars\ndata: harbours\ncolumn: throughput\n"
        f"caption: 吞吐\nheadline: 图的标题\nsource: 某处\ntakeaways:{listed(points)}\n```"
    )
    write(project, figure)
    code, deck, _ = built(run, project)
    assert code == 0
    first, *rest = titled(deck, "图的标题")
    assert [point in said([first]) for point in points] == [True] * 3 + [False] * 9
    assert rest
    assert all(point in said(rest) for point in points[3:])


def test_a_table_of_sixty_rows_and_eight_columns_is_split_with_its_head_on_every_slide(run: Run, project: Path) -> None:
    with_docks(project)
    write(project, TABLE)
    code, deck, _ = built(run, project)
    assert code == 0
    slides = titled(deck, "码头")
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    heads = [row for row in rows if not row[0].startswith("第")]
    assert [row[0] for row in rows if row[0].startswith("第")] == [f"第{n:02}号码头" for n in range(1, 61)]
    assert len(heads) == len(tables) > 1
    assert len(set(map(tuple, heads))) == 1
    assert [slide.shapes.title.text for slide in slides][1:3] == ["码头（续）", "码头（续2）"][: len(slides) - 1]
    sizes = {int(size) for table in tables for size in table._tbl.xpath(".//a:rPr/@sz")}
    assert min(sizes) >= 1200


def test_a_table_too_wide_for_a_slide_is_refused_with_how_many_columns_it_holds(run: Run, project: Path) -> None:
    with_docks(project)
    for file in ("docks.csv", "docks.toml"):
        path = project / "data" / file
        text = path.read_text("utf-8").replace("泊位指数", "Infrastructure-and-intelligence-of-berth")
        path.write_text(text, "utf-8")
    write(project, TABLE)
    code, deck, complaint = built(run, project)
    assert (code, deck) == (1, None)
    assert re.search(rf"{TEXT}:\d+: the table .* has 8 columns, \d have room on a slide", complaint)


def test_a_case_of_1500_characters_is_an_excerpt_whose_whole_stands_in_the_notes(run: Run, project: Path) -> None:
    sentences = [f"{LONG}这是第{n:02}句。" for n in range(45)]
    whole = "".join(sentences)
    assert len(whole) > 1400
    write(project, f"见[](#case-long)。\n\n::: case id=case-long title=长的案例\ntakeaways: 一点；两点\n\n{whole}\n:::")
    code, deck, _ = built(run, project)
    assert code == 0
    [slide] = titled(deck, "长的案例")
    shown = said([slide])
    assert sentences[0] in shown
    assert sentences[-1] not in shown
    assert words.EXCERPT in shown
    assert whole in slide.notes_slide.notes_text_frame.text


def test_a_case_of_one_endless_sentence_is_refused(run: Run, project: Path) -> None:
    write(project, f"见[](#case-long)。\n\n::: case id=case-long title=长的案例\ntakeaways: 一点\n\n{LONG * 60}。\n:::")
    code, deck, complaint = built(run, project)
    assert (code, deck) == (1, None)
    assert re.search(rf"{TEXT}.* characters, \d+ have room in 14 pt", complaint)


def figure_of_sixty(kind: str, keys: str) -> str:
    return (
        f"见[](#fig-long)。\n\n```figure\nid: fig-long\nchart: {kind}\ndata: docks\n{keys}\ncaption: 码头\n"
        "headline: 六十个码头\nsource: 某处\ntakeaways:\n  - 一点\n```"
    )


def test_sixty_bars_lie_in_blocks_none_of_their_labels_under_ten_points(run: Run, project: Path) -> None:
    with_docks(project)
    write(project, figure_of_sixty("ranked-bars", "column: berth1"))
    code, deck, _ = built(run, project)
    assert code == 0
    slides = titled(deck, "六十个码头")
    charts = [shape.chart for slide in slides for shape in _flat(slide.shapes) if getattr(shape, "has_chart", False)]
    names = [name for chart in charts for name in chart.plots[0].categories]
    assert sorted(names) == [f"第{n:02}号码头" for n in range(1, 61)]
    sizes = [int(size) for chart in charts for size in chart._chartSpace.xpath(".//a:defRPr/@sz")]
    assert min(sizes) >= 1000


def test_sixty_dumbbells_are_refused_with_how_many_can_be_read(run: Run, project: Path) -> None:
    with_docks(project)
    write(project, figure_of_sixty("dumbbell", "columns: [berth1, berth2]"))
    code, deck, complaint = built(run, project)
    assert (code, deck) == (1, None)
    assert re.search(rf"{TEXT}:\d+: its figure has 60 rows, \d+ can be read on a slide", complaint)


def _flat(shapes: Any) -> Iterable[Any]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from _flat(shape.shapes)
        else:
            yield shape
