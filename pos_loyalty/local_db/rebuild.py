# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Builds everything that is derived anew from what the server confirmed and the operation log."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from pos_loyalty.domain.errors import DamagedFile
from pos_loyalty.domain.ops import Operation
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Connection, Role, open_connection, translated
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.lock import StoreLock
from pos_loyalty.local_db.projector import drop_projections, replay
from pos_loyalty.local_db.standing_row import read_standing
from pos_loyalty.local_db.upgrade import bring_up_to_date
from pos_loyalty.protocol.operations import UnreadableOperation, decode_operation

PROJECTIONS: Final = {
    "member": "member_id",
    "identifier": "key, member_id",
    "name_word": "word",
    "lot": "member_id, lot_id",
    "counter": "member_id, name, day",
    "ledger_entry": "epoch, seq, n",
    "op_other": "member_id, epoch, seq",
    "grant_use": "grant_id, member_id, unit",
}
"""The tables that can be rebuilt, and the order that tells their rows apart."""

# Their member's row was lost; they would be in the way of those that come back with it.
_DROP_ORPHANS: Final = (
    "DELETE FROM identifier WHERE member_id NOT IN (SELECT member_id FROM member)"
)
_OPERATIONS: Final = "SELECT payload FROM op ORDER BY epoch, seq"
# The keys of names begin with an n (rows.NAME).
_BORNE_WORDS: Final = (
    "SELECT DISTINCT substr(key, 2) AS word FROM identifier WHERE key >= 'n' AND key < 'o'"
)
_DROP_IDLE_WORDS: Final = f"DELETE FROM name_word WHERE word NOT IN ({_BORNE_WORDS})"  # noqa: S608 - a constant
_LOST_WORDS: Final = f"{_BORNE_WORDS} EXCEPT SELECT word FROM name_word"  # noqa: S608 - as above


def rebuild_store(data_dir: Path, *, keyring: Keyring | None) -> int:
    """Rebuild the closed store in a folder, and return how many operations were replayed.

    A store of an older release is upgraded first.

    Raises:
        StoreInUse: If the till is running.
        WrongKey: If the key is not here.
        DamagedFile: If the file is torn, or an operation is not readable; nothing has changed.
        NewerFile: If a newer release has upgraded it.
        DiskFull: If there is no room for it; nothing has changed.
    """
    files = StoreFiles(data_dir)
    lock = StoreLock(files.lock)
    try:
        key = find_key(files, keyring)
        bring_up_to_date(files, key)
        with closing(open_connection(files.database, key, Role.WRITER)) as connection:
            count = rebuild_projections(connection)
    except UnreadableOperation as error:
        raise DamagedFile(str(error)) from error
    finally:
        lock.give_back()  # how the process before ended is for the next till to say
    return count


def rebuild_projections(connection: Connection) -> int:
    """Drop what is derived, build it again, and return how many operations there were.

    One transaction: on return it survives loss of power, and until then nothing has changed.

    Args:
        connection: A writer's, with no transaction open.

    Raises:
        UnreadableOperation: If the log is damaged; nothing has changed then.
        DiskFull: If there is no room for it; nothing has changed then.
    """
    count = 0
    with translated():
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(_DROP_ORPHANS)
            drop_projections(connection)
            acked = read_standing(connection).acked
            for operation in operations(connection):
                place = (operation.epoch, operation.seq)
                replay(connection, operation, is_acknowledged=place <= acked)
                count += 1
            _rebuild_vocabulary(connection)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return count


def operations(connection: Connection) -> Iterator[Operation]:
    """Yield the operations of the log, oldest first.

    Raises:
        UnreadableOperation: At one that is damaged.
    """
    for (payload,) in connection.execute(_OPERATIONS):
        yield decode_operation(payload)


def projection_digest(connection: Connection) -> str:
    """Return the SHA-256, in hex, of every derived row: equal digests are equal bytes."""
    digest = hashlib.sha256()
    for table, order in PROJECTIONS.items():
        digest.update(f"{table}\n".encode())
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608 - the constants above
            digest.update(f"{row!r}\n".encode())
    return digest.hexdigest()


def _rebuild_vocabulary(connection: Connection) -> None:
    """Leave the words that somebody's name has, and no others."""
    connection.execute(_DROP_IDLE_WORDS)
    for (word,) in connection.execute(_LOST_WORDS).fetchall():
        connection.execute(statements.INSERT_NAME_WORD, (word, word[::-1]))
