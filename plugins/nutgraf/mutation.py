"""Breaks every quotation and every figure of a story, one mistake at a time, and counts what the checks catch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.errors import SiteError
from nutgraf.evidence.lock import judge
from nutgraf.evidence.readings import read_words
from nutgraf.evidence.sources import hash_text
from nutgraf.figures.check import check_figure, measure_figure
from nutgraf.figures.mutants import make_mutants as mutate_figure
from nutgraf.quotes.allowed import make_edits
from nutgraf.quotes.check import check_quote
from nutgraf.quotes.mutants import is_caught
from nutgraf.quotes.mutants import make_mutants as mutate_quotation
from nutgraf.site import SiteOptions, read_site
from nutgraf.stories.draft import Draft
from nutgraf.verification import choose_drafts


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mutant: of what (a quotation or a figure, by name), what was done to it, and whether it was caught."""

    sort: str
    name: str
    label: str
    words: str
    caught: bool


@dataclass(frozen=True, slots=True)
class MutationReport:
    """All outcomes of a run: of mistakes, and of `edits` that the house allows, where nothing is to be caught."""

    outcomes: tuple[Outcome, ...]
    edits: tuple[Outcome, ...] = ()

    @property
    def false_alarms(self) -> int:
        """How many allowed edits a check refused."""
        return sum(outcome.caught for outcome in self.edits)

    @property
    def made(self) -> int:
        """How many mutants there were."""
        return len(self.outcomes)

    @property
    def caught(self) -> int:
        """How many of them a check refused."""
        return sum(outcome.caught for outcome in self.outcomes)

    @property
    def text(self) -> str:
        """A line for each sort of mistake, one for each mutant that got through, and the sum."""
        lines = []
        for key, count in sorted(Counter((o.sort, o.label) for o in self.outcomes).items()):
            caught = sum(o.caught for o in self.outcomes if (o.sort, o.label) == key)
            lines.append(f"{key[0]:<10} {key[1]:<32} {caught}/{count}")
        lines += [f"NOT CAUGHT {o.sort} {o.name}: {o.label}: {o.words}" for o in self.outcomes if not o.caught]
        lines += [f"FALSE ALARM {o.sort} {o.name}: {o.label}: {o.words}" for o in self.edits if o.caught]
        passed = f"{len(self.edits) - self.false_alarms}/{len(self.edits)} allowed edits passed"
        return "\n".join([*lines, f"{self.caught}/{self.made} mutants caught · {passed}"])


def mutate_site(options: SiteOptions, slugs: tuple[str, ...]) -> MutationReport:
    """Mutate the quotations and figures of the named stories, or of all.

    Raises `SiteError` for a site with problems: where a story fails as it is, no mutant of it proves anything.
    """
    loading = read_site(options)
    if any(problem.severity == "error" for problem in loading.problems):
        raise SiteError(loading.problems)
    drafts = choose_drafts(loading, slugs)
    outcomes = [outcome for draft in drafts for outcome in (*_mutate_quotations(draft), *_mutate_figures(draft))]
    return MutationReport(tuple(outcomes), tuple(edit for draft in drafts for edit in _edit_quotations(draft)))


def _mutate_quotations(draft: Draft) -> Iterator[Outcome]:
    """With the text of its source, a quotation is judged by the text alone; without it, by its seal."""
    people = tuple(draft.people.values())
    for name, verdict in draft.evidence.verdicts.items():
        source = draft.sources[verdict.quotation.source]
        has_text = source.text is not None
        original = check_quote(verdict.quotation, source, people, draft.subject.policy) if has_text else None
        for label, mutant, changed in mutate_quotation(verdict.quotation, source, people):
            if original is None:
                caught = judge(mutant, changed, people, draft.subject.policy, draft.subject.lock).status == "failed"
            else:
                caught = hash_text(changed.text or "") != changed.sha256 or is_caught(
                    original, check_quote(mutant, changed, people, draft.subject.policy)
                )
            yield Outcome("quotation", name, label, mutant.words, caught)


def _edit_quotations(draft: Draft) -> Iterator[Outcome]:
    """Allowed edits of each quotation whose source is at hand: a sealed one may not be edited at all."""
    people, policy = tuple(draft.people.values()), draft.subject.policy
    for name, verdict in draft.evidence.verdicts.items():
        source = draft.sources[verdict.quotation.source]
        original = check_quote(verdict.quotation, source, people, policy)
        for label, edited in make_edits(verdict.quotation, source, policy) if source.text is not None else ():
            caught = is_caught(original, check_quote(edited, source, people, policy))
            yield Outcome("edit", name, label, edited.words, caught)


def _mutate_figures(draft: Draft) -> Iterator[Outcome]:
    sources = read_words(draft.sources)
    for key, bound in draft.evidence.bound.items():
        value = measure_figure(bound.figure, draft.datasets, sources)
        for label, mutant in mutate_figure(bound.figure, value):
            problems = check_figure(mutant, draft.datasets, sources).problems
            caught = any(problem.severity == "error" for problem in problems)
            yield Outcome("figure", key, label, f"{mutant.before[-15:]}{mutant.text}{mutant.after[:10]}", caught)
