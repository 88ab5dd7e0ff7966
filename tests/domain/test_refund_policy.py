# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a return takes when the points are spent already."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from pos_loyalty.domain.ids import LotId, MemberId
from pos_loyalty.domain.ledger import (
    Account,
    AccountEffects,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    apply_effects,
    arrived_lot_id,
)
from pos_loyalty.domain.program.refund_policy import LET_GO, RefundPolicy, let_go
from pos_loyalty.domain.returns import TakenBack, within_policy
from pos_loyalty.domain.units import POINTS, Unit
from tests.domain.shopping import TODAY, Shopper, basket, program_of

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


@pytest.mark.parametrize(
    ("vests_in_days", "left"),
    [
        pytest.param(None, 10, id="they could be spent: let go"),
        pytest.param(0, 10, id="they can be spent from today: let go"),
        pytest.param(1, 0, id="they cannot be spent yet: taken"),
    ],
)
def test_the_policy_reaches_as_far_with_the_one_who_invited_the_member(
    vests_in_days: int | None, left: int
) -> None:
    vests_on = None if vests_in_days is None else TODAY + timedelta(days=vests_in_days)
    bob = MemberState(MemberId(UUID(int=2)), TODAY, (Lot(LOT, 10, vests_on),), {})
    shopper = Shopper(replace(program_of(), refund_policy=RefundPolicy.PENDING_ONLY))
    sold = shopper.buys(basket(100)).sold
    taken = TakenBack(Effects(), (AccountEffects(bob.member_id, back(20)),))

    (other,) = within_policy(taken, sold, shopper.state, referrer=bob, day=TODAY).others

    assert apply_effects(bob, other.effects).amount_of(POINTS) == left


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
