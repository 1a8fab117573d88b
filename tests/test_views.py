"""Pages made from a loaded site: which stories they show, and addresses that hold wherever the site is put."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nutgraf import views
from nutgraf.html import Html
from nutgraf.site import Site, SiteOptions, load_site
from nutgraf.stories.story import Story, Tally, Term
from tests.sites.tool import ROOT, lay_out

SITES = ROOT / "tests" / "sites"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two stories that lead to each other, and two pages, at an address with a path."""
    root = lay_out(SITES / "links", tmp_path_factory.mktemp("views") / "site", SITES / "common")
    return load_site(SiteOptions(root, ROOT / "theme", workers=1))


def make_story(slug: str, topic: str, *tags: str) -> Story:
    """A story of which only topic and tags matter."""
    return Story(
        slug=slug,
        path=f"content/stories/{slug}/story.md",
        url=f"stories/{slug}/",
        title=slug,
        summary="",
        standfirst=Html(""),
        date=datetime(2024, 5, 4, tzinfo=UTC),
        modified=None,
        authors=(),
        topic=Term(topic, topic, ""),
        tags=tuple(Term(tag, tag, "") for tag in tags),
        blocks=(),
        plain=Html(""),
        words=0,
        tally=Tally(0, 0, 0, 0, 0, 0, 0),
        corrections=(),
        lead_chart=None,
        basis=Html(""),
    )


def test_related_stories_are_the_most_alike() -> None:
    """A shared topic counts three, each shared tag two; of stories that are equally alike the newer comes first."""
    story = make_story("gate", "harbour", "fog", "boats", "night")
    others = [
        make_story("newest", "weather"),
        make_story("topic", "harbour"),
        make_story("one-tag", "weather", "fog"),
        make_story("topic-and-tag", "harbour", "fog"),
        make_story("two-tags", "weather", "fog", "boats", "pier"),
        make_story("oldest", "weather"),
    ]
    stories = [*others[:3], story, *others[3:]]
    found = [other.slug for other in views.find_related(stories, story, most=10)]
    assert found == ["topic-and-tag", "two-tags", "topic", "one-tag", "newest", "oldest"]
    assert [other.slug for other in views.find_related(stories, story)] == found[:3]
    assert views.find_related([story], story) == []


def test_every_page_has_its_file_and_template(site: Site) -> None:
    """Lists, ledgers, front page and 404 have paths of their own and templates that the theme has."""
    pages = list(views.list_pages(site))
    paths = [path for path, _, _ in pages]
    assert len(set(paths)) == len(paths)
    assert "stories/first/evidence/index.html" in paths
    assert "topics/weather/index.html" in paths
    for _, template, _ in pages:
        assert (ROOT / "theme" / "templates" / f"{template}.html").is_file()


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("index.html", "./"),
        ("stories/first/evidence/index.html", "../../../"),
        ("topics/harbour/index.html", "../../"),
        ("authors/desk/index.html", "../../"),
        ("404.html", "/paper/"),
    ],
)
def test_addresses_lead_from_the_page_that_shows_them(path: str, root: str, site: Site) -> None:
    """Each page knows the way to the front page; the 404 page, shown anywhere, has the path of the site."""
    frame = next(page for name, _, page in views.list_pages(site) if name == path).frame
    base = "" if root == "./" else root
    assert frame.root == root
    assert frame.url == f"https://harbour.example/paper/{path.removesuffix('index.html')}"
    assert frame.feed_url == f"{base}feed.xml"
    assert [link.url for link in frame.pages] == [f"{base}how/", f"{base}about/"]
    assert [link.url for link in frame.sections] == [f"{base}topics/harbour/", f"{base}topics/weather/"]
    assert all(address.startswith(f"{base}assets/") for address in frame.assets.values())


def test_the_page_that_one_is_on_is_marked(site: Site) -> None:
    """In the navigation the current topic or page is current, and no other."""
    topic = next(page for name, _, page in views.list_pages(site) if name == "topics/weather/index.html")
    assert [link.text for link in topic.frame.sections if link.current] == ["Weather"]
    about = views.show_text(site, site.pages[1])
    assert [link.text for link in about.frame.pages if link.current] == ["About"]


def test_a_card_leads_to_its_story_from_anywhere(site: Site) -> None:
    """The addresses of a card, its topic's and its authors', begin where the page is."""
    card = views.make_card(site, site.stories[0], "../../")
    assert (card.url, card.topic.url) == ("../../stories/first/", "../../topics/harbour/")
    assert [author.url for author in card.authors] == ["../../authors/desk/"]
    assert (card.date, card.date_iso) == ("May 4, 2024", "2024-05-04")


def test_a_story_page_shows_its_relatives_and_its_ledger(site: Site) -> None:
    """Related stories are cards; the ledger lies below the story; its data are for machines too."""
    page = views.show_story(site, site.stories[0])
    assert [card.url for card in page.related] == ["../../stories/second/"]
    assert page.ledger_url == "evidence/"
    assert page.date_iso == "2024-05-04T00:00:00+01:00"
    assert '"@type": "NewsArticle"' in page.frame.json_ld
    assert "<" not in page.frame.json_ld


def test_the_newest_story_leads(site: Site) -> None:
    """The front page leads with the newest story and does not show it twice."""
    page = views.show_front(site)
    assert page.lead is not None
    assert (page.lead.title, [card.title for card in page.cards]) == ("The first of two", ["The second of two"])


def test_a_site_without_stories_has_its_pages(tmp_path: Path) -> None:
    """An empty site is a site: front page, topics and authors without stories."""
    root = lay_out(SITES / "common", tmp_path / "site")
    empty = load_site(SiteOptions(root, ROOT / "theme", workers=1))
    assert views.show_front(empty).lead is None
    assert [path for path, _, _ in views.list_pages(empty)] == [
        "index.html",
        "topics/harbour/index.html",
        "topics/weather/index.html",
        "authors/desk/index.html",
        "authors/night/index.html",
        "404.html",
    ]
