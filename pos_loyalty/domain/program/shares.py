# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which line had which part of something that a sale gave as a whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self


class LineShare(NamedTuple):
    """What one line had of it.

    Attributes:
        remainder: The line's part in the change of the remainder bank; may be below 0 when the
            bank helped to fill a step.
    """

    line_id: int
    amount: int
    remainder: int = 0


class _WhenAsked:
    """Works out the parts when one of them is first looked at."""

    __slots__ = ("_work_out",)

    _work_out: Callable[[], "LineShares"]

    def __getattr__(self, name: str) -> tuple[int, ...]:
        """Return a part that is not there yet."""
        if name not in _PARTS:
            raise AttributeError(name)
        shares = self._work_out()
        for part in _PARTS:
            object.__setattr__(self, part, getattr(shares, part))
        del self._work_out  # it holds the whole sale and the member's account
        return object.__getattribute__(self, name)  # type: ignore[no-any-return] # a part


@dataclass(slots=True, unsafe_hash=True)
class LineShares(_WhenAsked):
    """The parts of all lines that had any, side by side: a sale has hundreds of them.

    Attributes:
        line_ids: No duplicates.
        amounts: By line, at least 0.
        remainders: By line; empty where nothing goes to the remainder bank.
    """

    line_ids: Final[tuple[int, ...]] = ()
    amounts: Final[tuple[int, ...]] = ()
    remainders: Final[tuple[int, ...]] = ()

    @classmethod
    def when_asked(cls, work_out: Callable[[], "LineShares"]) -> Self:
        """Return the parts that ``work_out`` returns, which is called when they are looked at.

        A till decides a sale with every line that is keyed, and writes it down once: only then
        does it matter which line had what.
        """
        shares = cls.__new__(cls)
        object.__setattr__(shares, "_work_out", work_out)
        return shares

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[int, ...], ...]]:
        """Go to another process as the parts themselves, worked out."""
        return type(self), (self.line_ids, self.amounts, self.remainders)

    def __iter__(self) -> Iterator[LineShare]:
        """Return the parts line by line."""
        return map(LineShare, self.line_ids, self.amounts, self.remainders or (0,) * len(self))

    def __len__(self) -> int:
        return len(self.line_ids)

    @property
    def remainder(self) -> int:
        """Return the whole change of the remainder bank."""
        return sum(self.remainders)


_PARTS: Final = ("line_ids", "amounts", "remainders")

NO_SHARES: Final = LineShares()
"""Of what the whole sale had, and no single line."""


def shares_of(
    line_ids: Sequence[int], amounts: Sequence[int], remainders: Sequence[int] = ()
) -> LineShares:
    """Return the parts of the lines that had any; those that had nothing are left out."""
    had = remainders or amounts
    if 0 in amounts and 0 in had:
        kept = [place for place, _ in enumerate(line_ids) if amounts[place] or had[place]]
        line_ids = [line_ids[place] for place in kept]
        amounts = [amounts[place] for place in kept]
        remainders = [remainders[place] for place in kept] if remainders else ()
    return LineShares(tuple(line_ids), tuple(amounts), tuple(remainders))
