"""Did you mean …? The nearest known name, and lists of names as text."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None if none is like it."""
    found = get_close_matches(name.casefold(), {item.casefold(): item for item in known}, n=1, cutoff=0.6)
    return next((item for item in known if item.casefold() == found[0]), None) if found else None


def suggest(name: str, known: Iterable[str]) -> str:
    """What is allowed, for `Problem.allowed`: “did you mean 'x'? known: a, b, x”."""
    names = sorted(set(known))
    if not names:
        return "none is defined"
    listed = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    best = nearest(name, names)
    return f"did you mean '{best}'? known: {listed}" if best else f"known: {listed}"
