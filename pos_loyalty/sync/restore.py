# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A server that was put back to an older state gets back what this till still has."""

from pos_loyalty.protocol.sync.joining import Hello, HelloAnswer
from pos_loyalty.protocol.sync.standing import SyncStanding
from pos_loyalty.sync.ports import SyncStore


def was_put_back(standing: SyncStanding, said: Hello, answer: HelloAnswer) -> bool:
    """Tell whether the server is another one than before, or lacks what it acknowledged."""
    is_another = standing.generation not in (None, answer.generation)
    acknowledged_up_to = said.next_seq - standing.waiting
    return is_another or answer.expected_seq < acknowledged_up_to


def begin_again(store: SyncStore, expected_seq: int) -> None:
    """Count as unsent what the server lacks, and what it confirmed as no longer known.

    The operations are handed over first and the shop is loaded after that, so that it has them.
    Repeatable, also after a crash between the two.
    """
    store.rewind(expected_seq)
    store.forget_cursor()
