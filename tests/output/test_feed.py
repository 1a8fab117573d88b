"""The feed of the built site, read as readers' programs do."""

from __future__ import annotations

from pathlib import Path

import feedparser

from tests.output.pages import file_of, list_stories, read_page


def test_feed(built_site: Path) -> None:
    """The feed is well formed and has every story, with a title, a summary, a date and an address that leads to it."""
    feed = feedparser.parse((built_site / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    home = str(read_page(built_site, "").xpath("string(//link[@rel='canonical']/@href)"))
    stories = set(list_stories(built_site))
    assert {entry.link.removeprefix(home) for entry in feed.entries} == stories
    for entry in feed.entries:
        assert file_of(built_site, entry.link.removeprefix(home)).is_file()
        assert entry.title
        assert entry.summary
        assert entry.updated_parsed
    assert len({entry.id for entry in feed.entries}) == len(stories)
    dates = [entry.get("published_parsed") or entry.updated_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_pages_name_the_feed(built_site: Path) -> None:
    """A program that is given the front page finds the feed."""
    links = read_page(built_site, "").xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert links
    assert (built_site / links[0].removeprefix("./")).is_file()
