"""Quotations against an invented report, transcript, letter and German report: `quotations.txt` holds the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.quotes.check import check_quote
from nutgraf.quotes.emphasis import read_emphasis
from nutgraf.quotes.fold import fold
from nutgraf.quotes.model import Checked, Policy
from nutgraf.quotes.policies import choose_policy
from tests.quotes.sample import PEOPLE, PLACE, POLICY, make_quotation, make_source

EXAMPLES = Path(__file__).with_name("quotations.txt")
REPORT = make_source()


def tell(checked: Checked) -> str:
    """What checking found, as the examples write it."""
    lines = [problem.format().removeprefix(f"{PLACE}  ") for problem in checked.problems]
    if checked.match:
        lines.append(f"source: {' / '.join(checked.match.exact)} (paragraph {checked.match.paragraph})")
        lines += [f"edit: {edit.kind} {edit.printed} <- {edit.source or 'nothing'}" for edit in checked.match.edits]
    return "\n".join(lines)


def read_examples() -> list[tuple[str, dict[str, str], str]]:
    """Title, input, expected outcome of each example."""
    found = []
    for block in EXAMPLES.read_text(encoding="utf-8").split("\n.\n\n"):
        title, given_keys, expected = block.removesuffix("\n.\n").split("\n.\n")
        keys = dict(line.split(": ", 1) for line in given_keys.splitlines())
        found.append((title, keys, expected))
    return found


@pytest.mark.parametrize(("title", "keys", "expected"), read_examples(), ids=[title for title, _, _ in read_examples()])
def test_examples(title: str, keys: dict[str, str], expected: str) -> None:
    """Each example gives exactly the edits and messages that stand below it."""
    source, policy = keys.pop("source", "report"), choose_policy(keys.pop("policy", "ours"), {})
    quotation = make_quotation(keys.pop("words"), keys.pop("by"), source, **keys)
    assert tell(check_quote(quotation, make_source(source), PEOPLE, policy)) == expected, title


def test_policy_may_require_brackets_for_a_changed_letter() -> None:
    """Where the house requires brackets, a changed first letter passes as `[t]he` only, and is recorded."""
    strict = Policy(brackets_required=True)
    bare = check_quote(make_quotation("the gate will hold"), REPORT, PEOPLE, strict)
    bracketed = check_quote(make_quotation("[t]he gate will hold"), REPORT, PEOPLE, strict)
    assert [problem.code for problem in bare.problems] == ["Q010"]
    assert bracketed.problems == ()
    assert bracketed.match is not None
    assert [edit.kind for edit in bracketed.match.edits] == ["first-letter"]


def test_thresholds_are_those_of_the_house() -> None:
    """Every threshold of the policy moves the line between passing and failing."""
    tight = Policy(ellipsis_words=6, bracket_words=0, negation_words=0)
    cases = {"We tested it ... and it worked.": ["Q030"], "We tested [the gate] with eight million": ["Q034"]}
    for words, codes in cases.items():
        assert [problem.code for problem in check_quote(make_quotation(words), REPORT, PEOPLE, tight).problems] == codes
    before = check_quote(make_quotation("believe a word of it", "brask"), REPORT, PEOPLE, tight)
    assert before.problems == ()


def test_source_known_through_a_report_stays_second_hand() -> None:
    """Words of a letter that is known only through a report have to stand in the report's quotation marks."""
    letter = make_source("letter", text=REPORT.text, via="report")
    checked = check_quote(make_quotation("the gate is a MARVEL of the age!", source="letter"), letter, PEOPLE, POLICY)
    assert [problem.code for problem in checked.problems] == ["Q042"]
    assert checked.match is not None
    assert checked.match.second_hand


def test_own_words_of_a_report_are_first_hand() -> None:
    """What a report says itself is not second-hand."""
    checked = check_quote(make_quotation("which is not the case", "report"), REPORT, PEOPLE, POLICY)
    assert checked.match is not None
    assert not checked.match.second_hand


def test_emphasis_is_recorded() -> None:
    """Emphasis that the writer added, and says so, is an edit that readers are told of."""
    words, ranges = read_emphasis("We *tested* it")
    checked = check_quote(make_quotation(words, emphasis=ranges, emphasis_added=True), REPORT, PEOPLE, POLICY)
    assert tell(checked) == "source: We tested it (paragraph 3)\nedit: emphasis tested <- tested"


def test_emphasis_is_declared() -> None:
    """Q013: italics that nobody declares are a stress put into the speaker's mouth; none is declared in vain."""
    stressed = make_quotation("We tested it", emphasis=((3, 9),))
    assert tell(check_quote(stressed, REPORT, PEOPLE, POLICY)).startswith(
        "Q013 quote “tested” has emphasis that its source has not: “tested”  take it out, or say that it is yours: "
        "`emphasis=added` in the braces, `emphasis: added` in `quotes:`.  [Q013]"
    )
    empty = make_quotation("We tested it", emphasis_added=True)
    assert tell(check_quote(empty, REPORT, PEOPLE, POLICY)).startswith(
        "Q013 quote “tested” is said to have emphasis added, and nothing in it is emphasised  set words apart, "
        "`*words*`, or take the attribute out.  [Q013]"
    )


@pytest.mark.parametrize(
    ("text", "words", "stressed"),
    [
        ("We *tested* it", "We tested it", ["tested"]),
        ("*We tested* it, and *it* worked", "We tested it, and it worked", ["We tested", "it"]),
        ("*all of it*", "all of it", ["all of it"]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("a*b*c and **d**", "a*b*c and **d**", []),
        ("one * star", "one * star", []),
    ],
)
def test_stars_set_words_apart(text: str, words: str, stressed: list[str]) -> None:
    """Stars around whole words are emphasis, as in Markdown; any other star is a star."""
    found, ranges = read_emphasis(text)
    assert (found, [found[start:end] for start, end in ranges]) == (words, stressed)


@given(st.text("ab *", max_size=30))
def test_emphasis_takes_nothing_but_stars(text: str) -> None:
    """Without its stars a text is the same, and every range holds words."""
    words, ranges = read_emphasis(text)
    assert words.replace("*", "") == text.replace("*", "")
    assert len(text) - len(words) == 2 * len(ranges)
    assert all(words[start:end].strip() for start, end in ranges)


def test_two_alphabets_in_one_word_are_a_warning() -> None:
    """A source that mixes letters that look alike passes with a warning, as its words are there."""
    source = make_source(text="“The g\u0430te holds,” Lull said.\n")
    (problem,) = check_quote(make_quotation("The g\u0430te holds"), source, PEOPLE, POLICY).problems
    assert (problem.code, problem.severity) == ("Q011", "warning")


def test_missing_text_is_a_problem() -> None:
    """Without the text of the source nothing is verified, and no exception is raised."""
    checked = check_quote(make_quotation("We tested it"), make_source(text=None), PEOPLE, POLICY)
    assert [problem.code for problem in checked.problems] == ["Q071"]


@given(st.text(max_size=60))
def test_any_words_and_any_text_give_problems_never_exceptions(words: str) -> None:
    """Whatever is written, as words or as a source, is answered by values; each problem stands at the quotation."""
    first = check_quote(make_quotation(words), REPORT, PEOPLE, POLICY)
    second = check_quote(make_quotation("We tested it"), make_source(text=words), PEOPLE, POLICY)
    assert all(problem.place == PLACE for problem in (*first.problems, *second.problems))


@given(st.data())
def test_every_run_of_whole_words_is_found(data: st.DataObject) -> None:
    """Any whole words of one utterance are in the source, at the place that the match tells."""
    speech = "We tested it with eight million litres of sea water, and it worked."
    words = speech.split()
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    printed = " ".join(words[start:end])
    checked = check_quote(make_quotation(printed), REPORT, PEOPLE, POLICY)
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert checked.match is not None
    assert fold(checked.match.exact[0]).text == fold(printed).text


@given(st.data())
def test_no_cut_word_is_found(data: st.DataObject) -> None:
    """Words that begin inside a word of the source are refused, even where every letter is there."""
    speech = "We tested it with eight million litres of sea water"
    cuts = [i for i in range(1, len(speech) - 12) if speech[i - 1].isalpha() and speech[i].isalpha()]
    cut = data.draw(st.sampled_from(cuts))
    checked = check_quote(make_quotation(speech[cut:]), REPORT, PEOPLE, POLICY)
    assert [problem.code for problem in checked.problems] in (["Q012"], ["Q010"])
