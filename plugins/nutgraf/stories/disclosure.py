"""Words that are known through somebody else's report: what the page says about them, in running text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from nutgraf.html import escape_text
from nutgraf.markdown.model import Mark, Passage, Shown
from nutgraf.quotes.fold import fold
from nutgraf.quotes.model import SECOND_HAND, Quotation, Source
from nutgraf.stories.draft import Draft
from nutgraf.stories.texts import list_directives, list_passages
from nutgraf.stories.translations import is_foreign

PHRASE = "as quoted by"
EMPHASIS = "emphasis added"


def find_quoter(quotation: Quotation, sources: Mapping[str, Source]) -> Source | None:
    """The source that quoted the words before us, or None where we have them at first hand.

    It is the report that holds a person's words, or the one through which alone the source is known.
    """
    source = sources[quotation.source]
    if not source.via:
        return source if source.kind in SECOND_HAND and quotation.by != source.id else None
    seen = {source.id}
    while source.via in sources and source.via not in seen:
        seen.add(source.via)
        source = sources[source.via]
    return source


def name_quoter(source: Source) -> str:
    """How running text calls a source: by who published it, or else by its title."""
    return source.publisher or source.title


def says_quoter(text: str, source: Source) -> bool:
    """Whether `text` says “as quoted by” and the publisher or the title of `source`, in whatever case."""
    words = " ".join(fold(text).text.casefold().split())
    names = {" ".join(fold(name).text.casefold().split()) for name in (source.publisher, source.title) if name}
    return any(f"{PHRASE} {article}{name}" in words for name in names for article in ("", "the "))


def disclose(shown: Mapping[str, Shown], draft: Draft) -> dict[str, Shown]:
    """`shown` with the language of foreign words, “emphasis added” behind words that have it, and “as quoted by”.

    This one stands behind the first second-hand words of each paragraph.

    A paragraph that says it itself is left as it is; repeated words need it only where nothing else shows them.
    """
    told = dict(shown)
    for key, name in draft.evidence.quoted.items():
        source = draft.sources[draft.evidence.verdicts[name].quotation.source]
        if key in told and is_foreign(source, draft.keys.language):
            told[key] = replace(told[key], attributes={**told[key].attributes, "lang": source.language})
    passages = _list_shown(draft)
    quoters = dict(_choose_places(passages, draft))
    for mark in (mark for passage in passages for mark in passage.marks):
        quoter = quoters.get(mark.key)
        said = [f"{PHRASE} <cite>{escape_text(name_quoter(quoter))}</cite>"] if quoter else []
        said += [EMPHASIS] if "emphasis" in mark.attributes else []
        if said and mark.key in told:
            words = f"({'; '.join(said)})"
            after = f'{told[mark.key].after} <span class="as-quoted">{words}</span>'
            told[mark.key] = replace(told[mark.key], after=after, plain=f" {words}")
    return told


def _list_shown(draft: Draft) -> list[Passage]:
    """The passages whose marks the page shows: not the title, and not what is drawn."""
    texts = [
        passage
        for name, text in draft.texts.items()
        if name != "title" and (not name.startswith("charts.") or name.endswith(".note"))
        for passage in list_passages(text.document.nodes)
    ]
    return [*list_passages(draft.file.body.nodes), *texts]


def _choose_places(passages: Sequence[Passage], draft: Draft) -> Iterator[tuple[str, Source]]:
    """The marks that “as quoted by” stands behind, and the source it names."""
    blocks = {item.argument for item in list_directives(draft.file.body.nodes) if item.name == "quote"}
    spoken = [mark for passage in passages for mark in passage.marks if "by" in mark.attributes]
    settled = blocks | {draft.evidence.quoted.get(mark.key, "") for mark in spoken}
    for passage in passages:
        told: set[str] = set()
        for mark in passage.marks:
            quoter = _find_open(mark, passage, draft, settled)
            if quoter is None or quoter.id in told:
                continue
            told.add(quoter.id)
            settled.add(draft.evidence.quoted[mark.key])
            yield mark.key, quoter


def _find_open(mark: Mark, passage: Passage, draft: Draft, settled: Set[str]) -> Source | None:
    """The source to be named behind a mark, if it is one of second-hand words that nothing discloses yet."""
    name = draft.evidence.quoted.get(mark.key, "")
    if not name or ("by" not in mark.attributes and name in settled):
        return None
    quoter = find_quoter(draft.evidence.verdicts[name].quotation, draft.sources)
    return None if quoter is None or says_quoter(passage.text, quoter) else quoter
