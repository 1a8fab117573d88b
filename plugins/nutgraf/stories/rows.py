"""Which rows of a chart's data a number in the prose speaks of, so that number and mark can point at each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from nutgraf.charts.model import ChartRequest
from nutgraf.charts.wording import Wording, open_wording
from nutgraf.datasets.model import Dataset, Row
from nutgraf.figures.faults import FigureError
from nutgraf.figures.reference import parse_reference
from nutgraf.figures.resolve import list_rows
from nutgraf.markdown.model import Mark

MOST = 8
"""Rows that one number can point at; one that is made of more points at none."""


def link_rows(
    marks: Iterable[Mark], datasets: Mapping[str, Dataset], requests: Iterable[ChartRequest | None], language: str
) -> dict[str, Mapping[str, str]]:
    """Attributes for the marks that are bound to rows of the datasets that charts draw, by key of mark.

    `data-set` is the id of the dataset, `data-rows` a list with the words of each row, as readers see them.
    """
    wording = open_wording(language)
    drawn = {request.data for request in requests if request is not None}
    found: dict[str, Mapping[str, str]] = {}
    for mark in marks:
        rows = _find_rows(mark.attributes.get("n", ""), datasets)
        if rows and len(rows) <= MOST and rows[0][0].id in drawn:
            first = rows[0][0]
            words = [_word_row(row, dataset, wording) for dataset, row in rows if dataset.id == first.id]
            text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
            found[mark.key] = {"data-set": first.id, "data-rows": text}
    return found


def _find_rows(text: str, datasets: Mapping[str, Dataset]) -> list[tuple[Dataset, Row]]:
    try:
        return list(list_rows(parse_reference(text), datasets)) if text else []
    except FigureError:
        # Told where figures are checked.
        return []


def _word_row(row: Row, dataset: Dataset, wording: Wording) -> list[str]:
    """What names the row: all its values but numbers."""
    named = [column for column in dataset.columns if column.type != "number"]
    return list(dict.fromkeys(wording.write_cell(row[column.name], column) for column in named))
