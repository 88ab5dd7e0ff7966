# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is worked out once for a programme, or a part of it, and good for every sale."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

_SOURCES_MAX: Final = 8

Source = TypeVar("Source")
Prepared = TypeVar("Prepared")


class PreparedFor(Generic[Source, Prepared]):
    """Prepares something for a programme when it is first asked for, and remembers the last few.

    A programme never changes, so remembering it changes nothing but the time.
    """

    def __init__(self, prepare: Callable[[Source], Prepared]) -> None:
        self._prepare = prepare
        self._known: dict[int, tuple[Source, Prepared]] = {}

    def __call__(self, source: Source) -> Prepared:
        """Return what was prepared for the programme, or the part of it."""
        known = self._known.get(id(source))
        if known is not None and known[0] is source:
            return known[1]
        prepared = self._prepare(source)
        if len(self._known) >= _SOURCES_MAX:
            self._known.clear()
        self._known[id(source)] = (source, prepared)
        return prepared
