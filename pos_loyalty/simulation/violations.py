# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What ends a run: something that must never be."""

import traceback
from pathlib import Path
from typing import Final

_FRAMES: Final = 4


class Violation(Exception):
    """An invariant does not hold.

    Attributes:
        invariant: Its short name, such as ``I5``, that a shrunk run has to show again.
    """

    def __init__(self, invariant: str, what: str) -> None:
        super().__init__(f"{invariant}: {what}")
        self.invariant = invariant
        self.what = what

    def __reduce__(self) -> tuple[type["Violation"], tuple[str, str]]:
        """Return how to make it anew: it comes back from other processes."""
        return type(self), (self.invariant, self.what)


def in_words(error: BaseException) -> str:
    """Return where in the program a mistake was made, innermost last, in one line."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-_FRAMES:]]
    return f"{type(error).__name__}: {str(error)[:300]} ({' > '.join(places)})"
