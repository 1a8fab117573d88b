"""Checking one quotation against the text of its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nutgraf.errors import Problem
from nutgraf.quotes.ambiguity import explain_ambiguous
from nutgraf.quotes.attribution import check_attribution
from nutgraf.quotes.case import Case
from nutgraf.quotes.clipping import check_clipping
from nutgraf.quotes.diagnose import explain_missing, explain_order, find_scripts
from nutgraf.quotes.emphasis import check_emphasis, list_emphasis
from nutgraf.quotes.fold import is_letter
from nutgraf.quotes.match import Chain, find_chains, find_hits, list_edits
from nutgraf.quotes.model import Checked, Edit, Match, Person, Policy, Quotation, Source
from nutgraf.quotes.policies import fit_policy
from nutgraf.quotes.second_hand import check_joints, check_marks
from nutgraf.quotes.segments import parse_words
from nutgraf.quotes.speech import read_layout

_IDENTITY = frozenset({"Q030", "Q032", "Q033", "Q040", "Q041", "Q042"})
"""Findings that tell one place of the same words from another: where nobody is quoted, or somebody else."""


def check_quote(quotation: Quotation, source: Source, people: Sequence[Person], policy: Policy) -> Checked:
    """Whether `quotation` stands in the text of `source`, word for word, as its speaker's words.

    The text must be at hand and canonical. The result holds the match if the words are there, and every problem, those
    of starred rules too: whoever signs for them is no matter here.
    """
    parsed = parse_words(quotation.words)
    policy = fit_policy(policy, source)
    case = Case(
        quotation, source, people, policy, parsed, read_layout(source.text or "", "" if source.via else source.kind)
    )
    unreadable = _check_words(case)
    if unreadable:
        return Checked(quotation, None, unreadable)
    hits = [find_hits(case.layout.folded.text, segment, policy) for segment in parsed.segments]
    missing = [segment for segment, found in zip(parsed.segments, hits, strict=True) if not found]
    if missing:
        return Checked(quotation, None, tuple(explain_missing(case, segment) for segment in missing))
    joints = [segment.joint for segment in parsed.segments]
    chains = find_chains(case.layout.folded.text, hits, joints, policy)
    if not chains:
        return Checked(quotation, None, (explain_order(case, hits),))
    return _choose(case, chains)


def _check_words(case: Case) -> tuple[Problem, ...]:
    """Problems that leave nothing to look for."""
    if case.source.text is None:
        message = f"cannot be checked: the text of source “{case.source.id}” is not at hand"
        return (case.report("Q071", message, "run `nutgraf verify` where the text is."),)
    if case.parsed.leftover:
        message = f"has a bracket without its partner: “{case.parsed.leftover}”"
        return (case.report("Q002", message, "write `[words]`."),)
    if not any(is_letter(char) for segment in case.parsed.segments for char in segment.text):
        return (case.report("Q010", "holds no words of its source", "quote words, or leave the marks out."),)
    return ()


def _choose(case: Case, chains: Sequence[Chain]) -> Checked:
    """The one place that fits: of several, those where the speaker is quoted come before those where nobody is."""
    cases = [case.choose(chain) for chain in chains]
    found = [(*check_attribution(one), *check_marks(one), *check_joints(one)) for one in cases]
    wrong = [sum(problem.code in _IDENTITY for problem in problems) for problems in found]
    best = [index for index, count in enumerate(wrong) if count == min(wrong)]
    if len(best) > 1:
        return Checked(case.quotation, None, (explain_ambiguous(case, [chains[index] for index in best]),))
    chosen = cases[best[0]]
    heard = check_heard(case.quotation, case.source)
    looks = (*_check_scripts(chosen), *check_emphasis(case.quotation))
    problems = (*found[best[0]], *check_clipping(chosen), *looks, *heard)
    return Checked(case.quotation, _read_match(chosen), tuple(dict.fromkeys(problems)))


def check_heard(quotation: Quotation, source: Source) -> tuple[Problem, ...]:
    """Q090: a machine wrote the source down, so that somebody has to listen to the words and sign for them."""
    if not source.is_machine_made:
        return ()
    message = f"quote “{quotation.id}” stands in source “{source.id}”, which a machine wrote down"
    fix = "listen to the recording, and sign for it: say where the words were heard."
    return (Problem(quotation.place, "Q090", message, fix=fix),)


def _check_scripts(case: Case) -> list[Problem]:
    """Q011, a warning: a word of the quotation mixes alphabets, as its source does."""
    for word in case.quotation.words.split():
        scripts = sorted(find_scripts(word))
        if len(scripts) > 1:
            message = f"holds “{word}”, a word in letters of {' and '.join(scripts)}"
            problem = case.report("Q011", message, "see whether the source was made to look like something else.")
            return [replace(problem, severity="warning")]
    return []


def _read_match(case: Case) -> Match:
    edits = list_edits(case.layout.folded.text, case.parsed, case.chain)
    edits = (*edits, *(Edit("emphasis", words, words) for words in list_emphasis(case.quotation)))
    exact = tuple(case.layout.quote(*span) for span in case.spans)
    paragraph = case.layout.find_paragraph(case.spans[0][0]) + 1
    return Match(case.spans, exact, edits, paragraph, case.is_second_hand and not case.is_own)
