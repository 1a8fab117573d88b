"""Reads `content/publication.yaml`: what the publication is called, who writes, what about, by which rules."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from nutgraf.errors import Place, Problem
from nutgraf.markdown import load_yaml, problems_from_pydantic
from nutgraf.stories.front_matter import PublicationKeys

PUBLICATION = "content/publication.yaml"


def read_publication(root: Path) -> tuple[PublicationKeys | None, tuple[Problem, ...]]:
    """The publication of the site in the folder `root`, or None and what is wrong with its file."""
    try:
        text = (root / PUBLICATION).read_text(encoding="utf-8")
    except OSError:
        message = "the file that describes the publication is missing"
        return None, (
            Problem(Place(PUBLICATION), "publication.missing", message, fix="write at least name, authors and topics"),
        )
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8 (byte {error.start})"
        return None, (Problem(Place(PUBLICATION), "publication.encoding", message, fix="save it as UTF-8"),)
    value, positions, problems = load_yaml(text, PUBLICATION, 1)
    if problems:
        return None, tuple(problems)
    try:
        return PublicationKeys.model_validate(value if value is not None else {}), ()
    except ValidationError as error:
        return None, tuple(problems_from_pydantic(error, positions, PublicationKeys, "publication"))
