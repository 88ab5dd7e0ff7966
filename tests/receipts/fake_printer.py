# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt printer at the end of a real socket, with every habit that printers have."""

import contextlib
import socket
import threading
from collections.abc import Iterator

FINE = b"\x12\x12"
PAPER_OUT = b"\x32\x72"
COVER_OPEN = b"\x16\x12"
QUESTIONS = b"\x10\x04\x02\x10\x04\x04"


class FakePrinter:
    """Answers every pair of questions with its state, and keeps what it is to print.

    Attributes:
        state: Two bytes; none for one that never says how it stands.
        dies_after: It cuts the line once it has so many bytes; ``None`` for never.
        receipts: The bytes of each connection that printed something.
    """

    def __init__(self) -> None:
        self.state = FINE
        self.dies_after: int | None = None
        self.receipts: list[bytes] = []
        self._hold(0)
        self.port: int = self._server.getsockname()[1]
        self.switch_on()

    def switch_on(self) -> None:
        self._server.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def switch_off(self) -> None:
        """Answer nobody any more; the port stays this printer's."""
        self.close()
        self._hold(self.port)

    def close(self) -> None:
        with contextlib.suppress(OSError):  # it may have been closed before
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)

    def _hold(self, port: int) -> None:
        self._server = socket.socket()
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._server.bind(("127.0.0.1", port))

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed from outside
            while True:
                line, _ = self._server.accept()
                with line, contextlib.suppress(ConnectionError):
                    self._print(line)

    def _print(self, line: socket.socket) -> None:
        data = bytearray()
        try:
            while piece := line.recv(4_096):
                data += piece
                while QUESTIONS in data:
                    at = data.index(QUESTIONS)
                    del data[at : at + len(QUESTIONS)]
                    line.sendall(self.state)
                if self.dies_after is not None and len(data) > self.dies_after:
                    return
        finally:
            if data:
                self.receipts.append(bytes(data))


@contextlib.contextmanager
def fake_printer() -> Iterator[FakePrinter]:
    printer = FakePrinter()
    try:
        yield printer
    finally:
        printer.close()
