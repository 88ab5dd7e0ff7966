# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till handed out and the server has not counted yet keeps its grants from ending."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pos_loyalty.domain.grants import GrantUse
from pos_loyalty.domain.ids import TillId
from pos_loyalty.domain.ops import OPERATION_SCHEMA, Operation, OperationDraft
from pos_loyalty.domain.units import POINTS
from pos_loyalty.protocol.operations import encode_operation
from pos_loyalty.protocol.sync.joining import Hello
from pos_loyalty.protocol.sync.rows import GrantRow
from pos_loyalty.server.grants.service import expire_due, identify
from pos_loyalty.server.tills.service import hello
from tests.fakes.facts import ADA, NOON, enrolment, sale
from tests.server.gestures import lot_of, redemption, refund
from tests.server.made_shop import MadeShop
from tests.server.pushing import PushingTill, outcomes, parked_for

LATER = NOON + timedelta(days=4)


def log_of(till_id: TillId) -> PushingTill:
    """Return the till's log."""
    return PushingTill(till_id.int)


def greets(shop: MadeShop, log: PushingTill, at: datetime) -> None:
    """Let the till say how far it is."""
    said = Hello(epoch=log.epoch, next_seq=len(log.log) + 1, chain=log.chains[-1].hex())
    hello(shop.database, log.till_id, said, at)


def granted(shop: MadeShop, till_id: TillId, at: datetime = NOON) -> Sequence[GrantRow]:
    """Return what a till may hand out to Ada, who stands before it."""
    return identify(shop.database, till_id, ADA.member_id, at).grants


def from_a_newer_release(log: PushingTill, draft: OperationDraft) -> bytes:
    """Return the bytes of the till's next operation, as a newer release may write them."""
    seq = len(log.log) + 1
    operation = Operation(
        till_id=log.till_id, epoch=1, seq=seq, schema=OPERATION_SCHEMA, draft=draft
    )
    known = f'"schema":{OPERATION_SCHEMA}'.encode()
    return encode_operation(operation).replace(known, b'"schema":99', 1)


def test_points_handed_out_by_a_newer_release_are_not_granted_again(shop: MadeShop) -> None:
    here, there = shop.opens_till(), shop.opens_till()
    log, joined = log_of(here), enrolment(points=300)
    log.does(shop.database, joined)
    uses = [GrantUse(row.grant_id, POINTS, row.amount) for row in granted(shop, here)]
    log.records_bytes(from_a_newer_release(log, redemption(300, lot_of(joined), uses=uses)))
    answer = log.pushes(shop.database, 2)
    greets(shop, log, LATER)

    expired = expire_due(shop.database, LATER)

    assert outcomes(answer) == [parked_for("newer_schema")]
    assert expired == 0
    assert sum(row.amount for row in granted(shop, there, LATER)) == 0


def test_a_return_that_waits_for_its_sale_keeps_no_grant(shop: MadeShop) -> None:
    here = shop.opens_till()
    log = log_of(here)
    log.does(shop.database, enrolment(points=300))
    held = granted(shop, here)
    answer = log.does(shop.database, refund(sale(), {1: 100}))
    greets(shop, log, LATER)

    expired = expire_due(shop.database, LATER)

    assert outcomes(answer) == [parked_for("unknown_sale")]
    assert expired == len(held) > 0
