# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What synchronising needs of the till's file, stated in its own words.

``local_db`` implements it without knowing this module. Every method is one transaction on the
writer's thread, and durable when it returns; each may be repeated after a crash. None takes
longer than one batch or page.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from pos_loyalty.domain.ids import GrantId, MemberId
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.protocol.sync.push import ClockReading, PushAnswer, PushBatch
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow
from pos_loyalty.protocol.sync.standing import SyncStanding


class Outbox(Protocol):
    """Operations waiting for the server, oldest first."""

    def standing(self) -> SyncStanding:
        """Return where the till stands; a reading transaction, on any thread."""
        ...

    def hello(self) -> Hello:
        """Return what the till has to say first."""
        ...

    def next_batch(self, clock: ClockReading, *, from_seq: int | None = None) -> PushBatch | None:
        """Return the oldest operations that wait, and remember that they are being sent.

        Args:
            from_seq: Begin there instead, with operations that were acknowledged before: a
                restored server lacks them.

        Returns:
            At most ``PUSH_OPS_MAX`` and ``PUSH_BYTES_MAX``; ``None`` if nothing waits.
        """
        ...

    def settle(self, batch: PushBatch, answer: PushAnswer) -> None:
        """Take answered operations out, and the new totals in, in one transaction.

        Apart, a balance would drop the operations before it learnt of their effect.
        """
        ...

    def epoch_request(self) -> EpochRequest:
        """Return what the till has to ask before it begins an epoch."""
        ...

    def begin_epoch(self, answer: EpochAnswer) -> None:
        """Number anew, in the new epoch, what the server does not hold; grants are given up.

        The receipt numbers that customers have in their hands stay as they are.
        """
        ...

    def rewind(self, expected_seq: int) -> None:
        """Count as unacknowledged what a restored server lacks, from ``expected_seq`` on."""
        ...

    def lack(self, gap_from: int, gap_to: int) -> None:
        """Remember that the server lacks operations that are here no more: the gap alarm."""
        ...


class Replica(Protocol):
    """What the server confirms, kept here."""

    def greet(self, answer: HelloAnswer, *, at: datetime) -> None:
        """Remember the server's generation and terms."""
        ...

    def hear_time(self, server_time: datetime, asked: ClockReading, answered: ClockReading) -> None:
        """Set the till's time by the server's, if there is need for it.

        Args:
            server_time: UTC, when the question was answered.
            asked: What the machine's clocks said when it was sent.
            answered: What they said when the answer had come.
        """
        ...

    def take_page(self, page: PullPage) -> None:
        """Take rows in and move the cursor on, in one transaction.

        A row that is not newer than what is here changes nothing.
        """
        ...

    def take_identified(self, found: Identified) -> None:
        """Take in what the server said of one member."""
        ...

    def begin_bootstrap(self, manifest: Manifest) -> Sequence[ChunkNote]:
        """Remember what is being loaded; return the chunks that are not in yet, home first.

        What an earlier snapshot brought stays until the rows of this one replace it.
        """
        ...

    def take_chunk(
        self, note: ChunkNote, members: Sequence[MemberRow], accounts: Sequence[AccountRow]
    ) -> None:
        """Take a chunk in, and remember that it is in."""
        ...

    def finish_bootstrap(self, manifest: Manifest) -> None:
        """Move the cursor to the snapshot's, and forget members that it does not have."""
        ...

    def forget_cursor(self) -> None:
        """Begin again with a bootstrap: the server no longer knows where the till had come."""
        ...

    def versions(self) -> tuple[Sequence[tuple[MemberId, int]], Sequence[tuple[MemberId, int]]]:
        """Return (id, version) of every member row and of every account row that are followed."""
        ...

    def give_up(self) -> None:
        """Hand nothing out by oneself any more, neither of grants nor of the floor.

        Until the server says its terms again; what was given up it sets aside anew.
        """
        ...

    def recalled(self) -> Sequence[GrantId]:
        """Return the open grants that the server wants back."""
        ...


class Doubts(Protocol):
    """What of the till's file may not be as the server has it."""

    def holds_older(self) -> bool:
        """Return whether there are accounts as the server had them before it was put back."""
        ...

    def unconfirmed(self) -> Sequence[MemberId]:
        """Return those whose account may not be as the server has it; reads all accounts."""
        ...


class SyncStore(Outbox, Replica, Doubts, Protocol):
    """The till's file, as synchronising sees it."""
