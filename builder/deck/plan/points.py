"""Slides that say something in points, as many as the points need."""

from __future__ import annotations

from collections.abc import Iterator

from builder.deck import fit, words
from builder.deck.plan.context import Context
from builder.deck.plan.talk import Talk, Texts
from builder.deck.slides import MessageSlide, Slide
from builder.model.inline import Inline, plain


def message_slides(
    title: tuple[Inline, ...], texts: Texts, said: Talk, context: Context, *, is_continued: bool = False
) -> Iterator[Slide]:
    """A headline with its points, on as many slides as they need; each names the sources of what it shows.

    `is_continued`: another slide with this headline stands before.
    """
    around = context.around
    place = around.stage["message"].place("points")
    groups = fit.share_out([*map(plain, texts)], place, fit.POINT_STEPS, around.measure) if texts else ()
    start = 0
    for number, group in enumerate(groups):
        shown = (title, *texts[start : start + len(group)])
        start += len(group)
        yield MessageSlide(
            plain(title) + words.continued(number + is_continued),
            group,
            context.crumb,
            around.outside.line(shown),
            said.said,
            **context.trace(shown, said),
        )
