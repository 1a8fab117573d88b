"""The same content makes the same bytes, whatever the machine, its settings and its mood."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites.tool import ROOT, make_caches, read_tree

HERE = Path(__file__).parent
MACHINES = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    # ASCII as far as Python allows it, and the other side of the date line.
    {"PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


def build_everywhere(folders: list[Path], names: tuple[str, ...], to: Path, *more: str) -> list[dict[str, bytes]]:
    """The output of a site, built on each of `MACHINES` from files that were made in another order."""
    trees = []
    for workers, machine in enumerate(MACHINES, 1):
        site = to / f"site-{workers}"
        files = [(folder, path) for folder in folders for name in names for path in _list_files(folder / name)]
        for folder, path in files if workers == 1 else reversed(files):
            target = site / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copy(path, target)
        (site / ".cache").mkdir()
        # Fonts are cut once for all; charts are drawn anew.
        (site / ".cache" / "fonts").symlink_to(make_caches() / "fonts")
        (site / ".cache" / "runtime").mkdir()
        for tools in sorted((ROOT / ".cache" / "runtime").glob("tools-*")):
            # Where they are at hand, charts become live on both machines without a network; else on neither.
            (site / ".cache" / "runtime" / tools.name).symlink_to(tools)
        output = to / f"output-{workers}"
        command = [str(Path(sys.executable).with_name("nutgraf")), "build", "--output", str(output)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "NUTGRAF_"))}
        environment |= {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", **machine}
        done = subprocess.run(
            [*command, "--workers", str(workers), *more],
            cwd=site,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert " 0 from cache" in done.stdout
        trees.append(read_tree(output))
    return trees


def _list_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())


def assert_same(trees: list[dict[str, bytes]]) -> None:
    """Fail with the names of files that differ."""
    first, second = trees
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_the_sites_own_content_is_the_same_everywhere(tmp_path: Path) -> None:
    """The site of this repository is the same whatever the hash seed, time zone, locale, workers, order of files."""
    trees = build_everywhere([ROOT], ("content", "data", "pelicanconf.py"), tmp_path)
    assert "feed.xml" in trees[0]
    assert_same(trees)


@pytest.mark.slow
def test_a_vault_changes_no_more_than_the_word_for_it(tmp_path: Path) -> None:
    """With its vault a site is the same everywhere too; it differs from the sealed one in what it says of checking."""
    folders = [HERE / "sealed", HERE / "common"]
    vault = str(HERE / "sealed" / "vault")
    sealed = build_everywhere(folders, ("content", "data"), tmp_path / "sealed")
    verified = build_everywhere(folders, ("content", "data"), tmp_path / "verified", "--vault", vault)
    assert_same(sealed)
    assert_same(verified)
    changed = {name for name in sealed[0] if sealed[0][name] != verified[0][name]}
    letter, said = "stories/count/", ("evidence.json", "evidence/index.html", "index.html")
    assert sorted(changed) == [f"{letter}{name}" for name in said]
    ledgers = [tree[f"{letter}evidence.json"] for tree in (sealed[0], verified[0])]
    assert ledgers[0].replace(b'"sealed"', b'"verified"') == ledgers[1]
