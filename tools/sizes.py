# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps modules, classes and functions small: the limits that ruff has no rule for."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("pos_loyalty", "tests", "bench", "tools")
# They grow by one table or one file per change, and are read as lists.
EXEMPT = ("**/migrations/**/*.py", "**/tables.py")

MODULE_LINES_MAX = 400
PUBLIC_METHODS_MAX = 12
CONSTRUCTOR_LINES_MAX = 40
FUNCTION_LINES_MAX = 60
TEST_LINES_MAX = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_large(source: str, name: str) -> Iterator[str]:
    """Yield one line for each thing in a module's source that is over its limit.

    Args:
        source: Python text.
        name: What to call the module in the report.
    """
    lines = len(source.splitlines())
    if lines > MODULE_LINES_MAX:
        yield f"{name}:1: module has {lines} lines (limit {MODULE_LINES_MAX})"
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.ClassDef):
            yield from _too_many_methods(node, name)
        if isinstance(node, Function):
            yield from _too_long(node, name)


def _too_many_methods(node: ast.ClassDef, name: str) -> Iterator[str]:
    methods = {
        n.name
        for n in node.body
        if isinstance(n, Function) and not n.name.startswith("_") and not _is_property(n)
    }
    if len(methods) > PUBLIC_METHODS_MAX and not node.name.startswith("Test"):
        yield (
            f"{name}:{node.lineno}: class {node.name} has {len(methods)} public methods "
            f"(limit {PUBLIC_METHODS_MAX})"
        )


def _is_property(node: Function) -> bool:
    """Tell whether it is read like an attribute: that is no verb of the class."""
    return any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list)


def _too_long(node: Function, name: str) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    limit = _limit_for(node.name)
    if lines > limit:
        yield f"{name}:{node.lineno}: {node.name} has {lines} lines (limit {limit})"


def _limit_for(function_name: str) -> int:
    if function_name == "__init__":
        return CONSTRUCTOR_LINES_MAX
    return TEST_LINES_MAX if function_name.startswith("test_") else FUNCTION_LINES_MAX


def checked_files(root: Path) -> list[Path]:
    """Return the files under the limits, in order: all Python but migrations and tables."""
    files = [root / "dev", *(file for name in FOLDERS for file in (root / name).rglob("*.py"))]
    return sorted(file for file in files if not any(file.match(p) for p in EXEMPT))


def report(files: Iterable[Path], root: Path) -> list[str]:
    """Return what is too large in these files, one line each."""
    return [
        finding
        for file in files
        for finding in too_large(file.read_text("utf-8"), str(file.relative_to(root)))
    ]


def main() -> int:
    """Print what is too large; return 1 if anything is."""
    findings = report(checked_files(ROOT), ROOT)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
