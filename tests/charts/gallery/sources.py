"""Where the gallery comes from, fetched once by version and hash into `.cache/`; nothing of it is in this repository.

The last release of Altair that carries its gallery is 4.2.2; the examples are run by the Altair that is installed. What
they load from the network is read from vega-datasets, as published on npm.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "gallery"
HERE = Path(__file__).parent
WHEEL = "altair==4.2.2 --hash=sha256:8b45ebeaf8557f2d760c5c77b79f02ae12aee7c46c27c06014febab6f849bc87"
PYTHON = ("pandas==2.3.3", "numpy==2.4.6")
EXAMPLES = "altair/examples/"


def load_specs(folder: Path | None = None) -> Mapping[str, Mapping[str, Any]]:
    """Name of each example -> {"spec": its Vega-Lite} or {"error": why it does not run}.

    `folder` holds other examples than those of the gallery, such as those of a checkout of Altair.
    """
    key = hashlib.sha256((HERE / "collect.py").read_bytes() + str(folder or WHEEL).encode()).hexdigest()[:16]
    path = CACHE / f"specs-{key}.json"
    if folder or not path.exists():
        examples, data, python = folder or fetch_examples(), fetch_data(), fetch_python()
        command = [sys.executable, str(HERE / "collect.py"), str(examples), str(data), str(path)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(python)}, timeout=600)
    found: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def fetch_examples() -> Path:
    """The folder with the gallery's examples."""
    folder = CACHE / "examples"
    if not folder.is_dir():
        with tempfile.TemporaryDirectory() as name:
            requirements = Path(name) / "requirements.txt"
            requirements.write_text(WHEEL + "\n", "utf-8")
            run_pip("download", "--no-deps", "--require-hashes", "-d", name, "-r", str(requirements))
            (wheel,) = Path(name).glob("*.whl")
            _unpack(wheel, folder)
    return folder


def fetch_data() -> Path:
    """The folder with the files of vega-datasets."""
    folder = CACHE / "npm"
    data = folder / "node_modules" / "vega-datasets" / "data"
    if not data.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            (folder / name).write_bytes((HERE / name).read_bytes())
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return data


def fetch_python() -> Path:
    """A folder to import pandas from, which the examples need and nothing else here does."""
    folder = CACHE / "python"
    if not folder.is_dir():
        part = folder.with_suffix(".part")
        run_pip("install", "--quiet", "--target", str(part), *PYTHON)
        part.replace(folder)
    return folder


def localize(node: Any, data: Path) -> Any:
    """A specification with the files of vega-datasets in place of their addresses. Raises LookupError for others."""
    if isinstance(node, list):
        return [localize(item, data) for item in node]
    if not isinstance(node, dict):
        return node
    if not str(node.get("url", "")).startswith("http"):
        return {key: value if key == "datasets" else localize(value, data) for key, value in node.items()}
    path = data / str(node["url"]).rpartition("/")[2]
    if not path.is_file():
        raise LookupError(path.name)
    text, form = path.read_text("utf-8"), node.get("format") or {}
    if path.suffix == ".json":
        return {**{key: value for key, value in node.items() if key != "url"}, "values": json.loads(text)}
    return {"values": text, "format": {"type": path.suffix[1:], **form}}


def run_pip(*arguments: str) -> None:
    """Run pip, which an environment made by uv lacks until ensurepip adds it."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        subprocess.run([sys.executable, "-m", "ensurepip"], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "pip", *arguments], check=True, capture_output=True)


def _unpack(wheel: Path, folder: Path) -> None:
    part = folder.with_suffix(".part")
    part.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as opened:
        for name in opened.namelist():
            if name.startswith(EXAMPLES) and name.endswith(".py") and name.count("/") == EXAMPLES.count("/"):
                (part / name.rpartition("/")[2]).write_bytes(opened.read(name))
    part.replace(folder)
