# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Steps of purchases that the shop's own register tells of, over a real socket."""

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from queue import Queue
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from pytest_bdd import given, parsers, scenarios, then, when

from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.domain.money import parse_amount
from pos_loyalty.register_bridge.baskets import Baskets
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.folder import SETTLE_LOOKS, FolderBridge
from pos_loyalty.register_bridge.routes import Routes
from pos_loyalty.register_bridge.server import RegisterServer
from tests.features.window_counter import WindowCounter
from tests.register_bridge.bridged_shop import TOKEN
from tests.register_bridge.fake_register import (
    BOUGHT_AT,
    Answered,
    FakeRegister,
    basket,
    returned,
    sale,
)
from tests.ui.hands import settle

scenarios("register.feature")

R = TypeVar("R")
Job = Callable[[], None]


class Bridge:
    """The register's way to the counter. What writes comes to the thread of the windows."""

    def __init__(self, counter: WindowCounter) -> None:
        self._counter = counter
        self._jobs: Queue[Job | None] = Queue()
        self._told: list[MemberId] = []
        self._shown: list[RegisterBasket] = []
        self._baskets: Baskets | None = None
        self.answer: Any = None
        self.status = 0

    def asks(self, ask: Callable[[FakeRegister], Answered]) -> None:
        """Let the register ask, and serve it until it has its answer."""
        server = RegisterServer(0)
        self._baskets = self._baskets or Baskets(self.desk(), self._shown.append)
        server.serve(Routes(self.desk(), TOKEN, server.port, self._baskets))
        with ThreadPoolExecutor(1) as elsewhere:
            asked = elsewhere.submit(ask, FakeRegister(server.port, TOKEN))
            asked.add_done_callback(lambda _: self._jobs.put(None))
            while (job := self._jobs.get(timeout=20)) is not None:
                job()
        server.close()
        while self._shown:
            self._counter.shop.till.sale.baskets.offer(self._shown.pop(0), self._baskets)
        self.status, self.answer = asked.result().status, asked.result().body
        self._counter.shop.till.rows_came(self._told)
        settle()

    def desk(self) -> Desk:
        return Desk(
            store=self._counter.store,
            run=self._run,
            clock=lambda: self._counter.shop.now,
            tell=self._told.append,
        )

    def _run(self, work: Callable[[], R], /) -> R:
        end: Future[R] = Future()
        self._jobs.put(lambda: end.set_result(work()))
        return end.result(20)


@pytest.fixture
def bridge(counter: WindowCounter) -> Bridge:
    return Bridge(counter)


@given(parsers.parse('a register "{name}" that reaches the till'))
def a_register(bridge: Bridge, name: str) -> None:
    bridge.asks(lambda register: register.asks("GET", "/v1/status"))
    assert (bridge.status, name) == (200, sale()["register"])


@when(parsers.parse("the register tells that Anna paid receipt {receipt_no} for {amount}"))
def pays_at_register(bridge: Bridge, receipt_no: str, amount: str) -> None:
    message = sale(receipt_no, parse_amount(amount, "PLN"))
    bridge.asks(lambda register: register.sells(message))


@given(
    parsers.parse("the register told that Anna paid receipt {number} for {amount} the day before")
)
def paid_the_day_before(bridge: Bridge, number: str, amount: str) -> None:
    at = datetime.fromisoformat(BOUGHT_AT) - timedelta(days=1)
    message = sale(number, parse_amount(amount, "PLN"), business_at=at.isoformat())
    bridge.asks(lambda register: register.sells(message))


@when(parsers.parse("the register asks what {amount} would cost Anna"))
def asks_for_quote(bridge: Bridge, amount: str) -> None:
    message = basket(parse_amount(amount, "PLN"))
    bridge.asks(lambda register: register.quotes(message))


@when(parsers.parse("the register tells that all of receipt {receipt_no} came back"))
def comes_back(bridge: Bridge, receipt_no: str) -> None:
    message = returned("R1", receipt_no, line_1=bridge.answer["gross_minor"])
    bridge.asks(lambda register: register.takes_back(message))


@when(parsers.parse('the cashier returns receipt "{receipt_no}"'))
def returns_at_the_till(counter: WindowCounter, receipt_no: str) -> None:
    counter.hands.strike(Qt.Key.Key_F6)
    counter.hands.type(receipt_no)
    counter.hands.strike(Qt.Key.Key_Return)
    counter.hands.press("returnAll")
    counter.hands.strike(Qt.Key.Key_Return)


@when(parsers.parse('the cashier returns the other purchase of receipt "{receipt_no}"'))
def returns_the_other(counter: WindowCounter, receipt_no: str) -> None:
    counter.hands.strike(Qt.Key.Key_F6)
    counter.hands.type(receipt_no)
    counter.hands.strike(Qt.Key.Key_Return)
    counter.hands.press("returnEarlier")
    counter.hands.press("returnAll")
    counter.hands.strike(Qt.Key.Key_Return)


@when(parsers.parse("the register writes receipt {receipt_no} for {amount} into a file"))
def writes_a_file(
    bridge: Bridge, counter: WindowCounter, tmp_path: Path, receipt_no: str, amount: str
) -> None:
    desk = bridge.desk()
    here = Desk(store=desk.store, run=lambda work: work(), clock=desk.clock)
    folder = FolderBridge(tmp_path / "exchange", here)
    folder.look()
    message = {"kind": "sale", **sale(receipt_no, parse_amount(amount, "PLN"))}
    (tmp_path / "exchange" / "in" / "sale.json").write_text(json.dumps(message))
    for _ in range(SETTLE_LOOKS + 1):
        folder.look()
    bridge.answer = json.loads((tmp_path / "exchange" / "out" / "sale.json.json").read_bytes())


@when(parsers.parse("the register sends its basket {receipt_no} of {amount}"))
def sends_basket(bridge: Bridge, receipt_no: str, amount: str) -> None:
    lines = [{"gross_minor": parse_amount(amount, "PLN"), "sku": "coffee-large"}]
    named = {"register": "K1", "receipt_no": receipt_no, "currency": "PLN", "lines": lines}
    body = json.dumps(named | {"business_at": BOUGHT_AT}).encode()
    bridge.asks(lambda register: register.asks("POST", "/v1/baskets", body))


@when("presses Enter")
def press_enter(counter: WindowCounter) -> None:
    counter.wait(0.25)
    counter.hands.strike(Qt.Key.Key_Return)


@when("presses Escape")
def press_escape(counter: WindowCounter) -> None:
    counter.hands.strike(Qt.Key.Key_Escape)


@then(parsers.parse("the register learns that receipt {number} is saved with {amount} to pay"))
def learns(bridge: Bridge, number: str, amount: str) -> None:
    bridge.asks(lambda register: register.asks("GET", f"/v1/baskets/{BOUGHT_AT[:10]}/K1/{number}"))
    assert bridge.answer["state"] == "recorded"
    assert bridge.answer["sale"]["due_minor"] == parse_amount(amount, "PLN")


@then("nothing is to be paid")
def nothing_to_pay(counter: WindowCounter) -> None:
    assert counter.hands.reads("quoteDue") == "–"


@then(parsers.parse("the register prints {points:d} points and {amount} to pay"))
def prints(bridge: Bridge, points: int, amount: str) -> None:
    said = (bridge.answer["earned_points"], bridge.answer["due_minor"])
    assert said == (points, parse_amount(amount, "PLN"))


@then(parsers.parse("the answer in the file says {points:d} points"))
def file_says(bridge: Bridge, points: int) -> None:
    assert bridge.answer["earned_points"] == points


@then(parsers.parse('the register is told "{error}"'))
def is_told(bridge: Bridge, error: str) -> None:
    assert bridge.answer["error"] == error


@then(parsers.parse("the till has recorded {count:d} action"))
def recorded(counter: WindowCounter, count: int) -> None:
    assert counter.shop.operations() == count
