"""Reads finished pages again: quotations must be what was checked, and the page must say who quoted them before us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import html

from nutgraf.errors import Problem
from nutgraf.quotes.fold import fold
from nutgraf.quotes.part import find_part
from nutgraf.quotes.words import print_words
from nutgraf.stories.disclosure import EMPHASIS, PHRASE, find_quoter, name_quoter, says_quoter
from nutgraf.stories.draft import Draft
from nutgraf.stories.texts import list_directives, list_passages

_PARAGRAPHS = frozenset("p li dd dt td th figcaption h1 h2 h3 h4 h5 h6".split())
_MARKS = "“”\"'«»„‟‘’ \u00a0\u202f\n\t"


def check_page(page: str, draft: Draft) -> list[Problem]:
    """Every element with `data-quote` must show the words of that quotation, letter by letter; none may be missing.

    A theme, a filter or a plugin that alters them is found here, after the last step that could. An element with
    `data-part` shows a part of the words.
    """
    found: list[Problem] = []
    shown: set[str] = set()
    tree = html.fromstring(page)
    for element in tree.iterfind(".//*[@data-quote]"):
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
    return [*found, *_check_disclosed(tree, draft, shown)]


def _check_disclosed(tree: html.HtmlElement, draft: Draft, shown: set[str]) -> list[Problem]:
    """Q080: words from a second-hand source whose paragraph or figure does not say “as quoted by”.

    For words that are a part of others, or that stand in a headline, a chart or an attribute, saying it once on the
    page is enough.
    """
    found: dict[str, Problem] = {}
    elements = [element for element in tree.iterfind(".//*[@data-quote]") if not element.get("data-part")]
    places = [(element.get("data-quote") or "", _find_surroundings(element)) for element in elements]
    places += [(name, tree) for name in sorted(shown | set(draft.evidence.quoted.values()))]
    for name, element in places:
        verdict = draft.evidence.verdicts.get(name)
        quoter = find_quoter(verdict.quotation, draft.sources) if verdict else None
        if verdict and quoter and not says_quoter(str(element.text_content()), quoter):
            phrase = f"“{PHRASE} {name_quoter(quoter)}”"
            message = f"the finished page shows quote “{name}” without {phrase}"
            fix = f"write {phrase} in its paragraph, or mend the theme."
            found.setdefault(name, Problem(verdict.quotation.place, "Q080", message, fix=fix))
    return [*found.values(), *_check_emphasis(elements, draft)]


def _check_emphasis(elements: Sequence[html.HtmlElement], draft: Draft) -> Iterator[Problem]:
    """Words that the writer emphasised have to be told as such, beside them."""
    for element in elements:
        verdict = draft.evidence.verdicts.get(element.get("data-quote") or "")
        said = str(_find_surroundings(element).text_content()).casefold()
        if verdict and verdict.quotation.emphasis_added and EMPHASIS not in said:
            message = f"the finished page shows quote “{verdict.quotation.id}” without “{EMPHASIS}”"
            yield Problem(verdict.quotation.place, "page.quote", message, fix="mend the theme")


def _find_surroundings(element: html.HtmlElement) -> html.HtmlElement:
    """What readers take in with a quotation: its figure, or its paragraph, item or cell."""
    around = [element, *element.iterancestors()]
    figure = next((one for one in around if one.tag == "figure"), None)
    return figure if figure is not None else next((one for one in around if one.tag in _PARAGRAPHS), around[-1])


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
