"""The parts of a whole per name, one behind the other, with the whole at the end.

The whole is a series of its own that is not drawn but says its value where the last part ends: PowerPoint has no other
way to a label over a stack. It is a sum in the workbook, so it follows the parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.charts.shades import text_on
from builder.charts.words import TOTAL
from builder.deck.colors import solid
from builder.deck.native.axes import AXIS_WIDTH, fit_names, hidden_axis, name_axis, number_axis
from builder.deck.native.bar_rows import HIGHEST_ROW, names_width, row_size
from builder.deck.native.bars import bar_chart, gap_width, label_room
from builder.deck.native.labels import LabelStyle, own_labels, value_label, value_labels
from builder.deck.native.looks import NO_FILL, NO_LINE, line, look
from builder.deck.native.place import Board, Pieces, place_chart
from builder.deck.native.scale import Scale, bar_scale, ticked_scale
from builder.deck.native.series import Drawn, bar_series
from builder.deck.native.sheet import Column, Sheet, letter, names_column, title_of, value_column
from builder.deck.native.space import LEGEND_HEIGHT, Plot, chart_xml, legend_on_top, plot_in
from builder.deck.native.text import LEADING, SMALLEST, largest_size, line_height, text_width, widest
from builder.deck.slides import Frame
from builder.model.chart import StackedBars
from builder.model.numbers import written
from builder.theme.theme import Theme

_THICKEST = 44.0
_BESIDE = 3.0  # a value and the ends of its part
_OVER_BAR = 3.0


@dataclass(frozen=True, slots=True)
class _Stacks:
    """How the stacks stand: lying or upright, how thick, the size of their values (0 where these have no room)."""

    plot: Plot
    scale: Scale
    pitch: float
    size: float
    axes: str
    is_lying: bool

    def has_room(self, theme: Theme, value: Decimal, text: str) -> bool:
        """Whether a part is large enough for its value."""
        wide, high = text_width(theme, text, self.size) + 2 * _BESIDE, self.size * LEADING
        thick = min(_THICKEST, self.pitch * theme.chart.bar_share)
        inner = self.plot.inner
        long = (self.scale.share(value) - self.scale.share(0)) * (inner.width if self.is_lying else inner.height)
        along, across = (wide, high) if self.is_lying else (high, wide)
        return self.size > 0 and along <= long and across <= max(thick, self.size)


def add_stacked_bars(board: Board, chart: StackedBars, frame: Frame, theme: Theme, name: str) -> Pieces:
    """Stacks lie, the first on top; where that were too close, they stand."""
    is_low = (frame.height - LEGEND_HEIGHT) / len(chart.categories) < SMALLEST * LEADING
    stacks = (_standing if is_low else _lying)(chart, frame, theme)
    sheet = _sheet(chart)
    content = (
        bar_chart(
            [*_parts(chart, theme, sheet, stacks), _whole(chart, theme, sheet, stacks)],
            gap_width(theme, stacks.pitch, _THICKEST),
            is_lying=stacks.is_lying,
            is_stacked=True,
        )
        + stacks.axes
    )
    # The whole is named in the key too, without a colour: LibreOffice counts from the wrong end to leave one out.
    legend = legend_on_top(theme, stacks.plot, [*(series.name for series in chart.series), TOTAL])
    xml = chart_xml(theme, stacks.plot, content, legend)
    return (place_chart(board, stacks.plot.outer, name, chart.alt, xml, sheet),)


def _lying(chart: StackedBars, frame: Frame, theme: Theme) -> _Stacks:
    count = len(chart.categories)
    pitch = min(HIGHEST_ROW, (frame.height - LEGEND_HEIGHT) / count)
    size = row_size(theme, pitch)
    outer = replace(frame, height=LEGEND_HEIGHT + pitch * count)
    plot = plot_in(outer, left=names_width(theme, chart.categories, size, frame.width / 3), top=LEGEND_HEIGHT)
    scale = bar_scale(chart.totals, plot.inner.width, label_room(theme, chart.totals, chart.decimals, size))
    axes = name_axis(theme, size, is_upright=True) + hidden_axis(scale, is_lying=True)
    return _Stacks(plot, scale, pitch, size, axes, is_lying=True)


def _standing(chart: StackedBars, frame: Frame, theme: Theme) -> _Stacks:
    """Without room for the wholes side by side there is an axis instead."""
    totals = [written(total, chart.decimals) for total in chart.totals if total is not None]
    is_labelled = widest(theme, totals, SMALLEST, is_bold=True) <= frame.width / len(chart.categories) - _BESIDE
    left = 0.0 if is_labelled else AXIS_WIDTH
    pitch = (frame.width - left) / len(chart.categories)
    names = fit_names(theme, chart.categories, pitch)
    plot = plot_in(frame, left=left, top=LEGEND_HEIGHT, bottom=names.height)
    scale_of = bar_scale if is_labelled else ticked_scale
    scale = scale_of(chart.totals, plot.inner.height, line_height(theme, SMALLEST) + _OVER_BAR)
    axes = name_axis(theme, names.size) + (hidden_axis(scale) if is_labelled else number_axis(theme, scale))
    size = largest_size(theme, totals, pitch - _BESIDE) if is_labelled else 0.0
    return _Stacks(plot, scale, pitch, size, axes, is_lying=False)


def _sheet(chart: StackedBars) -> Sheet:
    total = Column(TOTAL, chart.totals, f"=SUM(B{{row}}:{letter(len(chart.series))}{{row}})")
    columns = (names_column(chart.categories, chart.row_header), *map(value_column, chart.series), total)
    return Sheet(title_of([series.name for series in chart.series]), columns, chart.decimals)


def _parts(chart: StackedBars, theme: Theme, sheet: Sheet, stacks: _Stacks) -> Iterator[str]:
    """Parts with a joint of paper between them; those that are long enough say their value."""
    for place, series in enumerate(chart.series):
        token = f"series.{place}"
        style = LabelStyle(stacks.size, chart.decimals, text_on(theme.color, theme.color.series[place]))
        labels = "".join(
            value_label(theme, row, style, "ctr")
            for row, value in enumerate(series.values)
            if value is not None and stacks.has_room(theme, value, written(value, chart.decimals))
        )
        drawn = look(solid(theme, token), line(theme, "paper", 0.75))
        yield bar_series(sheet, place, Drawn(place + 1, drawn, labels=own_labels(labels)))


def _whole(chart: StackedBars, theme: Theme, sheet: Sheet, stacks: _Stacks) -> str:
    style = LabelStyle(stacks.size or SMALLEST, chart.decimals, is_bold=True)
    labels = value_labels(theme, style, "inBase") if stacks.size else own_labels("")
    place = len(chart.series)
    return bar_series(sheet, place, Drawn(place + 1, look(NO_FILL, NO_LINE), labels=labels))
