# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
from typing import Any

import pytest

from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.server.database import Database
from pos_loyalty.server.grants.prices import NO_PRICES, Prices, prices_in, prices_on
from tests.fakes.facts import TODAY
from tests.server.grants.conftest import BREAKFAST, COFFEE, PROGRAM, publish_program

GIFT = {"kind": "gift", "sku": "cup"}
AS_MONEY = {"kind": "points_as_money", "points_step": 20, "minor_per_step": 100}
Priced = tuple[int | None, dict[str, Any]]


@pytest.mark.parametrize(
    ("rewards", "prices"),
    [
        ([], NO_PRICES),
        ([(None, GIFT)], NO_PRICES),  # for a voucher only
        ([(300, GIFT), (100, GIFT), (None, GIFT)], Prices((100, 300))),
        (
            [(300, GIFT), (50, AS_MONEY)],
            Prices((60, 300), is_money=True),
        ),  # whole steps; of money any amount is used
    ],
)
def test_what_points_buy(rewards: list[Priced], prices: Prices) -> None:
    listed = [
        {"reward_id": f"r{n}", "name": {"en": "r"}, "cost_points": cost, "worth": worth}
        for n, (cost, worth) in enumerate(rewards)
    ]
    document = parse_program(json.dumps(PROGRAM | {"rewards": listed}).encode())

    assert prices_in(document.program) == prices


@pytest.mark.parametrize(("points", "cost"), [(99, 0), (100, 100), (299, 100), (9999, 300)])
def test_what_so_many_points_buy_at_best(points: int, cost: int) -> None:
    assert Prices((100, 300)).affordable(points) == cost


def test_prices_are_those_of_the_programme_in_force(database: Database) -> None:
    assert prices_on_today(database) == NO_PRICES

    publish_program(database)

    assert prices_on_today(database) == Prices((COFFEE, BREAKFAST))


def prices_on_today(database: Database) -> Prices:
    return database.read(lambda connection: prices_on(connection, TODAY))
