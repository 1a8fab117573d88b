"""Stories as schema.org data, for search engines and archives."""

from __future__ import annotations

import json
from typing import Any

from nutgraf.site import Site
from nutgraf.stories.story import Story


def describe_article(site: Site, story: Story) -> str:
    """A NewsArticle as JSON-LD, with `<` escaped so that it can stand in a page.

    Properties as in schema.org/NewsArticle; `citation` lists the documents, `isBasedOn` the datasets.
    """
    keys = site.publication
    base = f"{keys.url}/" if keys.url else ""
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.summary,
        "inLanguage": story.language,
        "datePublished": story.date.isoformat(),
        "dateModified": (story.modified or story.date).isoformat(),
        "articleSection": story.topic.name,
        "keywords": [tag.name for tag in story.tags],
        "wordCount": story.words,
        "author": [
            {"@type": "Organization", "name": author.name, **_address(base, f"authors/{author.slug}/")}
            for author in story.authors
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": keys.name, **_address(base, "")},
        **_address(base, story.url),
    }
    ledger = site.ledgers[story.slug]
    if ledger.documents:
        article["citation"] = [_cite("CreativeWork", *entry) for entry in ledger.documents]
    if ledger.datasets:
        article["isBasedOn"] = [_cite("Dataset", *entry) for entry in ledger.datasets]
    if story.corrections:
        article["correction"] = [
            {"@type": "CorrectionComment", "datePublished": item.date.isoformat(), "text": item.plain}
            for item in story.corrections
        ]
    return json.dumps(article, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _address(base: str, path: str) -> dict[str, str]:
    """`url`, where the publication has an address of its own."""
    return {"url": f"{base}{path}"} if base else {}


def _cite(kind: str, title: str, url: str) -> dict[str, str]:
    return {"@type": kind, "name": title, **({"url": url} if url else {})}
