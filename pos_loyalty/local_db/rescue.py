# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what waits for the server to a file that somebody carries there.

The file is not encrypted: it holds purchases and, of who joined here, names. It is for the eyes of
whoever makes it, and is to be deleted when the server has read it. The till sends the same
operations again when it can: the server takes each once.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.local_db.batches import batches_after
from pos_loyalty.local_db.connection import open_for_inspection, translated
from pos_loyalty.local_db.files import OWNER_ONLY, StoreFiles, sync_folder
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.log_reading import till_id_of
from pos_loyalty.local_db.standing_row import read_standing
from pos_loyalty.protocol.sync.push import ClockReading, PushBatch
from pos_loyalty.protocol.sync.rescue import encode_rescue
from pos_loyalty.services.ports import Clock

_NO_BOOT: Final = "rescue"
"""The monotonic clock says nothing to whoever reads a file."""


@dataclass(slots=True)
class _Counted:
    """Batches, counted as they go by."""

    batches: Iterable[PushBatch]
    operations: int = field(default=0)

    def __iter__(self) -> Iterator[PushBatch]:
        for batch in self.batches:
            self.operations += len(batch.operations)
            yield batch


def export_rescue(
    data_dir: Path, destination: Path, *, keyring: Keyring | None, clock: Clock
) -> int:
    """Write the operations that the server has not acknowledged; return how many they are.

    The till may work meanwhile; nothing in its file changes. The destination appears under its
    name when it is whole and on the disk; where nothing waits none appears.

    Raises:
        FileExistsError: If there is a file of that name; it is left as it is.
        DamagedFile: If the till's file is missing, or an operation before them.
        WrongKey: If the key is not here.
        OSError: If the destination cannot be written.
    """
    files = StoreFiles(data_dir)
    if not files.database.exists():
        raise DamagedFile(f"there is no {files.database.name}")
    if destination.exists():
        raise FileExistsError(destination)
    key = find_key(files, keyring)
    with translated(), closing(open_for_inspection(files.database, key)) as connection:
        connection.execute("BEGIN")
        reading = ClockReading(wall=clock(), monotonic_ms=0, boot_id=_NO_BOOT)
        acked = read_standing(connection).acked
        waiting = _Counted(batches_after(connection, acked, reading))
        _write(destination, encode_rescue(till_id_of(connection), waiting), waiting)
    return waiting.operations


def _write(destination: Path, parts: Iterable[bytes], waiting: _Counted) -> None:
    draft = destination.with_name(f"{destination.name}.part")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, OWNER_ONLY)
    try:
        with os.fdopen(fd, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if waiting.operations:
            draft.rename(destination)
            sync_folder(destination.parent)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


_BINARY: Final = getattr(os, "O_BINARY", 0)
