# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells whoever asked to be told of the operations that were applied, within the transaction."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection

from pos_loyalty.server.operations.deciding import Decided
from pos_loyalty.server.webhooks.outbox import Applied, queue


def tell(connection: Connection, operations: Iterable[Decided], now: datetime) -> None:
    """Keep a message of each that was applied, for those who want to know."""
    queue(connection, _applied(operations), now)


def _applied(operations: Iterable[Decided]) -> Iterator[Applied]:
    for decided in operations:
        content = decided.sent.content
        if not decided.is_applied or content is None:
            continue
        key = decided.sent.key
        yield Applied(
            till_id=key.till_id,
            epoch=key.epoch,
            seq=key.seq,
            op_id=content.op_id,
            member_id=content.member_id,
            kind=content.fact.kind,
            business_at=content.fact.business_at,
            store_id=getattr(content.fact, "store_id", ""),
            points=content.effects.points,
        )
