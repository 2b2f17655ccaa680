"""Alternative text of charts, written from their data: what the chart shows, what stands out, then every value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    """What a reader who does not see the chart is told."""
    return ALT_TEXTS[type(chart)](chart, title.strip("。 "))


def _ranked_bars(chart: RankedBars, title: str) -> str:
    values = chart.series.values
    summary = [f"条形图：{title}", *_extremes(chart.categories, values, chart.decimals)]
    if chart.reference:
        summary.append(_said(chart.reference, chart.decimals))
    return f"{'，'.join(summary)}。{_listed(chart.categories, [values], chart.decimals)}"


def _grouped_bars(chart: GroupedBars, title: str) -> str:
    names = _enumerated([series.name for series in chart.series])
    summary = [f"分组条形图：{title}，每行各条依次为{names}", *_summits(chart.categories, chart.series, chart.decimals)]
    listed = _listed(chart.categories, [series.values for series in chart.series], chart.decimals)
    return f"{'，'.join(summary)}。{listed}"


def _stacked_bars(chart: StackedBars, title: str) -> str:
    names = _enumerated([*(series.name for series in chart.series), TOTAL])
    extremes = _extremes(chart.categories, chart.totals, chart.decimals, f"{TOTAL}最高", f"{TOTAL}最低")
    columns = [*(series.values for series in chart.series), chart.totals]
    summary = [f"堆积条形图：{title}，每行各段依次为{names}", *extremes]
    return f"{'，'.join(summary)}。{_listed(chart.categories, columns, chart.decimals)}"


def _lines(chart: Lines, title: str) -> str:
    summary = [f"折线图：{title}，自{chart.categories[0]}至{chart.categories[-1]}"]
    if len(chart.series) == 1:
        summary += _extremes(chart.categories, chart.series[0].values, chart.decimals)
    else:
        summary.append(f"各线依次为{_enumerated([series.name for series in chart.series])}")
        summary += _summits(chart.categories, chart.series, chart.decimals)
    if chart.reference:
        summary.append(_said(chart.reference, chart.decimals))
    listed = _listed(chart.categories, [series.values for series in chart.series], chart.decimals)
    return f"{'，'.join(summary)}。{listed}"


def _dumbbell(chart: Dumbbell, title: str) -> str:
    first, second = chart.first, chart.second
    gaps = [None if a is None or b is None else abs(b - a) for a, b in zip(first.values, second.values, strict=True)]
    summary = [f"哑铃图：{title}，每行两点依次为{first.name}和{second.name}"]
    summary += _extremes(chart.categories, gaps, chart.decimals, "差距最大", "差距最小")
    return f"{'，'.join(summary)}。{_listed(chart.categories, [first.values, second.values], chart.decimals)}"


def _dot_plot(chart: DotPlot, title: str) -> str:
    means = [_said(reference, chart.decimals) for reference in chart.references]
    names = [
        f"{series.name}（{means[index]}）" if index < len(means) else series.name
        for index, series in enumerate(chart.series)
    ]
    listed = _listed(chart.categories, [series.values for series in chart.series], chart.decimals)
    summary = [f"点图：{title}，每行各点依次为{_enumerated(names)}"]
    summary += _summits(chart.categories, chart.series, chart.decimals)
    return f"{'，'.join(summary)}。{listed}"


def _small_multiples(chart: SmallMultiples, title: str) -> str:
    names = [
        f"{panel.series.name}（{_said(panel.reference, chart.decimals)}）" if panel.reference else panel.series.name
        for panel in chart.panels
    ]
    listed = _listed(chart.categories, [panel.series.values for panel in chart.panels], chart.decimals)
    scale = "刻度各自独立" if chart.has_own_scales else "共用一个刻度"
    summary = [f"分面条形图：{title}，各面依次为{_enumerated(names)}，{scale}"]
    summary += _summits(chart.categories, [panel.series for panel in chart.panels], chart.decimals)
    return f"{'，'.join(summary)}。{listed}"


def _scatter(chart: Scatter, title: str) -> str:
    axes = [
        f"{axis}为{name}" + (f"（{_said(reference, chart.decimals)}）" if reference else "")
        for axis, name, reference in (
            ("横轴", chart.x_name, chart.x_reference),
            ("纵轴", chart.y_name, chart.y_reference),
        )
    ]
    named = [point.name for point in chart.points if point.is_named]
    ys = [point.y for point in chart.points]
    marked = [f"图中标出{_enumerated(named)}"] if named else []
    names = [point.name for point in chart.points]
    highest = [f"{chart.y_name}最高为{_enumerated(_holders(names, ys, max(ys)))}"] if ys else []
    summary = [f"散点图：{title}", *axes, f"共{len(names)}点", *marked, *highest]
    columns = [[point.x for point in chart.points], ys]
    return f"{'，'.join(summary)}。{_listed(names, columns, chart.decimals)}"


def _tile_map(chart: TileMap, title: str) -> str:
    with_data = [tile for tile in chart.tiles if tile.value is not None]
    without = [tile.name for tile in chart.tiles if tile.value is None]
    ranked = sorted(with_data, key=lambda tile: -(tile.value or Decimal(0)))
    names, values = [tile.name for tile in ranked], [tile.value for tile in ranked]
    summary = [f"方格地图：{title}，按{chart.title}分档着色", *_extremes(names, values, chart.decimals)]
    if without:
        summary.append(f"{_enumerated(without)}{NO_DATA}")
    return f"{'，'.join(summary)}。{_listed(names, [values], chart.decimals)}"


def _heat_table(chart: HeatTable, title: str) -> str:
    columns = list(zip(*chart.values, strict=True))
    series = [Series(name, values) for name, values in zip(chart.columns, columns, strict=False)]
    best = _summits(chart.categories, series, chart.decimals)
    summary = [f"热力表：{title}，各列依次为{_enumerated(chart.columns)}，颜色越深数值越高", *best]
    return f"{'，'.join(summary)}。{_listed(chart.categories, columns, chart.decimals)}"


def _tree(chart: Tree, title: str) -> str:
    return f"树状图：{title}。{'；'.join(_branches(chart.root))}。"


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


def _summits(names: Sequence[str], columns: Sequence[Series], decimals: int) -> list[str]:
    """Who has the highest value of each series."""
    found = []
    for series in columns:
        known = [value for value in series.values if value is not None]
        if len(known) > 1:
            highest = max(known)
            holders = _enumerated(_holders(names, series.values, highest))
            found.append(f"{series.name}最高为{_with(holders, written(highest, decimals))}")
    return found


def _holders(names: Sequence[str], values: Sequence[Decimal | None], value: Decimal) -> list[str]:
    return [name for name, own in zip(names, values, strict=True) if own == value]


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
