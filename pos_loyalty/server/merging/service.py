# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Merges members, and takes a merge back: an operation of the server's own, like any other.

Everything on the absorbed account moves to the survivor's. Operations that name the absorbed
member stay possible for ever, and move the survivor's account; so a till that has not heard of the
merge does no harm.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Connection, select

from pos_loyalty.domain.errors import LoyaltyError, NothingToUndo, UnknownMember
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.ledger import AccountEffects, MemberState
from pos_loyalty.domain.ops import MergeFact, OperationDraft, UndoFact
from pos_loyalty.domain.program.merging import Transfer, merge, unmerge
from pos_loyalty.protocol.operations import decode_operation
from pos_loyalty.server.accounts.aliases import Enrolment, find_enrolment
from pos_loyalty.server.accounts.folding import account_state
from pos_loyalty.server.accounts.locking import lock_accounts
from pos_loyalty.server.accounts.rows import account_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.holdings import holdings_of
from pos_loyalty.server.grants.service import recall
from pos_loyalty.server.moments import moment_of
from pos_loyalty.server.operations.reading import SERVER
from pos_loyalty.server.operations.recording import append, lock_log
from pos_loyalty.server.operations.taking import Also, run
from pos_loyalty.server.tables import op, seen

_MERGE: Final = "merge"


class GrantedToTills(LoyaltyError):
    """Tills may be handing out at this moment what would go back: ask again soon."""

    code = "granted_to_tills"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeMembers:
    """The administrator's request. ``op_id`` is made once, when they begin.

    Attributes:
        business_at: In the shop's time zone.
    """

    op_id: OpId
    absorbed: MemberId
    survivor: MemberId
    business_at: datetime
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmergeMember:
    """The administrator's request to give somebody their own account back."""

    op_id: OpId
    absorbed: MemberId
    business_at: datetime
    actor: str = ""


def merge_members(database: Database, command: MergeMembers, now: datetime) -> bool:
    """Make one account of two; return whether they were two.

    Merged members stand for those whose account theirs has become. Of two opposite merges the
    second finds that both are one already. Repeatable.

    Raises:
        UnknownMember: If one of them is not enrolled.
    """
    return run(database, partial(_merge, command=command, now=now))


def unmerge_member(database: Database, command: UnmergeMember, now: datetime) -> None:
    """Give somebody their own account back, with what it brought; the rest stays.

    Raises:
        UnknownMember: If they are not enrolled.
        NothingToUndo: If they are not merged into anybody.
        GrantedToTills: If tills may be handing out what would go back. They have been asked to
            return it: try again soon.
    """
    try:
        run(database, partial(_unmerge, command=command, now=now))
    except GrantedToTills:
        recall(database, command.absorbed)
        raise


def _merge(connection: Connection, /, *, command: MergeMembers, now: datetime, also: Also) -> bool:
    log = lock_log(connection, SERVER)
    enrolment = _locked(connection, {command.absorbed, command.survivor}, also)
    absorbed, survivor = enrolment.root(command.absorbed), enrolment.root(command.survivor)
    if absorbed == survivor:
        return False
    states = _states(connection, (absorbed, survivor), enrolment)
    moved = merge(states[absorbed], states[survivor], op_id=command.op_id)
    fact = MergeFact(
        survivor_id=survivor,
        stores=_stores_of(connection, absorbed),
        business_at=command.business_at,
    )
    draft = OperationDraft(
        op_id=command.op_id,
        member_id=absorbed,
        occurred_at=now,
        actor=command.actor,
        fact=fact,
        effects=moved.source,
        others=(AccountEffects(survivor, moved.target),),
    )
    append(connection, log, [draft], also, now)
    return True


def _unmerge(
    connection: Connection, /, *, command: UnmergeMember, now: datetime, also: Also
) -> None:
    log = lock_log(connection, SERVER)
    _locked(connection, {command.absorbed}, also)
    merged = _standing_merge(connection, command.absorbed)
    ((survivor, target),) = ((other.member_id, other.effects) for other in merged.others)
    back = unmerge(Transfer(merged.effects, target))
    draft = OperationDraft(
        op_id=command.op_id,
        member_id=command.absorbed,
        occurred_at=now,
        actor=command.actor,
        fact=UndoFact(undone_op_id=merged.op_id, business_at=command.business_at),
        effects=back.source,
        others=(AccountEffects(survivor, back.target),),
    )
    append(connection, log, [draft], also, now)
    _require_free(connection, (command.absorbed, survivor), command.business_at.date())


def _require_free(connection: Connection, members: Iterable[MemberId], day: date) -> None:
    """Refuse to leave an account with less than tills may be handing out of it.

    Raises:
        GrantedToTills: If one would be.
    """
    roots = find_enrolment(connection, members)
    accounts = [roots.root(member_id) for member_id in members]
    for holding in holdings_of(connection, accounts, are_locked=False).values():
        for unit in {held.unit for held in holding.grants}:
            ends = max(moment_of(held.row.usable_until) for held in holding.open(unit)).date()
            days = [day + timedelta(days=n) for n in range(max(0, (ends - day).days) + 1)]
            if holding.reserved(unit) > holding.spendable(unit, days):
                raise GrantedToTills


def _locked(connection: Connection, members: set[MemberId], also: Also) -> Enrolment:
    """Lock the accounts that are meant, and return whose they are.

    Who they are merged into is looked at before: a merge that comes between is found by the locks
    that recording takes.
    """
    enrolment = find_enrolment(connection, members)
    if members - enrolment.joined_on.keys():
        raise UnknownMember
    lock_accounts(connection, members | set(enrolment.roots.values()) | also)
    return find_enrolment(connection, members)


def _states(
    connection: Connection, members: Iterable[MemberId], enrolment: Enrolment
) -> dict[MemberId, MemberState]:
    wanted = tuple(members)
    rows = {row.member_id: row for row in account_rows(connection, wanted)}
    return {m: account_state(rows.get(m), m, enrolment.joined_on[m]) for m in wanted}


def _stores_of(connection: Connection, member_id: MemberId) -> tuple[str, ...]:
    stores = select(seen.c.store_id).where(seen.c.member_id == member_id.bytes)
    return tuple(sorted(connection.execute(stores).scalars()))


def _standing_merge(connection: Connection, absorbed: MemberId) -> OperationDraft:
    wanted = select(op.c.payload).where(
        op.c.member_id == absorbed.bytes,
        op.c.kind == _MERGE,
        op.c.is_applied == 1,
        op.c.is_undone == 0,
    )
    payload = connection.execute(wanted).scalar_one_or_none()
    if payload is None:
        raise NothingToUndo
    return decode_operation(payload).draft
