# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Goods that come back to a register: the points follow, exactly and once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ops import UnmatchedReturnFact
from pos_loyalty.services.undo import UndoOperation, undo_operation
from tests.register_bridge.bridged_shop import BridgedShop
from tests.register_bridge.fake_register import FakeRegister, returned, sale
from tests.ui.view_models.shop import ANNA, ANNA_CARD, Shop


def test_a_line_that_comes_back_takes_its_points(shop: BridgedShop, register: FakeRegister) -> None:
    register.sells(sale("117", 1000, 500))

    answer = register.takes_back(returned("118", "117", line_1=1000))

    assert answer.status == 201
    said = answer.body
    assert (said["refund_minor"], said["taken_points"], said["given_points"]) == (950, 9, 0)
    assert (said["state"], said["balance"]["points"]) == ("done", shop.points())
    assert shop.points() == 100 + 14 - 9
    assert shop.told == [ANNA.member_id] * 2


def test_points_that_were_spent_come_back(shop: BridgedShop, register: FakeRegister) -> None:
    wanted = [{"reward_id": "points-as-money", "points": 50}]
    register.sells(sale("117", 1000, rewards=wanted))

    answer = register.takes_back(returned("118", "117", line_1=1000))

    assert answer.body["given_points"] == 50
    assert shop.points() == 100


def test_a_return_that_is_sent_again_is_recorded_once(
    shop: BridgedShop, register: FakeRegister
) -> None:
    register.sells(sale("117", 1000))
    first = register.takes_back(returned("118", "117", line_1=400), key="8")

    shop.now += timedelta(minutes=1)
    again = register.takes_back(returned("118", "117", line_1=400), key="8")

    assert again.body == first.body | {"balance": again.body["balance"]}
    assert shop.operations() == 2


@pytest.mark.parametrize(
    "other", [returned("118", "117", line_1=401), returned("118", "116", line_1=400)]
)
def test_a_number_with_another_return_on_it_is_refused(
    shop: BridgedShop, register: FakeRegister, other: object
) -> None:
    register.sells(sale("117", 1000))
    register.takes_back(returned("118", "117", line_1=400))

    answer = register.takes_back(other)

    assert (answer.status, answer.error) == (409, "receipt_taken")
    assert shop.operations() == 2


def test_more_than_was_sold_does_not_come_back(shop: BridgedShop, register: FakeRegister) -> None:
    register.sells(sale("117", 1000))
    register.takes_back(returned("118", "117", line_1=600))

    answer = register.takes_back(returned("119", "117", line_1=600))

    assert (answer.status, answer.error) == (422, "return_exceeds_sale")
    assert shop.operations() == 2


def test_a_sale_of_the_window_comes_back_by_the_tills_own_number(
    shop: BridgedShop, register: FakeRegister
) -> None:
    window = Shop(shop.store)
    window.buy(ANNA_CARD, "10")
    assert window.state.done is not None
    message = returned("118", window.state.done.receipt_no, line_1=1000)
    del message["sale"]["register"]

    answer = register.takes_back(message)

    assert (answer.status, answer.body["state"]) == (201, "done")
    assert shop.points() == 100


def test_a_sale_that_nobody_knows_needs_to_say_what_was_given_back(
    shop: BridgedShop, register: FakeRegister
) -> None:
    answer = register.takes_back(returned("118", "117", line_1=1000))

    assert (answer.status, answer.error) == (422, "unknown_sale")
    assert shop.operations() == 0


def test_a_sale_of_another_till_waits_until_the_server_has_found_it(
    shop: BridgedShop, register: FakeRegister
) -> None:
    message = returned("118", "117", line_1=1000) | {"refund_minor": 950}

    answers = [register.takes_back(message, key="8") for _ in range(2)]

    said = answers[0].body
    assert (said["state"], said["refund_minor"], said["taken_points"]) == ("parked", 950, 0)
    assert answers[0] == answers[1]._replace(headers=answers[0].headers)
    assert shop.operations() == 1
    with shop.store.reading() as uow:
        parked = uow.log.latest()
    assert parked is not None
    assert isinstance(parked.fact, UnmatchedReturnFact)
    assert (parked.fact.receipt_no, str(parked.fact.sold_on)) == ("K1/117", "2026-03-02")


@pytest.mark.parametrize(("line_minor", "refund_minor"), [(900, 900), (1000, 900)])
def test_another_return_under_a_parked_number_is_refused(
    shop: BridgedShop, register: FakeRegister, line_minor: int, refund_minor: int
) -> None:
    register.takes_back(returned("118", "117", line_1=1000) | {"refund_minor": 950})

    other = returned("118", "117", line_1=line_minor) | {"refund_minor": refund_minor}
    answer = register.takes_back(other)

    assert (answer.status, answer.error) == (409, "receipt_taken")
    assert shop.operations() == 1


def test_yesterdays_sale_is_found_behind_todays_of_the_same_number(
    shop: BridgedShop, register: FakeRegister
) -> None:
    register.sells(sale("117", 1000))
    shop.now += timedelta(days=1)
    today = "2026-03-03T10:00:00"
    register.sells(sale("117", 500, business_at=today))

    answer = register.takes_back(returned("1", "117", line_1=1000) | {"business_at": today})

    assert (answer.body["state"], answer.body["refund_minor"]) == ("done", 950)


def test_a_sale_that_was_undone_is_nobodys_to_return(
    shop: BridgedShop, register: FakeRegister
) -> None:
    window = Shop(shop.store)
    window.buy(ANNA_CARD, "10")
    assert window.state.done is not None
    message = returned("118", window.state.done.receipt_no, line_1=1000)
    del message["sale"]["register"]
    window.till.undo()

    answers = [register.takes_back(message), register.takes_back(message | {"refund_minor": 950})]

    assert [(answer.status, answer.error) for answer in answers] == [(422, "unknown_sale")] * 2


def test_a_return_that_was_undone_at_the_window_may_be_told_again(
    shop: BridgedShop, register: FakeRegister
) -> None:
    register.sells(sale("117", 1000))
    first = register.takes_back(returned("118", "117", line_1=1000))
    with shop.store.reading() as uow:
        newest = uow.log.latest()
    assert newest is not None
    undo = UndoOperation(OpId(uuid4()), newest.op_id, shop.desk().moment_meant(None))
    undo_operation(undo, store=shop.store, clock=lambda: shop.now)

    again = register.takes_back(returned("118", "117", line_1=1000))

    assert (again.status, again.body["op_id"] != first.body["op_id"]) == (201, True)
    assert shop.points() == 100
