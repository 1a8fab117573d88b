"""The commands: the Makefile, what CI calls, and what the documents tell people to type."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

NUTGRAF = Path(sys.executable).with_name("nutgraf")
SITE = ("content", "data", "theme", "pelicanconf.py", "evidence.lock.json")
# What a line may begin with that is not ours to run.
SHELL = ("git clone ", "cd ", "open ", "xdg-open ")


def list_targets() -> set[str]:
    """The commands that the Makefile explains."""
    return set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def list_lines(document: Path) -> list[str]:
    """The commands in the `sh` blocks of a document."""
    blocks = re.findall(r"^```sh\n(.*?)^```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def list_documents() -> list[Path]:
    """The documents at the top."""
    return sorted(ROOT.glob("*.md"))


def read_command(line: str) -> tuple[list[str], int, bool]:
    """The words of a `nutgraf` line, the exit code that it states (`# exit code 1`; else 0), does it want a vault?"""
    command, _, comment = line.partition("#")
    words = command.split()
    vault = words[0].startswith("NUTGRAF_VAULT=")
    stated = re.search(r"exit(?:s with| code)? (\d)", comment)
    return words[1 + vault :], int(stated[1]) if stated else 0, vault


def test_ci_runs_what_developers_run() -> None:
    """CI calls `make test`, nothing before it and nothing after."""
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert script.stat().st_mode & 0o111


def test_make_lists_its_commands() -> None:
    """`make` alone prints every command with a line that explains it."""
    done = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^make ([a-z]+) +\S", done.stdout, re.MULTILINE)
    assert set(listed) == list_targets()
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(phony[1].split()) - {"again"} == list_targets()


@pytest.mark.parametrize("document", list_documents(), ids=lambda path: path.name)
def test_documents_name_real_commands(document: Path) -> None:
    """Whatever `make …` a document speaks of is there."""
    named = set(re.findall(r"(?:`|^|^\$ )make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= list_targets()


def test_readme_has_the_two_commands() -> None:
    """The first thing that README tells people to type is all they need."""
    lines = list_lines(ROOT / "README.md")
    assert {"make html", "make test"} <= {line.partition("#")[0].strip() for line in lines}


@pytest.mark.slow
def test_readme_commands_work(tmp_path: Path) -> None:
    """Every `nutgraf` command of README ends as stated, in a copy of this site; every other line is known."""
    for name in SITE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        elif source.is_file():
            shutil.copy(source, tmp_path / name)
    for line in list_lines(ROOT / "README.md"):
        check_line(line, tmp_path)


def check_line(line: str, site: Path) -> None:
    """Run one line of a document, or see that it is one that we know."""
    if line.startswith("make "):
        assert line.split()[1] in list_targets(), line
    elif re.match(r"(?:NUTGRAF_VAULT=\S+ )?(?:\.venv/bin/)?nutgraf ", line):
        words, code, wants_vault = read_command(line)
        if words[0] == "serve":
            check_server(site)
            return
        # A vault holds texts that only a desk has: then the command is asked what it knows instead.
        words = [words[0], "--help"] if wants_vault else words
        done = subprocess.run([NUTGRAF, *words], cwd=site, capture_output=True, text=True, check=False)
        assert done.returncode == code, f"{line}\n{done.stdout}{done.stderr}"
    else:
        assert line.startswith(SHELL), f"nothing is known of this line: {line}"


def check_server(site: Path) -> None:
    """`nutgraf serve` says where it is, and answers there."""
    command = [str(NUTGRAF), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().split()[0]
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200
        finally:
            server.terminate()
            server.wait(30)


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
