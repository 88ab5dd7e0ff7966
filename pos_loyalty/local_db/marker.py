# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The marker beside the database: how far the log had come when the last operation was confirmed.

It is written after each commit and not synced, so it may be behind the database, or lost. Ahead
of the database it proves that confirmed operations are missing: a damaged write-ahead log, or an
older copy of the file in its place.
"""

import hashlib
import os
import struct
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pos_loyalty.protocol.chain import ChainHead

_FIELDS: Final = struct.Struct(">QQQ32s")
_CHECK_BYTES: Final = 8
MARK_BYTES: Final = _FIELDS.size + _CHECK_BYTES


class Marker:
    """The marker's file, held open by the writer."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def write(self, head: ChainHead) -> None:
        """Remember the head. Not durable by itself, and need not be."""
        fields = _FIELDS.pack(head.epoch, head.seq, head.earlier, head.chain)
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, fields + _check(fields))

    def close(self) -> None:
        """Close the file."""
        os.close(self._fd)


def read_marker(path: Path) -> ChainHead | None:
    """Return the head that was remembered; ``None`` if none was, or it is torn."""
    try:
        stored = path.read_bytes()
    except FileNotFoundError:
        return None
    fields, check = stored[: _FIELDS.size], stored[_FIELDS.size :]
    if len(stored) != MARK_BYTES or check != _check(fields):
        return None
    epoch, seq, earlier, chain = _FIELDS.unpack(fields)
    return ChainHead(epoch, seq, chain, earlier)


def is_ahead(marked: ChainHead, head: ChainHead) -> bool:
    """Return whether the marker knows of operations that the database does not have."""
    return (marked.epoch, marked.seq) > (head.epoch, head.seq)


def _check(fields: bytes) -> bytes:
    return hashlib.sha256(fields).digest()[:_CHECK_BYTES]
