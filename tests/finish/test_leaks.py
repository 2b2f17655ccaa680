"""Places that an edition names without a reason: planted ones are told, and those that it has a reason for are not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from builder.build import leaks_of, make_document, reasons_of
from builder.model.block import Bullets, Callout, Paragraph
from builder.model.document import Document
from builder.model.inline import Strong, Text
from builder.project import Project, load_project


@cache
def project() -> Project:
    return load_project()


@cache
def guangdong() -> Document:
    return make_document(project().editions["province-guangdong"], project())


def planted(document: Document, words: str, where: str) -> Document:
    """The document with some words in one of its sections."""
    section = document.sections[1]
    text = (Text(words),)
    changed = {
        "paragraph": replace(section, body=(Paragraph(text), *section.body)),
        "list": replace(section, body=(*section.body, Bullets((text,)))),
        "bold": replace(section, body=(Paragraph((Strong(text),)), *section.body)),
        "case": replace(section, body=(Callout("note", text, (Paragraph(text),)), *section.body)),
        "title": replace(section, title=text),
        "headline": replace(section, headline=text),
        "takeaway": replace(section, takeaways=(*section.takeaways, text)),
    }[where]
    return replace(document, sections=(document.sections[0], changed, *document.sections[2:]))


def told(document: Document) -> list[str]:
    return [str(each) for each in leaks_of(project().editions["province-guangdong"], project(), document)]


@pytest.mark.parametrize("where", ["paragraph", "list", "bold", "case", "title", "headline", "takeaway"])
def test_a_wrong_province_left_in_a_template_is_told_wherever_it_stands(where: str) -> None:
    found = told(planted(guangdong(), "四川的企业也在用云。", where))
    assert found
    assert all("四川 is named without a reason" in each for each in found)
    assert all(".md" in each for each in found)


def test_a_wrong_name_on_the_cover_is_told() -> None:
    [found] = told(replace(guangdong(), title="四川工业上云指数分析"))
    assert found.startswith("the cover: 四川")


ABOUT_IT = ["广东在本省的位置。", "深圳是其中一个城市。", "珠三角的其他地方。", "企业正在用云。"]


@pytest.mark.parametrize("words", ABOUT_IT)
def test_what_the_edition_is_about_may_be_named(words: str) -> None:
    assert told(planted(guangdong(), words, "paragraph")) == []


def test_every_name_in_the_manifest_has_its_reason() -> None:
    reasons = reasons_of(project().editions["province-guangdong"], project(), guangdong())
    assert reasons["广东"]
    assert all(reasons.values())


def test_the_national_edition_may_name_them_all() -> None:
    edition = project().editions["national"]
    document = make_document(edition, project())
    assert list(leaks_of(edition, project(), document)) == []
    assert reasons_of(edition, project(), document) == {}
