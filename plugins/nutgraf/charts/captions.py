"""What the words around a chart must not be: the same thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.charts.options import ChartOptions, Complaint

CHART_OF = re.compile(
    r"(?:an? |the |this )?(?:[\w-]+ ){0,3}?(?:chart|graph|plot|diagram|map|timeline|table|histogram|figure)s?"
    r"(?::| of| with| for| on| about| showing| that shows?| which shows?| shows?| depicting)\s",
    re.IGNORECASE,
)
"""The beginning of a text that tells the kind of picture, such as “A bar chart of ”."""

_FIX = "say what a reader who cannot see the chart must know"


def check_captions(options: ChartOptions) -> Iterator[Complaint]:
    """The alternative text tells more than the title or the subtitle does, with or without “chart of” before it."""
    if not options.alt:  # a table is words already
        return
    opening = CHART_OF.match(options.alt)
    alt = _bare(options.alt[opening.end() :] if opening else options.alt)
    for name, text in (("title", options.title), ("subtitle", options.subtitle)):
        if text and alt in (_bare(text), ""):
            yield Complaint("alt", "chart.alt", f"'alt' repeats the {name}", fix=_FIX)
            return


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
