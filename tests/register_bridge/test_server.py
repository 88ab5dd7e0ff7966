# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What stands between the shop's points and whoever else speaks to the port."""

import json
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from threading import Event

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.register_bridge.keys import KEYS_MAX
from pos_loyalty.register_bridge.routes import BODY_BYTES_MAX, Head, Routes
from pos_loyalty.register_bridge.server import REQUESTS_MAX, RegisterServer
from tests.fakes.fake_store import FakeStore, FakeUnitOfWork
from tests.register_bridge.bridged_shop import TOKEN, BridgedShop
from tests.register_bridge.fake_register import (
    FakeRegister,
    basket,
    read_all,
    returned,
    sale,
)
from tests.ui.view_models.shop import ANNA_CARD, a_fake_store

SOLD = json.dumps(sale()).encode()


@pytest.fixture
def hasty() -> Iterator[BridgedShop]:
    """Return a shop that waits 0.2 s for a request to arrive."""
    shop = BridgedShop(a_fake_store(), read_seconds=0.2)
    yield shop
    shop.close()


def test_who_shows_the_token_is_told_where_they_are(register: FakeRegister) -> None:
    answer = register.asks("GET", "/v1/status")

    assert answer.status == 200
    assert answer.body == {
        "store_id": "waw-1",
        "till_no": 1,
        "currency": "PLN",
        "zone": "Europe/Warsaw",
    }


@pytest.mark.parametrize(
    "shown",
    [None, "", "Bearer", "Bearer ", "Bearer x", f"Bearer {TOKEN}x", TOKEN, f"Basic {TOKEN}"],
)
def test_who_does_not_show_the_token_is_told_nothing(
    shop: BridgedShop, register: FakeRegister, shown: str | None
) -> None:
    answer = register.asks("POST", "/v1/sales", SOLD, headers={"Authorization": shown})

    assert (answer.status, answer.error) == (401, "wrong_token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert shop.operations() == 0


@pytest.mark.parametrize(
    ("headers", "status", "error"),
    [
        ({"Host": "points.example.com"}, 421, "wrong_host"),
        ({"Host": "127.0.0.1:1"}, 421, "wrong_host"),
        ({"Origin": "https://points.example.com"}, 403, "browser"),
        ({"Sec-Fetch-Site": "same-origin"}, 403, "browser"),
        ({"Content-Type": "text/plain"}, 415, "no_json"),
        ({"Content-Type": None}, 415, "no_json"),
        ({"Idempotency-Key": None}, 400, "no_key"),
        ({"Idempotency-Key": "k" * 101}, 400, "no_key"),
        ({"Content-Length": "-1"}, 411, "no_length"),
        ({"Content-Length": "1_0"}, 411, "no_length"),
        ({"Content-Length": "9" * 40}, 411, "no_length"),
        ({"Content-Length": str(BODY_BYTES_MAX + 1)}, 413, "too_long"),
        ({"Transfer-Encoding": "chunked"}, 411, "no_length"),
    ],
)
def test_a_request_is_refused_before_its_body_is_read(
    shop: BridgedShop,
    register: FakeRegister,
    headers: dict[str, str | None],
    status: int,
    error: str,
) -> None:
    answer = register.asks("POST", "/v1/sales", SOLD, headers=headers)

    assert (answer.status, answer.error) == (status, error)
    assert shop.operations() == 0


def test_localhost_is_this_machine_too(shop: BridgedShop, register: FakeRegister) -> None:
    host = f"LocalHost:{shop.server.port}"

    assert register.asks("GET", "/v1/status", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("POST", "/v1/sales/", 404),
        ("POST", "/v1/sales?x=1", 404),
        ("GET", "/v1/sales", 405),
        ("POST", "/v1/status", 405),
        ("OPTIONS", "/v1/sales", 501),
        ("DELETE", "/v1/sales", 405),
        ("PUT", "/v1/sales", 501),
        ("GET", "/v1/baskets/2026-03-02/K1/1", 404),
        ("POST", "/v1/baskets", 404),
    ],
)
def test_other_addresses_lead_nowhere(
    register: FakeRegister, method: str, path: str, status: int
) -> None:
    assert register.asks(method, path).status == status


def test_a_body_that_is_too_long_is_refused_however_much_of_it_comes(
    register: FakeRegister,
) -> None:
    answer = register.asks("POST", "/v1/sales", b" " * (2 * BODY_BYTES_MAX))

    assert (answer.status, answer.error) == (413, "too_long")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [{"gross_minor": -1}]}, "lines.0.gross_minor"),
        ({"lines": [{"gross_minor": 1.5}]}, "lines.0.gross_minor"),
        ({"lines": [{"gross_minor": "100"}]}, "lines.0.gross_minor"),
        ({"lines": [{"gross_minor": 100, "tax_minor": 101}]}, "lines.0"),
        ({"lines": [{"gross_minor": 100, "quantity_milli": 0}]}, "lines.0.quantity_milli"),
        ({"lines": [{"gross_minor": 1, "line_id": 2}, {"gross_minor": 1}]}, "line_id"),
        ({"lines": [{"gross_minor": 1}] * 201}, "lines"),
        ({"card": "secret-of-Anna\x00"}, "card"),
        ({"register": "K 1"}, "register"),
        ({"receipt_no": "../1"}, "receipt_no"),
        ({"receipt_no": "n" * 41}, "receipt_no"),
        ({"surname": "secret-of-Anna"}, "surname"),
        ({"business_at": "yesterday"}, "business_at"),
        ({"business_at": None}, "business_at"),
        ({"business_at": 1772456400}, "business_at"),
        ({"business_at": 1772456400.5}, "business_at"),
        ({"business_at": "1772456400"}, "business_at"),
        ({"rewards": [{"reward_id": "coffee", "points": 0}]}, "rewards.0.points"),
        ({"card": None}, "card"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_repeated(
    shop: BridgedShop, register: FakeRegister, change: dict[str, object], place: str
) -> None:
    answer = register.sells(sale("117", 1000, **change))

    assert (answer.status, answer.error) == (422, "unreadable")
    assert place in answer.body["message"]
    assert "secret" not in answer.body["message"]
    assert shop.operations() == 0


def test_rewards_and_coupons_belong_to_a_card(register: FakeRegister) -> None:
    anonymous = basket(100, coupon_codes=["SPRING"])
    del anonymous["card"]

    answer = register.quotes(anonymous)

    assert (answer.status, answer.error) == (422, "unreadable")
    assert "name the card" in answer.body["message"]


@pytest.mark.parametrize("sold_on", [1772409600, "1772409600", "2026-3-2"])
def test_the_day_of_a_sale_is_a_written_one(register: FakeRegister, sold_on: object) -> None:
    message = returned("118", "117", line_1=100)

    answer = register.takes_back(message | {"sale": {**message["sale"], "sold_on": sold_on}})

    assert (answer.status, answer.error) == (422, "unreadable")


def test_no_line_comes_back_twice_at_once(register: FakeRegister) -> None:
    message = returned("118", "117", line_1=100)

    answer = register.takes_back(message | {"lines": message["lines"] * 2})

    assert (answer.status, answer.error) == (422, "unreadable")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_message_is_refused(register: FakeRegister, body: bytes) -> None:
    answer = register.asks("POST", "/v1/sales", body, headers={"Content-Length": str(len(body))})

    assert (answer.status, answer.error) == (422, "unreadable")


@pytest.mark.parametrize(
    "words",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"HELLO\r\n\r\n",
        b"POST /v1/sales HTTP/9.9\r\n\r\n",
        b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    ],
)
def test_what_is_no_http_is_refused_in_the_same_words(register: FakeRegister, words: bytes) -> None:
    answer = register.says(words)

    assert b'"error":"no_http"' in answer
    assert b"Anna" not in answer


def test_who_says_nothing_keeps_nobody_and_is_let_go(hasty: BridgedShop) -> None:
    with hasty.register.opens() as silent:
        answer = hasty.register.quotes(basket(100))

        assert answer.status == 200
        assert read_all(silent) == b""


def test_who_dribbles_is_let_go_when_the_time_is_over(hasty: BridgedShop) -> None:
    words = hasty.register.words_of("/v1/sales", SOLD, "8")

    with hasty.register.opens() as slow:
        slow.sendall(words[:-1])  # all but the last character, which never comes
        assert read_all(slow) == b""

    assert hasty.operations() == 0
    assert hasty.register.sells(sale()).status == 201


def test_who_dribbles_on_after_a_refusal_is_let_go_too(hasty: BridgedShop) -> None:
    pause, is_let_go = Event(), False
    with hasty.register.opens() as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere\r\n\r\n")
        for _ in range(100):
            try:
                slow.sendall(b"x")
            except OSError:
                is_let_go = True
                break
            pause.wait(0.05)

    assert is_let_go


def test_more_than_a_few_at_a_time_are_asked_to_come_again(shop: BridgedShop) -> None:
    with ExitStack() as stack:
        silent = [stack.enter_context(shop.register.opens()) for _ in range(REQUESTS_MAX)]
        with shop.register.opens() as one_more:
            answer = read_all(one_more)
        for line in silent:
            line.shutdown(socket.SHUT_WR)
            read_all(line)

    assert answer.startswith(b"HTTP/1.1 503")
    assert shop.register.quotes(basket(100)).status == 200


def test_who_hangs_up_before_the_answer_finds_the_sale_recorded_once(shop: BridgedShop) -> None:
    with shop.register.opens() as hasty:
        hasty.sendall(shop.register.words_of("/v1/sales", SOLD, "8"))

    answer = shop.register.sells(sale(), key="8")

    assert answer.status == 201
    assert (shop.operations(), shop.points()) == (1, 100 + answer.body["earned_points"])


class TornStore(FakeStore):
    def reading(self) -> FakeUnitOfWork:
        raise RuntimeError(ANNA_CARD)


def test_a_fault_is_told_to_the_register_without_a_word_of_what_it_was(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with closing(BridgedShop(TornStore())) as torn:
        answer = torn.register.sells(sale())

    assert (answer.status, answer.error) == (500, "trouble")
    assert ANNA_CARD not in answer.body["message"]
    (record,) = caplog.records
    assert (record.levelno, record.exc_info is not None) == (logging.ERROR, True)


def test_a_till_whose_file_cannot_be_used_says_so(shop: BridgedShop) -> None:
    class FullStore(FakeStore):
        def reading(self) -> FakeUnitOfWork:
            raise DiskFull("no room")

    with closing(BridgedShop(FullStore())) as full:
        answer = full.register.sells(sale())

    assert (answer.status, answer.error) == (503, "disk_full")


def test_a_port_that_is_taken_is_refused(shop: BridgedShop) -> None:
    with pytest.raises(OSError, match="in use"):
        RegisterServer(shop.server.port)


def test_a_port_is_free_again_at_once(shop: BridgedShop, register: FakeRegister) -> None:
    register.quotes(basket(100))
    shop.server.close()

    with closing(RegisterServer(shop.server.port)) as again:
        assert again.port == shop.server.port


def test_nothing_is_said_of_cards_or_tokens_in_the_log(
    shop: BridgedShop, register: FakeRegister, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    register.sells(sale())
    register.asks("GET", f"/{ANNA_CARD}")
    register.sells(sale(card="999900001111222226"))

    assert ANNA_CARD not in caplog.text
    assert TOKEN not in caplog.text


def test_keys_are_forgotten_before_they_fill_the_memory(shop: BridgedShop) -> None:
    routes = Routes(shop.desk(), TOKEN, 1)

    def tell(key: str, body: bytes) -> int:
        return routes.answer(Head("POST", "/v1/sales", {"idempotency-key": key}), body).status

    assert tell("first", SOLD) == 201
    assert tell("first", b"{}") == 409
    for number in range(KEYS_MAX):
        tell(f"later-{number}", SOLD)

    assert tell("first", b"{}") == 422
