# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The only module that speaks HTTP: it turns every trouble of the network into one of a few words.

    Unreachable      weather: nothing is wrong with what we asked, ask again later
    Weather          which weather it is; the words for people are made elsewhere

What the answer *means* is left to the steps of the synchronisation.
"""

import json
import re
import time
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self

import requests
import urllib3.exceptions

ANSWER_BYTES_MAX = 1_048_576
HEALTH_PATH = "/v1/health"
_VERSION_SHAPE = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_BLOCK_BYTES = 65_536
_HTTP_OK = 200
_HTTP_SERVER_TROUBLE = 500


class Weather(StrEnum):
    """Why the server did not give an answer that we can use."""

    BAD_ADDRESS = "bad_address"
    NO_CONNECTION = "no_connection"
    NOT_TRUSTED = "not_trusted"
    NOT_UNDERSTOOD = "not_understood"
    SERVER_TROUBLE = "server_trouble"
    TIMED_OUT = "timed_out"
    TOO_LARGE = "too_large"


class Unreachable(Exception):
    """The server gave no answer that we can use; the same question may be asked again."""

    def __init__(self, weather: Weather) -> None:
        super().__init__(weather.value)
        self.weather = weather


@dataclass(frozen=True, slots=True)
class Reachable:
    """The server answers; ``version`` is its own."""

    version: str


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """The server does not answer, or not so that we understand it."""

    weather: Weather


@dataclass(frozen=True, slots=True)
class NotConfigured:
    """This till has been given no server: it works alone."""


Reachability = Reachable | OutOfReach | NotConfigured


class HttpTransport:
    """A connection to one server, kept open between requests. For one thread at a time."""

    def __init__(self, url: str, *, timeout_seconds: float) -> None:
        """Remember the server; nothing is sent yet.

        Args:
            url: The server's address with scheme, such as ``https://points.example``.
            timeout_seconds: Bounds the connecting, each wait for the server, and the reading of
                an answer's body altogether.
        """
        self._url = url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        self._session = requests.Session()

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

    def get_json(self, path: str) -> object:
        """Ask for a path; return its JSON answer.

        Raises:
            Unreachable: For whatever keeps a well-formed answer from us.
        """
        try:
            with self._session.get(
                self._url + path,
                timeout=self._timeout_seconds,
                allow_redirects=False,
                stream=True,
            ) as response:
                _require_success(response.status_code)
                body = self._read_bounded(response)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as trouble:
            raise Unreachable(_weather_of(trouble)) from trouble
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as trouble:
            raise Unreachable(Weather.NOT_UNDERSTOOD) from trouble

    def _read_bounded(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + self._timeout_seconds
        body = bytearray()
        # read1 gives what has come. Anything that waits for a whole block would let a server that
        # drips hold us far beyond the deadline.
        while block := response.raw.read1(_BLOCK_BYTES, decode_content=True):
            body += block
            if len(body) > ANSWER_BYTES_MAX:
                raise Unreachable(Weather.TOO_LARGE)
            if time.monotonic() > deadline:
                raise Unreachable(Weather.TIMED_OUT)
        return bytes(body)


def reach(url: str | None, *, timeout_seconds: float) -> Reachability:
    """Ask a server for its health, once, and say how that went; never raises for the network.

    Args:
        url: The server's address, or ``None`` if the till has none.
        timeout_seconds: See ``HttpTransport``.
    """
    if not url:
        return NotConfigured()
    with HttpTransport(url, timeout_seconds=timeout_seconds) as transport:
        try:
            health = transport.get_json(HEALTH_PATH)
        except Unreachable as trouble:
            return OutOfReach(trouble.weather)
    version = health.get("version") if isinstance(health, dict) else None
    if not (isinstance(version, str) and _VERSION_SHAPE.fullmatch(version)):
        return OutOfReach(Weather.NOT_UNDERSTOOD)
    return Reachable(version)


def _require_success(status: int) -> None:
    if status >= _HTTP_SERVER_TROUBLE:
        raise Unreachable(Weather.SERVER_TROUBLE)
    if status != _HTTP_OK:
        raise Unreachable(Weather.NOT_UNDERSTOOD)


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
