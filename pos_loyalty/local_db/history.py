# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's file as a past to look back on: read only, in the order in which it happened.

The till may work meanwhile; nothing is written, and nobody waits. Every process that looks opens
the file for itself.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Self
from uuid import UUID

from pos_loyalty.domain.errors import DamagedFile, NewerFile, StoreUnavailable
from pos_loyalty.domain.ids import MemberId, ProgramId, TillId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    Lot,
    MemberState,
    apply_effects,
    negate,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.local_db import statements
from pos_loyalty.local_db.connection import Row, open_for_inspection, translated
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring, find_key
from pos_loyalty.local_db.ledger import SqliteLedger
from pos_loyalty.local_db.log_reading import operation_in
from pos_loyalty.local_db.program_book import SqliteProgramBook
from pos_loyalty.local_db.projector import accounts_changed
from pos_loyalty.local_db.rows import day_of, lot_of, member_id_of
from pos_loyalty.local_db.upgrade import NEWEST_REVISION
from pos_loyalty.services.ports import PublishedProgram, TillPlace

_CACHE_KIB: Final = 64 * 1024

_REVISION: Final = "SELECT version_num FROM alembic_version"
_NEWEST: Final = "SELECT max(rowid) FROM op"
_LAST_MOMENT: Final = "SELECT occurred_at FROM op ORDER BY rowid DESC LIMIT 1"
_WHOSE: Final = "SELECT rowid, member_id FROM op WHERE +rowid <= ?"
_PAYLOAD: Final = "SELECT payload FROM op WHERE rowid = ?"
_REFERRED: Final = "SELECT DISTINCT refers_to FROM op WHERE refers_to IS NOT NULL"
_MEMBERS: Final = (
    "SELECT member_id, card_number, joined_on, birthday, referred_by FROM member ORDER BY member_id"
)
_BASE_LOTS: Final = (
    "SELECT lot_id, base_amount, vests_on, expires_on, unit, awaits, earned_on, idle_months"
    " FROM lot WHERE member_id = ? AND base_amount <> 0"
)
_BASE_COUNTERS: Final = (
    "SELECT name, day, base_amount FROM counter WHERE member_id = ? AND base_amount <> 0"
)
# What the server has acknowledged is in what it confirmed.
_ACKNOWLEDGED: Final = (
    "WITH place AS ("
    "SELECT own.epoch, own.seq FROM op AS own JOIN till"
    " ON (own.epoch, own.seq) <= (acked_epoch, acked_seq) WHERE own.member_id = ?1 UNION"
    " SELECT other.epoch, other.seq FROM op_other AS other JOIN till"
    " ON (other.epoch, other.seq) <= (acked_epoch, acked_seq) WHERE other.member_id = ?1)"
    " SELECT payload FROM place JOIN op USING (epoch, seq) ORDER BY epoch, seq"
)
# As a value of its own: joined with the one row of the till, every operation would be read.
ACKNOWLEDGED_SHARED: Final = (
    "SELECT payload FROM op WHERE (epoch, seq) <= (SELECT acked_epoch, acked_seq FROM till)"
    " AND instr(payload, ?) ORDER BY epoch, seq"
)


@dataclass(frozen=True, slots=True)
class PastMember:
    """A member, as far as looking back asks."""

    member_id: MemberId
    card_number: str
    joined_on: date
    birthday: date | None
    referred_by: MemberId | None


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """Where a past is, with what opens it: what another process is given."""

    database: Path
    key: bytes

    def open(self) -> "History":
        """Open the file to read.

        Raises:
            WrongKey: If the key is another file's.
            DamagedFile: If the file is torn, no till's, or of an older release.
            NewerFile: If a newer release has upgraded it.
        """
        return History(self)


def find_history(place: Path, *, keyring: Keyring | None) -> HistoryFile:
    """Return the past that a till's folder, or its file, holds.

    Args:
        place: The folder; or a file in it, such as a copy of the till's, under the same key.

    Raises:
        StoreUnavailable: If there is none.
        WrongKey: If the key is not here.
    """
    files = StoreFiles(place if place.is_dir() else place.parent)
    database = files.database if place.is_dir() else place
    if not database.is_file():
        raise StoreUnavailable(f"There is no file of a till's at {database}.")
    return HistoryFile(database, find_key(files, keyring))


class History:
    """An open past."""

    def __init__(self, file: HistoryFile) -> None:
        self._connection = open_for_inspection(file.database, file.key)
        try:
            with translated():
                self._require_release()
                self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
                self._place = self._read_place()
        except BaseException:
            self._connection.close()
            raise
        self._ledger = SqliteLedger(self._connection)
        self._programs = SqliteProgramBook(self._connection, {})

    @property
    def place(self) -> TillPlace:
        """Return where the till stands."""
        return self._place

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def operation_count(self) -> int:
        """Return how many operations there are."""
        (newest,) = self._one(_NEWEST)
        return int(newest or 0)

    def last_moment(self) -> datetime | None:
        """Return when the newest operation was recorded, in UTC; ``None`` if there is none."""
        row = self._connection.execute(_LAST_MOMENT).fetchone()
        return datetime.fromisoformat(str(row[0])) if row else None

    def numbers_of(self, members: AbstractSet[MemberId], newest: int) -> Sequence[int]:
        """Return the numbers, ascending, of the operations of some members, up to one number.

        An index tells it: the operations of everybody else are never read.
        """
        keys = {member_id.bytes for member_id in members}
        with translated():
            found = self._connection.execute(_WHOSE, (newest,))
            return array("q", sorted(number for number, key in found if key in keys))

    def payloads(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """Yield the bytes of operations, one for each number; they are numbered from 1."""
        with translated():
            for number in numbers:
                row = self._connection.execute(_PAYLOAD, (number,)).fetchone()
                if row is None:
                    raise DamagedFile(f"there is no operation {number}")
                yield bytes(row[0])

    def referred_operations(self) -> frozenset[bytes]:
        """Return the ids of the operations that others take back, in whole or in part."""
        with translated():
            return frozenset(row[0] for row in self._connection.execute(_REFERRED))

    def members(self) -> Iterator[PastMember]:
        """Yield the members, in the order of their ids."""
        with translated():
            for row in self._connection.execute(_MEMBERS):
                yield PastMember(
                    member_id_of(row[0]),
                    row[1],
                    date.fromisoformat(row[2]),
                    day_of(row[3]),
                    member_id_of(row[4]) if row[4] else None,
                )

    def account_before(self, member: PastMember) -> MemberState:
        """Return a member's account as it was before the first operation that is kept.

        With what others have done to it since: this file does not say when that was.
        """
        key = member.member_id.bytes
        now = MemberState(
            member.member_id,
            member.joined_on,
            tuple(self._base_lots(key)),
            self._base_counters(key),
            birthday=member.birthday,
            referred_by=member.referred_by,
        )
        return _before(now, self._connection.execute(_ACKNOWLEDGED, (key,)))

    def account_after(self, member: PastMember) -> MemberState:
        """Return a member's account as the last operation left it.

        Of one that has become part of another nothing: the other has what they both had.
        """
        state = self._ledger.state_of(member.member_id)
        if state.member_id != member.member_id:
            return MemberState(member.member_id, member.joined_on, (), {})
        return state

    def shared_before(self) -> Mapping[str, Mapping[date | None, int]]:
        """Return the sums over all members as they were before the first operation kept."""
        counters = self._base_counters(PROGRAM_ACCOUNT.bytes)
        now = MemberState(PROGRAM_ACCOUNT, date.min, (), counters)
        named = (str(PROGRAM_ACCOUNT).encode(),)
        return _before(now, self._connection.execute(ACKNOWLEDGED_SHARED, named)).counters

    def program_in_force(self, at: datetime) -> PublishedProgram:
        """Return the version for a business time; raise ``NoProgramInForce`` without one."""
        return self._programs.in_force(at)

    def program(self, program_id: ProgramId) -> Program:
        """Return one version; raise ``NoProgramInForce`` if it is not known here."""
        return self._programs.get(program_id)

    def _base_lots(self, key: bytes) -> Iterator[Lot]:
        return (lot_of(row) for row in self._connection.execute(_BASE_LOTS, (key,)))

    def _base_counters(self, key: bytes) -> dict[str, dict[date | None, int]]:
        counters: dict[str, dict[date | None, int]] = {}
        for name, day, amount in self._connection.execute(_BASE_COUNTERS, (key,)):
            counters.setdefault(name, {})[day_of(day)] = amount
        return counters

    def _require_release(self) -> None:
        (revision,) = self._one(_REVISION)
        if str(revision) > NEWEST_REVISION:
            raise NewerFile(f"revision {revision}")
        if str(revision) < NEWEST_REVISION:
            raise DamagedFile("it is of an older release: start the till once with this one")

    def _read_place(self) -> TillPlace:
        till_id, *where = self._one(statements.READ_TILL)
        return TillPlace(TillId(UUID(bytes=till_id)), *where)

    def _one(self, sql: str) -> tuple[Any, ...]:
        row = self._connection.execute(sql).fetchone()
        if row is None:
            raise DamagedFile("the file has no till")
        return row


def _before(now: MemberState, payloads: Iterable[Row]) -> MemberState:
    """Return the account without what some operations changed in it."""
    state = now
    for (payload,) in payloads:
        for account in accounts_changed(operation_in(payload).draft):
            if account.member_id == now.member_id:
                state = apply_effects(state, negate(account.effects))
    counters = {
        name: {day: amount for day, amount in by_day.items() if amount}
        for name, by_day in state.counters.items()
    }
    return replace(
        state,
        lots=tuple(lot for lot in state.lots if lot.amount),
        counters={name: by_day for name, by_day in counters.items() if by_day},
        version=now.version,
    )
