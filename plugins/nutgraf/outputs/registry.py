"""The files that a site has beside its pages: a file and a line for each sort."""

from __future__ import annotations

from collections.abc import Callable

from nutgraf.outputs.assets import write_assets
from nutgraf.outputs.headers import write_headers
from nutgraf.outputs.model import OutputFile
from nutgraf.outputs.sitemap import write_sitemap
from nutgraf.outputs.story_files import write_story_files
from nutgraf.site import Site

OUTPUTS: dict[str, Callable[[Site], list[OutputFile]]] = {
    "assets": write_assets,
    "headers": write_headers,
    "sitemap": write_sitemap,
    "story_files": write_story_files,
}


def make_outputs(site: Site) -> list[OutputFile]:
    """All of them, by path; two sorts that want the same path are a mistake of ours and raise `ValueError`."""
    files = [file for write in OUTPUTS.values() for file in write(site)]
    by_path = {file.path: file for file in files}
    for file in files:
        if by_path[file.path].content != file.content:
            raise ValueError(f"two different files want the path {file.path}")
    return [by_path[path] for path in sorted(by_path)]
