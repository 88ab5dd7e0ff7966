# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong in a programme document: where, what, and what to do about it.

They are written for the person who keeps the document, not for a programmer.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A character in a file; both are counted from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in a document.

    Attributes:
        place: Where, such as ``earning[2].trigger.step_minor``; empty for the whole document.
        text: What is wrong, as a sentence.
        advice: What to do, as a sentence; empty where ``text`` says it.
        is_warning: The document can be used, but hardly means this.
        position: Of the place in the text; ``None`` where it was not looked for.
    """

    place: str
    text: str
    advice: str = ""
    is_warning: bool = False
    position: Position | None = None

    def __str__(self) -> str:
        """Return the place, what is wrong and what to do, on one line."""
        said = f"{self.text} {self.advice}".strip()
        return f"{self.place}: {said}" if self.place else said


class BrokenDocument(ValueError):
    """The document cannot be used; ``mistakes`` names everything that is wrong with it."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("; ".join(map(str, mistakes)))
        self.mistakes = mistakes
