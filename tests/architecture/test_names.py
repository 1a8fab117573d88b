"""Names of modules, and words that have no place here."""

from __future__ import annotations

import re

from tests.architecture.source import FOLDERS, MADE, ROOT, is_left_by_tool, list_files, list_modules

# A module that is called so has no one thing to do.
VAGUE = {"base", "common", "core", "helper", "helpers", "manager", "misc", "stuff", "util", "utils"}
# Joined from pieces, so that this file does not hold what it looks for.
HOSTS = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "deb" + r"\.debian\.org"))
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:home|opt|root|Users|work)/" + r"\w+/")
LEFT_OPEN = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b|Not" + "ImplementedError")
SUFFIXES = {
    "",
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".in",
    ".js",
    ".json",
    ".md",
    ".py",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
}


def find_words(pattern: re.Pattern[str]) -> list[str]:
    """Where the project's own text says what `pattern` finds."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in list_files()
        if path.suffix in SUFFIXES and path.name != "LICENSE"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_no_vague_names() -> None:
    """No module is called utils, helpers, common or manager: it is called what it is about."""
    assert not [module.name for module in list_modules() if VAGUE & set(module.name.split("."))]


def test_module_names_are_words() -> None:
    """Modules are named in whole lower-case words."""
    assert not [module.name for module in list_modules() if not re.fullmatch(r"[a-z_.]+", module.name)]


def test_top_folders() -> None:
    """What stands at the top is fixed: whoever knows one folder finds all others."""
    found = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert {name for name in found if not is_left_by_tool(name)} - MADE - {"vault"} <= FOLDERS


def test_no_hosts_of_indexes() -> None:
    """No file names the host of a package index: which one is used is up to the machine."""
    assert not find_words(HOSTS)


def test_no_paths_of_machines() -> None:
    """No file names a folder that only one machine has."""
    assert not find_words(MACHINE_PATHS)


def test_nothing_left_open() -> None:
    """No note to do something later: it is done, or it is an issue."""
    assert not find_words(LEFT_OPEN)


def test_words_are_found() -> None:
    """The search itself sees what it looks for."""
    assert HOSTS.search("https://files." + "python" + "hosted.example/x")
    assert MACHINE_PATHS.search("see /home/" + "someone/notes.txt")
    assert not MACHINE_PATHS.search("../../home/x/")
    assert LEFT_OPEN.search("# TO" + "DO: later")
