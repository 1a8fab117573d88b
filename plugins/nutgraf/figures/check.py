"""One bound number, checked: against the data that it is calculated from, or the source that reports it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, localcontext

from nutgraf.datasets.model import Dataset
from nutgraf.errors import Problem, Severity
from nutgraf.figures.assertions import check_claim
from nutgraf.figures.bases import find_missing_base
from nutgraf.figures.claims import read_claim
from nutgraf.figures.compare import Warnings, compare, compare_reported
from nutgraf.figures.faults import FigureError
from nutgraf.figures.languages.model import RuleName
from nutgraf.figures.languages.registry import ENGLISH, LANGUAGES, get_code, is_known
from nutgraf.figures.measure import measure
from nutgraf.figures.model import Bound, Figure
from nutgraf.figures.occurrences import check_count_of, is_count_of
from nutgraf.figures.passages import (
    FindWords,
    SourceText,
    check_words,
    find_exact_words,
    find_source,
    measure_reported,
    read_reported,
)
from nutgraf.figures.quantity import Quantity
from nutgraf.figures.reference import Reference, SourceReference, parse_reference
from nutgraf.figures.resolve import PRECISION, resolve
from nutgraf.figures.rules import RULES
from nutgraf.figures.stated import Stated, read_stated, states_amount
from nutgraf.figures.tell import suggest_wording, tell_quantity, tell_stated
from nutgraf.figures.tokenize import find_numbers
from nutgraf.figures.units import COUNT, PERCENT, RANK
from nutgraf.figures.wording import allow, list_hedges


def check_figure(
    figure: Figure,
    datasets: Mapping[str, Dataset],
    sources: Mapping[str, SourceText],
    find_words: FindWords = find_exact_words,
) -> Bound:
    """Check `[text]{n="reference"}`: what it stands for, and every problem, at the figure's place.

    `find_words` tells whether a source has the words of `quote`; None means that its text is not at hand, and the
    number is then only compared with the quote, whose words the seal vouches for.
    """
    if not is_known(figure.language):
        message = f"“{figure.text}” is not checked: nothing is known of numbers in the language '{figure.language}'"
        problem = make_problem(figure, FigureError("F070", message, ", ".join((ENGLISH, *LANGUAGES))))
        return Bound(figure, None, "", "computed", (problem,), "not checked")
    with localcontext(prec=PRECISION):
        try:
            reference = parse_reference(figure.reference)
            if isinstance(reference, SourceReference):
                return _check_reported(figure, find_source(reference, sources), find_words)
            return _check_computed(figure, reference, datasets)
        except FigureError as error:
            is_reported = figure.reference.strip().startswith("src:")
            problem = make_problem(figure, error)
            return Bound(figure, None, "", "reported" if is_reported else "computed", (problem,))


def measure_figure(
    figure: Figure, datasets: Mapping[str, Dataset], sources: Mapping[str, SourceText]
) -> Decimal | None:
    """The true value of a figure in the unit that its words state; None where it has none."""
    with localcontext(prec=PRECISION):
        try:
            reference, stated = parse_reference(figure.reference), read_stated(figure)
            if isinstance(reference, SourceReference):
                return measure_reported(stated, read_reported(figure, find_source(reference, sources)))
            quantity = resolve(reference, datasets, figure.reference)
            clock = _read_clock(stated, quantity) if stated.number.kind == "time" else None
            return measure(stated, quantity, datasets) if clock is None else clock
        except FigureError:
            return None


def make_problem(figure: Figure, error: FigureError, fix: str = "", severity: Severity | None = None) -> Problem:
    """A mistake as a problem of its figure; the rule of its code gives the fix and the severity if none is given."""
    rule = RULES[error.code]
    return Problem(
        figure.place, error.code, error.message, error.allowed, fix or rule.fix, error.detail, severity or rule.severity
    )


def _check_claim(figure: Figure, reference: Reference, datasets: Mapping[str, Dataset]) -> Bound | None:
    """The outcome for claim words; None for a mark that states a number."""
    if get_code(figure.language) != ENGLISH:
        return None
    claim = read_claim(figure.text)
    if claim is None and " of " not in figure.text:
        return None
    numbers = list(find_numbers(figure.text))
    if is_count_of(figure.text, numbers):
        finding = check_count_of(figure.text, numbers, reference, datasets, figure.reference)
    elif claim is not None and not states_amount(figure.text):
        finding = check_claim(figure.text, claim, reference, datasets, figure.reference)
    else:
        return None
    problems = (make_problem(figure, finding.fault, finding.fix),) if finding.fault else ()
    value = finding.quantity.value
    exact = value if isinstance(value, Decimal) else None
    unit = PERCENT if finding.quantity.unit == PERCENT else ""
    return Bound(figure, exact, unit, "computed", problems, "claim", finding.quantity.datasets)


def _check_computed(figure: Figure, reference: Reference, datasets: Mapping[str, Dataset]) -> Bound:
    claimed = _check_claim(figure, reference, datasets)
    if claimed is not None:
        return claimed
    quantity = resolve(reference, datasets, figure.reference)
    problems: list[Problem] = []
    rule = ""
    try:
        stated = read_stated(figure)
        rule = stated.rule
        problems += _check_digits(figure, stated)
        value = _read_clock(stated, quantity) if stated.number.kind == "time" else None
        value = measure(stated, quantity, datasets) if value is None else value
        problems += _compare(figure, stated, value, quantity)
        if base := find_missing_base(stated, quantity, reference, figure.around, datasets):
            message = f"“{stated.wording}” does not say from when or what: it starts from row {base}"
            problems.append(make_problem(figure, FigureError("F018", message)))
    except FigureError as error:
        problems.append(make_problem(figure, error))
    exact = quantity.value if isinstance(quantity.value, Decimal) else None
    unit = "" if quantity.unit in (COUNT, RANK) else quantity.unit
    return Bound(figure, exact, unit, "computed", tuple(problems), rule, quantity.datasets)


def _compare(figure: Figure, stated: Stated, value: Decimal, quantity: Quantity) -> list[Problem]:
    try:
        warnings = compare(stated, value, quantity, figure.reference)
        if not warnings:
            return []
    except FigureError as error:
        detail = _tell_both(stated, quantity)
        told = FigureError(error.code, error.message, error.allowed, detail)
        return [make_problem(figure, told, _suggest(stated, value, error.code))]
    return _tell_warnings(figure, warnings, _tell_both(stated, quantity), _suggest(stated, value, "F016"))


def _tell_both(stated: Stated, quantity: Quantity) -> tuple[str, str]:
    return f"you wrote   {tell_stated(stated)}", f"data has    {tell_quantity(quantity)}"


def _check_reported(figure: Figure, source: SourceText, find_words: FindWords) -> Bound:
    check_words(figure, source, find_words)
    reported = read_reported(figure, source)
    problems: list[Problem] = []
    stated = read_stated(figure)
    problems += _check_digits(figure, stated)
    detail = (f"you wrote   {tell_stated(stated)}", f"source has  {reported.wording}")
    try:
        value = measure_reported(stated, reported)
        warnings = compare_reported(stated, value, reported, f"“{source.title}”")
        problems += _tell_warnings(figure, warnings, detail, "")
    except FigureError as error:
        told = FigureError(error.code, error.message, error.allowed, detail)
        problems.append(make_problem(figure, told, f"write “{reported.wording}”, or bind the number that you mean"))
    exact = reported.number.value
    return Bound(figure, exact, reported.number.suffix, "reported", tuple(problems), stated.rule)


def _read_clock(stated: Stated, quantity: Quantity) -> Decimal | None:
    """The time of day of a moment in the data, in minutes after midnight, by its own offset."""
    moment = quantity.value
    return Decimal(60 * moment.hour + moment.minute) if isinstance(moment, datetime) else None


def _check_digits(figure: Figure, stated: Stated) -> list[Problem]:
    """Digits that can be misread: a warning, or an error where they follow no rule."""
    number = stated.number
    if number.doubt == "point":
        message = f"“{number.text}” is a little more than {int(number.value)} in the language of the story"
        return [make_problem(figure, FigureError("F003", message), severity="warning")]
    if number.doubt:
        return [make_problem(figure, FigureError("F003", f"the marks in “{number.text}” do not part thousands"))]
    return []


def _tell_warnings(figure: Figure, warnings: Warnings, detail: tuple[str, ...], fix: str) -> list[Problem]:
    return [
        make_problem(figure, FigureError(code, message, "", detail), fix if code == "F016" else "")
        for code, message in warnings
    ]


def _suggest(stated: Stated, value: Decimal, code: str) -> str:
    """What would be honest for the value, in the writer's manner; "" where the rule's own fix is better."""
    if code == "F013":
        words = _rehedge(stated, abs(value))
        return f"write “{words}”, or bind the number that you mean" if words else ""
    if code not in ("F010", "F011", "F016"):
        return ""
    words = suggest_wording(stated, value if stated.number.value < 0 else abs(value))
    instead = "a hedge" if code == "F016" else "bind the number that you mean"
    return f"write “{words}”, or {instead}" if words else ""


def _rehedge(stated: Stated, value: Decimal) -> str:
    """The number without its hedge if that holds, else with the hedge that does; "" if none does."""
    if value in allow("plain", stated.number):
        return stated.number.text
    rule: RuleName = "nearly" if value < abs(stated.number.value) else "more than"
    hedge = list_hedges(stated.language)[rule][0]
    return f"{hedge} {stated.number.text}" if value in allow(rule, stated.number) else ""
