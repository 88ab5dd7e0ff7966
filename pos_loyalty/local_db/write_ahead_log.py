# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads SQLite's write-ahead log from outside: which pages it holds, whether it was changed.

SQLite stops reading the log at the first frame that is not whole, and says nothing: after a cut
of power the last transaction may well be torn, and nobody was told that it was done. Two
transactions that ended behind such a frame are another matter: the second is begun only when the
first is on the disk.

Source:
    The SQLite file format, section 4, "The Write-Ahead Log".
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HEADER: Final = struct.Struct(">IIII8s8s")
_FRAME: Final = struct.Struct(">II8s8s")
_MAGIC: Final = 0x377F0682
_UNACKNOWLEDGED_COMMITS: Final = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a transaction left it.

    Attributes:
        ends_transaction: It is the last of a transaction of now.
    """

    page: int
    ends_transaction: bool


@dataclass(frozen=True, slots=True)
class WriteAheadLog:
    """The frames that were written since the log was last begun anew.

    Attributes:
        salt: Drawn anew each time; tells the frames of now from those left from before.
        frames: In order, up to the last that was not left from before.
        is_readable: Its header is one.
    """

    salt: bytes = b""
    frames: tuple[Frame, ...] = ()
    is_readable: bool = True

    def pages(self, frame_count: int) -> frozenset[int]:
        """Return the pages in the first so many frames."""
        return frozenset(frame.page for frame in self.frames[:frame_count])

    def was_changed(self, frame_count: int) -> bool:
        """Return whether there is more than a cut of power explains.

        Args:
            frame_count: How many frames SQLite reads.
        """
        if not self.is_readable:
            return True
        behind = self.frames[frame_count:]
        return sum(frame.ends_transaction for frame in behind) > _UNACKNOWLEDGED_COMMITS


def read_write_ahead_log(database: Path) -> WriteAheadLog:
    """Return the log that lies beside the database; an empty one if there is none."""
    path = database.with_name(f"{database.name}-wal")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
            if len(header) < _HEADER.size or not any(header):
                return WriteAheadLog()
            magic, _, page_bytes, _, salt, _ = _HEADER.unpack(header)
            length = path.stat().st_size
            if magic & ~1 != _MAGIC or not _header_is_whole(header):
                return WriteAheadLog(is_readable=False)
            frame_bytes = _FRAME.size + page_bytes
            count = (length - _HEADER.size) // frame_bytes
            starts = (file.seek(_HEADER.size + n * frame_bytes) for n in range(count))
            heads = (file.read(_FRAME.size) for _ in starts)
            return WriteAheadLog(salt, tuple(_frames(heads, salt)))
    except FileNotFoundError:
        return WriteAheadLog()


def _frames(heads: Iterator[bytes], salt: bytes) -> Iterator[Frame]:
    found = [_FRAME.unpack(head) for head in heads]
    ours = [n for n, (_, _, frame_salt, _) in enumerate(found) if frame_salt == salt]
    # One with another salt is old; among ours it stands where one of ours was lost or changed.
    for page, pages_after, frame_salt, _ in found[: max(ours, default=-1) + 1]:
        yield Frame(page, ends_transaction=frame_salt == salt and pages_after > 0)


def _header_is_whole(header: bytes) -> bool:
    order = ">" if header[3] & 1 else "<"
    first = second = 0
    words = struct.unpack(f"{order}6I", header[:24])
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return struct.unpack(">II", header[24:]) == (first, second)
