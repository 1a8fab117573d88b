"""Looking for a browser, on machines made of a few folders and scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a browser, of a user who is not root, where Playwright's download fails."""
    machine = Machine(tmp_path)
    machine.add_program("id", "echo 1000")
    playwright = tmp_path / "packages" / "playwright"
    playwright.mkdir(parents=True)
    (playwright / "__init__.py").touch()
    (playwright / "__main__.py").write_text("raise SystemExit('the download failed')")
    return machine


def test_system_shell(machine: Machine) -> None:
    """The system's headless shell is taken as it is."""
    shell = machine.add_program("chromium-headless-shell", "echo Chromium 156")
    assert machine.search().returncode == 0
    assert machine.found == {"path": str(shell), "version": "Chromium 156"}


def test_variable_wins(machine: Machine) -> None:
    """CHROMIUM is taken before everything else."""
    machine.add_program("chromium-headless-shell", "echo Chromium 156")
    own = machine.add_program("../own/chrome", "echo Own 1")
    assert machine.search(CHROMIUM=str(own)).returncode == 0
    assert machine.found == {"path": str(own), "version": "Own 1"}


def test_variable_that_does_not_start(machine: Machine) -> None:
    """A CHROMIUM that does not start is an error: another browser would not be what was asked for."""
    machine.add_program("chromium-headless-shell", "echo Chromium 156")
    done = machine.search(CHROMIUM="/nowhere/chrome")
    assert done.returncode == 1
    assert done.stderr == "CHROMIUM=/nowhere/chrome does not start. Unset it, or let it name a Chromium.\n"
    assert not machine.record.exists()


@pytest.mark.parametrize(
    "place",
    [
        ".cache/ms-playwright/chromium_headless_shell-{build}/chrome-linux/headless_shell",
        ".cache/ms-playwright/chromium_headless_shell-{build}/chrome-headless-shell-linux64/chrome-headless-shell",
        "Library/Caches/ms-playwright/chromium_headless_shell-{build}/chrome-headless-shell-mac-arm64/chrome-headless-shell",
    ],
)
def test_playwright_shell(machine: Machine, place: str) -> None:
    """Playwright's headless shell is found on Linux and macOS, the newest one first."""
    for build in ("999", "1200"):
        newest = machine.add_program("../" + place.format(build=build), f"echo Chromium {build}")
    assert machine.search().returncode == 0
    assert machine.found["version"] == "Chromium 1200"
    assert Path(machine.found["path"]).samefile(newest)


def test_shell_that_does_not_start(machine: Machine) -> None:
    """A browser that lacks a library is passed over."""
    machine.add_program("chromium-headless-shell", "echo 'libnss3.so: no such file' >&2; exit 127")
    machine.add_program("../.cache/ms-playwright/chromium_headless_shell-1/chrome-linux/headless_shell", "echo Good 1")
    assert machine.search().returncode == 0
    assert machine.found["version"] == "Good 1"


def test_debian_root_installs(machine: Machine) -> None:
    """As root on Debian the package is installed, after the lists are brought up to date."""
    machine.add_program("id", "echo 0")
    shell = machine.folder / "bin" / "chromium-headless-shell"
    log = machine.folder / "apt.log"
    script = f"echo \"$@\" >>'{log}'\n"
    script += f"if [ $1 = install ]; then printf '#!/bin/sh\\necho Debian 1\\n' >'{shell}'; /bin/chmod +x '{shell}'; fi"
    machine.add_program("apt-get", script)
    assert machine.search().returncode == 0
    assert log.read_text().splitlines() == ["update -q", "install -y -q chromium-headless-shell"]
    assert machine.found == {"path": str(shell), "version": "Debian 1"}


def test_playwright_installs(machine: Machine) -> None:
    """Without root, or elsewhere than on Debian, Playwright downloads its own."""
    shell = machine.folder / ".cache/ms-playwright/chromium_headless_shell-7/chrome-linux/headless_shell"
    program = f"""
import sys, pathlib
assert sys.argv[1:] == ["install", "--only-shell", "chromium"]
shell = pathlib.Path({str(shell)!r})
shell.parent.mkdir(parents=True)
shell.write_text("#!/bin/sh\\necho Playwright 7\\n")
shell.chmod(0o755)
"""
    (machine.folder / "packages" / "playwright" / "__main__.py").write_text(program)
    machine.add_program("apt-get", f"echo called >'{machine.folder}/apt.log'")
    assert machine.search().returncode == 0
    assert machine.found["version"] == "Playwright 7"
    assert not (machine.folder / "apt.log").exists()


def test_whole_browser_last(machine: Machine) -> None:
    """Where nothing can be installed, a Chromium with a window does."""
    chromium = machine.add_program("chromium", "echo Chromium 150")
    assert machine.search().returncode == 0
    assert machine.found["path"] == str(chromium)


def test_nothing_works(machine: Machine) -> None:
    """Without any browser the message says what to type, and why the download failed."""
    done = machine.search()
    assert done.returncode == 1
    assert "the download failed" in done.stderr
    assert "sudo apt-get install chromium-headless-shell" in done.stderr
    assert "CHROMIUM=/path/to/chromium make test" in done.stderr
    assert not machine.record.exists()
