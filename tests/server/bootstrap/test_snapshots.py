# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT, CounterChange, Lot
from pos_loyalty.protocol.sync.bootstrap import Manifest
from pos_loyalty.protocol.sync.chunks import Chunk, unpack_chunk
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow
from pos_loyalty.server.accounts.rows import account_rows, member_rows
from pos_loyalty.server.bootstrap.making import ChunkSize, make_snapshot
from pos_loyalty.server.bootstrap.service import (
    RENEWED_AFTER,
    SnapshotGone,
    chunk,
    manifest,
    renew_snapshot,
)
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import begin_generation
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import snapshot
from pos_loyalty.server.tills.roll import TillUnknown
from tests.fakes.facts import NOON, TODAY
from tests.server.grants.conftest import publish_program
from tests.server.made_shop import GDANSK, NOBODY, WARSAW, MadeShop, change_member

EARNED = CounterChange("earned", TODAY, 5)


def loads(database: Database, told: Manifest, store_id: str | None = None) -> Chunk:
    """Return what all of a snapshot's chunks hold, each checked against its note."""
    members: list[MemberRow] = []
    accounts: list[AccountRow] = []
    for note in told.chunks:
        packed = chunk(database, told.snapshot, note.number)
        assert hashlib.sha256(packed).hexdigest() == note.sha256
        assert len(packed) == note.size_bytes
        held = unpack_chunk(packed, store_id=store_id)
        assert len(held.members) == note.members
        members += held.members
        accounts += held.accounts
    return Chunk(members=tuple(members), accounts=tuple(accounts))


def as_it_is(database: Database, ids: list[MemberId]) -> Chunk:
    everybody = [*sorted(ids), PROGRAM_ACCOUNT]
    return database.read(
        lambda connection: Chunk(
            members=member_rows(connection, everybody),
            accounts=account_rows(connection, everybody),
        )
    )


def test_a_snapshot_holds_everybody_as_they_are(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    ids = [shop.enrols(points) for points in (50, 0, 7)]
    shop.credits(ids[0], Lot(LotId("b"), -5, expires_on=TODAY), counters=[EARNED])
    change_member(
        shop,
        ids[1],
        consent='{"purposes":["news"],"channel":"sms","messages_per_month":2}',
        birthday="2001-02-03",
        referred_by=ids[0].bytes,
        merged_into=ids[2].bytes,
    )
    shop.counts("uses:coffee", 3)

    told = manifest(database, till_id, now=NOON)

    assert told.members == 3
    assert loads(database, told) == as_it_is(database, ids)


def test_from_a_snapshot_on_nothing_is_missed(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    known = shop.enrols(50)
    told = manifest(database, till_id, now=NOON)
    version = shop.credits(known, Lot(LotId("b"), 5))
    new = shop.enrols(7)

    page = shop.pulls(till_id, told.cursor)

    assert [(row.member.member_id, row.version) for row in page.members] == [(new, 1)]
    assert {(row.member_id, row.version) for row in page.accounts} == {(known, version), (new, 1)}


def test_a_till_loads_the_chunks_of_its_store_first(database: Database) -> None:
    shop = MadeShop(database)
    here, there = shop.opens_till(WARSAW), shop.opens_till(GDANSK)
    ours, theirs = shop.enrols(5, stores=[WARSAW]), shop.enrols(6, stores=[GDANSK])
    shop.enrols(6, stores=[])

    told = [manifest(database, till_id, now=NOON) for till_id in (here, there)]

    assert [[note.is_home for note in one.chunks] for one in told] == [[True, False, False]] * 2
    first = [chunk(database, one.snapshot, one.chunks[0].number) for one in told]
    members = [[row.member.member_id for row in unpack_chunk(body).members] for body in first]
    assert members == [[ours], [theirs]]


def test_a_till_takes_the_accounts_that_it_will_follow(database: Database) -> None:
    shop = MadeShop(database)
    here = shop.opens_till(WARSAW)
    ours = shop.enrols(5, stores=[WARSAW])
    both = shop.enrols(5, stores=[WARSAW, GDANSK])
    theirs = shop.enrols(6, stores=[GDANSK])

    told = manifest(database, here, now=NOON)

    held = loads(database, told, told.store_id)
    assert {row.member_id for row in held.accounts} == {ours, both}
    assert {row.member.member_id for row in held.members} == {ours, both, theirs}


def test_who_is_gone_is_in_no_snapshot(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    change_member(shop, shop.enrols(5), is_gone=1)

    assert loads(database, manifest(database, till_id, now=NOON)).members == ()


def test_a_large_store_comes_in_several_chunks(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    ids = [shop.enrols(5) for _ in range(8)]
    make_snapshot(database, NOON, ChunkSize(members=3))

    told = manifest(database, till_id, now=NOON)

    assert [note.members for note in told.chunks] == [3, 3, 2]
    assert loads(database, told) == as_it_is(database, ids)


def test_members_with_much_behind_them_come_in_smaller_chunks(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    ids = [shop.enrols(5) for _ in range(8)]
    for member_id in ids:
        shop.credits(member_id, Lot(LotId("b"), 5), Lot(LotId("c"), 5))
    make_snapshot(database, NOON, ChunkSize(rows=6))

    told = manifest(database, till_id, now=NOON)

    assert [note.members for note in told.chunks] == [2, 2, 2, 2]
    assert loads(database, told) == as_it_is(database, ids)


def test_programmes_come_with_the_manifest(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    ids = [
        publish_program(database, effective=NOON.date() + timedelta(days=days))
        for days in (-400, -46, -10, 5)
    ]

    told = manifest(database, till_id, now=NOON)

    # Those of the last weeks, with the one that was in force when they began.
    assert [row.program_id for row in told.programs] == ids[1:]


def test_a_snapshot_is_made_once_a_day(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()

    assert renew_snapshot(database, NOON)
    first = manifest(database, till_id, now=NOON)
    assert not renew_snapshot(database, NOON + RENEWED_AFTER - timedelta(seconds=1))
    assert manifest(database, till_id, now=NOON).snapshot == first.snapshot
    assert renew_snapshot(database, NOON + RENEWED_AFTER)
    assert manifest(database, till_id, now=NOON).snapshot != first.snapshot


def test_one_from_before_a_moment_is_not_told_of_to_who_needs_what_came_by_then(
    database: Database,
) -> None:
    till_id = MadeShop(database).opens_till()
    first = manifest(database, till_id, now=NOON)
    later = NOON + timedelta(minutes=5)

    enough = manifest(database, till_id, now=later, after=NOON)
    newer = manifest(database, till_id, now=later, after=later)
    ahead = manifest(database, till_id, now=later, after=later + timedelta(days=1))

    assert enough.snapshot == first.snapshot != newer.snapshot
    assert ahead.snapshot == newer.snapshot


def test_the_newest_two_are_kept(database: Database) -> None:
    shop = MadeShop(database)
    shop.enrols(5)

    made = [make_snapshot(database, NOON + timedelta(days=n)).snapshot for n in range(3)]

    assert chunk(database, made[1], 0)
    assert chunk(database, made[2], 0)
    with pytest.raises(SnapshotGone):
        chunk(database, made[0], 0)


def test_one_that_was_never_finished_is_not_told_of_and_cleared_away(database: Database) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    half_made = {"snapshot_id": b"h" * 16, "manifest": b"", "made_at": moment_text(NOON)}
    database.write(lambda connection: connection.execute(insert(snapshot).values(half_made)))

    told = manifest(database, till_id, now=NOON)
    make_snapshot(database, NOON + timedelta(days=2))

    assert told.snapshot != half_made["snapshot_id"]
    rows = database.read(lambda c: c.execute(select(func.count()).select_from(snapshot)).scalar())
    assert rows == 2


@pytest.mark.parametrize("name", ["", "zz", "00" * 16])
def test_a_chunk_of_no_snapshot_is_gone(database: Database, name: str) -> None:
    with pytest.raises(SnapshotGone):
        chunk(database, name, 0)


def test_a_till_that_nobody_knows_is_told_of_no_snapshot(database: Database) -> None:
    with pytest.raises(TillUnknown):
        manifest(database, NOBODY, now=NOON)


def test_a_restored_server_sends_no_snapshot_that_is_older_than_what_it_holds(
    database: Database,
) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    ada = shop.enrols(50)
    before = manifest(database, till_id, now=NOON)
    shop.credits(ada, Lot(LotId("b"), 20, expires_on=TODAY))

    begin_generation(database)
    told = manifest(database, till_id, now=NOON)

    assert loads(database, told) == as_it_is(database, [ada])
    with pytest.raises(SnapshotGone):
        chunk(database, before.snapshot, 0)
