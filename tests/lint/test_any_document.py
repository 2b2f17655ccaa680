"""Any document becomes a deck in which the lint finds nothing, or a clear refusal."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from builder.deck.compose import compose_deck
from builder.model.document import Document
from builder.problems import BuildError
from tests.lint.documents import documents
from tests.lint.scratch import findings, theme


# What it finds are texts that the plan does not measure: a long chapter name in the foot, bold heads and cells of a
# table, enlarged figures of a case, boxes of a tree. A shorter document would only take long to find.
@pytest.mark.xfail(reason="the plan does not yet measure every text that it writes", strict=True)
@settings(max_examples=40, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_a_deck_of_any_document_is_sound_or_refused(document: Document) -> None:
    with suppress(BuildError):  # refused: no slide has room for it
        assert findings(compose_deck(document, theme()).content) == ()
