"""Turn the figures that authors ask for into chart values, by looking at the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from builder.charts.alt import alt_text
from builder.datasets.schema import Column, Dataset
from builder.model.block import Figure, Origin
from builder.model.chart import (
    Chart,
    DotPlot,
    Dumbbell,
    HeatTable,
    Panel,
    Point,
    RankedBars,
    Reference,
    Scatter,
    Series,
    SmallMultiples,
    Tile,
    TileMap,
    Tree,
    TreeNode,
)
from builder.model.inline import plain
from builder.model.numbers import round_half_up
from builder.model.wish import FigureWish, Wish
from builder.places.places import Places
from builder.problems import BuildError, Problem

MEAN = "均值"
NATION_MEAN = "全国均值"
LOWEST, HIGHEST = "最低", "最高"
CLASSES = 5  # of a tile map's shades


class WishError(ValueError):
    """What an author asked for cannot be planned."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what, self.hint = what, hint
        super().__init__(what)


@dataclass(frozen=True)
class Asked:
    """The data a wish speaks of: its table, its rows in order, and how to read its options."""

    wish: Wish
    data: Dataset
    places: Places
    rows: tuple[str, ...]

    def column(self, option: str) -> Column:
        """The column that an option names."""
        return self._column(str(self.wish.option(option)))

    def columns(self, option: str = "columns") -> tuple[Column, ...]:
        """The columns that an option lists; all where it says `all` or nothing."""
        value = self.wish.option(option, "all")
        if value == "all":
            return self.data.columns
        names = value if isinstance(value, tuple) else (str(value),)
        return tuple(self._column(name) for name in names)

    def shown(self, options: frozenset[str]) -> tuple[Column, ...]:
        """The columns that a chart with these options shows, in its order."""
        single = tuple(self.column(option) for option in ("column", "x", "y") if option in options)
        return single or (self.columns() if "columns" in options else ())

    def origin(self, columns: Sequence[Column]) -> Origin:
        """Where numbers of these columns come from."""
        return Origin(
            self.data.of or self.data.id, tuple(column.id for column in columns), self.data.names, self.data.parts
        )

    def names(self, option: str) -> tuple[str, ...]:
        """The rows that an option names; rows outside the chart are a mistake."""
        value = self.wish.option(option, ())
        names = value if isinstance(value, tuple) else tuple(filter(None, (str(value),)))
        for name in names:
            if name not in self.rows:
                raise WishError(f"{option} names {name}, which is no row of this figure", _meant(name, self.rows))
        return names

    def value(self, row: str, column: Column) -> Decimal:
        """A cell as it is shown: a computed one rounded as its column is printed."""
        value = self.data.value(row, column.id)
        return round_half_up(value, column.decimals) if self.data.of else value

    def series(self, column: Column, rows: Sequence[str] | None = None) -> Series:
        """A column as a series of the rows."""
        rows = self.rows if rows is None else rows
        return Series(column.zh, tuple(self.value(row, column) for row in rows))

    def mean(self, column: Column, label: str = MEAN) -> Reference:
        """The mean of the whole table, rounded as its column is printed."""
        values = self.data.column_values(column.id)
        return Reference(label, round_half_up(sum(values, Decimal(0)) / len(values), column.decimals))

    def ranked(self, column: Column) -> tuple[str, ...]:
        """The rows, best first; equal values keep the table's order."""
        return tuple(sorted(self.rows, key=lambda row: -self.data.value(row, column.id)))

    def has_mean(self) -> bool:
        """Whether the author wants the mean drawn."""
        value = self.wish.option("reference", "none")
        if value not in ("mean", "none"):
            raise WishError(f"reference is {value}", "expected mean or none")
        return value == "mean"

    def _column(self, name: str) -> Column:
        known = [column.id for column in self.data.columns]
        if name not in known:
            raise WishError(f"{self.data.id} has no column {name or '(none given)'}", f"columns: {', '.join(known)}")
        return self.data.column(name)


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
        wish.note,
        wish.headline,
        wish.takeaways,
        origin=origin,
        facts=wish.facts,
        is_printed_only=wish.is_printed_only,
    )


def asked(
    wish: Wish, datasets: Mapping[str, Dataset], places: Places, options: frozenset[str], needs: Sequence[str] = ()
) -> Asked:
    """The data and rows of a wish whose options are all known. Raises WishError."""
    given = {name for name, _ in wish.options}
    for name in sorted(given - options - {"data", "rows"}):
        raise WishError(f"{name} is no option here", f"options: {', '.join(sorted(options | {'data', 'rows'}))}")
    for name in ("data", *needs):
        if name not in given:
            raise WishError(f"{name} is missing")
    id = str(wish.option("data"))
    if id not in datasets:
        raise WishError(f"there is no data {id}", f"tables: {', '.join(datasets)}")
    data = datasets[id]
    return Asked(wish, data, places, _rows(wish, data, places))


def _rows(wish: Wish, data: Dataset, places: Places) -> tuple[str, ...]:
    value = wish.option("rows", "all")
    if value == "all":
        return data.names
    rows: list[str] = []
    for name in value if isinstance(value, tuple) else (str(value),):
        if data.has(name):
            rows.append(name)
        elif (members := places.members(data.kind, name)) is not None:
            rows.extend(member for member in members if data.has(member))
        else:
            raise WishError(f"rows names {name}, which is neither a row nor a group", _meant(name, data.names))
    if not rows:
        raise WishError("rows selects nothing")
    return tuple(dict.fromkeys(rows))


def _meant(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, 1, 0.4)
    return f"did you mean {close[0]}?" if close else ""


def _ranked_bars(asked: Asked) -> RankedBars:
    column = asked.column("column")
    rows = asked.ranked(column)
    reference = asked.mean(column) if asked.has_mean() else None
    return RankedBars(rows, asked.series(column, rows), asked.names("highlight"), reference, column.decimals)


def _dumbbell(asked: Asked) -> Dumbbell:
    columns = asked.columns()
    if len(columns) != 2:
        raise WishError(f"a dumbbell compares two columns, not {len(columns)}", "columns: [overall, infrastructure]")
    first, second = (asked.series(column) for column in columns)
    return Dumbbell(asked.rows, first, second, asked.names("highlight"), columns[0].decimals)


def _dot_plot(asked: Asked) -> DotPlot:
    columns = asked.columns()
    series = tuple(asked.series(column) for column in columns)
    means = tuple(asked.mean(column) for column in columns)
    return DotPlot(asked.rows, series, means, asked.names("highlight"), columns[0].decimals)


def _small_multiples(asked: Asked) -> SmallMultiples:
    columns = asked.columns()
    has_mean = asked.has_mean()
    label = NATION_MEAN if asked.data.kind == "province" else MEAN
    panels = tuple(
        Panel(replace(asked.series(column), name=column.short), asked.mean(column, label) if has_mean else None)
        for column in columns
    )
    return SmallMultiples(asked.rows, panels, asked.names("highlight"), columns[0].decimals)


def _scatter(asked: Asked) -> Scatter:
    x, y = asked.column("x"), asked.column("y")
    named = asked.names("named")
    points = tuple(
        Point(row, asked.value(row, x), asked.value(row, y), row in named) for row in asked.rows
    )
    return Scatter(x.zh, y.zh, points, asked.mean(x), asked.mean(y), max(x.decimals, y.decimals))


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
    return TileMap(column.zh, tiles, _class_breaks(asked.data.column_values(column.id)))


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
    heads = tuple(column.short for column in columns)
    return HeatTable(asked.rows, heads, values, asked.data.row_header, columns[0].decimals)


def _tree(asked: Asked) -> Tree:
    which = str(asked.wish.option("tree"))
    match which:
        case "index-model":
            return Tree(_index_model(asked.data))
        case "sectors":
            return Tree(_sectors(asked.data, asked.places))
        case _:
            raise WishError(f"there is no tree {which}", "trees: index-model, sectors")


def _index_model(data: Dataset) -> TreeNode:
    groups = tuple(
        TreeNode(
            group.zh,
            children=tuple(
                TreeNode(column.zh, column.definition) for column in data.columns if column.group == group.id
            ),
        )
        for group in data.groups
    )
    return TreeNode("上云指数", f"{len(data.groups)}组{len(data.columns)}项", groups)


def _sectors(data: Dataset, places: Places) -> TreeNode:
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
    return TreeNode("工业", f"{len(data.names)}个{data.row_header}", sectors)


KINDS: Mapping[str, Kind] = {
    "ranked-bars": Kind(_ranked_bars, frozenset({"column", "highlight", "reference"}), ("column",)),
    "dumbbell": Kind(_dumbbell, frozenset({"columns", "highlight"}), ("columns",)),
    "dot-plot": Kind(_dot_plot, frozenset({"columns", "highlight"})),
    "profile": Kind(_profile, frozenset({"columns"}), ("rows",), is_turned=True),
    "small-multiples": Kind(_small_multiples, frozenset({"columns", "highlight", "reference"})),
    "scatter": Kind(_scatter, frozenset({"x", "y", "named"}), ("x", "y")),
    "tile-map": Kind(_tile_map, frozenset({"column"}), ("column",)),
    "heat-table": Kind(_heat_table, frozenset({"columns"})),
    "tree": Kind(_tree, frozenset({"tree"}), ("tree",)),
}
