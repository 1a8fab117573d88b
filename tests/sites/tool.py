"""Small sites for tests: laid out in a folder, given to the command, compared with what is expected."""

from __future__ import annotations

import difflib
import fcntl
import io
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nutgraf.fonts import build_fonts
from nutgraf_pelican.command import main

ROOT = Path(__file__).resolve().parents[2]
CACHES = ROOT / ".cache" / "tests"
BASE = ROOT / "tests" / "broken_sites" / "base"
STORY = "content/stories/harbour/story.md"
NOT_COPIED = shutil.ignore_patterns("expected", "expected.txt", "*-changed", "removed.txt", "latin1.txt", "vault")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run(*arguments: object) -> Run:
    """Run `nutgraf` in this process, as far as can be seen like the installed command."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return Run(code, out.getvalue(), err.getvalue())


@cache
def make_caches() -> Path:
    """The folder with fonts and drawings for all sites of the tests, which takes seconds to make."""
    (CACHES / "drawings").mkdir(parents=True, exist_ok=True)
    with (CACHES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build_fonts(CACHES / "fonts")
    return CACHES


def lay_out(case: Path, to: Path, base: Path | None = None) -> Path:
    """A copy of the site in `case`, over one of `base`.

    A file `removed.txt` in the case lists what is taken out of the base, `latin1.txt` what is not to be in UTF-8.
    """
    for folder in (base, case):
        if folder is not None:
            shutil.copytree(folder, to, ignore=NOT_COPIED, dirs_exist_ok=True)
    for name in _read_list(case / "removed.txt"):
        (to / name).unlink()
    for name in _read_list(case / "latin1.txt"):
        (to / name).write_bytes((to / name).read_text(encoding="utf-8").encode("latin-1"))
    (to / ".cache").mkdir()
    for name in ("fonts", "drawings"):
        (to / ".cache" / name).symlink_to(make_caches() / name)
    return to


def _read_list(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def change(file: Path, old: str, new: str) -> None:
    """Put `new` in the one place of a file where `old` stands."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read_times(folder: Path) -> dict[str, int]:
    """When each file and folder below a folder was changed, in nanoseconds."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def compare(expected: Path, found: str) -> None:
    """Fail if `found` is not what the file `expected` holds.

    A difference is kept beside the file as `<name>-changed`. Where nothing is expected yet, the file is written, except
    under CI, and the test fails too: somebody has to read what it expects from now on.
    """
    changed = expected.with_name(f"{expected.name}-changed")
    if not expected.is_file():
        if not os.environ.get("CI"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(found, encoding="utf-8")
        raise AssertionError(f"nothing was expected yet; read {expected.relative_to(ROOT)} and run the test again")
    wanted = expected.read_text(encoding="utf-8")
    if wanted == found:
        changed.unlink(missing_ok=True)
        return
    if not os.environ.get("CI"):
        changed.write_text(found, encoding="utf-8")
    lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=1)
    raise AssertionError(f"{expected.relative_to(ROOT)} differs:\n" + "\n".join(lines))


def reduce_page(page: str) -> str:
    """The main part of a page, without what belongs to the drawing of charts and to the bytes of assets.

    Of a drawing its words are left.
    """
    main_part = re.search(r"<main.*</main>", page, re.DOTALL)
    text = main_part[0] if main_part else page
    text = re.sub(
        r"<svg\b.*?</svg>", lambda svg: f"<svg>{' · '.join(_list_words(svg[0]))}</svg>", text, flags=re.DOTALL
    )
    text = re.sub(r' data-points="[^"]*"', ' data-points="…"', text)
    return hide_fingerprints(re.sub(r"\n\s*\n", "\n", text).strip() + "\n")


def hide_fingerprints(text: str) -> str:
    """The text with one mark instead of every fingerprint in the name of an asset, and of the style and its hash."""
    text = re.sub(r"<style>.*?</style>", "<style>*</style>", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[\w+/=]+", "sha256-*", text)
    text = re.sub(r"(assets/(?:fonts|js)/)[0-9a-f]{8,}", r"\1*", text)
    return re.sub(r"\.[0-9a-f]{8,10}\.(css|svg|woff2|png)", r".*.\1", text)


def _list_words(svg: str) -> Iterator[str]:
    for found in re.finditer(r"<text\b[^>]*>(.*?)</text>", svg, re.DOTALL):
        words = " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
        if words:
            yield words
