# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import asyncio
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import structlog
from sqlalchemy.exc import OperationalError
from starlette.types import Message, Receive, Scope, Send

from pos_loyalty.server.app import WRONG_CODES_PER_MINUTE, make_app
from pos_loyalty.server.bodies import BODY_BYTES_MAX
from pos_loyalty.server.database import Database, TooBusy
from pos_loyalty.server.generation import found
from pos_loyalty.server.logs import start_logging
from pos_loyalty.server.news import News
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.site import Site
from pos_loyalty.server.surroundings import Surroundings
from pos_loyalty.server.upgrade import bring_up_to_date
from tests.fakes.facts import NOON
from tests.server.asgi import Answer, Question, ask, ask_soon
from tests.server.speaking import Shop, json_body


@pytest.fixture(autouse=True)
def logging_put_back() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return a SQLite database: what surrounds a request is the same over either kind."""
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    bring_up_to_date(database)
    found(database, NOON)
    yield database
    database.close()


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def failing(error: Exception) -> Database:
    """Return a database that fails at whatever is asked of it."""

    class Failing(Database):
        def read(self, _work: object) -> None:  # type: ignore[override]  # it returns nothing
            raise error

        write = read  # type: ignore[assignment]  # as above

    return Failing("sqlite://")


def asked_of(database: Database, question: Question) -> Answer:
    return ask(make_app(database, ServerSettings(), lambda: NOON), question)


READY = Question("GET", "/readyz")


@pytest.mark.parametrize("target", ["/healthz", "/v1/health"])
def test_the_service_says_that_it_answers(shop: Shop, target: str) -> None:
    answer = shop.asks("GET", target)

    assert answer.status == 200
    assert answer.json()["version"]


def test_the_service_is_ready_once_its_database_is(shop: Shop) -> None:
    assert shop.asks("GET", "/readyz").json() == {"is_ready": True}


def test_a_database_without_a_shop_is_not_ready() -> None:
    answer = asked_of(failing(TooBusy()), READY)

    assert (answer.status, answer.code) == (503, "busy")
    assert int(answer.headers["retry-after"]) > 0


def test_a_database_that_was_never_founded_is_not_ready(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    bring_up_to_date(database)

    assert asked_of(database, READY).status == 503
    database.close()


def test_a_database_that_is_away_is_asked_again_later() -> None:
    away = OperationalError("SELECT secret", {}, Exception("secret"))

    answer = asked_of(failing(away), READY)

    assert (answer.status, answer.code) == (503, "busy")
    assert b"secret" not in answer.body


def test_a_bug_ends_with_its_request_and_says_nothing_of_what_it_saw() -> None:
    lines = io.StringIO()
    start_logging("info", lines)

    answer = asked_of(failing(RuntimeError("Ada's phone")), READY)

    assert (answer.status, answer.code) == (500, "failed")
    assert "Ada" not in lines.getvalue() + answer.body.decode()
    failed = next(
        line for line in map(json.loads, lines.getvalue().splitlines()) if "error" in line
    )
    assert (failed["error"], failed["route"]) == ("RuntimeError", "/readyz")
    assert failed["at"][-1].startswith("test_app.py:")


def test_every_answer_and_its_line_in_the_log_share_an_id(shop: Shop) -> None:
    lines = io.StringIO()
    start_logging("info", lines)

    answer = shop.asks("GET", "/v1/members?card=123")

    line = json.loads(lines.getvalue().splitlines()[-1])
    assert line["request"] == answer.headers["x-request-id"]
    assert "123" not in json.dumps({**line, "request": "", "timestamp": "", "milliseconds": 0})


def test_what_is_not_there_is_not_found(shop: Shop) -> None:
    answer = shop.asks("GET", "/nowhere")

    assert (answer.status, answer.code) == (404, "not_found")
    assert answer.headers["content-type"] == "application/problem+json"


def test_another_method_is_told_which_there_are(shop: Shop) -> None:
    answer = shop.asks("DELETE", "/healthz")

    assert answer.status == 405
    assert answer.headers["allow"] == "GET"


def test_a_body_that_says_it_is_too_long_is_not_read(shop: Shop) -> None:
    answer = shop.asks("POST", "/v1/tills", b"{}", content_length=str(BODY_BYTES_MAX + 1))

    assert (answer.status, answer.code) == (413, "too_large")


def test_a_body_that_is_too_long_is_not_kept(shop: Shop) -> None:
    answer = shop.asks("POST", "/v1/tills", bytes(BODY_BYTES_MAX + 1), content_length="2")

    assert (answer.status, answer.code) == (413, "too_large")


def test_a_length_of_a_thousand_digits_is_too_long(shop: Shop) -> None:
    answer = shop.asks("POST", "/v1/tills", b"{}", content_length="9" * 5_000)

    assert answer.status == 413


def test_a_message_that_cannot_be_read_is_told_where_but_not_what(shop: Shop) -> None:
    answer = shop.asks("POST", "/v1/tills", json_body(code="hunter2", till_id="hunter2"))

    assert (answer.status, answer.code) == (400, "not_understood")
    assert "till_id" in answer.json()["detail"]
    assert b"hunter2" not in answer.body


def test_codes_are_not_tried_without_end(shop: Shop) -> None:
    request = json_body(code="0", till_id=str(NIL), public_key="00", proof="00")
    answers = [shop.asks("POST", "/v1/tills", request) for _ in range(WRONG_CODES_PER_MINUTE + 1)]

    assert {answer.code for answer in answers[:-1]} == {"bad_code"}
    assert answers[-1].status == 429
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


NIL = "00000000-0000-0000-0000-000000000000"


def test_more_requests_than_may_be_worked_on_are_asked_to_come_again(database: Database) -> None:
    shop = Shop(database, settings=ServerSettings(requests_max=2))

    async def at_once() -> list[Answer]:
        return await asyncio.gather(*(ask_soon(shop.app, READY) for _ in range(5)))

    statuses = sorted(answer.status for answer in asyncio.run(at_once()))

    assert statuses == [200, 200, 503, 503, 503]


def test_what_was_answered_is_counted_by_route_and_not_by_address(shop: Shop) -> None:
    shop.asks("GET", "/healthz?card=ada-card")
    shop.asks("GET", "/nowhere/ada-card")

    text = shop.asks("GET", "/metrics").body.decode()

    assert 'loyalty_requests_total{route="/healthz",status="200"} 1.0' in text
    assert 'loyalty_requests_total{route="none",status="404"} 1.0' in text
    assert "ada-card" not in text


@dataclass
class Companion:
    """Something that lives beside the service."""

    told: list[str] = field(default_factory=list)

    @contextmanager
    def lives(self, site: Site) -> Iterator[None]:
        self.told.append(f"begins, {site.news.waiting} waiting")
        yield
        self.told.append("ends")


def test_what_lives_beside_the_service_begins_and_ends_with_it(database: Database) -> None:
    companion = Companion()
    app = make_app(database, ServerSettings(), lambda: NOON, beside=[companion.lives])

    async def live() -> None:
        async with app.router.lifespan_context(app):
            companion.told.append("serves")

    asyncio.run(live())

    assert companion.told == ["begins, 0 waiting", "serves", "ends"]


def test_what_is_no_request_passes_by(shop: Shop) -> None:
    told: list[Message] = []

    async def live() -> None:
        messages = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

        async def receive() -> Message:
            return next(messages)

        async def send(message: Message) -> None:
            told.append(message)

        await shop.app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)

    asyncio.run(live())

    assert [message["type"] for message in told] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]


def test_what_fails_half_way_is_cut_off_and_told_of(shop: Shop) -> None:
    lines = io.StringIO()
    start_logging("info", lines)

    async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("Ada's phone")

    answer = ask(Surroundings(breaks, site=shop.app.state.site), READY)

    assert (answer.status, answer.body) == (200, b"")
    assert "RuntimeError" in lines.getvalue()
    assert "Ada" not in lines.getvalue()


def test_those_who_wait_are_told_nothing_while_the_database_is_away() -> None:
    away = make_app(failing(OperationalError("", {}, Exception())), ServerSettings(), lambda: NOON)
    news: News = away.state.site.news

    async def waits() -> bool:
        return await news.wait(news.mark, 0.1)

    assert not asyncio.run(waits())
