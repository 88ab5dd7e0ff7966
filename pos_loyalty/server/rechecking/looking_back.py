# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till may have known before an operation, worked out backwards from what is there now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, and_, bindparam, or_, select

from pos_loyalty.domain.ids import MemberId, OpId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, VISITS, Effects, MemberState
from pos_loyalty.domain.ops import EnrolmentFact, Operation, SaleFact, refers_to
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation
from pos_loyalty.server.accounts.folding import account_state, read_state
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.reading import OpKey
from pos_loyalty.server.rechecking.judging import state_before
from pos_loyalty.server.tables import alias, entry, op
from pos_loyalty.services.evaluate_again import Before
from pos_loyalty.services.ports import PublishedProgram

LATER_MAX: Final = 500
"""Where more than this came later, nobody can tell any more what the till knew."""

ALONE_DAYS_MAX: Final = 14
"""So long ago a till may have heard of others last, and still be explained."""

UNHEARD_MAX: Final = 40
"""Of others' operations that a till that was alone may have missed."""

DECODED_MAX: Final = 256
"""Operations that are kept as they were read: those of one member come again and again."""

_BY_ID: Final = Lookup(
    "SELECT till_id, epoch, seq, received_at, payload FROM op"
    " WHERE op_id IN {keys} AND is_applied = 1"
)
_REFERRING: Final = Lookup(
    "SELECT till_id, epoch, seq, received_at, payload FROM op"
    " WHERE refers_to IN {keys} AND is_applied = 1"
)
_MERGED: Final = (
    select(alias.c.from_id)
    .where(or_(alias.c.to_id == bindparam("member"), alias.c.from_id == bindparam("member")))
    .limit(1)
)
_place: Final = (op.c.till_id, op.c.epoch, op.c.seq, op.c.received_at)
_is_later: Final = (op.c.is_applied == 1, op.c.received_at >= bindparam("since"))
_OWN: Final = (
    select(*_place, op.c.payload)
    .where(op.c.member_id == bindparam("member"), *_is_later)
    .limit(LATER_MAX + 1)
)
_keys: Final = (
    select(entry.c.till_id, entry.c.epoch, entry.c.seq)
    .where(entry.c.member_id == bindparam("member"))
    .distinct()
    .subquery()
)
_is_of_key: Final = and_(
    op.c.till_id == _keys.c.till_id, op.c.epoch == _keys.c.epoch, op.c.seq == _keys.c.seq
)
_OF_OTHERS: Final = (
    select(*_place, op.c.payload)
    .join(_keys, _is_of_key)
    .where(op.c.member_id != bindparam("member"), *_is_later)
    .limit(LATER_MAX + 1)
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An operation that was applied, and where and when it came in."""

    key: OpKey
    received_at: str
    operation: Operation


class CannotTell(Exception):
    """What was there before an operation cannot be worked out any more."""


def candidates(
    connection: Connection,
    that: Recorded,
    rules: PublishedProgram,
    earlier: Sequence[Operation],
) -> Iterator[Before]:
    """Yield what may have been there before an operation, likeliest first.

    A till knows its own operations, and of the others' what had come in when it heard from the
    server last: one that is connected all that had come in before; one that was alone less, but
    always without what came in last.

    Raises:
        CannotTell: If the accounts were merged since, or too much has happened.
    """
    operation = that.operation
    for shared in _shared_before(connection, operation):
        if isinstance(operation.fact, EnrolmentFact):
            nobody = MemberState(operation.draft.member_id, date.min, (), {}, shared=shared)
            yield Before(rules=rules, account=nobody, earlier=earlier)
            continue
        member_id = operation.draft.member_id
        accounts = (
            _accounts_before(connection, member_id, that),
            _accounts_of_one_alone(connection, member_id, that),
        )
        for account in chain.from_iterable(accounts):
            known = replace(account, shared=shared)
            for referrer in _referrers_before(connection, known, that):
                yield Before(rules=rules, account=known, referrer=referrer, earlier=earlier)


def _accounts_before(
    connection: Connection, member_id: MemberId, that: Recorded
) -> Iterator[MemberState]:
    now = _account_now(connection, member_id, that.operation)
    occurred_at = moment_text(that.operation.draft.occurred_at)
    later = _later(connection, member_id, min(that.received_at, occurred_at))
    unknown = [one for one in later if not _was_known(one, that.key, occurred_at)]
    yield state_before(now, _effects_on(member_id, unknown))
    since = (that.received_at, that.key)
    arrived = [one for one in later if (one.received_at, one.key) >= since]
    if arrived != unknown:
        yield state_before(now, _effects_on(member_id, arrived))


def _accounts_of_one_alone(
    connection: Connection, member_id: MemberId, that: Recorded
) -> Iterator[MemberState]:
    """Yield the account without the newest of what others did, without the two newest, and so on.

    A row of an account holds all that had come in by then: so what a till has not heard of is
    always the newest.
    """
    now = _account_now(connection, member_id, that.operation)
    alone_since = that.operation.draft.occurred_at - timedelta(days=ALONE_DAYS_MAX)
    later = _later(connection, member_id, min(that.received_at, moment_text(alone_since)))
    own = [one for one in later if one.key.till_id == that.key.till_id and one.key >= that.key]
    others = [one for one in later if one.key.till_id != that.key.till_id]
    others.sort(key=lambda one: (one.received_at, one.key), reverse=True)
    arrived = sum(one.received_at >= that.received_at for one in others)
    for missed in range(arrived, min(len(others), arrived + UNHEARD_MAX) + 1):
        yield state_before(now, _effects_on(member_id, (*own, *others[:missed])))


def _referrers_before(
    connection: Connection, account: MemberState, that: Recorded
) -> Iterator[MemberState | None]:
    """Yield what the account may have been of the one who invited the member."""
    given = [
        other.member_id
        for other in that.operation.draft.others
        if other.member_id != PROGRAM_ACCOUNT
    ]
    invited_by = given[0] if given else account.referred_by
    is_asked = isinstance(that.operation.fact, SaleFact) and not account.total(VISITS)
    is_known = invited_by is not None and member_rows(connection, [invited_by])
    if invited_by is not None and is_known and (given or is_asked):
        yield from _accounts_before(connection, invited_by, that)
    if not given:
        yield None


def _account_now(connection: Connection, member_id: MemberId, operation: Operation) -> MemberState:
    state = read_state(connection, member_id)
    if state is None or _was_merged(connection, member_id):
        raise CannotTell
    fact = operation.fact
    return replace(state, segments=fact.segments if isinstance(fact, SaleFact) else ())


def _shared_before(
    connection: Connection, operation: Operation
) -> Iterator[Mapping[str, Mapping[date | None, int]]]:
    """Yield what the sums over all members may have been: as they are but for its own part, or 0.

    Whose operations moved them since is written nowhere. At 0 nothing had run out yet.
    """
    rows = account_rows(connection, [PROGRAM_ACCOUNT])
    now = account_state(rows[0] if rows else None, PROGRAM_ACCOUNT, date.min)
    own = [other for other in operation.draft.others if other.member_id == PROGRAM_ACCOUNT]
    shared = state_before(now, (other.effects for other in own)).counters
    yield shared
    if shared:
        yield {}


def _later(connection: Connection, member_id: MemberId, since: str) -> Sequence[Recorded]:
    """Return what has changed the account since it came in then, or later."""
    asked = {"member": member_id.bytes, "since": since}
    return (*_some(connection, _OWN, asked), *_some(connection, _OF_OTHERS, asked))


def _was_known(one: Recorded, key: OpKey, occurred_at: str) -> bool:
    """Return whether the till knew an operation when it decided the one with the key."""
    if one.key.till_id == key.till_id:
        return one.key < key
    return one.received_at < occurred_at


def _effects_on(member_id: MemberId, operations: Iterable[Recorded]) -> Iterator[Effects]:
    for one in operations:
        draft = one.operation.draft
        if draft.member_id == member_id:
            yield draft.effects
        yield from (other.effects for other in draft.others if other.member_id == member_id)


def earlier_operations(connection: Connection, that: Recorded) -> tuple[Operation, ...]:
    """Return what an operation refers to, however indirectly, and what else did before it.

    Who refers to something knew it, be it on paper: so it was there, whenever it came in.
    """
    found: dict[OpId, Operation] = {}
    asked: set[bytes] = set()
    wanted = {op_id.bytes for op_id in _referred(that.operation)}
    while wanted:
        asked |= wanted
        more = [recorded(row).operation for row in _BY_ID.run(connection, wanted)]
        referring = map(recorded, _REFERRING.run(connection, wanted))
        more += [one.operation for one in referring if _came_before(one, that)]
        found |= {one.op_id: one for one in more}
        wanted = {op_id.bytes for one in more for op_id in (one.op_id, *_referred(one))} - asked
    return tuple(sorted(found.values(), key=lambda one: one.draft.occurred_at))


def _came_before(one: Recorded, that: Recorded) -> bool:
    if one.key.till_id == that.key.till_id:
        return one.key < that.key
    return one.received_at < that.received_at


def _referred(operation: Operation) -> Iterator[OpId]:
    fact = operation.fact
    op_id = refers_to(fact)
    if op_id is not None:
        yield op_id
    if isinstance(fact, SaleFact):
        for redemption in fact.redemptions:
            if redemption.hold is not None:
                yield redemption.hold.hold_op_id


def _was_merged(connection: Connection, member_id: MemberId) -> bool:
    """Return whether the account is part of another, or another of it."""
    return connection.execute(_MERGED, {"member": member_id.bytes}).first() is not None


def _some(
    connection: Connection, question: Select[Any], asked: Mapping[str, object]
) -> list[Recorded]:
    rows = connection.execute(question, asked).all()
    if len(rows) > LATER_MAX:
        raise CannotTell
    return [recorded(row) for row in rows]


def recorded(row: Row[Any]) -> Recorded:
    """Return an operation as it is kept.

    Raises:
        CannotTell: If this release cannot read all of it.
    """
    key = OpKey(TillId(UUID(bytes=row.till_id)), row.epoch, row.seq)
    return Recorded(key, row.received_at, _decoded(row.payload))


@lru_cache(maxsize=DECODED_MAX)
def _decoded(payload: bytes) -> Operation:
    try:
        return decode_operation(payload)
    except UnreadableOperation:
        raise CannotTell from None
