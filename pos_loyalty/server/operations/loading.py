# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads what is to be known before a batch is decided: a few questions, however many operations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row

from pos_loyalty.domain.handing_out import spent_by
from pos_loyalty.domain.ids import GrantId, MemberId, OpId, TillId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.ops import GrantReturnFact, UnmatchedReturnFact
from pos_loyalty.domain.program.holds import hold_of
from pos_loyalty.domain.units import Unit
from pos_loyalty.server.accounts.aliases import Enrolment, find_enrolment
from pos_loyalty.server.accounts.cards import CARD
from pos_loyalty.server.accounts.folding import account_state
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.bulk import Lookup
from pos_loyalty.server.operations.desk import identifier_keys
from pos_loyalty.server.operations.known import GrantHeld, Held, Known
from pos_loyalty.server.operations.reading import (
    CardChanged,
    Content,
    Enrolled,
    OpKey,
    Released,
    Returned,
    Sent,
    Sold,
    Undone,
    read_operation,
)
from pos_loyalty.server.operations.receipts import freed_marker, wanted_sale

WAITING_MAX: Final = 500  # as in the question below
"""So many parked operations go on with one batch; the others soon after."""

_WAITING: Final = Lookup(
    "SELECT parked.waits_for, op.received_at, op.till_id, op.epoch, op.seq, op.payload FROM parked"
    " JOIN op ON op.till_id = parked.till_id AND op.epoch = parked.epoch AND op.seq = parked.seq"
    " WHERE parked.waits_for IN {keys}"
    " ORDER BY op.received_at, op.till_id, op.epoch, op.seq"
    " LIMIT 500"
)
# What could not be read or applied, and what came twice, is nobody's first.
_HELD: Final = Lookup(
    "SELECT op_id, till_id, epoch, seq, kind, is_applied, is_undone, is_waiting FROM op"
    " WHERE op_id IN {keys} AND outcome <> 'quarantined' AND code <> 'duplicate'"
)
_HELD_WHOLE: Final = Lookup(
    "SELECT op_id, till_id, epoch, seq, kind, is_applied, is_undone, is_waiting, payload FROM op"
    " WHERE op_id IN {keys} AND outcome <> 'quarantined' AND code <> 'duplicate'"
)
_REFUNDS: Final = Lookup(
    "SELECT refers_to, till_id, epoch, seq, kind, is_applied, is_undone, is_waiting, payload"
    " FROM op WHERE refers_to IN {keys} AND kind = 'refund' AND is_applied = 1 AND is_undone = 0"
)
_SALE_KEYS: Final = Lookup(
    "SELECT sale_key FROM op WHERE sale_key IN {keys} AND is_applied = 1 AND is_undone = 0"
)
_STANDING: Final = Lookup(
    "SELECT sale_key FROM op"
    " WHERE op_id IN {keys} AND is_applied = 1 AND is_undone = 0 AND sale_key IS NOT NULL"
)
_LEFT: Final = Lookup(
    "SELECT sale_key, op_id, till_id, epoch, seq, payload FROM op WHERE sale_key IN {keys}"
    " AND is_applied = 0 AND is_waiting = 0 AND outcome <> 'quarantined' AND code <> 'duplicate'"
    " ORDER BY received_at, till_id, epoch, seq LIMIT 500"
)
_LEFT_BEHIND: Final = Lookup(
    "SELECT refers_to, op_id, till_id, epoch, seq, payload FROM op WHERE refers_to IN {keys}"
    " AND is_applied = 0 AND is_waiting = 0 AND outcome <> 'quarantined' AND code <> 'duplicate'"
    " ORDER BY received_at, till_id, epoch, seq LIMIT 500"
)
_HOLDERS: Final = Lookup("SELECT key, member_id FROM identifier WHERE key IN {keys}")
_HOLDS: Final = Lookup(
    "SELECT name FROM counter WHERE member_id IN {keys} AND amount = 1 AND name LIKE 'hold:%%'"
)
_GRANT: Final = (
    "SELECT grant_id, member_id, till_id, epoch, unit, amount, used, ended FROM grant_issued"
    " WHERE grant_id IN {keys} ORDER BY grant_id"
)
_GRANTS: Final = Lookup(_GRANT)
_GRANTS_LOCKED: Final = Lookup(f"{_GRANT} FOR UPDATE")


Parked = Sequence[tuple[bytes, Sent]]
"""What each operation waits for, and the operation."""


class NotLocked(Exception):
    """More accounts are concerned than have been locked: begin again with all of them.

    They have to be locked in one order, and which they are was not known before.
    """

    def __init__(self, members: frozenset[MemberId]) -> None:
        super().__init__()
        self.members = members


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is known, and the versions of the locked accounts."""

    known: Known
    versions: dict[bytes, int]


def load(
    connection: Connection,
    batch: Sequence[Sent],
    also: Iterable[MemberId],
    *,
    parked: Parked | None = (),
) -> Loaded:
    """Lock every account that is concerned, and read what deciding the batch asks for.

    Args:
        also: To be locked besides: an earlier try found them.
        parked: Of the batch, what is parked, and for what. ``None`` to leave alone whatever waits
            for the batch.

    Raises:
        NotLocked: If others are concerned too.
    """
    locked = named_by(batch) | frozenset(also)
    versions = dict(lock_accounts(connection, locked))
    waiting = () if parked is None else (*parked, *_waiting(connection, batch))
    known = (*batch, *(sent for _, sent in waiting))
    left = () if parked is None else _freed(connection, known)
    every = (*known, *(sent for _, sent in left))
    named = named_by(every)
    enrolment = find_enrolment(connection, named)
    concerned = named | frozenset(enrolment.roots.values())
    if not concerned <= locked:
        raise NotLocked(concerned)
    contents = [sent.content for sent in every if sent.content is not None]
    held = _held(connection, contents)
    return Loaded(
        Known(
            members=frozenset(enrolment.joined_on),
            roots=enrolment.roots,
            held=held,
            refunds=_refunds(connection, held, contents),
            sale_keys=_sale_keys(connection, every),
            holders=_holders(connection, contents),
            open_holds=_open_holds(connection, held, contents, enrolment),
            grants=_grants(connection, contents),
            accounts=_accounts(connection, contents, enrolment),
            waiting=(*waiting, *left),
            left=frozenset(sent.key for _, sent in left),
        ),
        versions,
    )


def named_by(batch: Iterable[Sent]) -> frozenset[MemberId]:
    """Return whose accounts the operations may change, and whose enrolment they wait for."""
    return frozenset(
        account.member_id
        for sent in batch
        if sent.content is not None
        for account in sent.content.accounts
    )


def _freed(connection: Connection, every: Sequence[Sent]) -> Parked:
    """Return what does not count for a receipt that may be taken back by one of these.

    That is sales with that receipt, what takes them back, and what takes that back.
    """
    facts = (sent.content.fact for sent in every if sent.content is not None)
    undone = {fact.undone_op_id.bytes for fact in facts if isinstance(fact, Undone)}
    keys = {row.sale_key for row in _STANDING.run(connection, undone)}
    newest = _LEFT.run(connection, keys)
    found = [(freed_marker(row.sale_key), row) for row in newest]
    asked: set[bytes] = set()
    while newest:
        asked |= {row.op_id for row in newest}
        more = _LEFT_BEHIND.run(connection, [row.op_id for row in newest])
        newest = [row for row in more if row.op_id not in asked]
        found += [(row.refers_to, row) for row in newest]
    return [(waits_for, read_operation(_key(row), row.payload)) for waits_for, row in found]


def _waiting(connection: Connection, batch: Sequence[Sent]) -> list[tuple[bytes, Sent]]:
    """Return what is parked for these, or for what is parked for these, and so on.

    In the order in which it came.
    """
    found: list[Row[Any]] = []
    asked: set[bytes] = set()
    newest = _awaited(batch)
    while newest and len(found) < WAITING_MAX:
        asked |= newest
        rows = _WAITING.run(connection, newest)
        found += rows
        more = [read_operation(_key(row), row.payload) for row in rows]
        newest = _awaited(more) - asked  # each waits for one thing: found once
    came = sorted(found[:WAITING_MAX], key=lambda row: (row.received_at, *_key(row)))
    return [(row.waits_for, read_operation(_key(row), row.payload)) for row in came]


def _awaited(batch: Iterable[Sent]) -> set[bytes]:
    keys: set[bytes] = set()
    for sent in batch:
        if sent.content is not None:
            keys.add(sent.content.op_id.bytes)
            match sent.content.fact:
                case Enrolled():
                    keys.add(sent.content.member_id.bytes)
                case Sold():
                    keys.add(sent.sale_key or sent.content.op_id.bytes)
    return keys


def _held(connection: Connection, contents: Sequence[Content]) -> dict[OpId, Held]:
    """Return what has the id of one of these, or is referred to by one, or by such a one."""
    came = {content.op_id.bytes for content in contents}
    referred = {op_id.bytes for c in contents if (op_id := c.refers_to) is not None}
    held = {_op_id(row): _held_row(row) for row in _HELD.run(connection, came - referred)}
    asked: set[bytes] = set()
    while referred - asked:
        asked |= referred
        whole = {_op_id(row): _whole(row) for row in _HELD_WHOLE.run(connection, referred)}
        held |= whole
        found = (h.content.refers_to for h in whole.values() if h.content is not None)
        referred = {op_id.bytes for op_id in found if op_id is not None}
    return held


def _refunds(
    connection: Connection, held: dict[OpId, Held], contents: Sequence[Content]
) -> dict[OpId, list[Held]]:
    sales = {op_id.bytes for op_id, earlier in held.items() if earlier.kind == "sale"}
    is_asked = any(isinstance(content.fact, Returned | Undone) for content in contents)
    refunds: dict[OpId, list[Held]] = {}
    for row in _REFUNDS.run(connection, sales if is_asked else ()):
        refunds.setdefault(OpId(UUID(bytes=row.refers_to)), []).append(_whole(row))
    return refunds


def _sale_keys(connection: Connection, batch: Iterable[Sent]) -> frozenset[bytes]:
    keys = {sent.sale_key for sent in batch}
    keys |= {
        wanted_sale(sent.content.fact)
        for sent in batch
        if sent.content is not None and isinstance(sent.content.fact, UnmatchedReturnFact)
    }
    found = _SALE_KEYS.run(connection, [key for key in keys if key is not None])
    return frozenset(row.sale_key for row in found)


def _holders(connection: Connection, contents: Sequence[Content]) -> dict[str, frozenset[MemberId]]:
    keys = [
        key
        for content in contents
        if isinstance(content.fact, Enrolled)
        for key in identifier_keys(content.fact.member)
    ]
    facts = (content.fact for content in contents)
    keys += [CARD + fact.new_card_number for fact in facts if isinstance(fact, CardChanged)]
    holders: dict[str, set[MemberId]] = {}
    for row in _HOLDERS.run(connection, keys):
        holders.setdefault(row.key, set()).add(MemberId(UUID(bytes=row.member_id)))
    return {key: frozenset(ids) for key, ids in holders.items()}


def _open_holds(
    connection: Connection,
    held: dict[OpId, Held],
    contents: Sequence[Content],
    enrolment: Enrolment,
) -> frozenset[OpId]:
    takes_back = (c for c in contents if isinstance(c.fact, Released | Undone))
    members = {
        enrolment.root(content.member_id).bytes
        for content in takes_back
        if (op_id := content.refers_to) in held and held[op_id].kind == "hold"
    }
    return frozenset(hold_of(row.name) for row in _HOLDS.run(connection, members))


def _grants(connection: Connection, contents: Sequence[Content]) -> dict[GrantId, GrantHeld]:
    ids = {use.grant_id.bytes for content in contents for use in content.uses}
    ids |= {c.fact.grant_id.bytes for c in contents if isinstance(c.fact, GrantReturnFact)}
    if not ids:
        return {}
    lookup = _GRANTS if connection.dialect.name == "sqlite" else _GRANTS_LOCKED
    rows = lookup.run(connection, ids)
    # A grant may be of somebody who was merged since, whom no operation here names.
    owners = find_enrolment(connection, {MemberId(UUID(bytes=row.member_id)) for row in rows})
    grants = (_grant(row, owners) for row in rows)
    return {grant.grant_id: grant for grant in grants}


def _grant(row: Row[Any], enrolment: Enrolment) -> GrantHeld:
    return GrantHeld(
        grant_id=GrantId(UUID(bytes=row.grant_id)),
        member_id=enrolment.root(MemberId(UUID(bytes=row.member_id))),
        till_id=TillId(UUID(bytes=row.till_id)),
        epoch=row.epoch,
        unit=Unit(row.unit),
        amount=row.amount,
        used=row.used,
        ended=row.ended,
    )


def _accounts(
    connection: Connection, contents: Sequence[Content], enrolment: Enrolment
) -> dict[MemberId, MemberState]:
    """Return the accounts of those to whom something is handed out."""
    concerned = {
        enrolment.root(content.member_id) for content in contents if spent_by(content.effects)
    }
    if not concerned:
        return {}
    joining = (c.fact.member for c in contents if isinstance(c.fact, Enrolled))
    joined_on = {member.member_id: member.joined_on for member in joining}
    joined_on |= enrolment.joined_on
    rows = {row.member_id: row for row in account_rows(connection, sorted(concerned))}
    return {
        member_id: account_state(rows.get(member_id), member_id, joined_on[member_id])
        for member_id in concerned & joined_on.keys()
    }


def _held_row(row: Row[Any]) -> Held:
    return Held(
        key=_key(row),
        kind=row.kind,
        is_applied=bool(row.is_applied),
        is_undone=bool(row.is_undone),
        is_waiting=bool(row.is_waiting),
    )


def _whole(row: Row[Any]) -> Held:
    key = _key(row)
    return Held(
        key=key,
        kind=row.kind,
        is_applied=bool(row.is_applied),
        is_undone=bool(row.is_undone),
        is_waiting=bool(row.is_waiting),
        content=read_operation(key, row.payload).content,
    )


def _key(row: Row[Any]) -> OpKey:
    return OpKey(TillId(UUID(bytes=row.till_id)), row.epoch, row.seq)


def _op_id(row: Row[Any]) -> OpId:
    return OpId(UUID(bytes=row.op_id))
