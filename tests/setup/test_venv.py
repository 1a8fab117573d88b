"""Setting up, on machines made of a few folders and scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.setup.machine import Machine

ROOT = Path(__file__).resolve().parents[2]
# What the script needs beside Python.
PROGRAMS = ("cat", "dirname", "rm", "sh")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with this Makefile, in a folder with a space in its name, and locks that ask for nothing."""
    project = tmp_path / "a project"
    (project / "requirements").mkdir(parents=True)
    (project / "tests").mkdir()
    shutil.copy(ROOT / "Makefile", project)
    shutil.copytree(ROOT / "tests" / "setup", project / "tests" / "setup")
    (project / "pyproject.toml").touch()
    for name in ("build", "test"):
        (project / "requirements" / f"{name}.txt").touch()
    return project


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of a user who is not root, with a shell and no Python."""
    machine = Machine(tmp_path / "machine")
    machine.add_program("id", "echo 1000")
    for name in PROGRAMS:
        machine.link_program(name)
    return machine


def set_up(machine: Machine, project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script that the Makefile runs."""
    return machine.run("sh", "tests/setup/venv.sh", "build", folder=project, **variables)


def fake_python(version: str, has_venv: str = "true") -> str:
    """A script that answers as a Python of a version does; its environments hold a copy of itself."""
    return f"""
case "$*" in
  *version_info\\ \\<*) [ {version.replace(".", "")} -ge 311 ] ;;
  *ensurepip,*) {has_venv} ;;
  *-venv*) echo python{version}-venv ;;
  --version) echo Python {version} ;;
  "-m venv .venv") {shutil.which("mkdir")} -p .venv/bin; {shutil.which("cp")} "$0" .venv/bin/python ;;
  *) echo "$@" >>installed ;;
esac"""


def test_first_that_is_new_enough(machine: Machine, project: Path) -> None:
    """A Python that is too old is passed over for one that is not, whatever it is called."""
    machine.add_program("python3", fake_python("3.9"))
    machine.add_program("python3.12", fake_python("3.12"))
    done = set_up(machine, project)
    assert done.returncode == 0, done.stderr
    assert "Making .venv with Python 3.12" in done.stderr
    installed = (project / "installed").read_text().splitlines()
    assert [line.rpartition("--no-deps ")[2] for line in installed if "--no-deps" in line] == [
        "--require-hashes -r requirements/build.txt",
        "--no-build-isolation -e .",
    ]


def test_no_python(machine: Machine, project: Path) -> None:
    """Without a Python that will do, the message says how to get one."""
    machine.add_program("python3", fake_python("3.9"))
    done = set_up(machine, project)
    assert done.returncode == 1
    assert done.stderr.startswith("Nutgraf needs Python 3.11 or later, and found none.\n")
    assert "apt-get install python3 python3-venv" in done.stderr
    assert "brew install python" in done.stderr
    assert not (project / ".venv").exists()


def test_debian_without_venv(machine: Machine, project: Path) -> None:
    """Debian's Python without its venv package: the message says what to type."""
    machine.add_program("python3", fake_python("3.11", has_venv="false"))
    machine.add_program("apt-get", "exit 9")
    done = set_up(machine, project)
    assert done.returncode == 1
    assert "sudo apt-get install python3.11-venv" in done.stderr
    assert not (project / ".venv").exists()


def test_debian_root_installs_venv(machine: Machine, project: Path) -> None:
    """As root on Debian the package is installed, and all goes on."""
    there = machine.folder / "there"
    machine.add_program("id", "echo 0")
    machine.add_program("python3", fake_python("3.11", has_venv=f"[ -f '{there}' ]"))
    machine.add_program("apt-get", f"[ \"$4\" != python3.11-venv ] || : >'{there}'")
    done = set_up(machine, project)
    assert done.returncode == 0, done.stderr
    assert "Installing python3.11-venv" in done.stderr
    assert (project / ".venv" / ".build").exists()


def test_named_python(machine: Machine, project: Path) -> None:
    """PYTHON names one that is nowhere on the PATH."""
    machine.add_program("../own/python", fake_python("3.13"))
    done = set_up(machine, project, PYTHON=str(machine.folder / "own" / "python"))
    assert done.returncode == 0, done.stderr
    assert "with Python 3.13" in done.stderr


def test_uv(machine: Machine, project: Path) -> None:
    """Where uv is, it makes the environment, and Debian's venv package is not missed."""
    machine.add_program("python3", fake_python("3.11", has_venv="false"))
    copy = f'{shutil.which("mkdir")} -p .venv/bin; {shutil.which("cp")} "$4" .venv/bin/python'
    machine.add_program("uv", f'echo "$VIRTUAL_ENV|$@" >>uv.log; if [ $1 = venv ]; then {copy}; fi')
    done = set_up(machine, project)
    assert done.returncode == 0, done.stderr
    calls = (project / "uv.log").read_text().splitlines()
    assert calls[0] == f"|venv --quiet --python {machine.folder}/bin/python3 .venv"
    assert calls[1] == f"{project}/.venv|pip install --quiet --no-deps --require-hashes -r requirements/build.txt"
    assert calls[2] == f"{project}/.venv|pip install --quiet --no-deps --no-build-isolation -e ."


def test_moved_folder(machine: Machine, project: Path, tmp_path: Path) -> None:
    """An environment that was made elsewhere names paths that are gone: it is made anew."""
    machine.add_program("python3", fake_python("3.12"))
    assert "Making .venv" in set_up(machine, project).stderr
    assert "Making .venv" not in set_up(machine, project).stderr
    moved = project.rename(tmp_path / "moved")
    assert "Making .venv" in set_up(machine, moved).stderr


def test_second_run_does_nothing(project: Path) -> None:
    """Make sets up once; then again when a lock changes, or when the folder has moved."""
    log = project / "log"
    script = (
        "mkdir -p .venv/bin",
        f"ln -sf '{sys.executable}' .venv/bin/python",
        "pwd -P >.venv/.home",
        ": >.venv/.$1",
        "echo $1 >>log",
    )
    (project / "tests" / "setup" / "venv.sh").write_text("\n".join(script))

    def make() -> list[str]:
        subprocess.run(["make", "-s", ".venv/.test"], cwd=project, check=True, capture_output=True)
        return log.read_text().split()

    assert make() == ["build", "test"]
    assert make() == ["build", "test"]
    newer = (project / ".venv" / ".test").stat().st_mtime + 2
    os.utime(project / "requirements" / "test.txt", (newer, newer))
    assert make() == ["build", "test", "test"]
    (project / ".venv" / ".home").write_text("elsewhere\n")
    assert make()[3:5] == ["build", "test"]
