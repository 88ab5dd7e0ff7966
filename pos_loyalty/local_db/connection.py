# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Opening the till's file: the library's version, the key, what makes a commit durable.

Everything here speaks to the driver without SQLAlchemy, so that a sale costs little more than
the database's own work.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, Final, Protocol

from sqlcipher3 import dbapi2

from pos_loyalty.domain.errors import (
    DamagedFile,
    DiskFull,
    LoyaltyError,
    StoreInUse,
    StoreUnavailable,
    UnsafeLibrary,
    WrongKey,
)

Row = tuple[Any, ...]
Values = Sequence[object]

SAFE_LIBRARY: Final = (3, 51, 3)
"""The first SQLite without the WAL-reset bug."""

BUSY_WAIT_MS: Final = 5_000
STATEMENTS_KEPT: Final = 256
KEY_BYTES: Final = 32

DriverError = dbapi2.Error
"""What the driver raises for everything; ``translated`` gives the till's own errors for it."""


class Cursor(Protocol):
    """The part of a DB-API cursor that we use."""

    @property
    def rowcount(self) -> int:
        """Return how many rows the last statement changed."""
        ...

    def fetchone(self) -> Row | None:
        """Return the next row, if any."""
        ...

    def fetchall(self) -> list[Row]:
        """Return the rows that are left."""
        ...

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """The part of a raw connection that we use; the driver comes without types."""

    @property
    def in_transaction(self) -> bool:
        """Return whether a transaction is open."""
        ...

    def execute(self, sql: str, values: Values = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, rows: Iterable[Values], /) -> Cursor:
        """Run one statement for each of the rows."""
        ...

    def backup(self, target: "Connection", /) -> None:
        """Copy the whole database into another one."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Role(Enum):
    """What a connection is for, and how many KiB of pages it may keep in memory."""

    WRITER = 16 * 1024
    READER = 12 * 1024


class Sync(Enum):
    """When a commit has reached the disk. Anything but ``FULL`` is for tests and measurements."""

    FULL = "FULL"
    NORMAL = "NORMAL"
    OFF = "OFF"


def require_safe_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raise ``UnsafeLibrary`` if this SQLite may lose confirmed work."""
    if version < SAFE_LIBRARY:
        raise UnsafeLibrary(f"SQLite {version} is older than {SAFE_LIBRARY}")


def open_connection(path: Path, key: bytes, role: Role, *, sync: Sync = Sync.FULL) -> Connection:
    """Open the file, made if there is none, ready for explicit transactions.

    The connection may be used from any thread, by one thread at a time.

    Args:
        key: 32 random bytes; not a password.

    Raises:
        UnsafeLibrary: If the driver's SQLite is too old.
        WrongKey: If the file is not readable with this key.
        DamagedFile: If the file is torn.
    """
    require_safe_library()
    connection: Connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS_KEPT
    )
    try:
        with translated():
            _unlock(connection, key)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _pragmas(role, sync):
                connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_inspection(path: Path, key: bytes) -> Connection:
    """Open the file to look at it alone, however damaged it may be: nothing has been read yet.

    The file stays as it is, also when this connection is the last to close it.
    """
    require_safe_library()
    connection: Connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    _unlock(connection, key)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_WAIT_MS}")
    return connection


def copy_database(source: Connection, destination: Path, key: bytes) -> None:
    """Write a new file with what the source holds at one moment, under the same key.

    Nobody waits for it. The file is not synced.
    """
    copy = open_connection(destination, key, Role.WRITER, sync=Sync.OFF)
    try:
        source.backup(copy)
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        copy.close()


def open_in_memory() -> Connection:
    """Open an empty database that is nowhere but in memory."""
    connection: Connection = dbapi2.connect(":memory:", isolation_level=None)
    return connection


def _unlock(connection: Connection, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("the key has 32 bytes")
    connection.execute("PRAGMA cipher_log_level = NONE")  # else refusals are printed to stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Locking and wiping pages costs more than the encryption; the key in memory is as near.
    connection.execute("PRAGMA cipher_memory_security = OFF")
    # Processors have instructions for SHA-256: a page costs 11 us to check instead of 20 us.
    connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")


def _pragmas(role: Role, sync: Sync) -> Iterator[str]:
    yield f"busy_timeout = {BUSY_WAIT_MS}"
    yield "journal_mode = WAL"
    yield f"synchronous = {sync.value}"
    yield "foreign_keys = ON"
    yield "temp_store = MEMORY"
    yield "mmap_size = 0"
    yield "secure_delete = ON"  # a member who is erased leaves nothing on free pages
    yield f"cache_size = -{role.value}"
    # The writer checkpoints in idle moments, so that a sale waits for exactly one sync.
    yield "wal_autocheckpoint = 0"
    if role is Role.READER:
        yield "query_only = 1"


@contextmanager
def translated() -> Iterator[None]:
    """Raise the till's own error for a driver's error that a person can do something about."""
    try:
        yield
    except DriverError as error:
        own = translation_of(error)
        if own is error:
            raise
        raise own from error


def translation_of(error: BaseException) -> BaseException:
    """Return the till's own error for a driver's error, or the error itself."""
    code = getattr(error, "sqlite_errorcode", None)
    refusal = None if code is None else _REFUSALS.get(code & 0xFF)
    return error if refusal is None else refusal(str(error))


_REFUSALS: Final[dict[int, type[LoyaltyError]]] = {
    dbapi2.SQLITE_NOTADB: WrongKey,
    dbapi2.SQLITE_CORRUPT: DamagedFile,
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_BUSY: StoreInUse,
    dbapi2.SQLITE_IOERR: StoreUnavailable,
}
