"""The pages that Pelican has no generator for, and the files that are not pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from nutgraf import views
from nutgraf.outputs.registry import make_outputs
from nutgraf.site import Site
from nutgraf_pelican.writer import PageWriter


class SiteGenerator(Generator):
    """Front page, topics, authors, ledgers, 404; then charts' files, datasets, evidence, assets."""

    def generate_context(self) -> None:
        """Nothing to gather: the site is loaded already."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write all of them."""
        site: Site = self.settings["NUTGRAF_SITE"]
        for name, template, page in views.list_pages(site):
            self._write_page(writer, name, template, page)
        for file in make_outputs(site):
            path = Path(self.output_path, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)

    def _write_page(self, writer: PageWriter, name: str, template: str, page: Any) -> None:
        """One page, by the template of its kind."""
        writer.write_file(name, self.get_template(template), {}, page=page)
