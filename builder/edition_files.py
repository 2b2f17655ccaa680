"""The files of an edition that was built: its outputs, the ledger, and a manifest of what they were made from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from builder import __version__
from builder.build import Build, look_of
from builder.choices import DECLARED, Choices
from builder.editions.edition import Edition
from builder.fingerprint import code_digest, digest, digests, fingerprint, library_versions
from builder.ledger.decks import of_decks
from builder.ledger.files import ledger_files
from builder.ledger.parity import Parity
from builder.ledger.rows import NOWHERE, Data, ledger
from builder.lint.report import Lint
from builder.model.document import Document
from builder.outputs import DECKS, OUTPUTS, REPORT
from builder.problems import BuildError, Problem
from builder.project import TEMPLATE, Project

MANIFEST = "manifest.json"
Inputs = Mapping[str, str]
"""The files that a project's editions are made from, by name, each with its SHA-256."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an edition is made from, as fingerprints: all of its project's files, and its theme with fonts and template.

    `looks` is empty for a theme that cannot be read. Both cover the builder's code, its libraries, the edition as it is
    declared and what the run asks for.
    """

    inputs: str
    looks: str


def inputs_of(project: Project, choices: Choices = DECLARED) -> Inputs:
    """The input files of a project, and the template that a run asks for."""
    return digests(project.input_files(choices.template))


def stamp_of(edition: Edition, choices: Choices, project: Project, inputs: Inputs) -> Stamp:
    """What an edition is made from, before its text is read."""
    made_by = (code_digest(), library_versions(), edition, replace(choices, template=None))
    tokens = _tokens(edition, project, choices)
    drawn_with = {name: value for name, value in inputs.items() if name.startswith(("styles/", TEMPLATE))}
    drawn_with = {name: value for name, value in drawn_with.items() if not name.endswith(".toml")}
    return Stamp(fingerprint((made_by, inputs)), fingerprint((made_by, tokens, drawn_with)) if tokens else "")


def _tokens(edition: Edition, project: Project, choices: Choices) -> dict[str, Any]:
    """What a theme says, without where its files lie; nothing of one that cannot be read."""
    try:
        look = look_of(edition, project, choices)
        return look.model_dump(exclude={"fonts_folder": True, "template": True, "corporate": {"file"}})
    except BuildError:
        return {}


def said_by(document: Document, project: Project) -> str:
    """The fingerprint of what an edition says: every word, number, cell and chart of it."""
    return fingerprint((document, project.report.thresholds), project.folder)


def files_of(build: Build, project: Project, inputs: Inputs | None = None) -> dict[str, bytes]:
    """The files of an edition by name, its manifest last. `inputs` are those of the project, where they are at hand."""
    outputs = {OUTPUTS[name].file: made.content for name, made in build.made.items()}
    written = facts(build, project)
    inputs = inputs_of(project, build.choices) if inputs is None else inputs
    return {**outputs, **written, MANIFEST: as_json(_manifest(build, project, inputs, written))}


def restamped(manifest: Mapping[str, Any], stamp: Stamp, inputs: Inputs) -> bytes:
    """The manifest of an edition that other inputs would make just as it is."""
    said = manifest["stamp"]["said"]
    return as_json({**manifest, "stamp": {**asdict(stamp), "said": said}, "inputs": dict(inputs)})


def facts(build: Build, project: Project) -> dict[str, bytes]:
    """The ledger's files: where every fact and number of the edition comes from and where it stands."""
    places = {name: made.where for name, made in build.made.items()}
    slides = of_decks({size: places[name] for size, name in DECKS.items() if name in places})
    data = Data(project.folder, build.document.tables, project.report.thresholds)
    return ledger_files(ledger(build.document, places.get(REPORT, NOWHERE), slides, data))


def as_json(content: Mapping[str, Any]) -> bytes:
    """A file for programs that a person can read."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _manifest(build: Build, project: Project, inputs: Inputs, written: Mapping[str, bytes]) -> dict[str, Any]:
    """What the edition was made from and what it holds: the same build gives the same."""
    stamp = stamp_of(build.edition, build.choices, project, inputs)
    return {
        "edition": build.edition.id,
        "title": build.document.title,
        "theme": build.edition.theme,
        "date": build.edition.date,
        "builder": __version__,
        "libraries": library_versions(),
        "stamp": {**asdict(stamp), "said": said_by(build.document, project)},
        "inputs": dict(inputs),
        "outputs": {
            OUTPUTS[name].file: {"sha256": digest(made.content), "bytes": len(made.content), **made.counts}
            for name, made in build.made.items()
        },
        "ledger": {name: {"sha256": digest(content), "bytes": len(content)} for name, content in written.items()},
        "facts": len(build.document.facts),
        "audit": build.choices.audit,
        "parity": {OUTPUTS[name].file: _compared(parity) for name, parity in build.parity.items()},
        "lint": {OUTPUTS[name].file: _linted(lint) for name, lint in build.lint.items()},
        "warnings": [_inside(project, warning) for warning in build.warnings],
    }


def _compared(parity: Parity) -> dict[str, int]:
    """How much of a deck was compared with the report, and how many differences there are."""
    counts = {name: getattr(parity, name) for name in ("charts", "values", "captions", "pages", "facts")}
    return {**counts, "differences": len(parity.differences)}


def _linted(lint: Lint) -> dict[str, int]:
    """How many rules a deck was held to, at how many places, and how many are broken."""
    looked, unjudged = (sum(getattr(rule, count) for rule in lint.rules) for count in ("looked", "unjudged"))
    return {"rules": len(lint.rules), "places": looked, "not_judged": unjudged, "findings": len(lint.findings)}


def _inside(project: Project, warning: Problem) -> str:
    """A warning that says the same wherever the project lies."""
    return str(replace(warning, where=warning.where.removeprefix(f"{project.folder}{os.sep}")))
