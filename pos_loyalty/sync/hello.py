# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The first words of a contact: both sides compare where the log of this till has come to."""

from datetime import datetime

from pos_loyalty.protocol.sync.joining import Hello, HelloAnswer
from pos_loyalty.protocol.sync.standing import SyncStanding
from pos_loyalty.sync import epochs, restore
from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import SyncStore
from pos_loyalty.sync.transport_port import Transport


def hello_once(store: SyncStore, transport: Transport, *, at: datetime) -> Outcome:
    """Say hello, and do what the answer asks for before anything else is said.

    Args:
        at: UTC, by the machine's clock.

    Returns:
        ``AGREED`` when both sides do; ``SHORT`` when an epoch was begun: say hello again.

    Raises:
        Unreachable: If there is no answer.
        Refused: If the server says no.
    """
    # In this order: a sale between the two then waits in the one and is not yet said in the other.
    # The other way round it would look as if the server had acknowledged it, and lost it.
    said = store.hello()
    standing = store.standing()
    answer = transport.hello(said)
    if _needs_epoch(standing, said, answer):
        return epochs.begin_epoch(store, transport)
    if restore.was_put_back(standing, said, answer):
        restore.begin_again(store, answer.expected_seq)
    # Last: were the new generation stored first, a crash would leave the rest undone for ever.
    store.greet(answer, at=at)
    # A server that was put back to before this epoch may lack the end of the one before, too. At
    # once: a pause before this epoch and one after it would keep what waits for too long.
    if store.standing().is_behind_marker:
        return epochs.begin_epoch(store, transport)
    return Outcome.AGREED


def _needs_epoch(standing: SyncStanding, said: Hello, answer: HelloAnswer) -> bool:
    """Tell whether what this till would record next could be confused with what it once did."""
    has_more_than_we = answer.expected_seq > said.next_seq
    return answer.epoch_is_retired or has_more_than_we or standing.is_behind_marker
