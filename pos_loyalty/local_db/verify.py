# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Says whether a till's file is whole, and if not, what is wrong with it.

The checks, in the order in which one rests on the other:

    verify_file          the bytes: length, pages, SQLite's own structure
    this module          the till, and the programmes that operations were calculated by
    verify_staff         who may stand at the till
    seal                 what the server confirmed
    verify_log           every operation: number, bytes, chain; the marker beside the file
    verify_projections   everything that is derived, against a replay of the log

Nothing is written, and the till may work meanwhile.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from pos_loyalty.domain.errors import WrongKey
from pos_loyalty.domain.ids import ProgramId, TillId
from pos_loyalty.local_db.connection import (
    Connection,
    DriverError,
    open_for_inspection,
    translation_of,
)
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.findings import Problem, ProblemKind
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.marker import read_marker
from pos_loyalty.local_db.seal import check_seals
from pos_loyalty.local_db.upgrade import NEWEST_REVISION
from pos_loyalty.local_db.verify_file import check_length, check_pages, check_structure
from pos_loyalty.local_db.verify_log import TillRecord, check_log
from pos_loyalty.local_db.verify_projections import Replay, check_projections
from pos_loyalty.local_db.verify_staff import check_staff
from pos_loyalty.protocol.chain import ChainHead

PROBLEMS_MAX: Final = 100
"""Of each check; a file with more is beyond being listed."""

PAGE_BYTES: Final = 4096
"""What SQLCipher writes unless it is told otherwise; a file that cannot be read does not say."""

_ID_BYTES: Final = 16
_SINGLE_ROWS: Final = ("standing", "trusted_clock")
"""Tables of one row, which is made with the file; of the till's own row there is more to check."""

_TILL: Final = (
    "SELECT till_id, acked_epoch, acked_seq, epoch, next_seq - 1, head_chain, earlier,"
    " kept_epoch, kept_seq, coalesce(kept_chain, x''), kept_earlier FROM till"
)


def verify_store(data_dir: Path, *, keyring: Keyring | None) -> tuple[Problem, ...]:
    """Return everything that is wrong with the store in the folder; nothing if it is whole.

    Raises:
        WrongKey: If the key is not here.
    """
    files = StoreFiles(data_dir)
    if not files.database.exists():
        sentence = f"There is no {files.database.name} in this folder."
        return (Problem(ProblemKind.FILE_MISSING, "file", sentence),)
    return verify_database(files.database, find_key(files, keyring), marker=files.mark)


def verify_database(database: Path, key: bytes, *, marker: Path | None) -> tuple[Problem, ...]:
    """Return everything that is wrong with a store's file.

    Args:
        marker: The file that remembers the newest operation; ``None`` for a copy, which may well
            be older than it.
    """
    # Read first: the till may confirm another operation while we look.
    marked = None if marker is None else read_marker(marker)
    connection = open_for_inspection(database, key)
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        damage = _check_file(connection, database)
        if any(problem.kind is ProblemKind.FILE_UNREADABLE for problem in damage):
            return damage
        return damage + tuple(_check_content(connection, marked))
    finally:
        connection.close()


def _check_file(connection: Connection, database: Path) -> tuple[Problem, ...]:
    if not database.stat().st_size:
        return (Problem(ProblemKind.FILE_UNREADABLE, "file", "The file is empty."),)
    problems = tuple(_bounded(check_pages(connection, database)))
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DriverError as error:
        if isinstance(translation_of(error), WrongKey):
            return _unreadable_with_this_key(problems, database)
        sentence = f"The file cannot be read: {error}."
        unreadable = Problem(ProblemKind.FILE_UNREADABLE, "file", sentence)
        return (*problems, *check_length(connection, database), unreadable)
    return problems + tuple(_bounded(check_structure(connection)))


def _unreadable_with_this_key(pages: tuple[Problem, ...], database: Path) -> tuple[Problem, ...]:
    sentence = "The file cannot be read: its beginning was changed, or the key is another's."
    unreadable = Problem(ProblemKind.FILE_UNREADABLE, "page 1", sentence)
    page_count = database.stat().st_size // PAGE_BYTES
    if len(pages) >= min(PROBLEMS_MAX, page_count):
        return (unreadable,)  # with another key, or another beginning, every page is wrong
    return (*pages, unreadable)


def _check_content(connection: Connection, marked: ChainHead | None) -> Iterator[Problem]:
    """Yield what is wrong with what the file says, all of it as of one moment."""
    connection.execute("BEGIN")
    if problems := tuple(_bounded(_check_release(connection))):
        yield from problems  # its tables are not those that the rest of the checks look into
        return
    yield from _bounded(_check_programs(connection))
    yield from _bounded(_check_single_rows(connection))
    yield from _bounded(check_staff(connection))
    yield from _bounded(check_seals(connection))
    with closing(Replay(connection)) as replay:
        yield from _bounded(_check_log(connection, marked, replay))
        yield from _bounded(check_projections(connection, replay))


def _bounded(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield the first problems; that rows on a broken page cannot be read is one more."""
    try:
        yield from islice(problems, PROBLEMS_MAX)
    except DriverError as error:
        sentence = f"A part of the file cannot be read: {error}."
        yield Problem(ProblemKind.STRUCTURE_BROKEN, "structure", sentence)


def _check_release(connection: Connection) -> Iterator[Problem]:
    revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if revisions != [(NEWEST_REVISION,)]:
        sentence = "The file is not of this release of the program; the till brings it up to date."
        yield Problem(ProblemKind.TILL_WRONG, "alembic_version", sentence)


def _check_programs(connection: Connection) -> Iterator[Problem]:
    sql = "SELECT program_id, document FROM program_version ORDER BY published_no"
    for program_id, document in connection.execute(sql):
        if hashlib.sha256(document).hexdigest() != program_id:
            sentence = f"The programme {program_id[:12]} was changed after it was published."
            yield Problem(ProblemKind.PROGRAM_CHANGED, "program_version", sentence)


def _check_single_rows(connection: Connection) -> Iterator[Problem]:
    """Yield a problem where a row is gone that the till only ever changes: it would lose words."""
    for table in _SINGLE_ROWS:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608 - constants
        if count != 1:
            sentence = f"In {table} there are {count} rows; there should be one."
            yield Problem(ProblemKind.ROW_MISSING, table, sentence)


def _check_log(
    connection: Connection, marked: ChainHead | None, replay: Replay
) -> Iterator[Problem]:
    till = _read_till(connection)
    if till is None:
        yield Problem(ProblemKind.TILL_WRONG, "till", "The file does not say which till it is of.")
    else:
        replay.acked = till.acked
        yield from check_log(connection, till, marked, seen=replay.add)


def _read_till(connection: Connection) -> TillRecord | None:
    row = connection.execute(_TILL).fetchone()
    if row is None or len(row[0]) != _ID_BYTES:
        return None
    till_id, acked_epoch, acked_seq, *heads = row
    head, kept = ChainHead(*heads[:4]), ChainHead(*heads[4:])
    programs = connection.execute("SELECT program_id FROM program_version")
    program_ids = frozenset(ProgramId(program_id) for (program_id,) in programs)
    acked = (acked_epoch, acked_seq)
    return TillRecord(TillId(UUID(bytes=till_id)), head, kept, acked, program_ids)
