"""Alternative text of charts, written from their data: what the chart shows, what stands out, then every value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from builder.charts.words import NO_DATA, TOTAL
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    StackedBars,
    TileMap,
    Tree,
    TreeNode,
)
from builder.model.numbers import written


def alt_text(chart: Chart, title: str) -> str:
    """What a reader who does not see the chart is told: its message in a sentence, how to read it, the values."""
    return ALT_TEXTS[type(chart)](chart, title.strip("。 "))


def _ranked_bars(chart: RankedBars, title: str) -> str:
    values = chart.series.values
    summary = [f"条形图：{title}", *_extremes(chart.categories, values, chart.decimals)]
    if chart.reference:
        summary.append(_said(chart.reference, chart.decimals))
    return _told(summary, [], _listed(chart.categories, [values], chart.decimals))


def _grouped_bars(chart: GroupedBars, title: str) -> str:
    message = [f"分组条形图：{title}", *_summits(chart.categories, chart.series)]
    order = [f"每行各条依次为{_names_of(chart.series)}"]
    return _told(message, order, _columns(chart.categories, chart.series, chart.decimals))


def _stacked_bars(chart: StackedBars, title: str) -> str:
    extremes = _extremes(chart.categories, chart.totals, chart.decimals, f"{TOTAL}最高", f"{TOTAL}最低")
    parts = [*chart.series, Series(TOTAL, chart.totals)]
    order = [f"每行各段依次为{_names_of(parts)}"]
    return _told([f"堆积条形图：{title}", *extremes], order, _columns(chart.categories, parts, chart.decimals))


def _lines(chart: Lines, title: str) -> str:
    message, order = [f"折线图：{title}，自{chart.categories[0]}至{chart.categories[-1]}"], []
    if len(chart.series) == 1:
        message += _extremes(chart.categories, chart.series[0].values, chart.decimals)
    else:
        message += _summits(chart.categories, chart.series)
        order = [f"各线依次为{_names_of(chart.series)}"]
    if chart.reference:
        message.append(_said(chart.reference, chart.decimals))
    return _told(message, order, _columns(chart.categories, chart.series, chart.decimals))


def _dumbbell(chart: Dumbbell, title: str) -> str:
    pair = (chart.first, chart.second)
    gaps = [None if a is None or b is None else abs(b - a) for a, b in zip(*(one.values for one in pair), strict=True)]
    extremes = _extremes(chart.categories, gaps, chart.decimals, "差距最大", "差距最小")
    order = [f"每行两点依次为{_names_of(pair)}"]
    return _told([f"哑铃图：{title}", *extremes], order, _columns(chart.categories, pair, chart.decimals))


def _dot_plot(chart: DotPlot, title: str) -> str:
    means = [f"（{_said(reference, chart.decimals)}）" for reference in chart.references]
    means += [""] * (len(chart.series) - len(means))
    names = [series.name + mean for series, mean in zip(chart.series, means, strict=True)]
    message = [f"点图：{title}", *_summits(chart.categories, chart.series)]
    order = [f"每行各点依次为{_enumerated(names)}"]
    return _told(message, order, _columns(chart.categories, chart.series, chart.decimals))


def _small_multiples(chart: SmallMultiples, title: str) -> str:
    names = [
        f"{panel.series.name}（{_said(panel.reference, chart.decimals)}）" if panel.reference else panel.series.name
        for panel in chart.panels
    ]
    series = [panel.series for panel in chart.panels]
    message = [f"分面条形图：{title}", *_summits(chart.categories, series)]
    order = [f"各面依次为{_enumerated(names)}", "刻度各自独立" if chart.has_own_scales else "共用一个刻度"]
    return _told(message, order, _columns(chart.categories, series, chart.decimals))


def _scatter(chart: Scatter, title: str) -> str:
    axes = [
        f"{axis}为{name}" + (f"（{_said(reference, chart.decimals)}）" if reference else "")
        for axis, name, reference in (
            ("横轴", chart.x_name, chart.x_reference),
            ("纵轴", chart.y_name, chart.y_reference),
        )
    ]
    named = [point.name for point in chart.points if point.is_named]
    marked = [f"图中标出{_enumerated(named)}"] if named else []
    names = tuple(point.name for point in chart.points)
    columns = (
        Series(chart.x_name, tuple(point.x for point in chart.points)),
        Series(chart.y_name, tuple(point.y for point in chart.points)),
    )
    order = [*axes, f"共{len(names)}点", *marked]
    return _told([f"散点图：{title}", *_summits(names, columns)], order, _columns(names, columns, chart.decimals))


def _tile_map(chart: TileMap, title: str) -> str:
    with_data = [tile for tile in chart.tiles if tile.value is not None]
    without = [tile.name for tile in chart.tiles if tile.value is None]
    ranked = sorted(with_data, key=lambda tile: -(tile.value or Decimal(0)))
    names, values = [tile.name for tile in ranked], [tile.value for tile in ranked]
    order = [f"按{chart.title}分档着色", *([f"{_enumerated(without)}{NO_DATA}"] if without else [])]
    message = [f"方格地图：{title}", *_extremes(names, values, chart.decimals)]
    return _told(message, order, _listed(names, [values], chart.decimals))


def _heat_table(chart: HeatTable, title: str) -> str:
    columns = [Series(*column) for column in zip(chart.columns, zip(*chart.values, strict=True), strict=False)]
    order = [f"各列依次为{_enumerated(chart.columns)}", "颜色越深数值越高"]
    message = [f"热力表：{title}", *_summits(chart.categories, columns)]
    return _told(message, order, _columns(chart.categories, columns, chart.decimals))


def _tree(chart: Tree, title: str) -> str:
    first, *others = _branches(chart.root) or [chart.root.label]
    return _told([f"树状图：{title}", first], ["；".join(others)] if others else [], "")


def _branches(node: TreeNode) -> list[str]:
    """A clause for each node that has children: what it consists of."""
    if not node.children:
        return []
    parts = _enumerated([_with_detail(child) for child in node.children])
    clause = f"{_with_detail(node)}分为{parts}" if len(node.children) > 1 else f"{_with_detail(node)}含{parts}"
    return [clause, *(branch for child in node.children for branch in _branches(_bare(child)))]


def _bare(node: TreeNode) -> TreeNode:
    """The node without its detail, which has been said where it was a child."""
    return TreeNode(node.label, "", node.children)


def _with_detail(node: TreeNode) -> str:
    return f"{node.label}（{node.detail.strip('。')}）" if node.detail else node.label


def _extremes(
    names: Sequence[str], values: Sequence[Decimal | None], decimals: int, most: str = "最高", least: str = "最低"
) -> list[str]:
    """Who has the highest and the lowest value; all of them where they are equal."""
    known = [value for value in values if value is not None]
    if len(known) < 2 or max(known) == min(known):
        return []
    return [
        f"{word}为{_with(_enumerated(_holders(names, values, value)), written(value, decimals))}"
        for word, value in ((most, max(known)), (least, min(known)))
    ]


def _summits(names: Sequence[str], columns: Iterable[Series]) -> list[str]:
    """Who has the highest value of each series; series with the same holders are told together."""
    led: dict[str, list[str]] = {}
    for series in columns:
        known = [value for value in series.values if value is not None]
        if len(known) > 1:
            led.setdefault(_enumerated(_holders(names, series.values, max(known))), []).append(series.name)
    return [f"{_enumerated(series)}最高的是{holders}" for holders, series in led.items()]


def _holders(names: Sequence[str], values: Sequence[Decimal | None], value: Decimal) -> list[str]:
    return [name for name, own in zip(names, values, strict=True) if own == value]


def _told(message: Sequence[str], order: Sequence[str], values: str) -> str:
    """A sentence for the message, one on how to read the values where there is need for it, the values."""
    return "".join(f"{'，'.join(clauses)}。" for clauses in (message, order) if clauses) + values


def _names_of(series: Iterable[Series]) -> str:
    return _enumerated([one.name for one in series])


def _columns(names: Sequence[str], series: Iterable[Series], decimals: int) -> str:
    return _listed(names, [one.values for one in series], decimals)


def _listed(names: Sequence[str], columns: Sequence[Sequence[Decimal | None]], decimals: int) -> str:
    """Every name with its values."""
    rows = [
        _with(name, "、".join(NO_DATA if value is None else written(value, decimals) for value in row))
        for name, *row in zip(names, *columns, strict=True)
    ]
    return ("，" if len(columns) == 1 else "；").join(rows) + "。"


def _with(name: str, values: str) -> str:
    """A name with what it has; a name that ends in a digit or a Latin letter is kept apart from a number."""
    return f"{name} {values}" if name[-1:].isascii() else name + values


def _said(reference: Reference, decimals: int) -> str:
    return f"{reference.label}{written(reference.value, decimals)}"


def _enumerated(names: Sequence[str]) -> str:
    """快消、家具制造和消费电子. Where a name has an enumeration comma of its own, full commas part the names."""
    if len(names) < 2:
        return "".join(names)
    if any("、" in name.split("（")[0] for name in names):
        return "，".join(names)
    return f"{'、'.join(names[:-1])}和{names[-1]}"


ALT_TEXTS: Mapping[type, Callable[[Any, str], str]] = {
    DotPlot: _dot_plot,
    Dumbbell: _dumbbell,
    GroupedBars: _grouped_bars,
    HeatTable: _heat_table,
    Lines: _lines,
    RankedBars: _ranked_bars,
    Scatter: _scatter,
    SmallMultiples: _small_multiples,
    StackedBars: _stacked_bars,
    TileMap: _tile_map,
    Tree: _tree,
}
