"""What the documents promise: each answer is the one that is given, each example builds, and nothing is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click import Group

from builder.build import make_document, words_of
from builder.charts.plan import KINDS
from builder.cli import cli
from builder.model.block import Callout, Figure, Table
from builder.model.document import Document
from builder.model.walk import walk
from builder.narrative.directives import DATA_DIRECTIVES
from builder.narrative.template import FACT, fill_in
from builder.project import load_project
from builder.theme.load import load_theme

ROOT = Path(__file__).parents[1]
README, CHINESE = ("README.md", "README.zh-CN.md")
ASKED = re.compile(r"^\| `([a-z]+\.[a-z_]+\([^`]*)` \| (.*?) \|", re.M)
EXAMPLE = re.compile(r"^````markdown\n(.*?)^````$", re.M | re.S)
THEME = re.compile(r"^```toml\n(extends.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)#:]+)\)")

both = pytest.mark.parametrize("readme", [README, CHINESE])


@both
def test_every_question_has_the_answer_that_is_printed_beside_it(readme: str) -> None:
    printed = asked(readme)
    assert {question: answer(question) for question in printed} == printed


def test_both_readmes_ask_the_same_questions() -> None:
    assert asked(README) == asked(CHINESE)
    assert len(asked(README)) == 10


@both
def test_the_examples_of_the_narrative_become_a_document(readme: str, tmp_path: Path) -> None:
    document = examples(readme, tmp_path)
    blocks = [node for node in walk(document.sections) if isinstance(node, Figure | Table | Callout)]
    assert len(blocks) > len(KINDS)


@both
def test_every_directive_and_every_chart_has_an_example(readme: str) -> None:
    text = "\n".join(EXAMPLE.findall(read(readme)))
    fences, containers = re.findall(r"^```([\w-]+)$", text, re.M), re.findall(r"^::: ([\w-]+)", text, re.M)
    assert set(fences) == set(DATA_DIRECTIVES)
    assert set(containers) == {"case", "note", "page-break"}
    assert set(re.findall(r"^chart: (.*)$", text, re.M)) == set(KINDS)


@both
@pytest.mark.parametrize("chart", KINDS)
def test_every_option_of_a_chart_is_named_beside_it(readme: str, chart: str) -> None:
    [row] = re.findall(rf"^\| `{chart}` \|(.*)$", read(readme), re.M)
    assert {option for option in KINDS[chart].options if not re.search(rf"`{option}[`:]", row)} == set()


@both
def test_the_example_of_a_theme_is_a_theme(readme: str, tmp_path: Path) -> None:
    [theme] = THEME.findall(read(readme))
    (tmp_path / "mine.toml").write_text(theme, encoding="utf-8")
    folders = (tmp_path, ROOT / "styles")
    assert load_theme("mine", folders).color.accent != load_theme("default", folders).color.accent


@both
def test_every_command_and_option_is_explained(readme: str) -> None:
    assert isinstance(cli, Group)
    text = read(readme)
    options = {name for command in cli.commands.values() for option in command.params for name in option.opts}
    wanted = {f"builder {name}" for name in cli.commands} | {name for name in options if name.startswith("--")}
    assert {each for each in wanted if each not in text} == set()


@both
def test_every_target_of_make_is_explained_and_no_other(readme: str) -> None:
    [targets] = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.M)
    assert set(re.findall(r"\bmake (?:PYTHON=\S+ )?([a-z]+)", code(readme))) == set(targets.split())


@pytest.mark.parametrize(
    "name", [README, CHINESE, "VOCABULARY.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_every_link_leads_to_something(name: str) -> None:
    assert [link for link in LINK.findall(read(name)) if not (ROOT / link).exists()] == []


def test_the_architecture_names_every_package() -> None:
    packages = {folder.parent.name for folder in (ROOT / "builder").glob("*/__init__.py")}
    assert {name for name in packages if f"{name}/`" not in read("ARCHITECTURE.md")} == set()


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code(name: str) -> str:
    """What stands in a text as code: between back-ticks, and the lines of its shell blocks."""
    text = read(name)
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)
    return "\n".join([*blocks, *re.findall(r"`make [^`]*`", text)])


def asked(name: str) -> dict[str, str]:
    """The questions of the vocabulary's table with the answers printed beside them."""
    return dict(ASKED.findall(read(name)))


def answer(question: str) -> str:
    filled, problems = fill_in("README.md", f"{{{{ {question} }}}}", words_of(load_project()))
    if filled is None:
        return "; ".join(map(str, problems))
    facts = filled.facts
    return FACT.sub(lambda mark: str(facts[int(mark[1])]), filled.text)


def examples(name: str, folder: Path) -> Document:
    """The document that a README's examples make, each a section; those without front matter are given one."""
    files = []
    for number, example in enumerate(EXAMPLE.findall(read(name))):
        files.append(folder / f"{number}.md")
        front = "" if example.startswith("---") else f"---\nid: example-{number}\npart: section\ntitle: 例\n---\n\n"
        files[-1].write_text(front + example, encoding="utf-8")
    project = load_project()
    return make_document(project.editions["national"], replace(project, folder=folder, narrative_files=tuple(files)))
