"""The files a document can become, by the names they go by in a build; and which of them an edition asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from builder.model.made import DeckSize, Made, Pages
from builder.problems import UsageError

if TYPE_CHECKING:
    from builder.model.document import Document
    from builder.theme.theme import Theme

FORMATS = ("pdf", "pptx")
REPORT = "pdf"
DECKS: Mapping[DeckSize, str] = {"full": "pptx", "briefing": "pptx-briefing", "one-page": "pptx-one-page"}


def no_pages() -> Pages:
    """The pages of a report that is not made."""
    return {}


class Compose(Protocol):
    """How a file is composed. `pages` tells where things stand in the report: asked late, when it may be known."""

    def __call__(self, document: Document, theme: Theme, pages: Callable[[], Pages] = no_pages) -> Made: ...


@dataclass(frozen=True)
class Output:
    """A kind of file: its name in the edition's folder, what it is counted in, how it is composed.

    `prepare` imports what that needs; `has_audit` says whether it can show the audit view.
    """

    file: str
    unit: Literal["pages", "slides"]
    compose: Compose
    prepare: Callable[[], None]
    has_audit: bool = False


def outputs_of(formats: Iterable[str], decks: Iterable[DeckSize]) -> tuple[str, ...]:
    """The names of the files in some formats, a deck in each of these sizes."""
    names = {"pdf": (REPORT,), "pptx": tuple(DECKS[size] for size in dict.fromkeys(decks))}
    return tuple(name for format in formats for name in names[format])


def sizes_of(text: str) -> tuple[DeckSize, ...]:
    """The sizes of decks in a text such as full,briefing; none in an empty one. Raises UsageError for others."""
    asked = [size.strip() for size in text.split(",")] if text else []
    for size in asked:
        if size not in DECKS:
            raise UsageError(f"there is no deck “{size}”; there is {', '.join(DECKS)}")
    return tuple(size for size in DECKS if size in asked)


class Paginated(Protocol):
    """A report dealt out to pages and not yet drawn."""

    def pages(self) -> Pages: ...

    def draw(self) -> Made: ...


def paginated(document: Document, theme: Theme) -> Paginated:
    """The pages of the report, which are known long before it is drawn."""
    # Imported when first used: a deck alone needs no reportlab, and `builder --help` neither.
    from builder.pdf.compose import paginated

    return paginated(document, theme)


def _pdf(document: Document, theme: Theme, pages: Callable[[], Pages] = no_pages) -> Made:
    return paginated(document, theme).draw()


def _prepare_pdf() -> None:
    import builder.pdf.compose  # noqa: F401


def _pptx(size: DeckSize, document: Document, theme: Theme, pages: Callable[[], Pages] = no_pages) -> Made:
    from builder.deck.compose import compose_deck

    return compose_deck(document, theme, size, pages)


def _prepare_pptx() -> None:
    import builder.deck.compose  # noqa: F401


def _deck(size: DeckSize, file: str) -> Output:
    return Output(file, "slides", partial(_pptx, size), _prepare_pptx)


OUTPUTS: Mapping[str, Output] = {
    REPORT: Output("report.pdf", "pages", _pdf, _prepare_pdf, has_audit=True),
    DECKS["full"]: _deck("full", "deck.pptx"),
    DECKS["briefing"]: _deck("briefing", "deck-briefing.pptx"),
    DECKS["one-page"]: _deck("one-page", "deck-one-page.pptx"),
}
