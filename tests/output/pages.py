"""Which pages a built site has."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html


def list_pages(output: Path) -> list[str]:
    """The addresses of all pages below the front page (""), sorted: a folder for each `index.html`, else the file."""
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return [re.sub(r"(^|(?<=/))index\.html$", "", file) for file in files]


def list_stories(output: Path) -> list[str]:
    """The addresses of the stories."""
    return [page for page in list_pages(output) if re.fullmatch(r"stories/[^/]+/", page)]


def file_of(output: Path, address: str) -> Path:
    """The file behind an address below the front page."""
    return output / address / "index.html" if not address or address.endswith("/") else output / address


def read_page(output: Path, address: str) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(file_of(output, address).read_text(encoding="utf-8"))


def base_path(output: Path) -> str:
    """The path that the publication lives under, by the canonical address of its front page: `/` or `/paper/`."""
    canonical = read_page(output, "").xpath("string(//link[@rel='canonical']/@href)")
    return "/" + str(canonical).partition("//")[2].partition("/")[2]
