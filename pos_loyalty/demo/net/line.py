# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's network: passes bytes on to the server, until it is cut."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

_BLOCK_BYTES: Final = 65_536


class Line:
    """Listens on this machine and passes on whatever comes, both ways, on threads of its own."""

    def __init__(self, server_port: int) -> None:
        """Begin to pass on what comes to the server on this port."""
        self._server_port = server_port
        self._is_cut = False
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: Final[int] = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.cut()
        self._listening.close()

    def cut(self) -> None:
        """Break off everything that is open, and let nothing through."""
        with self._lock:
            self._is_cut = True
            for end in self._open:
                _break_off(end)
            self._open.clear()

    def mend(self) -> None:
        """Let everything through again."""
        self._is_cut = False

    def _accept(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                near, _ = self._listening.accept()
                self._connect(near)

    def _connect(self, near: socket.socket) -> None:
        try:
            if self._is_cut:
                raise ConnectionRefusedError
            far = socket.create_connection(("127.0.0.1", self._server_port))
        except OSError:
            near.close()
            return
        with self._lock:
            self._open |= {near, far}
        for source, target in ((near, far), (far, near)):
            threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while block := source.recv(_BLOCK_BYTES):
                target.sendall(block)
        with self._lock:
            self._open -= {source, target}
        for end in (source, target):
            _break_off(end)


def _break_off(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
