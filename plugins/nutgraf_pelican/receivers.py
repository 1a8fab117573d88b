"""What is connected to Pelican's signals; module-level functions, as Pelican holds its receivers weakly."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.readers import Readers

from nutgraf.cli import VAULT
from nutgraf.site import SiteOptions, load_site
from nutgraf_pelican.generator import SiteGenerator
from nutgraf_pelican.reader import StoryReader
from nutgraf_pelican.writer import PageWriter

SITE = "NUTGRAF_SITE"


def connect() -> None:
    """Connect all receivers; connecting twice is harmless."""
    signals.get_generators.connect(load)
    signals.readers_init.connect(add_reader)
    signals.generator_init.connect(allow_markdown)
    signals.get_writer.connect(choose_writer)


def load(pelican: Pelican) -> type[SiteGenerator]:
    """Load and check the whole site before anything is rendered; a `SiteError` ends the build."""
    settings = pelican.settings
    if settings.get(SITE) is None:
        vault = os.environ.get(VAULT)
        root, theme = Path(settings["PATH"]).parent, Path(settings["THEME"])
        settings[SITE] = load_site(SiteOptions(root, theme, Path(vault).resolve() if vault else None))
    return SiteGenerator


def add_reader(readers: Readers) -> None:
    """Read Markdown with our own reader, and nothing else: what is not checked is not published."""
    readers.reader_classes.clear()
    readers.reader_classes["md"] = StoryReader


def allow_markdown(generator: Any) -> None:
    """Pelican disables `.md` where the package `markdown` is missing, which we do not use."""
    generator.readers.disabled_readers.pop("md", None)


def choose_writer(pelican: Pelican) -> type[PageWriter]:
    """Write pages with our own writer."""
    del pelican
    return PageWriter
