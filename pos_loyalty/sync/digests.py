# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Once a day both sides compare what they hold; what differs comes anew.

Nothing should ever differ. A difference is a mistake in one of the two programs: it is repaired
here, and told.
"""

from datetime import datetime

from pos_loyalty.protocol.sync.digests import DigestRequest, bucket_digests
from pos_loyalty.protocol.sync.pull import PullPage, Scope
from pos_loyalty.sync.ports import Replica
from pos_loyalty.sync.transport_port import Transport


def compare_once(
    store: Replica, transport: Transport, *, at: datetime, scope: Scope = Scope.HOME
) -> int:
    """Compare, take in what differs, and return how many of the 256 buckets did.

    What changed at the server since the last page differs too; it is taken in all the same.

    Args:
        at: UTC, by the machine's clock.
        scope: What the till follows.

    Raises:
        Unreachable: If there is no answer.
        Refused: If the server says no.
    """
    members, accounts = store.versions()
    request = DigestRequest(
        members=bucket_digests(members), accounts=bucket_digests(accounts), scope=scope
    )
    answer = transport.digests(request)
    if answer.members or answer.accounts:
        # Not the last of the news: only after those may anybody be forgotten.
        page = PullPage(
            server_time=at, members=answer.members, accounts=answer.accounts, has_more=True
        )
        store.take_page(page)
    return len(answer.differing)
