"""What a YAML parser complains about, in the words of somebody who wants to write a story."""

from __future__ import annotations

import re

import yaml

_BAD = re.compile("[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_MESSAGES = {
    "mapping values are not allowed": (
        "a value begins here where none is expected",
        "put a text with a colon in quotation marks; end the key above with a colon; indent keys of one level alike",
    ),
    "could not find expected ':'": (
        "a key without a colon",
        "write `key: value`, and indent a text over several lines",
    ),
    "found unexpected end of stream": ("a quotation mark is never closed", "close it; within '…' write ' as ''"),
    "found character that cannot start any token": (
        "a value cannot begin like this",
        "put it in quotation marks; indent with spaces, not tabs",
    ),
    "expected key": (
        "this line does not fit in",
        "indent keys of one level alike; put a text that goes on after a quotation mark in quotation marks as a whole",
    ),
    "expected '-' indicator": ("this line does not fit into the list", "begin each entry with `- `"),
    "expected ',' or '}'": (
        "a `{…}` is not closed, or a comma is missing",
        "write `{key: value, key: value}`",
    ),
    "expected ',' or ']'": ("a `[…]` is not closed, or a comma is missing", "write `[one, two]`"),
    "expected node content": ("a value is missing", "write one, or put the text in quotation marks"),
    "found unknown escape character": ("an unknown escape", "write a backslash within \"…\" as \\\\, or use '…'"),
    "expected alphabetic or numeric character": ("a value cannot begin with * or &", "put it in quotation marks"),
    "found a tab character": ("a tab indents this line", "indent with spaces"),
}


def find_character(text: str) -> re.Match[str] | None:
    """The first character that may not be in a YAML text: control characters, lone surrogates, odd line ends."""
    return _BAD.search(text)


def explain_error(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Where an error is (an offset), what is wrong, what to do."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, "this is not YAML", ""
    problem = error.problem or error.context or "it cannot be read"
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    for start, (message, fix) in _MESSAGES.items():
        if start in problem:
            return _find_cause(error, start, offset), message, fix
    return offset, f"this is not YAML: {problem}", ""


def _find_cause(error: yaml.MarkedYAMLError, problem: str, offset: int) -> int:
    """What is never closed, or cannot begin a value, is shown where it begins, not where the parser gives up."""
    opened = error.context_mark
    unclosed = problem.startswith(("found unexpected end", "expected ','", "expected alphabetic"))
    return opened.index if unclosed and opened else offset
