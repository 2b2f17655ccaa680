"""The text of our own report: numbers from the data, Chinese punctuation, and nothing that the audit found false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.build import make_document
from builder.model.block import Bullets, Figure, Paragraph, Table
from builder.model.document import Document, Section
from builder.model.inline import FactText, Ref, Text, plain
from builder.model.numbers import written
from builder.model.walk import walk
from builder.project import Project, load_project

NARRATIVE = Path(__file__).parents[2] / "data/narrative"
FILES = sorted(NARRATIVE.glob("*.md"))
HAN = "[一-鿿]"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


@pytest.fixture(scope="module")
def report(project: Project) -> Document:
    return make_document(project.editions["national"], project)


def texts(section: Section) -> Iterator[str]:
    """Every run of text of a section as it is read: title, headline, paragraphs, items, captions, takeaways."""
    for node in walk(section):
        for name in ("title", "headline", "text", "caption", "note", "label"):
            value = getattr(node, name, ())
            if value and isinstance(value, tuple):
                yield plain(value)
        for name in ("items", "takeaways"):
            yield from map(plain, getattr(node, name, ()))


def said(report: Document, id: str) -> str:
    [section] = [section for section in report.sections if section.id == id]
    return "\n".join(texts(section))


def running(report: Document) -> Iterator[str]:
    for node in walk(report.sections):
        if isinstance(node, Paragraph):
            yield plain(node.text)
        elif isinstance(node, Bullets):
            yield from map(plain, node.items)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_decimal_number_is_typed_outside_a_question_or_a_citation(path: Path) -> None:
    typed = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r"\d+[.．]\d+", typed) == []


def test_every_decimal_number_in_print_is_a_fact(report: Document) -> None:
    for section in report.sections:
        body = tuple(block for block in section.body if not isinstance(block, Table))  # their cells are the data
        for node in walk((section.title, section.headline, section.takeaways, body)):
            if isinstance(node, Text):
                assert not re.search(r"\d\.\d", node.value), f"{section.place.file}: {node.value}"


def test_every_fact_in_print_is_the_answer_on_the_list(report: Document) -> None:
    used = [node for node in walk(report.sections) if isinstance(node, FactText)]
    assert len(used) > 600
    assert all(report.facts[node.fact].text == node.value for node in used)


def test_every_value_of_a_single_cell_is_printed_as_the_table_has_it(report: Document, project: Project) -> None:
    single = [fact for fact in report.facts if ".value(" in fact.question]
    assert len(single) > 40
    for fact in single:
        [cell] = fact.cells
        data = project.datasets[cell.table]
        assert fact.value == data.value(cell.row, cell.column)
        assert fact.value is not None
        digits = len(fact.text.partition(".")[2])
        assert fact.text == written(fact.value, digits)


def test_every_fact_knows_the_line_on_which_it_stands(report: Document) -> None:
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in FILES}
    for fact in report.facts:
        line = lines[Path(fact.place.file).name][fact.place.line - 1]
        assert "{{" in line, fact.place


def test_every_source_on_file_is_cited_and_every_cited_figure_is_on_file(report: Document, project: Project) -> None:
    assert {source.key for source in report.sources} == set(project.sources)
    cited = [fact for fact in report.facts if fact.kind == "citation"]
    assert cited
    for fact in cited:
        assert fact.text in project.sources[fact.source].figures


def test_prose_has_no_straight_quotation_marks(report: Document) -> None:
    for section in report.sections:
        for text in texts(section):
            assert not re.search("[\"']", text), f"{section.place.file}: {text}"


def test_no_space_stands_beside_han(report: Document) -> None:
    for section in report.sections:
        for text in texts(section):
            assert not re.search(rf"{HAN}[ \t\u00a0]|[ \t\u00a0]{HAN}", text), f"{section.place.file}: {text}"


def test_punctuation_beside_han_is_chinese(report: Document) -> None:
    for section in report.sections:
        for text in texts(section):
            assert not re.search(rf"{HAN}[,;:!?()]|[,;:!?()]{HAN}|\.\.\.|--", text), f"{section.place.file}: {text}"


def test_quotation_marks_and_brackets_come_in_pairs(report: Document) -> None:
    for section in report.sections:
        for text in texts(section):
            for opening, closing in ("“”", "‘’", "（）", "《》"):
                assert text.count(opening) == text.count(closing), f"{section.place.file}: {text}"


def test_headlines_and_takeaways_are_sentences_without_a_full_stop(report: Document) -> None:
    for section in report.sections:
        for node in walk(section):
            for text in (getattr(node, "headline", ()), *getattr(node, "takeaways", ())):
                assert not plain(text).endswith(("。", "；", "，")), f"{section.place.file}: {plain(text)}"


def test_every_figure_is_mentioned_before_it_stands(report: Document) -> None:
    mentioned: set[str] = set()
    figures = 0
    for node in walk(tuple(section.body for section in report.sections)):
        if isinstance(node, Ref):
            mentioned.add(node.target)
        elif isinstance(node, Figure):
            figures += 1
            assert node.id in mentioned
    assert figures >= 17


def test_the_running_text_has_between_9000_and_20000_han(report: Document) -> None:
    assert 9_000 <= sum(len(re.findall(HAN, text)) for text in running(report)) <= 20_000


def test_no_paragraph_is_there_twice(report: Document) -> None:
    paragraphs = [text for text in running(report) if len(text) > 20]
    assert len(set(paragraphs)) == len(paragraphs)


# What the audit found false in the source study, each with the section that speaks of it, what this section has to say
# instead, and what no section may say.
FALSE: dict[str, tuple[str, tuple[str, ...], str]] = {
    "C022, C024: new energy and aviation lead on enterprise scale": (
        "industries-scale",
        ("新能源和航空制造排在最后，分别为21.81和21.48", "新能源和航空制造居末两位", "其他行业全部在它们之上"),
        r"(新能源|航空制造)[^，。；]{0,15}(领先|居首|引领|带动|最高|居前)",
    ),
    "C059: the mean of the cities' data index is 55.36": ("cities-three", ("71.01、55.35和22.57",), r"55\.36"),
    "C018: all of manufacturing is above mining and utilities": (
        "industries-overall",
        (
            "石油、天然气、煤炭",
            "53.88",
            "这种领先没有延伸到每个制造业行业",
            "计算机、通信、电子设备为52.56，工业品制造为52.46，都低于石油、天然气、煤炭",
            "航空制造（49.37）、化工（48.95）和新能源（48.60）更低",
        ),
        r"制造业(整体|各行业|所有行业|全部)[^，。；]{0,10}(高于|领先)[^，。；]{0,6}(采矿|公用)",
    ),
    "C047: every city of the deltas is above 成渝": (
        "cities-overall",
        ("成都居第8位，超过宁波、东莞和佛山", "而不是其中的每一座城市"),
        r"(长三角|珠三角)(各市|每座城市|所有城市)[^。；]{0,20}高于",
    ),
    "C097: 广东 is below every province of 京津冀": (
        "region-pearl",
        ("广东的云数据高于河北，云智能（11.64）高于河北，也略高于天津的11.51",),
        r"广东[^。；]{0,12}低于(天津|河北|京津冀各)",
    ),
    "C099: 广东 is below every province of 长三角": (
        "region-pearl",
        ("安徽五项都低于广东",),
        r"广东[^。；]{0,12}低于(安徽|长三角各)",
    ),
    "C101: the cities of 珠三角 are behind": (
        "region-pearl",
        ("整体上云的均值为75.19，高于长三角11市的71.92，也高于北京、石家庄两市的72.51，其余四项同样如此",),
        r"珠三角(各市|城市|城市群)[^。；]{0,10}(低于|不及)",
    ),
    "C129: 采矿 is below manufacturing on all indices": (
        "industries-intelligence",
        ("采矿居云智能指数首位", "采矿列第1位", "采矿的领先却不能推及整个门类"),
        r"采矿[^，。；]{0,8}(各项|所有|五项|全部)[^，。；]{0,6}(低于|落后|末位)",
    ),
}


@pytest.mark.parametrize("claim", FALSE)
def test_a_claim_that_the_audit_found_false_is_not_made(report: Document, claim: str) -> None:
    id, true, false = FALSE[claim]
    words = said(report, id)
    for each in true:
        assert each in words
    for section in report.sections:
        for text in texts(section):
            assert not re.search(false, text), f"{section.place.file}: {text}"


def test_the_ranks_of_guangdong_and_hangzhou_are_those_of_the_tables(report: Document) -> None:
    assert "第8、第8、第9、第7和第5位" in said(report, "region-pearl")
    assert "第3、第3、第3、第3和第1位" in said(report, "cities-three")
