"""The text cells of datasets that a story shows: what they say in numbers, the story must have had checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from nutgraf.errors import Place, Problem
from nutgraf.evidence.subject import Evidence
from nutgraf.figures.exempt import is_exempt
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.rules import RULES
from nutgraf.figures.tokenize import find_numbers
from nutgraf.markdown.model import Passage
from nutgraf.quotes.scan import check_unbound


@dataclass(frozen=True, slots=True)
class TextCell:
    """The text of a cell, as readers see it, and the row of the dataset that holds it."""

    text: str
    place: Place


def check_cells(cells: Iterable[TextCell], evidence: Evidence, language: str = "en") -> Iterator[Problem]:
    """F007 for a number in a text cell that no bound figure and no quotation of the story says; Q001 for a quotation.

    Nothing can be bound in a cell itself: “1.3 million listeners” on a timeline stands on the same number in the text.
    """
    known = set(_list_known(evidence, language))
    for cell in cells:
        dates = find_dates(cell.text, language)
        for number in find_numbers(cell.text, language):
            if (number.value, number.suffix) not in known and not is_exempt(cell.text, number, dates, language):
                message = f"the story shows “{cell.text}”, but does not bind “{number.text}” anywhere"
                yield Problem(cell.place, "F007", message, fix=RULES["F007"].fix)
        yield from check_unbound(Passage("cell", cell.text, (), (), ((0, cell.place),)))


def _list_known(evidence: Evidence, language: str) -> Iterator[tuple[Decimal, str]]:
    """Value and unit of every number that was checked: in bound figures, and inside quotations."""
    texts = [bound.figure.text for bound in evidence.bound.values()]
    texts += [verdict.quotation.words for verdict in evidence.verdicts.values() if verdict.status != "failed"]
    for text in texts:
        for number in find_numbers(text, language):
            yield number.value, number.suffix
