# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One operation of each kind, numbered as a till would: for ``freeze``, and for nothing else.

What the use cases make of a sale may change with the engine; what was once made never does. So
tests read the files, and do not come here for what should be in them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import PROGRAM_ACCOUNT
from pos_loyalty.domain.ops import (
    ClockFact,
    GrantReturnFact,
    MergeFact,
    Operation,
    OperationFact,
    UnmatchedReturnFact,
    schema_of,
)
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.chain import genesis
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.push import PushBatch, PushHeader
from tests.protocol.every_kind import every_kind
from tests.protocol.frozen.samples import AT, BOB, CLOCK, GRANT, TILL

EPOCH = 1
_NOTES: tuple[OperationFact, ...] = (
    GrantReturnFact(grant_id=GRANT, unit=POINTS, amount=30, business_at=AT),
    ClockFact(wall_at=AT, trusted_at=AT, business_at=AT),
    UnmatchedReturnFact(
        receipt_no="R0002261123000071K",
        store_id="krk-1",
        sold_on=date(2026, 11, 23),
        business_at=AT,
        returned_minor={1: 350, 3: 1_999},
        refund_minor=2_100,
    ),
    MergeFact(survivor_id=BOB, stores=("waw-1", "krk-1"), business_at=AT),
)


def one_of_each() -> tuple[Operation, ...]:
    """Return one of each kind, in one till's log from number 1 on."""
    return tuple(
        replace(made, till_id=TILL, epoch=EPOCH, seq=seq, schema=schema_of(made.fact))
        for seq, made in enumerate(_made(), 1)
    )


def _made() -> Iterator[Operation]:
    used = (GrantUse(GRANT, POINTS, 80),)
    of_first_shape = [made for made in every_kind() if schema_of(made.fact) == 1]
    for operation in of_first_shape:
        uses = used if operation.fact.kind == "redemption" else ()
        yield replace(operation, draft=replace(operation.draft, uses=uses))
    sample = of_first_shape[-1]
    for number, fact in enumerate(_NOTES, 1):
        is_nobodys = fact.kind in {"clock", "unmatched_return"}
        member_id = PROGRAM_ACCOUNT if is_nobodys else sample.draft.member_id
        draft = replace(
            sample.draft,
            op_id=OpId(UUID(int=number << 96)),
            member_id=member_id,
            fact=fact,
            effects=type(sample.draft.effects)(),
            others=(),
        )
        yield replace(sample, draft=draft)
    yield from (made for made in every_kind() if schema_of(made.fact) > 1)


def pushed(operations: tuple[bytes, ...]) -> PushBatch:
    """Return them on their way: the whole log."""
    header = PushHeader(
        epoch=EPOCH,
        first_seq=1,
        sizes=tuple(map(len, operations)),
        chain_before=genesis(TILL, EPOCH).chain.hex(),
        clock=CLOCK,
    )
    return PushBatch(header, operations)


def encoded() -> dict[str, bytes]:
    """Return the bytes of each, by kind, in the order of their numbers."""
    return {str(made.fact.kind): encode_operation(made) for made in one_of_each()}
