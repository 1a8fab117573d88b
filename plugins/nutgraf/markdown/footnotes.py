"""Footnotes: `[^label]` with `[^label]: text` anywhere, or `^[text]`. They stand at the end of their text."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from nutgraf.errors import Problem
from nutgraf.markdown.places import WHOLE, Content


def read_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a definition, which cannot hold another one: the plugin would part it in the middle."""
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = True
    found = footnote_def(state, start, end, silent)
    state.env["in_footnote"] = False
    return found


def note_places(state: StateCore) -> None:
    """Core rule: remember where each footnote stands, before the plugin moves them to the end or drops them."""
    lines: dict[str, int] = state.env.setdefault("footnote_lines", {})
    state.env["footnote_contents"] = {}
    for token in state.tokens:
        if token.type == "inline":
            _note_inline(state.env, token.meta.setdefault("content", WHOLE), token.children)
        elif token.type == "footnote_reference_open" and token.map:
            label, line = token.meta["label"], token.map[0]
            if label in lines:
                place = state.env["lines"].get_place(line)
                message = f"footnote [^{label}] is defined twice"
                state.env["problems"].append(Problem(place, "markdown.footnote", message))
            lines.setdefault(label, line)


def _note_inline(env: MutableMapping[str, Any], content: Content, tokens: list[Token] | None) -> None:
    """Footnotes that are written where they are referred to, and within one another."""
    for token in tokens or ():
        if token.type == "footnote_ref" and "label" not in token.meta:
            inner = env["footnote_contents"][token.meta["id"]] = content.shift(token.meta["at"] + 2)
            _note_inline(env, inner, env["footnotes"]["list"][token.meta["id"]]["tokens"])
        elif token.children:
            _note_inline(env, content.shift(token.meta["at"] + 2), token.children)


def check_footnotes(env: dict[str, Any]) -> None:
    """A footnote that nothing refers to would vanish without a word."""
    references = env.get("footnotes", {}).get("refs", {})
    for label, line in env.get("footnote_lines", {}).items():
        if references.get(f":{label}", -1) < 0:
            message = f"footnote [^{label}] is never referred to, so it would not be shown"
            env["problems"].append(Problem(env["lines"].get_place(line), "markdown.footnote", message))


def name_footnotes(token: Token, prefix: str) -> None:
    """Give a token and its children the prefix of footnote ids."""
    if token.type in ("footnote_open", "footnote_anchor"):
        token.meta["prefix"] = prefix
    for child in token.children or ():
        if child.type == "footnote_ref":
            child.meta["prefix"] = prefix


def _name_reference(token: Token) -> str:
    """`1` for the first reference to the first footnote, `1-2` for the second one to it."""
    again = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}" + (f"-{again + 1}" if again else "")


def render_reference(token: Token) -> str:
    """The HTML of a reference to a footnote."""
    number, prefix = token.meta["id"] + 1, token.meta.get("prefix", "")
    name = f"{prefix}footnote-ref-{_name_reference(token)}"
    return (
        f'<sup class="footnote-ref"><a href="#{prefix}footnote-{number}" id="{name}" role="doc-noteref"'
        f' aria-label="Footnote {number}">{number}</a></sup>'
    )


def open_footnotes(token: Token) -> str:
    """The beginning of the list of footnotes."""
    return '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n'


def close_footnotes(token: Token) -> str:
    """The end of the list of footnotes."""
    return "</ol>\n</section>\n"


def open_footnote(token: Token) -> str:
    """The beginning of a footnote."""
    return f'<li id="{token.meta.get("prefix", "")}footnote-{token.meta["id"] + 1}">'


def close_footnote(token: Token) -> str:
    """The end of a footnote."""
    return "</li>\n"


def render_backlink(token: Token) -> str:
    """The way back from a footnote to a reference."""
    name = _name_reference(token)
    target = f"{token.meta.get('prefix', '')}footnote-ref-{name}"
    return f' <a href="#{target}" role="doc-backlink" aria-label="Back to reference {name}">↩\ufe0e</a>'
