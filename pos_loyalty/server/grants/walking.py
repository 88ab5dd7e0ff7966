# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Walks through the members of a till's home store, so that each is looked at once in a while.

Somebody's home is where they were seen last. Those seen last come first: they are the likeliest to
come again while the line is down.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.server.grants.holder import LEASING, Holder
from pos_loyalty.server.moments import moment_of, moment_text
from pos_loyalty.server.tables import grant_walk, member, seen, setting, till
from pos_loyalty.server.terms import TERMS, terms_in
from pos_loyalty.server.tills.roll import TillUnknown
from pos_loyalty.server.upserts import insert_into

MEMBERS_AT_ONCE: Final = 200
SEEN_DAYS_MAX: Final = 400
"""Who has not come for longer gets no grant beforehand."""

_LEASES_PER_WALK: Final = 3
"""A lease is looked at so often while it lives."""

_AFTER_ALL: Final = "9999-12-31"
_HIGHEST: Final = b"\xff" * 17


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a till's store was walked through.

    Attributes:
        began_at: UTC.
        last_seen_on: ISO 8601; with ``member_id``, whom the walk goes on after.
    """

    began_at: datetime
    last_seen_on: str
    member_id: bytes
    is_over: bool


def walk_of(connection: Connection, holder: Holder, now: datetime) -> Walk:
    """Return where the till's walk stands; it begins anew with another epoch, and in time."""
    asked = {"till": holder.till_id.bytes, "epoch": holder.epoch}
    row = connection.execute(_WALK, asked).first()
    if row is None or (row.is_over and _begins_anew(row.began_at, holder.terms, now)):
        return Walk(now, _AFTER_ALL, _HIGHEST, is_over=False)
    return Walk(moment_of(row.began_at), row.last_seen_on, row.member_id, bool(row.is_over))


def is_due(connection: Connection, till_id: TillId, now: datetime) -> bool:
    """Return whether somebody of the till's store is to be looked at; one question.

    Raises:
        TillUnknown: If there is no such till.
    """
    row = connection.execute(_DUE, {"till": till_id.bytes}).first()
    if row is None:
        raise TillUnknown(str(till_id))
    terms = terms_in(row.content)
    if row.status != "active" or terms.mode not in LEASING:
        return False
    return not row.is_over or _begins_anew(row.began_at, terms, now)


def _begins_anew(began_at: str, terms: OfflineTerms, now: datetime) -> bool:
    """Return whether a walk that is over began so long ago that it is time for another."""
    period = timedelta(hours=terms.lease_hours) / _LEASES_PER_WALK
    return now >= moment_of(began_at) + period


def next_on(
    connection: Connection, holder: Holder, walk: Walk, now: datetime
) -> tuple[list[MemberId], Walk]:
    """Return whose turn it is, at most ``MEMBERS_AT_ONCE``, and the walk after them."""
    asked = {
        "store": holder.store_id,
        "day": walk.last_seen_on,
        "member": walk.member_id,
        "first_day": (holder.day(now) - timedelta(days=SEEN_DAYS_MAX)).isoformat(),
    }
    rows = connection.execute(_NEXT, asked).all()
    if len(rows) < MEMBERS_AT_ONCE:
        after = Walk(walk.began_at, walk.last_seen_on, walk.member_id, is_over=True)
    else:
        after = Walk(walk.began_at, rows[-1].last_seen_on, rows[-1].member_id, is_over=False)
    return [MemberId(UUID(bytes=row.member_id)) for row in rows], after


def remember(connection: Connection, holder: Holder, walk: Walk) -> None:
    """Store how far the walk has come."""
    values = {
        "epoch": holder.epoch,
        "began_at": moment_text(walk.began_at),
        "last_seen_on": walk.last_seen_on,
        "member_id": walk.member_id,
        "is_over": int(walk.is_over),
    }
    added = insert_into(connection, grant_walk).values(till_id=holder.till_id.bytes, **values)
    keys = [grant_walk.c.till_id]
    connection.execute(added.on_conflict_do_update(index_elements=keys, set_=values))


_WALK: Final = select(grant_walk).where(
    grant_walk.c.till_id == bindparam("till"), grant_walk.c.epoch == bindparam("epoch")
)
_is_walk = and_(grant_walk.c.till_id == till.c.till_id, grant_walk.c.epoch == till.c.epoch)
_DUE: Final = (
    select(till.c.status, grant_walk.c.began_at, grant_walk.c.is_over, setting.c.content)
    .select_from(till)
    .outerjoin(grant_walk, _is_walk)
    .outerjoin(setting, setting.c.name == TERMS)
    .where(till.c.till_id == bindparam("till"))
)
_later = seen.alias("later")
_NEXT: Final = (
    select(seen.c.member_id, seen.c.last_seen_on)
    .join(member, member.c.member_id == seen.c.member_id)
    .where(
        seen.c.store_id == bindparam("store"),
        seen.c.last_seen_on >= bindparam("first_day"),
        seen.c.last_seen_on <= bindparam("day"),
        or_(seen.c.last_seen_on < bindparam("day"), seen.c.member_id < bindparam("member")),
        member.c.merged_into.is_(None),
        ~exists().where(
            and_(
                _later.c.member_id == seen.c.member_id,
                _later.c.last_seen_on > seen.c.last_seen_on,
            )
        ),
    )
    .order_by(seen.c.last_seen_on.desc(), seen.c.member_id.desc())
    .limit(MEMBERS_AT_ONCE)
)
