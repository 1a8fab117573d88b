"""Small parts: how long a module and a function may be, how much they take, and that they say what they do."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source import Function, Module, list_modules, read_module

MODULE_LINES = 250
FUNCTION_LINES = 40
ARGUMENTS = 5


def find_excess(modules: tuple[Module, ...]) -> list[str]:
    """Everything that is over its budget, one sentence each."""
    found = []
    for module in modules:
        lines = module.text.count("\n")
        if lines > MODULE_LINES:
            found.append(f"{module.name}: {lines} lines")
        for function in module.functions:
            length = measure(function)
            if length > FUNCTION_LINES:
                found.append(f"{module.name}.{function.name}: {length} lines")
            if count_arguments(function) > ARGUMENTS and not is_overriding(function):
                found.append(f"{module.name}.{function.name}: {count_arguments(function)} arguments")
    return found


def measure(function: Function) -> int:
    """The lines of a function, its docstring apart."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    return lines - (((first.end_lineno or 0) - first.lineno + 1) if ast.get_docstring(function) else 0)


def count_arguments(function: Function) -> int:
    """How many arguments a caller may give; the object of a method is none."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return len(named) - bool(named and named[0].arg in ("self", "cls"))


def is_overriding(function: Function) -> bool:
    """Does the signature belong to the class above? Such methods are marked with `@override` or a reason for ruff."""
    return any(isinstance(node, ast.Name) and node.id == "override" for node in function.decorator_list)


def find_unexplained(modules: tuple[Module, ...]) -> list[str]:
    """Public modules, classes, functions and methods without a docstring."""
    found = []
    for module in modules:
        if not ast.get_docstring(module.tree) and module.text.strip():
            found.append(module.name)
        classes = [node for node in module.tree.body if isinstance(node, ast.ClassDef) and is_public(node.name)]
        holders: list[ast.Module | ast.ClassDef] = [module.tree, *classes]
        for holder in holders:
            for node in holder.body:
                if isinstance(node, Function | ast.ClassDef) and is_public(node.name) and not ast.get_docstring(node):
                    found.append(f"{module.name}.{node.name}")
    return found


def is_public(name: str) -> bool:
    """Names with a leading underscore, `__str__` too, explain themselves where they stand."""
    return not name.startswith("_")


def test_budgets() -> None:
    """A module has at most 250 lines, a function 40 lines beside its docstring and 5 arguments."""
    assert not find_excess(list_modules())


def test_docstrings() -> None:
    """Everything public says what it does."""
    assert not find_unexplained(list_modules())


def test_excess_is_found(tmp_path: Path) -> None:
    """The measure itself: one line, one argument, one missing docstring too many."""
    body = "    pass\n" * FUNCTION_LINES
    text = '"""A module."""\n' + f"def long(a, b, c, d, e, *, f):\n{body}" + "#\n" * MODULE_LINES
    (tmp_path / "sample.py").write_text(text, encoding="utf-8")
    modules = (read_module(tmp_path / "sample.py", tmp_path),)
    assert find_excess(modules) == [
        f"sample: {text.count(chr(10))} lines",
        "sample.long: 41 lines",
        "sample.long: 6 arguments",
    ]
    assert find_unexplained(modules) == ["sample.long"]
