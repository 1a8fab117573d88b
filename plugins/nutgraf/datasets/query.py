"""SQL over datasets: one SELECT, which sees their tables and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nutgraf.datasets.answer import Answer, read_answer
from nutgraf.datasets.database import load_table, open_database
from nutgraf.datasets.model import Dataset
from nutgraf.errors import Place, Problem
from nutgraf.names import suggest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest"})
"""The table functions a query may call: those that read nothing from outside."""

# SQL takes these for a call if no column has the name.
_CLOCK_WORDS = frozenset({"current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"})


@dataclass(frozen=True, slots=True)
class Query:
    """A checked SELECT and the names of the tables it reads, in lower case."""

    sql: str
    tables: frozenset[str]
    ordered: bool


def run_query(sql: str, datasets: Mapping[str, Dataset], place: Place) -> tuple[Answer | None, tuple[Problem, ...]]:
    """Run one SELECT over the datasets, whose ids are the names of the tables; problems are at `place`.

    The same query over the same rows gives the same answer: one thread, no clock, no chance, no files, no extensions;
    an answer without ORDER BY is sorted by its columns. What DuckDB computes in floating point (a division, a mean) is
    rounded to 15 significant digits.
    """
    query, problems = read_query(sql, place)
    if query is None:
        return None, problems
    known = {id_.lower(): dataset for id_, dataset in datasets.items()}
    unknown = [
        Problem(place, "dataset.query", f"the query reads '{name}', which is no dataset", allowed=suggest(name, known))
        for name in sorted(query.tables - set(known))
    ]
    if unknown:
        return None, tuple(unknown)
    with open_database() as connection:
        for name in sorted(query.tables):
            load_table(connection, known[name])
        try:
            cursor = connection.execute(query.sql)
            answer = cursor.description, cursor.fetchall()
        except Exception as error:
            _reraise_unless_duckdb(error)
            return None, (_tell(error, place),)
    return read_answer(*answer, place, query.ordered)


def read_query(sql: str, place: Place) -> tuple[Query | None, tuple[Problem, ...]]:
    """Check that a text is one SELECT that depends on nothing but tables, and find these."""
    with open_database() as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type.name != "SELECT":
                allowed = "one SELECT, without others before or after it"
                return None, (Problem(place, "dataset.query", "the query is not one SELECT", allowed=allowed),)
            tree = _parse(connection, sql)
            refused = _refuse(connection, tree)
            if refused:
                return None, tuple(Problem(place, "dataset.query", message) for message in refused)
            tables = frozenset(name.lower() for name in connection.get_table_names(sql))
        except Exception as error:
            _reraise_unless_duckdb(error)
            return None, (_tell(error, place),)
    return Query(sql, tables, _is_ordered(tree)), ()


def _parse(connection: DuckDBPyConnection, sql: str) -> dict[str, Any]:
    row = connection.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchone()
    tree: dict[str, Any] = json.loads(row[0]) if row else {}
    return tree


def _is_ordered(tree: Mapping[str, Any]) -> bool:
    statements = tree.get("statements") or [{}]
    modifiers = statements[0].get("node", {}).get("modifiers", [])
    return any(modifier.get("type") == "ORDER_MODIFIER" for modifier in modifiers)


def _refuse(connection: DuckDBPyConnection, tree: Mapping[str, Any]) -> list[str]:
    """What in a parsed query may give another answer tomorrow, or reads something that is not a dataset."""
    query = "SELECT function_name FROM duckdb_functions() WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')"
    unstable = {str(row[0]) for row in connection.execute(query).fetchall()}
    return sorted({message for node in _walk(tree) if (message := _refuse_node(node, unstable))})


def _refuse_node(node: Mapping[str, Any], unstable: set[str]) -> str:
    called = str(node.get("function_name", "")).lower()
    if node.get("type") == "TABLE_FUNCTION":
        name = str(node.get("function", {}).get("function_name", "")).lower()
        outside = name not in TABLE_FUNCTIONS
        return f"the query calls {name}(), which reads something that is no dataset" if outside else ""
    if called in unstable:
        return f"the query calls {called}(), which gives another value on each run"
    words = [str(name).lower() for name in node.get("column_names") or ()]
    if len(words) == 1 and words[0] in _CLOCK_WORDS:
        return f"the query reads {words[0]}, which is another value on each run"
    return "the query takes a sample, which is another one on each run" if node.get("sample") else ""


def _walk(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, dict):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from _walk(child)


def _tell(error: Exception, place: Place) -> Problem:
    first, _, rest = str(error).partition("\n")
    detail = tuple(line for line in rest.split("\n") if line.strip())
    return Problem(place, "dataset.query", f"the query does not run: {first}", detail=detail)


def _reraise_unless_duckdb(error: Exception) -> None:
    if type(error).__module__.split(".")[0] not in ("duckdb", "_duckdb"):
        raise error
