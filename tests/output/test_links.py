"""Links of the built site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from tests.output.pages import base_path, file_of, list_pages, read_page

# What the browser fetches by itself, as opposed to what a reader may follow.
FETCHED = """//script/@src | //img/@src | //source/@src | //source/@srcset | //video/@src | //audio/@src | //iframe/@src
    | //object/@data | //embed/@src | //*[name()='image' or name()='use']/@href
    | //link[@rel='stylesheet' or @rel='preload' or @rel='modulepreload' or @rel='icon' or @rel='manifest']/@href"""


def list_links(page: html.HtmlElement) -> Iterator[str]:
    """Every address that a page names."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ("href", "src", "poster", "cite", "data-src", "{http://www.w3.org/1999/xlink}href"):
            if element.get(attribute) is not None:
                yield element.get(attribute, "")
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def find_broken(output: Path) -> list[str]:
    """What is wrong with the links of a site, one sentence each."""
    base = base_path(output)
    own = str(read_page(output, "").xpath("string(//link[@rel='canonical']/@href)"))

    @cache
    def ids_of(file: Path) -> frozenset[str]:
        return frozenset(html.parse(file).xpath("//@id | //a/@name"))

    def judge(address: str, link: str) -> str:
        """What is wrong with one link, or ""."""
        inside = link.removeprefix(own) if link.startswith(own) else link
        at = base if link.startswith(own) else base + address
        parts = urlsplit(inside)
        if parts.scheme in ("https", "http", "mailto", "doi"):
            return ""
        if parts.scheme or parts.netloc:
            return f"a kind of address that we do not use: {link}"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(at), unquote(parts.path))) if parts.path else at
        path = path + "/" if parts.path.endswith(("/", "..")) or parts.path == "." else path
        path = re.sub("//+", "/", path)
        if not path.startswith(base):
            return f"leads out of the site: {link}"
        file = file_of(output, path.removeprefix(base))
        if not file.is_file():
            return f"leads nowhere: {link}"
        if parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in ids_of(file):
            return f"leads to a place that is not there: {link}"
        return ""

    return [
        f"/{address}: {fault}"
        for address in list_pages(output)
        for link in list_links(read_page(output, address))
        if (fault := judge(address, link))
    ]


def test_links_resolve(built_site: Path) -> None:
    """Every internal link and fragment of every page leads to a file, or a place in one."""
    assert not find_broken(built_site)


def test_nothing_is_fetched_from_elsewhere(built_site: Path) -> None:
    """No page fetches anything from another host: scripts, styles, fonts and pictures are the site's own."""
    foreign = [
        f"/{address}: {link}"
        for address in list_pages(built_site)
        for link in read_page(built_site, address).xpath(FETCHED)
        if urlsplit(link).netloc or urlsplit(link).scheme
    ]
    assert not foreign
    for file in built_site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", file.read_text(encoding="utf-8")), file.name


def test_broken_links_are_found(tmp_path: Path) -> None:
    """The search itself sees a missing file, a missing place, and a way out of the site."""
    head = '<link rel="canonical" href="https://paper.example/news/">'
    links = [
        "other/",
        "other/#here",
        "other/#gone",
        "missing/",
        "../../up/",
        "https://paper.example/news/missing/",
        "/x",
    ]
    body = "".join(f'<a href="{link}">Link</a>' for link in links)
    (tmp_path / "index.html").write_text(f"<!doctype html>{head}<title>Front</title>{body}", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text('<p id="here">Here <a href="../">back</a></p>', encoding="utf-8")
    assert find_broken(tmp_path) == [
        "/: leads to a place that is not there: other/#gone",
        "/: leads nowhere: missing/",
        "/: leads out of the site: ../../up/",
        "/: leads nowhere: https://paper.example/news/missing/",
        "/: leads out of the site: /x",
    ]
