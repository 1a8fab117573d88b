"""The languages whose numbers can be checked, by code; English has modules of its own."""

from __future__ import annotations

from collections.abc import Mapping

from nutgraf.figures.languages.arabic import ARABIC
from nutgraf.figures.languages.french import FRENCH
from nutgraf.figures.languages.german import GERMAN
from nutgraf.figures.languages.model import Language
from nutgraf.figures.languages.spanish import SPANISH

ENGLISH = "en"
LANGUAGES: Mapping[str, Language] = {table.code: table for table in (ARABIC, FRENCH, GERMAN, SPANISH)}


def get_code(tag: str) -> str:
    """The language of a BCP 47 tag: “de” of “de-CH”."""
    return tag.replace("_", "-").split("-")[0].lower()


def is_known(tag: str) -> bool:
    """Whether numbers in this language are checked."""
    return get_code(tag) == ENGLISH or get_code(tag) in LANGUAGES
