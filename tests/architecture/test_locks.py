"""The lock files: complete, hashed, and silent about where packages come from."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT, read_settings

LOCKS = ("build", "test")
ENTRY = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; .*?)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def read_lock(name: str) -> str:
    """The text of a lock."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def list_pins(name: str) -> dict[str, str]:
    """Versions by package."""
    return {package: version for package, version, _ in ENTRY.findall(read_lock(name))}


def list_wanted(*groups: str) -> set[str]:
    """The packages that `pyproject.toml` asks for."""
    settings = read_settings()
    lines = settings["project"]["dependencies"] + [
        line for group in groups for line in settings["dependency-groups"][group]
    ]
    return {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_only_versions_and_hashes(name: str) -> None:
    """A lock holds versions with their hashes and nothing else: no address, no option, no comment."""
    assert ENTRY.sub("", read_lock(name)) == ""


@pytest.mark.parametrize("name", LOCKS)
def test_sorted(name: str) -> None:
    """A lock is sorted, so that its changes are short."""
    assert list(list_pins(name)) == sorted(list_pins(name))


def test_complete() -> None:
    """Whatever pyproject.toml asks for is locked."""
    assert list_wanted("editable") <= set(list_pins("build"))
    assert list_wanted("editable", "test") <= set(list_pins("test"))


def test_agree() -> None:
    """Tests run with the versions that the site is built with."""
    build, test = list_pins("build"), list_pins("test")
    assert {package: test[package] for package in build} == build


def test_editable_is_what_the_backend_asks_for() -> None:
    """The project is installed without a look at an index: what its build asks for is locked too."""
    settings = read_settings()
    assert settings["dependency-groups"]["editable"] == settings["build-system"]["requires"]
