"""The inline parser of markdown-it, made to remember where each token stands.

Every token it pushes carries `meta["at"]`: the position in the inline content at which the token begins. markdown-it's
own loop does not know it, as literal text is gathered first and becomes a token later.
"""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


class PlacedState(StateInline):
    """The state of the inline parser; `began` is where the literal text began that is not a token yet."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, out_tokens: list[Token]) -> None:
        super().__init__(src, md, env, out_tokens)
        self.began = 0
        self.last_span = src.rfind("]{")

    def pushPending(self) -> Token:  # noqa: N802
        """Turn the literal text into a token."""
        token = super().pushPending()
        token.meta["at"] = self.began
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token. Several text tokens pushed at one position are the characters of a run of delimiters."""
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text" and len(self.tokens) > 1:
            before = self.tokens[-2]
            if before.type == "text" and before.meta["at"] >= at:
                at = before.meta["at"] + 1
        token.meta["at"] = at
        return token


class PlacedInline(ParserInline):
    """markdown-it's inline parser over `PlacedState`."""

    def tokenize(self, state: StateInline) -> None:
        """Generate tokens for the range of the state, as markdown-it does, noting where literal text begins."""
        end = state.posMax
        rules = self.ruler.getRules("")
        max_nesting = state.md.options["maxNesting"]
        placed = state if isinstance(state, PlacedState) else None
        while state.pos < end:
            start = state.pos
            if placed and not state.pending:
                placed.began = start
            for rule in rules if state.level < max_nesting else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
                continue
            if state.tokens:  # the rules of footnotes replace the whole meta of their token
                state.tokens[-1].meta.setdefault("at", start)
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Tokens of inline content."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
