# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a module ready for mutmut, line by line in place, so that line numbers stay true.

Properties, which mutmut leaves out, become plain methods. What only a programmer ever reads, or
what can never run, is marked as not to be changed.
"""

import ast
from collections.abc import Iterator

LEFT_ALONE = "  # pragma: no mutate"

# Their words are for whoever broke the rule, and may be put in any way.
_PROGRAMMERS_ERRORS = {"AssertionError", "TypeError", "ValueError"}


def prepare(source: str) -> str:
    """Return the module's text as mutmut shall see it, with the same number of lines but one.

    That one is added where a property ends the file.
    """
    lines = source.splitlines()
    tree = ast.parse(source)
    for first, last in _spans_left_alone(tree):
        for number in range(first, last + 1):
            lines[number - 1] += LEFT_ALONE
    for getter in _properties(tree):
        _open_up(getter, lines)
    return "\n".join(lines) + "\n"


def _spans_left_alone(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each statement whose change would tell nothing."""
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name))) if name in _PROGRAMMERS_ERRORS:
                yield node.lineno, node.end_lineno or node.lineno
            case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
                yield node.lineno, node.end_lineno or node.lineno


def _properties(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for owner in tree.body:
        if isinstance(owner, ast.ClassDef):
            for part in owner.body:
                if isinstance(part, ast.FunctionDef) and _is_property(part):
                    yield part


def _is_property(method: ast.FunctionDef) -> bool:
    return [ast.unparse(decorator) for decorator in method.decorator_list] == ["property"]


def _open_up(getter: ast.FunctionDef, lines: list[str]) -> None:
    """Write ``name = property(name)`` behind the method instead of ``@property`` before it."""
    place = getter.end_lineno or getter.lineno
    if place < len(lines) and lines[place].strip():
        return  # no empty line behind it: then it stays as it is
    indent = " " * getter.col_offset
    lines[getter.decorator_list[0].lineno - 1] = f"{indent}# a property, see below"
    lines[place : place + 1] = [f"{indent}{getter.name} = property({getter.name})"]
