"""Sources as numbers are read from them: nothing but the words, where a file holds times and tags beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nutgraf.quotes.model import Source
from nutgraf.quotes.speech import has_more_than_words, read_layout


def read_words(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources with texts in which what nobody said is one space, such as the times of subtitles.

    Offsets in these texts are not those of the files; figures do not tell any.
    """
    return {name: replace(source, text=_read_words(source)) for name, source in sources.items()}


def _read_words(source: Source) -> str | None:
    kind = "" if source.via else source.kind
    if source.text is None or not has_more_than_words(source.text, kind):
        return source.text
    layout = read_layout(source.text, kind)
    return layout.quote(0, len(layout.text))
