# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What synchronising needs of the way to the server, stated in its own words.

``transport.HttpTransport`` goes over the network; a simulation calls the server's own functions.
"""

from datetime import datetime
from typing import Protocol

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.digests import DigestAnswer, DigestRequest
from pos_loyalty.protocol.sync.joining import EpochAnswer, EpochRequest, Hello, HelloAnswer
from pos_loyalty.protocol.sync.pull import Identified, PullPage, Scope
from pos_loyalty.protocol.sync.push import PushAnswer


class Transport(Protocol):
    """One question at a time, each answered within a bound of seconds and bytes, or not at all.

    Every method raises ``Unreachable`` when there is no answer that can be used, and ``Refused``
    when the server itself says no. Either may come after the server has done what it was asked.
    """

    def hello(self, message: Hello) -> HelloAnswer:
        """Say what the till has; return what the server has of it."""
        ...

    def push(self, body: bytes) -> PushAnswer:
        """Hand over operations: ``protocol.sync.push.encode_push`` of a batch."""
        ...

    def pull(self, *, cursor: str, limit: int, wait_seconds: int, scope: Scope) -> PullPage:
        """Return what has changed since the cursor.

        Args:
            limit: Of rows, at most ``PULL_ROWS_MAX``.
            wait_seconds: How long the server may wait for something to say; at most
                ``WAIT_SECONDS_MAX``.
        """
        ...

    def identify(self, member_id: MemberId) -> Identified:
        """Return one member as they are now, with a grant over what they may spend."""
        ...

    def begin_epoch(self, message: EpochRequest) -> EpochAnswer:
        """Ask for a new epoch; return it, and what the server holds of the old ones."""
        ...

    def manifest(self, *, after: datetime | None) -> Manifest:
        """Return what a snapshot of the whole shop is made of.

        Args:
            after: UTC, by the server: an older snapshot is of no use; ``None`` for any.
        """
        ...

    def chunk(self, snapshot: str, number: int) -> bytes:
        """Return one packed chunk of a snapshot; whoever takes it in compares its hash."""
        ...

    def digests(self, message: DigestRequest) -> DigestAnswer:
        """Return the rows of the buckets that differ."""
        ...
