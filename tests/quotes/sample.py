"""Invented documents and speakers for the tests of quotations. Nobody in them exists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from nutgraf.errors import Place
from nutgraf.quotes.model import Person, Policy, Quotation, Source, SourceKind

TEXTS = Path(__file__).parent / "texts"
PLACE = Place("content/stories/gate/story.md", 41, 14)
PEOPLE = (
    Person("lull", "Pomfret Lull", "mayor", ("Mayor Lull", "Lull", "لول")),
    Person("brask", "Ondine Brask", "", ("Brask", "براسك")),
    Person("league", "the Tidal League"),
)
POLICY = Policy()
KINDS: dict[str, SourceKind] = {
    "report": "news-article",
    "bericht": "news-article",
    "transcript": "transcript",
    "letter": "email",
    "webvtt": "recording",
    "srt": "recording",
    "minutes": "transcript",
    "thread": "email",
    "post": "social-post",
    "arabic": "news-article",
}


def make_source(name: str = "report", **changes: Any) -> Source:
    """The document `name` of `texts`."""
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    language = {"bericht": "de", "arabic": "ar"}.get(name, "en")
    return replace(Source(name, KINDS[name], f"The {name}", PLACE, text=text, language=language), **changes)


def make_quotation(words: str, by: str = "lull", source: str = "report", **changes: Any) -> Quotation:
    """A quotation called `tested`."""
    return replace(Quotation("tested", words, by, source, PLACE), **changes)
