"""Numbers in prose, and what they are bound to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from nutgraf.errors import Place, Problem

Basis = Literal["computed", "reported"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a writer bound: `[nearly 1.3 million]{n="audience:peak"}`.

    `reference` is `dataset:row[.column]`, a call of a known function, or `src:SOURCE`, then `quote` holds the words of
    the source that the number is read from. `key` is that of the mark; `around` is more of the text than `before` and
    `after`, to look for what a change is measured from; `language` is a BCP 47 tag.
    """

    key: str
    text: str
    reference: str
    place: Place
    quote: str = ""
    before: str = ""
    after: str = ""
    around: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Bound:
    """The outcome for one figure: the exact value it stands for, with unit and basis, and every problem."""

    figure: Figure
    value: Decimal | None
    unit: str
    basis: Basis
    problems: tuple[Problem, ...]
    rule: str = ""
    datasets: tuple[str, ...] = ()
