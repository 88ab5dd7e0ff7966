# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A register's baskets and sales, over the real socket: the same figures as at the window."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from pos_loyalty.domain.goods import EMPTY, Catalogue, CatalogueItem, gtin_key
from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.domain.members import MemberStatus
from pos_loyalty.protocol.register_messages import SaleIn
from pos_loyalty.register_bridge.quoting import sale_in
from pos_loyalty.register_bridge.selling import record_sale
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.identify import identify_by_card
from pos_loyalty.services.quote import quote_sale
from pos_loyalty.services.undo import UndoOperation, undo_operation
from tests.fakes.fake_store import FakeStore
from tests.register_bridge.bridged_shop import LATTE, BridgedShop
from tests.register_bridge.fake_register import BOUGHT_AT, FakeRegister, basket, sale
from tests.ui.view_models.shop import ANNA, ANNA_CARD, NOON, OLGA_CARD, Shop, account_of


def test_a_quote_says_what_the_sale_would_be_and_records_nothing(
    shop: BridgedShop, register: FakeRegister
) -> None:
    answer = register.quotes(basket(4550))

    assert answer.status == 200
    said = answer.body
    assert (said["gross_minor"], said["due_minor"], said["earned_points"]) == (4550, 4323, 45)
    assert said["balance"] == {"points": 100, "as_of": "2026-03-02T14:00:00+01:00"}
    assert shop.operations() == 0


def test_a_quote_names_what_can_be_had_and_why_not_the_rest(register: FakeRegister) -> None:
    answer = register.quotes(basket(4550))

    reasons = {reward["reward_id"]: reward["reason"] for reward in answer.body["rewards"]}
    names = {reward["reward_id"]: reward["name"] for reward in answer.body["rewards"]}
    assert (reasons["points-as-money"], reasons["tenth-off"]) == ("", "insufficient_points")
    assert names["coffee"]["pl"] == "Kawa"


def test_a_basket_without_a_card_costs_what_it_costs(register: FakeRegister) -> None:
    anonymous = {name: value for name, value in basket(4550).items() if name != "card"}

    answer = register.quotes(anonymous)

    assert answer.body == {
        "gross_minor": 4550,
        "due_minor": 4550,
        "discounts": [],
        "earned_points": 0,
        "spent_points": 0,
        "rewards": [],
    }


def test_a_sale_is_recorded_and_the_register_told_what_to_print(
    shop: BridgedShop, register: FakeRegister
) -> None:
    answer = register.sells(sale("117", 3000, 1550))

    assert answer.status == 201
    said = answer.body
    assert (said["receipt_no"], said["earned_points"], said["spent_points"]) == ("K1/117", 45, 0)
    assert (said["gross_minor"], said["due_minor"]) == (4550, 4323)  # 5 % for her tier
    assert said["discounts"] == [{"line_id": 1, "minor": 150}, {"line_id": 2, "minor": 77}]
    assert said["balance"]["points"] == shop.points() == 145
    assert shop.told == [ANNA.member_id]


def test_the_window_and_the_register_give_the_same_points(
    shop: BridgedShop, register: FakeRegister
) -> None:
    window = Shop(shop.store)
    window.buy(OLGA_CARD, "45.50")

    register.sells(sale("117", 4550))

    assert shop.points(OLGA_CARD) == shop.points() - 100


def test_a_reward_comes_off_line_by_line(shop: BridgedShop, register: FakeRegister) -> None:
    wanted = [{"reward_id": "points-as-money", "points": 50}]
    answer = register.sells(sale("117", 1000, rewards=wanted))

    said = answer.body
    assert (answer.status, said["spent_points"]) == (201, 50)
    assert said["due_minor"] == 1000 - sum(off["minor"] for off in said["discounts"])
    assert said["due_minor"] < 1000
    assert shop.points() == 100 - 50 + said["earned_points"]


def test_goods_are_named_by_the_number_below_their_bars(
    shop: BridgedShop, register: FakeRegister
) -> None:
    lines = [{"gross_minor": 1450, "gtin": LATTE}, {"gross_minor": 100, "gtin": "96385074"}]

    register.sells(sale("117", lines=lines))

    with shop.store.reading() as uow:
        operation = uow.log.sale_with_receipt("K1/117")
    assert operation is not None
    first, second = operation.fact.sale.lines  # type: ignore[union-attr] # it is a sale's
    assert (first.sku, first.category, first.tags) == ("coffee-large", "drinks", ("hot",))
    assert second.sku == "96385074"


def test_a_sale_that_is_sent_again_is_recorded_once(
    shop: BridgedShop, register: FakeRegister
) -> None:
    first = register.sells(sale("117", 4550), key="till-roll-8")

    shop.now += timedelta(minutes=5)
    again = register.sells(sale("117", 4550), key="till-roll-8")

    assert again.status == first.status
    for name in ("op_id", "due_minor", "earned_points", "receipt_no"):
        assert again.body[name] == first.body[name]
    assert (shop.operations(), shop.points()) == (1, 145)


def test_many_at_once_who_tell_of_one_sale_record_it_once(
    shop: BridgedShop, register: FakeRegister
) -> None:
    tell = partial(register.sells, sale("117", 4550), key="till-roll-8")

    with ThreadPoolExecutor(6) as pool:
        answers = [task.result() for task in [pool.submit(tell) for _ in range(6)]]

    assert {answer.status for answer in answers} == {201}
    assert len({answer.body["op_id"] for answer in answers}) == 1
    assert (shop.operations(), shop.points()) == (1, 145)


def test_registers_count_each_for_itself(shop: BridgedShop, register: FakeRegister) -> None:
    answers = [
        register.sells(sale("1", 1000, register=name)).body["receipt_no"]
        for name in ("K1", "k2", "Bar.Left")
    ]

    assert answers == ["K1/1", "K2/1", "BAR.LEFT/1"]
    assert shop.operations() == 3


def test_the_number_that_comes_round_again_tomorrow_is_another_sale(
    shop: BridgedShop, register: FakeRegister
) -> None:
    register.sells(sale("1", 1000))
    shop.now += timedelta(days=1)

    register.sells(sale("1", 1000, business_at="2026-03-03T09:00:00"))

    assert shop.operations() == 2


def test_a_register_may_tell_the_hour_anew(shop: BridgedShop, register: FakeRegister) -> None:
    first = register.sells(sale("117", 4550, business_at="2026-03-02T13:30:00"))

    again = register.sells(sale("117", 4550))

    assert again.body["op_id"] == first.body["op_id"]
    assert shop.operations() == 1


def test_a_receipt_that_the_window_has_taken_is_not_taken_again(
    shop: BridgedShop, register: FakeRegister
) -> None:
    message = SaleIn.model_validate(sale("117", 4550))
    at = shop.desk().moment_meant(message.business_at)
    at_the_window = sale_in(message, shop.desk(), receipt_no="K1/117", at=at)
    view = identify_by_card(ANNA_CARD, store=shop.store, at=at)
    quote = quote_sale(at_the_window, view.state, (), op_id=OpId(UUID(int=7)), store=shop.store)
    complete_sale(quote, store=shop.store, clock=lambda: NOON)

    answer = register.sells(sale("117", 4550))

    assert (answer.status, answer.body["op_id"]) == (201, str(UUID(int=7)))
    assert shop.operations() == 1


@pytest.mark.parametrize(
    "other",
    [
        sale("117", 4551),
        sale("117", 4550, card=OLGA_CARD),
        sale("117", 4550, rewards=[{"reward_id": "coffee"}]),
    ],
)
def test_a_number_with_something_else_on_the_receipt_is_refused(
    shop: BridgedShop, register: FakeRegister, other: object
) -> None:
    register.sells(sale("117", 4550))

    answer = register.sells(other)

    assert (answer.status, answer.error) == (409, "receipt_taken")
    assert shop.operations() == 1


@pytest.mark.parametrize(
    "catalogue", [EMPTY, Catalogue({gtin_key(LATTE): CatalogueItem("latte", "Latte", "hot")})]
)
def test_a_sale_that_is_sent_again_is_the_same_after_the_list_of_goods_changed(
    shop: BridgedShop, catalogue: Catalogue
) -> None:
    message = SaleIn.model_validate(sale("117", lines=[{"gross_minor": 1450, "gtin": LATTE}]))
    first = record_sale(message, shop.desk())

    again = record_sale(message, replace(shop.desk(), catalogue=lambda: catalogue))

    assert again == first


@pytest.mark.parametrize(
    "change",
    [
        {"gross_minor": 1000},
        {"line_id": 2},
        {"quantity_milli": 2000},
        {"tax_minor": 1},
        {"sku": "tea"},
        {"category": "food"},
        {"tags": ["cold"]},
    ],
)
def test_whatever_the_register_itself_says_otherwise_is_another_sale(
    register: FakeRegister, change: dict[str, object]
) -> None:
    line: dict[str, object] = {"gross_minor": 1450, "gtin": LATTE}
    register.sells(sale("117", lines=[line]))

    answer = register.sells(sale("117", lines=[line | change]))

    assert (answer.status, answer.error) == (409, "receipt_taken")


def test_a_key_with_another_body_is_refused(shop: BridgedShop, register: FakeRegister) -> None:
    register.sells(sale("117", 4550), key="8")

    answer = register.sells(sale("118", 4550), key="8")

    assert (answer.status, answer.error) == (409, "key_reused")
    assert shop.operations() == 1


def test_what_is_refused_can_be_mended_with_the_same_number_and_key(
    shop: BridgedShop, register: FakeRegister
) -> None:
    poor = register.sells(sale("117", 4550, rewards=[{"reward_id": "tenth-off"}]), key="8")

    answer = register.sells(sale("117", 4550), key="8")

    assert (poor.status, poor.error) == (422, "insufficient_points")
    assert answer.status == 201
    assert shop.operations() == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"card": "5901234123457"}, "no_card"),
        ({"card": "99 9999000011112222"}, "no_card"),
        ({"card": "999900001111222226"}, "no_card"),
        ({"currency": "EUR"}, "wrong_currency"),
        ({"business_at": "2026-03-02T14:03:00+01:00"}, "bad_time"),
        ({"business_at": "2026-01-01T14:00:00"}, "bad_time"),
        ({"rewards": [{"reward_id": "nothing-of-ours"}]}, "reward_unavailable"),
    ],
)
def test_what_cannot_be_is_refused_with_a_code_and_a_sentence(
    shop: BridgedShop, register: FakeRegister, change: dict[str, object], error: str
) -> None:
    answer = register.sells(sale("117", 1000, **change))

    assert (answer.status, answer.error) == (422, error)
    assert answer.body["message"]
    assert shop.operations() == 0


def test_a_balance_that_cannot_be_read_is_left_out(shop: BridgedShop) -> None:
    assert shop.desk().balance(MemberId(UUID(int=404))) is None


def test_a_card_may_be_typed_in_groups(register: FakeRegister) -> None:
    spaced = " ".join((ANNA_CARD[:4], ANNA_CARD[4:]))

    assert register.quotes(basket(100, card=spaced)).status == 200


def test_a_balance_says_until_when_the_server_was_heard(
    shop: BridgedShop, register: FakeRegister
) -> None:
    shop.heard_at = NOON - timedelta(hours=2)

    answer = register.quotes(basket(100))

    assert answer.body["balance"]["as_of"] == "2026-03-02T12:00:00+01:00"


def test_the_time_of_the_sale_decides(shop: BridgedShop, register: FakeRegister) -> None:
    shop.now = NOON + timedelta(days=2)

    tuesday_morning = register.sells(sale("1", 1000, business_at="2026-03-03T09:00:00"))
    monday = register.sells(sale("1", 1000, business_at=BOUGHT_AT))

    assert (tuesday_morning.body["earned_points"], monday.body["earned_points"]) == (18, 10)


def test_a_sale_that_was_undone_at_the_window_may_be_sold_again(
    shop: BridgedShop, register: FakeRegister
) -> None:
    firsts = []
    for _ in range(2):
        firsts.append(register.sells(sale("117", 4550)).body["op_id"])
        with shop.store.reading() as uow:
            newest = uow.log.latest()
        assert newest is not None
        undo = UndoOperation(OpId(uuid4()), newest.op_id, shop.desk().moment_meant(None))
        undo_operation(undo, store=shop.store, clock=lambda: shop.now)

    again = [register.sells(sale("117", 4550)).body["op_id"] for _ in range(2)]

    assert len({*firsts, *again}) == 3
    assert (again[0], shop.points()) == (again[1], 145)


def test_a_sale_is_answered_also_when_its_card_was_stopped_since(
    shop: BridgedShop, register: FakeRegister
) -> None:
    first = register.sells(sale("117", 4550))
    assert isinstance(shop.store, FakeStore)
    shop.store.add_member(replace(ANNA, status=MemberStatus.BLOCKED), account_of(ANNA, 145))

    again = register.sells(sale("117", 4550))
    new = register.sells(sale("118", 4550))

    assert (again.status, again.body["op_id"]) == (201, first.body["op_id"])
    assert (new.status, new.error) == (422, "card_blocked")


@pytest.mark.parametrize(
    "wanted",
    [
        [],
        [{"reward_id": "points-as-money", "points": 20}],
        [{"reward_id": "points-as-money", "points": 1}],
        [{"reward_id": "points-as-money", "points": 50, "by_voucher": True}],
        [{"reward_id": "nothing-of-ours"}],
    ],
)
def test_a_number_with_another_reward_is_refused(
    shop: BridgedShop, register: FakeRegister, wanted: list[dict[str, object]]
) -> None:
    fifty = [{"reward_id": "points-as-money", "points": 50}]
    register.sells(sale("117", 4550, rewards=fifty))

    other = register.sells(sale("117", 4550, rewards=wanted))
    same = register.sells(sale("117", 4550, rewards=fifty))

    assert (other.status, other.error) == (409, "receipt_taken")
    assert (same.status, shop.operations()) == (201, 1)
