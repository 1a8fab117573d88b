"""A file of the site that is not a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """Its path in the output folder, with `/`, and its bytes."""

    path: str
    content: bytes
