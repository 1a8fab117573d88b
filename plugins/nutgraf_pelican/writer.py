"""Gives each template its one variable, `page`, and keeps output inside the output folder."""

from __future__ import annotations

from typing import Any

from pelican.contents import Page
from pelican.writers import Writer

from nutgraf import views
from nutgraf.site import Site


class PageWriter(Writer):
    """Pelican's writer, with the context of a page replaced by its dataclass."""

    def write_file(self, name: str, template: Any, context: dict[str, Any], *settings: Any, **values: Any) -> None:
        """Render `template` with `page` alone (see `nutgraf.pages`) and write it as `name`.

        What else Pelican hands over (`settings`: relative addresses, pagination) is the site's own business here.
        """
        del context, settings
        site: Site = self.settings["NUTGRAF_SITE"]
        page = values.get("page")
        if "article" in values:
            page = views.show_story(site, values["article"].story)
        elif isinstance(page, Page):
            page = views.show_text(site, page.standing)
        super().write_file(name, template, {"localsiteurl": None}, page=page)
