"""Numbers in prose that nothing vouches for, and exemptions that nothing needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nutgraf.errors import Place, Problem
from nutgraf.figures.claims import find_claims
from nutgraf.figures.exempt import is_exempt
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code, is_known
from nutgraf.figures.mentions import find_dates
from nutgraf.figures.number import Number
from nutgraf.figures.offers import Offers
from nutgraf.figures.ranges import Range, Ranges
from nutgraf.figures.rules import RULES
from nutgraf.figures.tokenize import find_numbers
from nutgraf.markdown.model import Passage

BINDING = frozenset({"n", "d", "by", "quote"})
"""The attributes of a mark that say where its words come from."""


@dataclass(frozen=True, slots=True)
class AllowedNumber:
    """An entry of `allow_numbers`: the number as it is written, why it needs no binding, where the entry stands."""

    text: str
    why: str
    place: Place


def check_unbound(
    passage: Passage,
    allowed: Sequence[AllowedNumber] = (),
    quoted: Sequence[Range] = (),
    offers: Offers | None = None,
    tag: str = "en",
) -> tuple[tuple[Problem, ...], tuple[AllowedNumber, ...]]:
    """The numbers of a passage that must be bound and are not (F001), and the exemptions that it uses.

    `offers` are the numbers of the story's datasets, from which bindings are offered. Not looked at: marks that carry
    one of `BINDING`, the passage's opaque ranges, and `quoted`, the ranges of verified quotations in its text.
    """
    text = passage.text
    bound = [(mark.start, mark.end) for mark in passage.marks if BINDING & mark.attributes.keys()]
    covered = Ranges((*bound, *passage.opaque, *quoted))
    excused = [(entry, span) for entry in allowed for span in _find_words(text, entry.text)]
    dates = find_dates(text, tag)
    problems: list[Problem] = []
    used: dict[AllowedNumber, None] = {}
    for number in find_numbers(text, tag):
        # Where a mark begins inside a number, that is told of the mark (F006).
        if covered.overlaps(number.start, number.core_end) or is_exempt(text, number, dates, tag):
            continue
        entries = [entry for entry, span in excused if _is_inside(number, [span])]
        used |= dict.fromkeys(entries)
        if not entries:
            problems.append(_tell_unbound(passage, number, offers))
    if get_code(tag) == ENGLISH:
        problems += _check_claims(passage, covered, excused, used)
    return tuple(problems), tuple(used)


def _check_claims(
    passage: Passage, covered: Ranges, excused: Sequence[tuple[AllowedNumber, Range]], used: dict[AllowedNumber, None]
) -> Iterator[Problem]:
    """F009 for claims that nothing vouches for; exemptions that they use are added to `used`."""
    named = Ranges((mark.start, mark.end) for mark in passage.marks if mark.classes)  # a title, a term
    for start, end in find_claims(passage.text):
        if covered.overlaps(start, end) or named.overlaps(start, end):
            continue
        entries = [entry for entry, (first, last) in excused if first < end and start < last]
        used |= dict.fromkeys(entries)
        if not entries:
            yield _tell_claim(passage, (start, end))


def check_language(place: Place, tag: str) -> tuple[Problem, ...]:
    """A warning that a text is not searched for numbers that nothing vouches for (F070)."""
    if is_known(tag):
        return ()
    rule = RULES["F070"]
    message = f"unbound numbers are not looked for: nothing is known of numbers in the language '{tag}'"
    known = ", ".join((ENGLISH, *LANGUAGES))
    return (Problem(place, rule.code, message, known, rule.fix, severity=rule.severity),)


def check_unused(allowed: Iterable[AllowedNumber], used: Iterable[AllowedNumber]) -> tuple[Problem, ...]:
    """A warning for each exemption that no passage of a story used (F002)."""
    rule, needed = RULES["F002"], frozenset(used)
    return tuple(
        Problem(
            entry.place,
            rule.code,
            f"the exemption “{entry.text}” is not used",
            fix=rule.fix,
            severity=rule.severity,
        )
        for entry in allowed
        if entry not in needed
    )


def _tell_unbound(passage: Passage, number: Number, offers: Offers | None) -> Problem:
    """The problem, with the bindings that would hold, ready to paste."""
    words = " ".join(number.text.split())
    found = offers.find(passage.text, number) if offers else ()
    first, *others = (f'{{n="{reference}"}}' for reference in found or ("dataset:row",))
    also = "".join(f" or {other}" for other in others)
    fix = f"write [{words}]{first}{also}, or name it under allow_numbers with the reason"
    message = f"the number “{words}” is bound to nothing"
    return Problem(passage.place_at(number.start), "F001", message, "data, or words of a source", fix)


def _tell_claim(passage: Passage, claim: Range) -> Problem:
    words = " ".join(passage.text[slice(*claim)].split())
    rule = RULES["F009"]
    return Problem(passage.place_at(claim[0]), rule.code, f"the claim “{words}” is bound to nothing", fix=rule.fix)


def _is_inside(number: Number, ranges: Iterable[Range]) -> bool:
    return any(start <= number.start < end for start, end in ranges)


def _find_words(text: str, words: str) -> list[Range]:
    """Every place of an exemption's words, bounded by words."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [found.span() for found in re.finditer(rf"(?<![\w.,/-]){pattern}(?![\w/]|[.,]\d)", text)] if pattern else []
