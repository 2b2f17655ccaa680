"""Any document becomes a deck in which the lint finds nothing, or a clear refusal."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builder.deck.compose import compose_deck
from builder.model.document import Document
from builder.model.made import DeckSize
from builder.problems import BuildError
from tests.lint.documents import documents
from tests.lint.scratch import findings, theme


# A shorter document would only take long to find.
@settings(max_examples=40, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.sampled_from(["full", "full", "briefing", "one-page"]), st.sampled_from(["default", "print"]))
def test_a_deck_of_any_document_is_sound_or_refused(document: Document, size: DeckSize, look: str) -> None:
    with suppress(BuildError):  # refused: no slide has room for it
        assert findings(compose_deck(document, theme(look), size).content) == ()
