"""Drawings for all charts of a site: from the cache where nothing changed, else by a few processes at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache as remember
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from nutgraf.charts.entry import Entry
from nutgraf.charts.model import Drawing, Job, LegendItem, Size, Table, View
from nutgraf.charts.pool import Pool, Refusal
from nutgraf.errors import Problem
from nutgraf.fonts import Fonts
from nutgraf.html import Html

DEADLINE = 60.0
"""Seconds after which a chart that is not drawn is given up."""

_PACKAGES = ("altair", "vl-convert-python", "lxml", "Babel", "pydantic", "duckdb")

Progress = Callable[[str, bool], None]
"""Called for each chart when it is there: its key, and whether it came from the cache."""


def draw_charts(
    jobs: Sequence[Job], cache: Path, fonts: Fonts, progress: Progress | None = None, workers: int = 2
) -> tuple[dict[str, Drawing], list[Problem]]:
    """Draw each job once; returns the drawings by key and a problem for each chart that could not be drawn.

    `cache` is a folder; what is found there is neither drawn nor asks for Altair. `workers` bounds the processes; a
    process that takes longer than `DEADLINE` seconds for one chart is ended, and the chart named.
    """
    tell = progress or (lambda key, cached: None)
    jobs = [Job(*job) for job in jobs]
    found: dict[str, Drawing] = {}
    missing: list[tuple[Job, Path]] = []
    for job in jobs:
        path = cache / f"{hash_job(job, fonts)}.json"
        drawing = _read_drawing(path)
        if drawing is None:
            missing.append((job, path))
        else:
            found[job.key] = drawing
            tell(job.key, True)
    problems: list[Problem] = []
    cache.mkdir(parents=True, exist_ok=True)
    for job, path, answer in _draw_missing(missing, fonts, workers):
        if isinstance(answer, Drawing):
            _write_drawing(path, answer)
            found[job.key] = answer
            tell(job.key, False)
        elif isinstance(answer, tuple):
            entry = Entry(job.request.id, job.request.place, job.request.places)
            problems += [entry.tell(complaint) for complaint in answer]
        else:
            message = f"chart '{job.request.id}' could not be drawn: {answer}"
            problems.append(Problem(job.request.place, "chart.draw", message))
    return {job.key: found[job.key] for job in jobs if job.key in found}, problems


def hash_job(job: Job, fonts: Fonts) -> str:
    """What a drawing depends on, as a name: request, data, language, fonts, our own code, the libraries.

    The data by the hash of their files, which is many times faster than to write down every row.
    """
    request = replace(job.request, place=job.dataset.place, places={})
    about = replace(job.dataset, rows=(), shapes=None, beside=())
    others = [dataset.sha256 for dataset in job.dataset.beside]
    parts = (asdict(request), asdict(about), others, job.language, fonts.key)
    return sha256(f"{_hash_code()}\n{json.dumps(parts, default=repr, sort_keys=True)}".encode()).hexdigest()


@remember
def _hash_code() -> str:
    folder = Path(__file__).parent
    digest = sha256()
    beside = [folder.parent / name for name in ("fonts.py", "foundry.py", "datasets")]
    for path in [folder, *beside]:
        for file in _list_code(path):
            digest.update(file.read_bytes())
    digest.update("\n".join(f"{package} {version(package)}" for package in _PACKAGES).encode())
    return digest.hexdigest()


def _list_code(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _draw_missing(
    missing: Sequence[tuple[Job, Path]], fonts: Fonts, workers: int
) -> Iterator[tuple[Job, Path, Drawing | Refusal | str]]:
    if not missing:
        return
    # A process costs about a second to start: a second one must have enough to do.
    count = max(1, min(workers, len(missing) // 4 + 1))
    with Pool(fonts, count, DEADLINE) as pool:
        for index, answer in pool.draw([job for job, _ in missing]):
            yield *missing[index], answer if isinstance(answer, Drawing | tuple) else str(answer)


def _write_drawing(path: Path, drawing: Drawing) -> None:
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(drawing), ensure_ascii=False, sort_keys=True), "utf-8")
    part.replace(path)


def _read_drawing(path: Path) -> Drawing | None:
    """The drawing in a file of the cache; None where there is none or it is damaged."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(path.read_text("utf-8"))
        table = found["table"]
        shapes = {
            "views": tuple(
                View(view["name"], Html(view["svg"]["text"]), Size(**view["size"])) for view in found["views"]
            ),
            "page": Html(found["page"]["text"]),
            "legend": tuple(LegendItem(**item) for item in found["legend"]),
            "table": Table(
                tuple(table["headers"]),
                tuple(map(tuple, table["rows"])),
                tuple(table["numeric"]),
                table["shown"],
                table["omitted"],
            ),
        }
        return Drawing(**{**found, **shapes})
    return None
