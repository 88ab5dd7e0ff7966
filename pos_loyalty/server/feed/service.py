# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Answers a till that asks what has changed: the next page after its cursor."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select, update

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.protocol.sync.pull import PULL_ROWS_MAX, PullPage, Scope
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.server.accounts.grant_rows import grant_row
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.cursor import Place
from pos_loyalty.server.feed.positions import ACCOUNT, MEMBER, PROGRAM, SETTING
from pos_loyalty.server.feed.program_rows import program_rows
from pos_loyalty.server.feed.scanning import Found, scan
from pos_loyalty.server.feed.standing import Standing, standing_of
from pos_loyalty.server.tables import grant, till
from pos_loyalty.server.terms import offline_terms


def pull(
    database: Database, till_id: TillId, cursor: str, *, limit: int, scope: Scope, now: datetime
) -> PullPage:
    """Return what has changed since the cursor was made, as much of it as a page holds.

    Where nothing has changed, it is one question of sixteen rows.

    Args:
        limit: Of the rows, from 1; more than ``PULL_ROWS_MAX`` are never sent.
        now: UTC; told to the till, and nothing is decided by it.

    Raises:
        CursorGone: If the till has to bootstrap.
        TillUnknown: If there is no such till.
    """
    rows_max = max(1, min(limit, PULL_ROWS_MAX))
    page, standing = database.read(lambda c: _page(c, till_id, cursor, rows_max, scope, now))
    if not standing.is_heard_of:
        database.write(lambda c: c.execute(_HEARD_OF, _heard_of(standing)))
    return page


def _page(
    connection: Connection, till_id: TillId, cursor: str, limit: int, scope: Scope, now: datetime
) -> tuple[PullPage, Standing]:
    standing = standing_of(connection, till_id)
    before = standing.place_of(cursor)
    found = scan(connection, standing, before, scope, limit=limit)
    grants, grant_no = _grants(connection, standing, before, limit)
    place = Place(found.positions, grant_no)
    page = _with_rows(connection, PullPage(server_time=now, grants=grants), found)
    page = replace(
        page,
        cursor=standing.cursor_at(place) if place != before else None,
        has_more=found.is_short or grant_no < standing.grant_no,
    )
    return page, standing


def _with_rows(connection: Connection, page: PullPage, found: Found) -> PullPage:
    if not found.entities:
        return page
    return replace(
        page,
        members=member_rows(connection, _member_ids(found.ids(MEMBER))),
        accounts=account_rows(connection, _member_ids(found.ids(ACCOUNT))),
        programs=program_rows(connection, found.ids(PROGRAM)),
        terms=offline_terms(connection) if found.ids(SETTING) else None,
    )


def _member_ids(stored: Iterable[bytes]) -> list[MemberId]:
    return [MemberId(UUID(bytes=member_id)) for member_id in stored]


def _grants(
    connection: Connection, standing: Standing, place: Place, limit: int
) -> tuple[tuple[GrantRow, ...], int]:
    """Return the till's grants that changed since, and how far that brings it.

    Changes are numbered under the lock of the till's row. Having seen fewer than there may be, the
    till has seen all up to the number that was read at the same moment.
    """
    if standing.grant_no == place.grant_no:
        return (), place.grant_no
    asked = {"till": standing.seal.till_id.bytes, "after": place.grant_no, "left": limit}
    rows = connection.execute(_CHANGED_GRANTS, asked).all()
    newest = standing.grant_no if len(rows) < limit else rows[-1].change_no
    return tuple(map(grant_row, rows)), newest


def _heard_of(standing: Standing) -> dict[str, bytes]:
    return {"which": standing.seal.till_id.bytes, "generation": standing.seal.generation}


# Whoever has a cursor of this generation has given up what another one had set aside.
_HEARD_OF: Final = (
    update(till)
    .where(till.c.till_id == bindparam("which"))
    .values(generation=bindparam("generation"))
)
# A till that begins anew is told of those that are open: the others are over for it anyway.
_CHANGED_GRANTS: Final = (
    select(grant)
    .where(
        grant.c.till_id == bindparam("till"),
        grant.c.change_no > bindparam("after"),
        or_(bindparam("after") > 0, grant.c.ended == ""),
    )
    .order_by(grant.c.change_no)
    .limit(bindparam("left"))
)
