# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Several workers at once on PostgreSQL: nothing is lost, doubled, or in each other's way."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

import pytest
from sqlalchemy import func, select, text

from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.members import Member
from pos_loyalty.protocol.sync.push import PushAnswer
from pos_loyalty.server.database import Database
from pos_loyalty.server.feed.positions import shard_of
from pos_loyalty.server.merging.service import merge_members
from pos_loyalty.server.tables import entry, feed, head, op
from tests.fakes.facts import ADA, NOON, enrolment, giving, sale, used
from tests.server.conftest import PreparedCluster
from tests.server.gestures import BOB, EVE, merge_command, refund, with_lines
from tests.server.pushing import PushingTill, outcomes

WORKERS = 6


@pytest.fixture
def database(prepared: PreparedCluster) -> Iterator[Database]:
    """Open a new database on PostgreSQL, for several threads."""
    name = prepared.cluster.new_database(prepared.template)
    opened = Database(prepared.cluster.url(name), connections_max=WORKERS + 1)
    yield opened
    opened.close()
    prepared.cluster.drop(name)


def at_once(works: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of it at the same moment, each on a thread of its own."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def deadlocks(database: Database) -> int:
    """Return how often the database had to break one."""
    sql = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    with database.engine.connect() as connection:
        connection.execute(text("SELECT pg_stat_force_next_flush()"))
        return int(connection.execute(text(sql)).scalar_one())


def applied(database: Database, kind: str) -> int:
    """Return how many operations of a kind count."""
    wanted = select(func.count()).where(op.c.kind == kind, op.c.is_applied == 1)
    with database.engine.connect() as connection:
        return int(connection.execute(wanted.select_from(op)).scalar_one())


def points(database: Database) -> int:
    """Return the points on all accounts together."""
    wanted = select(func.coalesce(func.sum(entry.c.amount), 0)).where(entry.c.account == "member")
    with database.engine.connect() as connection:
        return int(connection.execute(wanted).scalar_one())


def test_tills_that_sell_to_the_same_members_at_once_lose_nothing(database: Database) -> None:
    people = (ADA, BOB, EVE)
    PushingTill().does(database, *map(enrolment, people))
    dice = Random(4)
    tills = [_busy_till(dice, people, number) for number in range(WORKERS)]

    at_once([partial(_push_all, till, database) for till in tills])

    assert applied(database, "sale") == 100 * WORKERS
    assert points(database) == 100 * WORKERS
    assert deadlocks(database) == 0
    _positions_are_whole(database)


def _push_all(till: PushingTill, database: Database) -> None:
    for first_seq in range(1, len(till.log), 10):
        till.pushes(database, first_seq, first_seq + 9)


def _busy_till(dice: Random, people: Sequence[Member], number: int) -> PushingTill:
    till = PushingTill()
    for count in range(100):
        buyer, friend = dice.sample(people, 2)
        sold = sale(points=1, receipt_no=f"T{number}-{count}", member_id=buyer.member_id)
        till.records(giving(sold, {friend.member_id: used(1), PROGRAM_ACCOUNT: used(1)}))
    return till


def _positions_are_whole(database: Database) -> None:
    with database.engine.connect() as connection:
        heads = {row.shard: row.pos for row in connection.execute(select(head))}
        newest = select(feed.c.shard, func.max(feed.c.pos)).group_by(feed.c.shard)
        for shard, pos in connection.execute(newest):
            assert pos <= heads[shard]


def test_one_receipt_at_two_tills_at_the_same_moment_earns_once(database: Database) -> None:
    PushingTill().does(database, enrolment(), enrolment(BOB))
    for round_no in range(10):
        one, other = PushingTill(), PushingTill()
        one.records(sale(points=1, receipt_no=f"R{round_no}"))
        other.records(sale(points=1, receipt_no=f"R{round_no}", member_id=BOB.member_id))

        answers = at_once([partial(one.pushes, database), partial(other.pushes, database)])

        said = sorted(outcomes(answer)[0] for answer in answers if isinstance(answer, PushAnswer))
        assert said == [("applied", ""), ("applied_flagged", "duplicate_sale")]
    assert points(database) == 10


def test_one_gesture_from_two_copies_of_a_till_at_the_same_moment_counts_once(
    database: Database,
) -> None:
    PushingTill().does(database, enrolment())
    for round_no in range(10):
        sold = sale(points=1, receipt_no=f"R{round_no}")
        tills = [PushingTill() for _ in range(3)]
        for till in tills:
            till.records(sold)

        at_once([partial(till.pushes, database) for till in tills])

    assert points(database) == 10


def test_a_request_that_overlaps_its_own_repeat_counts_once(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment())
    till.records(sale(points=1))

    answers = at_once([lambda: till.pushes(database)] * 4)

    assert len({outcomes(a)[1] for a in answers if isinstance(a, PushAnswer)}) == 1
    assert points(database) == 1


def test_joining_and_what_waits_for_it_never_miss_each_other(database: Database) -> None:
    for round_no in range(10):
        person = Member(merge_command(ADA, BOB).op_id, f"{round_no}", "New")  # type: ignore[arg-type] # an id
        sold = with_lines(sale(1, f"R{round_no}", person.member_id), 1000)
        drafts = (enrolment(person), sold, refund(sold, {1: 10}, points=1))
        tills = [PushingTill() for _ in drafts]
        for till, draft in zip(tills, drafts, strict=True):
            till.records(draft)

        at_once([partial(till.pushes, database) for till in tills])

        assert applied(database, "refund") == round_no + 1
    assert points(database) == 0
    assert deadlocks(database) == 0


def test_opposite_merges_and_sales_at_once_end_in_one_account(database: Database) -> None:
    till = PushingTill()
    till.does(database, enrolment(points=50), enrolment(BOB, points=20))
    till.records(sale(points=5))
    one, other = merge_command(ADA, BOB), merge_command(BOB, ADA)

    answers = at_once([
        lambda: merge_members(database, one, NOON),
        lambda: merge_members(database, other, NOON),
        lambda: till.pushes(database, 3),
    ])  # fmt: skip

    assert sorted(answers[:2]) == [False, True]  # type: ignore[type-var] # they are booleans
    assert points(database) == 75
    with database.engine.connect() as connection:
        held = select(entry.c.member_id, func.sum(entry.c.amount)).where(
            entry.c.account == "member"
        )
        sums = connection.execute(held.group_by(entry.c.member_id)).all()
    assert sorted(int(total) for _, total in sums) == [0, 75]


def test_two_tills_of_one_shard_take_turns(database: Database) -> None:
    tills = [PushingTill(16 * number + 5) for number in range(1, 5)]
    assert len({shard_of(till.till_id) for till in tills}) == 1
    people = [Member(merge_command(ADA, BOB).op_id, f"{n}", "New") for n in range(4)]  # type: ignore[arg-type] # an id
    for till, person in zip(tills, people, strict=True):
        till.records(enrolment(person))

    at_once([partial(till.pushes, database) for till in tills])

    with database.engine.connect() as connection:
        places = connection.execute(select(feed.c.pos).where(feed.c.shard == 5)).scalars().all()
    assert sorted(places) == list(range(1, 9))
