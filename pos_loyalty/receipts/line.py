# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The line to a receipt printer: the network's port 9100, or a file of the system for USB.

Nothing here waits longer than it is told to.
"""

import contextlib
import os
import select
import socket
import time
from typing import Final, Protocol

from pos_loyalty.receipts.outlet import PrinterTrouble, TroubleCode

CONNECT_SECONDS: Final = 2.0
_PIECE_BYTES: Final = 4_096


class Line(Protocol):
    """An open line; closed once, by whoever opened it."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over.

        Raises:
            PrinterTrouble: If the line breaks, or takes no more for so long.
        """
        ...

    def receive(self, count: int, seconds: float) -> bytes:
        """Return what comes, at most so many bytes; fewer when no more come in time.

        Raises:
            PrinterTrouble: If the line breaks.
        """
        ...

    def close(self) -> None:
        """Let it go; ends a wait on it. Any thread."""
        ...


class TcpLine:
    """A printer on the network."""

    def __init__(self, host: str, port: int) -> None:
        """Connect.

        Raises:
            PrinterTrouble: If there is nobody, or nobody answers.
        """
        try:
            self._socket = socket.create_connection((host, port), CONNECT_SECONDS)
        except TimeoutError as error:
            raise PrinterTrouble(TroubleCode.NO_ANSWER) from error
        except OSError as error:
            raise PrinterTrouble(TroubleCode.NOT_THERE) from error

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over."""
        self._socket.settimeout(seconds)
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise PrinterTrouble(TroubleCode.NO_ANSWER) from error
        except OSError as error:
            raise PrinterTrouble(TroubleCode.BROKE_OFF) from error

    def receive(self, count: int, seconds: float) -> bytes:
        """Return what comes in time."""
        received = b""
        until = time.monotonic() + seconds
        while len(received) < count and (left := until - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                piece = self._socket.recv(count - len(received))
            except TimeoutError:
                break
            except OSError as error:
                raise PrinterTrouble(TroubleCode.BROKE_OFF) from error
            if not piece:
                raise PrinterTrouble(TroubleCode.BROKE_OFF)
            received += piece
        return received

    def close(self) -> None:
        """Let it go."""
        with contextlib.suppress(OSError):  # the other end may be gone
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


class DeviceLine:
    """A printer that the system shows as a file, such as ``/dev/usb/lp0``."""

    def __init__(self, path: str) -> None:
        """Open it.

        Raises:
            PrinterTrouble: If it is not there, or not for this user.
        """
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            self._file = os.open(path, flags)
        except OSError as error:
            raise PrinterTrouble(TroubleCode.NOT_THERE) from error
        self._is_open = True

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over."""
        until = time.monotonic() + seconds
        while data:
            left = until - time.monotonic()
            if left <= 0:
                raise PrinterTrouble(TroubleCode.NO_ANSWER)
            try:
                _, ready, _ = select.select((), (self._file,), (), left)
                sent = os.write(self._file, data[:_PIECE_BYTES]) if ready else 0
            except (OSError, ValueError) as error:
                raise PrinterTrouble(TroubleCode.BROKE_OFF) from error
            data = data[sent:]

    def receive(self, count: int, seconds: float) -> bytes:
        """Return what comes in time."""
        received = b""
        until = time.monotonic() + seconds
        while len(received) < count and (left := until - time.monotonic()) > 0:
            try:
                ready, _, _ = select.select((self._file,), (), (), left)
                piece = os.read(self._file, count - len(received)) if ready else b""
            except (OSError, ValueError) as error:
                raise PrinterTrouble(TroubleCode.BROKE_OFF) from error
            if not piece:  # a printer of one way is always at its end
                break
            received += piece
        return received

    def close(self) -> None:
        """Let it go."""
        if self._is_open:
            self._is_open = False
            os.close(self._file)
