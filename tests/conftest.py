"""What tests share: settings of Hypothesis, the site of this repository, built once, and a browser, started once."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser.engine import open_browser

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run, and no deadline: a busy machine is not a mistake in the code.
settings.register_profile("nutgraf", derandomize=True, database=None, deadline=None)
# Other examples every time, many of them: `pytest --hypothesis-profile=explore`.
settings.register_profile("explore", database=None, deadline=None, max_examples=2000)
settings.load_profile("nutgraf")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as a reader gets it, built once for all processes that run tests."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    output = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            build(output)
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `tests/setup/browser.py` found."""
    with open_browser() as browser:
        yield browser


def build(output: Path) -> None:
    """Run the command as it is installed; a failure shows what it said."""
    command = [str(Path(sys.executable).with_name("nutgraf")), "build", "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"nutgraf build ended with {done.returncode}\n{done.stdout}{done.stderr}"
