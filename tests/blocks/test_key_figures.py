"""Key figures say how to write themselves with core blocks."""

from __future__ import annotations

from builder.blocks.key_figures import KeyFigures
from builder.model.block import Callout, KeyFigure, Paragraph
from builder.model.inline import FactText, Footnote, Ref, Strong, Text
from builder.model.walk import walk


def test_key_figures_lower_to_a_frame_with_a_line_for_each() -> None:
    figures = KeyFigures(
        (
            KeyFigure((FactText(4, "55.28"),), (Text("整体上云指数均值"),)),
            KeyFigure((Text("16"),), (Text("个行业"),)),
        )
    )
    assert figures.lower() == (
        Callout(
            "key",
            (),
            (
                Paragraph((Strong((FactText(4, "55.28"),)), Text("　"), Text("整体上云指数均值"))),
                Paragraph((Strong((Text("16"),)), Text("　"), Text("个行业"))),
            ),
        ),
    )


def test_nothing_that_an_author_wrote_is_lost_in_lowering() -> None:
    label = (Text("见"), Ref("fig-a"), Footnote((Text("注"),)))
    figures = KeyFigures((KeyFigure((Text("1"),), label),))
    lowered = list(walk(figures.lower()))
    assert all(part in lowered for part in walk(label))
