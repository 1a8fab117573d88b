"""Finds a browser without a window for the tests, or installs one, and records where it is.

Looked for, in this order: the variable CHROMIUM; `chromium-headless-shell` on the PATH; the one that Playwright keeps
for this user. If there is none, Debian's package is installed (as root), else Playwright's own. What is left then is a
whole Chromium or Chrome. Uses the standard library alone; run it with the Python of `.venv`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / ".cache" / "browser.json"
SHELL = "chromium-headless-shell"
# Under Playwright's folder, in the layouts of all its versions, for Linux and macOS.
PLAYWRIGHT_SHELLS = (
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-headless-shell-*/chrome-headless-shell",
)
WHOLE_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = f"""\
The tests need a browser, and none could be found or installed. Any of these helps; then type the same command again.
  Debian:     sudo apt-get install {SHELL}
  Ubuntu:     sudo .venv/bin/playwright install --with-deps --only-shell chromium
  elsewhere:  .venv/bin/playwright install --only-shell chromium
  your own:   CHROMIUM=/path/to/chromium make test"""


class NoBrowserError(Exception):
    """There is no browser; the message says what to type."""


def main() -> int:
    """Record the browser; exit code 1, with advice, if there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, default=RECORD, help="the file to write (default: .cache/browser.json)")
    record: Path = parser.parse_args().record
    try:
        path, version = get_browser()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({"path": path, "version": version}) + "\n", encoding="utf-8")
    print(f"Browser: {version} ({path})")
    return 0


def get_browser() -> tuple[str, str]:
    """Path and version of a browser that starts, installed if need be. Raises `NoBrowserError`."""
    named = os.environ.get("CHROMIUM")
    if named:
        version = ask_version(shutil.which(named) or named)
        if not version:
            raise NoBrowserError(f"CHROMIUM={named} does not start. Unset it, or let it name a Chromium.")
        return shutil.which(named) or named, version
    found = choose(list_shells())
    if not found:
        install()
        found = choose(list_shells()) or choose(list_whole_browsers())
    if not found:
        raise NoBrowserError(ADVICE)
    return found


def choose(paths: Iterator[str]) -> tuple[str, str] | None:
    """The first of `paths` that starts, with its version."""
    return next(((path, version) for path in paths if (version := ask_version(path))), None)


def ask_version(path: str) -> str:
    """What the browser calls itself, or "" if it does not start (a library may be missing)."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def list_shells() -> Iterator[str]:
    """Headless shells: the system's, then Playwright's, newest first."""
    found = shutil.which(SHELL)
    if found:
        yield found
    for folder in list_playwright_folders():
        for pattern in PLAYWRIGHT_SHELLS:
            yield from sorted(map(str, folder.glob(pattern)), key=len_then_name, reverse=True)


def len_then_name(path: str) -> tuple[int, str]:
    """An order in which build 1200 comes after build 999."""
    return len(path), path


def list_playwright_folders() -> Iterator[Path]:
    """Where Playwright keeps browsers: as told, else as usual on Linux or macOS."""
    told = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if told and told != "0":
        yield Path(told)
    yield Path.home() / ".cache" / "ms-playwright"
    yield Path.home() / "Library" / "Caches" / "ms-playwright"


def list_whole_browsers() -> Iterator[str]:
    """Browsers with a window that can also run without one."""
    return (found for name in WHOLE_BROWSERS if (found := shutil.which(name)))


def install() -> None:
    """Try the ways to install a headless shell; whether one worked is for the next search to find out."""
    if shutil.which("apt-get") and is_root():
        print(f"Installing {SHELL}", flush=True)
        if run(["apt-get", "update", "-q"]) and run(["apt-get", "install", "-y", "-q", SHELL]):
            return
    print("Installing Playwright's own headless shell", flush=True)
    run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])


def is_root() -> bool:
    """May this user install packages?"""
    return subprocess.run(["id", "-u"], capture_output=True, text=True, check=False).stdout.strip() == "0"


def run(command: list[str]) -> bool:
    """Run a command that asks nothing, its last lines shown if it fails; did it work?"""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return False
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).splitlines()[-8:]), file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
