"""The charts of a site, and what each costs a reader: for `nutgraf charts`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.tier import find_tier
from nutgraf.errors import Problem, UsageError, sort_problems
from nutgraf.fonts import build_fonts
from nutgraf.names import suggest
from nutgraf.site import CACHE, SiteOptions, read_site


@dataclass(frozen=True, slots=True)
class Inventory:
    """A table as text, and the problems of the site that it was made of."""

    text: str
    problems: tuple[Problem, ...]


def list_charts(options: SiteOptions, stories: Sequence[str]) -> Inventory:
    """Every chart of the stories and pages with these slugs, or of all.

    Raises `UsageError` for a slug that there is not, or a folder that is no site.
    """
    loading = read_site(options)
    loading.read_pages()
    known = [*loading.drafts, *(page.slug for page in loading.pages)]
    for slug in stories:
        if slug not in known:
            raise UsageError(f"there is no story '{slug}' ({suggest(slug, known)})")
    drawings, _ = loading.draw(build_fonts(options.root / CACHE / "fonts"))
    chosen = [job for job in loading.list_jobs() if not stories or job.key.split("/")[-2] in stories]
    lines = [line for job in chosen if job.key in drawings for line in _tell(job, drawings[job.key])]
    return Inventory("\n".join(lines) or "no charts", tuple(sort_problems(loading.problems)))


def _tell(job: Job, drawing: Drawing) -> Iterator[str]:
    """A chart: its kind, its tier and why; its data; what its views and what they tell weigh, compressed by brotli."""
    verdict = find_tier(json.loads(drawing.spec))
    views = ", ".join(f"{view.name} {view.size.width}\N{MULTIPLICATION SIGN}{view.size.height} {_weigh(view.svg.text)}"
                      for view in drawing.views)  # fmt: skip
    yield f"{job.key}  {job.request.kind}  {verdict.tier}: {verdict.reason}"
    yield f"  data   {len(job.dataset.rows):,} rows of '{job.request.data}'"
    yield f"  drawn  {views}"
    yield f"  told   {_weigh(drawing.light)}"


def _weigh(text: str) -> str:
    size = len(import_module("brotli").compress(text.encode())) if text else 0
    return f"{size / 1000:.1f} kB"
