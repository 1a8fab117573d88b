from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nutgraf.charts.draw import draw_charts, hash_job
from nutgraf.charts.model import Job
from nutgraf.charts.pool import Pool
from nutgraf.fonts import Fonts
from tests.charts.samples import CHANGES, COUNTS, list_jobs, make_job


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, fonts: Fonts) -> Path:
    """A cache with every sample in it, drawn by two processes."""
    folder = tmp_path_factory.mktemp("drawings")
    told: list[tuple[str, bool]] = []
    drawings, problems = draw_charts(list_jobs(), folder, fonts, lambda *words: told.append(words), workers=2)
    assert problems == []
    assert list(drawings) == [job.key for job in list_jobs()]
    assert sorted(told) == sorted((job.key, False) for job in list_jobs())
    return folder


def test_what_is_cached_is_what_was_drawn(cache: Path, fonts: Fonts, drawn: dict[str, tuple[Job, object]]) -> None:
    """Drawn by another process, written and read again, a drawing is the same."""
    told: list[tuple[str, bool]] = []
    drawings, _ = draw_charts(list_jobs(), cache, fonts, lambda *words: told.append(words))
    assert drawings == {key: drawing for key, (_, drawing) in drawn.items()}
    assert told == [(job.key, True) for job in list_jobs()]


def test_an_unchanged_site_imports_no_drawing_library(cache: Path, fonts: Fonts, tmp_path: Path) -> None:
    """Reading the cache needs neither Altair nor vl-convert nor fontTools."""
    asked = tmp_path / "asked.pickle"
    asked.write_bytes(pickle.dumps((list_jobs(), cache, fonts)))
    code = (
        "import pathlib, pickle, sys; from nutgraf.charts.draw import draw_charts;"
        f"jobs, cache, fonts = pickle.loads(pathlib.Path({str(asked)!r}).read_bytes());"
        "print(len(draw_charts(jobs, cache, fonts)[0]), {'altair', 'vl_convert', 'fontTools'} & set(sys.modules))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "11"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{len(list_jobs())} set()"


def test_a_damaged_file_in_the_cache_is_drawn_anew(cache: Path, fonts: Fonts) -> None:
    """Half a file, or one of another make, is as good as none."""
    job = list_jobs()[0]
    path = cache / f"{hash_job(job, fonts)}.json"
    whole = path.read_text("utf-8")
    for damaged in (whole[: len(whole) // 2], "[]", json.dumps({"wide": {"text": ""}})):
        path.write_text(damaged, "utf-8")
        drawings, problems = draw_charts([job], cache, fonts, workers=1)
        assert problems == []
        assert path.read_text("utf-8") == whole
        assert drawings[job.key].digest


CHANGED = [
    make_job(CHANGES, "bar", x="change", y="place", sort="name"),
    make_job(CHANGES, "bar", x="change", y="place", title="Another title"),
    make_job(replace(CHANGES, sha256="f" * 64), "bar", x="change", y="place"),
    make_job(replace(CHANGES, rows=CHANGES.rows[:2], sha256="e" * 64), "bar", x="change", y="place"),
    make_job(CHANGES, "bar", language="de", x="change", y="place"),
]


def test_whatever_changes_a_drawing_changes_its_name(fonts: Fonts) -> None:
    """Options, words, data and language count; where the chart stands in its file does not."""
    job = make_job(CHANGES, "bar", x="change", y="place")
    names = {hash_job(other, fonts) for other in CHANGED} | {hash_job(job, replace(fonts, key="other"))}
    assert len(names) == len(CHANGED) + 1
    assert hash_job(job, fonts) not in names
    moved = job._replace(key="elsewhere", request=replace(job.request, place=COUNTS.place, places={}))
    assert hash_job(moved, fonts) == hash_job(job, fonts)


def test_a_chart_that_takes_too_long_is_given_up(fonts: Fonts) -> None:
    """The process is ended and the next chart gets a fresh one; both are answered."""
    jobs = list_jobs()[:2]
    with Pool(fonts, 1, 0.001) as pool:
        answers = dict(pool.draw(jobs))
    assert answers == {0: "it took longer than 0.001 seconds", 1: "it took longer than 0.001 seconds"}


def test_a_chart_that_fails_is_named_and_the_others_are_drawn(fonts: Fonts, tmp_path: Path) -> None:
    """A fault inside the drawing is a problem at the chart's place, not the end of the build."""
    good = make_job(CHANGES, "bar", "good", x="change", y="place")
    bad = good._replace(key="bad", request=replace(good.request, options={**good.request.options, "x": "gone"}))
    drawings, problems = draw_charts([bad, good], tmp_path, fonts, workers=1)
    assert list(drawings) == ["good"]
    assert [problem.format() for problem in problems] == [
        f"{good.request.place}  chart 'sample' could not be drawn: KeyError: 'gone'  [chart.draw]"
    ]
