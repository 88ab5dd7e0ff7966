# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what was decided: many rows in few statements, in the open transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, update

from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import MergeFact
from pos_loyalty.server.accounts.aliases import link, unlink
from pos_loyalty.server.accounts.cards import find_by_new_cards, recard
from pos_loyalty.server.accounts.postings import Posting, Postings
from pos_loyalty.server.accounts.rows import consent_text, day_text
from pos_loyalty.server.bulk import Insertion
from pos_loyalty.server.feed.positions import Entity, account_entity, member_entity
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.operations.deciding import Decided, Decisions
from pos_loyalty.server.operations.desk import identifier_keys
from pos_loyalty.server.operations.known import GrantHeld, Known
from pos_loyalty.server.operations.loading import Loaded
from pos_loyalty.server.operations.reading import (
    CardChanged,
    Content,
    Enrolled,
    Happened,
    OpKey,
    Sent,
    Sold,
    Undone,
)
from pos_loyalty.server.tables import flag, grant, identifier, member, op, parked

_OPS: Final = Insertion(op)
_PARKED: Final = Insertion(parked, "DO NOTHING")
_FLAGS: Final = Insertion(flag, "DO NOTHING")
_MEMBERS: Final = Insertion(member, "DO NOTHING")
_IDENTIFIERS: Final = Insertion(identifier, "DO NOTHING")

_is_it: Final = (
    op.c.till_id == bindparam("of_till"),
    op.c.epoch == bindparam("of_epoch"),
    op.c.seq == bindparam("of_seq"),
)
_UNDO: Final = update(op).where(*_is_it).values(is_undone=1)
_SETTLE: Final = (
    update(op)
    .where(*_is_it)
    .values(is_applied=bindparam("applied"), is_waiting=bindparam("waiting"))
)
_UNPARK: Final = delete(parked).where(
    parked.c.waits_for == bindparam("waited_for"),
    parked.c.till_id == bindparam("of_till"),
    parked.c.epoch == bindparam("of_epoch"),
    parked.c.seq == bindparam("of_seq"),
)
_GRANT: Final = (
    update(grant)
    .where(grant.c.grant_id == bindparam("of_grant"))
    .values(used=bindparam("now_used"), ended=bindparam("now_ended"))
)
FIRST_VERSION: Final = 1
"""Of the row of somebody who has joined."""

Roots = Mapping[MemberId, MemberId]


def write_decisions(
    connection: Connection,
    decisions: Decisions,
    loaded: Loaded,
    now: datetime,
) -> list[Entity]:
    """Write the operations and all that follows from them; return what has changed for tills."""
    known, versions = loaded.known, loaded.versions
    _write_operations(connection, decisions, moment_text(now))
    _write_waiting(connection, decisions.operations, known)
    _write_flags(connection, decisions.operations, moment_text(now))
    _write_grants(connection, decisions.grants.values())
    applied = [decided.sent for decided in decisions.operations if decided.is_applied]
    entities = _write_members(connection, applied, known, moment_text(now))
    postings = Postings()
    for sent in applied:
        if sent.content is not None:
            post(postings, sent.key, sent.content, _roots(sent.content, known))
    for account, grown in postings.write(connection).items():
        member_id = MemberId(UUID(bytes=account))
        entities.append(account_entity(member_id, versions[account] + grown))
    return _newest_of_each([*entities, *_write_cards(connection, applied, known)])


def post(postings: Postings, key: OpKey, content: Content, roots: Roots) -> None:
    """Add what an operation changes, account by account.

    Args:
        roots: Whose account somebody's is, for those who were merged into others.
    """
    n = 0
    for account in content.accounts:
        named, effects = account.member_id, account.effects
        moved = roots.get(named, named)
        postings.add(Posting(key, n, named.bytes, moved.bytes, effects))
        n += len(effects.entries)
    day = content.fact.business_at.date().isoformat()
    for store_id, member_id in _sightings(content):
        both = {member_id.bytes, roots.get(member_id, member_id).bytes}
        postings.see(both, store_id, day)


def member_row(enrolled: Member) -> tuple[object, ...]:
    """Return somebody who has just joined as a row of ``member``."""
    return (
        enrolled.member_id.bytes,
        FIRST_VERSION,
        enrolled.card_number,
        enrolled.given_name,
        enrolled.family_name,
        enrolled.phone,
        enrolled.email,
        enrolled.joined_on.isoformat(),
        day_text(enrolled.birthday),
        enrolled.language,
        enrolled.status.value,
        consent_text(enrolled.consent),
        enrolled.referred_by.bytes if enrolled.referred_by else None,
        None,
        0,
    )


def enrol(connection: Connection, members: Sequence[Member]) -> None:
    """Add members and what finds them; who is here already stays as they are."""
    _MEMBERS.run(connection, sorted(map(member_row, members)))
    keys = {(key, one.member_id.bytes) for one in members for key in identifier_keys(one)}
    _IDENTIFIERS.run(connection, sorted(keys))


def _roots(content: Content, known: Known) -> Roots:
    """Return whose accounts the operation moves, for those that are not their own."""
    if not known.roots:
        return known.roots
    roots = {a.member_id: known.root(a.member_id) for a in content.accounts}
    if _takes_merge_back(content, known):
        del roots[content.member_id]  # it gives them their own account back
    return roots


def _takes_merge_back(content: Content, known: Known) -> bool:
    return _takes_back(content, known, "merge")


def _takes_back(content: Content, known: Known, kind: str) -> bool:
    match content.fact:
        case Undone(undone_op_id=op_id):
            undone = known.held.get(op_id)
            return undone is not None and undone.kind == kind
        case _:
            return False


def _sightings(content: Content) -> Iterator[tuple[str, MemberId]]:
    """Yield in which store whom was seen."""
    match content.fact:
        case (
            Sold(store_id=store_id)
            | Enrolled(store_id=store_id)
            | Happened(store_id=store_id)
            | CardChanged(store_id=store_id)
        ):
            if store_id and content.member_id != PROGRAM_ACCOUNT:
                yield store_id, content.member_id
        case MergeFact(stores=stores, survivor_id=survivor_id):
            for store_id in stores:
                yield store_id, survivor_id


def _write_operations(connection: Connection, decisions: Decisions, now: str) -> None:
    undone = set(decisions.undone)
    new = [decided for decided in decisions.operations if not decided.was_waiting]
    earlier = undone - {decided.sent.key for decided in new}
    if earlier:  # first: another sale may stand for the same receipt from now on
        connection.execute(_UNDO, [_place(key) for key in sorted(earlier)])
    settled = [
        _place(decided.sent.key)
        | {"applied": int(decided.is_applied), "waiting": int(decided.waits_for is not None)}
        for decided in decisions.operations
        if decided.was_waiting
    ]
    if settled:
        connection.execute(_SETTLE, settled)
    rows = [_op_row(decided, is_undone=decided.sent.key in undone, now=now) for decided in new]
    _OPS.run(connection, sorted(rows, key=lambda row: (row[7] or b"", *row[:3])))


def _op_row(decided: Decided, *, is_undone: bool, now: str) -> tuple[Any, ...]:
    sent, content = decided.sent, decided.sent.content
    referred = content.refers_to if content else None
    return (
        sent.key.till_id.bytes,
        sent.key.epoch,
        sent.key.seq,
        sent.op_id.bytes if sent.op_id else None,
        sent.member_id.bytes if sent.member_id else None,
        content.fact.kind if content else "",
        referred.bytes if referred else None,
        sent.sale_key,
        content.fact.business_at.date().isoformat() if content else "",
        sent.payload,
        sent.payload_sha256,
        decided.outcome.value,
        decided.code.value,
        int(decided.is_applied),
        int(decided.waits_for is not None),
        int(is_undone),
        now,
    )


def _write_waiting(connection: Connection, operations: Sequence[Decided], known: Known) -> None:
    waited = {sent.key: waits_for for waits_for, sent in known.waiting}
    over = [
        _place(decided.sent.key) | {"waited_for": waited[decided.sent.key]}
        for decided in operations
        if decided.was_waiting and waited[decided.sent.key] != decided.waits_for
    ]
    if over:
        connection.execute(_UNPARK, over)
    begun = [
        (decided.waits_for, *_stored(decided.sent.key))
        for decided in operations
        if decided.waits_for is not None
    ]
    _PARKED.run(connection, begun)


def _write_flags(connection: Connection, operations: Iterable[Decided], now: str) -> None:
    rows = [
        (*_stored(decided.sent.key), code.value, "", now, None)
        for decided in operations
        for code in decided.codes
    ]
    _FLAGS.run(connection, rows)


def _write_grants(connection: Connection, grants: Iterable[GrantHeld]) -> None:
    changed = [
        {"of_grant": held.grant_id.bytes, "now_used": held.used, "now_ended": held.ended}
        for held in sorted(grants, key=lambda held: held.grant_id)
    ]
    if changed:
        connection.execute(_GRANT, changed)


def _write_members(
    connection: Connection, applied: Iterable[Sent], known: Known, now: str
) -> list[Entity]:
    joined: dict[MemberId, Member] = {}
    entities: list[Entity] = []
    for content in (sent.content for sent in applied):
        match content:
            case Content(fact=Enrolled(member=one)) if one.member_id not in known.members:
                joined.setdefault(one.member_id, one)
            case Content(fact=MergeFact(survivor_id=survivor_id), member_id=absorbed):
                version = link(connection, absorbed, survivor_id, now)
                entities.append(member_entity(absorbed, version))
            case Content(member_id=absorbed) if _takes_merge_back(content, known):
                entities.append(member_entity(absorbed, unlink(connection, absorbed)))
    enrol(connection, tuple(joined.values()))
    return entities + [member_entity(member_id, FIRST_VERSION) for member_id in joined]


def _write_cards(connection: Connection, applied: Sequence[Sent], known: Known) -> Sequence[Entity]:
    """Write which card somebody has now, after the sums that say so."""
    steps: dict[MemberId, int] = {}
    given: list[tuple[MemberId, str]] = []
    for content in (sent.content for sent in applied):
        if content is None:
            continue
        named = content.member_id
        if isinstance(content.fact, MergeFact) or _takes_merge_back(content, known):
            steps.setdefault(named, 0)
        if isinstance(content.fact, CardChanged):
            given.append((named, content.fact.new_card_number))
        elif not _takes_back_card(content, known, applied):
            continue
        for member_id in {named, known.root(named)}:
            steps[member_id] = steps.get(member_id, 0) + 1
    find_by_new_cards(connection, given)
    versions = recard(connection, steps)
    return [member_entity(member_id, version) for member_id, version in versions.items()]


def _takes_back_card(content: Content, known: Known, applied: Sequence[Sent]) -> bool:
    """Return whether it is the undo of a card's change, of this batch or of an earlier one."""
    if _takes_back(content, known, "card_change"):
        return True
    changes = (sent.op_id for sent in applied if _is_card_change(sent))
    return isinstance(content.fact, Undone) and content.refers_to in changes


def _is_card_change(sent: Sent) -> bool:
    return sent.content is not None and isinstance(sent.content.fact, CardChanged)


def _newest_of_each(entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities, of those that changed more than once the last."""
    return list({(one.entity_type, one.entity_id): one for one in entities}.values())


def _stored(key: OpKey) -> tuple[bytes, int, int]:
    return (key.till_id.bytes, key.epoch, key.seq)


def _place(key: OpKey) -> dict[str, Any]:
    return {"of_till": key.till_id.bytes, "of_epoch": key.epoch, "of_seq": key.seq}
