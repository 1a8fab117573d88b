"""Pelican's settings as a Nutgraf site needs them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nutgraf.publication import read_publication
from nutgraf.stories.front_matter import PublicationKeys

PACKAGE = Path(__file__).resolve().parent
FIXED: Mapping[str, Any] = {
    "LOCALE": ["C.UTF-8", "C"],
    "ARTICLE_PATHS": ["stories"],
    "PAGE_PATHS": ["pages"],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "IGNORE_FILES": [".*", "*~", "#*"],
    "ARTICLE_URL": "stories/{slug}/",
    "ARTICLE_SAVE_AS": "stories/{slug}/index.html",
    "ARTICLE_LANG_URL": "stories/{slug}/",
    "ARTICLE_LANG_SAVE_AS": "stories/{slug}/index.html",
    "ARTICLE_TRANSLATION_ID": None,
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "ARTICLE_ORDER_BY": "nutgraf_order",
    "DIRECT_TEMPLATES": [],
    "CATEGORY_SAVE_AS": "",
    "AUTHOR_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "FEED_ALL_ATOM": "feed.xml",
    "CATEGORY_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "FEED_MAX_ITEMS": 50,
    "DEFAULT_PAGINATION": False,
    "TYPOGRIFY": False,
    "CACHE_CONTENT": False,
}
"""What is the same for every site; topics, authors and the front page come from our own generator."""


def find_theme(root: Path) -> Path:
    """The site's own theme, else the one that comes with the package (or lies beside it in a checkout)."""
    places = (root / "theme", PACKAGE / "theme", PACKAGE.parent.parent / "theme")
    return next((place for place in places if (place / "templates").is_dir()), places[0])


def site_settings(root: Path) -> dict[str, Any]:
    """Everything that `pelicanconf.py` sets for the site in the folder `root`.

    Names and addresses come from `content/publication.yaml`. What is wrong in there is told when the site is loaded.
    """
    from jinja2 import StrictUndefined

    keys, _ = read_publication(root)
    return {
        **FIXED,
        **(_name_site(keys) if keys else {}),
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "THEME": str(find_theme(root)),
        "JINJA_ENVIRONMENT": {
            "undefined": StrictUndefined,
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    }


def _name_site(keys: PublicationKeys) -> dict[str, Any]:
    """What Pelican wants to know of the publication."""
    return {
        "SITENAME": keys.name,
        "SITESUBTITLE": keys.description,
        "SITEURL": keys.url,
        "FEED_DOMAIN": keys.url,
        "TIMEZONE": keys.timezone,
        "DEFAULT_LANG": keys.language,
        "AUTHOR": keys.name,
    }
