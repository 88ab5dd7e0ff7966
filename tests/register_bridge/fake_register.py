# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop's own register, as far as a till can tell: it speaks HTTP over a real socket."""

import json
import socket
from collections.abc import Mapping
from http.client import HTTPConnection
from itertools import count
from typing import Any, NamedTuple

from tests.ui.view_models.shop import ANNA_CARD

SECONDS_MAX = 20.0
BOUGHT_AT = "2026-03-02T14:00:00+01:00"


class Answered(NamedTuple):
    """What came back."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def error(self) -> str:
        return str(self.body["error"])


def sale(receipt_no: str = "117", /, *amounts_minor: int, **more: object) -> dict[str, Any]:
    """Return a sale of such lines to Anna, 10.00 if none are named."""
    return {
        "card": ANNA_CARD,
        "register": "K1",
        "receipt_no": receipt_no,
        "currency": "PLN",
        "business_at": BOUGHT_AT,
        "lines": [{"gross_minor": minor} for minor in amounts_minor or (1000,)],
        **more,
    }


def basket(*amounts_minor: int, **more: object) -> dict[str, Any]:
    """Return the same before it is paid."""
    asked = sale("", *amounts_minor, **more)
    return {name: asked[name] for name in asked if name not in {"receipt_no", "business_at"}}


def returned(receipt_no: str, sold_as: str, **lines_minor: int) -> dict[str, Any]:
    """Return a return of such amounts of lines named ``line_1`` and so on."""
    return {
        "register": "K1",
        "receipt_no": receipt_no,
        "business_at": BOUGHT_AT,
        "sale": {"register": "K1", "receipt_no": sold_as, "sold_on": BOUGHT_AT[:10]},
        "lines": [
            {"line_id": int(name.removeprefix("line_")), "gross_minor": minor}
            for name, minor in lines_minor.items()
        ],
    }


class FakeRegister:
    """Asks what it is told to; makes a new key for each thing unless it is given one."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self._token = port, token
        self._numbers = count(1)

    def quotes(self, message: object) -> Answered:
        return self.asks("POST", "/v1/quote", json.dumps(message).encode())

    def sells(self, message: object, key: str | None = None) -> Answered:
        return self.asks("POST", "/v1/sales", json.dumps(message).encode(), key=key)

    def takes_back(self, message: object, key: str | None = None) -> Answered:
        return self.asks("POST", "/v1/returns", json.dumps(message).encode(), key=key)

    def asks(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        key: str | None = None,
        headers: Mapping[str, str | None] | None = None,
    ) -> Answered:
        """Send one request.

        Args:
            headers: Instead of the usual ones; ``None`` leaves one out.
        """
        usual: dict[str, str | None] = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Idempotency-Key": key or f"key-{next(self._numbers)}",
        }
        chosen = {**usual, **(headers or {})}
        line = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_MAX)
        try:
            given = {name: value for name, value in chosen.items() if value is not None}
            line.request(method, path, body or None, given)
            answer = line.getresponse()
            return Answered(answer.status, json.loads(answer.read()), dict(answer.headers))
        finally:
            line.close()

    def says(self, words: bytes) -> bytes:
        """Send whatever bytes, and return what comes until the till hangs up."""
        with self.opens() as line:
            line.sendall(words)
            return read_all(line)

    def opens(self) -> socket.socket:
        """Return a connection on which nothing has been said."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS_MAX)

    def words_of(self, path: str, body: bytes, key: str) -> bytes:
        """Return a request as it goes over the line."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Authorization: Bearer {self._token}\r\nContent-Type: application/json\r\n"
            f"Idempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


def read_all(line: socket.socket) -> bytes:
    parts = []
    while part := line.recv(65_536):
        parts.append(part)
    return b"".join(parts)
