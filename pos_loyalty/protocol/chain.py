# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The chain of hashes over the operation log: loss, reordering and edits become visible."""

import hashlib
from typing import NamedTuple

from pos_loyalty.domain.ids import TillId


class ChainHead(NamedTuple):
    """The newest operation's place in the log.

    Attributes:
        seq: Counted from 1 in each epoch; 0 is an epoch without any.
        earlier: How many operations were numbered in the epochs before, lost ones too.
    """

    epoch: int
    seq: int
    chain: bytes
    earlier: int = 0

    @property
    def number(self) -> int:
        """Return the newest operation's number through all epochs."""
        return self.earlier + self.seq


def genesis(till_id: TillId, epoch: int) -> ChainHead:
    """Return the head of an epoch's log before its first operation."""
    start = till_id.bytes + epoch.to_bytes(8, "big")
    return ChainHead(epoch, 0, hashlib.sha256(start).digest())


def payload_hash(payload: bytes) -> bytes:
    """Return the hash under which an operation's bytes are chained."""
    return hashlib.sha256(payload).digest()


def next_chain(chain: bytes, payload_sha256: bytes) -> bytes:
    """Return the chain's value after one more operation."""
    return hashlib.sha256(chain + payload_sha256).digest()
