# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty program publish``: a document becomes a version, from a day on, for good."""

from datetime import date, datetime
from pathlib import Path

from pos_loyalty.clock import business_time, utc_now
from pos_loyalty.commands.program.document_file import sound_document
from pos_loyalty.commands.program.terminal import EXIT_DONE, EXIT_FAILED, complain, say
from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import ProgramId
from pos_loyalty.local_db.bootstrap import publish_program
from pos_loyalty.local_db.commands import done_in_words
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store, store_exists
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import find_places
from pos_loyalty.protocol.program_check import check_program
from pos_loyalty.protocol.program_document import ProgramDocument, dated


class CannotPublish(Exception):
    """The document cannot come into force here like this; the message says why, and what to do."""


def publish(path: Path, effective: date, *, data_dir: Path | None, may_backdate: bool) -> int:
    """Write a version into the till's file; return 0 if it is there.

    Args:
        effective: Its first business day; what the document says of that is replaced.
        may_backdate: Let that day lie in the past.
    """
    document = sound_document(path)
    if document is None:
        return EXIT_FAILED
    version = dated(document, effective)
    for warning in check_program(version.canonical).mistakes:
        say(f"warning: {warning}")
    folder = find_places(data_dir).data_dir
    return done_in_words(lambda: _publish(folder, version, may_backdate=may_backdate))


def _publish(folder: Path, version: ProgramDocument, *, may_backdate: bool) -> int:
    if not store_exists(folder):
        complain(f"There is no till in {folder}. Name the till's folder, or start the till once.")
        return EXIT_FAILED
    store = open_store(folder, keyring=system_keyring())
    try:
        say(_published(store, version, may_backdate=may_backdate))
    except CannotPublish as refusal:
        complain(f"{refusal} Nothing was changed.")
        return EXIT_FAILED
    finally:
        store.release_writing_thread()
        store.close()
    return EXIT_DONE


def _published(store: SqliteStore, version: ProgramDocument, *, may_backdate: bool) -> str:
    """Publish the version, and return what that changes."""
    program, place = version.program, store.place
    if SqliteSyncStore(store).standing().generation is not None:
        raise CannotPublish(
            "This till takes its rules from the server: publish them there, for every till, with "
            "pos-loyalty server publish."
        )
    if program.currency != place.currency:
        raise CannotPublish(
            f"The programme is in {program.currency}, and this till is in {place.currency}."
        )
    now = business_time(utc_now(), place.zone)
    first_day = program.effective_from
    before = _in_force(store, _noon(first_day, now))
    if before == version.program_id:
        return f"{version.program_id} was published before. Nothing has to be done."
    if _is_known(store, version.program_id):
        raise CannotPublish(
            f"{version.program_id} was published before. {before}, published later, takes its "
            f"place from {first_day} on; to go back publish it with a new day."
        )
    if first_day < now.date() and not may_backdate:
        raise CannotPublish(
            f"{first_day} is over in this store, where it is {now.date()}. A past "
            "that was published does not change: choose today or a later day, or add --backdate."
        )
    publish_program(store, version.canonical)
    replaced = f", in place of {before}" if before else ", as this till's first programme"
    if first_day > now.date():
        return f"{version.program_id} comes into force on {first_day}{replaced}."
    today = _in_force(store, now)
    until = "" if today == version.program_id else f", until {today}, which is in force today"
    return f"{version.program_id} is in force from {first_day}{replaced}{until}."


def _is_known(store: SqliteStore, program_id: ProgramId) -> bool:
    with store.reading() as uow:
        try:
            uow.programs.get(program_id)
        except NoProgramInForce:
            return False
    return True


def _in_force(store: SqliteStore, at: datetime) -> ProgramId | None:
    with store.reading() as uow:
        try:
            return uow.programs.in_force(at).program_id
        except NoProgramInForce:
            return None


def _noon(day: date, like: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=like.tzinfo)
