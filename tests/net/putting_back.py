# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Backups of the server's database, made and put back by what an administrator would use."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Final, Protocol

PG_SECONDS: Final = 60


class Backup(Protocol):
    """One way to keep a copy of the database."""

    def make(self) -> None:
        """Copy the database while it is served."""
        ...

    def put_back(self) -> None:
        """Put the copy in the place of the database, which nobody serves now."""
        ...


class SqliteBackup:
    """The system's own online backup, as ``sqlite3 server.db ".backup copy.db"`` makes it."""

    def __init__(self, file: Path) -> None:
        self._file, self._copy = file, file.with_suffix(".backup")

    def make(self) -> None:
        """Copy the database while it is served."""
        with (
            closing(sqlite3.connect(self._file)) as served,
            closing(sqlite3.connect(self._copy)) as copy,
        ):
            served.backup(copy)

    def put_back(self) -> None:
        """Put the copy in the place of the database, which nobody serves now."""
        for leftover in self._file.parent.glob(f"{self._file.name}-*"):
            leftover.unlink()
        self._copy.replace(self._file)


class PostgresBackup:
    """``pg_dump`` and ``pg_restore``."""

    def __init__(self, binaries: Path, socket: Path, name: str, folder: Path) -> None:
        self._binaries, self._name, self._copy = binaries, name, folder / "shop.dump"
        self._at = ("-h", str(socket), "-U", "postgres")

    def make(self) -> None:
        """Copy the database while it is served."""
        self._run("pg_dump", "-Fc", "-f", str(self._copy), self._name)

    def put_back(self) -> None:
        """Put the copy in the place of the database, which nobody serves now."""
        self._run("dropdb", self._name)
        self._run("createdb", "-T", "template0", self._name)
        self._run("pg_restore", "-d", self._name, str(self._copy))

    def _run(self, command: str, *arguments: str) -> None:
        whole = [str(self._binaries / command), *self._at, *arguments]
        subprocess.run(whole, check=True, env=os.environ, timeout=PG_SECONDS, capture_output=True)
