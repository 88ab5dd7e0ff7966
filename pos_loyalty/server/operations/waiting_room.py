# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who waits for what while a batch is decided, and whose turn it is.

What may go on does so in the order in which it came, whatever it waited for: a return, the undo of
that return and the undo of the sale end the same whether the sale came before or after them. What
was left alone because of somebody else's receipt is asked only when nobody waits any more.
"""

from heapq import heappop, heappush

from pos_loyalty.server.operations.known import Known
from pos_loyalty.server.operations.reading import OpKey, Sent


class WaitingRoom:
    """Where parked operations sit."""

    def __init__(self, known: Known) -> None:
        """Seat those that have been parked, or left alone, before."""
        self._seats: dict[bytes, list[tuple[bool, Sent]]] = {}
        self._came: dict[OpKey, int] = {}
        self._turns: list[tuple[bool, int, OpKey]] = []
        self._awoken: dict[OpKey, Sent] = {}
        for waits_for, sent in known.waiting:
            self.seat(sent, waits_for, is_left=sent.key in known.left)

    def seat(self, sent: Sent, waits_for: bytes, *, is_left: bool = False) -> None:
        """Let an operation wait; one that has waited before keeps its place in the order.

        Args:
            waits_for: The operation, the member, the receipt or the release.
            is_left: It was decided, and may be decided again.
        """
        self._came.setdefault(sent.key, len(self._came))
        self._seats.setdefault(waits_for, []).append((is_left, sent))

    def wake(self, come: bytes) -> None:
        """Give everybody a turn who has waited for this."""
        for is_left, sent in self._seats.pop(come, ()):
            self._awoken[sent.key] = sent
            heappush(self._turns, (is_left, self._came[sent.key], sent.key))

    def next(self) -> Sent | None:
        """Return whose turn it is, and forget about it; ``None`` when nobody may go on."""
        return self._awoken.pop(heappop(self._turns)[2]) if self._turns else None
