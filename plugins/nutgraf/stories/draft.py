"""A story that is read and whose evidence is checked, before its charts are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nutgraf.charts.model import ChartRequest
from nutgraf.datasets.model import Dataset
from nutgraf.evidence.subject import Evidence, Subject
from nutgraf.quotes.model import Person, Source
from nutgraf.stories.file import ContentFile
from nutgraf.stories.front_matter import PublicationKeys, StoryKeys
from nutgraf.stories.notes import NotePlan
from nutgraf.stories.texts import Text


@dataclass(frozen=True, slots=True)
class Shared:
    """What all stories of a site have in common."""

    root: Path
    publication: PublicationKeys
    datasets: Mapping[str, Dataset]
    sources: Mapping[str, Source]
    vault: Path | None


@dataclass(frozen=True, slots=True)
class Draft:
    """One story on its way. `requests` holds None for a chart that is broken; `datasets` the computed ones too."""

    slug: str
    folder: Path
    file: ContentFile[StoryKeys]
    texts: Mapping[str, Text]
    subject: Subject
    datasets: Mapping[str, Dataset]
    evidence: Evidence
    plan: NotePlan
    requests: Mapping[str, ChartRequest | None]

    @property
    def keys(self) -> StoryKeys:
        """The front matter."""
        return self.file.keys

    @property
    def sources(self) -> Mapping[str, Source]:
        """The documents of the story."""
        return self.subject.sources

    @property
    def people(self) -> Mapping[str, Person]:
        """Who speaks in it."""
        return self.subject.people

    @property
    def url(self) -> str:
        """The address of the story, from the root of the site."""
        return f"stories/{self.slug}/"
