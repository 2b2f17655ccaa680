"""The parts of a whole per row, one behind the other, with the whole at the end."""

from __future__ import annotations

from builder.charts.key import Entry, draw_key
from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, VALUE_GAP, Rows, draw_names, row_pitch, set_names, widest
from builder.charts.scale import Scale, known
from builder.charts.style import Style
from builder.charts.words import NO_DATA
from builder.model.chart import StackedBars
from builder.model.numbers import written

_KEY = 18.0  # the line of the key, above the rows
_SWATCH = 0.7  # of the key, as a share of the label size
_JOINT = 0.8  # left free between two parts
_BESIDE = 2.0  # left and right of a value within its part


def height_of_stacked_bars(chart: StackedBars, width: float, style: Style) -> float:
    """A row for each category, and the key."""
    return _KEY + len(chart.categories) * row_pitch(len(chart.categories))


def draw_stacked_bars(chart: StackedBars, picture: Picture) -> None:
    """A part says its value where it has room for it; the whole is said behind the last part."""
    style = picture.style
    rows = Rows(picture.height - _KEY, 0.0, len(chart.categories))
    size = rows.text_size(style)
    names = set_names(style, chart.categories, (), picture.width, rows)
    left = widest(names) + NAME_GAP
    draw_names(picture, names, left - NAME_GAP, rows)
    totals = [written(total, chart.decimals) for total in known(chart.totals)]
    room = max((style.bold.width(text, size) for text in totals), default=0.0) + VALUE_GAP
    highest = max((float(total) for total in known(chart.totals)), default=0.0) or 1.0
    scale = Scale(0.0, highest, left, picture.width - room)
    for row in range(rows.count):
        _draw_row(chart, picture, row, rows, scale, size)
    entries = [
        Entry(series.name, fill, mark="square") for series, fill in zip(chart.series, style.color.series, strict=False)
    ]
    draw_key(picture, entries, left, picture.height - 6, _SWATCH * style.size.label)


def _draw_row(chart: StackedBars, picture: Picture, row: int, rows: Rows, scale: Scale, size: float) -> None:
    style, middle, total = picture.style, rows.middle(row), chart.totals[row]
    if total is None:
        picture.label_at(scale.start + VALUE_GAP, middle, NO_DATA, size=size, color=style.color.muted)
        return
    thick = rows.pitch * style.size.bar_share
    x = scale.start
    parts = known(series.values[row] for series in chart.series)
    for value, fill in zip(parts, style.color.series, strict=False):
        width = scale(value) - scale.start
        inner = max(width - _JOINT, 0.0)
        picture.box(x, middle - thick / 2, inner, thick, fill)
        text = written(value, chart.decimals)
        if style.regular.width(text, size) + 2 * _BESIDE <= inner:
            picture.label_at(x + inner / 2, middle, text, "center", size=size, color=style.text_on(fill))
        x += width
    picture.label_at(x + VALUE_GAP, middle, written(total, chart.decimals), size=size, bold=True)
