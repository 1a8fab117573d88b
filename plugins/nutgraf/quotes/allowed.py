"""Quotations edited as the house allows it, one edit at a time: each of them has to pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nutgraf.quotes.match import swap_first_letter
from nutgraf.quotes.model import Policy, Quotation, Source
from nutgraf.quotes.policies import fit_policy
from nutgraf.quotes.variants import list_disfluencies, swap_numeral

_GLYPHS = (
    ("straighten apostrophes", "’", "'"),
    ("curl apostrophes", "'", "’"),
    ("write a dash as two hyphens", "—", "--"),
    ("set no-break spaces", " ", "\u00a0"),
    ("bracket an ellipsis", "...", "[...]"),
    ("write an ellipsis as one sign", "...", "…"),
)
_FIRST = re.compile(r"\w(?=\w)")
_WORD = re.compile(r"[^\s\[\]|]+")
_HESITATION = re.compile(r"(?:^|(?<=\s))[A-Za-z]+,?(?:\s+|$)")


def make_edits(quotation: Quotation, source: Source, policy: Policy) -> Iterator[tuple[str, Quotation]]:
    """Versions of a quotation that passes, each with one allowed edit: label, quotation.

    What the policy does not allow, or does not allow for this source, is left out.
    """
    seen = {quotation.words}
    for label, words in _list_words(quotation.words, fit_policy(policy, source)):
        if words not in seen:
            seen.add(words)
            yield label, replace(quotation, words=words, emphasis=())


def _list_words(words: str, policy: Policy) -> Iterator[tuple[str, str]]:
    for label, old, new in _GLYPHS:
        if f"[{old}]" not in words:
            yield label, words.replace(old, new)
    yield from _edit_first_letter(words, policy)
    if words.endswith((".", ",")) and not words.endswith("..."):
        yield "leave out the final mark", words[:-1]
        if policy.final_mark_may_differ:
            yield "change the final mark", words[:-1] + ("," if words[-1] == "." else ".")
    first = _WORD.match(words)
    if first and "[sic]" not in words:
        yield "mark a word as found", f"{first[0]} [sic]{words[first.end() :]}"
    yield from _edit_words(words, policy)


def _edit_first_letter(words: str, policy: Policy) -> Iterator[tuple[str, str]]:
    swapped = swap_first_letter(words)
    if _FIRST.match(swapped):
        yield "change the first letter, in brackets", f"[{swapped[0]}]{swapped[1:]}"
        if not policy.brackets_required:
            yield "change the first letter", swapped


def _edit_words(words: str, policy: Policy) -> Iterator[tuple[str, str]]:
    """Numerals and sounds of hesitation, where the policy lets them differ."""
    for found in _WORD.finditer(words):
        core = found[0].strip(",.;:?!")
        other = swap_numeral(core) if policy.numerals_may_differ else ""
        if other:
            yield (
                "write a number in the other way",
                words[: found.start()] + found[0].replace(core, other) + words[found.end() :],
            )
    for found in _HESITATION.finditer(words) if policy.disfluencies_may_go else ():
        if list_disfluencies(found[0]) and found.start():
            yield "leave out a hesitation", words[: found.start()].rstrip() + " " + words[found.end() :]
