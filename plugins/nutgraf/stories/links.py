"""Links between content files: writers name the file, readers get the address of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from markdown_it.token import Token

from nutgraf.errors import Problem
from nutgraf.markdown import parse, split_front_matter
from nutgraf.markdown.model import Document, LinkTarget, Node, Prose
from nutgraf.names import suggest

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def resolve_links(document: Document, path: str, root: Path) -> tuple[Problem, ...]:
    """Turn links to Markdown files into links to their pages, in the tokens of `document`; tell those that are broken.

    `path` is the file that holds the document, from the site's folder `root`. A link is an address with a scheme, a
    fragment of the same page (a heading), or a content file relative to `path`, with or without a heading of it.
    """
    addresses = {}
    found = []
    for link in document.links:
        if link.is_image or _SCHEME.match(link.url):
            continue
        address = _find_address(link, document, path, root)
        if isinstance(address, Problem):
            found.append(address)
        else:
            addresses[link.url] = address
    for token in _list_links(document.nodes):
        href = str(token.attrs.get("href", ""))
        token.attrSet("href", addresses.get(href, href))
    return tuple(found)


def find_page(path: str) -> str | None:
    """The address, from the root of the site, of the page that a content file makes; None if it makes none.

    Hidden files make none.
    """
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") for part in parts):
        return None
    if len(parts) == 4 and parts[:2] == ("content", "stories") and parts[3] == "story.md":
        return f"stories/{parts[2]}/"
    if len(parts) == 3 and parts[:2] == ("content", "pages") and parts[2].endswith(".md"):
        return f"{parts[2].removesuffix('.md')}/"
    return None


def _find_address(link: LinkTarget, document: Document, path: str, root: Path) -> str | Problem:
    target, mark, fragment = link.url.partition("#")
    if not target:
        return _check_fragment(link, fragment, document) or link.url
    named = normpath(f"{PurePosixPath(path).parent}/{target}")
    page = find_page(named)
    if page is None or not (root / named).is_file():
        known = [relpath(item, str(PurePosixPath(path).parent)) for item in _list_files(root) if item != path]
        message = f"'{target}' is no page of this site"
        fix = "name its Markdown file, relative to this one"
        return Problem(link.place, "link.broken", message, suggest(target, known) if known else "", fix)
    broken = _check_fragment(link, fragment, _read_document(root / named)) if fragment else None
    if broken:
        return broken
    own = find_page(path) or ""
    return f"{'../' * own.count('/')}{page}{mark}{fragment}"


def _check_fragment(link: LinkTarget, fragment: str, document: Document) -> Problem | None:
    """A link into a page leads to one of its headings."""
    names = [name for _, name, _ in document.headings]
    if fragment in names:
        return None
    message = f"there is no heading '{fragment}' on {'that' if link.url.partition('#')[0] else 'this'} page"
    return Problem(link.place, "link.fragment", message, suggest(fragment, names))


def _read_document(file: Path) -> Document:
    """The body of another content file; an empty one where it cannot be read, which its own problems tell."""
    try:
        parts = split_front_matter(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return Document((), ())
    return parse(parts.body, file.name) if not isinstance(parts, Problem) else Document((), ())


def _list_files(root: Path) -> list[str]:
    files = [*(root / "content").glob("pages/*.md"), *(root / "content").glob("stories/*/story.md")]
    return sorted(file.relative_to(root).as_posix() for file in files if not file.name.startswith("."))


def _list_links(nodes: Sequence[Node]) -> Iterator[Token]:
    for node in nodes:
        if isinstance(node, Prose):
            for token in node.tokens:
                yield from (child for child in token.children or [] if child.type == "link_open")
        else:
            yield from _list_links(node.body)
