# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A basket on its way to the window, over the real socket: shown, waited for, recorded once."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event
from typing import Any

import pytest

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.register_bridge.baskets import WAITING_MAX, Baskets
from pos_loyalty.register_bridge.routes import Routes
from pos_loyalty.register_bridge.server import RegisterServer
from tests.register_bridge.bridged_shop import LATTE, TOKEN, BridgedShop
from tests.register_bridge.fake_register import Answered, FakeRegister
from tests.ui.view_models.shop import ANNA_CARD, Shop

BASKET: dict[str, Any] = {
    "register": "K1",
    "receipt_no": "117",
    "currency": "PLN",
    "lines": [{"gross_minor": 1450, "gtin": LATTE}, {"gross_minor": 3100}],
}


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

    def asks(self, receipt: str = "K1/117", *, seconds: int = 0, method: str = "GET") -> Answered:
        path = f"/v1/baskets/{receipt}"
        return self._register.asks(method, f"{path}?wait_seconds={seconds}" if seconds else path)

    def sells(self) -> None:
        self.window.scan(ANNA_CARD)
        self.window.till.sale.goods.offer(self.shown[-1])
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
        lambda counter: counter.baskets.dropped("K1/117"),
        lambda counter: counter.sends(BASKET | {"receipt_no": "118"}),
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

    counter.baskets.dropped("K1/116")

    assert counter.asks().body == {"state": "waiting"}


def test_a_basket_that_never_was_is_gone(counter: Counter) -> None:
    assert counter.asks("K9/1").body == {"state": "gone"}


def test_the_till_does_not_wait_for_a_basket_when_it_closes(counter: Counter) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(1) as elsewhere:
        waiting = elsewhere.submit(counter.baskets.outcome, "K1/117", 25)
        counter.close()

    assert waiting.result(5).state == "waiting"


def test_many_who_wait_leave_room_for_others(counter: Counter) -> None:
    counter.sends(BASKET)

    with ThreadPoolExecutor(WAITING_MAX) as elsewhere:
        waiting = [
            elsewhere.submit(counter.baskets.outcome, "K1/117", 25) for _ in range(WAITING_MAX)
        ]
        while counter.baskets.has_room:
            pass
        at_once = counter.baskets.outcome("K1/117", 25)
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


@pytest.mark.parametrize("path", ["K1", "K1/", "K 1/7", "K1/7?wait=1", "K1/7?wait_seconds=-1"])
def test_other_addresses_name_no_basket(counter: Counter, path: str) -> None:
    answer = counter._register.asks("GET", f"/v1/baskets/{path}".replace(" ", "%20"))  # noqa: SLF001 - the test's own

    assert answer.status == 404
