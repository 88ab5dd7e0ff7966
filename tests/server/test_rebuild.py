# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What follows from the operations is made anew from them, whatever has become of it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, insert, update

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.units import POINTS
from pos_loyalty.server import rebuild as rebuilding
from pos_loyalty.server.database import Database
from pos_loyalty.server.rebuild import projection_digest, rebuild
from pos_loyalty.server.tables import account, counter, entry, grant, lot, member, seen
from tests.fakes.facts import ADA, enrolment, sale, undo
from tests.server.gestures import lot_of, redemption
from tests.server.operations.test_grants_used import GRANT, issue
from tests.server.pushing import PushingTill

DAMAGE: dict[str, Callable[[Connection], object]] = {
    "a balance": lambda c: c.execute(update(lot).values(amount=7_777)),
    "a lot": lambda c: c.execute(delete(lot)),
    "a lot too many": lambda c: c.execute(
        insert(lot).values(
            member_id=b"x" * 16, lot_id="x", unit="points", amount=1, vests_on="", expires_on="",
            awaits="", earned_on="", idle_months=0,
        )
    ),
    "a counter": lambda c: c.execute(update(counter).values(amount=0)),
    "an entry": lambda c: c.execute(delete(entry)),
    "a version": lambda c: c.execute(update(account).values(version=99)),
    "a member": lambda c: c.execute(delete(member)),
    "a visit": lambda c: c.execute(delete(seen)),
    "a grant's use": lambda c: c.execute(update(grant).values(used=0)),
}  # fmt: skip


@pytest.fixture
def shop(database: Database) -> Database:
    """Return a shop with a few operations, one out of a grant."""
    till, joined = PushingTill(), enrolment(points=50)
    sold = sale(points=25)
    till.does(database, joined, sold, undo(sold), sale(points=9))
    issue(database, till)
    spent = redemption(30, lot_of(joined), ADA.member_id, [GrantUse(GRANT, POINTS, 30)])
    till.does(database, spent)
    return database


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_what_was_damaged_is_put_right(
    shop: Database, damage: Callable[[Connection], object]
) -> None:
    before = projection_digest(shop)
    with shop.engine.begin() as connection:
        damage(connection)
    assert projection_digest(shop) != before

    count = rebuild(shop)

    assert (count, projection_digest(shop)) == (5, before)


def test_many_operations_are_read_a_few_at_a_time(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = projection_digest(shop)
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)

    rebuild(shop)

    assert projection_digest(shop) == before


def test_what_waits_is_not_applied_by_a_rebuild(database: Database) -> None:
    PushingTill().does(database, sale())
    before = projection_digest(database)

    assert rebuild(database) == 0
    assert projection_digest(database) == before


def test_a_visit_that_no_operation_tells_of_is_kept(shop: Database) -> None:
    visit = insert(seen).values(
        member_id=ADA.member_id.bytes, store_id="another", last_seen_on="2026-03-30"
    )
    with shop.engine.begin() as connection:
        connection.execute(visit)
    before = projection_digest(shop)

    rebuild(shop)

    assert projection_digest(shop) == before
