"""Turn the figures that authors ask for into chart values, by looking at the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from builder.charts.alt import alt_text
from builder.charts.asked import ORDER, Asked, WishError, asked
from builder.charts.shades import CLASSES
from builder.charts.words import HIGHEST, LOWEST, MEAN, NATION_MEAN, OWN_SCALES, SHARED_SCALE
from builder.datasets.schema import Column, Dataset
from builder.model.block import Figure
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    GroupedBars,
    HeatTable,
    Lines,
    Panel,
    Point,
    RankedBars,
    Scatter,
    Series,
    SmallMultiples,
    StackedBars,
    Tile,
    TileMap,
    Tree,
    TreeNode,
)
from builder.model.inline import Inline, Text, plain
from builder.model.numbers import round_half_up
from builder.model.wish import FigureWish
from builder.places.places import Places
from builder.problems import BuildError, Problem

_MOST_SERIES = 5  # that a theme has colours for
_MOST_GROUPED = 4  # bars that can still be compared between groups
_FEWER = "name fewer: columns: [overall, infrastructure]"

Plan = Callable[[Asked], Chart]


@dataclass(frozen=True)
class Kind:
    """A chart type as authors know it: how it is planned, and its options beside data and rows.

    One that is `turned` has columns where others have rows.
    """

    plan: Plan
    options: frozenset[str]
    needs: tuple[str, ...] = ()
    is_turned: bool = False


def plan_figure(wish: FigureWish, datasets: Mapping[str, Dataset], places: Places) -> Figure:
    """The figure with its chart. Raises BuildError, with the place of the wish, for what cannot be planned."""
    try:
        kind = KINDS.get(wish.kind)
        if kind is None:
            raise WishError(f"there is no chart {wish.kind}", f"charts: {', '.join(KINDS)}")
        question = asked(wish, datasets, places, kind.options, kind.needs)
        chart = kind.plan(question)
        origin = replace(question.origin(question.shown(kind.options)), is_turned=kind.is_turned)
    except WishError as error:
        raise BuildError([Problem(str(wish.place), f"figure {wish.id}: {error.what}", error.hint)]) from None
    chart = replace(chart, alt=alt_text(chart, plain(wish.caption)))
    return Figure(
        wish.id,
        chart,
        wish.caption,
        wish.source,
        (*wish.note, *_note_of(chart)),
        wish.headline,
        wish.takeaways,
        origin=origin,
        facts=wish.facts,
        is_printed_only=wish.is_printed_only,
    )


def _note_of(chart: Chart) -> tuple[Inline, ...]:
    """What readers of any such chart must be told, beside what its author notes."""
    if not isinstance(chart, SmallMultiples) or len(chart.panels) < 2:
        return ()
    return (Text(OWN_SCALES if chart.has_own_scales else SHARED_SCALE),)


def _ranked_bars(asked: Asked) -> RankedBars:
    column = asked.column("column")
    rows = asked.ranked(column)
    reference = asked.mean(column) if asked.has_mean() else None
    return RankedBars(
        rows, asked.series(column, rows), asked.names("highlight"), reference, column.decimals,
        row_header=asked.data.row_header,
    )


def _grouped_bars(asked: Asked) -> GroupedBars:
    columns = asked.columns()
    if not 2 <= len(columns) <= _MOST_GROUPED:
        raise WishError(f"grouped bars compare 2 to {_MOST_GROUPED} columns, not {len(columns)}", _FEWER)
    series = tuple(map(asked.series, columns))
    return GroupedBars(
        asked.rows, series, asked.names("highlight"), _decimals(columns), row_header=asked.data.row_header
    )


def _stacked_bars(asked: Asked) -> StackedBars:
    columns = asked.columns()
    if not 2 <= len(columns) <= _MOST_SERIES:
        raise WishError(f"stacked bars have 2 to {_MOST_SERIES} parts, not {len(columns)}", _FEWER)
    for column in columns:
        for row in asked.rows:
            if (value := asked.data.value(row, column.id)) < 0:
                raise WishError(
                    f"{column.id} of {row} is {value}, and no part of a whole is negative", "use grouped-bars"
                )
    return StackedBars(
        asked.rows, tuple(map(asked.series, columns)), _decimals(columns), row_header=asked.data.row_header
    )


def _lines(asked: Asked) -> Lines:
    columns = asked.columns()
    if len(columns) > _MOST_SERIES:
        raise WishError(f"a line chart has 1 to {_MOST_SERIES} columns, not {len(columns)}", _FEWER)
    if len(asked.rows) < 2:
        raise WishError("a line needs two rows or more", "rows: all")
    has_mean = asked.has_mean()
    if has_mean and len(columns) > 1:
        raise WishError(f"the mean of {len(columns)} lines is no line", "one column, or reference: none")
    reference = asked.mean(columns[0]) if has_mean else None
    series = tuple(map(asked.series, columns))
    return Lines(
        asked.rows, series, asked.names("highlight"), reference, _decimals(columns), row_header=asked.data.row_header
    )


def _decimals(columns: Sequence[Column]) -> int:
    """Those of a chart whose columns share its axis."""
    return max(column.decimals for column in columns)


def _dumbbell(asked: Asked) -> Dumbbell:
    columns = asked.columns()
    if len(columns) != 2:
        raise WishError(f"a dumbbell compares two columns, not {len(columns)}", "columns: [overall, infrastructure]")
    first, second = (asked.series(column) for column in columns)
    return Dumbbell(
        asked.rows, first, second, asked.names("highlight"), _decimals(columns), row_header=asked.data.row_header
    )


def _dot_plot(asked: Asked) -> DotPlot:
    columns = asked.columns()
    series = tuple(asked.series(column) for column in columns)
    means = tuple(asked.mean(column) for column in columns)
    return DotPlot(
        asked.rows, series, means, asked.names("highlight"), _decimals(columns), row_header=asked.data.row_header
    )


def _small_multiples(asked: Asked) -> SmallMultiples:
    columns = asked.columns()
    has_mean = asked.has_mean()
    label = NATION_MEAN if asked.data.kind == "province" else MEAN
    panels = tuple(
        Panel(replace(asked.series(column), name=column.short_head), asked.mean(column, label) if has_mean else None)
        for column in columns
    )
    scale = asked.wish.option("scale", "shared")
    if scale not in ("shared", "own"):
        raise WishError(f"scale is {scale}", "expected shared or own")
    return SmallMultiples(
        asked.rows, panels, asked.names("highlight"), _decimals(columns),
        row_header=asked.data.row_header, has_own_scales=scale == "own",
    )


def _scatter(asked: Asked) -> Scatter:
    x, y = asked.column("x"), asked.column("y")
    named = asked.names("named")
    points = tuple(
        Point(row, asked.value(row, x), asked.value(row, y), row in named) for row in asked.rows
    )
    return Scatter(
        x.head, y.head, points, asked.mean(x), asked.mean(y), _decimals((x, y)), row_header=asked.data.row_header
    )


def _tile_map(asked: Asked) -> TileMap:
    column = asked.column("column")
    if asked.data.kind != "province":
        raise WishError(f"a tile map shows provinces, and the rows of {asked.data.id} are none", "data: provinces")
    if not asked.places.provinces:
        raise WishError("a tile map needs provinces with tiles", "declare them in data/places.toml")
    tiles = tuple(
        Tile(
            place.name,
            *place.tile,
            asked.data.value(place.name, column.id) if asked.data.has(place.name) else None,
        )
        for place in asked.places.provinces
    )
    return TileMap(column.head, tiles, _class_breaks(asked.data.column_values(column.id)))


def _profile(asked: Asked) -> DotPlot:
    """One row against all: in each column its value, the mean, the lowest and the highest."""
    if len(asked.rows) != 1:
        raise WishError(f"a profile shows one row, not {len(asked.rows)}", "rows: 广东")
    [row] = asked.rows
    columns = asked.columns()
    names = tuple(column.short for column in columns)
    all_values = [[asked.value(each, column) for each in asked.data.names] for column in columns]
    series = (
        Series(row, tuple(asked.value(row, column) for column in columns)),
        Series(MEAN, tuple(asked.mean(column).value for column in columns)),
        Series(LOWEST, tuple(map(min, all_values))),
        Series(HIGHEST, tuple(map(max, all_values))),
    )
    return DotPlot(names, series, highlight=names, decimals=columns[0].decimals, has_range=True)


def _class_breaks(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Whole numbers that part the values into classes of about equal size."""
    ordered = sorted(values)
    cuts = (ordered[len(ordered) * index // CLASSES] for index in range(1, CLASSES))
    return tuple(sorted({round_half_up(cut, 0) for cut in cuts}))


def _heat_table(asked: Asked) -> HeatTable:
    columns = asked.columns()
    values = tuple(tuple(asked.value(row, column) for column in columns) for row in asked.rows)
    heads = tuple(column.short_head for column in columns)
    return HeatTable(asked.rows, heads, values, asked.data.row_header, _decimals(columns))


def _tree(asked: Asked) -> Tree:
    which, root = str(asked.wish.option("tree")), str(asked.wish.option("root", asked.data.zh))
    match which:
        case "index-model":
            return Tree(_index_model(asked.data, root))
        case "sectors":
            return Tree(_sectors(asked.data, asked.places, root))
        case _:
            raise WishError(f"there is no tree {which}", "trees: index-model, sectors")


def _index_model(data: Dataset, root: str) -> TreeNode:
    groups = tuple(
        TreeNode(
            group.zh,
            children=tuple(
                TreeNode(column.zh, column.definition) for column in data.columns if column.group == group.id
            ),
        )
        for group in data.groups
    )
    return TreeNode(root, f"{len(data.groups)}组{len(data.columns)}项", groups)


def _sectors(data: Dataset, places: Places, root: str) -> TreeNode:
    sectors = tuple(
        TreeNode(
            sector.name,
            f"{len(members)}个{data.row_header}",
            tuple(TreeNode(name) for name in members),
        )
        for sector in places.sectors
        if (members := tuple(name for name in data.names if name in sector.industries))
    )
    if not sectors:
        raise WishError("places.toml has no sectors for these rows")
    return TreeNode(root, f"{len(data.names)}个{data.row_header}", sectors)


KINDS: Mapping[str, Kind] = {
    "ranked-bars": Kind(_ranked_bars, frozenset({"column", "highlight", "reference"}), ("column",)),
    "grouped-bars": Kind(_grouped_bars, frozenset({"columns", "highlight", ORDER})),
    "stacked-bars": Kind(_stacked_bars, frozenset({"columns", ORDER})),
    "line": Kind(_lines, frozenset({"columns", "highlight", "reference"})),
    "dumbbell": Kind(_dumbbell, frozenset({"columns", "highlight", ORDER}), ("columns",)),
    "dot-plot": Kind(_dot_plot, frozenset({"columns", "highlight", ORDER})),
    "profile": Kind(_profile, frozenset({"columns"}), ("rows",), is_turned=True),
    "small-multiples": Kind(_small_multiples, frozenset({"columns", "highlight", "reference", "scale", ORDER})),
    "scatter": Kind(_scatter, frozenset({"x", "y", "named"}), ("x", "y")),
    "tile-map": Kind(_tile_map, frozenset({"column"}), ("column",)),
    "heat-table": Kind(_heat_table, frozenset({"columns", ORDER})),
    "tree": Kind(_tree, frozenset({"tree", "root"}), ("tree",)),
}
