"""Gives each template its one variable, `page`, and keeps output inside the output folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pelican.contents import Page
from pelican.writers import Writer

from nutgraf import styling, views
from nutgraf.site import Site


class PageWriter(Writer):
    """Pelican's writer, with the context of a page replaced by its dataclass."""

    def _create_new_feed(self, feed_type: str, feed_title: str | None, context: dict[str, Any]) -> Any:
        """A feed; one without an address gets an id all the same, as Atom (RFC 4287, 4.2.6) wants an absolute one."""
        feed = super()._create_new_feed(feed_type, feed_title, context)
        if not self.settings["SITEURL"]:
            feed.feed |= {"id": self._name_entry(""), "link": "./", "feed_url": "feed.xml"}
        return feed

    def _add_item_to_the_feed(self, feed: Any, item: Any) -> None:
        """An entry; without an address of the site, its link is relative to the feed."""
        super()._add_item_to_the_feed(feed, item)
        if not self.settings["SITEURL"]:
            feed.items[-1] |= {"link": item.url, "unique_id": self._name_entry(item.url)}

    def _name_entry(self, path: str) -> str:
        """A name that stays the same while the publication's name and the path do."""
        name = f"{self.settings['SITENAME']}/{path}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"

    def write_file(self, name: str, template: Any, context: dict[str, Any], *settings: Any, **values: Any) -> None:
        """Render `template` with `page` alone (see `nutgraf.pages`) and write it as `name`.

        What else Pelican hands over (`settings`: relative addresses, pagination) is the site's own business here.
        """
        del context, settings
        if not name:
            # Pelican's own listings, which have no address.
            return
        site: Site = self.settings["NUTGRAF_SITE"]
        page: Any = values.get("page")
        if "article" in values:
            page = views.show_story(site, values["article"].story)
        elif isinstance(page, Page):
            page = views.show_text(site, page.standing)
        kind = Path(template.name).stem
        super().write_file(name, template, {"localsiteurl": None}, page=styling.dress_page(site, kind, page))
