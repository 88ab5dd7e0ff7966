# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One process per till's file, and whether the process before it ended as it should."""

import os
import sys
from pathlib import Path
from typing import Final

from pos_loyalty.domain.errors import StoreInUse

_IN_USE: Final = b"in use"


class StoreLock:
    """Holds the lock from construction to ``release``.

    The operating system frees it when the process dies, however it dies. What is written in the
    file stays then, and tells the next process.

    Attributes:
        ended_uncleanly: The holder before this one never released it.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            StoreInUse: If another process, or this one, holds it.
        """
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _lock(self._fd)
        except OSError as error:
            os.close(self._fd)
            raise StoreInUse(str(path)) from error
        self.ended_uncleanly = os.read(self._fd, len(_IN_USE)) == _IN_USE
        if not self.ended_uncleanly:  # a kill in the middle of a rewrite would leave it empty
            self._write(_IN_USE)
            os.fsync(self._fd)  # else a cut of power soon after would read as a clean end

    def release(self) -> None:
        """Give the lock up, and say that all is well."""
        self._write(b"")
        os.close(self._fd)

    def give_back(self) -> None:
        """Give the lock up and leave the file as it was found: nothing came of it."""
        if self.ended_uncleanly:
            os.close(self._fd)
        else:
            self.release()

    def _write(self, content: bytes) -> None:
        os.ftruncate(self._fd, 0)
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, content)


if sys.platform == "win32":
    import msvcrt

    # Far behind the content: Windows lets nobody read a locked byte.
    _LOCKED_BYTE: Final = 1 << 20

    def _lock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        os.lseek(fd, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
