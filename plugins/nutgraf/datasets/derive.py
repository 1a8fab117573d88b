"""Datasets that a query makes out of others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from nutgraf.datasets.answer import Answer
from nutgraf.datasets.descriptor import Descriptor
from nutgraf.datasets.model import Column, Dataset, Row
from nutgraf.datasets.query import Query, read_query, run_query
from nutgraf.datasets.rows import check_rows
from nutgraf.errors import Place, Problem
from nutgraf.names import nearest

Waiting = Mapping[str, tuple[Descriptor, str]]
"""Descriptors with a query, by id, each with the hash of its file."""


def derive_datasets(
    waiting: Waiting, offered: Mapping[str, Dataset], broken: frozenset[str]
) -> tuple[dict[str, Dataset], list[Problem]]:
    """Run the queries, each after those whose datasets it reads; `offered` holds the datasets read from files.

    A query that needs one of the `broken`, or another query that fails, is left out without a problem of its own.
    """
    queries, problems = _read_queries(waiting)
    missing = broken | (waiting.keys() - queries.keys())
    made: dict[str, Dataset] = {}
    while ready := [id_ for id_ in sorted(queries) if not queries[id_].tables & queries.keys()]:
        for id_ in ready:
            query, (descriptor, digest) = queries.pop(id_), waiting[id_]
            if not query.tables & missing:
                dataset, told = _derive(descriptor, digest, query, {**offered, **made})
                problems += told
                made |= {id_: dataset} if dataset else {}
            missing |= frozenset({id_}) - made.keys()
    problems += [_tell_cycle(id_, queries, waiting[id_][0].place_of("query")) for id_ in sorted(queries)]
    return made, problems


def _read_queries(waiting: Waiting) -> tuple[dict[str, Query], list[Problem]]:
    problems: list[Problem] = []
    queries: dict[str, Query] = {}
    for id_ in sorted(waiting):
        descriptor = waiting[id_][0]
        query, told = read_query(descriptor.keys.query, descriptor.place_of("query"))
        problems += told
        queries |= {id_: query} if query else {}
    return queries, problems


def _derive(
    descriptor: Descriptor, digest: str, query: Query, datasets: Mapping[str, Dataset]
) -> tuple[Dataset | None, list[Problem]]:
    place = descriptor.place_of("query")
    answer, told = run_query(query.sql, datasets, place)
    if answer is None:
        return None, list(told)
    columns, problems = _check_columns(descriptor, answer)
    if not answer.rows:
        problems.append(Problem(place, "dataset.empty", "the query gives no rows"))
    if not problems:
        key = descriptor.keys.key
        problems = [
            Problem(place, found.code, f"{found.message} (row {found.row + 1} of the query)", allowed=found.allowed)
            for found in check_rows(answer.rows, columns, key)
        ]
    if problems:
        return None, problems
    # The rows are those of the datasets read, so the hash covers them too.
    parts = [digest, *(datasets[name].sha256 for name in sorted(query.tables))]
    sha256 = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return descriptor.make_dataset(columns, answer.rows, place, sha256), []


def _check_columns(descriptor: Descriptor, answer: Answer) -> tuple[tuple[Column, ...], list[Problem]]:
    """The described columns in the order of the query; a difference in name or type is a problem."""
    place = descriptor.place_of("query")
    described = {column.name: column for column in descriptor.columns}
    given = {column.name: column for column in answer.columns}
    problems = []
    for name in given.keys() - described.keys():
        near = nearest(name, described.keys() - given.keys())
        message = f"the query gives a column '{name}' that is not described"
        allowed = f"did you mean '{near}'?" if near else ""
        problems.append(Problem(place, "dataset.header", message, allowed, fix=f"describe it: [columns.{name}]"))
    for name in described.keys() - given.keys():
        message = f"the query gives no column '{name}'"
        at = descriptor.place_of("columns", name)
        problems.append(Problem(at, "dataset.header", message, allowed=f"it gives: {', '.join(given)}"))
    for name in described.keys() & given.keys():
        if told := _check_type(name, described[name], given[name], answer.rows):
            problems.append(Problem(descriptor.place_of("columns", name, "type"), "dataset.type", told))
    columns = tuple(described[name] for name in given if name in described)
    return columns, sorted(problems, key=lambda problem: (problem.place, problem.message))


def _check_type(name: str, described: Column, given: Column, rows: tuple[Row, ...]) -> str:
    if described.type == "year" and given.type == "number":
        values = (row[name] for row in rows)
        odd = [value for value in values if isinstance(value, Decimal) and value != value.to_integral_value()]
        return f"column '{name}' is of type year, but the query gives {odd[0]}" if odd else ""
    if described.type != given.type:
        return f"column '{name}' is of type {described.type}, but the query gives a {given.type}"
    return ""


def _tell_cycle(id_: str, queries: Mapping[str, Query], place: Place) -> Problem:
    """A chain of queries from `id_` until one comes twice; every query left over leads into a circle."""
    chain = [id_]
    while (following := min(queries[chain[-1]].tables & queries.keys())) not in chain:
        chain.append(following)
    told = " → ".join([*chain, following])
    return Problem(place, "dataset.cycle", f"the query of '{id_}' needs a dataset that needs itself: {told}")
