"""The words of a quotation: counted, and as they are printed."""

from __future__ import annotations

import re

_EDITORIAL = re.compile(r"\[[^\]]*\]|\||\.\.\.|…")
_BAR = re.compile(r"\s*\|\s*")
_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*")


def count_words(words: str) -> int:
    """How many words the speaker said: brackets, ellipses and split marks are ours and do not count.

    A word is a run of letters and digits; hyphens and apostrophes inside it join it ("co-operate", "I’m": one each).
    """
    return len(_WORD.findall(_EDITORIAL.sub(" ", words)))


def print_words(words: str) -> str:
    """The words as readers see them: the bar of a split attribution becomes a space."""
    return _BAR.sub(" ", words)
