# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations read for a replay say the same as operations read whole."""

import json
from dataclasses import fields
from uuid import UUID

import pytest

from pos_loyalty.domain.by_hand import AdjustmentFact
from pos_loyalty.domain.ids import GrantId, MemberId, OpId, ProgramId, TillId
from pos_loyalty.domain.ledger import AccountEffects, Effects, MemberState
from pos_loyalty.domain.ops import (
    OPERATION_SCHEMA,
    ClockFact,
    GrantReturnFact,
    Operation,
    OperationDraft,
    OperationFact,
    RefundFact,
    UndoFact,
    UnmatchedReturnFact,
    sale_fact,
)
from pos_loyalty.domain.program.adjusting import AdjustmentReason
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.operations import UnreadableOperation, encode_operation
from pos_loyalty.protocol.past_operations import PastSale, decode_past
from tests.domain.shopping import ADA, MONDAY, basket, program_of, sale_of, spend_rule

OP = OpId(UUID(int=3))
FRIEND = MemberId(UUID(int=2))
ASKED = evaluate(
    program_of(spend_rule()),
    MemberState(ADA, MONDAY.date(), (), {}),
    sale_of(basket(1_250, 800)),
    op_id=OP,
)
SALE = sale_fact(sale_of(basket(1_250, 800)), ASKED, ProgramId("p" * 64))
REFUND = RefundFact(
    sale_op_id=OP, receipt_no="R1", business_at=MONDAY, returned_minor={1: 50}, refund_minor=45
)
BY_HAND = AdjustmentFact(
    points=-5,
    reason=AdjustmentReason.MISSED,
    business_at=MONDAY,
    store_id="krk-1",
    program_id=ProgramId("p" * 64),
    engine=1,
)
UNDO = UndoFact(undone_op_id=OP, business_at=MONDAY)
NOTES = (
    GrantReturnFact(grant_id=GrantId(UUID(int=4)), unit=POINTS, amount=5, business_at=MONDAY),
    ClockFact(wall_at=MONDAY, trusted_at=MONDAY, business_at=MONDAY),
    UnmatchedReturnFact(
        receipt_no="R9",
        store_id="krk-1",
        sold_on=MONDAY.date(),
        business_at=MONDAY,
        returned_minor={1: 50},
        refund_minor=50,
    ),
)


def stored(fact: OperationFact, effects: Effects = ASKED.effects) -> bytes:
    draft = OperationDraft(
        op_id=OP,
        member_id=ADA,
        occurred_at=MONDAY,
        actor="",
        fact=fact,
        effects=effects,
        others=(AccountEffects(FRIEND, effects),),
    )
    operation = Operation(
        till_id=TillId(UUID(int=1)), epoch=1, seq=1, schema=OPERATION_SCHEMA, draft=draft
    )
    return encode_operation(operation)


@pytest.mark.parametrize("fact", [SALE, REFUND, UNDO, BY_HAND, *NOTES])
def test_every_field_that_is_read_is_what_was_recorded(fact: OperationFact) -> None:
    past = decode_past(stored(fact))

    read = {field.name: getattr(past.fact, field.name) for field in fields(past.fact)}
    assert read == {name: getattr(fact, name) for name in read}
    assert (past.op_id, past.member_id) == (OP, ADA)


def test_what_was_moved_is_read_on_every_account() -> None:
    past = decode_past(stored(SALE))

    assert past.effects.entries == ASKED.effects.entries
    assert [(o.member_id, o.effects.entries) for o in past.others] == [
        (FRIEND, ASKED.effects.entries)
    ]


def test_a_sale_keeps_the_time_of_its_store() -> None:
    past = decode_past(stored(SALE))

    assert isinstance(past.fact, PastSale)
    assert past.fact.sale.business_at.isoformat() == MONDAY.isoformat()


@pytest.mark.parametrize("text", [b"", b"{}", b'{"draft": {}}', b"null"])
def test_what_is_no_operation_is_refused(text: bytes) -> None:
    with pytest.raises(UnreadableOperation):
        decode_past(text)


def test_an_unknown_kind_is_refused() -> None:
    content = json.loads(stored(UNDO))
    content["draft"]["fact"]["kind"] = "wish"

    with pytest.raises(UnreadableOperation):
        decode_past(json.dumps(content).encode())
