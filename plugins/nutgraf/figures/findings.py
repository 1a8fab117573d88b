"""What a claim comes to, and the rows that its words speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nutgraf.datasets.model import Dataset
from nutgraf.figures.faults import FigureError
from nutgraf.figures.quantity import Quantity, Series
from nutgraf.names import suggest


@dataclass(frozen=True, slots=True)
class Finding:
    """The quantity of a claim's reference, and a fault with a fix of its own, or none."""

    quantity: Quantity
    fault: FigureError | None = None
    fix: str = ""


def list_alike(dataset: Dataset, place: int) -> list[int]:
    """The numbers of all rows whose names are built like that of a row: of “coal-2001” those of coal, in every year."""
    stem = _find_stem(str(dataset.rows[place][dataset.key]))
    return [place for key, place in dataset.places.items() if _find_stem(key) == stem]


def _find_stem(key: str) -> str:
    """What names of one kind have in common: all but the digits, and nothing where a name has none."""
    return re.sub(r"\d+", "#", key) if any(letter.isdigit() for letter in key) else ""


def find_base(text: str, since: str, series: Series) -> int:
    """The index of the row that “since …” names, by its key or by the year in it. Raises FigureError (F062)."""
    names = [series.name(index) for index in range(len(series.values))]
    years = re.findall(r"\d{4}", since)
    own = [name for name in names if name.casefold() == since.casefold()]
    own = own or [name for name in names if years and years[-1] in re.findall(r"\d{4}", name)]
    if not own:
        raise FigureError("F062", f"“{text}” begins with a row that is not there", suggest(since, names))
    return names.index(own[0])
