# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody stands at the till: the server is asked for them, and for what they may spend."""

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.sync.ports import Replica
from pos_loyalty.sync.transport_port import Transport


def identify_once(store: Replica, transport: Transport, member_id: MemberId) -> None:
    """Take in one member as they are now, with a grant over what they may spend. Repeatable.

    The grant outlasts a link that is lost in the middle of the sale.

    Raises:
        Unreachable: If there is no answer: the cashier goes on with what is here.
        Refused: If the server says no.
    """
    store.take_identified(transport.identify(member_id))
