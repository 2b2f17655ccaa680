"""The axes of charts: names on one, numbers on the other, both quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.deck.native.looks import line, look, text, words
from builder.deck.native.scale import Scale
from builder.deck.native.space import part_layout
from builder.deck.native.text import SMALLEST, largest_size, line_height, lines_of, text_width
from builder.deck.slides import Frame
from builder.theme.theme import Theme

AXIS_SIZE = 12.0
AXIS_WIDTH = 32.0  # the numbers at the left of an upright axis, and the gap to the plot

_NAMES, _NUMBERS = 1001, 1002  # ids that need only differ within one chart, and be positive
_MOST_LINES = 3  # of a name along the bottom
_SHORT = 4  # characters: a name that is no longer is not broken
_BETWEEN_NAMES = 4.0
_ABOVE_NAMES = 6.0
_SILENT = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'

AXIS_IDS = f'<c:axId val="{_NAMES}"/><c:axId val="{_NUMBERS}"/>'


@dataclass(frozen=True, slots=True)
class Names:
    """How the names along the bottom of a chart are set, and the height that they take."""

    size: float
    height: float


def fit_names(theme: Theme, names: Sequence[str], pitch: float) -> Names:
    """Names with `pitch` points each: as large as lets the short ones stay whole; long ones are broken over lines."""
    room = pitch - _BETWEEN_NAMES
    short = [name for name in names if len(name) <= _SHORT and text_width(theme, name, SMALLEST) <= room]
    size = largest_size(theme, short, room)
    lines = max((lines_of(theme, name, size, room) for name in names), default=1)
    if lines > _MOST_LINES:
        size = SMALLEST
        lines = max(lines_of(theme, name, size, room) for name in names)
    return Names(size, lines * line_height(theme, size) + _ABOVE_NAMES)


def name_axis(
    theme: Theme, size: float, *, is_upright: bool = False, has_names: bool = True, every: int = 1
) -> str:
    """The axis with the names: at the bottom, or `is_upright` at the left with the first name on top.

    `every` is 2 where only every second name is said.
    """
    position, order = ("l", "maxMin") if is_upright else ("b", "minMax")
    return (
        f'<c:catAx><c:axId val="{_NAMES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_SILENT}'
        f'<c:tickLblPos val="{"low" if has_names else "none"}"/>{look("", line(theme, "rule", 0.75))}'
        f"""{text(theme, size, box='rot="0" vert="horz"')}<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/>"""
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:tickLblSkip val="{every}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def hidden_axis(scale: Scale, *, is_lying: bool = False) -> str:
    """An axis of numbers that is not drawn, since each bar or dot says its value."""
    position = "t" if is_lying else "l"
    return (
        f'<c:valAx><c:axId val="{_NUMBERS}"/>{_range(scale)}<c:delete val="1"/><c:axPos val="{position}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_SILENT}<c:tickLblPos val="none"/>'
        f'<c:crossAx val="{_NAMES}"/><c:crosses val="min"/><c:crossBetween val="between"/></c:valAx>'
    )


def number_axis(theme: Theme, scale: Scale) -> str:
    """The upright axis of numbers beside names: light gridlines, small numbers."""
    return _numbers(theme, scale, _NUMBERS, _NAMES, "l", "", "between")


def x_axis(theme: Theme, scale: Scale, title: str) -> str:
    """The lying axis of a scatter chart."""
    return _numbers(theme, scale, _NAMES, _NUMBERS, "b", title, "midCat")


def y_axis(theme: Theme, scale: Scale, title: str) -> str:
    """The upright axis of a scatter chart."""
    return _numbers(theme, scale, _NUMBERS, _NAMES, "l", title, "midCat")


def axis_title(theme: Theme, title: str, where: Frame, whole: Frame) -> str:
    """What an axis shows, never turned on its side."""
    said = words(theme, title, theme.deck.chart, "muted")
    return f'<c:title>{said}{part_layout(where, whole)}<c:overlay val="1"/></c:title>'


def _numbers(theme: Theme, scale: Scale, axis: int, other: int, position: str, title: str, crossing: str) -> str:
    grid = f"<c:majorGridlines>{look('', line(theme, 'missing', 0.5))}</c:majorGridlines>"
    return (
        f'<c:valAx><c:axId val="{axis}"/>{_range(scale)}<c:delete val="0"/><c:axPos val="{position}"/>{grid}{title}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_SILENT}<c:tickLblPos val="low"/>{look("")}'
        f'{text(theme, AXIS_SIZE, "muted")}<c:crossAx val="{other}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{crossing}"/><c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def _range(scale: Scale) -> str:
    return (
        f'<c:scaling><c:orientation val="minMax"/><c:max val="{scale.high!r}"/><c:min val="{scale.low!r}"/></c:scaling>'
    )
