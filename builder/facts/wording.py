"""How answers are put into Chinese: lists of names and numbers, ranks, shares."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from builder.model.numbers import written


def joined(parts: Sequence[str]) -> str:
    """A list as Chinese writes it: 甲、乙和丙. A part that itself holds 、 is quoted, so that the list stays clear."""
    if len(parts) == 1:
        return parts[0]
    quoted = [f"“{part}”" if "、" in part else part for part in parts]
    return "、".join(quoted[:-1]) + "和" + quoted[-1] if parts else ""


def rank_text(rank: int, *, is_shared: bool) -> str:
    """A rank such as 第3位, or 并列第10位 where several rows share it."""
    return f"{'并列' if is_shared else ''}第{rank}位"


def ranks_text(ranks: Sequence[int]) -> str:
    """Several ranks in one breath: 第8、第8、第9、第7和第5位."""
    return joined([f"第{rank}" for rank in ranks]) + "位"


def percent(share: Decimal, digits: int) -> str:
    """A share of one as a percentage: 0.318 is 31.8%."""
    return written(share * 100, digits) + "%"
