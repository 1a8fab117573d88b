"""Attribute spans: `[text]{#id .class key=word other="some words"}`.

The grammar is that of Djot's inline attributes. An unquoted value is made of letters, digits, `_`, `:` and `-`; a
quoted one may go over the end of a line, which then counts as a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from nutgraf.markdown.inline import PlacedState

_ATTRIBUTE = re.compile(
    r"""\s*(?:
        \#(?P<id>[\w:-]+)
      | \.(?P<class>[\w:-]+)
      | (?P<key>[A-Za-z][\w:-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[\w:-]+))
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*\}")
_WRAPPED = re.compile(r"\s*\n\s*")
_ESCAPED = re.compile(r"\\([\"\\])")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a span; `at` is its position in the inline content. A class has the name `class`."""

    name: str
    value: str
    at: int


def read_attributes(source: str, start: int, end: int) -> tuple[list[Attribute], int] | None:
    """The attributes between the brace at `start` and the next closing one, and the position after it."""
    found: list[Attribute] = []
    position = start + 1
    while not (closed := _END.match(source, position, end)):
        match = _ATTRIBUTE.match(source, position, end)
        if not match:
            return None
        found.append(_name_attribute(match))
        position = match.end()
    return found, closed.end()


def _name_attribute(match: re.Match[str]) -> Attribute:
    sort = "id" if match["id"] else "class" if match["class"] else "key"
    if sort != "key":
        return Attribute(sort, match[sort], match.start(sort) - 1)
    quoted = match["quoted"]
    value = match["bare"] if quoted is None else _ESCAPED.sub(r"\1", _WRAPPED.sub(" ", quoted))
    return Attribute(match["key"], value, match.start("key"))


def read_span(state: StateInline, silent: bool) -> bool:
    """Inline rule: a bracketed text with attributes right after it; links come first."""
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[" or not isinstance(state, PlacedState) or state.last_span < start:
        return False
    label_end = parseLinkLabel(state, start, False)
    if label_end < 0 or label_end + 1 >= maximum or state.src[label_end + 1] != "{":
        return False
    read = read_attributes(state.src, label_end + 1, maximum)
    if not read:
        return False
    if not silent:
        state.pos, state.posMax = start, label_end
        token = state.push("span_open", "span", 1)
        token.meta["attributes"] = read[0]
        state.pos = start + 1
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = read[1], maximum
    return True
