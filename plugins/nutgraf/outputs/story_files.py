"""What lies beside a story's page: data and drawings of its charts, its evidence, its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.charts.pictures import draw_pictures
from nutgraf.fonts import build_fonts
from nutgraf.outputs.model import OutputFile
from nutgraf.site import CACHE, Site
from nutgraf.stories.blocks import Block, Chart, DataTable, Picture, walk_blocks
from nutgraf.stories.story import StandingPage, Story


def write_story_files(site: Site) -> list[OutputFile]:
    """For each story: `<chart>.csv`, `.svg` and `.png`, the CSV of tables, pictures, and `evidence.json`.

    A standing page has those of its charts and tables beside it.
    """
    files = [file for story in site.stories for file in _list_files(site, story)]
    return [*files, *(file for page in site.pages for file in _list_shown(page.url, page.blocks)), *_draw_charts(site)]


def _draw_charts(site: Site) -> Iterator[OutputFile]:
    """The pictures of all charts, those that changed drawn at once."""
    owners: tuple[Story | StandingPage, ...] = (*site.stories, *site.pages)
    texts = {
        f"{owner.url}{block.png_url}": block.svg
        for owner in owners
        for block in walk_blocks(owner.blocks)
        if isinstance(block, Chart)
    }
    if texts:
        cache = site.root / CACHE
        pictures = draw_pictures(texts, cache / "drawings", build_fonts(cache / "fonts"))
        yield from (OutputFile(path, content) for path, content in pictures.items())


def _list_files(site: Site, story: Story) -> Iterator[OutputFile]:
    folder = site.root / "content" / "stories" / story.slug
    yield from _list_shown(story.url, story.blocks)
    for block in walk_blocks(story.blocks):
        if isinstance(block, Picture):
            yield OutputFile(f"{story.url}{block.url}", (folder / block.url).read_bytes())
    yield OutputFile(f"{story.url}evidence.json", site.ledgers[story.slug].json().encode())


def _list_shown(url: str, blocks: tuple[Block, ...]) -> Iterator[OutputFile]:
    """The files of charts and tables, beside the page at `url`."""
    for block in walk_blocks(blocks):
        if isinstance(block, Chart):
            yield OutputFile(f"{url}{block.csv_url}", block.drawing.csv.encode())
            yield OutputFile(f"{url}{block.svg_url}", block.svg.encode())
        elif isinstance(block, DataTable):
            yield OutputFile(f"{url}{block.csv_url}", block.csv.encode())
