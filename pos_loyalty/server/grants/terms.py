# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Setting what the shop allows its tills while they are alone."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select

from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import JOBS_SHARD, SETTING, Entity, move
from pos_loyalty.server.tables import feed
from pos_loyalty.server.terms import set_offline_terms

_ENTITY_ID: Final = b"offline_terms"
_MINUTES_AN_HOUR: Final = 60
_RANGES: Final = {
    "floor_member_points": (0, 1_000_000_000),
    "floor_till_points": (0, 1_000_000_000),
    "floor_redemptions_max": (0, 1_000),
    "offline_hours_max": (0, 24 * 365),
    "guard_minutes": (0, 24 * 60),
    "grace_minutes": (1, 30 * 24 * 60),
    "lease_hours": (1, 24 * 30),
    "share_percent": (0, 100),
}


def set_terms(database: Database, terms: OfflineTerms) -> None:
    """Set the terms; tills learn of them as they learn of everything else.

    Raises:
        ValueError: If they make no sense; the message says why.
    """
    for wrong in _mistakes(terms):
        raise ValueError(wrong)
    database.write(lambda connection: _set(connection, terms))


def _mistakes(terms: OfflineTerms) -> Iterator[str]:
    for name, (least, most) in _RANGES.items():
        if not least <= getattr(terms, name) <= most:
            yield f"{name} is {least} to {most}"
    if terms.guard_minutes >= terms.lease_hours * _MINUTES_AN_HOUR:
        yield "guard_minutes leave nothing of lease_hours"


def _set(connection: Connection, terms: OfflineTerms) -> None:
    set_offline_terms(connection, terms)
    stored = select(feed.c.version).where(
        feed.c.entity_id == _ENTITY_ID, feed.c.entity_type == SETTING
    )
    version = connection.execute(stored).scalar_one_or_none() or 0
    move(connection, JOBS_SHARD, [Entity(SETTING, _ENTITY_ID, version + 1)])
