"""A project folder as one value: its tables, places, editions, credits and sources.

The only module that knows what the folders and files of a project are called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from builder.datasets.read import read_datasets
from builder.datasets.schema import Dataset
from builder.editions.edition import Edition, read_editions
from builder.facts.references import ONLINE, type_problem
from builder.facts.thresholds import Thresholds
from builder.model.document import Body, Credits, OutsideSource
from builder.outputs import FORMATS
from builder.places.places import Places
from builder.places.read import read_places
from builder.problems import BuildError, Problem, UsageError, stop_on
from builder.records import Record, Text, did_you_mean, place_of, read_record, read_records
from builder.theme.load import themes_in
from builder.theme.theme import Corporate

TEMPLATE = "template: "
_READ = {".toml", ".csv", ".md", ".ttf", ".otf", ".pptx", ".potx", ".png", ".jpg", ".jpeg", ".svg"}

Year = Annotated[str, Field(min_length=1, coerce_numbers_to_str=True)]


@dataclass(frozen=True, slots=True)
class Report:
    """What the cover, the notices and the credits of every edition say, how close “close” is, whose template is used.

    `corporate` has no file where the deck's template is ours.
    """

    title: str
    subtitle: str
    year: str
    language: str
    edition_note: str
    description: str
    keywords: tuple[str, ...]
    credits: Credits
    thresholds: Thresholds = field(default_factory=Thresholds)
    corporate: Corporate = field(default_factory=Corporate)


@dataclass(frozen=True, slots=True)
class Project:
    """All that a build reads, but for the narrative and the themes, whose files it names.

    A theme is looked for in the `styles_folders` in order: the project's own, then the built-in ones.
    """

    folder: Path
    data_folder: Path
    narrative_files: tuple[Path, ...]
    styles_folders: tuple[Path, ...]
    datasets: Mapping[str, Dataset]
    places: Places
    editions: Mapping[str, Edition]
    report: Report
    sources: Mapping[str, OutsideSource]

    def input_files(self, template: Path | None = None) -> list[tuple[str, Path]]:
        """Every input file with its name inside the project or the built-in styles, in a fixed order.

        A PowerPoint template of somebody's own, `template` or else the project's, has a name that begins with TEMPLATE.
        """
        folders = [(self.data_folder, self.data_folder.name)]
        folders += [(folder, folder.name) for folder in self.styles_folders[::-1]]
        found: dict[str, Path] = {}
        for folder, name in folders:
            for path in folder.rglob("*"):
                if path.suffix in _READ and path.stem != "README" and path.is_file():
                    found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
        own = template or self.report.corporate.file
        if own.is_file():
            found[f"{TEMPLATE}{own.name}"] = own
        return sorted(found.items())


def load_project(folder: Path | None = None) -> Project:
    """The project in a folder, or the built-in one.

    Raises BuildError with every mistake of every file, and UsageError where there is no project.
    """
    folder = built_in_folder() if folder is None else folder
    data = folder / "data"
    if not data.is_dir():
        raise UsageError(f"{folder} is no project: it has no folder {data.name}")
    styles = styles_folders(folder)
    narrative = tuple(sorted((data / "narrative").glob("*.md")))
    problems: list[Problem] = []
    places = Places()
    with _noted(problems):
        places = read_places(data / "places.toml")
    with _noted(problems):
        datasets = read_datasets(data, places)
    with _noted(problems):
        editions = read_editions(data / "editions.toml")
        stop_on(_unknown(data / "editions.toml", editions, themes_in(styles)))
    with _noted(problems):
        report = read_report(data / "report.toml")
    with _noted(problems):
        sources = read_sources(data / "sources.toml")
    if not narrative:
        problems.append(Problem(str(data / "narrative"), "has no text", "expected one Markdown file (.md) or more"))
    stop_on(dict.fromkeys(problems))
    return Project(folder, data, narrative, styles, datasets, places, editions, report, sources)


def with_tables(project: Project, folder: Path) -> Project:
    """The project with the tables (CSV, and TOML where there is one) that lie in another folder.

    Raises UsageError for a folder without any of its tables, BuildError with every mistake in them.
    """
    if not any((folder / f"{id}.csv").is_file() for id in project.datasets):
        names = ", ".join(f"{id}.csv" for id in project.datasets)
        raise UsageError(f"{folder} has none of the project's tables: {names}")
    return replace(project, datasets=read_datasets(project.data_folder, project.places, instead=folder))


def styles_folders(folder: Path | None = None) -> tuple[Path, ...]:
    """Where the themes of a project are looked for: its own first, then the built-in ones."""
    homes = (folder or built_in_folder(), built_in_folder())
    return tuple(dict.fromkeys(home / "styles" for home in homes if (home / "styles").is_dir()))


def built_in_folder() -> Path:
    """Where the built-in data and styles are: inside the installed package, or in the checkout around it."""
    package = Path(__file__).parent
    bundled = package / "_bundled"
    return bundled if bundled.is_dir() else package.parent


class _Notice(Record):
    text: Text


Share = Annotated[Decimal, Field(ge=0, le=1)]


class _ClaimsText(Record):
    """What the table [claims] of report.toml may hold: the limits of `Thresholds`."""

    same: Share = Thresholds().same
    close: Share = Thresholds().close
    clear: Share = Thresholds().clear
    strong: Share = Thresholds().strong
    weak: Share = Thresholds().weak

    @model_validator(mode="after")
    def _rise(self) -> _ClaimsText:
        if not self.same <= self.close < self.clear:
            raise ValueError(f"expected same <= close < clear, not {self.same}, {self.close}, {self.clear}")
        if not self.weak < self.strong:
            raise ValueError(f"expected weak < strong, not {self.weak}, {self.strong}")
        return self


class _DeckText(Record):
    """What the table [deck] of report.toml may hold: which layouts and placeholders of a template play which roles."""

    layouts: dict[str, Text] = Field(default_factory=dict)
    placeholders: dict[str, dict[str, int | Text]] = Field(default_factory=dict)


class _ReportText(Record):
    """What report.toml may hold."""

    title: Text
    subtitle: str = ""
    year: Year
    language: Text
    edition_note: str = ""
    publishers: tuple[Text, ...] = ()
    description: str = ""
    keywords: tuple[Text, ...] = ()
    notices: tuple[_Notice, ...] = ()
    bodies: tuple[Body, ...] = ()
    claims: _ClaimsText = _ClaimsText()
    template: str = ""
    deck: _DeckText = Field(default_factory=_DeckText)


def read_report(path: Path) -> Report:
    """The cover, notices and credits. Raises BuildError with every mistake in the file."""
    text = read_record(path, _ReportText)
    template = path.parent.parent / text.template if text.template else Path()
    if text.template and not template.is_file():
        hint = "a .pptx or .potx file, its path as seen from the project's folder"
        raise BuildError([Problem(place_of(path, ["template"]), f"there is no file {text.template}", hint)])
    return Report(
        title=text.title,
        subtitle=text.subtitle,
        year=text.year,
        language=text.language,
        edition_note=text.edition_note,
        description=text.description,
        keywords=text.keywords,
        credits=Credits(text.publishers, tuple(notice.text for notice in text.notices), text.bodies),
        thresholds=Thresholds(**dict(text.claims)),
        corporate=Corporate(file=template, **dict(text.deck)),
    )


class _SourceText(Record):
    """What a table of sources.toml may hold."""

    key: Text
    who: Text
    title: Text
    year: Year
    figures: tuple[Text, ...] = ()
    note: str = ""
    type: Text = "Z"
    place: str = ""
    publisher: str = ""
    pages: str = ""
    url: str = ""
    accessed: date | None = None
    within: str = ""
    quoted_in: str = ""

    @property
    def source(self) -> OutsideSource:
        """The source without the one in which it stands."""
        given = dict(self) | {"accessed": self.accessed.isoformat() if self.accessed else ""}
        return OutsideSource(**given | {"within": None, "quoted_in": None})


def read_sources(path: Path) -> Mapping[str, OutsideSource]:
    """The outside sources by key; none where there is no such file. Raises BuildError with every mistake in it."""
    if not path.exists():
        return {}
    texts = read_records(path, _SourceText, "key")
    stop_on(problem for text in texts.values() for problem in _wrong_in_source(path, text, texts))
    sources = {key: text.source for key, text in texts.items()}
    return {
        key: replace(sources[key], within=sources.get(text.within), quoted_in=sources.get(text.quoted_in))
        for key, text in texts.items()
    }


def _wrong_in_source(path: Path, text: _SourceText, texts: Mapping[str, _SourceText]) -> Iterator[Problem]:
    """What no single key of a source can show: its type, its address, and the other source in which it stands."""

    def problem(key: str, what: str, hint: str = "") -> Problem:
        return Problem(place_of(path, [text.key, key]), f"{text.key}.{key}: {what}", hint)

    if wrong := type_problem(text.type):
        yield problem("type", wrong)
    elif text.type.endswith(ONLINE) and not (text.url and text.accessed):
        yield problem("type", f"{text.type} needs url and accessed", "the address, and the day it was looked up")
    elif text.url and not text.type.endswith(ONLINE):
        yield problem("url", f"{text.type} is not online", f"type = “{text.type.split('/')[0]}{ONLINE}”")
    for key, other in (("within", text.within), ("quoted_in", text.quoted_in)):
        if other and other not in texts:
            yield problem(key, f"there is no source “{other}”", did_you_mean(other, list(texts)))
        elif other and (texts[other].within or texts[other].quoted_in):
            yield problem(key, f"“{other}” stands in another source itself", "name the one that is at hand")
    if text.within and text.quoted_in:
        yield problem("quoted_in", "a source is within another or quoted in it, not both")


@contextmanager
def _noted(problems: list[Problem]) -> Iterator[None]:
    """Note what a reader found wrong and go on, so that the mistakes of all files are told together."""
    try:
        yield
    except BuildError as error:
        problems += error.problems


def _unknown(path: Path, editions: Mapping[str, Edition], themes: Sequence[str]) -> Iterator[Problem]:
    """Themes and outputs that editions ask for and nobody has."""
    for id, edition in editions.items():
        if edition.theme not in themes:
            hint = did_you_mean(edition.theme, themes)
            yield Problem(place_of(path, [id, "theme"]), f"the theme {edition.theme} of {id} is not there", hint)
        for output in edition.outputs:
            if output not in FORMATS:
                hint = did_you_mean(output, FORMATS)
                yield Problem(place_of(path, [id, "outputs"]), f"the output {output} of {id} is not there", hint)
