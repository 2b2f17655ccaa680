"""The words that charts add to the data's, the same in the PDF and in the deck."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from builder.charts.scale import plain_number
from builder.model.chart import Reference
from builder.model.numbers import written

NO_DATA, HAS_DATA = "无数据", "有数据"
MEAN, NATION_MEAN, TOTAL = "均值", "全国均值", "合计"
SHARED_SCALE, OWN_SCALES = "各分图共用一个刻度。", "各分图的刻度各自独立，条形只宜在分图之内对照。"
NAMES = "名称"  # of what the rows are, where the data do not say
LOW, HIGH = "低", "高（各列分别着色）"  # the two ends of a heat table's key


def said_of(reference: Reference, decimals: int) -> str:
    """What is written at the line of a mean."""
    return f"{reference.label} {written(reference.value, decimals)}"


def class_names(breaks: Sequence[Decimal]) -> tuple[str, ...]:
    """What each class between breaks is called, the lowest first."""
    bounds = [plain_number(value) for value in breaks]
    if not bounds:
        return (HAS_DATA,)
    return (f"低于{bounds[0]}", *(f"{low}～{high}" for low, high in pairwise(bounds)), f"{bounds[-1]}及以上")
