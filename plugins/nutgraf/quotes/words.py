"""Counts the words of a quotation."""

from __future__ import annotations

import re

_EDITORIAL = re.compile(r"\[[^\]]*\]|\||\.\.\.|…")
_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*")


def count_words(words: str) -> int:
    """How many words the speaker said: brackets, ellipses and split marks are ours and do not count.

    A word is a run of letters and digits; hyphens and apostrophes inside it join it ("co-operate", "I’m": one each).
    """
    return len(_WORD.findall(_EDITORIAL.sub(" ", words)))
