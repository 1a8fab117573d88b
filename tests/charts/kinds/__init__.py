"""Sample charts of each family of kinds: every module here named `<family>_jobs` lists its own."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from nutgraf.charts.model import Job


def list_family_jobs() -> list[Job]:
    """The sample charts of all families, one for each option that changes a drawing."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*_jobs.py"))
    return [job for name in names for job in import_module(f"{__name__}.{name}").list_jobs()]
