"""The stages of a build in order: from a project and an edition to the bytes of its files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from builder.choices import DECLARED, Choices
from builder.datasets.schema import Dataset
from builder.editions.edition import Edition
from builder.facts.fact import Fact, QuestionError
from builder.facts.sources import citing
from builder.facts.vocabulary import ask
from builder.finish.loose import Structure, loose_words, structure_of
from builder.finish.number import Headings, number
from builder.finish.plan import plan_exhibits
from builder.finish.review import review
from builder.helper import Report, ReportAway
from builder.ledger.audit import audited
from builder.ledger.parity import Parity, parity
from builder.ledger.rows import Data
from builder.lint.faces import faces_of
from builder.lint.report import Finding, Lint, judge
from builder.model.document import Document
from builder.model.made import Made
from builder.narrative.read import Narrative, read_narrative
from builder.outputs import OUTPUTS, REPORT, no_pages, outputs_of
from builder.problems import Problem, stop_on
from builder.project import Project
from builder.theme.load import load_theme
from builder.theme.theme import Theme

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Build:
    """What a build made: each output's file by name, what is to be known of them, and how long each stage took.

    The `edition` is as it was made: with the theme and the decks that the `choices` asked for. `parity` says of each
    deck how much of it was compared with the PDF; of none where one of the two was not made. `lint` is what was found
    in each deck.
    """

    edition: Edition
    document: Document
    made: Mapping[str, Made]
    warnings: tuple[Problem, ...]
    parity: Mapping[str, Parity] = field(default_factory=dict)
    lint: Mapping[str, Lint] = field(default_factory=dict)
    choices: Choices = DECLARED
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Draft:
    """What an edition says, reviewed, and how it is to look: all that its files are composed from."""

    edition: Edition
    choices: Choices
    document: Document
    look: Theme
    loose: tuple[Problem, ...]


def build(
    edition: Edition,
    project: Project,
    choices: Choices = DECLARED,
    *,
    tell: Tell = lambda stage: None,
    helper: Executor | None = None,
) -> Build:
    """Make the outputs of one edition; write nothing. Raises BuildError for what is wrong in the inputs.

    `tell` is called with the name of each stage as it begins. With a `helper` (see `helping`), the report and the decks
    are composed at the same time.
    """
    watch = Watch(tell)
    return compose(draft(edition, project, choices, watch), project, watch, helper)


def draft(edition: Edition, project: Project, choices: Choices, watch: Watch) -> Draft:
    """What an edition says and how it looks. Raises BuildError for what is wrong in the inputs."""
    edition = as_chosen(edition, choices)
    with watch.stage("theme"):
        look = look_of(edition, project, choices)
    document = make_document(edition, project, watch, look.type.headings)
    with watch.stage("review"):
        loose = tuple(loose_words(document, structure(project)))
    stop_on(loose if edition.strict else ())
    return Draft(edition, choices, document, look, loose)


def compose(draft: Draft, project: Project, watch: Watch, helper: Executor | None = None) -> Build:
    """Compose what was drafted, and hold the outputs against each other."""
    edition, choices, document, look = draft.edition, draft.choices, draft.document, draft.look
    formats = [name for name in edition.outputs if not choices.only or name in choices.only]
    names = outputs_of(formats, edition.deck)
    view = audited(document, Data(project.folder)) if choices.audit else document
    shown = {name: view if OUTPUTS[name].has_audit else document for name in names}
    has_report = REPORT in edition.outputs
    report = report_of(shown.get(REPORT, document), look, helper, is_made=REPORT in shown) if has_report else None
    made = compose_all(shown, look, watch, report)
    compared = compare(document, made, watch)
    linted, flaws = lint(made, look, watch)
    told = (*review(document), *draft.loose, *(warning for each in made.values() for warning in each.warnings), *flaws)
    return Build(edition, document, made, told, compared, linted, choices, watch.seconds)


def as_chosen(edition: Edition, choices: Choices) -> Edition:
    """The edition with the theme and the decks that a run asks for."""
    return edition.model_copy(
        update={"theme": choices.theme or edition.theme, "deck": choices.decks or edition.deck}
    )


def look_of(edition: Edition, project: Project, choices: Choices = DECLARED) -> Theme:
    """The edition's theme, with the PowerPoint template of the project's own, or the one that the run asks for."""
    look = load_theme(edition.theme, project.styles_folders)
    corporate = project.report.corporate
    if choices.template is not None:
        corporate = corporate.model_copy(update={"file": choices.template})
    return look if corporate.file == Path() else look.model_copy(update={"corporate": corporate})


def report_of(document: Document, look: Theme, helper: Executor | None, *, is_made: bool) -> Report:
    """The report, in the helper where there is one."""
    return ReportAway(document, look, helper, is_made=is_made) if helper else Report(document, look)


def compose_all(
    documents: Mapping[str, Document], look: Theme, watch: Watch, report: Report | None
) -> dict[str, Made]:
    """Compose each output from its document. What the helper makes is awaited last."""
    made: dict[str, Made] = {}
    pages = report.pages if report else no_pages
    is_away = isinstance(report, ReportAway)
    for name in sorted(documents, key=lambda name: is_away and name == REPORT):
        with watch.stage(name):
            if name == REPORT and report:
                made[name], seconds = report.made()
            else:
                made[name] = OUTPUTS[name].compose(documents[name], look, pages)
        if name == REPORT and is_away:
            watch.seconds[name] = seconds
    return {name: made[name] for name in documents}


def compare(document: Document, made: Mapping[str, Made], watch: Watch) -> dict[str, Parity]:
    """Hold each deck against the report, where that was made. Raises BuildError for each difference."""
    decks = [name for name in made if name != REPORT] if REPORT in made else []
    if not decks:
        return {}
    with watch.stage("parity"):
        compared = {name: parity(document, made[REPORT], made[name]) for name in decks}
    stop_on(
        replace(difference, where=f"{OUTPUTS[name].file}, {difference.where}")
        for name, each in compared.items()
        for difference in each.differences
    )
    return compared


def lint(made: Mapping[str, Made], look: Theme, watch: Watch) -> tuple[dict[str, Lint], tuple[Problem, ...]]:
    """Hold the decks that were made to the rules for decks. Raises BuildError for errors; the rest are warnings."""
    decks = [name for name in made if name != REPORT]
    if not decks:
        return {}, ()
    with watch.stage("lint"):
        found = {name: judge(made[name].content, faces_of(look)) for name in decks}
    stop_on(_problem(name, finding) for name, each in found.items() for finding in each.of("error"))
    rest = (_problem(name, finding) for name, each in found.items() for finding in each.of("warning", "advice"))
    return found, tuple(rest)


def _problem(name: str, finding: Finding) -> Problem:
    return Problem(f"{OUTPUTS[name].file}, {finding.where}", finding.what, finding.mend)


def make_document(
    edition: Edition, project: Project, watch: Watch | None = None, headings: Headings = "chinese"
) -> Document:
    """The edition's document, complete but for its looks. Raises BuildError for what is wrong in the inputs."""
    watch = watch or Watch(lambda stage: None)
    with watch.stage("narrative"):
        narrative = narrative_of(project)
    stop_on(narrative.contradictions)
    return document_of(edition, project, narrative, watch, headings)


def narrative_of(project: Project) -> Narrative:
    """The project's text, filled in from its data."""
    # Messages name files as they were found: it is the command line that shows them from where the user is.
    return read_narrative(project.narrative_files, Path(), words_of(project), project.sources)


def document_of(
    edition: Edition, project: Project, narrative: Narrative, watch: Watch, headings: Headings = "chinese"
) -> Document:
    """The edition's document from its text: figures planned, everything numbered."""
    report = project.report
    document = Document(
        edition=edition.id,
        title=report.title,
        subtitle=report.subtitle,
        year=report.year,
        language=report.language,
        credits=report.credits,
        sections=narrative.sections,
        facts=narrative.facts,
        sources=narrative.sources,
        keywords=report.keywords,
        description=report.description,
        date=edition.date,
        tables={id: data.names for id, data in project.datasets.items()},
    )
    with watch.stage("figures"):
        document = plan_exhibits(document, project.datasets, project.places)
    with watch.stage("numbering"):
        return number(document, headings)


def structure(project: Project) -> Structure:
    """What needs no mark in a text of this project: names and plain counts."""
    places = project.places
    counts = [len(places.clusters), len(places.sectors), *(len(data.columns) for data in project.datasets.values())]
    groups = [(each.name, *each.aliases) for each in (*places.clusters, *places.sectors, *places.groups)]
    columns = {column.id: column.short for data in project.datasets.values() for column in data.columns}
    return structure_of({id: data.names for id, data in project.datasets.items()}, counts, groups, columns)


def words_of(project: Project) -> dict[str, Any]:
    """The words that templates may say: a table's name asks it, `name` is a column's term, `cite` an outside figure."""
    thresholds = project.report.thresholds
    words: dict[str, Any] = {id: ask(data, project.places, thresholds) for id, data in project.datasets.items()}
    words["cite"] = citing(project.sources)
    words["name"] = _naming(project.datasets.values())
    return words


def _naming(tables: Iterable[Dataset]) -> Callable[[str], Fact]:
    terms = {column.id: column.zh for data in tables for column in data.columns}

    def name(column: str) -> Fact:
        if column not in terms:
            raise QuestionError(f"no table has a column “{column}”", f"columns: {', '.join(terms)}")
        return Fact(terms[column], f'name("{column}")')

    return name


class Watch:
    """Tells each stage as it begins and keeps how long it took."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.tell(name)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
