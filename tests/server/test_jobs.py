# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest
from sqlalchemy import insert

from pos_loyalty.domain.ids import TillId
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.service import ENDED_AT_ONCE
from pos_loyalty.server.jobs import DUTIES, free_grants
from pos_loyalty.server.moments import moment_text
from pos_loyalty.server.tables import grant
from pos_loyalty.server.tills.roll import revoke
from tests.fakes.facts import NOON
from tests.server.made_shop import MadeShop


@pytest.mark.parametrize("grants", [0, ENDED_AT_ONCE, ENDED_AT_ONCE + 1])
def test_all_grants_that_are_over_are_freed_in_one_go(database: Database, grants: int) -> None:
    shop = MadeShop(database)
    till_id = shop.opens_till()
    add_grants(shop, till_id, grants)
    revoke(database, till_id)

    assert free_grants(database, NOON) == grants
    assert free_grants(database, NOON) == 0


def add_grants(shop: MadeShop, till_id: TillId, many: int) -> None:
    usual = {
        "member_id": b"m" * 16,
        "till_id": till_id.bytes,
        "epoch": 1,
        "unit": "points",
        "amount": 1,
        "used": 0,
        "issued_at": "",
        "usable_until": "",
        "frees_at": moment_text(NOON),
        "ended": "",
        "is_recalled": 0,
    }
    rows = [usual | {"grant_id": n.to_bytes(16, "big"), "change_no": n} for n in range(many)]
    if rows:
        shop.database.write(lambda connection: connection.execute(insert(grant), rows))


def test_every_duty_can_be_done_in_an_empty_shop_and_again(database: Database) -> None:
    MadeShop(database).opens_till()

    for duty in (*DUTIES, *DUTIES):
        duty.work(database, NOON)

    assert [duty.name for duty in DUTIES] == [
        "grants",
        "waiting",
        "recheck",
        "snapshot",
        "tombstones",
    ]
