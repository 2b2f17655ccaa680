"""The files of a narrative together: facts numbered through, sources in the order cited, all mistakes at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builder.facts.sources import citing
from builder.model.block import Paragraph
from builder.model.document import CellName, FactEntry, OutsideSource, Place, Says
from builder.model.inline import FactText, Text, plain
from builder.model.walk import walk
from builder.narrative.read import Narrative, read_narrative
from builder.problems import BuildError
from tests.facts.made_up import made_up

SOURCES = {
    key: OutsideSource(key, "港务局", "年鉴", "2020", ("12艘", "3座")) for key in ("yearbook", "almanac", "never-cited")
}
WORDS = {"trades": made_up(), "cite": citing(SOURCES)}
FIRST = """\
---
id: first
part: chapter
title: 共{{ trades.count() }}业
headline: "{{ trades.top('sun') }}居首"
takeaways:
  - 一句
  - "二句**粗**"
slide: none
---

首位为{{ trades.highest("sun") }}，有{{ cite("yearbook", "12艘") }}。
"""
SECOND = """\
---
id: second
part: section
title: 第二
---

末位为{{ trades.lowest("sun") }}，有{{ cite("almanac", "3座") }}和{{ cite("yearbook", "3座") }}。
"""


def read(folder: Path, **files: str | bytes) -> Narrative:
    paths = []
    for name, content in files.items():
        path = folder / "narrative" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return read_narrative(paths, folder, WORDS, SOURCES)


def told(folder: Path, **files: str | bytes) -> list[str]:
    with pytest.raises(BuildError) as error:
        read(folder, **files)
    return [str(problem) for problem in error.value.problems]


def test_front_matter_becomes_the_head_of_a_section(tmp_path: Path) -> None:
    [section] = read(tmp_path, first=FIRST).sections
    assert (section.id, section.part, section.slide) == ("first", "chapter", "none")
    assert section.title == (Text("共"), FactText(0, "5"), Text("业"))
    assert section.headline == (FactText(1, "矿业"), Text("居首"))
    assert [plain(each) for each in section.takeaways] == ["一句", "二句粗"]
    assert section.place == Place("narrative/first.md", 1)


def test_facts_are_numbered_through_all_files(tmp_path: Path) -> None:
    narrative = read(tmp_path, first=FIRST, second=SECOND)
    numbers = [node.fact for node in walk(narrative.sections[1]) if isinstance(node, FactText)]
    assert numbers == [4, 5, 6]
    for node in walk(narrative.sections):
        if isinstance(node, FactText):
            assert narrative.facts[node.fact].text == node.value


def test_a_fact_remembers_its_question_value_cells_and_line(tmp_path: Path) -> None:
    assert read(tmp_path, first=FIRST).facts[2] == FactEntry(
        'trades.highest("sun")',
        Decimal("8.95"),
        "8.95",
        tuple(CellName("trades", row, "sun") for row in made_up().members),
        Place("narrative/first.md", 12),
        says=Says(frozenset({"first", "above"}), (), made_up().members),
    )


def test_sources_come_once_and_in_the_order_in_which_they_are_cited(tmp_path: Path) -> None:
    assert [source.key for source in read(tmp_path, first=FIRST, second=SECOND).sources] == ["yearbook", "almanac"]
    assert [source.key for source in read(tmp_path, second=SECOND, first=FIRST).sources] == ["almanac", "yearbook"]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + FIRST.encode(), FIRST.replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, first=content) == read(tmp_path, first=FIRST)


def test_mistakes_of_all_files_are_told_together_each_with_its_line(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        broken=SECOND + "\n{{ trades.count( }}\n",
        unknown=SECOND.replace("lowest", "lowst"),
        gbk=FIRST.encode("gbk"),
        sound=FIRST,
        refused=SECOND + "\n> 引\n\n***\n",
        part=SECOND.replace("part: section", "part: act"),
    ) == [
        "narrative/broken.md:9: this is no template: unexpected '}', expected ')'"
        " (questions stand in {{ }}, conditions in {% %})",
        "narrative/unknown.md:7: there is no question lowst here, did you mean lowest? (words are cite, trades)",
        "narrative/gbk.md:4: is not UTF-8"
        " (save it as UTF-8; in Excel: Save As, CSV UTF-8; it looks like GBK)",
        "narrative/refused.md:9: this kind of block is not known here: blockquote",
        "narrative/refused.md:11: a rule has no meaning here (for a new page write ::: page-break and :::)",
        "narrative/part.md:1: part is act (expected one of front, chapter, section, appendix, profile)",
    ]


def test_the_line_of_a_mistake_is_right_below_a_condition_that_left_lines_out(tmp_path: Path) -> None:
    condition = "\n{% if trades.is_first('渔业', 'sun') %}\n一\n\n二\n{% endif %}\n\n> 引\n"
    assert told(tmp_path, second=SECOND + condition) == [
        "narrative/second.md:15: this kind of block is not known here: blockquote",
    ]


def test_a_file_of_front_matter_alone_is_an_empty_section(tmp_path: Path) -> None:
    [section] = read(tmp_path, second=SECOND.partition("\n\n")[0]).sections
    assert section.body == ()


def test_no_files_are_no_sections(tmp_path: Path) -> None:
    assert read(tmp_path) == Narrative((), (), ())


def test_stars_and_marks_in_an_answer_do_not_become_markdown(tmp_path: Path) -> None:
    [section] = read(tmp_path, second=SECOND.replace("末位为", "{{ trades.top('sun', 2) }}*")).sections
    [paragraph] = section.body
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text).startswith("矿业和“纸、笔”*2.05")
