# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is to be told, kept in the very transaction that it tells of.

So nothing is told that a crash has undone, and nothing is forgotten.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from pos_loyalty.domain.ids import MemberId, OpId, TillId
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import delivery, webhook
from pos_loyalty.server.upserts import insert_into

EVERYTHING: Final = "*"

_WANTED: Final = select(webhook.c.webhook_id, webhook.c.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An operation that was applied; nothing in it says who the member is.

    Attributes:
        kind: Of the fact, such as ``sale``.
        store_id: Empty where the operation names none.
        points: The change of the member's points.
    """

    till_id: TillId
    epoch: int
    seq: int
    op_id: OpId
    member_id: MemberId
    kind: str
    business_at: datetime
    store_id: str
    points: int


def queue(connection: Connection, applied: Iterable[Applied], now: datetime) -> None:
    """Keep a message for everybody who wants to know; one question where nobody does.

    Telling the same operation again changes nothing.
    """
    wanted = connection.execute(_WANTED).all()
    if not wanted:
        return
    rows = [
        {
            "delivery_id": _delivery_id(hook.webhook_id, told),
            "webhook_id": hook.webhook_id,
            "body": json.dumps(_body(told, now), separators=(",", ":")),
            "tries": 0,
            "next_at": moment_text(now),
        }
        for told in applied
        for hook in wanted
        if _wants(json.loads(hook.kinds), told.kind)
    ]
    if rows:
        connection.execute(insert_into(connection, delivery).on_conflict_do_nothing(), rows)


def _wants(kinds: list[str], kind: str) -> bool:
    return EVERYTHING in kinds or kind in kinds


def _delivery_id(webhook_id: bytes, told: Applied) -> bytes:
    place = f"{told.till_id}/{told.epoch}/{told.seq}".encode()
    return hashlib.sha256(webhook_id + place).digest()[:16]


def _body(told: Applied, now: datetime) -> Mapping[str, Any]:
    return {
        "type": "operation.applied",
        "timestamp": moment_text(now),
        "data": {
            "op_id": str(told.op_id),
            "kind": told.kind,
            "member_id": str(told.member_id),
            "store_id": told.store_id,
            "till_id": str(told.till_id),
            "epoch": told.epoch,
            "seq": told.seq,
            "business_at": told.business_at.isoformat(),
            "points": told.points,
        },
    }
