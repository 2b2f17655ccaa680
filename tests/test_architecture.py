"""What holds for the program as a whole: who may import whom, no gap in a table of rules, small files that say why."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

from builder.deck.plan.exhibits import deck
from builder.outputs import FORMATS
from builder.pdf.blocks import pdf

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "builder").rglob("*.py"))
LONGEST = 350  # lines of a file
WRITING = {"mkdir", "mkstemp", "NamedTemporaryFile", "touch", "unlink", "write_bytes", "write_text"}
WRITERS = {
    "builder/publish.py",
    "builder/batch/workers.py",  # what goes from process to process, in a temporary folder
    "builder/batch/shipment.py",  # a project that came to a cluster's worker, into a temporary folder
    "builder/charts/matplotlib_start.py",  # a list of fonts, into a temporary folder
    "builder/deck/template.py",  # run by hand, it makes styles/deck.pptx
}
RULES: dict[str, Callable[[], set[type]]] = {"pdf": pdf.missing, "pptx": deck.missing}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_import_contract_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    is_kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    said = capsys.readouterr().out
    assert is_kept, said
    assert "0 broken" in said


def test_every_output_has_a_table_of_rules_here() -> None:
    assert tuple(RULES) == FORMATS


@pytest.mark.parametrize("output", RULES)
def test_an_output_has_a_rule_for_every_core_block(output: str) -> None:
    assert RULES[output]() == set()


def test_every_module_says_what_it_is_for() -> None:
    said = {name_of(path): ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) for path in MODULES}
    assert [name for name, docstring in said.items() if not docstring] == []


def test_no_file_is_too_long() -> None:
    files = [*MODULES, *(ROOT / "styles").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_publishing_writes_files() -> None:
    writers = set()
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if WRITING & {node.attr for node in nodes if isinstance(node, ast.Attribute)}:
            writers.add(name_of(path))
    assert writers <= WRITERS
    assert "builder/publish.py" in writers
