"""Directives: `:::{name} argument`, lines of `:option: value`, a body, and `:::` with as many colons to close it.

One pass over all lines pairs the fences, so that the cost is linear and what is not closed is known before any block
is read. A directive within another has a shorter fence. Colons inside a code fence mean nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from nutgraf.errors import Place, Problem
from nutgraf.markdown.model import Option
from nutgraf.markdown.places import Lines

_OPENING = re.compile(r" {0,3}(?P<colons>:{3,})\{(?P<name>[^{}\n]+)\}[ \t]*(?P<argument>.*?)[ \t]*")
_CLOSING = re.compile(r" {0,3}(?P<colons>:{3,})[ \t]*")
_CODE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_OPTION = re.compile(r" {0,3}:(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")
_NEARLY_OPTION = re.compile(r" {0,3}:[A-Za-z]")
SYNTAX = "a directive begins with `:::{name}` and ends with `:::`"


@dataclass(slots=True)
class Fence:
    """A line that opens a directive; `close` is the line that ends it, or -1."""

    line: int
    colons: str
    name: str
    argument: str
    name_column: int
    argument_column: int
    around: Fence | None = None
    close: int = -1


@dataclass(slots=True)
class Fences:
    """The fences of a text: those that open by line, the lines that close one, and how deep the reader is in them."""

    opening: dict[int, Fence] = field(default_factory=dict)
    closing: set[int] = field(default_factory=set)
    depth: int = 0


def pair_fences(state: StateCore) -> None:
    """Core rule: find out which fence closes which directive."""
    fences = state.env["fences"] = Fences()
    if ":::" not in state.src:
        return
    stack: list[Fence] = []
    code = ""
    for number, line in enumerate(state.src.split("\n")):
        if (found := _CODE.fullmatch(line)) and (code or "`" not in found["info"] or found["fence"][0] == "~"):
            code = _step_code(code, found)
        elif code or ":::" not in line:
            continue
        elif opened := _OPENING.fullmatch(line):
            fence = Fence(
                number,
                opened["colons"],
                opened["name"],
                opened["argument"],
                opened.start("name"),
                opened.start("argument"),
            )
            fence.around = stack[-1] if stack else None
            fences.opening[number] = fence
            stack.append(fence)
        elif closed := _CLOSING.fullmatch(line):
            _close_fence(fences, stack, closed["colons"], number)
    _report_nesting(state.env["lines"], fences, state.env["problems"])


def _step_code(code: str, found: re.Match[str]) -> str:
    """The code fence that is open after this line, or ""."""
    if not code:
        return found["fence"]
    closes = found["fence"].startswith(code) and not found["info"].strip()
    return "" if closes else code


def _close_fence(fences: Fences, stack: list[Fence], colons: str, line: int) -> None:
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].colons == colons:
            stack[index].close = line
            fences.closing.add(line)
            del stack[index:]
            return


def _report_nesting(lines: Lines, fences: Fences, problems: list[Problem]) -> None:
    for fence in fences.opening.values():
        place = lines.get_place(fence.line, fence.name_column - 1 - len(fence.colons))
        around = fence.around
        if fence.close < 0:
            message = f"directive {{{fence.name}}} is never closed"
            fix = f"put `{fence.colons}` on a line of its own after it"
            problems.append(Problem(place, "directive.unclosed", message, fix=fix))
        elif around and around.close >= 0 and len(around.colons) <= len(fence.colons):
            message = f"directive {{{fence.name}}} stands inside {{{around.name}}} and needs a shorter fence than it"
            fix = f"open and close {{{around.name}}} with `{fence.colons}:`"
            problems.append(Problem(place, "directive.nesting", message, fix=fix))


def read_directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a directive, at the top level of the text or of another directive."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]) or state.is_code_block(start):
        return False
    if silent:
        return True
    fences: Fences = state.env["fences"]
    fence = fences.opening.get(start)
    if state.level == fences.depth and fence:
        _push_directive(state, fence)
    elif state.level != fences.depth and (opened := _OPENING.fullmatch(_get_line(state, start))):
        _refuse_place(state, opened["colons"], start, end)
    else:
        _refuse_line(state, start)
    return True


def _get_line(state: StateBlock, line: int) -> str:
    """A line without the marks of the list or quotation that it stands in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _refuse_place(state: StateBlock, colons: str, start: int, end: int) -> None:
    """A directive in a list or a quotation: say so once, and skip it."""
    problem = Problem(
        state.env["lines"].find_place(state.bMarks[start] + state.tShift[start]),
        "directive.place",
        "a directive cannot stand in a list, a quotation or a footnote",
        fix="put it on lines of its own, not indented and without `>`",
    )
    state.env["problems"].append(problem)
    state.line = start + 1
    for line in range(start + 1, end):
        text = _get_line(state, line)
        if _OPENING.fullmatch(text):
            return
        if (closed := _CLOSING.fullmatch(text)) and closed["colons"] == colons:
            state.line = line + 1
            return


def _refuse_line(state: StateBlock, line: int) -> None:
    stray = _CLOSING.fullmatch(_get_line(state, line))
    message = "this fence closes no directive" if stray else "this is no directive"
    fix = "close with as many colons as the directive was opened with, or remove the line" if stray else ""
    place = state.env["lines"].find_place(state.bMarks[line] + state.tShift[line])
    state.env["problems"].append(Problem(place, "directive.syntax", message, SYNTAX, fix))
    state.line = line + 1


def _push_directive(state: StateBlock, fence: Fence) -> None:
    """Tokens of a directive and its body. What is not closed has no body: the text after it is read as text."""
    lines: Lines = state.env["lines"]
    fences: Fences = state.env["fences"]
    limit = fence.close if fence.close >= 0 else state.lineMax
    options, body = _read_options(state, fence.line + 1, limit)
    end = fence.close if fence.close >= 0 else body
    token = state.push("directive_open", "", 1)
    token.map = [fence.line, end]
    token.meta = {
        "fence": fence,
        "options": options,
        "source": _get_source(state, body, end),
        "place": lines.get_place(fence.line, fence.name_column - 1 - len(fence.colons)),
        "argument_place": lines.get_place(fence.line, fence.argument_column),
    }
    kept = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "directive"
    fences.depth += 1
    state.md.block.tokenize(state, body, end)
    fences.depth -= 1
    state.lineMax, state.parentType = kept
    state.push("directive_close", "", -1)
    state.line = end + 1 if fence.close >= 0 else end


def _get_source(state: StateBlock, start: int, end: int) -> str:
    return state.src[state.bMarks[start] : state.eMarks[end - 1]] if start < end else ""


def _read_options(state: StateBlock, start: int, end: int) -> tuple[dict[str, Option], int]:
    """The options from line `start` on, and the line after them."""
    options: dict[str, Option] = {}
    for line in range(start, end):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        match = _OPTION.fullmatch(text)
        if not match and not _NEARLY_OPTION.match(text):
            return options, line
        place = state.env["lines"].get_place(line, text.index(":"))
        if not match:
            message = "this is no option"
            _report_option(state, place, message, "an option is written `:name: value`")
        elif match["key"] in options:
            _report_option(state, place, f"option '{match['key']}' stands twice", "")
        else:
            value = match["value"] or ""
            column = match.start("value") if value else len(text)
            options[match["key"]] = Option(value, place, state.env["lines"].get_place(line, column))
    return options, end


def _report_option(state: StateBlock, place: Place, message: str, allowed: str) -> None:
    state.env["problems"].append(Problem(place, "directive.option", message, allowed))
