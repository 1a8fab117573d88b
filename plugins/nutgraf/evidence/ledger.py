"""The ledger of a story: every quotation, figure and exemption, and what each was checked against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from nutgraf.datasets.model import Dataset
from nutgraf.evidence.lock import Verdict
from nutgraf.evidence.subject import Evidence
from nutgraf.quotes.model import Edit, Person, Source
from nutgraf.quotes.words import print_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `kind` is "quotation", "figure" or "exemption", `anchor` where the story shows it ("#…" or "")."""

    id: str
    kind: str
    text: str
    basis: str
    source: str
    status: str
    detail: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines, and the (title, url) of every document and dataset that the story rests on."""

    lines: tuple[Line, ...]
    documents: tuple[tuple[str, str], ...]
    datasets: tuple[tuple[str, str], ...]

    def json(self) -> str:
        """The ledger as JSON, for machines; stable to the byte."""
        content = {
            "lines": [asdict(line) for line in self.lines],
            "documents": [{"title": title, "url": url} for title, url in self.documents],
            "datasets": [{"title": title, "url": url} for title, url in self.datasets],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def keep_ledger(
    evidence: Evidence,
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    datasets: Mapping[str, Dataset],
) -> Ledger:
    """The ledger of a story from what was found when it was checked."""
    used = [name for bound in evidence.bound.values() for name in bound.datasets]
    places = {name: key for key, name in reversed(list(evidence.quoted.items()))}
    lines = [
        *(
            _write_quotation(verdict, places.get(name, ""), people, sources)
            for name, verdict in evidence.verdicts.items()
        ),
        *(_write_figure(key, evidence, sources, datasets) for key in evidence.bound),
        *_write_exemptions(evidence),
    ]
    return Ledger(
        lines=tuple(lines),
        documents=tuple((source.title, source.url) for source in sources.values()),
        datasets=tuple((datasets[name].title, datasets[name].url) for name in dict.fromkeys(used) if name in datasets),
    )


def _write_quotation(verdict: Verdict, key: str, people: Mapping[str, Person], sources: Mapping[str, Source]) -> Line:
    quotation = verdict.quotation
    person = people.get(quotation.by)
    source = sources[quotation.source]
    edits = [_write_edit(edit) for edit in _list_edits(verdict)]
    accepted = [f"{code} accepted: {reason} (signed: {by})" for code, reason, by in verdict.accepted]
    return Line(
        id=quotation.id,
        kind="quotation",
        text=print_words(quotation.words),
        basis=verdict.basis,
        source=f"{person.name if person else 'The document itself'}, in: {source.title}",
        status=verdict.status,
        detail="; ".join([*edits, *accepted]),
        anchor=find_anchor(key, f"#quote-{quotation.id}"),
    )


def _list_edits(verdict: Verdict) -> list[Edit]:
    return [edit for edit in verdict.match.edits if edit.kind != "glyph"] if verdict.match else []


def _write_edit(edit: Edit) -> str:
    """An edit in words, as readers of the ledger see it."""
    if edit.kind == "terminal":
        return f"closing mark {_name_mark(edit.printed)} for {_name_mark(edit.source)}"
    printed, source = edit.printed or "nothing", edit.source or "nothing"
    usual = f"{edit.kind.replace('-', ' ')}: {printed} for {source}"
    return _EDITS.get(edit.kind, usual).format(printed=printed, source=edit.source)


_EDITS = {
    "split-attribution": "two parts of one utterance, {source} of attribution between them",
    "ellipsis": "{source} left out",
    "disfluency": "“{source}” left out",
    "numerals": "{printed} for “{source}”",
    "emphasis": "emphasis added: “{printed}”",
    "sic": "marked [sic]",
}


def _name_mark(mark: str) -> str:
    return f"“{mark}”" if mark else "left out"


def _write_value(value: Decimal) -> str:
    """The exact value; one that does not end is cut after the sixth significant digit."""
    exact = f"{value:,f}"
    return exact if len(value.as_tuple().digits) <= 12 else f"{value:,.6g}…"


def _write_figure(key: str, evidence: Evidence, sources: Mapping[str, Source], datasets: Mapping[str, Dataset]) -> Line:
    bound = evidence.bound[key]
    figure = bound.figure
    name = figure.reference.removeprefix("src:")
    if bound.basis == "reported" and name in sources:
        source, detail = sources[name].title, f"read from the words “{figure.quote}”"
    else:
        source = "; ".join(datasets[item].title for item in bound.datasets if item in datasets)
        value = "" if bound.value is None else f" = {_write_value(bound.value)}"
        detail = f"{figure.reference}{value} {bound.unit}".strip()
    status, anchor = evidence.statuses[key], find_anchor(key, f"#figure-{key}")
    return Line(f"figure-{key}", "figure", figure.text, bound.basis, source, status, detail, anchor)


def find_anchor(key: str, usual: str) -> str:
    """Where a page shows the words of a mark: texts that are drawn, or are an attribute, hold no place of their own."""
    parts = key.split(".")
    if parts[0] == "charts" and parts[2] != "note":
        return f"#chart-{parts[1]}"
    return "" if parts[0] in ("title", "summary") else usual


def _write_exemptions(evidence: Evidence) -> Iterator[Line]:
    for number, item in enumerate(evidence.exemptions, 1):
        yield Line(f"exempt-{number}", "exemption", item.text, item.kind, "", "not checked", item.why, "")
