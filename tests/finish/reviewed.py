"""Reviews a few lines of narrative on the real tables, as a build would."""

from __future__ import annotations

from functools import cache

from builder.build import structure, words_of
from builder.finish.loose import loose_words
from builder.finish.plan import plan_exhibits
from builder.model.document import Credits, Document
from builder.narrative.parse import parse
from builder.narrative.read import entries_of
from builder.narrative.template import fill_in
from builder.problems import Problem
from builder.project import Project, load_project

FRONT = "---\nid: a\npart: section\ntitle: 题\n---\n"


@cache
def project() -> Project:
    """The built-in project."""
    return load_project()


def reviewed(text: str) -> list[Problem]:
    """What the review says of a text; also what the template finds wrong."""
    return reviewed_file("a.md", FRONT + text)


def reviewed_file(name: str, text: str) -> list[Problem]:
    """The same for a whole file of the narrative, its figures and tables planned."""
    filled, problems = fill_in(name, text, words_of(project()))
    if filled is None or problems:
        return problems
    section, problems = parse(filled, 0)
    if section is None:
        return problems
    facts = tuple(entries_of(filled))
    document = Document("national", "题", "", "2020", "zh-CN", Credits((), (), ()), (section,), facts)
    document = plan_exhibits(document, project().datasets, project().places)
    return list(loose_words(document, structure(project())))


def told(text: str) -> list[str]:
    """The words that a text is told of, each as it stands in quotation marks."""
    return [problem.what for problem in reviewed(text)]
