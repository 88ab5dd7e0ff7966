# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the till's file as a file: its length, each page, the structure that SQLite keeps."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pos_loyalty.local_db.connection import Connection, DriverError
from pos_loyalty.local_db.findings import Problem, ProblemKind
from pos_loyalty.local_db.write_ahead_log import WriteAheadLog, read_write_ahead_log

_PAGE: Final = re.compile(r"page (\d+)")
_FOUND_MAX: Final = 100


def check_pages(connection: Connection, database: Path) -> Iterator[Problem]:
    """Yield what is wrong with the bytes of the file; every page is read once.

    Pages that lie in the write-ahead log as well are as good as they are there: a cut of power
    may tear them while they are moved, and the next start moves them again.
    """
    journal = read_write_ahead_log(database)
    frame_count = _frames_in_use(connection)
    is_still_the_same = read_write_ahead_log(database).salt == journal.salt
    if is_still_the_same and journal.was_changed(frame_count):
        yield _journal_changed(journal, frame_count)
    renewed = journal.pages(frame_count)
    for (text,) in connection.execute("PRAGMA cipher_integrity_check"):
        named = _PAGE.search(text)
        page = int(named[1]) if named else 0
        if page in renewed:
            continue
        if "invalid size" in text:
            sentence = f"The file ends in the middle of page {page}: its end was cut off."
            yield Problem(ProblemKind.FILE_TRUNCATED, f"page {page}", sentence)
        else:
            sentence = f"Page {page} of the file was changed from outside, or the disk is failing."
            yield Problem(ProblemKind.PAGE_CHANGED, f"page {page}", sentence)


def check_structure(connection: Connection) -> Iterator[Problem]:
    """Yield what SQLite finds wrong with its own tables and indexes."""
    try:
        found = connection.execute(f"PRAGMA integrity_check({_FOUND_MAX})").fetchall()
    except DriverError as error:
        found = [(str(error),)]
    for (text,) in found:
        if text != "ok":
            sentence = f"The inner structure of the file is damaged: {text}."
            yield Problem(ProblemKind.STRUCTURE_BROKEN, "structure", sentence)


def check_length(connection: Connection, database: Path) -> Iterator[Problem]:
    """Yield a problem if the file lacks pages that it says it has.

    SQLite refuses to read even the first page of such a file then, unless it is told to look past
    that; a first page that is damaged itself cannot be read either way.
    """
    if _has_readable_start(connection):
        return
    connection.execute("PRAGMA writable_schema = ON")
    try:
        if not _has_readable_start(connection):
            return
        (page_size,) = connection.execute("PRAGMA page_size").fetchone() or ("0",)
    finally:
        connection.execute("PRAGMA writable_schema = OFF")
    pages = database.stat().st_size // max(1, int(page_size))  # SQLCipher answers with a text
    sentence = f"The file has {pages} pages and should have more: its end was cut off."
    yield Problem(ProblemKind.FILE_TRUNCATED, "file", sentence)


def _has_readable_start(connection: Connection) -> bool:
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except DriverError:
        return False
    return True


def _frames_in_use(connection: Connection) -> int:
    """Return how many frames of the write-ahead log SQLite reads, without moving any."""
    try:
        row = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    except DriverError:
        return 0
    return max(0, row[1]) if row else 0


def _journal_changed(journal: WriteAheadLog, frame_count: int) -> Problem:
    if journal.is_readable:
        lost = f"from its page {frame_count + 1} on it is not readable"
    else:
        lost = "its beginning is not readable"
    sentence = f"The journal beside the file was changed from outside: {lost}."
    return Problem(ProblemKind.JOURNAL_CHANGED, "journal", sentence)
