# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale or a deed of a channel: decided and taken in one transaction, once for each key.

The account is locked before it is looked at: what is decided is decided by what is there when it
is taken. The answer is kept beside it, and given again to whoever comes with the same key.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, insert, select

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.protocol.sync.push import Code, OpResult
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.channels.accounts import Account, balance, read_account, root_of
from pos_loyalty.server.channels.deciding import (
    Decided,
    decide_activity_of,
    decide_sale_of,
    moment_meant,
)
from pos_loyalty.server.channels.messages import ActivityIn, RecordedOut, SaleIn
from pos_loyalty.server.channels.roll import Channel
from pos_loyalty.server.database import Database
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.loading import NotLocked
from pos_loyalty.server.operations.recording import append, lock_log
from pos_loyalty.server.operations.taking import Also, run
from pos_loyalty.server.programs.book import in_force
from pos_loyalty.server.tables import request
from pos_loyalty.services.ports import PublishedProgram

_WITHOUT_EFFECT: Final = frozenset({Code.DUPLICATE, Code.DUPLICATE_SALE})

Decide = Callable[[Account, PublishedProgram, OpId], Decided]


class KeyReused(LoyaltyError):
    """The key came with something else before."""

    code = "key_reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, under which key.

    Attributes:
        key: The channel's own for this one thing; again with the same one changes nothing.
        body: As it came: the same key with another body is refused.
        now: UTC.
    """

    channel: Channel
    key: str
    body: bytes
    now: datetime

    @property
    def body_sha256(self) -> bytes:
        """Return what tells one body from another."""
        return hashlib.sha256(self.body).digest()

    @property
    def op_id(self) -> OpId:
        """Return the operation's id, which follows from the key."""
        named = self.channel.till_id.bytes + self.key.encode()
        return OpId(UUID(bytes=hashlib.sha256(named).digest()[:16], version=4))


def record_sale(database: Database, asked: Asked, message: SaleIn) -> bytes:
    """Record an order; return the answer, a ``RecordedOut``. Repeatable by its key.

    Raises:
        LoyaltyError: If it cannot be: nothing has happened, and the key is still good.
        TooBusy: If the database could not take it now.
    """
    at = moment_meant(message.business_at, asked.channel, asked.now)

    def decide(account: Account, rules: PublishedProgram, op_id: OpId) -> Decided:
        return decide_sale_of(message, asked.channel, at, account=account, rules=rules, op_id=op_id)

    return _record(database, asked, MemberId(message.member_id), at, decide)


def record_activity(database: Database, asked: Asked, message: ActivityIn) -> bytes:
    """Record a deed; otherwise as ``record_sale``."""
    at = moment_meant(message.business_at, asked.channel, asked.now)

    def decide(account: Account, rules: PublishedProgram, op_id: OpId) -> Decided:
        return decide_activity_of(
            message, asked.channel, at, account=account, rules=rules, op_id=op_id
        )

    return _record(database, asked, MemberId(message.member_id), at, decide)


def _record(
    database: Database, asked: Asked, member_id: MemberId, at: datetime, decide: Decide
) -> bytes:
    work = partial(_record_once, asked=asked, member_id=member_id, at=at, decide=decide)
    return run(database, work)


def _record_once(
    connection: Connection,
    /,
    *,
    asked: Asked,
    member_id: MemberId,
    at: datetime,
    decide: Decide,
    also: Also,
) -> bytes:
    log = lock_log(connection, asked.channel.till_id)
    if kept := _kept(connection, asked):
        return kept
    root = root_of(connection, member_id)
    locked = also | {root}
    lock_accounts(connection, locked)
    account = read_account(connection, root)
    decided = decide(account, in_force(connection, at.date()), asked.op_id)
    touched = {other.member_id for other in decided.decision.others}
    if not touched <= locked:  # decided by what was not locked: begin again
        raise NotLocked(frozenset(touched | locked))
    draft = decided.decision.draft(
        op_id=asked.op_id, member_id=root, occurred_at=asked.now, actor=""
    )
    (result,) = append(connection, log, [draft], locked, asked.now)
    now_has = balance(connection, root, at.date())
    answer = RecordedOut(
        op_id=asked.op_id,
        outcome=result.outcome,
        code=result.code,
        earned_points=_earned(decided, result),
        due_minor=decided.due_minor,
        discounts=decided.discounts,
        balance=now_has,
    )
    return _keep(connection, asked, answer)


def _earned(decided: Decided, result: OpResult) -> int:
    return 0 if result.code in _WITHOUT_EFFECT else decided.earned_points


def _kept(connection: Connection, asked: Asked) -> bytes | None:
    """Return what was answered before under the key; ``None`` where it is new."""
    wanted = select(request.c.body_sha256, request.c.answer).where(
        request.c.till_id == asked.channel.till_id.bytes,
        request.c.idempotency_key == asked.key,
    )
    found = connection.execute(wanted).first()
    if found is None:
        return None
    if found.body_sha256 != asked.body_sha256:
        raise KeyReused
    return bytes(found.answer)


def _keep(connection: Connection, asked: Asked, answer: RecordedOut) -> bytes:
    text = answer.model_dump_json(exclude_none=True).encode()
    row = {
        "till_id": asked.channel.till_id.bytes,
        "idempotency_key": asked.key,
        "body_sha256": asked.body_sha256,
        "status": HTTPStatus.CREATED.value,
        "answer": text,
        "asked_at": moment_text(asked.now),
    }
    connection.execute(insert(request).values(row))
    return text
