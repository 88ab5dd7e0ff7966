# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a server says, in a few words, for tests of what the till's file makes of it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.protocol.sync.bootstrap import ChunkNote, Manifest
from pos_loyalty.protocol.sync.joining import HelloAnswer
from pos_loyalty.protocol.sync.pull import PullPage
from pos_loyalty.protocol.sync.rows import AccountRow, MemberRow, OfflineTerms
from tests.local_db.answering import SOON

BOB = Member(MemberId(UUID(int=20)), "200", "Bob", "Nowak", joined_on=date(2025, 1, 1))
EVE = Member(MemberId(UUID(int=30)), "300", "Eve", joined_on=date(2025, 1, 1))
GENERATION = UUID(int=77)


def greeting(generation: UUID = GENERATION, **more: Any) -> HelloAnswer:  # noqa: ANN401 - of the answer
    terms = OfflineTerms()
    return HelloAnswer(
        **{
            "server_time": SOON,
            "generation": generation,
            "expected_seq": 1,
            "epoch_is_retired": False,
            "terms": terms,
            **more,
        }
    )


def page(**rows: Any) -> PullPage:  # noqa: ANN401 - of the page
    return PullPage(**{"server_time": SOON, "cursor": "c1", **rows})


def who(member: Member, version: int = 1, **more: Any) -> MemberRow:  # noqa: ANN401 - of the row
    return MemberRow(member=member, version=version, **more)


def what(member: Member, amount: int, version: int = 1) -> AccountRow:
    lot = Lot(LotId(f"{member.member_id.hex}-0"), amount)
    return AccountRow(member_id=member.member_id, version=version, lots=(lot,))


def snapshot(*notes: ChunkNote) -> Manifest:
    return Manifest(
        snapshot=str(uuid4()),
        generation=str(GENERATION),
        server_time=SOON,
        cursor="c9",
        schema=1,
        members=1,
        chunks=notes,
    )


def note(number: int, *, is_home: bool = False) -> ChunkNote:
    return ChunkNote(number=number, sha256=f"{number}", members=1, size_bytes=9, is_home=is_home)


def found(store: SqliteStore, query: str) -> list[str]:
    with store.reading() as uow:
        return [member.given_name for member in uow.members.search(query, 20)]


def rows(store: SqliteStore, sql: str) -> list[tuple[object, ...]]:
    with store.reading() as uow:
        return uow.connection.execute(sql).fetchall()
