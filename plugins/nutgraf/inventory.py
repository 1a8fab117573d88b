"""The charts of a site, and what each costs a reader: for `nutgraf charts`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from nutgraf.charts.model import Drawing, Job
from nutgraf.charts.tier import find_tier
from nutgraf.errors import Problem, UsageError, sort_problems
from nutgraf.fonts import build_fonts
from nutgraf.names import suggest
from nutgraf.runtime.build import FOLDER
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
    drawn, _ = loading.draw(build_fonts(options.root / CACHE / "fonts"))
    drawings, files = loading.wake(drawn)
    chosen = [job for job in loading.list_jobs() if not stories or job.key.split("/")[-2] in stories]
    lines = [line for job in chosen if job.key in drawings for line in _tell(job, drawings[job.key], files)]
    return Inventory("\n".join(lines) or "no charts", tuple(sort_problems(loading.problems)))


def _tell(job: Job, drawing: Drawing, files: Mapping[str, bytes]) -> Iterator[str]:
    """A chart: its kind, its tier and why; its data; what its views and what they tell weigh, compressed by brotli.

    Of a chart that computes in the browser too what of `files` is loaded for it, at the first touch.
    """
    verdict = find_tier(json.loads(drawing.spec))
    views = ", ".join(
        f"{view.name} {view.size.width}\N{MULTIPLICATION SIGN}{view.size.height} {_weigh(view.svg.text.encode())}"
        for view in drawing.views
    )
    yield f"{job.key}  {job.request.kind}  {verdict.tier}: {verdict.reason}"
    yield f"  data   {len(job.dataset.rows):,} rows of '{job.request.data}'"
    yield f"  drawn  {views}"
    yield f"  told   {_weigh(drawing.light.encode())}"
    if drawing.awake:
        module, shared = (_weigh(files[f"{FOLDER}/{name}"]) for name in (drawing.awake.module, drawing.awake.shared))
        yield f"  live   {module}, and {shared} once for all charts that are live"
    elif verdict.tier == "runtime":
        yield "  live   no, it stays a drawing"


def _weigh(content: bytes) -> str:
    size = len(import_module("brotli").compress(content)) if content else 0
    return f"{size / 1000:.1f} kB"
