# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's files: their names, which are stored (never rename one), and making them durable."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OWNER_ONLY: Final = 0o600
"""The mode of every file of the store: for the eyes of the till's own user."""


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """Where the parts of one till's store are.

    Attributes:
        data_dir: Holds nothing but this store.
    """

    data_dir: Path

    @property
    def database(self) -> Path:
        """Return the encrypted database; SQLite keeps ``-wal`` and ``-shm`` beside it."""
        return self.data_dir / "till.db"

    @property
    def store_id(self) -> Path:
        """Return the file with the random name under which a keyring holds the key."""
        return self.data_dir / "till.id"

    @property
    def key(self) -> Path:
        """Return the key's file, where there is no keyring."""
        return self.data_dir / "till.key"

    @property
    def signing_key(self) -> Path:
        """Return the file of the key that the till signs with, where there is no keyring."""
        return self.data_dir / "till.signing"

    @property
    def joining(self) -> Path:
        """Return the file that names a new till from its first try to join until it has."""
        return self.data_dir / "till.joining"

    @property
    def lock(self) -> Path:
        """Return the file that one process at a time holds locked."""
        return self.data_dir / "till.lock"

    @property
    def mark(self) -> Path:
        """Return the file that remembers the newest operation beside the database."""
        return self.data_dir / "till.mark"

    @property
    def replaced(self) -> tuple[Path, ...]:
        """Return the databases that backups were put in the place of."""
        return tuple(sorted(self.data_dir.glob("till-replaced-*.db")))

    @property
    def backups(self) -> Path:
        """Return the folder of the copies made before upgrades."""
        return self.data_dir / "backups"


def sync_file(path: Path) -> None:
    """Return when the file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk."""
    if os.name == "nt":
        return  # a folder cannot be synced there, and a rename needs no help
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
