# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket on its way to the window, over the real socket: shown, waited for, recorded once."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, timedelta
from threading import Event
from typing import Any

import pytest

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.register_bridge.baskets import BASKETS_MAX, WAITING_MAX, Baskets
from pos_loyalty.register_bridge.routes import Routes
from pos_loyalty.register_bridge.server import RegisterServer
from tests.register_bridge.bridged_shop import LATTE, TOKEN, BridgedShop
from tests.register_bridge.fake_register import BOUGHT_AT, Answered, FakeRegister, returned, sale
from tests.ui.view_models.shop import ANNA_CARD, NOON, LateRunner, Shop, a_store_with
from tests.ui.view_models.test_spending import GIFT_CARD, a_program, gift

BASKET: dict[str, Any] = {
    "register": "K1",
    "receipt_no": "117",
    "currency": "PLN",
    "business_at": BOUGHT_AT,
    "lines": [{"gross_minor": 1450, "gtin": LATTE}, {"gross_minor": 3100}],
}
NAME = f"{BOUGHT_AT[:10]}/K1/117"
DAY = date.fromisoformat(BOUGHT_AT[:10])


class Counter:
    """A till's window, and the register beside it."""

    def __init__(self, shop: BridgedShop) -> None:
        self.window = Shop(shop.store)
        self.shown: list[RegisterBasket] = []
        self.has_asked = Event()
        self.baskets = Baskets(shop.desk(), self._show)
        self.server = RegisterServer(0)
        self.server.serve(Routes(shop.desk(), TOKEN, self.server.port, self.baskets))
        self._register = FakeRegister(self.server.port, TOKEN)

    def sends(self, basket: dict[str, Any]) -> Answered:
        return self._register.asks("POST", "/v1/baskets", json.dumps(basket).encode())

    def asks(self, receipt: str = NAME, *, seconds: int = 0, method: str = "GET") -> Answered:
        path = f"/v1/baskets/{receipt}"
        return self._register.asks(method, f"{path}?wait_seconds={seconds}" if seconds else path)

    def sells(self) -> None:
        self.window.scan(ANNA_CARD)
        self.window.till.sale.baskets.offer(self.shown[-1], self.baskets)
        self.window.till.sale.confirm()

    def close(self) -> None:
        self.server.close()

    def _show(self, basket: RegisterBasket) -> None:
        self.shown.append(basket)


@pytest.fixture
def counter(shop: BridgedShop) -> Iterator[Counter]:
    with closing(Counter(shop)) as counter:
        yield counter


def test_a_basket_is_shown_at_the_window(counter: Counter) -> None:
    answer = counter.sends(BASKET)

    assert (answer.status, answer.body) == (200, {"state": "waiting"})
    (shown,) = counter.shown
    assert (shown.receipt_no, [line.gross_minor for line in shown.lines]) == (
        "K1/117",
        [1450, 3100],
    )
    assert shown.lines[0].sku == "coffee-large"
    assert counter.asks().body == {"state": "waiting"}


def test_what_the_window_saved_is_answered_as_a_sale(counter: Counter) -> None:
    counter.sends(BASKET)

    counter.sells()
    answer = counter.asks()

    assert answer.body["state"] == "recorded"
    sale = answer.body["sale"]
    assert (sale["receipt_no"], sale["due_minor"], sale["earned_points"]) == ("K1/117", 4323, 45)


def test_who_waits_is_told_as_soon_as_it_is_saved(counter: Counter) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(1) as elsewhere:
        waiting = elsewhere.submit(counter.asks, seconds=25)
        counter.sells()

    assert waiting.result(20).body["state"] == "recorded"


def test_a_basket_that_is_sold_already_is_not_shown_again(counter: Counter) -> None:
    counter.sends(BASKET)
    counter.sells()

    answer = counter.sends(BASKET)

    assert answer.body["state"] == "recorded"
    assert len(counter.shown) == 1


@pytest.mark.parametrize(
    "end",
    [
        lambda counter: counter.asks(method="DELETE"),
        lambda counter: counter.baskets.dropped(counter.shown[-1]),
    ],
)
def test_a_basket_that_waits_no_longer_is_gone(
    counter: Counter, end: Callable[[Counter], object]
) -> None:
    counter.sends(BASKET)

    end(counter)

    assert counter.asks().body == {"state": "gone"}


def test_what_is_taken_away_leaves_the_window_too(counter: Counter) -> None:
    counter.sends(BASKET)

    counter.asks(method="DELETE")
    counter.asks(method="DELETE")

    assert counter.shown[1:] == [RegisterBasket("K1/117", ())]


def test_what_is_sold_cannot_be_taken_away(counter: Counter) -> None:
    counter.sends(BASKET)
    counter.sells()

    assert counter.asks(method="DELETE").body["state"] == "recorded"


def test_dropping_another_basket_changes_nothing(counter: Counter) -> None:
    counter.sends(BASKET)

    counter.baskets.dropped(RegisterBasket("K1/117", ()))

    assert counter.asks().body == {"state": "waiting"}


def test_a_basket_that_never_was_is_gone(counter: Counter) -> None:
    assert counter.asks(f"{BOUGHT_AT[:10]}/K9/1").body == {"state": "gone"}


def test_the_till_does_not_wait_for_a_basket_when_it_closes(counter: Counter) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(1) as elsewhere:
        waiting = elsewhere.submit(counter.baskets.outcome, "K1/117", DAY, 25)
        counter.close()

    assert waiting.result(5).state == "waiting"


def test_many_who_wait_leave_room_for_others(counter: Counter) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(WAITING_MAX) as elsewhere:
        waiting = [
            elsewhere.submit(counter.baskets.outcome, "K1/117", DAY, 25) for _ in range(WAITING_MAX)
        ]
        while counter.baskets.has_room:
            pass
        at_once = counter.baskets.outcome("K1/117", DAY, 25)
        counter.baskets.close()

    assert at_once.state == "waiting"
    assert [task.result().state for task in waiting] == ["waiting"] * WAITING_MAX


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"currency": "EUR"}, "wrong_currency"),
        ({"lines": []}, "unreadable"),
        ({"card": ANNA_CARD}, "unreadable"),
        ({"lines": [{"gross_minor": 1, "line_id": 2}, {"gross_minor": 1}]}, "unreadable"),
    ],
)
def test_a_basket_that_cannot_be_is_refused(
    counter: Counter, change: dict[str, object], error: str
) -> None:
    answer = counter.sends(BASKET | change)

    assert (answer.status, answer.error) == (422, error)
    assert counter.shown == []


@pytest.mark.parametrize(
    "path",
    [
        "K1",
        "K1/7",
        "2026-03-02/K1/",
        "2026-03-02/K 1/7",
        f"{NAME}?wait=1",
        f"{NAME}?wait_seconds=-1",
    ],
)
def test_other_addresses_name_no_basket(counter: Counter, path: str) -> None:
    answer = counter._register.asks("GET", f"/v1/baskets/{path}".replace(" ", "%20"))  # noqa: SLF001 - the test's own

    assert answer.status == 404


def test_a_basket_is_not_shown_twice_nor_changed_once_it_is_sold(counter: Counter) -> None:
    counter.sends(BASKET)
    again = counter.sends(BASKET)
    counter.sells()

    other = counter.sends(BASKET | {"lines": [{"gross_minor": 999}]})

    assert (again.body, len(counter.shown)) == ({"state": "waiting"}, 1)
    assert (other.status, other.error) == (409, "receipt_taken")


def test_a_basket_that_the_register_sold_itself_is_not_sold_at_the_window(
    counter: Counter, shop: BridgedShop
) -> None:
    counter.sends(BASKET)
    counter.window.scan(ANNA_CARD)
    counter.window.till.sale.baskets.offer(counter.shown[-1], counter.baskets)
    shop.register.sells(sale("117", lines=BASKET["lines"]))

    counter.window.till.sale.confirm()
    counter.window.till.sale.baskets.offer(counter.shown[-1], counter.baskets)

    notice, begun = counter.window.state.notice, counter.window.state.sale.is_begun
    assert (shop.operations(), shop.points()) == (1, 145)
    assert (notice.code if notice else "", begun) == ("receipt_taken", False)


def test_a_basket_that_the_register_sold_itself_leaves_the_window(
    counter: Counter, shop: BridgedShop
) -> None:
    counter.sends(BASKET)
    counter.sends(BASKET | {"receipt_no": "118"})
    shop.register.sells(sale("117", lines=BASKET["lines"]))

    counter.baskets.let_go_of_sold()

    assert counter.shown[2:] == [RegisterBasket("K1/117", ())]
    assert counter.asks().body["state"] == "recorded"


def test_what_was_taken_away_while_enter_was_pressed_is_not_sold(
    shop: BridgedShop, counter: Counter
) -> None:
    late = LateRunner()
    counter.window = Shop(shop.store, writes=late)
    counter.sends(BASKET)
    counter.sells()

    taken_away = counter.asks(method="DELETE")
    counter.window.till.sale.baskets.offer(counter.shown[-1], counter.baskets)
    late.finish_all()
    counter.window.wait(0.25)

    notice, begun = counter.window.state.notice, counter.window.state.sale.is_begun
    assert (taken_away.body, shop.operations()) == ({"state": "gone"}, 0)
    assert (notice.code if notice else "", begun) == ("basket_gone", False)


def test_what_was_changed_while_enter_was_pressed_is_shown_anew(
    shop: BridgedShop, counter: Counter
) -> None:
    late = LateRunner()
    counter.window = Shop(shop.store, writes=late)
    counter.sends(BASKET)
    counter.sells()
    counter.sends(BASKET | {"lines": [{"gross_minor": 999}]})
    counter.window.till.sale.baskets.offer(counter.shown[-1], counter.baskets)

    late.finish_all()
    counter.window.wait(0.25)

    notice, amount = counter.window.state.notice, counter.window.state.sale.amount_minor
    assert (shop.operations(), amount) == (0, 999)
    assert (notice.code if notice else "") == "basket_gone"


def test_a_basket_that_the_till_has_never_seen_is_not_sold(counter: Counter) -> None:
    counter.window.scan(ANNA_CARD)
    unknown = RegisterBasket("K1/117", (SaleLine(1, 4550),))
    counter.window.till.sale.baskets.offer(unknown, counter.baskets)

    counter.window.till.sale.confirm()

    assert counter.window.operations() == 0
    assert counter.shown == [RegisterBasket("K1/117", ())]


def test_a_basket_is_found_and_not_sold_again_after_midnight(
    shop: BridgedShop, counter: Counter
) -> None:
    late_evening = {"business_at": "2026-03-02T23:59:30+01:00"}
    shop.now = NOON + timedelta(hours=9, minutes=59, seconds=30)
    counter.sends(BASKET | late_evening)
    shop.now = counter.window.now = shop.now + timedelta(minutes=5)
    counter.sells()

    answers = [counter.asks(), counter.asks(method="DELETE"), counter.sends(BASKET | late_evening)]

    assert [answer.body["state"] for answer in answers] == ["recorded"] * 3
    assert shop.operations() == 1


def test_tomorrows_basket_of_the_number_is_another_and_hides_none(
    shop: BridgedShop, counter: Counter
) -> None:
    counter.sends(BASKET)
    counter.sells()
    shop.now = counter.window.now = NOON + timedelta(days=1)
    tomorrow = "2026-03-03T14:00:00+01:00"
    waiting = counter.sends(BASKET | {"business_at": tomorrow})
    counter.window.wait(3)
    counter.sells()

    states = [counter.asks(f"{day}/K1/117").body["state"] for day in ("2026-03-02", "2026-03-03")]

    assert (waiting.body["state"], states) == ("waiting", ["recorded"] * 2)
    assert shop.operations() == 2


def test_an_undone_basket_may_be_sold_again(shop: BridgedShop, counter: Counter) -> None:
    counter.sends(BASKET)
    counter.sells()
    counter.baskets.dropped(counter.shown[-1])
    counter.window.till.undo()

    undone = counter.asks()
    again = counter.sends(BASKET)
    counter.sells()

    assert (undone.body["state"], again.body["state"]) == ("gone", "waiting")
    assert (counter.asks().body["state"], shop.points()) == ("recorded", 145)


def test_who_waits_is_told_when_another_is_sold_that_theirs_still_waits(
    shop: BridgedShop, counter: Counter
) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(1) as elsewhere:
        waiting = elsewhere.submit(counter.asks, seconds=2)
        shop.register.sells(sale("900", 100))

    assert waiting.result().body == {"state": "waiting"}


def test_baskets_that_the_window_never_looks_at_do_not_pile_up(counter: Counter) -> None:
    for number in range(BASKETS_MAX + 1):
        counter.sends(BASKET | {"receipt_no": f"{number + 1}"})

    first, last = (counter.asks(f"{BOUGHT_AT[:10]}/K1/{n}") for n in (1, BASKETS_MAX + 1))

    assert (first.body["state"], last.body["state"]) == ("gone", "waiting")


def test_a_day_that_there_is_not_is_no_day(counter: Counter) -> None:
    answer = counter.asks("2026-02-31/K1/117")

    assert (answer.status, answer.error) == (422, "bad_time")


def test_money_from_a_gift_card_is_neither_charged_nor_paid_out_twice() -> None:
    shop = BridgedShop(a_store_with(a_program(), anna_points=100, anna_holds=(gift(2000),)))
    with closing(shop), closing(Counter(shop)) as counter:
        counter.sends(BASKET)
        counter.window.scan(ANNA_CARD)
        counter.window.till.sale.baskets.offer(counter.shown[-1], counter.baskets)
        counter.window.till.sale.spending.toggle_wallet(GIFT_CARD)
        counter.window.till.sale.confirm()

        sold = counter.asks().body["sale"]
        back = shop.register.takes_back(returned("118", "117", line_1=1450, line_2=3100)).body

    assert (sold["gross_minor"], sold["wallets_minor"], sold["due_minor"]) == (4550, 2000, 2550)
    assert (back["refund_minor"], back["wallets_minor"]) == (2550, 2000)
