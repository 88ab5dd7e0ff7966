# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
from typing import Any

import pytest

from pos_loyalty.protocol.sync.rows import OfflineMode, OfflineTerms
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.exposure import floor_exposure
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.tills.roll import revoke
from tests.fakes.facts import NOON
from tests.server.grants.conftest import PROGRAM
from tests.server.made_shop import GDANSK, MadeShop

FLOOR = OfflineTerms(mode=OfflineMode.FLOOR, floor_member_points=100, floor_till_points=1000)
WORTHS: list[tuple[dict[str, Any], int | None, bool]] = [
    ({"kind": "points_as_money", "points_step": 10, "minor_per_step": 25}, 7500, False),
    ({"kind": "amount_off", "minor": 1001}, 30_030, False),
    ({"kind": "gift", "sku": "cup", "value_minor": 50}, 1500, False),
    ({"kind": "gift", "sku": "cup"}, None, True),
    ({"kind": "percent_off", "basis_points": 1000}, None, True),
]


def test_the_worst_case_is_every_till_for_itself(shop: MadeShop) -> None:
    for store_id in ("waw-1", "waw-1", GDANSK):
        shop.opens_till(store_id)
    shop.opens_till(kind="channel")
    revoke(shop.database, shop.opens_till())

    exposure = floor_exposure(shop.database, FLOOR, NOON)

    assert (exposure.tills, exposure.member_points, exposure.shop_points) == (3, 300, 3000)


@pytest.mark.parametrize("mode", [OfflineMode.DENY, OfflineMode.ESCROW])
def test_without_a_floor_nothing_is_at_stake(shop: MadeShop, mode: OfflineMode) -> None:
    shop.opens_till()
    terms = OfflineTerms(mode=mode, floor_member_points=100, floor_till_points=1000)

    exposure = floor_exposure(shop.database, terms, NOON)

    assert (exposure.member_points, exposure.shop_points) == (0, 0)


@pytest.mark.parametrize(("worth", "minor", "has_more"), WORTHS)
def test_the_worst_case_in_money(
    database: Database, worth: dict[str, Any], minor: int | None, *, has_more: bool
) -> None:
    shop = MadeShop(database)
    for _ in range(3):
        shop.opens_till()
    reward = {"reward_id": "r", "name": {"en": "r"}, "cost_points": 100, "worth": worth}
    document = PROGRAM | {"rewards": [reward]}
    publish(database, json.dumps(document).encode(), now=NOON, may_backdate=True)

    exposure = floor_exposure(database, FLOOR, NOON)

    assert (exposure.shop_minor, exposure.currency) == (minor, "PLN")
    assert exposure.has_more is has_more


def test_before_there_is_a_programme_points_are_worth_nothing_known(database: Database) -> None:
    shop = MadeShop(database)
    shop.opens_till()

    exposure = floor_exposure(database, FLOOR, NOON)

    assert (exposure.shop_points, exposure.shop_minor, exposure.currency) == (1000, None, "")
