"""Runs the examples of a folder and writes the Vega-Lite of each: `python collect.py EXAMPLES DATA OUT`.

Meant for a process of its own, which has pandas. EXAMPLES is a folder of Altair's examples, DATA one with the files of
vega-datasets; what an example would load from the network is read from there. OUT gets a JSON object: name of the
example -> {"spec": …} or {"error": …}.
"""

from __future__ import annotations

import ast
import json
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import altair as alt

HOST = "https://cdn.jsdelivr.net/npm/vega-datasets/data/"


class Source:
    """A dataset as the examples use it: called for a table, or by its address."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = HOST + path.name

    def __call__(self, **options: Any) -> Any:
        """The dataset as a table of pandas."""
        import pandas

        options.pop("engine", None)
        dates = options.pop("parse_dates", None)
        if self.path.suffix == ".json":
            frame = pandas.read_json(self.path, convert_dates=False)
        else:
            frame = pandas.read_csv(self.path, sep="\t" if self.path.suffix == ".tsv" else ",")
        for name in dates or [name for name in frame.columns if name in ("date", "Release Date")]:
            frame[name] = pandas.to_datetime(frame[name], errors="coerce")
        if "Year" in frame.columns and self.path.stem == "cars":
            frame["Year"] = pandas.to_datetime(frame["Year"])
        return frame


class Sources:
    """Every dataset of a folder, by the name that the examples give it."""

    def __init__(self, folder: Path) -> None:
        self._paths = {strip_name(path.stem): path for path in sorted(folder.iterdir())}

    def __getattr__(self, name: str) -> Source:
        """The dataset of that name."""
        return Source(self._paths[strip_name(name)])


def strip_name(name: str) -> str:
    """A name without what differs from file to attribute."""
    return name.replace("-", "").replace("_", "").casefold()


def run_example(text: str) -> dict[str, Any]:
    """The Vega-Lite of an example: its last expression is the chart."""
    tree = ast.parse(text)
    last = tree.body.pop()
    scope: dict[str, Any] = {"__name__": "example"}
    exec(compile(tree, "example", "exec"), scope)
    source = last.value if isinstance(last, ast.Expr | ast.Assign) else ast.Constant(None)
    chart = eval(compile(ast.Expression(source), "example", "eval"), scope)
    return chart.to_dict()


def main(examples: Path, data: Path, out: Path) -> None:
    """Run all examples."""
    warnings.simplefilter("ignore")
    alt.data_transformers.disable_max_rows()
    for name in ("vega_datasets", "altair.datasets"):
        module = types.ModuleType(name)
        module.data = Sources(data)
        sys.modules[name] = module
    alt.datasets = sys.modules["altair.datasets"]
    import pandas

    alt.pd = pandas  # which the examples of Altair 4 expect there
    found: dict[str, Any] = {}
    for path in sorted(examples.glob("*.py")):
        if path.stem == "__init__":
            continue
        try:
            found[path.stem] = {"spec": run_example(path.read_text("utf-8"))}
        except Exception as error:
            first = (str(error).strip().splitlines() or [""])[0]
            found[path.stem] = {"error": f"{type(error).__name__}: {first}"}
    out.write_text(json.dumps(found, sort_keys=True, default=str), "utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
