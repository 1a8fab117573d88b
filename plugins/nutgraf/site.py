"""The whole site, loaded and checked before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf.assets import Assets, collect_assets
from nutgraf.charts.beside import join_beside
from nutgraf.charts.draw import draw_charts
from nutgraf.charts.model import Drawing, Job
from nutgraf.datasets.read import read_datasets
from nutgraf.errors import Place, Problem, SiteError, UsageError, sort_problems
from nutgraf.evidence.ledger import Ledger, keep_ledger
from nutgraf.fonts import Fonts, build_fonts
from nutgraf.publication import read_publication
from nutgraf.runtime.waking import wake_drawings
from nutgraf.stories.draft import Draft, Shared
from nutgraf.stories.finish import finish_story
from nutgraf.stories.front_matter import PublicationKeys
from nutgraf.stories.pages import PageDraft, finish_page, read_page
from nutgraf.stories.read import read_draft
from nutgraf.stories.story import StandingPage, Story

Progress = Callable[[str, int, int], None]
CACHE = ".cache"
_SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def keep_silent(stage: str, done: int, total: int) -> None:
    """A progress that shows nothing."""
    del stage, done, total


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Where a site is and how it is loaded: `vault` holds texts of sources that may not be published."""

    root: Path
    theme: Path
    vault: Path | None = None
    workers: int = 2
    progress: Progress = keep_silent


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages and files are made from; `stories` newest first, `drafts` as they were checked."""

    root: Path
    publication: PublicationKeys
    stories: tuple[Story, ...]
    pages: tuple[StandingPage, ...]
    drafts: Mapping[str, Draft]
    ledgers: Mapping[str, Ledger]
    assets: Assets
    warnings: tuple[Problem, ...]
    drawn: int
    cached: int
    by_path: Mapping[str, Story | StandingPage] = field(default_factory=dict)

    def story_at(self, path: str) -> Story | None:
        """The story whose file is `path`, relative to the site's folder."""
        found = self.by_path.get(path)
        return found if isinstance(found, Story) else None

    def page_at(self, path: str) -> StandingPage | None:
        """The standing page whose file is `path`."""
        found = self.by_path.get(path)
        return found if isinstance(found, StandingPage) else None


@dataclass(slots=True)
class Loading:
    """The loading of one site: everything is read on, whatever is wrong, so that all problems are told at once."""

    options: SiteOptions
    shared: Shared
    problems: list[Problem]
    drafts: dict[str, Draft] = field(default_factory=dict)
    pages: list[PageDraft] = field(default_factory=list)

    def read_stories(self) -> None:
        """Read and check every story."""
        folders = list(self._list_folders())
        for number, folder in enumerate(folders):
            self.options.progress("reading", number, len(folders))
            draft, problems = read_draft(folder, self.shared)
            self.problems.extend(problems)
            if draft is not None:
                self.drafts[draft.slug] = draft
        self.options.progress("reading", len(folders), len(folders))

    def draw(self, fonts: Fonts) -> tuple[dict[str, Drawing], int]:
        """Draw all charts, and count those that came from the cache.

        Drawings are by "slug/chart" for stories and by "pages/slug/chart" for pages.
        """
        jobs = list(self.list_jobs())
        cached: list[bool] = []

        def tell(key: str, was_cached: bool) -> None:
            del key
            cached.append(was_cached)
            self.options.progress("drawing", len(cached), len(jobs))

        folder = self.options.root / CACHE / "drawings"
        drawings, problems = draw_charts(jobs, folder, fonts, tell, self.options.workers)
        self.problems.extend(problems)
        return drawings, sum(cached)

    def wake(self, drawings: Mapping[str, Drawing]) -> tuple[Mapping[str, Drawing], Mapping[str, bytes]]:
        """The drawings, those that compute in the browser with what makes them live; the files for that."""
        woken, files, problems = wake_drawings(self.list_jobs(), drawings, self.options.root / CACHE / "runtime")
        self.problems.extend(problems)
        return woken, files

    def finish(self, drawings: Mapping[str, Drawing], fonts: Fonts) -> list[Story]:
        """All stories, newest first; of two of the same time the one with the smaller slug comes first."""
        stories = []
        for slug, draft in self.drafts.items():
            own = {name: drawings[f"{slug}/{name}"] for name in draft.requests if f"{slug}/{name}" in drawings}
            story, problems = finish_story(draft, own, self.shared, fonts)
            self.problems.extend(problems)
            stories.append(story)
        return sorted(sorted(stories, key=lambda story: story.slug), key=lambda story: story.date, reverse=True)

    def read_pages(self) -> None:
        """Read and check every standing page."""
        for path in sorted((self.options.root / "content" / "pages").glob("*.md")):
            if path.name.startswith("."):
                continue
            self._check_slug(path.stem, Place(path.relative_to(self.options.root).as_posix()))
            draft, problems = read_page(path, self.shared)
            self.problems.extend(problems)
            if draft is not None:
                self.pages.append(draft)

    def finish_pages(self, drawings: Mapping[str, Drawing], fonts: Fonts) -> list[StandingPage]:
        """All standing pages, in the order of the footer."""
        pages = []
        for draft in self.pages:
            keys = {name: f"pages/{draft.slug}/{name}" for name in draft.requests}
            own = {name: drawings[key] for name, key in keys.items() if key in drawings}
            page, problems = finish_page(draft, own, self.shared, fonts)
            self.problems.extend(problems)
            pages.append(page)
        return sorted(pages, key=lambda page: (page.order, page.slug))

    def list_jobs(self) -> Iterator[Job]:
        """Every chart that is whole, of stories and then of pages."""
        for draft in self.drafts.values():
            for name, request in draft.requests.items():
                if request is not None:
                    dataset = join_beside(request, draft.datasets)
                    yield Job(f"{draft.slug}/{name}", request, dataset, draft.keys.language)
        for page in self.pages:
            for name, request in page.requests.items():
                if request is not None:
                    dataset = join_beside(request, self.shared.datasets)
                    language = self.shared.publication.language
                    yield Job(f"pages/{page.slug}/{name}", request, dataset, language)

    def leave_out_consequences(self) -> None:
        """A dataset that is broken is told once, not again wherever it is used."""
        folders = {path.parent.name for path in (self.options.root / "data").glob("*/dataset.toml")}
        broken = folders - self.shared.datasets.keys()
        told = {f"{words} '{name}'" for name in broken for words in ("unknown dataset", "there is no dataset")}
        self.problems = [problem for problem in self.problems if problem.message not in told]

    def _check_slug(self, slug: str, place: Place) -> None:
        """The name of a story's folder and of a page's file is a part of its address."""
        if not _SLUG.fullmatch(slug):
            message = f"'{slug}' cannot be part of an address"
            allowed = "small letters, digits and `-`"
            self.problems.append(Problem(place, "address.name", message, allowed, "rename it"))

    def _list_folders(self) -> Iterator[Path]:
        """The folders of stories; anything else beside them is told, as it would be left out in silence."""
        stories = self.options.root / "content" / "stories"
        for path in sorted(stories.iterdir()) if stories.is_dir() else []:
            if path.name.startswith("."):
                continue
            place = Place(path.relative_to(self.options.root).as_posix())
            if path.is_dir() and (path / "story.md").is_file():
                self._check_slug(path.name, place)
                yield path
            else:
                fix = "a story is a folder with a file story.md in it"
                self.problems.append(Problem(place, "story.missing", "this is no story", fix=fix))


def check_root(root: Path) -> None:
    """Raises `UsageError` if `root` is not the folder of a site."""
    if not (root / "content").is_dir():
        raise UsageError(f"{root} is not the folder of a site: it holds no folder 'content'")


def read_site(options: SiteOptions) -> Loading:
    """Read and check the stories of a site, without drawing anything; its problems are in the outcome.

    Raises `UsageError` if the folder is no site, `SiteError` if the publication itself cannot be understood.
    """
    root = options.root
    check_root(root)
    publication, problems = read_publication(root)
    if publication is None:
        raise SiteError(problems)
    datasets, dataset_problems = read_datasets(root / "data", root)
    shared = Shared(root, publication, datasets, {}, options.vault)
    loading = Loading(options, shared, [*problems, *dataset_problems])
    loading.read_stories()
    loading.leave_out_consequences()
    return loading


def load_site(options: SiteOptions) -> Site:
    """Read, check and draw everything.

    Raises `UsageError` if the folder is no site, and `SiteError` with every problem there is.
    """
    loading = read_site(options)
    loading.read_pages()
    fonts = build_fonts(options.root / CACHE / "fonts")
    drawn, cached = loading.draw(fonts)
    drawings, live_files = loading.wake(drawn)
    stories = loading.finish(drawings, fonts)
    pages = loading.finish_pages(drawings, fonts)
    loading.leave_out_consequences()
    if any(problem.severity == "error" for problem in loading.problems):
        raise SiteError(loading.problems)
    return Site(
        root=options.root,
        publication=loading.shared.publication,
        stories=tuple(stories),
        pages=tuple(pages),
        drafts=loading.drafts,
        ledgers={slug: _keep_ledger(draft) for slug, draft in loading.drafts.items()},
        assets=collect_assets(options.theme, fonts).add(live_files),
        warnings=tuple(sort_problems(loading.problems)),
        drawn=len(drawings) - cached,
        cached=cached,
        by_path={**{story.path: story for story in stories}, **{page.path: page for page in pages}},
    )


def _keep_ledger(draft: Draft) -> Ledger:
    return keep_ledger(draft.evidence, draft.people, draft.sources, draft.datasets)
