"""How checked words and numbers are printed in running text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from nutgraf.evidence.subject import Evidence
from nutgraf.html import escape_text
from nutgraf.markdown.model import Mark, Shown
from nutgraf.stories.notes import NotePlan
from nutgraf.stories.quotations import make_marker

NOTHING: Mapping[str, Mapping[str, str]] = MappingProxyType({})


def show_marks(
    marks: tuple[Mark, ...], evidence: Evidence, plan: NotePlan, links: Mapping[str, Mapping[str, str]] = NOTHING
) -> dict[str, Shown]:
    """What each mark becomes: a quotation, a figure, a date, a title, or words set apart.

    The first place of a quotation carries its id and the markers of its notes; `links` holds what a figure carries to
    point at the marks of charts, by key of its mark.
    """
    shown: dict[str, Shown] = {}
    seen = {name for name, notes in plan.placed.items() if notes}
    for mark in marks:
        if mark.key in evidence.quoted:
            name = evidence.quoted[mark.key]
            shown[mark.key] = _show_quotation(mark, name, plan if name not in seen else None)
            seen.add(name)
        elif mark.key in evidence.bound:
            figure = _show_figure(mark, evidence)
            shown[mark.key] = replace(figure, attributes={**figure.attributes, **links.get(mark.key, {})})
        elif "title" in mark.classes:
            shown[mark.key] = Shown("cite", {"class": "title"})
        elif mark.classes:
            shown[mark.key] = Shown("span", {"class": " ".join(mark.classes)})
    return shown


def _show_quotation(mark: Mark, name: str, plan: NotePlan | None) -> Shown:
    attributes = {"class": "quoted", "data-quote": name}
    if plan is None:
        return Shown("q", {**attributes, "data-part": "true"} if "quote" in mark.attributes else attributes)
    markers = "".join(make_marker(note) for note in plan.by_target.get(name, ()))
    part = {"data-part": "true"} if "quote" in mark.attributes else {"id": f"quote-{name}"}
    return Shown("q", {**attributes, **part}, markers)


def _show_figure(mark: Mark, evidence: Evidence) -> Shown:
    bound = evidence.bound[mark.key]
    anchor = {"class": "figure", "id": f"figure-{escape_text(mark.key)}"}
    if "d" in mark.attributes:
        return Shown("span", anchor)
    return Shown("data", {**anchor, "value": "" if bound.value is None else f"{bound.value:f}"})
