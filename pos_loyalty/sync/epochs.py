# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till whose log has become another one, after a restore or a copy, begins an epoch."""

from pos_loyalty.sync.outcome import Outcome
from pos_loyalty.sync.ports import Outbox
from pos_loyalty.sync.transport_port import Transport


def begin_epoch(store: Outbox, transport: Transport) -> Outcome:
    """Ask for an epoch, and number in it what the server does not hold.

    Returns:
        ``SHORT``: a till that is sent from epoch to epoch does not do so without a pause.

    Raises:
        Unreachable: If there is no answer.
        Refused: If the server says no: two copies of one till must not both go on.
    """
    store.begin_epoch(transport.begin_epoch(store.epoch_request()))
    return Outcome.SHORT
