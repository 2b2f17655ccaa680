"""How answers are put into Chinese: lists of names and numbers, ranks, shares, multiples."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from builder.model.numbers import written

_HAN = "零一二三四五六七八九"


def joined(parts: Sequence[str], last: str = "和") -> str:
    """A list as Chinese writes it: 甲、乙和丙. A part that itself holds 、 is quoted, so that the list stays clear."""
    if len(parts) == 1:
        return parts[0]
    quoted = [f"“{part}”" if "、" in part else part for part in parts]
    return "、".join(quoted[:-1]) + last + quoted[-1] if parts else ""


def rank_text(rank: int, *, is_shared: bool) -> str:
    """A rank such as 第3位, or 并列第10位 where several rows share it."""
    return f"{'并列' if is_shared else ''}第{rank}位"


def place_text(rank: int, lowest: int, *, is_shared: bool) -> str:
    """A rank in words where there is a word: 居首, 居末位; else 居第3位."""
    if is_shared:
        return "居" + rank_text(rank, is_shared=True)
    return "居首" if rank == 1 else "居末位" if rank == lowest else f"居第{rank}位"


def ranks_text(ranks: Sequence[int]) -> str:
    """Several ranks in one breath: 第8、第8、第9、第7和第5位."""
    return joined([f"第{rank}" for rank in ranks]) + "位"


def each_text(values: Sequence[str]) -> str:
    """Several values with their verb: 均为30.62 where they are alike, else 分别为48.95和47.38."""
    return f"均为{values[0]}" if len(set(values)) == 1 and len(values) > 1 else f"分别为{joined(values)}"


def percent(share: Decimal, digits: int) -> str:
    """A share of one as a percentage: 0.318 is 31.8%."""
    return written(share * 100, digits) + "%"


def tenths(share: Decimal) -> str:
    """A share of one in tenths: 0.68 is 近七成, 0.7 is 七成, 0.73 is 七成多; under a tenth 不足一成, all 全部."""
    if share >= 1:
        return "全部"
    whole, rest = divmod(share * 10, 1)
    if rest >= Decimal("0.7"):
        return f"近{_HAN[int(whole) + 1]}成" if whole < 9 else "九成多"
    if not whole:
        return "不足一成" if share else "没有"
    return f"{_HAN[int(whole)]}成" + ("多" if rest >= Decimal("0.05") else "")


_FRACTIONS = ((1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10))
_ABOUT = Decimal("0.03")  # how far a share may be from the fraction that it is said to be about


def fraction(share: Decimal) -> str:
    """A share of one as the nearest simple fraction: 0.26 is 约四分之一; an exact one goes without 约.

    A share that is near none is written in tenths.
    """
    upper, lower = min(_FRACTIONS, key=lambda pair: abs(Decimal(pair[0]) / pair[1] - share))
    if abs(Decimal(upper) / lower - share) > _ABOUT:
        return tenths(share)
    words = "一半" if (upper, lower) == (1, 2) else f"{han(lower)}分之{han(upper)}"
    return words if Decimal(upper) == share * lower else f"约{words}"


def multiple(ratio: Decimal, digits: int) -> str:
    """A ratio as a multiple: 两倍 for exactly two, 2.3倍 else."""
    if ratio == ratio.to_integral_value() and 2 <= ratio <= 10:
        return ("两" if ratio == 2 else han(int(ratio))) + "倍"
    return written(ratio, digits) + "倍"


def han(value: int) -> str:
    """A whole number in Han digits: 7 is 七, 16 is 十六; from 100 in figures, as is usual."""
    if value > 99:
        return str(value)
    tens, ones = divmod(value, 10)
    ten = "" if not tens else "十" if tens == 1 else _HAN[tens] + "十"
    return ten + (_HAN[ones] if ones or not tens else "")


def counted(value: int) -> str:
    """How many, in Han digits: two is 两, as before a measure word."""
    return "两" if value == 2 else han(value)


def rounded(value: Decimal) -> int:
    """The nearest whole number, half up."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
