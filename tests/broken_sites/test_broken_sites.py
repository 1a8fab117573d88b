"""Sites with mistakes: what `nutgraf check` says about them, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.tool import BASE, compare, lay_out, run

CASES = sorted(path for path in BASE.parent.iterdir() if path.is_dir() and path != BASE and path.name[0] not in "._")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_problem_is_told(case: Path, tmp_path: Path) -> None:
    """A site with mistakes ends with code 1 and exactly the expected lines, sorted, without a traceback."""
    done = run("check", "--site", lay_out(case, tmp_path / "site", BASE), "--workers", 1)
    assert done.code == 1
    assert done.out == ""
    assert "Traceback" not in done.err
    compare(case / "expected.txt", done.err)


def test_the_base_has_no_mistake(tmp_path: Path) -> None:
    """The site that the others are spoilt copies of passes, so that each mistake is the one that its case makes."""
    done = run("check", "--site", lay_out(BASE, tmp_path / "site"), "--workers", 1)
    assert (done.code, done.err) == (0, "")
