"""Builds a site through Pelican: all of it in a folder aside, and only then, file by file, in the output folder."""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from nutgraf.cli import summarise
from nutgraf.errors import NutgrafError, Place, Problem, SiteError
from nutgraf.reread import check_page
from nutgraf.site import Site, SiteOptions, load_site
from nutgraf_pelican.faults import ErrorLog, find_fault
from nutgraf_pelican.publish import check_output, publish
from nutgraf_pelican.receivers import SITE
from nutgraf_pelican.settings import site_settings

SETTINGS = "pelicanconf.py"


def build(options: SiteOptions, output: Path) -> str:
    """Build the site into `output` and tell what was done.

    Raises `SiteError`, and `UsageError` for a folder that no site can be written to; then `output` is as it was.
    """
    start = time.monotonic()
    check_output(options, output)
    logging.getLogger("pelican").setLevel(logging.ERROR)
    console.quiet = True
    try:
        settings = _read_settings(options)
        with tempfile.TemporaryDirectory(prefix="build-", dir=_make_folder(options.root / ".cache")) as aside:
            site = _render(options, settings, Path(aside))
            _check_pages(site, Path(aside))
            pages, size = publish(Path(aside), output)
    except NutgrafError:
        raise
    except Exception as error:
        raise SiteError([find_fault(error, options)]) from error
    for problem in site.warnings:
        print(problem.format())
    seconds = time.monotonic() - start
    return f"{summarise(site)} · {pages} pages, {size / 1000:,.0f} kB · {seconds:.1f} s"


def _read_settings(options: SiteOptions) -> dict[str, Any]:
    """The settings of `pelicanconf.py`; a site without that file gets the usual ones."""
    path = options.root / SETTINGS
    if path.is_file():
        settings: dict[str, Any] = read_settings(str(path))
        if not any(name.endswith("nutgraf_pelican") for name in map(_name_plugin, settings["PLUGINS"] or [])):
            message = "PLUGINS does not name nutgraf_pelican"
            fix = "write `import nutgraf_pelican` and `PLUGINS = [nutgraf_pelican]`"
            raise SiteError([Problem(Place(SETTINGS), "settings.plugin", message, fix=fix)])
        return settings
    import nutgraf_pelican

    own = {**site_settings(options.root), "PLUGINS": [nutgraf_pelican]}
    settings = read_settings(override=own)
    return settings


def _name_plugin(plugin: object) -> str:
    return plugin if isinstance(plugin, str) else str(getattr(plugin, "__name__", plugin))


def _render(options: SiteOptions, settings: dict[str, Any], aside: Path) -> Site:
    """Load the site and let Pelican write it to the folder `aside`."""
    site = load_site(options)
    with ErrorLog(options) as log:
        pelican = Pelican({**settings, "OUTPUT_PATH": str(aside), "THEME": str(options.theme), SITE: site})
        log.check()
        options.progress("rendering", 0, 1)
        pelican.run()
        log.check()
        options.progress("rendering", 1, 1)
    for story in site.stories:
        if not (aside / story.url / "index.html").is_file():
            message = "the story was read, but no page was written for it"
            raise SiteError([Problem(Place(story.path), "story.lost", message)])
    return site


def _check_pages(site: Site, aside: Path) -> None:
    """Read the finished pages again: the words between quotation marks must still be those that were checked."""
    problems = [
        problem
        for story in site.stories
        for problem in check_page((aside / story.url / "index.html").read_text("utf-8"), site.drafts[story.slug])
    ]
    if problems:
        raise SiteError(problems)


def _make_folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
