"""The outputs a document can become, by the name an edition asks for them with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model.document import Document
    from builder.model.made import Made
    from builder.theme.theme import Theme


@dataclass(frozen=True)
class Output:
    """A kind of file: its name in the edition's folder, how it is composed, and what may be imported before that.

    `has_audit` says whether it can show the audit view.
    """

    file: str
    compose: Callable[[Document, Theme], Made]
    prepare: Callable[[], None]
    has_audit: bool = False


def _pdf(document: Document, theme: Theme) -> Made:
    # Imported when first used: a deck alone needs no reportlab, and `builder --help` neither.
    from builder.pdf.compose import compose_pdf

    return compose_pdf(document, theme)


def _prepare_pdf() -> None:
    import builder.pdf.compose  # noqa: F401


def _pptx(document: Document, theme: Theme) -> Made:
    from builder.deck.compose import compose_deck

    return compose_deck(document, theme)


def _prepare_pptx() -> None:
    import builder.deck.compose  # noqa: F401


OUTPUTS: Mapping[str, Output] = {
    "pdf": Output("report.pdf", _pdf, _prepare_pdf, has_audit=True),
    "pptx": Output("deck.pptx", _pptx, _prepare_pptx),
}
