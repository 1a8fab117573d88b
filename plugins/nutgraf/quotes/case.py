"""One quotation beside its source: what every rule gets to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nutgraf.errors import Problem
from nutgraf.quotes.match import Chain
from nutgraf.quotes.model import SECOND_HAND, Person, Policy, Quotation, Source
from nutgraf.quotes.segments import Parsed
from nutgraf.quotes.speech import Layout


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, its source, all who speak in the story, the house's policy, and both texts taken apart.

    `spans` are the ranges of the segments in the source once a chain of hits is chosen, in offsets of its text.
    """

    quotation: Quotation
    source: Source
    people: Sequence[Person]
    policy: Policy
    parsed: Parsed
    layout: Layout
    chain: Chain = ()
    spans: tuple[tuple[int, int], ...] = ()

    def choose(self, chain: Chain) -> Case:
        """This case, with the words found at `chain`."""
        spans = tuple(self.layout.folded.find_original(hit.start, hit.end) for hit in chain)
        return replace(self, chain=chain, spans=spans)

    @property
    def is_own(self) -> bool:
        """Whether the words are the document's own, spoken by no person."""
        return self.quotation.by == self.source.id and not self.source.via

    @property
    def is_second_hand(self) -> bool:
        """Whether the source tells what others said: then words of a person must stand in quotation marks in it."""
        return is_second_hand(self.source)

    @property
    def speaker(self) -> Person | None:
        """The person who is said to speak, or None."""
        return next((person for person in self.people if person.id == self.quotation.by), None)

    @property
    def name(self) -> str:
        """How messages call the quotation."""
        return f"quote “{self.quotation.id}”"

    def report(self, code: str, message: str, fix: str, detail: tuple[str, ...] = ()) -> Problem:
        """A problem at the place of the quotation; `message` goes on after its name."""
        return Problem(self.quotation.place, code, f"{self.name} {message}", fix=fix, detail=detail)


def is_second_hand(source: Source) -> bool:
    """Whether a source is one by its kind, or is known only through another one."""
    return source.kind in SECOND_HAND or bool(source.via)
