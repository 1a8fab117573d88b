"""Words that a policy may let differ from the source: numerals for number words, and an “um” left out.

They are found by exact patterns, as everything is; what differs is recorded as an edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from nutgraf.quotes.model import Edit, Policy

DISFLUENCIES = ("um", "umm", "uhm", "uh", "er", "erm", "ah", "eh", "hm", "hmm", "mm")
"""Sounds of hesitation, in English."""

Found = tuple[int, int, tuple[Edit, ...]]  # start and end in the folded source, and what differs there

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST, _LAST = 2, 99
_TOKEN = re.compile(r"([\"'(]*)([A-Za-z]+(?:-[A-Za-z]+)?|[1-9]\d?)([\"'),.;:?!]*)")
_STOP = r"(?:,|\.{3}| -)?"
_HESITATION = rf"(?:{_STOP} (?i:{'|'.join(DISFLUENCIES)})){{1,6}}{_STOP} "
_HEARD = re.compile(rf"\b(?:{'|'.join(DISFLUENCIES)})\b", re.IGNORECASE)


def _name_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens < 2:
        return _ONES[number]
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


NUMERALS = {_name_number(number): str(number) for number in range(_FIRST, _LAST + 1)}
"""Number words and their figures. Nought and one are not among them: “no one” is no number."""
_WORDS = {figures: word for word, figures in NUMERALS.items()}


def swap_numeral(word: str) -> str:
    """The figures for a number word or the word for figures, of two to 99; "" for anything else."""
    return NUMERALS.get(word.lower()) or _WORDS.get(word, "")


def list_disfluencies(text: str) -> list[str]:
    """The sounds of hesitation in a text, in order."""
    return _HEARD.findall(text)


def find_variants(text: str, core: str, policy: Policy) -> Iterator[Found]:
    """Every place in the folded source `text` where the folded words `core` stand but for what `policy` lets differ."""
    pattern = _make_pattern(core, policy.numerals_may_differ, policy.disfluencies_may_go)
    found = pattern.search(text)
    while found:
        yield found.start(), found.end(), tuple(_list_edits(core, found))
        found = pattern.search(text, found.start() + 1)


@lru_cache(maxsize=256)
def _make_pattern(core: str, numerals: bool, disfluencies: bool) -> re.Pattern[str]:
    """A group for each word, and one for what stands between two.

    Beside a hesitation that is printed none is left out: then there is one way to match, and no search gets lost.
    """
    words = core.split(" ")
    parts = [f"({_make_word(words[0], numerals)})"]
    for before, word in pairwise(words):
        is_open = disfluencies and not list_disfluencies(f"{before} {word}")
        parts += [f"( |{_HESITATION})" if is_open else "( )", f"({_make_word(word, numerals)})"]
    return re.compile("".join(parts))


def _make_word(word: str, numerals: bool) -> str:
    parts = _TOKEN.fullmatch(word) if numerals else None
    other = swap_numeral(parts[2]) if parts else ""
    if not parts or not other:
        return re.escape(word)
    options = "|".join(dict.fromkeys(map(re.escape, (parts[2], other, other.capitalize()))))
    return f"{re.escape(parts[1])}(?:{options}){re.escape(parts[3])}"


def _list_edits(core: str, found: re.Match[str]) -> Iterator[Edit]:
    for index, word in enumerate(core.split(" ")):
        source = found[2 * index + 1]
        if source != word:
            yield Edit("numerals", word.strip("\"'(),.;:?!"), source.strip("\"'(),.;:?!"))
        gap = found[2 * index + 2] if 2 * index + 2 <= found.re.groups else " "
        if gap != " ":
            yield Edit("disfluency", "", " ".join(list_disfluencies(gap)))
