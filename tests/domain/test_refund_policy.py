# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a return takes when the points are spent already."""

from datetime import timedelta

import pytest

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import (
    Account,
    Effects,
    LedgerEntry,
    Lot,
    apply_effects,
    arrived_lot_id,
)
from pos_loyalty.domain.program.refund_policy import LET_GO, RefundPolicy, let_go
from pos_loyalty.domain.units import Unit
from tests.domain.shopping import TODAY, Shopper, program_of

LOT = LotId("sale-0")


def back(points: int) -> Effects:
    """Return what a return of so many points changes."""
    entries = (
        LedgerEntry(Account.MEMBER, -points, "rule:spend"),
        LedgerEntry(Account.ISSUED, points, "rule:spend"),
    )
    return Effects(entries, (Lot(LOT, -points),))


@pytest.mark.parametrize(
    ("policy", "vests_in_days", "left"),
    [
        # 20 were earned; 10 of them are left. All 20 come back.
        (RefundPolicy.ALLOW_NEGATIVE, 0, -10),
        (RefundPolicy.NEVER, 0, 0),
        (RefundPolicy.PENDING_ONLY, 0, 10),
        (RefundPolicy.PENDING_ONLY, 3, 0),
    ],
)
def test_a_policy_says_how_far_a_return_may_reach(
    policy: RefundPolicy, vests_in_days: int, left: int
) -> None:
    vests_on = TODAY + timedelta(days=vests_in_days) if vests_in_days else None
    shopper = Shopper(program_of(), Lot(LOT, 10, vests_on))

    shopper.takes(let_go(back(20), shopper.state, policy, TODAY))

    assert shopper.points == left


def test_points_that_arrived_are_reached_once_by_two_returns() -> None:
    # 20 waited for the delivery, came, and 10 were spent: 10 are left. Two returns want 10 each:
    # the first takes the 10, the second has nothing to take.
    shopper = Shopper(program_of(), Lot(arrived_lot_id(LOT), 10))

    for _ in range(2):
        effects = let_go(back(10), shopper.state, RefundPolicy.NEVER, TODAY)
        shopper.state = apply_effects(shopper.state, effects)

    assert shopper.points == 0


def test_what_is_let_go_is_written_off() -> None:
    shopper = Shopper(program_of(), Lot(LOT, 5))

    effects = let_go(back(20), shopper.state, RefundPolicy.NEVER, TODAY)

    written_off = [e.amount for e in effects.entries if e.account is Account.WRITTEN_OFF]
    assert written_off == [-15]
    assert sum(entry.amount for entry in effects.entries) == 0


def test_only_points_that_are_taken_are_let_go_and_of_each_lot_its_own() -> None:
    stamps, other = Unit("stamp:coffee"), LotId("sale-1")
    shopper = Shopper(program_of(), Lot(LOT, 3), Lot(other, 1), Lot(LotId("full"), 9))
    returned = Effects(
        lots=(
            Lot(LOT, -10),
            Lot(other, -5),
            Lot(LotId("stamps"), -2, unit=stamps),
            Lot(LotId("spent"), 7),
            Lot(LotId("full"), -9),
        )
    )

    effects = let_go(returned, shopper.state, RefundPolicy.NEVER, TODAY)

    # 7 of the 10 and 4 of the 5 are spent; stamps are owed, and what comes back comes back.
    assert {str(lot.lot_id): lot.amount for lot in effects.lots} == {
        "sale-0": -3,
        "sale-1": -1,
        "stamps": -2,
        "spent": 7,
        "full": -9,
    }
    assert effects.entries == (
        LedgerEntry(Account.MEMBER, 11, LET_GO),
        LedgerEntry(Account.WRITTEN_OFF, -11, LET_GO),
    )
