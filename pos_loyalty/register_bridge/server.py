# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP for the shop's registers, on this machine alone.

A few requests are served at a time, each within seconds: a client that says little, or says it
slowly, keeps no other from the till, and nobody keeps the window.
"""

import io
import logging
import os
import socket
import socketserver
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Final

from pos_loyalty.register_bridge.routes import Answer, Head, Routes, refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HOST: Final = "127.0.0.1"
"""Of this machine only; it is no setting, for the answers name what members have."""

REQUESTS_MAX: Final = 8
READ_SECONDS: Final = 10.0
CLOSE_SECONDS: Final = 0.5
_POLL_SECONDS: Final = 0.05
_DRAIN_BYTES_MAX: Final = 4 * 1024 * 1024
_DRAIN_SECONDS: Final = 1.0
_BUSY: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\n"
    b"Connection: close\r\n\r\n"
)

_log: Final = logging.getLogger("pos_loyalty")


class RegisterServer:
    """Listens until it is closed. Its methods are for one thread; requests have their own."""

    def __init__(self, port: int, read_seconds: float = READ_SECONDS) -> None:
        """Take the port; nobody is served before ``serve``.

        Args:
            port: 0 for any that is free.
            read_seconds: How long a request may take to arrive.

        Raises:
            OSError: If the port is not to be had.
        """
        self._listener = _Listener(port, read_seconds)
        self.port: int = self._listener.server_address[1]
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def serve(self, routes: Routes) -> None:
        """Serve from now on, on threads of its own."""
        self._listener.routes = routes
        self._thread = threading.Thread(
            target=self._listener.serve_forever, args=(_POLL_SECONDS,), name="register", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Take no more requests; what is served is finished, or left to itself within a second."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._listener.routes is not None:
            self._listener.routes.close()
        if self._thread is not None:
            self._listener.shutdown()
            self._thread.join()
        self._listener.server_close()
        self._listener.wait_for_requests(CLOSE_SECONDS)


class _Listener(socketserver.TCPServer):
    # Elsewhere than on Windows it means only that a till may be started again at once.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 16

    def __init__(self, port: int, read_seconds: float) -> None:
        self.routes: Routes | None = None
        self.read_seconds = read_seconds
        self._room = threading.Semaphore(REQUESTS_MAX)
        super().__init__((HOST, port), _Handler)

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]  # the listener is a stream's
        if not self._room.acquire(blocking=False):
            _say_busy(request)
            self.shutdown_request(request)
            return
        threading.Thread(
            target=self._serve, args=(request, client_address), name="register-request", daemon=True
        ).start()

    def wait_for_requests(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        for _ in range(REQUESTS_MAX):
            self._room.acquire(timeout=max(0.0, deadline - time.monotonic()))

    def _serve(self, request: socket.socket, client_address: object) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            pass  # whoever asked is gone: they ask again, and nothing is recorded twice
        finally:
            self.shutdown_request(request)
            self._room.release()


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "pos-loyalty", ""

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        arriving = _Arriving(self.connection, time.monotonic() + self.server.read_seconds)
        self.rfile = io.BufferedReader(arriving)

    def handle(self) -> None:
        self.close_connection = True
        self.handle_one_request()

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        routes = self.server.routes
        if routes is None:
            return
        names = {name.casefold() for name in self.headers}
        headers = {name: ", ".join(self.headers.get_all(name, [])) for name in names}
        head = Head(self.command, self.path, headers)
        if refusal := routes.refusal(head):
            self._send(refusal)
            self._drain()
            return
        length = head.body_bytes or 0
        body = self.rfile.read(length)
        if len(body) == length:
            self._send(routes.answer(head, body))

    def _send(self, answer: Answer) -> None:
        self.connection.settimeout(self.server.read_seconds)
        self.send_response(answer.status)
        headers = {
            "Content-Type": "application/json",
            "Content-Length": str(len(answer.body)),
            "Cache-Control": "no-store",
            "Connection": "close",
            **dict(answer.headers),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _drain(self) -> None:
        """Read what was sent along with what is refused: else the client sees no answer."""
        self.connection.shutdown(socket.SHUT_WR)
        seconds = min(_DRAIN_SECONDS, self.server.read_seconds)
        rest = _Arriving(self.connection, time.monotonic() + seconds)
        left, thrown_away = _DRAIN_BYTES_MAX, bytearray(65_536)
        while left > 0 and (taken := rest.readinto(thrown_away)):
            left -= taken

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no HTTP, in the words that all else is refused in."""
        del message, explain
        status = HTTPStatus(code)
        # What the library would say may quote the request, and that may name somebody.
        self._send(refused(status, "no_http", status.phrase))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Write nothing of what the library would: a path may be anything that was sent."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        del size
        _log.debug("a register was answered %s", int(code) if isinstance(code, int) else code)


class _Arriving(io.RawIOBase):
    """What comes in on a connection, until a moment that no dribble puts off."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        super().__init__()
        self._connection, self._deadline = connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def _say_busy(request: socket.socket) -> None:
    try:
        request.settimeout(_POLL_SECONDS)
        request.sendall(_BUSY)
    except OSError:
        pass  # they are told by the end of the connection
