"""What holds for all tests."""

from __future__ import annotations

import os
import sys

import pytest

from builder import cli
from tests.command import Run

# A helper process per command would cost more than it saves on the small project; tests of it ask for one themselves.
os.environ["BUILDER_BUILD_JOBS"] = "1"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command as from a shell: its exit code, what it printed and what it complained of."""

    def call(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["builder", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
