# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Counts the bytes between a till and its service: everything that passes over the connection."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock, Thread
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_BLOCK_BYTES: Final = 65_536


class Passed(NamedTuple):
    """Bytes, headers and bodies: what tills sent, and what they received."""

    sent: int
    received: int

    @property
    def both(self) -> int:
        """Return all of them."""
        return self.sent + self.received


class CountingPassage:
    """Stands between tills and a service, and counts what passes.

    Attributes:
        address: Where tills find it.
    """

    def __init__(self, service: str) -> None:
        parts = urlsplit(service)
        self._target = (parts.hostname or "", parts.port or 0)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._lock = Lock()
        self._sent = self._received = 0
        self.address: Final = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def passed(self) -> Passed:
        """Return what has passed since the last time, and begin anew."""
        with self._lock:
            passed = Passed(self._sent, self._received)
            self._sent = self._received = 0
        return passed

    def close(self) -> None:
        """Cut every connection."""
        for one in (self._listening, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                till, _ = self._listening.accept()
            except OSError:
                return
            service = socket.create_connection(self._target)
            for one in (till, service):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._open += [till, service]
            for source, target, count in (
                (till, service, self._count_sent),
                (service, till, self._count_received),
            ):
                Thread(target=_pump, args=(source, target, count), daemon=True).start()

    def _count_sent(self, size: int) -> None:
        with self._lock:
            self._sent += size

    def _count_received(self, size: int) -> None:
        with self._lock:
            self._received += size


@contextmanager
def counting(service: str) -> Iterator[CountingPassage]:
    """Count what passes on the way to a service meanwhile."""
    with ExitStack() as stack:
        passage = CountingPassage(service)
        stack.callback(passage.close)
        yield passage


def _pump(source: socket.socket, target: socket.socket, count: Callable[[int], None]) -> None:
    with suppress(OSError):
        while block := source.recv(_BLOCK_BYTES):
            count(len(block))  # before it is passed on: whoever has an answer finds it counted
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)
