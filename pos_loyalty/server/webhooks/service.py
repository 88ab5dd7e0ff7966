# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Who is to be told, and the messages that are due: again and again, ever more seldom, then never.

A message may come more than once, and after a later one: it has an id, and says when it happened.
"""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, UpdateBase, delete, func, insert, select, update

from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import delivery, webhook
from pos_loyalty.server.webhooks.outbox import EVERYTHING
from pos_loyalty.server.webhooks.sending import Message, NotDelivered

WAIT_SECONDS: Final = (5, 300, 1_800, 7_200, 18_000, 36_000, 36_000)
"""After each try that failed; after the one that follows the last it is given up."""

AT_ONCE_MAX: Final = 50
"""Of one webhook in one round."""
KEPT_DAYS: Final = 30
"""How long what was given up can still be looked at."""

URL_CHARS_MAX: Final = 500
_SECRET_BITS: Final = 256
_KINDS_MAX: Final = 20

Send = Callable[[Message], None]
"""Raises ``NotDelivered``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What came of one round."""

    delivered: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookLine:
    """A webhook, as an administrator is shown it.

    Attributes:
        kinds: Of operations; ``*`` for all.
        waiting: Messages that are still to be taken.
        given_up: Messages that never were.
    """

    webhook_id: UUID
    url: str
    kinds: tuple[str, ...]
    waiting: int
    given_up: int


def add_webhook(
    database: Database,
    url: str,
    kinds: Sequence[str],
    *,
    dice: random.Random,
    now: datetime,
) -> tuple[UUID, bytes]:
    """Tell an address of operations from now on; return the webhook's id, and its secret.

    Args:
        kinds: Of operations; none for all.
        dice: A secure source.

    Raises:
        ValueError: If the address can be none.
    """
    if not url.startswith(("https://", "http://")) or len(url) > URL_CHARS_MAX:
        raise ValueError("an address begins with https:// and has at most 500 characters")
    if len(kinds) > _KINDS_MAX:
        raise ValueError("there are not so many kinds of operations")
    webhook_id = UUID(int=dice.getrandbits(128), version=4)
    secret = dice.getrandbits(_SECRET_BITS).to_bytes(32, "big")
    row = {
        "webhook_id": webhook_id.bytes,
        "url": url,
        "secret": secret,
        "kinds": json.dumps(list(kinds) or [EVERYTHING]),
        "made_at": moment_text(now),
    }
    database.write(lambda connection: connection.execute(insert(webhook).values(row)))
    return webhook_id, secret


def remove_webhook(database: Database, webhook_id: UUID) -> bool:
    """Tell an address nothing more, also not what was due; return whether there was such a one."""

    def remove(connection: Connection) -> bool:
        its = delivery.c.webhook_id == webhook_id.bytes
        connection.execute(delete(delivery).where(its))
        gone = delete(webhook).where(webhook.c.webhook_id == webhook_id.bytes)
        return bool(connection.execute(gone).rowcount)

    return database.write(remove)


def list_webhooks(database: Database) -> tuple[WebhookLine, ...]:
    """Return the webhooks, the oldest first."""

    def read(connection: Connection) -> tuple[WebhookLine, ...]:
        counts = (
            select(
                delivery.c.webhook_id,
                func.count().label("kept"),
                func.count(delivery.c.ended_at).label("given_up"),
            )
            .group_by(delivery.c.webhook_id)
            .subquery()
        )
        rows = connection.execute(
            select(webhook, counts.c.kept, counts.c.given_up)
            .outerjoin(counts, counts.c.webhook_id == webhook.c.webhook_id)
            .order_by(webhook.c.made_at, webhook.c.webhook_id)
        )
        return tuple(
            WebhookLine(
                webhook_id=UUID(bytes=row.webhook_id),
                url=row.url,
                kinds=tuple(json.loads(row.kinds)),
                waiting=(row.kept or 0) - (row.given_up or 0),
                given_up=row.given_up or 0,
            )
            for row in rows
        )

    return database.read(read)


def deliver_due(database: Database, send: Send, now: datetime) -> Round:
    """Send what is due; return how that went. No transaction is open meanwhile.

    Of an address that does not answer no more than one message is tried in a round.
    """
    delivered = failed = 0
    for webhook_id in database.read(_webhooks):
        for row in database.read(partial(_due, webhook_id=webhook_id, now=now)):
            try:
                send(_message(row, now))
            except NotDelivered:
                failed += 1
                _change(database, _put_off(row, now))
                break
            delivered += 1
            _change(database, delete(delivery).where(delivery.c.delivery_id == row.delivery_id))
    return Round(delivered=delivered, failed=failed)


def forget_given_up(database: Database, now: datetime) -> int:
    """Delete what was given up long ago; return how many messages that were."""
    before = moment_text(now - timedelta(days=KEPT_DAYS))
    return _change(database, delete(delivery).where(delivery.c.ended_at < before))


def _change(database: Database, change: UpdateBase) -> int:
    return database.write(lambda connection: connection.execute(change).rowcount)


def _webhooks(connection: Connection) -> Sequence[bytes]:
    return connection.execute(select(webhook.c.webhook_id)).scalars().all()


def _due(connection: Connection, webhook_id: bytes, now: datetime) -> Sequence[Row[Any]]:
    wanted = (
        select(delivery, webhook.c.url, webhook.c.secret)
        .join(webhook, webhook.c.webhook_id == delivery.c.webhook_id)
        .where(
            delivery.c.webhook_id == webhook_id,
            delivery.c.ended_at.is_(None),
            delivery.c.next_at <= moment_text(now),
        )
        .order_by(delivery.c.next_at, delivery.c.delivery_id)
        .limit(AT_ONCE_MAX)
    )
    return connection.execute(wanted).all()


def _message(row: Row[Any], now: datetime) -> Message:
    return Message(
        url=row.url,
        secret=row.secret,
        message_id=str(UUID(bytes=row.delivery_id)),
        sent_at=int(now.timestamp()),
        body=row.body.encode(),
    )


def _put_off(row: Row[Any], now: datetime) -> UpdateBase:
    is_last = row.tries >= len(WAIT_SECONDS)
    wait = timedelta() if is_last else timedelta(seconds=WAIT_SECONDS[row.tries])
    values = {
        "tries": row.tries + 1,
        "next_at": moment_text(now + wait),
        "ended_at": moment_text(now) if is_last else None,
    }
    return update(delivery).where(delivery.c.delivery_id == row.delivery_id).values(values)
