"""Gives each page its style, the content security policy that allows this style and no other, and its script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar, get_args

from nutgraf.html import Html
from nutgraf.pages import StoryPage, TextPage
from nutgraf.site import Site
from nutgraf.stories.blocks import Block, Chart, walk_blocks
from nutgraf.stylesheet import FEW
from nutgraf.views import AnyPage, find_root

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src {styles}",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_PLAIN = (("index", "./"), ("ledger", "../../../"), ("listing", "../../"), ("listing", "../../../../"))
"""Templates of pages without blocks, and how such a page names the root of the site."""

_SCRIPT = "js/main.js"
_Page = TypeVar("_Page", bound=AnyPage)


def dress_page(site: Site, template: str, page: _Page) -> _Page:
    """The page with the style that its template and its blocks need, and the policy that allows it.

    A page without charts needs no script.
    """
    kinds = _list_kinds(page)
    style, scripts = site.assets.sheet.cut(template, kinds, page.frame.root), (_SCRIPT,) if "chart" in kinds else ()
    policy = write_policy([style.source])
    return replace(page, frame=replace(page.frame, style=Html(style.text), csp=policy, scripts=scripts))


def write_policy(styles: Iterable[str]) -> str:
    """The policy of pages with these styles: they load nothing but what the site itself holds."""
    return _POLICY.format(styles=" ".join(sorted(styles)))


def list_styles(site: Site) -> set[str]:
    """The source expressions of all styles that pages of the site can have."""
    every = tuple(block.kind for block in get_args(Block))
    shown = [(template, root, kinds) for template, root in (("article", "../../"), ("text", "../"))
             for kinds in (*FEW, every)]  # fmt: skip
    plain = [(template, root, ()) for template, root in (*_PLAIN, ("404", find_root(site)))]
    return {site.assets.sheet.cut(template, kinds, root).source for template, root, kinds in (*shown, *plain)}


def _list_kinds(page: AnyPage) -> set[str]:
    """The kinds of blocks on a page, and the rare components of its charts."""
    if not isinstance(page, StoryPage | TextPage):
        return set()
    blocks = list(walk_blocks(page.story.blocks if isinstance(page, StoryPage) else page.body.blocks))
    drawings = [block.drawing for block in blocks if isinstance(block, Chart)]
    rare = {"chart_table" for drawing in drawings if drawing.page} | {
        "chart_controls" for drawing in drawings if drawing.awake
    }
    return {block.kind for block in blocks} | rare
