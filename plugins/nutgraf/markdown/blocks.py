"""Where the content of a block stands: markdown-it's block rules, made to remember it.

Inline content is what is left of some lines when the marks of lists, quotations and headings are gone. While a block
rule runs, its state knows where each line's text begins; afterwards nobody does. So each rule that makes inline content
is wrapped: `meta["content"]` of every inline token is a `Content`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from nutgraf.markdown.places import Content

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_ALTERNATIVES = {
    "paragraph": [],
    "lheading": [],
    "heading": ["paragraph", "reference", "blockquote"],
    "table": ["paragraph", "reference"],
    "deflist": ["paragraph", "reference", "blockquote"],
}


def place_blocks(parser: MarkdownIt) -> None:
    """Wrap the block rules of `parser` that make inline content."""
    rules = dict(zip(parser.block.ruler.get_active_rules(), parser.block.ruler.getRules(""), strict=True))
    for name, alternatives in _ALTERNATIVES.items():
        parser.block.ruler.at(name, _remember(rules[name]), {"alt": alternatives})


def _remember(rule: BlockRule) -> BlockRule:
    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            _place_tokens(state, state.tokens[before:])
        return True

    return run


def _place_tokens(state: StateBlock, tokens: list[Token]) -> None:
    opened, markup = "", ""
    cells: Iterator[Content] = iter(())
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells = _place_cells(state, token.map[0])
        elif token.type != "inline":
            opened, markup = (token.type, token.markup) if token.nesting == 1 else (opened, markup)
        elif "content" not in token.meta and token.map:
            if opened in ("th_open", "td_open"):
                token.meta["content"] = next(cells, Content(((0, _find_text(state, token.map[0])),)))
            elif opened == "heading_open" and markup.startswith("#"):
                token.meta["content"] = _place_heading(state, token)
            else:
                token.meta["content"] = _place_lines(state, token)


def _find_text(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _place_lines(state: StateBlock, token: Token) -> Content:
    first, last = token.map or (0, 0)
    while first < last and not mdTrim(state.src[_find_text(state, first) : state.eMarks[first]]):
        first += 1  # a line of odd spaces is trimmed away as a whole
    runs, position = [], 0
    for number, line in enumerate(token.content.split("\n")):
        start = _find_text(state, first + number)
        # The first line may have been trimmed of more than spaces.
        start = state.src.find(line, start) if number == 0 else start - len(line) + len(line.lstrip(" \t"))
        runs.append((position, start))
        position += len(line) + 1
    return Content(tuple(runs))


def _place_heading(state: StateBlock, token: Token) -> Content:
    start = _find_text(state, token.map[0] if token.map else 0)
    while state.src.startswith("#", start):
        start += 1
    return Content(((0, state.src.find(token.content, start)),))


def _place_cells(state: StateBlock, line: int) -> Iterator[Content]:
    """The cells of a row; a pipe is parted from its backslash, which is not part of the content."""
    start = _find_text(state, line)
    text = state.src[start : state.eMarks[line]].rstrip()
    pipes = [-1, *(i for i, ch in enumerate(text) if ch == "|" and text[i - 1 : i] != "\\"), len(text)]
    for number, (left, right) in enumerate(pairwise(pipes)):
        raw = text[left + 1 : right]
        if raw or number:
            yield _place_cell(raw, start + left + 1)


def _place_cell(raw: str, start: int) -> Content:
    trimmed = mdTrim(raw)
    offset = start + (raw.find(trimmed) if trimmed else 0)
    runs = [(0, offset)]
    for number, position in enumerate(i for i, ch in enumerate(trimmed) if ch == "|"):
        runs.append((position - 1 - number, offset + position))
    return Content(tuple(runs))
