"""The documents of a story: those in its front matter, and those that stories share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nutgraf.errors import Problem
from nutgraf.evidence.sources import follow_via, read_source
from nutgraf.names import suggest
from nutgraf.quotes.model import Source
from nutgraf.stories.draft import Shared
from nutgraf.stories.file import ContentFile
from nutgraf.stories.front_matter import StoryKeys


def read_sources(
    file: ContentFile[StoryKeys], folder: Path, shared: Shared
) -> tuple[dict[str, Source], tuple[Problem, ...]]:
    """Every source by id, with its text where that is at hand: beside the story, in data/sources/, in the vault."""
    found: list[Problem] = []
    sources: dict[str, Source] = dict(shared.sources)
    folders = [folder, shared.root / "data" / "sources", *([shared.vault] if shared.vault else [])]
    for name, keys in file.keys.sources.items():
        source, problems = read_source(name, keys, file.place("sources", name), folders)
        sources[name] = source
        found.extend(problems)
    followed = {name: follow_via(source, sources) for name, source in sources.items()}
    return followed, (*found, *_check_names(file, sources))


def _check_names(file: ContentFile[StoryKeys], sources: Mapping[str, Source]) -> list[Problem]:
    """`via` and `default_source` must name sources of the story."""
    found = []
    for name, keys in file.keys.sources.items():
        if keys.via and keys.via not in sources:
            place = file.place("sources", name, "via")
            found.append(Problem(place, "source.unknown", f"unknown source '{keys.via}'", suggest(keys.via, sources)))
    for name in sorted(file.keys.people.keys() & file.keys.sources.keys()):
        message = f"'{name}' names a person and a source"
        place = file.key_place("people", name)
        found.append(Problem(place, "person.name", message, fix="`by=` could mean either: rename one of them"))
    default = file.keys.default_source
    if default and default not in sources:
        place = file.place("default_source")
        found.append(Problem(place, "source.unknown", f"unknown source '{default}'", suggest(default, sources)))
    return found
