# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of grants: leases of a till's home store, one member on demand, recalls, ends.

Each function is one transaction. Accounts are locked before they are looked at, so nothing is ever
set aside twice, and nothing that an operation has spent meanwhile.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.protocol.sync.pull import Identified, PullPage
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.server.accounts.aliases import find_enrolment
from pos_loyalty.server.accounts.grant_rows import grant_row
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import account_entity, move, shard_of
from pos_loyalty.server.generation import generation_of
from pos_loyalty.server.grants.changes import Changes
from pos_loyalty.server.grants.holder import Holder, holder_of
from pos_loyalty.server.grants.holdings import Held, Holding, holdings_of
from pos_loyalty.server.grants.planning import Planner
from pos_loyalty.server.grants.planning import recall as recall_all
from pos_loyalty.server.grants.prices import prices_on
from pos_loyalty.server.grants.restored import may_issue
from pos_loyalty.server.grants.walking import is_due, next_on, remember, walk_of
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import account, grant, seen, till
from pos_loyalty.server.upserts import insert_into

ENDED_AT_ONCE: Final = 500


def issue_for_home(
    database: Database,
    till_id: TillId,
    now: datetime,
    *,
    members: Sequence[MemberId] | None = None,
) -> int:
    """Renew what a till may hand out of the accounts of its store's members; return the changes.

    Meant for every contact: it goes on where it stopped, some members at a time, and costs one
    question when it has been through with all of them a while ago. Repeatable.

    Args:
        members: Look at these instead, at most some hundreds.

    Raises:
        TillUnknown: If there is no such till.
    """
    if members is None and not database.read(lambda c: is_due(c, till_id, now)):
        return 0
    return database.write(lambda c: _issue_for_home(c, till_id, now, members))


def issue_for_page(database: Database, till_id: TillId, page: PullPage, now: datetime) -> int:
    """Renew what a till may hand out of the accounts that a page tells it of; return the changes.

    What changed in an account may let the till have more of it. Mostly it does not, and nothing
    is written.

    Raises:
        TillUnknown: If there is no such till.
    """
    members = [row.member_id for row in page.accounts if row.member_id != PROGRAM_ACCOUNT]
    if not members or not database.read(lambda c: _would_change(c, till_id, members, now)):
        return 0
    return issue_for_home(database, till_id, now, members=members)


def identify(database: Database, till_id: TillId, member_id: MemberId, now: datetime) -> Identified:
    """Return one member as they are now, who stands before the till, and give it what is free.

    From now on the till's store has seen them: its tills follow the account. Repeatable.

    Raises:
        TillUnknown: If there is no such till.
    """
    return database.write(lambda connection: _identify(connection, till_id, member_id, now))


def recall(
    database: Database, member_id: MemberId, *, waits: tuple[TillId, datetime] | None = None
) -> int:
    """Ask whoever holds something of an account to give it back; return how many are asked.

    Args:
        waits: The channel that needs it, and now: what is given back is left free for it for some
            minutes, else the next that hears of the account would be given it at once.
    """

    def ask(connection: Connection) -> int:
        changes = Changes()
        root = find_enrolment(connection, [member_id]).root(member_id)
        _lock(connection, [root])
        asked = 0
        for holding in holdings_of(connection, [root], are_locked=True).values():
            recall_all(holding, changes)
            asked = changes.count
            if waits is not None:
                _keep_free(connection, *waits, (root, holding), changes)
        changes.write(connection)
        return asked

    return database.write(ask)


def _keep_free(
    connection: Connection,
    channel_id: TillId,
    now: datetime,
    whose: tuple[MemberId, Holding],
    changes: Changes,
) -> None:
    """Let a channel visit an account with nothing of its own, so that nobody takes the rest."""
    holder = holder_of(connection, channel_id)
    if holder is not None:
        Planner(holder, prices_on(connection, holder.day(now)), now, changes).waiting(*whose)


def expire_due(database: Database, now: datetime) -> int:
    """Free grants whose time is over, at most ``ENDED_AT_ONCE``; return how many they were.

    Their holders have stopped using them some time ago, by their own clocks, and have told all
    that they did until then. What a till holds that is still cut off stays set aside: it may have
    handed it out. Of a till that was revoked nobody waits to hear.
    """

    def end(connection: Connection) -> int:
        changes = Changes()
        for row in connection.execute(_OVER, {"now": moment_text(now)}):
            changes.expire(Held(row, 0))
        changes.write(connection)
        return changes.count

    return database.write(end)


def _would_change(
    connection: Connection, till_id: TillId, members: Sequence[MemberId], now: datetime
) -> bool:
    holder = holder_of(connection, till_id)
    if holder is None or not holder.has_leases:
        return False
    return bool(_plan(connection, holder, members, now, are_locked=False).count)


def _issue_for_home(
    connection: Connection, till_id: TillId, now: datetime, members: Sequence[MemberId] | None
) -> int:
    holder = holder_of(connection, till_id)
    if holder is None or not holder.has_leases or not may_issue(connection, holder, now):
        return 0
    if members is None:
        members, walk = next_on(connection, holder, walk_of(connection, holder, now), now)
        remember(connection, holder, walk)
    _lock(connection, members)
    changes = _plan(connection, holder, members, now, are_locked=True)
    changes.write(connection)
    return changes.count


def _plan(
    connection: Connection,
    holder: Holder,
    members: Sequence[MemberId],
    now: datetime,
    *,
    are_locked: bool,
) -> Changes:
    changes = Changes()
    planner = Planner(holder, prices_on(connection, holder.day(now)), now, changes)
    for member_id, holding in holdings_of(connection, members, are_locked=are_locked).items():
        planner.at_home(member_id, holding)
    return changes


def _identify(
    connection: Connection, till_id: TillId, member_id: MemberId, now: datetime
) -> Identified:
    holder = holder_of(connection, till_id)
    rows = member_rows(connection, [member_id])
    if not rows:
        return Identified(server_time=now)
    root = find_enrolment(connection, [member_id]).root(member_id)
    _lock(connection, [root])
    accounts = account_rows(connection, [root])
    if holder is not None:
        is_seen_first = _see(connection, holder, root, now)
        _receive(connection, holder, root, now)
        if is_seen_first:
            # The store's other tills follow the account from now on: they are sent it, too.
            moved = [account_entity(root, row.version) for row in accounts]
            move(connection, shard_of(till_id), moved)
    return Identified(
        server_time=now,
        member=rows[0],
        account=accounts[0] if accounts else None,
        grants=_open_grants(connection, holder, {root, member_id}),
        generation=generation_of(connection),
    )


def _receive(connection: Connection, holder: Holder, member_id: MemberId, now: datetime) -> None:
    """Give the till what it may hand out of the account of somebody who stands before it."""
    if not may_issue(connection, holder, now):
        return
    changes = Changes()
    planner = Planner(holder, prices_on(connection, holder.day(now)), now, changes)
    for holding in holdings_of(connection, [member_id], are_locked=True).values():
        planner.in_person(member_id, holding)
    changes.write(connection)


def _lock(connection: Connection, ids: Iterable[MemberId]) -> None:
    """Lock the accounts, in the order in which everybody locks them."""
    connection.execute(_LOCK, {"ids": [member_id.bytes for member_id in ids]}).all()


def _see(connection: Connection, holder: Holder, member_id: MemberId, now: datetime) -> bool:
    """Remember that the till's store has seen the member; return whether it had never before."""
    asked = {"member": member_id.bytes, "store": holder.store_id}
    before = connection.execute(_SEEN, asked).scalar_one_or_none()
    today = holder.day(now).isoformat()
    if before is None or before < today:
        added = insert_into(connection, seen).values(
            member_id=member_id.bytes, store_id=holder.store_id, last_seen_on=today
        )
        keys = [seen.c.member_id, seen.c.store_id]
        connection.execute(
            added.on_conflict_do_update(index_elements=keys, set_={"last_seen_on": today})
        )
    return before is None


def _open_grants(
    connection: Connection, holder: Holder | None, ids: Iterable[MemberId]
) -> tuple[GrantRow, ...]:
    if holder is None:
        return ()
    asked = {
        "till": holder.till_id.bytes,
        "epoch": holder.epoch,
        "ids": [member_id.bytes for member_id in ids],
    }
    return tuple(map(grant_row, connection.execute(_OPEN, asked)))


_ids: BindParameter[list[bytes]] = bindparam("ids", expanding=True)
_LOCK: Final = (
    select(account.c.member_id)
    .where(account.c.member_id.in_(_ids))
    .order_by(account.c.member_id)
    .with_for_update()
)
_SEEN: Final = select(seen.c.last_seen_on).where(
    seen.c.member_id == bindparam("member"), seen.c.store_id == bindparam("store")
)
_OPEN: Final = (
    select(grant)
    .where(
        grant.c.member_id.in_(_ids),
        grant.c.till_id == bindparam("till"),
        grant.c.epoch == bindparam("epoch"),
        grant.c.ended == "",
    )
    .order_by(grant.c.change_no)
)
_OVER: Final = (
    select(grant)
    .join(till, till.c.till_id == grant.c.till_id)
    .where(
        grant.c.ended == "",
        grant.c.frees_at <= bindparam("now"),
        or_(
            till.c.status != "active",
            till.c.kind != "till",  # a channel only waits, with nothing set aside for it
            till.c.told_until >= grant.c.frees_at,
        ),
    )
    .order_by(grant.c.grant_id)  # as everybody locks them
    .limit(ENDED_AT_ONCE)
    .with_for_update(of=grant)
)
