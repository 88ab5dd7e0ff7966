# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations as bytes: they come back as they went, and are the same on every machine."""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import OpId, TillId
from pos_loyalty.domain.ledger import Effects, negate
from pos_loyalty.domain.ops import (
    OPERATION_SCHEMA,
    Operation,
    OperationDraft,
    OperationFact,
    RefundFact,
    SaleFact,
    UndoFact,
)
from pos_loyalty.domain.returns import refund_effects, refund_minor
from pos_loyalty.domain.sale import Sale
from pos_loyalty.protocol.operations import (
    UnreadableOperation,
    decode_operation,
    encode_operation,
)
from pos_loyalty.protocol.past_operations import decode_past
from tests.domain.shopping import ADA, MONDAY
from tests.domain.strategies.scenes import Scene, scenes
from tests.protocol.every_kind import PROJECT, every_kind, hashes


def operation_of(fact: OperationFact, effects: Effects, number: int = 1) -> Operation:
    draft = OperationDraft(
        op_id=OpId(UUID(int=number)),
        member_id=ADA,
        occurred_at=MONDAY.astimezone(UTC),
        actor="Bea",
        fact=fact,
        effects=effects,
    )
    till_id = TillId(UUID(int=9))
    return Operation(till_id=till_id, epoch=1, seq=number, schema=OPERATION_SCHEMA, draft=draft)


@pytest.mark.parametrize("operation", every_kind(), ids=lambda op: str(op.fact.kind))
def test_every_kind_comes_back_as_it_went(operation: Operation) -> None:
    assert decode_operation(encode_operation(operation)) == operation


def _at_its_offset(sale: Sale) -> Sale:
    """Return the sale as bytes keep it: in an hour that comes twice, zones never compare equal."""
    offset = sale.business_at.utcoffset()
    assert offset is not None
    return replace(sale, business_at=sale.business_at.replace(tzinfo=timezone(offset)))


@given(scenes(), st.data())
def test_whatever_was_sold_and_returned_comes_back_as_it_went(
    scene: Scene, data: st.DataObject
) -> None:
    sale = _at_its_offset(scene.sale)
    shopper, bought = scene.shopper, replace(scene, sale=sale).pays()
    line = data.draw(st.sampled_from(sale.lines))
    back = {line.line_id: data.draw(st.integers(0, line.gross_minor))}
    day = sale.business_at.date()
    refund = refund_effects(bought.sold, {}, back, shopper.state, op_id=shopper.gesture(), day=day)
    refund_fact = RefundFact(
        sale_op_id=OpId(UUID(int=1)),
        receipt_no=sale.receipt_no,
        business_at=sale.business_at,
        returned_minor=back,
        refund_minor=refund_minor(bought.sold.fact, back),
    )
    undo_fact = UndoFact(undone_op_id=OpId(UUID(int=2)), business_at=sale.business_at)

    for operation in (
        operation_of(bought.sold.fact, bought.sold.effects, 1),
        operation_of(refund_fact, refund.effects, 2),
        operation_of(undo_fact, negate(refund.effects), 3),
    ):
        payload = encode_operation(operation)

        assert decode_operation(payload) == operation
        assert encode_operation(operation) == payload


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_another_process_makes_the_same_bytes(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}

    printed = subprocess.run(
        [sys.executable, "-m", "tests.protocol.every_kind"],
        cwd=PROJECT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout

    assert tuple(printed.split()) == hashes()


def test_another_actor_makes_other_bytes() -> None:
    first, *_ = every_kind()
    fact, effects = first.fact, first.draft.effects

    assert encode_operation(operation_of(fact, effects, 1)) != encode_operation(
        operation_of(fact, effects, 2)
    )


def test_the_business_day_survives_the_way() -> None:
    sold = every_kind()[1]

    back = decode_operation(encode_operation(sold)).fact

    # With the store's offset, not in UTC: just after midnight that would be another day.
    assert isinstance(back, SaleFact)
    assert back.sale.business_at.isoformat() == "2026-11-24T08:15:00+01:00"


def test_fields_of_a_later_release_are_no_obstacle() -> None:
    operation = every_kind()[1]
    payload = encode_operation(operation)

    assert decode_operation(payload[:-1] + b',"added_later":1}') == operation


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"till_id":"no"}',
        encode_operation(every_kind()[0]).replace(b'"kind":"enrolment"', b'"kind":"gift"'),
        encode_operation(every_kind()[1]).replace(b'"gross_minor":', b'"gross_minor":-'),
        encode_operation(every_kind()[1])[:-1],
    ],
    ids=["empty", "object", "null", "deep", "not-utf-8", "no-uuid", "kind", "value", "torn"],
)
def test_bytes_that_are_no_operation_are_refused(payload: bytes) -> None:
    with pytest.raises(UnreadableOperation):
        decode_operation(payload)


def test_a_refusal_tells_no_birthday() -> None:
    content = json.loads(encode_operation(every_kind()[0]))
    content["draft"]["fact"]["member"]["birthday"] = "CANARY"

    with pytest.raises(UnreadableOperation, match=r"member\.birthday: ") as refusal:
        decode_operation(json.dumps(content).encode())

    assert "CANARY" not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize("decode", [decode_operation, decode_past])
def test_a_refusal_tells_no_value(decode: Callable[[bytes], object]) -> None:
    content = json.loads(encode_operation(every_kind()[0]))
    content["draft"]["fact"]["business_at"] = "CANARY"

    with pytest.raises(UnreadableOperation, match=r"business_at: ") as refusal:
        decode(json.dumps(content).encode())

    assert "CANARY" not in "".join(traceback.format_exception(refusal.value))
