"""A grid as an HTML table that is read without any script; what is drawn in its cells is inline SVG in role colours."""

from __future__ import annotations

from nutgraf.charts import house_style as style
from nutgraf.charts.grids import Grid, GridCell, GridHead, GridRow, Stretch, Trace
from nutgraf.html import Html, escape_text

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 88, 22, 3
_TRACK, _BAR = 100, 10
_NO_BAR = f'<svg class="cell-bar" viewBox="0 0 {_TRACK} {_BAR}" aria-hidden="true" focusable="false"></svg>'


def write_grid(grid: Grid, caption: str) -> Html:
    """The table in a box that scrolls by itself where the page is too narrow, and takes the focus for that."""
    heads = "".join(_write_head(head) for head in grid.heads)
    rows = "".join(_write_row(row, grid) for row in grid.rows)
    label = escape_text(f"Table: {caption}")
    return Html(
        f'<div class="table-scroll chart-table-scroll" role="region" aria-label="{label}" tabindex="0">'
        f'<table class="data-table chart-table"><caption class="visually-hidden">{escape_text(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def write_trace_path(trace: Trace, width: float, height: float) -> str:
    """The outline of a small line in a box with an edge around; a piece of one point is a dot."""
    inner, deep = width - 2 * SPARK_EDGE, height - 2 * SPARK_EDGE
    parts = []
    for piece in trace.pieces:
        points = [f"{SPARK_EDGE + x * inner:.1f},{SPARK_EDGE + y * deep:.1f}" for x, y in piece]
        parts.append(f"M{'L'.join(points)}" + ("h.01" if len(points) == 1 else ""))
    return "".join(parts)


def _write_head(head: GridHead) -> str:
    unit = f' <span class="chart-table-unit">({escape_text(head.unit)})</span>' if head.unit else ""
    return f'<th scope="col"{_name_class(head)}>{escape_text(head.title)}{unit}</th>'


def _write_row(row: GridRow, grid: Grid) -> str:
    cells = []
    for index, (cell, head) in enumerate(zip(row.cells, grid.heads, strict=True)):
        tag = 'th scope="row"' if index == 0 else "td"
        cells.append(f"<{tag}{_name_class(head, cell)}>{_write_cell(cell, head)}</{tag[:2]}>")
    stressed = ' class="is-stressed"' if row.is_stressed else ""
    return f"<tr{stressed}>{''.join(cells)}</tr>"


def _name_class(head: GridHead, cell: GridCell | None = None) -> str:
    names = ["numeric"] if head.is_number else ["spark"] if head.show == "spark" else []
    names += [head.show] if head.show in ("bar", "heat") else []
    names += [f"heat--{cell.shade.swatch}"] if cell and cell.shade else []
    return f' class="{" ".join(names)}"' if names else ""


def _write_cell(cell: GridCell, head: GridHead) -> str:
    words = escape_text(cell.words)
    if head.show == "bar":
        # A cell without a value keeps the place of its bar, so that all numbers end at one line.
        return f'<span class="cell">{words}{_write_bar(cell.bar) if cell.bar else _NO_BAR}</span>'
    return f'<span class="cell">{_write_trace(cell.trace)}</span>' if cell.trace else words


def _write_bar(bar: Stretch) -> str:
    start, end, zero = (round(share * _TRACK, 1) for share in bar)
    color = f"var(--chart-1,{style.PALETTE['chart-1'][0]})"
    line = f"var(--chart-ink,{style.PALETTE['chart-ink'][0]})"
    axis = f'<path d="M{zero:g} 0v{_BAR}" stroke="{line}" vector-effect="non-scaling-stroke"/>' if zero else ""
    return (
        f'<svg class="cell-bar" viewBox="0 0 {_TRACK} {_BAR}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><path d="M{start:g} 0H{end:g}V{_BAR}H{start:g}z" fill="{color}"/>{axis}</svg>'
    )


def _write_trace(trace: Trace) -> str:
    color = f"var(--chart-1,{style.PALETTE['chart-1'][0]})"
    x, y = trace.pieces[-1][-1]
    cx, cy = SPARK_EDGE + x * (SPARK_WIDTH - 2 * SPARK_EDGE), SPARK_EDGE + y * (SPARK_HEIGHT - 2 * SPARK_EDGE)
    path = write_trace_path(trace, SPARK_WIDTH, SPARK_HEIGHT)
    told = (("", ""), trace.last) if trace.length == 1 else (trace.first, trace.last)
    first, last = (
        f'<span class="visually-hidden">{escape_text(when)}: </span>{escape_text(value)}' if value else ""
        for when, value in told
    )
    return (
        f'<span class="cell-first">{first}</span>'
        f'<svg class="cell-spark" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}" width="{SPARK_WIDTH}" '
        f'height="{SPARK_HEIGHT}" aria-hidden="true" focusable="false">'
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="1.75" stroke-linejoin="round" '
        f'stroke-linecap="round"/><circle cx="{cx:.1f}" cy="{cy:.1f}" r="2.5" fill="{color}"/></svg>'
        f'<span class="cell-last">{last}</span>'
    )
