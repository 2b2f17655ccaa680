"""The round numbers along the axes of charts in the PDF: where they are drawn, and what may be printed there."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from builder.charts.scale import known, plain_number, round_ticks
from builder.model.chart import Chart, DotPlot, Lines, Scatter

Ticks = tuple[Decimal, ...]

_INTERVALS = 5


def ticks_of_dots(chart: DotPlot) -> tuple[Decimal, Decimal, Ticks]:
    """The ends of the scale, which are the lowest and the highest value, or zero where that is near; ticks between."""
    values = [*known(*(series.values for series in chart.series)), *(mean.value for mean in chart.references)]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    low = Decimal(0) if 0 < low < (high - low) / 2 else low
    return low, high, tuple(tick for tick in round_ticks(low, high, _INTERVALS) if low <= tick <= high)


def ticks_of_points(chart: Scatter) -> tuple[Ticks, Ticks]:
    """Those of the lying and of the upright axis; the axes begin and end at a tick."""
    return _around(point.x for point in chart.points), _around(point.y for point in chart.points)


def ticks_of_lines(chart: Lines) -> Ticks:
    """Those of the upright axis, which begins and ends at one."""
    means = [chart.reference.value] if chart.reference else []
    return _around([*known(*(series.values for series in chart.series)), *means])


def printed_ticks(chart: Chart) -> frozenset[str]:
    """Every number that stands along an axis of a chart."""
    match chart:
        case DotPlot():
            ticks = ticks_of_dots(chart)[2]
        case Scatter():
            across, up = ticks_of_points(chart)
            ticks = across + up
        case Lines():
            ticks = ticks_of_lines(chart)
        case _:
            ticks = ()
    return frozenset(map(plain_number, ticks))


def _around(values: Iterable[Decimal]) -> Ticks:
    found = list(values) or [Decimal(0), Decimal(1)]
    return round_ticks(min(found), max(found), _INTERVALS)
