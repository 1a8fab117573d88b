"""What the documents at the top say: commands, files, links and messages are those that are there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, list_targets

NUTGRAF = str(Path(sys.executable).with_name("nutgraf"))
SITE = ("content", "data", "theme", "pelicanconf.py", "evidence.lock.json")
# How a line may begin that is not ours to run.
SHELL = ("git clone ", "cd ")
DOCUMENTS = sorted(ROOT.glob("*.md"))
README = ROOT / "README.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def list_lines(text: str) -> list[str]:
    """The commands in the `sh` blocks of a document."""
    blocks = [block for kind, block in FENCE.findall(text) if kind == "sh"]
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def read_command(line: str) -> tuple[list[str], int, bool]:
    """The words of a `nutgraf` line, the exit code that it states (`# exit code 1`; else 0), does it want a vault?"""
    command, _, comment = line.partition("#")
    words = command.split()
    vault = words[0].startswith("NUTGRAF_VAULT=")
    stated = re.search(r"exit(?:s with| code)? (\d)", comment)
    return words[1 + vault :], int(stated[1]) if stated else 0, vault


def run(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of ours in the folder of a site, without a vault."""
    return subprocess.run([NUTGRAF, *words], cwd=site, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this site with the files that README tells people to save, its charts drawn."""
    folder = tmp_path_factory.mktemp("original")
    for name in SITE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.is_file():
            shutil.copy(source, folder / name)
    for path, text in list_saved():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    run(folder, "check")
    return folder


@pytest.fixture
def site(original: Path, tmp_path: Path) -> Path:
    """A copy of that copy, to do with as a test likes."""
    return shutil.copytree(original, tmp_path / "site")


def list_saved() -> list[tuple[str, str]]:
    """The files that README tells people to save: path and text."""
    saved = re.compile(r"Save this as `([^`]+)`:\n+```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return saved.findall(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_of_make(document: Path) -> None:
    """Whatever `make …` a document speaks of is there."""
    named = set(re.findall(r"(?:`|^|^\$ )make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= list_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links(document: Path) -> None:
    """Whatever file a document links to or shows is there."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (ROOT / target).exists()]
    assert not missing


def test_two_commands() -> None:
    """All that people need to type first stands in README."""
    assert {"make html", "make test"} <= set(list_lines(README.read_text(encoding="utf-8")))


@pytest.mark.slow
@pytest.mark.parametrize("line", list_lines(README.read_text(encoding="utf-8")))
def test_lines_of_readme(line: str, site: Path) -> None:
    """Every command of README ends as stated."""
    if line.startswith("make "):
        assert line.split()[1] in list_targets()
    elif re.match(r"(?:NUTGRAF_VAULT=\S+ )?(?:\.venv/bin/)?nutgraf ", line):
        words, code, wants_vault = read_command(line)
        # A vault holds texts that only a desk has: then the command only has to be there.
        done = run(site, words[0], "--help") if wants_vault else run(site, *words)
        assert done.returncode == code, done.stdout + done.stderr
    else:
        assert line.startswith(SHELL), "nothing is known of this line"


@pytest.mark.slow
def test_story_of_readme(site: Path) -> None:
    """The story that README shows builds; with the mistake that it speaks of, it ends in the words shown."""
    ((path, text),) = list_saved()
    done = run(site, "check")
    assert done.returncode == 0, done.stderr
    readme = README.read_text(encoding="utf-8")
    right, wrong = re.search(r"\[([\d.]+) ", text), re.search(r"Write ([\d.]+) instead", readme)
    assert right
    assert wrong
    (site / path).write_text(text.replace(right[1], wrong[1]), encoding="utf-8")
    shown = next(block for kind, block in FENCE.findall(readme) if kind == "text")
    done = run(site, "build")
    assert done.returncode == 1
    assert done.stderr.startswith(shown), done.stderr
    assert not (site / "output").exists()


@pytest.mark.slow
def test_serve(site: Path) -> None:
    """The site is shown at 127.0.0.1, and shown anew when a file is saved."""
    ((path, text),) = list_saved()
    with serve(site) as address:
        wait_for(address, "The warmest year in our copy")
        (site / path).write_text(text.replace("in our copy", "once more"), encoding="utf-8")
        wait_for(address, "The warmest year once more")


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """`nutgraf serve` on a free port; gives the address that it prints."""
    command = [NUTGRAF, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().split()[0]
        finally:
            server.terminate()


def wait_for(address: str, words: str) -> None:
    """Ask for a page until it has these words, for a minute at most."""
    page = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                page = answer.read().decode()
        except urllib.error.HTTPError as error:
            page = str(error)
        if words in page:
            return
        time.sleep(0.2)
    raise AssertionError(f"{address} does not say “{words}”: {page}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nutgraf check", (["check"], 0, False)),
        (".venv/bin/nutgraf check --site other  # exit code 1", (["check", "--site", "other"], 1, False)),
        ("NUTGRAF_VAULT=vault nutgraf verify", (["verify"], 0, True)),
    ],
)
def test_lines_are_read(line: str, expected: tuple[list[str], int, bool]) -> None:
    """A line states its command, its exit code and whether it wants a vault."""
    assert read_command(line) == expected
