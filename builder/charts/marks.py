"""The shapes of dots, one for each series, for readers who cannot tell the colours; the PDF and the deck share them."""

MARKS = ("circle", "diamond", "square", "triangle", "plus")


def mark_of(place: int) -> str:
    """The shape of a series, by its place among them."""
    return MARKS[place % len(MARKS)]
