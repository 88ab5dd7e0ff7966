# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations that were stored when accounts held points alone are read as what they were."""

import json
from typing import Any

import pytest

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ops import Operation, SaleFact
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.operations import (
    UnreadableOperation,
    decode_operation,
    encode_operation,
)

OP_ID = "017f9ee6-725e-409d-ba05-62d56abd685a"
LOT_ID = LotId("017f9ee6725e409dba0562d56abd685a-0")


def sale_of_before() -> dict[str, Any]:
    """Return a sale of 32.00 that earned 32 points and a bonus, and took 10 off for points."""
    at = "2026-03-10T08:16:28+01:00"
    line = {"line_id": 1, "gross_minor": 3200, "sku": "honey", "category": "house", "tags": []}
    sale = {"receipt_no": "A1", "store_id": "waw-1", "register_id": "1", "currency": "PLN"}
    spent = {"lot_id": "old-0", "points": -10, "vests_on": None, "expires_on": "2027-01-31"}
    earned = {"lot_id": LOT_ID, "points": 37, "vests_on": None, "expires_on": "2027-03-31"}
    fact = {
        "kind": "sale",
        "sale": {**sale, "business_at": at, "lines": [{**line, "quantity_milli": 1000}]},
        "program_id": "a" * 64,
        "engine": 1,
        "tier_id": None,
        "is_first_purchase": False,
        "segments": [],
        "accruals": [
            {
                "rule_id": "spend",
                "points": 32,
                "shares": [{"line_id": 1, "points": 32, "remainder": 0}],
                "facts": [["points", 1]],
            },
            {"rule_id": "visit", "points": 5, "shares": [], "facts": []},
            {"rule_id": "carried", "points": 0, "shares": [], "facts": []},
        ],
        "redemptions": [
            {
                "reward_id": "points-as-money",
                "points": 10,
                "discounts": [{"line_id": 1, "minor": 100}],
                "lots": [spent],
            }
        ],
        "discounts": [{"line_id": 1, "minor": 100}],
    }
    entries = [
        {"account": "member", "points": 37, "cause": "rule:spend"},
        {"account": "issued", "points": -37, "cause": "rule:spend"},
    ]
    effects = {"entries": entries, "lots": [spent, earned], "counters": []}
    draft = {"op_id": OP_ID, "member_id": OP_ID, "occurred_at": at, "actor": "", "fact": fact}
    place = {"till_id": OP_ID, "epoch": 1, "seq": 1, "schema": 1}
    return {**place, "draft": {**draft, "effects": effects}}


def read(operation: dict[str, Any]) -> Operation:
    return decode_operation(json.dumps(operation).encode())


def test_what_was_called_points_is_an_amount_of_points() -> None:
    effects = read(sale_of_before()).draft.effects

    assert [(entry.amount, entry.unit) for entry in effects.entries] == [
        (37, POINTS),
        (-37, POINTS),
    ]
    assert [(lot.amount, lot.unit) for lot in effects.lots] == [(-10, POINTS), (37, POINTS)]
    assert read(sale_of_before()).draft.others == ()


def test_what_a_sale_gave_is_found_in_the_lot_that_it_made() -> None:
    fact = read(sale_of_before()).fact

    assert isinstance(fact, SaleFact)
    given = [(a.rule_id, a.amount, a.unit, a.lot_id) for a in fact.accruals]
    assert given == [
        ("spend", 32, POINTS, LOT_ID),
        ("visit", 5, POINTS, LOT_ID),
        ("carried", 0, POINTS, ""),
    ]
    assert [(share.line_id, share.amount) for share in fact.accruals[0].shares] == [(1, 32)]
    assert fact.accruals[0].facts == (("points", 1),)
    assert fact.redemptions[0].amount == 10
    assert fact.redemptions[0].lots[0].amount == -10


def test_an_operation_of_before_is_the_same_in_todays_shape() -> None:
    operation = read(sale_of_before())

    assert decode_operation(encode_operation(operation)) == operation


@pytest.mark.parametrize(
    "payload", [b"", b"{}", b"[]", b"7", b"\xff", b'{"draft": {"op_id": "x"}}', b'{"draft": null}']
)
def test_what_is_no_operation_in_either_shape_is_unreadable(payload: bytes) -> None:
    with pytest.raises(UnreadableOperation):
        decode_operation(payload)
