"""The modules of a site's live charts: from the cache where nothing changed, else built by Node."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from nutgraf.errors import Problem
from nutgraf.runtime.model import LiveChart, Runtime, Use
from nutgraf.runtime.paint import paint_vega
from nutgraf.runtime.toolchain import Toolchain, ToolError, hash_sources, open_toolchain

FOLDER = "assets/live"
_IMPORT = "./runtime.js"
_EMPTY = Runtime({}, {})


def build_runtime(charts: Sequence[LiveChart], cache: Path) -> tuple[Runtime, list[Problem]]:
    """The files that make these charts live, and a warning for each chart that must stay static.

    Without charts nothing is asked of anything. `cache` is a folder; what is found there needs no Node.
    """
    if not charts:
        return _EMPTY, []
    builder = _Builder(cache)
    try:
        parsed = builder.parse_charts(charts)
        good = {name: found for name, found in parsed.items() if "module" in found}
        bundle = builder.make_bundle(merge_uses(found["use"] for found in good.values())) if good else ""
    except ToolError as error:
        return _EMPTY, [_warn(chart, str(error), error.fix) for chart in charts]
    wrong = [_warn(chart, parsed[chart.id]["error"]) for chart in charts if chart.id not in good]
    named = _name_files({name: found["module"] for name, found in good.items()}, bundle)
    return replace(named, selections={name: found["selections"] for name, found in good.items()}), wrong


def merge_uses(uses: Iterable[Use]) -> dict[str, Any]:
    """What any of the charts uses: names sorted, so that the order of charts makes no difference."""
    merged: dict[str, Any] = {}
    for use in uses:
        for key, value in use.items():
            old = merged.get(key)
            merged[key] = bool(value or old) if isinstance(value, bool) else sorted({*value, *(old or ())})
    return merged


class _Builder:
    """Builds what the cache lacks; Node is looked for when the first thing is lacking."""

    def __init__(self, cache: Path) -> None:
        self.cache, self.sources = cache, hash_sources()
        self._tools: Toolchain | None = None

    def parse_charts(self, charts: Sequence[LiveChart]) -> dict[str, dict[str, Any]]:
        """For each chart its module and what it uses, or an error."""
        views = {chart.id: {"locale": chart.locale, "views": paint_vega(chart)} for chart in charts}
        paths = {name: self._find_path("chart", given) for name, given in views.items()}
        found = {name: _read(path) for name, path in paths.items()}
        lacking = {name: views[name] for name, answer in found.items() if answer is None}
        answers = self._run("charts", {"charts": lacking})["charts"] if lacking else {}
        for name, answer in answers.items():
            _write(paths[name], answer)
        return {name: answers.get(name) or answer or {} for name, answer in found.items()}

    def make_bundle(self, use: Use) -> str:
        """The module of the runtime for what is used."""
        path = self._find_path("bundle", use)
        found = _read(path)
        if found is None:
            found = self._run("bundle", use)
            _write(path, found)
        return str(found["runtime"])

    def _run(self, task: str, given: Mapping[str, Any]) -> Any:
        self._tools = self._tools or open_toolchain(self.cache)
        return self._tools.run(task, given)

    def _find_path(self, sort: str, given: object) -> Path:
        text = json.dumps(given, ensure_ascii=False, sort_keys=True)
        return self.cache / f"{sort}-{sha256(f'{self.sources}{text}'.encode()).hexdigest()[:32]}.json"


def _name_files(modules: Mapping[str, str], bundle: str) -> Runtime:
    """Names that carry a fingerprint each, and the modules importing the runtime by its own."""
    if not modules:
        return _EMPTY
    shared = f"runtime.{_mark(bundle)}.js"
    files = {f"{FOLDER}/{shared}": bundle.encode()}
    paths = {}
    for name, text in modules.items():
        whole = text.replace(json.dumps(_IMPORT), json.dumps(f"./{shared}"))
        paths[name] = f"{FOLDER}/{name.replace('/', '-')}.{_mark(whole)}.js"
        files[paths[name]] = whole.encode()
    return Runtime(files, paths, f"{FOLDER}/{shared}")


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def _warn(chart: LiveChart, reason: str, fix: str = "") -> Problem:
    message = f"chart '{chart.id}' stays static: {reason}"
    return Problem(chart.place, "chart.runtime", message, fix=fix, severity="warning")


def _read(path: Path) -> dict[str, Any] | None:
    """What a file of the cache holds; None where there is none or it is damaged."""
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else None
    return None


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    part.replace(path)
