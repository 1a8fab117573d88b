"""What Markdown passes in silence and a newsroom must not: leftover markup, unsafe links, marks that bind too little.

Markdown has no errors: what it cannot read it prints. So everything that looks like markup in the text is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markdown_it.common.html_blocks import block_names
from markdown_it.token import Token

from nutgraf.errors import Place, Problem
from nutgraf.markdown.model import Mark
from nutgraf.markdown.spans import Attribute
from nutgraf.names import suggest

SPAN_ATTRIBUTES = ("id", "class", "by", "for", "n", "d", "quote", "source", "emphasis")
SPAN_CLASSES = ("scare", "title", "term")
SCHEMES = ("http", "https", "mailto", "tel")
QUOTATION_MARKS = "\"'“”„‟«»‹›‘’‚‛"

_GRAMMAR = (
    "attributes are `#id`, `.class` and `name=value`, where a value with anything but letters, digits, `_`, `:` or `-` "
    'stands in straight quotation marks: `{n="audience:peak.listeners"}`'
)
_ATTRIBUTES = re.compile(r"\{[#.\w][^\n]*\}")
_ROLE = re.compile(r"\{[a-z]+\}$")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_INLINE_ELEMENTS = (
    "a abbr b br cite code del em embed i img ins kbd mark pre q s script small span strong style sub sup svg textarea"
    " u video"
)
_ELEMENTS = "|".join([*block_names, *_INLINE_ELEMENTS.split()])
_HTML = re.compile(rf"<(?:!--|\?|!\[CDATA\[|![A-Z]{{3}}|/?(?:{_ELEMENTS})(?=[\s/>]|$))", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AFTER_MARKUP = frozenset({"span_close", "link_close", "code_inline", "image", "em_close", "strong_close"})
_BREAKS = frozenset({"softbreak", "hardbreak"})

Report = Callable[[Place], Problem]


def _report(message: str, allowed: str = "", fix: str = "") -> Report:
    return lambda place: Problem(place, "Q002", message, allowed, fix)


def check_leftover(token: Token, before: Token | None, after: Token | None) -> Iterator[tuple[int, Report]]:
    """Markup left in a text token between its neighbours: (offset in the token, problem to be placed)."""
    text = token.content
    if (at := text.find("]{")) >= 0:
        yield at + 1, _report(f"these attributes cannot be read: {_clip(text[at + 1 :])}", _GRAMMAR)
    elif text[:1] == "{" and (found := _check_braces(text, before, after)):
        yield 0, found
    if html := _HTML.search(text):
        yield html.start(), partial(report_html, text[html.start() :])
    if (at := text.find(":::")) >= 0:
        yield at, _report("`:::` is left in the text", "a directive stands on lines of its own")
    if (at := text.find("](")) >= 0:
        yield at, _report("this link cannot be read", "a link is `[text](address)`; an address with spaces: `(<…>)`")
    if note := _NOTE.search(text):
        yield note.start(), _report(f"footnote {note[0]} is not defined", f"write `{note[0]}: …` on a line of its own")
    if after is not None and after.type == "code_inline" and (role := _ROLE.search(text)):
        yield role.start(), _report(f"roles such as {role[0]} are not known here", "bind words with `[words]{n=…}`")


def _check_braces(text: str, before: Token | None, after: Token | None) -> Report | None:
    if before is not None and before.type in _AFTER_MARKUP and _ATTRIBUTES.match(text):
        return _report(
            f"attributes stand after a bracketed text only: {_clip(text)}",
            "one pair of braces, right after `]`: `[words]{.term #id}`",
        )
    starts = before is None or before.type in _BREAKS
    ends = after is None or after.type in _BREAKS
    if starts and ends and _ATTRIBUTES.fullmatch(text):
        return _report(
            f"attributes on a line of their own mean nothing: {_clip(text)}",
            "attributes follow a bracketed text: `[words]{#id}`",
        )
    return None


def _clip(text: str, most: int = 40) -> str:
    end = text.find("}") + 1
    text = text[:end] if end else text
    return text if len(text) <= most else text[: most - 1] + "…"


def check_span(attributes: Sequence[tuple[Attribute, Place]], classes: tuple[str, ...]) -> Iterator[Problem]:
    """Unknown and repeated attributes of a span, and unknown classes."""
    seen: set[str] = set()
    for attribute, place in attributes:
        name = attribute.name
        if name not in SPAN_ATTRIBUTES:
            allowed = suggest(name, SPAN_ATTRIBUTES)
            yield Problem(place, "markdown.attribute", f"unknown attribute '{name}'", allowed)
        elif name == "class" and attribute.value not in (*SPAN_CLASSES, *classes):
            allowed = suggest(attribute.value, (*SPAN_CLASSES, *classes))
            yield Problem(place, "markdown.class", f"unknown class '{attribute.value}'", allowed)
        elif name in seen:
            yield Problem(place, "markdown.attribute", f"attribute '{name}' stands twice")
        if name != "class":
            seen.add(name)


def check_mark(mark: Mark) -> Iterator[Problem]:
    """A quotation must hold its quotation marks: if not, a bracket inside it ended it, or began it, too early."""
    if "by" in mark.attributes and not _is_quoted(mark.text):
        yield Problem(
            mark.place,
            "Q002",
            f"a quotation begins and ends with quotation marks inside its brackets; this one is: {_clip(mark.text)}",
            fix="put both marks inside; write a single bracket within the words as `\\[` or `\\]`",
        )
    if "emphasis" in mark.attributes and not {"by", "quote"} & mark.attributes.keys():
        message = "`emphasis` is said of a quotation only"
        yield Problem(mark.place, "markdown.attribute", message, fix="bind the words with `by=`, or take it out")


def _is_quoted(text: str) -> bool:
    text = text.strip()
    return len(text) > 1 and text[0] in QUOTATION_MARKS and text[-1] in QUOTATION_MARKS


def check_link(url: str, place: Place) -> Problem | None:
    """An address that a reader's browser must not be led to, or that leads nowhere."""
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in SCHEMES:
        known = ", ".join(SCHEMES)
        return Problem(place, "markdown.link", f"links to {scheme[1].lower()}: are not allowed", f"known: {known}")
    if url.startswith(("//", "/%5C", "%5C", "/\\", "\\")):
        return Problem(place, "markdown.link", f"address '{url}' names no scheme", fix="write it with https://")
    return (
        None
        if url
        else Problem(place, "markdown.link", "this link has no address", fix="write it as `[text](address)`")
    )


def report_html(markup: str, place: Place) -> Problem:
    """Raw HTML in a text."""
    return Problem(
        place,
        "markdown.html",
        f"HTML is shown as text, not as markup: {_clip(markup.splitlines()[0])}",
        fix="use Markdown or a directive; write a bare `<` as `\\<`",
    )


def report_image(place: Place) -> Problem:
    """A picture within text."""
    fix = "use :::{picture} file.jpg with :alt:, :caption: and :credit:"
    return Problem(place, "markdown.image", "pictures are placed with a directive", fix=fix)
