"""Hands the stories and pages of the loaded site to Pelican as articles and pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from nutgraf.site import Site
from nutgraf.stories.story import StandingPage, Story


class StoryReader(BaseReader):
    """Looks a file up in the site, which was read and checked as a whole before."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The prose of the file, for feeds, and the metadata that Pelican's machinery wants."""
        site: Site = self.settings["NUTGRAF_SITE"]
        path = Path(source_path).resolve().relative_to(site.root.resolve()).as_posix()
        story = site.story_at(path)
        if story is not None:
            return story.plain.text, self._describe_story(story)
        return self._describe_page(site.page_at(path))

    def _describe_story(self, story: Story) -> dict[str, Any]:
        """Pelican's names for what a story knows of itself."""
        described: dict[str, Any] = {
            "title": story.title,
            "slug": story.slug,
            "summary": story.summary,
            "date": SafeDatetime.fromtimestamp(story.date.timestamp(), tz=story.date.tzinfo),
            "category": Category(story.topic.name, self.settings),
            "authors": [Author(author.name, self.settings) for author in story.authors],
            "tags": [Tag(tag.name, self.settings) for tag in story.tags],
            "lang": story.language,
            "story": story,
            "nutgraf_order": (-story.date.timestamp(), story.slug),
        }
        if story.modified:
            described["modified"] = SafeDatetime.fromtimestamp(story.modified.timestamp(), tz=story.modified.tzinfo)
        return described

    def _describe_page(self, page: StandingPage | None) -> tuple[str, dict[str, Any]]:
        """A standing page; a Markdown file that the site does not know is skipped, as loading told about it."""
        if page is None:
            return "", {"title": "-", "status": "skip"}
        metadata = {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "template": "text",
            "standing": page,
        }
        return page.plain.text, metadata
