# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from uuid import UUID

import pytest
from sqlalchemy import Connection, select

from pos_loyalty.domain.ids import MemberId, TillId
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import (
    Entity,
    account_entity,
    member_entity,
    move,
    shard_of,
)
from pos_loyalty.server.tables import SHARDS, feed, head

ADA, BEA = MemberId(UUID(int=1)), MemberId(UUID(int=2))


def moves(database: Database, shard: int, *entities: Entity) -> None:
    database.write(lambda connection: move(connection, shard, entities))


class Halfway(Exception):
    """Something went wrong."""


def move_and_fail(connection: Connection) -> None:
    move(connection, 0, [account_entity(ADA, 1)])
    raise Halfway


def places(database: Database) -> list[tuple[str, bytes, int, int]]:
    """Return where everything stands: what, whose, shard and position."""
    asked = select(feed.c.entity_type, feed.c.entity_id, feed.c.shard, feed.c.pos)
    rows = database.read(lambda c: c.execute(asked.order_by(feed.c.shard, feed.c.pos)).all())
    return [tuple(row) for row in rows]


def newest(database: Database, shard: int) -> int:
    asked = select(head.c.pos).where(head.c.shard == shard)
    return int(database.read(lambda connection: connection.execute(asked).scalar_one()))


def test_positions_follow_each_other_without_a_hole(database: Database) -> None:
    moves(database, 3, account_entity(ADA, 1), account_entity(BEA, 1))
    moves(database, 3, account_entity(MemberId(UUID(int=3)), 1))

    assert [pos for *_, pos in places(database)] == [1, 2, 3]
    assert newest(database, 3) == 3
    assert newest(database, 4) == 0


def test_a_row_that_moves_stands_at_its_newest_place_only(database: Database) -> None:
    moves(database, 3, account_entity(ADA, 1))
    moves(database, 5, account_entity(ADA, 2))
    moves(database, 5, account_entity(ADA, 3))

    assert places(database) == [("a", ADA.bytes, 5, 2)]


def test_who_somebody_is_comes_before_what_they_have(database: Database) -> None:
    moves(database, 0, account_entity(ADA, 1), member_entity(BEA, 1), member_entity(ADA, 1))

    assert [(kind, whose) for kind, whose, *_ in places(database)] == [
        ("m", ADA.bytes),
        ("m", BEA.bytes),
        ("a", ADA.bytes),
    ]


def test_nothing_moves_nothing(database: Database) -> None:
    moves(database, 0)

    assert newest(database, 0) == 0


def test_what_is_rolled_back_leaves_no_hole(database: Database) -> None:
    with pytest.raises(Halfway):
        database.write(move_and_fail)
    moves(database, 0, account_entity(BEA, 1))

    assert places(database) == [("a", BEA.bytes, 0, 1)]


def test_tills_are_spread_over_the_shards() -> None:
    assert {shard_of(TillId(UUID(int=n))) for n in range(100)} == set(range(SHARDS))
