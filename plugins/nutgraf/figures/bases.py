"""What a change is measured from: named in the text, or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from nutgraf.datasets.model import Dataset
from nutgraf.figures.languages.registry import LANGUAGES, get_code
from nutgraf.figures.quantity import Quantity
from nutgraf.figures.reference import CallReference, CellReference, Reference
from nutgraf.figures.resolve import list_rows
from nutgraf.figures.stated import Stated
from nutgraf.figures.units import TIMES

_WORDS = re.compile(
    r"\b(?:since|from|than|compared|versus|against|above|below|over|under|between|earlier|before|previous|prior|last|"
    r"ago|until|annually|year-on-year|after|within|that|those)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^\W_]+")


@lru_cache
def _get_words(code: str) -> re.Pattern[str]:
    """The words of a language that say what a change is measured from."""
    table = LANGUAGES.get(code)
    return re.compile(rf"(?<!\w)(?:{table.bases})(?!\w)", re.IGNORECASE) if table else _WORDS


def find_missing_base(
    stated: Stated, quantity: Quantity, reference: Reference, around: str, datasets: Mapping[str, Dataset]
) -> str:
    """The row that a change starts from, if the text around it names neither that row nor any base; else ""."""
    if not isinstance(reference, CallReference) or len(reference.arguments) != 2:
        return ""
    is_multiple = quantity.unit == TIMES and stated.number.kind == "multiple" and stated.number.text.endswith("ed")
    if not quantity.is_change and not is_multiple:
        return ""
    base = reference.arguments[1 if is_multiple else 0]
    if not isinstance(base, CellReference) or _get_words(get_code(stated.language)).search(around or stated.text):
        return ""
    ((dataset, row),) = list_rows(base, datasets)
    key, text = str(row[dataset.key]), around or stated.text
    names = [key, *(name for name in _NAMES.findall(key) if len(name) > 2)]
    found = any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names)
    return "" if found else key
