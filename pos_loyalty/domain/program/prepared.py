# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is worked out once for a programme, and good for every sale that it decides."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from pos_loyalty.domain.program.document import Program

_PROGRAMS_MAX: Final = 8

Prepared = TypeVar("Prepared")


class PerProgram(Generic[Prepared]):
    """Prepares something for a programme when it is first asked for, and remembers the last few.

    A programme never changes, so remembering it changes nothing but the time.
    """

    def __init__(self, prepare: Callable[[Program], Prepared]) -> None:
        self._prepare = prepare
        self._known: dict[int, tuple[Program, Prepared]] = {}

    def __call__(self, program: Program) -> Prepared:
        """Return what was prepared for the programme."""
        known = self._known.get(id(program))
        if known is not None and known[0] is program:
            return known[1]
        prepared = self._prepare(program)
        if len(self._known) >= _PROGRAMS_MAX:
            self._known.clear()
        self._known[id(program)] = (program, prepared)
        return prepared
