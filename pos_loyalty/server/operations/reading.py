# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations as they came, read for what the server decides by: whose, what about, what it changes.

Reading a whole operation costs ten times as much, most of it for the reasons of what it gave. The
fields are those of ``domain.ops``; those left out are passed over, and kept in the bytes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Final, Literal, NamedTuple, TypeVar
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import MemberId, OpId, TillId
from pos_loyalty.domain.ledger import (
    Account,
    AccountEffects,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
)
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import (
    OPERATION_SCHEMA,
    ClockFact,
    GrantReturnFact,
    MergeFact,
    UnmatchedReturnFact,
)
from pos_loyalty.domain.sale import Channel as SaleChannel
from pos_loyalty.domain.units import Unit
from pos_loyalty.protocol.chain import payload_hash
from pos_loyalty.protocol.points_only import renewed
from pos_loyalty.protocol.sync.push import OPERATION_BYTES_MAX, Code, PushBatch
from pos_loyalty.server.operations.receipts import receipt_key

AMOUNT_MAX: Final = 10**12
"""Of anything that one operation moves: sums of millions of them stay within 64 bits."""

SERVER: Final = TillId(UUID(int=0))
"""Whose log the server's own operations are in."""

_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")

T = TypeVar("T")


class OpKey(NamedTuple):
    """An operation's place in its till's log: what the server keeps it under."""

    till_id: TillId
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of a receipt."""

    line_id: int
    gross_minor: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a sale is told apart by, and what may come back of it."""

    receipt_no: str
    store_id: str
    business_at: datetime
    lines: tuple[SoldLine, ...]
    register_id: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """A ``SaleFact``."""

    kind: Literal["sale"]
    sale: Receipt

    @property
    def business_at(self) -> datetime:
        """Return when, in the store's time zone."""
        return self.sale.business_at

    @property
    def store_id(self) -> str:
        """Return where."""
        return self.sale.store_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """An ``EnrolmentFact``."""

    kind: Literal["enrolment"]
    member: Member
    business_at: datetime
    store_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Any fact of which the server needs no more than this."""

    kind: Literal["activity", "redemption", "hold", "event", "adjustment"]
    business_at: datetime
    store_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A ``RefundFact``."""

    kind: Literal["refund"]
    sale_op_id: OpId
    business_at: datetime
    returned_minor: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """An ``UndoFact``."""

    kind: Literal["undo"]
    undone_op_id: OpId
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A ``ReleaseFact``."""

    kind: Literal["release"]
    hold_op_id: OpId
    business_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChanged:
    """A ``CardChangeFact``."""

    kind: Literal["card_change"]
    business_at: datetime
    store_id: str
    new_card_number: str = ""


Fact = (
    Sold | Enrolled | Happened | Returned | Undone | Released | GrantReturnFact | ClockFact
    | UnmatchedReturnFact | MergeFact | CardChanged
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an operation says.

    Attributes:
        effects: On the member's account.
    """

    op_id: OpId
    member_id: MemberId
    fact: Annotated[Fact, Field(discriminator="kind")]
    effects: Effects
    others: tuple[AccountEffects, ...] = ()
    uses: tuple[GrantUse, ...] = ()

    @property
    def accounts(self) -> tuple[AccountEffects, ...]:
        """Return what it changes in each account, its own member's first."""
        return (AccountEffects(self.member_id, self.effects), *self.others)

    @property
    def refers_to(self) -> OpId | None:
        """Return the operation that it takes back, in whole or in part, or finishes."""
        match self.fact:
            case Returned(sale_op_id=op_id) | Undone(undone_op_id=op_id):
                return op_id
            case Released(hold_op_id=op_id):
                return op_id
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Sent:
    """An operation as it came.

    Attributes:
        content: ``None`` where the bytes say nothing that this release understands.
        trouble: Why it cannot be applied; ``NONE`` where nothing in its bytes is against it.
        schema: Of its bytes; 0 where they do not say.
        sale_key: What a sale's receipt is told by.
    """

    key: OpKey
    payload: bytes
    payload_sha256: bytes
    content: Content | None
    trouble: Code = Code.NONE
    schema: int = 0
    op_id: OpId | None = None
    member_id: MemberId | None = None
    sale_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Stored:
    schema: int
    draft: Content


@dataclass(frozen=True, slots=True)
class _Named:
    op_id: OpId
    member_id: MemberId


@dataclass(frozen=True, slots=True)
class _Envelope:
    schema: int
    draft: _Named


def read_operation(key: OpKey, payload: bytes) -> Sent:
    """Return what came under that number; bytes that say nothing are taken as well."""
    sha256 = payload_hash(payload)
    stored = _stored(payload)
    if stored is None:
        return _unreadable(key, payload, sha256)
    content = stored.draft
    if isinstance(content.fact, MergeFact) and key.till_id != SERVER:
        return Sent(key, payload, sha256, None, Code.UNREADABLE)  # no till merges anybody
    return Sent(
        key,
        payload,
        sha256,
        content,
        Code.NONE if is_balanced(content) else Code.NOT_BALANCED,
        stored.schema,
        content.op_id,
        content.member_id,
        sale_key(content.fact) if isinstance(content.fact, Sold) else None,
    )


def sale_key(sold: Sold) -> bytes | None:
    """Return what a sale is told by on whatever till it is entered; ``None`` without a receipt."""
    sale = sold.sale
    channel_id = sale.register_id if sale.channel == SaleChannel.ONLINE.value else ""
    return receipt_key(sale.store_id, sale.receipt_no, sale.business_at.date(), channel_id)


def read_batch(till_id: TillId, batch: PushBatch) -> list[Sent]:
    """Return the operations of a push, in order."""
    header = batch.header
    return [
        read_operation(OpKey(till_id, header.epoch, seq), payload)
        for seq, payload in enumerate(batch.operations, header.first_seq)
    ]


def is_balanced(content: Content) -> bool:
    """Return whether what it moves adds up to nothing, unit by unit, and lots say the same."""
    sums: dict[Unit, int] = {}
    for account in content.accounts:
        held: dict[Unit, int] = {}
        for entry in account.effects.entries:
            sums[entry.unit] = sums.get(entry.unit, 0) + entry.amount
            if entry.account is Account.MEMBER:
                held[entry.unit] = held.get(entry.unit, 0) + entry.amount
        for lot in account.effects.lots:
            held[lot.unit] = held.get(lot.unit, 0) - lot.amount
        if any(held.values()):
            return False
    return not any(sums.values())


@cache
def _reader(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def _stored(payload: bytes) -> _Stored | None:
    """Return the operation in the bytes, if this release knows their shape."""
    if len(payload) > OPERATION_BYTES_MAX or _holds_nul(payload):
        return None
    reader = _reader(_Stored)
    try:
        stored = reader.validate_json(payload)
    except ValidationError:
        try:
            stored = reader.validate_json(renewed(payload))
        except (ValueError, RecursionError):
            return None
    is_known = stored.schema <= OPERATION_SCHEMA and _is_in_bounds(stored.draft)
    return stored if is_known else None


def _holds_nul(payload: bytes) -> bool:
    """Return whether a text in it holds what no database keeps in a text."""
    return b"\\u0000" in payload and _NUL.search(payload) is not None


def _is_in_bounds(content: Content) -> bool:
    for account in content.accounts:
        effects = account.effects
        parts: tuple[Sequence[LedgerEntry | Lot | CounterChange], ...]
        parts = (effects.entries, effects.lots, effects.counters)
        for part in parts:
            for moved in part:
                if not -AMOUNT_MAX <= moved.amount <= AMOUNT_MAX:
                    return False
    return all(-AMOUNT_MAX <= use.amount <= AMOUNT_MAX for use in content.uses)


def _unreadable(key: OpKey, payload: bytes, sha256: bytes) -> Sent:
    """Return what the bytes still tell: whose it is, and whether a newer release wrote it."""
    try:
        found = _reader(_Envelope).validate_json(payload)
    except ValidationError:
        return Sent(key, payload, sha256, None, Code.UNREADABLE)
    trouble = Code.NEWER_SCHEMA if found.schema > OPERATION_SCHEMA else Code.UNREADABLE
    named = found.draft
    return Sent(key, payload, sha256, None, trouble, found.schema, named.op_id, named.member_id)
