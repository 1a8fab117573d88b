"""Links between content files: writers name files, readers get addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.html import Html
from nutgraf.markdown import parse, render
from nutgraf.markdown.model import Prose
from nutgraf.stories.links import find_page, resolve_links

STORY, PAGE = "content/stories/gate/story.md", "content/pages/about.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with two stories, a page, a hidden page and a file that is no page."""
    names = (STORY, "content/stories/wall/story.md", PAGE, "content/pages/.draft.md", "content/stories/gate/notes.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "content/stories/wall/story.md").write_text("---\ntitle: The wall\n---\n\n## End\n", encoding="utf-8")
    return tmp_path


def follow(link: str, path: str, root: Path) -> str:
    """The address that a link in the file `path` gets, or what is wrong with it."""
    document = parse(f"## A place\n\n[text]({link})\n", path)
    problems = resolve_links(document, path, root)
    if problems:
        return problems[0].format()
    markup = Html("".join(render(node, {}).text for node in document.nodes if isinstance(node, Prose)))
    return markup.text.split('href="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("path", "link", "address"),
    [
        (STORY, "../wall/story.md", "../../stories/wall/"),
        (STORY, "../wall/story.md#end", "../../stories/wall/#end"),
        (STORY, "../../pages/about.md", "../../about/"),
        (PAGE, "../stories/gate/story.md", "../stories/gate/"),
        (PAGE, "about.md", "../about/"),
        (STORY, "#a-place", "#a-place"),
        (STORY, "https://gate.example/story.md", "https://gate.example/story.md"),
        (STORY, "mailto:desk@gate.example", "mailto:desk@gate.example"),
        (STORY, "tel:+15550100", "tel:+15550100"),
    ],
)
def test_a_file_becomes_the_address_of_its_page(path: str, link: str, address: str, root: Path) -> None:
    """A link to a content file leads from page to page; other addresses stay as they are."""
    assert follow(link, path, root) == address


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("../wal/story.md", "'../wal/story.md' is no page of this site  (did you mean '../wall/story.md'? known: "),
        ("notes.txt", "'notes.txt' is no page of this site  (known: ../../pages/about.md, ../wall/story.md)"),
        ("../../pages/.draft.md", "'../../pages/.draft.md' is no page of this site  (did you mean"),
        ("../../../../../etc/passwd", "'../../../../../etc/passwd' is no page of this site  (known: "),
        ("/about/", "'/about/' is no page of this site  "),
        ("../wall/story.md#ends", "there is no heading 'ends' on that page  (did you mean 'end'? known: end)"),
        ("#a-plaice", "there is no heading 'a-plaice' on this page  (did you mean 'a-place'? known: a-place)"),
    ],
)
def test_a_broken_link_is_told_with_the_nearest_page(link: str, said: str, root: Path) -> None:
    """A link that leads to no page of the site is a mistake at its place."""
    assert follow(link, STORY, root).startswith(f"{STORY}:3:1  {said}")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        (STORY, "stories/gate/"),
        (PAGE, "about/"),
        ("content/stories/gate/notes.md", None),
        ("content/pages/guide/start.md", None),
        ("data/x/story.md", None),
        ("content/publication.yaml", None),
    ],
)
def test_only_stories_and_pages_have_an_address(path: str, page: str | None) -> None:
    """`story.md` in its folder and the files of `content/pages` become pages; nothing else does."""
    assert find_page(path) == page
