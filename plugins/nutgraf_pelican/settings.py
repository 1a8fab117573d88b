"""Pelican's settings as a Nutgraf site needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nutgraf.publication import read_publication

PACKAGE = Path(__file__).resolve().parent


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
        "SITENAME": keys.name if keys else "",
        "SITESUBTITLE": keys.description if keys else "",
        "SITEURL": keys.url if keys else "",
        "FEED_DOMAIN": keys.url if keys else "",
        "TIMEZONE": keys.timezone if keys else "UTC",
        "DEFAULT_LANG": keys.language if keys else "en",
        "AUTHOR": keys.name if keys else "",
        "LOCALE": ["C.UTF-8", "C"],
        "PATH": str(root / "content"),
        "OUTPUT_PATH": str(root / "output"),
        "THEME": str(find_theme(root)),
        "ARTICLE_PATHS": ["stories"],
        "PAGE_PATHS": ["pages"],
        "STATIC_PATHS": [],
        "THEME_STATIC_PATHS": [],
        "IGNORE_FILES": [".*", "*~", "#*"],
        "ARTICLE_URL": "stories/{slug}/",
        "ARTICLE_SAVE_AS": "stories/{slug}/index.html",
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
        "JINJA_ENVIRONMENT": {
            "undefined": StrictUndefined,
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    }
