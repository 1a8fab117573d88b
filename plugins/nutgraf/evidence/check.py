"""Holds everything that a story says against its sources and data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Place, Problem
from nutgraf.evidence.drawn import DrawnNumber, check_drawn
from nutgraf.evidence.inline import read_figure, read_quotation
from nutgraf.evidence.lock import Lock, Verdict, find_sealed_words, judge
from nutgraf.evidence.readings import read_words
from nutgraf.evidence.subject import EXEMPT_CLASSES, Evidence, Exemption, Subject
from nutgraf.figures.check import check_figure
from nutgraf.figures.coverage import AllowedNumber, check_language, check_unused
from nutgraf.figures.coverage import check_unbound as check_unbound_numbers
from nutgraf.figures.model import Bound
from nutgraf.figures.moments import check_date
from nutgraf.figures.offers import Offers
from nutgraf.figures.rules import RULES as FIGURE_RULES
from nutgraf.markdown.model import Mark, Passage
from nutgraf.names import suggest
from nutgraf.quotes.model import Quotation, Source
from nutgraf.quotes.part import find_part
from nutgraf.quotes.scan import check_unbound as check_unbound_quotations

MOST_FIGURES = 3_000
"""So many numbers one story may bind: more belong into a table, and would keep a preview waiting."""


class Examination:
    """The checking of one story: first `judge_all`, then `finish`, which gives the outcome."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.verdicts: dict[str, Verdict] = {}
        self.quoted: dict[str, str] = {}
        self.bound: dict[str, Bound] = {}
        self.statuses: dict[str, str] = {}
        self.exemptions: list[Exemption] = []
        self.problems: list[Problem] = []

    def judge_all(self) -> None:
        """Hold every quotation against its source: those of the front matter, then those of the running text."""
        for quotation in self.subject.quotations:
            self._judge(quotation)
        for mark in self._list_marks("by"):
            self._check_quotation(mark)

    def finish(self, datasets: Mapping[str, Dataset], drawn: Sequence[DrawnNumber] = ()) -> Evidence:
        """Check figures against `datasets` (those computed from the quotations too) and look for what is unbound.

        `drawn` are the numbers that charts draw without a datum of their own.
        """
        sources = read_words(self.subject.sources)
        for mark in self._list_marks("quote"):
            if not {"by", "n"} & mark.attributes.keys():
                self._check_repeat(mark)
        if self._is_countable():
            for passage in self.subject.passages:
                for mark in passage.marks:
                    self._check_number(mark, passage, datasets, sources)
            self._look_for_unbound(datasets, drawn)
        for passage in self.subject.passages:
            for mark in passage.marks:
                names = [name for name in mark.classes if name in EXEMPT_CLASSES]
                self.exemptions.extend(Exemption(mark.text, name, EXEMPT_CLASSES[name]) for name in names)
        self.exemptions.extend(Exemption(item.text, "number", item.why) for item in self.subject.allowed)
        return Evidence(
            self.verdicts, self.quoted, self.bound, self.statuses, tuple(self.exemptions), tuple(self.problems)
        )

    def _is_countable(self) -> bool:
        """Whether a story binds no more numbers than one can have; of one that does nothing else is told (F071)."""
        marks = [*self._list_marks("n"), *self._list_marks("d")]
        if len(marks) <= MOST_FIGURES:
            return True
        self._refuse(marks[MOST_FIGURES].place, f"the story binds {len(marks):,} numbers")
        return False

    def _refuse(self, place: Place, message: str) -> None:
        rule = FIGURE_RULES["F071"]
        self.problems.append(Problem(place, rule.code, message, f"at most {MOST_FIGURES:,}", rule.fix))

    def _list_marks(self, attribute: str) -> list[Mark]:
        marks = [mark for passage in self.subject.passages for mark in passage.marks]
        return [mark for mark in marks if attribute in mark.attributes]

    def _look_for_unbound(self, datasets: Mapping[str, Dataset], drawn: Sequence[DrawnNumber]) -> None:
        """Quotation marks and numbers that nothing vouches for."""
        used: list[AllowedNumber] = []
        names = [name for bound in self.bound.values() for name in bound.datasets]
        # A story that binds and shows nothing yet may mean any dataset of the site.
        offers = Offers(datasets, [*names, *self.subject.shown] or datasets, self.subject.language)
        self.problems.extend(check_language(Place(self.subject.path), self.subject.language))
        unbound = 0
        for passage in self.subject.passages:
            self.problems.extend(check_unbound_quotations(passage))
            if unbound > MOST_FIGURES:
                continue
            problems, excused = check_unbound_numbers(
                passage, self.subject.allowed, offers=offers, tag=self.subject.language
            )
            self.problems.extend(problems)
            used.extend(excused)
            unbound += len(problems)
            if unbound > MOST_FIGURES:
                self._refuse(passage.place_at(0), f"up to here the story has {unbound:,} numbers bound to nothing")
        problems, excused = check_drawn(drawn, self.bound.values(), self.verdicts, self.subject.allowed)
        self.problems.extend(problems)
        used.extend(excused)
        self.problems.extend(check_unused(self.subject.allowed, used))

    def _check_number(
        self, mark: Mark, passage: Passage, datasets: Mapping[str, Dataset], sources: Mapping[str, Source]
    ) -> None:
        """A bound figure or date."""
        language = self.subject.language
        if "n" in mark.attributes:
            self._keep(mark, check_figure(read_figure(mark, passage, "n", language), datasets, sources))
        elif "d" in mark.attributes:
            self._keep(mark, check_date(read_figure(mark, passage, "d", language), datasets, sources))

    def _judge(self, quotation: Quotation) -> Verdict | None:
        """Hold a quotation against its source or its seal; keep the verdict."""
        subject = self.subject
        source = subject.sources.get(quotation.source)
        if source is None:
            return None
        verdict = judge(quotation, source, tuple(subject.people.values()), subject.policy, subject.lock)
        self.verdicts[quotation.id] = verdict
        self.problems.extend(verdict.problems)
        return verdict

    def _check_quotation(self, mark: Mark) -> None:
        """A quotation in the running text; one id may stand for one wording only."""
        quotation, problems = read_quotation(mark, self.subject)
        self.problems.extend(problems)
        if quotation is None:
            return
        known = self.verdicts.get(quotation.id)
        if known is None:
            self._judge(quotation)
        elif (known.quotation.words, known.quotation.by) != (quotation.words, quotation.by):
            message = f"two quotations are called '{quotation.id}'"
            self.problems.append(Problem(mark.place, "quote.duplicate", message, fix="give one of them another id"))
        self.quoted[mark.key] = quotation.id

    def _check_repeat(self, mark: Mark) -> None:
        """`["words"]{quote=id}`: words of a quotation that is checked elsewhere in the story."""
        name = mark.attributes["quote"]
        known = self.verdicts.get(name)
        if known is None:
            self.problems.append(
                Problem(mark.place, "quote.unknown", f"unknown quote '{name}'", suggest(name, self.verdicts))
            )
        elif mark.emphasis or "emphasis" in mark.attributes:
            message = f"{mark.text} repeats quote “{name}” with emphasis of its own"
            fix = "add emphasis where the words are bound, with `by=`"
            self.problems.append(Problem(mark.place, "Q013", message, fix=fix))
        elif find_part(mark.text.strip()[1:-1], known.quotation.words) is None:
            message = f"{mark.text} is not part of quote “{name}”"
            fix = f"repeat words of: {known.quotation.words}"
            self.problems.append(Problem(mark.place, "quote.part", message, fix=fix))
        else:
            self.quoted[mark.key] = name

    def _keep(self, mark: Mark, bound: Bound) -> None:
        """Keep a figure; one that is read from a passage without its text at hand is held against the seal."""
        self.problems.extend(bound.problems)
        source = self.subject.sources.get(bound.figure.reference.removeprefix("src:"))
        if bound.basis == "reported" and source is not None:
            self.statuses[mark.key] = "verified" if source.text is not None else "sealed"
            if source.text is None and not bound.problems:
                self.problems.extend(check_seal(bound, source, self.subject.lock))
        else:
            self.statuses[mark.key] = "computed"
        self.bound[mark.key] = bound


def check_seal(bound: Bound, source: Source, lock: Lock) -> list[Problem]:
    """Q071 if the passage of a figure is not sealed, or was sealed with another value."""
    figure = bound.figure
    sealed = find_sealed_words(lock, source, figure.quote)
    if sealed is None:
        message = f"figure “{figure.text}” is neither verified nor sealed: the text of “{source.id}” is not at hand"
        return [Problem(figure.place, "Q071", message, fix="run `nutgraf verify` where the text is")]
    if sealed.value != str(bound.value):
        message = f"figure “{figure.text}” differs from the lock in its value"
        detail = (f"story has  {bound.value}", f"lock has   {sealed.value}")
        fix = "run `nutgraf verify` to sign it anew"
        return [Problem(figure.place, "Q071", message, fix=fix, detail=detail)]
    return []
