# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Takes members in that another program had: each becomes an operation of the server's own.

A line of JSON for each member; only ``card_number`` and ``given_name`` are needed:

    {"card_number": "100000000000000017", "given_name": "Ada", "points": 120,
     "family_name": "", "phone": "+48501234567", "email": "", "joined_on": "2020-01-02",
     "birthday": null, "language": "pl", "points_expire_on": null}

The same line again changes nothing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Connection, select

from pos_loyalty.domain.errors import InvalidContact
from pos_loyalty.domain.ids import LotId, MemberId, OpId, ProgramId
from pos_loyalty.domain.ledger import Account, Effects, LedgerEntry, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import EnrolmentFact, OperationDraft
from pos_loyalty.protocol.operations import complaints_of
from pos_loyalty.protocol.sync.push import PUSH_OPS_MAX, Code
from pos_loyalty.server.database import Database
from pos_loyalty.server.operations.reading import AMOUNT_MAX, SERVER
from pos_loyalty.server.operations.recording import record
from pos_loyalty.server.programs.book import in_force
from pos_loyalty.server.rechecking.judging import DECIDED_BY_NOBODY
from pos_loyalty.server.tables import op
from pos_loyalty.services.contacts import normal_email, normal_phone

LINE_BYTES_MAX: Final = 10_000
CAUSE: Final = "import"
_NO_REGION: Final = "ZZ"  # a number from another program says its country


class UnreadableLine(ValueError):
    """A line cannot be taken in; says which, and where it is wrong, but not what it holds."""


class ImportedMember(BaseModel):
    """One line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    card_number: str = Field(pattern="^[0-9A-Za-z]{1,64}$")
    given_name: str = Field(min_length=1, max_length=100)
    family_name: str = Field(default="", max_length=100)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    joined_on: date = date.min
    birthday: date | None = None
    language: str = Field(default="", max_length=10)
    points: int = Field(default=0, ge=0, le=AMOUNT_MAX)
    points_expire_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import.

    Attributes:
        added: Members that are new.
        known: Lines that had been taken in before.
        doubtful: New members whose card, phone or e-mail somebody has: a person merges them.
    """

    added: int
    known: int
    doubtful: int


def import_members(database: Database, lines: Iterable[bytes], now: datetime) -> Imported:
    """Take members in, some hundreds in each transaction. Repeatable.

    Raises:
        UnreadableLine: Where a line is none; those of the transactions before it are taken in.
        NoProgramInForce: If the shop has no rules yet.
        TooBusy: If the database could not take some now; those before them are.
    """
    rules = database.read(lambda connection: in_force(connection, now.date()))
    added = known = doubtful = 0
    numbered = enumerate(lines, 1)
    while some := list(islice(numbered, PUSH_OPS_MAX)):
        drafts = [_draft(_member(number, line), rules.program_id, now) for number, line in some]
        held = database.read(partial(_held, drafts=drafts))
        fresh = [draft for draft in drafts if draft.op_id not in held]
        known += len(drafts) - len(fresh)
        for result in record(database, SERVER, fresh, now) if fresh else ():
            known += result.code is Code.DUPLICATE
            added += result.code is not Code.DUPLICATE
            doubtful += result.code is Code.ALREADY_ENROLLED
    return Imported(added=added, known=known, doubtful=doubtful)


def _member(number: int, line: bytes) -> tuple[ImportedMember, Member]:
    """Return what a line says, and the member that it makes."""
    if len(line) > LINE_BYTES_MAX:
        raise UnreadableLine(f"line {number} is longer than {LINE_BYTES_MAX} bytes")
    try:
        said = ImportedMember.model_validate_json(line)
        phone, email = normal_phone(said.phone, _NO_REGION), normal_email(said.email)
    except ValidationError as error:
        raise UnreadableLine(f"line {number}: {complaints_of(error)}") from None
    except InvalidContact:
        raise UnreadableLine(f"line {number}: the phone or the e-mail can be none") from None
    return said, Member(
        MemberId(_id_of("member", said.card_number)),
        said.card_number,
        said.given_name.strip(),
        said.family_name.strip(),
        phone,
        email,
        said.joined_on,
        said.birthday,
        said.language,
    )


def _draft(
    line: tuple[ImportedMember, Member], program_id: ProgramId, now: datetime
) -> OperationDraft:
    said, member = line
    op_id = OpId(_id_of("import", said.card_number))
    fact = EnrolmentFact(
        member=member, business_at=now, program_id=program_id, engine=DECIDED_BY_NOBODY
    )
    return OperationDraft(
        op_id=op_id,
        member_id=member.member_id,
        occurred_at=now,
        actor=CAUSE,
        fact=fact,
        effects=_effects(said, op_id),
    )


def _effects(said: ImportedMember, op_id: OpId) -> Effects:
    if not said.points:
        return Effects()
    lot = Lot(LotId(f"{op_id.hex}-1"), said.points, expires_on=said.points_expire_on)
    return Effects(
        (
            LedgerEntry(Account.MEMBER, said.points, CAUSE),
            LedgerEntry(Account.ISSUED, -said.points, CAUSE),
        ),
        (lot,),
    )


def _held(connection: Connection, drafts: Sequence[OperationDraft]) -> set[OpId]:
    wanted = select(op.c.op_id).where(op.c.op_id.in_([draft.op_id.bytes for draft in drafts]))
    return {OpId(UUID(bytes=found)) for found in connection.execute(wanted).scalars()}


def _id_of(kind: str, card_number: str) -> UUID:
    """Return the same id for the same card, time and again."""
    digest = hashlib.sha256(f"{kind}\0{card_number}".encode()).digest()
    return UUID(bytes=digest[:16], version=4)
