# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Against a real server on this machine, that behaves as the test's path says."""

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.sync.reach import NotConfigured, OutOfReach, Reachable, reach
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather
from pos_loyalty.sync.wire import ANSWER_BYTES_MAX, REFUSAL_BYTES_MAX, Wire

LONG_SECONDS = 30.0
SHORT_SECONDS = 0.2


class OddServer(ThreadingHTTPServer):
    """Each first part of a path is one way to behave."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), OddAnswers)
        self.is_over = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class OddAnswers(BaseHTTPRequestHandler):
    server: OddServer

    def do_GET(self) -> None:
        behaviour = self.path.split("/")[1]
        try:
            getattr(self, f"_be_{behaviour}")()
        except ConnectionError:
            self.close_connection = True  # the till has hung up, as it should

    def _be_healthy(self) -> None:
        self.answer(200, json.dumps({"version": "1.2.3"}).encode())

    def _be_troubled(self) -> None:
        self.answer(503, b"{}")

    def _be_elsewhere(self) -> None:
        self.answer(404, b"{}")

    def _be_refusing(self) -> None:
        status, code = self.path.split("/")[2:4]
        self.answer(int(status), json.dumps({"code": code, "detail": "as asked"}).encode())

    def _be_crowded(self) -> None:
        self.send_response(429)
        self.send_header("Retry-After", self.path.split("/")[2])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _be_wordy(self) -> None:
        self.answer(403, b" " * (REFUSAL_BYTES_MAX + 1))

    def _be_moved(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/healthy/v1/health")
        self.end_headers()

    def _be_garbled(self) -> None:
        self.answer(200, b"<html>Please sign in to the hotel's network</html>")

    def _be_unpackable(self) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"torn")

    def _be_deep(self) -> None:
        self.answer(200, b"[" * 100_000)

    def _be_foreign(self) -> None:
        self.answer(200, b'{"version": "\\u001b[2J"}')

    def _be_endless(self) -> None:
        self.answer(200, b" " * (ANSWER_BYTES_MAX + 1))

    def _be_torn(self) -> None:
        self.answer(200, b"{", announced_bytes=100)

    def _be_silent(self) -> None:
        self.server.is_over.wait(LONG_SECONDS)

    def _be_stuck(self) -> None:
        self.answer(200, b"{", announced_bytes=100)
        self.server.is_over.wait(LONG_SECONDS)

    def _be_dripping(self) -> None:
        self.answer(200, b"", announced_bytes=1_000_000)
        while not self.server.is_over.wait(SHORT_SECONDS / 10):
            self.wfile.write(b" ")

    def answer(self, status: int, body: bytes, announced_bytes: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(announced_bytes or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[OddServer]:
    with OddServer() as odd_server:
        thread = Thread(target=odd_server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield odd_server
        odd_server.is_over.set()
        odd_server.shutdown()
        thread.join()


def test_a_healthy_server_tells_its_version(server: OddServer) -> None:
    answer = reach(f"{server.url}/healthy", timeout_seconds=LONG_SECONDS)

    assert answer == Reachable("1.2.3")


def test_a_slash_at_the_end_of_the_address_does_no_harm(server: OddServer) -> None:
    answer = reach(f"{server.url}/healthy/", timeout_seconds=LONG_SECONDS)

    assert answer == Reachable("1.2.3")


@pytest.mark.parametrize("url", [None, ""])
def test_a_till_without_a_server_is_no_trouble(url: str | None) -> None:
    assert reach(url, timeout_seconds=LONG_SECONDS) == NotConfigured()


@pytest.mark.parametrize(
    ("behaviour", "weather"),
    [
        ("troubled", Weather.SERVER_TROUBLE),
        ("elsewhere", Weather.NOT_UNDERSTOOD),
        ("moved", Weather.NOT_UNDERSTOOD),
        ("garbled", Weather.NOT_UNDERSTOOD),
        ("deep", Weather.NOT_UNDERSTOOD),
        ("unpackable", Weather.NOT_UNDERSTOOD),
        ("foreign", Weather.NOT_UNDERSTOOD),
        ("endless", Weather.TOO_LARGE),
        ("torn", Weather.NO_CONNECTION),
    ],
)
def test_an_answer_that_is_of_no_use_is_weather(
    server: OddServer, behaviour: str, weather: Weather
) -> None:
    answer = reach(f"{server.url}/{behaviour}", timeout_seconds=LONG_SECONDS)

    assert answer == OutOfReach(weather)


@pytest.mark.parametrize("behaviour", ["silent", "stuck", "dripping"])
def test_a_slow_server_is_given_up(server: OddServer, behaviour: str) -> None:
    answer = reach(f"{server.url}/{behaviour}", timeout_seconds=SHORT_SECONDS)

    assert answer == OutOfReach(Weather.TIMED_OUT)


def test_a_machine_where_nobody_listens_is_no_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

        answer = reach(f"http://127.0.0.1:{port}", timeout_seconds=LONG_SECONDS)

    assert answer == OutOfReach(Weather.NO_CONNECTION)


def test_a_server_without_a_certificate_is_not_trusted(server: OddServer) -> None:
    secure_url = server.url.replace("http:", "https:")

    answer = reach(secure_url, timeout_seconds=LONG_SECONDS)

    assert answer == OutOfReach(Weather.NOT_TRUSTED)


@pytest.mark.parametrize(
    "url",
    [
        "points.example",
        "http://",
        "http://[",
        "ftp://127.0.0.1",
        "http://a..b",
        f"http://{'a' * 99}",
    ],
)
def test_an_address_that_is_none_is_said_so(url: str) -> None:
    assert reach(url, timeout_seconds=LONG_SECONDS) == OutOfReach(Weather.BAD_ADDRESS)


@pytest.mark.parametrize("code", ["revoked", "cursor_gone", "upgrade_required"])
@pytest.mark.parametrize("status", [400, 403, 410, 426])
def test_the_servers_own_no_is_a_refusal_whatever_its_status(
    server: OddServer, status: int, code: str
) -> None:
    with (
        Wire(server.url, timeout_seconds=LONG_SECONDS) as wire,
        pytest.raises(Refused) as caught,
    ):
        wire.get_json(f"/refusing/{status}/{code}")

    assert caught.value.code is RefusalCode(code)


@pytest.mark.parametrize("path", ["/refusing/410/from_the_future", "/elsewhere", "/wordy"])
def test_a_no_that_is_not_understood_is_weather(server: OddServer, path: str) -> None:
    with (
        Wire(server.url, timeout_seconds=LONG_SECONDS) as wire,
        pytest.raises(Unreachable) as caught,
    ):
        wire.get_json(path)

    assert caught.value.weather in {Weather.NOT_UNDERSTOOD, Weather.TOO_LARGE}


@pytest.mark.parametrize(
    ("path", "wait"),
    [
        ("/crowded/17", 17),
        ("/crowded/soon", None),
        ("/refusing/503/busy", None),
        ("/refusing/500/failed", None),
    ],
)
def test_a_server_in_trouble_says_how_long_to_leave_it_alone(
    server: OddServer, path: str, wait: float | None
) -> None:
    with (
        Wire(server.url, timeout_seconds=LONG_SECONDS) as wire,
        pytest.raises(Unreachable) as caught,
    ):
        wire.get_json(path)

    assert caught.value.weather is Weather.SERVER_TROUBLE
    assert caught.value.retry_after_seconds == wait


def test_a_server_that_refuses_to_say_how_it_is_is_in_trouble(server: OddServer) -> None:
    answer = reach(f"{server.url}/refusing/403/revoked", timeout_seconds=LONG_SECONDS)

    assert answer == OutOfReach(Weather.SERVER_TROUBLE)


def test_a_wire_gives_the_answer_as_it_is(server: OddServer) -> None:
    with Wire(server.url, timeout_seconds=LONG_SECONDS) as wire:
        answer = wire.get_json("/healthy")

    assert answer == {"version": "1.2.3"}


def test_a_wire_raises_the_weather(server: OddServer) -> None:
    with (
        Wire(server.url, timeout_seconds=LONG_SECONDS) as wire,
        pytest.raises(Unreachable) as caught,
    ):
        wire.get_json("/troubled")

    assert caught.value.weather is Weather.SERVER_TROUBLE
