# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A text into lines, and lines below lines: the shape of a file of golden cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

INDENT: Final = 2


class Mistake(Exception):
    """Something in a file that cannot be understood; says the file and the line."""


@dataclass
class Line:
    """A line and those that stand below it, indented by two blanks.

    Attributes:
        place: The file's name and the line's number.
        notes: The comments at the beginning of what stands below it.
    """

    place: str
    text: str
    below: list["Line"] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@contextmanager
def told_at(place: str) -> Iterator[None]:
    """Turn what a value refuses into a mistake of that line."""
    try:
        yield
    except ValueError as refusal:
        raise Mistake(f"{place}: {refusal}") from refusal


def read_blocks(text: str, name: str) -> list[Line]:
    """Return the lines that stand at the margin, with all that stands below them.

    A comment begins with ``#``. A line that ends with a comma goes on in the next one.

    Raises:
        Mistake: If a line is not indented by two blanks more than the one that it stands below.
    """
    root = Line(name, "")
    open_lines = [root]
    is_unfinished = False
    for number, raw in enumerate(text.splitlines(), start=1):
        place, words = f"{name}:{number}", raw.strip()
        if not words:
            continue
        if words.startswith("#"):
            open_lines[-1].notes.append(words.lstrip("# "))
            continue
        if is_unfinished:
            open_lines[-1].text += f" {words}"
        else:
            depth, rest = divmod(len(raw) - len(raw.lstrip()), INDENT)
            if rest or depth >= len(open_lines):
                raise Mistake(f"{place}: indented by {INDENT * depth + rest} blanks")
            del open_lines[depth + 1 :]
            line = Line(place, words)
            open_lines[-1].below.append(line)
            open_lines.append(line)
        is_unfinished = words.endswith(",")
    return root.below
