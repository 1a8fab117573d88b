"""What lies beside a story's page: data and drawings of its charts, its evidence, its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.outputs.model import OutputFile
from nutgraf.site import Site
from nutgraf.stories.blocks import Aside, Block, Chart, DataTable, Methodology, Picture
from nutgraf.stories.story import Story


def write_story_files(site: Site) -> list[OutputFile]:
    """For each story: `<chart>.csv` and `<chart>.svg`, the CSV of tables, pictures, and `evidence.json`.

    A standing page has the CSV of its tables beside it.
    """
    files = [file for story in site.stories for file in _list_files(site, story)]
    tables = ((page.url, block) for page in site.pages for block in walk_blocks(page.blocks))
    return [*files, *(_write_table(url, block) for url, block in tables if isinstance(block, DataTable))]


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, those inside boxes too."""
    for block in blocks:
        yield block
        if isinstance(block, Aside | Methodology):
            yield from walk_blocks(block.blocks)


def _list_files(site: Site, story: Story) -> Iterator[OutputFile]:
    folder = site.root / "content" / "stories" / story.slug
    for block in walk_blocks(story.blocks):
        if isinstance(block, Chart):
            yield OutputFile(f"{story.url}{block.csv_url}", block.drawing.csv.encode())
            yield OutputFile(f"{story.url}{block.svg_url}", block.svg.encode())
        elif isinstance(block, DataTable):
            yield _write_table(story.url, block)
        elif isinstance(block, Picture):
            yield OutputFile(f"{story.url}{block.url}", (folder / block.url).read_bytes())
    yield OutputFile(f"{story.url}evidence.json", site.ledgers[story.slug].json().encode())


def _write_table(url: str, table: DataTable) -> OutputFile:
    return OutputFile(f"{url}{table.csv_url}", table.csv.encode())
