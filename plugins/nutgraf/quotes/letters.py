"""Emails: quoted lines, `> `, and headers of earlier messages are words of somebody else than the sender."""

from __future__ import annotations

import re

from nutgraf.quotes.turns import Turn

_LINE = re.compile(r"((?:>[ \t]?)*)([^\n]*)(?:\n|$)")
_FROM = re.compile(r"(?:From|Von|De):\s*(.+)")
_INTRO = re.compile(r".*\bwrote:\s*$")


def read_letter(text: str) -> tuple[str, tuple[Turn, ...]]:
    """The text without the signs of quoting, as long as before, and where another writer begins.

    A quoted part belongs to whom the line before it names (“On …, NAME wrote:”), or to its own header; else to nobody.
    Without quoted parts there are no turns: all is the sender's.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    labels = {0: ""}
    depth, previous = -1, ""
    for line in _LINE.finditer(text):
        signs, words = line[1], line[2].strip()
        parts.append(" " * len(signs) + line[0][len(signs) :])
        if not words:
            continue
        level, sender = signs.count(">"), _FROM.fullmatch(words)
        if level > max(depth, 0):
            labels[level] = previous if _INTRO.fullmatch(previous) else ""
        if sender:
            labels[level] = sender[1].strip()
        if level != depth or sender:
            turns.append(Turn(line.start(), labels.get(level, ""), line.end(1)))
        depth, previous = level, words
    return "".join(parts), tuple(turns) if len(turns) > 1 else ()
