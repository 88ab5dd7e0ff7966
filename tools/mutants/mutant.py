# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A mutant: which function it changes, where, and how."""

import ast
import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from mutmut.mutation.file_mutation import mutate_file_contents

# zip's guard against the programmer who gives it lists of two lengths: no right code needs it.
_GUARD = re.compile(r"strict=\w+")
_MUTANT_NAME = re.compile(r"(?:x_|xǁ(?P<owner>\w+)ǁ)(?P<function>\w+?)__mutmut_(?P<which>\w+)")


@dataclass(frozen=True, slots=True)
class Change:
    """What tells a mutant from every other, whatever is edited elsewhere in the module.

    Attributes:
        file: With slashes, from the project's folder.
        function: ``name``, or ``Class.name`` of a method.
        was: The lines that are changed, without their common indent.
        now: What the mutant has in their place; empty when it only leaves them out.
    """

    file: str
    function: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change and its place.

    Attributes:
        name: mutmut's name for it.
        line: Of the first changed line in the project's own file.
    """

    name: str
    line: int
    change: Change


def mutated(folder: Path, file: str) -> str:
    """Return a prepared module with every mutant of its functions beside the original.

    Args:
        folder: The folder with mutmut's settings.
        file: With slashes, from that folder.
    """
    with chdir(folder):
        return mutate_file_contents(file, (folder / file).read_text("utf-8")).code


def mutants_in(file: str, source: str, mutated: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, but for those that only lift the guard of a ``zip``.

    Args:
        file: With slashes, from the project's folder.
        source: The prepared text.
        mutated: What mutmut made of it.
    """
    starts = {place: node.lineno for place, node in _functions(source)}
    texts = {node.name: _text(mutated, node) for _, node in _functions(mutated)}
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    for name, text in texts.items():
        if not (parts := _MUTANT_NAME.fullmatch(name)) or parts["which"] == "orig":
            continue
        original = texts[name.removesuffix(parts["which"]) + "orig"]
        offset, was, now = _difference(original, text)
        if _GUARD.sub("", was) == _GUARD.sub("", now):
            continue
        place = ".".join(filter(None, (parts["owner"], parts["function"])))
        yield Mutant(f"{module}.{name}", starts[place] + offset, Change(file, place, was, now))


def _functions(source: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions of a module and the methods of its classes, by their dotted names."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    yield f"{node.name}.{part.name}", part


def _text(source: str, node: ast.FunctionDef) -> list[str]:
    """Return a function's lines, under the name that it had before it was changed."""
    lines = source.splitlines()[node.lineno - 1 : node.end_lineno]
    lines[0] = lines[0].replace(node.name, "", 1)
    return lines


def _difference(original: list[str], changed: list[str]) -> tuple[int, str, str]:
    """Return how far down the change starts, and its lines before and after."""
    limit = min(len(original), len(changed))
    head = next((i for i in range(limit) if original[i] != changed[i]), limit)
    tail = next(
        (i for i in range(limit - head) if original[-1 - i] != changed[-1 - i]), limit - head
    )
    was = original[head : len(original) - tail]
    now = changed[head : len(changed) - tail]
    return head, _without_indent(was), _without_indent(now)


def _without_indent(lines: list[str]) -> str:
    return dedent("\n".join(line.rstrip() for line in lines))
