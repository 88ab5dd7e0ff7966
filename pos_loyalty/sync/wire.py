# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The only module that speaks HTTP: it turns every trouble of the network into ``troubles``.

What the answer *means* is left to the steps of the synchronisation.
"""

import json
import re
import socket
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self

import requests
import urllib3.exceptions
from requests.adapters import HTTPAdapter

from pos_loyalty.protocol.sync.messages import UnreadableMessage, decode
from pos_loyalty.protocol.sync.refusals import Refusal, RefusalCode
from pos_loyalty.sync.troubles import Refused, Unreachable, Weather

ANSWER_BYTES_MAX: Final = 16 * 1024 * 1024
REFUSAL_BYTES_MAX: Final = 64 * 1024

SILENT_SECONDS: Final = 2
"""A connection on which nothing is said is probed after so long, by the systems of both ends."""

PROBES: Final = 3

_BLOCK_BYTES: Final = 65_536
_OK: Final = 200
_TOO_MANY_REQUESTS: Final = 429
_SERVER_TROUBLE: Final = 500
_SECONDS: Final = re.compile(r"[0-9]{1,6}")
_KNOWN: Final = frozenset(RefusalCode)
_PASSING: Final = frozenset({RefusalCode.BUSY, RefusalCode.FAILED})


class Wire:
    """A connection to one server, kept open between requests. For one thread at a time."""

    def __init__(self, url: str, *, timeout_seconds: float) -> None:
        """Remember the server; nothing is sent yet.

        Args:
            url: The server's address with scheme, such as ``https://points.example``.
            timeout_seconds: Bounds the connecting, each wait for the server, and the reading of
                an answer's body altogether.
        """
        self.url: Final = url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Watchful())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def exchange(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        patience_seconds: float = 0.0,
    ) -> bytes:
        """Ask once; return the body of a successful answer, unpacked.

        Args:
            path: From the server's address on, with the query, as it is to be sent.
            patience_seconds: How much longer than usual the server may take to begin its answer.

        Raises:
            Unreachable: For whatever keeps an answer of the server's own from us.
            Refused: If the server itself says no.
        """
        try:
            with self._session.request(
                method,
                self.url + path,
                data=body or None,
                headers=headers,
                timeout=(self._timeout_seconds, self._timeout_seconds + patience_seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                if response.status_code == _OK:
                    return self._read(response, ANSWER_BYTES_MAX)
                raise _refusal_of(response, self._read(response, REFUSAL_BYTES_MAX))
        except (requests.RequestException, urllib3.exceptions.HTTPError) as trouble:
            raise Unreachable(_weather_of(trouble)) from trouble

    def get_json(self, path: str) -> object:
        """Ask for a path; return its JSON answer.

        Raises:
            Unreachable: For whatever keeps a well-formed answer from us.
            Refused: If the server itself says no.
        """
        body = self.exchange("GET", path)
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as trouble:
            raise Unreachable(Weather.NOT_UNDERSTOOD) from trouble

    def _read(self, response: requests.Response, bytes_max: int) -> bytes:
        deadline = time.monotonic() + self._timeout_seconds
        body = bytearray()
        # read1 gives what has come. Anything that waits for a whole block would let a server that
        # drips hold us far beyond the deadline.
        while block := response.raw.read1(_BLOCK_BYTES, decode_content=True):
            body += block
            if len(body) > bytes_max:
                raise Unreachable(Weather.TOO_LARGE)
            if time.monotonic() > deadline:
                raise Unreachable(Weather.TIMED_OUT)
        return bytes(body)


class _Watchful(HTTPAdapter):
    """Has the system find out, within seconds, that a server which is waited for is gone."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - requests' own
        super().init_poolmanager(*args, socket_options=_socket_options(), **kwargs)


def _socket_options() -> list[tuple[int, int, int]]:
    """Return the options of a connection, as far as this system knows them."""
    probing = {"TCP_KEEPIDLE": SILENT_SECONDS, "TCP_KEEPINTVL": 1, "TCP_KEEPCNT": PROBES}
    return [
        (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
        (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
        *(
            (socket.IPPROTO_TCP, getattr(socket, name), value)
            for name, value in probing.items()
            if hasattr(socket, name)
        ),
    ]


def _refusal_of(response: requests.Response, body: bytes) -> Exception:
    """Return what an answer that is no success means.

    Only the server's own word counts as a refusal: anything on the way may answer with any status.
    """
    status = response.status_code
    refusal = _own_word(body)
    if refusal is not None and refusal.code not in _PASSING:
        return Refused(RefusalCode(refusal.code), server_time=refusal.server_time)
    if refusal is None and status < _SERVER_TROUBLE and status != _TOO_MANY_REQUESTS:
        return Unreachable(Weather.NOT_UNDERSTOOD)
    asked = _SECONDS.fullmatch(response.headers.get("retry-after", ""))
    wait = float(asked[0]) if asked else None
    return Unreachable(Weather.SERVER_TROUBLE, retry_after_seconds=wait)


def _own_word(body: bytes) -> Refusal | None:
    """Return the server's refusal; ``None`` if the body is none that we know."""
    try:
        refusal = decode(Refusal, body)
    except UnreadableMessage:
        return None
    return refusal if refusal.code in _KNOWN else None


def _weather_of(trouble: Exception) -> Weather:
    """Name the weather; the order matters, for some of these are kinds of others.

    The body is read through urllib3, below requests: hence the two families.
    """
    if isinstance(trouble, requests.exceptions.SSLError):
        return Weather.NOT_TRUSTED
    if isinstance(trouble, requests.Timeout | urllib3.exceptions.TimeoutError):
        return Weather.TIMED_OUT
    if isinstance(trouble, requests.ConnectionError | urllib3.exceptions.ProtocolError):
        return Weather.NO_CONNECTION
    if isinstance(trouble, ValueError):  # an address without a scheme, or that is no address
        return Weather.BAD_ADDRESS
    return Weather.NOT_UNDERSTOOD
