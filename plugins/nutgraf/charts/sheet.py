"""What a kind of chart draws on, and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nutgraf.charts import house_style as style
from nutgraf.charts.grammar import alt
from nutgraf.charts.model import LegendItem
from nutgraf.charts.unfolding import unfold
from nutgraf.charts.wording import Format, Wording
from nutgraf.datasets.model import Cell, Column, Dataset, Row
from nutgraf.fonts import Fonts

if TYPE_CHECKING:
    from altair import Chart as AltairChart

Rows = list[dict[str, Any]]

NARROW_BELOW = 480


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dataset to be drawn `width` pixels wide, with the means to measure and to word.

    `decimals` says for each column with how many its values are written. `whole` holds the rows of all small multiples
    where this sheet is one of them: scales and members are those of `whole`, so that the panels compare. `height` is
    that of a plane in pixels, 0 where the kind decides; `tooltip` names the columns to tell instead of the kind's own;
    `told` remembers what was told of a row.
    """

    dataset: Dataset
    width: int
    fonts: Fonts
    wording: Wording
    decimals: Mapping[str, int]
    whole: tuple[Row, ...] = ()
    height: int = 0
    tooltip: tuple[str, ...] = ()
    told: dict[tuple[object, ...], tuple[Row, dict[str, str]]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows to draw."""
        return self.dataset.rows

    @property
    def scale_rows(self) -> tuple[Row, ...]:
        """The rows that scales must hold and members are numbered by."""
        return self.whole or self.dataset.rows

    @property
    def is_panel(self) -> bool:
        """Whether this is one of several small charts."""
        return bool(self.whole)

    @property
    def is_first(self) -> bool:
        """Whether this chart tells what small multiples share: it is the first of them, or stands alone."""
        return not self.whole or (bool(self.rows) and self.rows[0] is self.whole[0])

    @property
    def is_narrow(self) -> bool:
        """Whether labels stand above what they name instead of beside it."""
        return self.width < NARROW_BELOW

    def measure(self, text: str) -> float:
        """Width of a label in pixels."""
        return self.fonts.measure(text, style.TEXT)

    def measure_bold(self, text: str) -> float:
        """Width of a label in semibold."""
        return self.fonts.measure(text, style.TEXT, "semibold")

    def measure_small(self, text: str) -> float:
        """Width of the words of an axis."""
        return self.fonts.measure(text, style.SMALL)

    def column(self, name: str) -> Column:
        """The column of that name; `check_chart` made sure that it exists."""
        found = self.dataset.column(name)
        if found is None:
            raise LookupError(name)
        return found

    def write_label(self, row: Row, name: str, form: Format) -> str:
        """A value as it stands beside its mark."""
        return self.wording.write_value(row[name], self.column(name), form, self.decimals.get(name))

    def write_words(self, row: Row, name: str, form: Format) -> str:
        """A value with its unit, as a tooltip says it."""
        return self.wording.write_full(row[name], self.column(name), form, self.decimals.get(name))

    def write_tick(self, at: float, name: str, form: Format) -> str:
        """A round number on the axis of a column."""
        return self.wording.write_value(Decimal(f"{at:.15g}"), self.column(name), form)

    def list_members(self, name: str) -> list[str]:
        """The different values of a column as text, in the order of the data; none without a column."""
        return list(dict.fromkeys(self.name_member(row, name) for row in self.scale_rows)) if name else []

    def name_member(self, row: Row, name: str) -> str:
        """The value of a category column as text."""
        return self.wording.write_cell(row[name], self.column(name))

    def list_titles(self, *names: str | None) -> list[Any]:
        """The tooltip channel for marks that tell these columns, or those that the writer chose; None is skipped."""
        return list_tooltips([self.column(name).title for name in self.tooltip or names if name])

    def list_words(self, row: Row, *names: str | None, form: Format = "full") -> dict[str, str]:
        """The fields of a mark's row that its tooltip shows, in the order of `list_titles`."""
        # Every view of a chart says the same. The row is kept too, so that no other can come by its number.
        key = (id(row), form, *names)
        if key not in self.told:
            words = [self._word(row, name, form) for name in self.tooltip or names if name]
            self.told[key] = row, fill_tooltip(words)
        return self.told[key][1]

    def _word(self, row: Row, name: str, form: Format) -> str:
        if self.column(name).type == "number":
            return self.write_words(row, name, form)
        return self.name_member(row, name)


@dataclass(slots=True)
class Sketch:
    """A chart in the making: layers of marks over tables of rows, on a plain of pixels.

    Words lie on top of everything; lines where they were added among the marks. `hit` weighs how far the pointer is
    from a mark across and down when the light layer looks for the nearest one. `projection` is that of a map, in the
    words of Vega-Lite.
    """

    width: int
    height: float
    hit: tuple[float, float]
    tables: dict[str, Rows] = field(default_factory=dict)
    projection: Mapping[str, Any] | None = None
    legend: tuple[LegendItem, ...] = ()
    _layers: list[AltairChart] = field(default_factory=list)
    _words: Rows = field(default_factory=list)
    _rules: Rows = field(default_factory=list)

    def add(self, name: str, rows: Rows) -> AltairChart:
        """A chart over the given rows, to be marked and encoded; the rows are put in after validation."""
        self._flush_rules()
        self.tables[name] = rows
        return alt.Chart(alt.NamedData(name=name))

    def keep(self, layer: AltairChart) -> None:
        """Put a layer on top of those before."""
        self._layers.append(layer)

    def lay(self, layer: AltairChart) -> None:
        """Put a layer beneath all others."""
        self._layers.insert(0, layer)

    @property
    def texts(self) -> Rows:
        """The words so far: `x`, `y` (of the base line), `text`, `color`, `size`, `weight` and `align`."""
        return self._words

    def add_texts(
        self, rows: Rows, *, color: str = style.INK, size: int = style.TEXT, bold: bool = False, align: str = "left"
    ) -> None:
        """Text at pixels: rows of `x`, `y` (of the base line) and `text`; `rim: True` sets it off from marks."""
        look = {"color": color, "size": size, "weight": 600 if bold else 400, "align": align}
        self._words += [{**row, **look} for row in rows]

    def add_rules(self, rows: Rows, color: str, dash: Sequence[float] = (), width: float = 1) -> None:
        """Straight lines between pixels: rows of `x`, `y`, `x2`, `y2`."""
        self._rules += [{**row, "color": color, "width": width, "dash": list(dash)} for row in rows]

    def finish(self) -> dict[str, Any]:
        """The whole chart as Vega-Lite, sized, without axes, legends or a frame of Vega's own; rows are in `tables`.

        Not by way of `alt.LayerChart`, which copies all layers several times: most of the time of drawing went there.
        """
        self._flush_rules()
        self._flush_words()
        layers = [self._unfold(layer) for layer in self._layers]
        found: dict[str, Any] = {"layer": layers, "width": self.width, "height": round(self.height)}
        return {**found, "projection": dict(self.projection)} if self.projection else found

    @staticmethod
    def _unfold(layer: AltairChart) -> dict[str, Any]:
        mark = {"type": layer.mark} if isinstance(layer.mark, str) else unfold(layer.mark)
        encoding = {} if layer.encoding is alt.Undefined else unfold(layer.encoding)
        return {"data": unfold(layer.data), "mark": mark, "encoding": encoding}

    def _flush_rules(self) -> None:
        if not self._rules:
            return
        rows, self._rules = self._rules, []
        name = f"rules_{len(self._layers)}"
        mark = self.add(name, rows).mark_rule(
            strokeDash=alt.ExprRef("datum.dash"), strokeWidth=alt.ExprRef("datum.width")
        )
        x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
        self.keep(mark.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), stroke=alt.Stroke("color:N", scale=None)))

    def _flush_words(self) -> None:
        if not self._words:
            return
        # Words of one look stand together, so that the SVG says the look once; the order of lines within stays.
        rows = sorted(self._words, key=lambda row: (row["color"], row["size"], row["weight"], row["align"]))
        for name, has_rim in (("rimmed", True), ("words", False)):
            if chosen := [row for row in rows if row.get("rim", False) == has_rim]:
                rim = {"stroke": style.PAPER, "strokeWidth": 3} if has_rim else {}
                self._set_words(name, chosen, rim)

    def _set_words(self, name: str, rows: Rows, rim: Mapping[str, Any]) -> None:
        mark = self.add(name, rows).mark_text(
            baseline="alphabetic", align=alt.ExprRef("datum.align"), fontWeight=alt.ExprRef("datum.weight"), **rim
        )
        x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
        color, size = alt.Color("color:N", scale=None), alt.Size("size:Q", scale=None)
        self.keep(mark.encode(x=x, y=y, text=alt.Text("text:N"), color=color, size=size))


def list_tooltips(titles: Sequence[str]) -> list[Any]:
    """The tooltip channel for rows that carry the words of field n as `t<n>`."""
    return [alt.Tooltip(f"t{number}:N", title=title) for number, title in enumerate(titles)]


def fill_tooltip(words: Sequence[str]) -> dict[str, str]:
    """The fields of a row that the tooltip shows."""
    return {f"t{number}": text for number, text in enumerate(words)}


def read_number(value: Cell) -> float | None:
    """A value as the drawing needs it: a float, or None where there is none."""
    return float(value) if isinstance(value, Decimal) else None
