# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A network between tills and server that drops, delays, repeats and cuts, as its dice say."""

import http.client
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Final

PATIENCE_SECONDS: Final = 40
DELAY_SECONDS_MAX: Final = 0.4
_OF_ONE_LINK: Final = frozenset({"connection", "transfer-encoding", "keep-alive"})


class Mischief(StrEnum):
    """What becomes of a request."""

    NONE = "none"
    DROPPED = "dropped"
    """It never comes to the server."""
    UNANSWERED = "unanswered"
    """The server does as it is asked, and the answer is lost."""
    CUT = "cut"
    """Half of the answer arrives."""
    DELAYED = "delayed"
    REPEATED = "repeated"
    """It comes to the server twice; the till gets one of the answers."""


_CHANCES: Final = {
    Mischief.NONE: 65,
    Mischief.DROPPED: 6,
    Mischief.UNANSWERED: 9,
    Mischief.CUT: 5,
    Mischief.DELAYED: 6,
    Mischief.REPEATED: 9,
}


class NaughtyLine:
    """Listens on this machine and passes requests on; once it is not calm, as the dice say.

    Attributes:
        is_calm: Whether all goes well; so in the beginning.
        done: How often each mischief was done.
    """

    def __init__(self, server_port: int, seed: int) -> None:
        self._server_port = server_port
        self._dice, self._lock = random.Random(seed), Lock()
        self.is_calm = True
        self.done: Counter[Mischief] = Counter()
        handler = type("Handler", (_Handler,), {"line": self})
        self._listening = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._listening.daemon_threads = True
        self._listening.block_on_close = False
        self.port: Final[int] = self._listening.server_address[1]

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Pass on until the block is left."""
        thread = Thread(target=self._listening.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield
        finally:
            self._listening.shutdown()
            self._listening.server_close()
            thread.join()

    def throw(self) -> tuple[Mischief, float]:
        """Return what to do with a request, and a number from 0 to 1 for it."""
        with self._lock:
            kinds, weights = zip(*_CHANCES.items(), strict=True)
            mischief, number = self._dice.choices(kinds, weights)[0], self._dice.random()
            if self.is_calm:
                return Mischief.NONE, number
            self.done[mischief] += 1
            return mischief, number

    def ask(self, request: "Request") -> "Answer":
        """Ask the server once."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self._server_port, timeout=PATIENCE_SECONDS
        )
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            response = connection.getresponse()
            return Answer(response.status, response.getheaders(), response.read())
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Request:
    """As it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """As it came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    line: NaughtyLine

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class's signature
        """Say nothing: it is all as intended."""

    def _pass_on(self) -> None:
        mischief, number = self.line.throw()
        size = int(self.headers.get("content-length", "0"))
        headers = {
            name: text for name, text in self.headers.items() if name.lower() not in _OF_ONE_LINK
        }
        request = Request(self.command, self.path, headers, self.rfile.read(size))
        try:
            answer = self._answer(request, mischief, number)
        except (OSError, http.client.HTTPException):  # the server is down
            answer = None
        if answer is None:
            self.close_connection = True
            return
        self._give(answer, is_cut=mischief is Mischief.CUT)

    def _answer(self, request: Request, mischief: Mischief, number: float) -> Answer | None:
        if mischief is Mischief.DROPPED:
            return None
        if mischief is Mischief.DELAYED:
            time.sleep(number * DELAY_SECONDS_MAX)
        answer = self.line.ask(request)
        if mischief is Mischief.UNANSWERED:
            return None
        if mischief is Mischief.REPEATED:
            second = self.line.ask(request)
            return answer if number < 0.5 else second
        return answer

    def _give(self, answer: Answer, *, is_cut: bool) -> None:
        self.send_response_only(answer.status)
        for name, text in answer.headers:
            if name.lower() not in _OF_ONE_LINK | {"content-length"}:
                self.send_header(name, text)
        self.send_header("content-length", str(len(answer.body)))
        self.end_headers()
        half = len(answer.body) // 2
        self.wfile.write(answer.body[:half] if is_cut else answer.body)
        self.close_connection |= is_cut
