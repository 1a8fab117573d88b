"""Reads finished pages again: what stands between quotation marks must be what was checked."""

from __future__ import annotations

from lxml import html

from nutgraf.errors import Problem
from nutgraf.quotes.fold import fold
from nutgraf.quotes.part import find_part
from nutgraf.quotes.words import print_words
from nutgraf.stories.draft import Draft
from nutgraf.stories.texts import list_directives, list_passages

_MARKS = "“”\"'«»„‟‘’ \u00a0\u202f\n\t"


def check_page(page: str, draft: Draft) -> list[Problem]:
    """Every element with `data-quote` must show the words of that quotation, letter by letter; none may be missing.

    A theme, a filter or a plugin that alters them is found here, after the last step that could. An element with
    `data-part` shows a part of the words.
    """
    found: list[Problem] = []
    shown: set[str] = set()
    for element in html.fromstring(page).iterfind(".//*[@data-quote]"):
        name = element.get("data-quote") or ""
        verdict = draft.evidence.verdicts.get(name)
        if verdict is None:
            message = f"the page shows a quotation '{name}' that was never checked"
            found.append(Problem(draft.file.place("title"), "page.quote", message))
            continue
        shown.add(name)
        words, checked = _read_words(element), print_words(verdict.quotation.words)
        same = fold(words).text.strip() == fold(checked).text.strip()
        if not same and not (element.get("data-part") and find_part(words, checked)):
            message = f"the finished page alters quote “{name}”"
            detail = (f"page has     {words}", f"checked were {checked}")
            place = verdict.quotation.place
            found.append(Problem(place, "page.quote", message, fix="mend the theme", detail=detail))
    for name in sorted(_list_placed(draft) - shown):
        message, place = (
            f"the finished page does not show quote “{name}”",
            draft.evidence.verdicts[name].quotation.place,
        )
        found.append(Problem(place, "page.quote", message, fix="mend the theme"))
    return found


def _list_placed(draft: Draft) -> set[str]:
    """The quotations that the body of a story shows: as blocks, and in the running text."""
    nodes = draft.file.body.nodes
    blocks = {directive.argument for directive in list_directives(nodes) if directive.name == "quote"}
    marks = {mark.key for passage in list_passages(nodes) for mark in passage.marks}
    return blocks | {name for key, name in draft.evidence.quoted.items() if key in marks}


def _read_words(element: html.HtmlElement) -> str:
    """The text of an element without the markers of notes and without its outer quotation marks."""
    parts = [element.text or ""]
    for child in element:
        if "noteref" not in (child.get("class") or "").split():
            parts.append(_read_inner(child))
        parts.append(child.tail or "")
    return "".join(parts).strip(_MARKS)


def _read_inner(element: html.HtmlElement) -> str:
    inner = [element.text or ""]
    for child in element:
        if "noteref" not in (child.get("class") or "").split():
            inner.append(_read_inner(child))
        inner.append(child.tail or "")
    return "".join(inner)
