"""Checking stories against their sources on purpose, and signing what was found in their locks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nutgraf.errors import Problem, UsageError, sort_problems
from nutgraf.evidence.lock import (
    Acceptance,
    Lock,
    LockEntry,
    SealedFigure,
    find_sealed_words,
    find_speaker,
    keep_date,
    make_lock,
    read_lock,
    seal,
    seal_figure,
    write_lock,
)
from nutgraf.names import suggest
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.model import STARRED
from nutgraf.site import Loading, SiteOptions, read_site
from nutgraf.stories.draft import Draft
from nutgraf.stories.read import LOCK


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, on which day, and what they accept: `QUOTE:CODE=REASON`, one for each finding."""

    by: str
    accepted: tuple[str, ...]
    on: date

    def read(self) -> dict[tuple[str, str], str]:
        """Reasons by quotation and code. Raises `UsageError` for one that is not written so, or gives no reason."""
        reasons = {}
        for text in self.accepted:
            name, _, rest = text.partition(":")
            code, _, reason = rest.partition("=")
            if not (name and reason.strip()) or code not in STARRED:
                codes = ", ".join(sorted(STARRED))
                raise UsageError(f"--accept takes QUOTE:CODE=REASON with a code of {codes}, not '{text}'")
            reasons[name.strip(), code] = reason.strip()
        return reasons


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying found, and what it did in a sentence."""

    problems: tuple[Problem, ...]
    summary: str


def verify_site(options: SiteOptions, slugs: tuple[str, ...], signature: Signature) -> Report:
    """Check stories against the texts of their sources and write their locks.

    A quotation that fails keeps the seal it had. Whatever was found is in the report, problems of the stories too.
    """
    reasons = signature.read()
    loading = read_site(options)
    drafts = choose_drafts(loading, slugs)
    names = {name for draft in drafts for name in draft.evidence.verdicts}
    for name, _ in reasons:
        if name not in names:
            raise UsageError(f"there is no quotation '{name}' to accept anything for: {suggest(name, names)}")
    sealed = [count for draft in drafts if (count := _sign(draft, reasons, signature)) is not None]
    after = read_site(options)
    summary = f"{sum(sealed)} quotations and figures signed in {len(sealed)} lock{'s' * (len(sealed) != 1)}"
    return Report(tuple(sort_problems(after.problems)), summary)


def choose_drafts(loading: Loading, slugs: tuple[str, ...]) -> list[Draft]:
    """The drafts that the command line names, or all. Raises `UsageError` for a slug that no story has."""
    for slug in slugs:
        if slug not in loading.drafts:
            raise UsageError(f"there is no story '{slug}': {suggest(slug, loading.drafts)}")
    return [draft for slug, draft in loading.drafts.items() if not slugs or slug in slugs]


def _sign(draft: Draft, reasons: Mapping[tuple[str, str], str], signature: Signature) -> int | None:
    """Write the lock of one story; gives the number of seals in it, or None where there is nothing to seal."""
    path = draft.folder / LOCK
    lock, _ = read_lock(path, draft.folder)
    entries: dict[str, LockEntry] = {}
    for name in draft.evidence.verdicts:
        entry = _seal_quotation(draft, name, reasons, signature, lock.quotes.get(name))
        if entry is not None:
            entries[name] = entry
    figures = {f"{figure.source}: {figure.words}": figure for figure in _seal_figures(draft, lock, signature.on)}
    if not entries and not figures:
        return None
    part = path.with_suffix(".part")
    part.write_text(write_lock(make_lock(entries, figures.values())), encoding="utf-8")
    part.replace(path)
    return len(entries) + len(figures)


def _seal_quotation(
    draft: Draft, name: str, reasons: Mapping[tuple[str, str], str], signature: Signature, old: LockEntry | None
) -> LockEntry | None:
    """The new seal of a quotation; the old one where the text is not at hand, or where the quotation fails."""
    quotation = draft.evidence.verdicts[name].quotation
    source = draft.sources[quotation.source]
    if source.text is None:
        return old
    people = tuple(draft.people.values())
    checked = check_quote(quotation, source, people, draft.subject.policy)
    accepted = dict(old.accepted) if old and old.words == quotation.words else {}
    for (quote, code), reason in reasons.items():
        if quote == name:
            accepted[code] = Acceptance(reason, signature.by)
    entry = seal(checked, source, find_speaker(quotation, source, people), accepted, signature.on)
    return keep_date(entry, old) if entry else old


def _seal_figures(draft: Draft, lock: Lock, on: date) -> list[SealedFigure]:
    """The seals of the figures that are read from passages."""
    seals = []
    for bound in draft.evidence.bound.values():
        source = draft.sources.get(bound.figure.reference.removeprefix("src:"))
        if bound.basis != "reported" or source is None:
            continue
        old = find_sealed_words(lock, source, bound.figure.quote)
        if source.text is None or any(problem.severity == "error" for problem in bound.problems):
            seals.extend([old] if old else [])
            continue
        new = seal_figure(source, bound.figure.quote, str(bound.value), on)
        seals.append(old if old and replace(new, verified=old.verified) == old else new)
    return seals
