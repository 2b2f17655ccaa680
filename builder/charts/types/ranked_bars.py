"""One index, best first: lying bars with their values, and the line of the mean across them."""

from __future__ import annotations

from builder.charts.picture import Picture
from builder.charts.rows import NAME_GAP, NO_DATA, VALUE_GAP, Rows, draw_names, row_pitch, set_names, upright, widest
from builder.charts.scale import bar_scale, known
from builder.charts.style import Style
from builder.model.chart import RankedBars
from builder.model.numbers import written

_HEAD = 14.0  # for what is said at the line of the mean


def height_of_ranked_bars(chart: RankedBars, width: float, style: Style) -> float:
    """A row for each category, and the head for the mean."""
    return _head(chart) + len(chart.categories) * row_pitch(len(chart.categories))


def draw_ranked_bars(chart: RankedBars, picture: Picture) -> None:
    """Names, bars from zero, values at the ends of the bars, the mean."""
    style = picture.style
    rows = Rows(picture.height - _head(chart), 0.0, len(chart.categories))
    size = rows.text_size(style)
    names = set_names(style, chart.categories, chart.highlight, picture.width, rows)
    left = widest(names) + NAME_GAP
    values = chart.series.values
    texts = [NO_DATA if value is None else written(value, chart.decimals) for value in values]
    room = max((style.bold.width(text, size) for text in texts), default=0.0) + VALUE_GAP
    means = [chart.reference.value] if chart.reference else []
    has_negative = any(value < 0 for value in known(values))
    scale = bar_scale([*known(values), *means], left + room * has_negative, picture.width - room)

    thick = rows.pitch * style.size.bar_share
    zero = scale(0)
    for index, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        if value is not None:
            color = style.color.highlight if name in chart.highlight else style.color.bar
            start, end = sorted((zero, scale(value)))
            picture.box(start, rows.middle(index) - thick / 2, end - start, thick, color)
    picture.lines([(zero, rows.top, zero, rows.bottom)], style.color.muted)

    draw_names(picture, names, left - NAME_GAP, rows)
    boxes = []
    for index, (name, value, text) in enumerate(zip(chart.categories, values, texts, strict=True)):
        is_negative = value is not None and value < 0
        x = (zero if value is None else scale(value)) + (-VALUE_GAP if is_negative else VALUE_GAP)
        label = picture.label_at(
            x, rows.middle(index), text, "right" if is_negative else "left", size=size,
            color=style.color.muted if value is None else style.color.ink, bold=name in chart.highlight,
        )
        boxes.append(label.box)
    if chart.reference:
        said = f"{chart.reference.label} {written(chart.reference.value, chart.decimals)}"
        x, half = scale(chart.reference.value), style.regular.width(said, style.size.label) / 2
        at = min(max(x, half), picture.width - half)
        picture.label_at(at, rows.top + _HEAD - 5, said, "center", color=style.color.reference)
        picture.lines(upright(x, rows.top + 2, rows.bottom, boxes), style.color.reference, is_dashed=True)


def _head(chart: RankedBars) -> float:
    return _HEAD if chart.reference else 0.0
