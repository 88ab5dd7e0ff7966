# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards before a sale and without one: the tier and the store count, and errors say why."""

from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import (
    InsufficientMoney,
    ReturnExceedsSale,
    RewardUnavailable,
    UnreadableCode,
)
from pos_loyalty.domain.ids import LotId, OpId, RewardId, TierId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.conditions.place import Stores
from pos_loyalty.domain.program.holds import hold_counter, hold_of
from pos_loyalty.domain.program.occasions import evaluate_redemption, look_at_member
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.handed_over import GiftItem
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.units import vouchers_for
from tests.domain.shopping import MONDAY, Shopper, program_of, reward_of, tier_of

R = ChosenReward(RewardId("r"))
GIFT = reward_of("r", 1, GiftItem())
SILVER = TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("silver", 0),))


def rich(*conditions: Condition) -> Shopper:
    program = program_of(rewards=[replace(GIFT, conditions=conditions)])
    return Shopper(replace(program, tiers=SILVER), Lot(LotId("all"), 10))


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        (Tiers(tier_ids=(TierId("silver"),)), None),
        (Tiers(tier_ids=(TierId("gold"),)), "tiers"),
        (Stores(store_ids=("waw-1",)), None),
        (Stores(store_ids=("waw-2",)), "stores"),
    ],
)
def test_a_look_at_a_member_knows_their_tier_and_the_store(
    condition: Condition, reason: str | None
) -> None:
    shopper = rich(condition)

    _, (answer,) = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert (answer.unmet.code if answer.unmet else None) == reason


@pytest.mark.parametrize(
    "condition", [Tiers(tier_ids=(TierId("silver"),)), Stores(store_ids=("waw-1",))]
)
def test_a_reward_for_the_tier_or_the_store_is_handed_over(condition: Condition) -> None:
    shopper = rich(condition)

    (redemption,), effects, _ = evaluate_redemption(
        shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1"
    )

    assert redemption.points == 1
    assert effects.points == -1


def test_a_refusal_says_what_it_was_decided_by() -> None:
    shopper = rich(Stores(store_ids=("waw-2",)))

    with pytest.raises(RewardUnavailable) as refusal:
        evaluate_redemption(shopper.program, shopper.state, [R], at=MONDAY, store_id="waw-1")

    assert refusal.value.facts == (("store_id", "waw-1"),)


def test_a_reward_that_is_not_in_the_programme_is_unknown() -> None:
    shopper = rich()
    other = ChosenReward(RewardId("other"))

    with pytest.raises(RewardUnavailable) as refusal:
        evaluate_redemption(shopper.program, shopper.state, [other], at=MONDAY, store_id="waw-1")

    assert refusal.value.reason == "unknown_reward"


def test_a_voucher_spends_no_points() -> None:
    shopper = rich()
    voucher = Lot(LotId("voucher"), 1, unit=vouchers_for(RewardId("r")))
    shopper.state = replace(shopper.state, lots=(*shopper.state.lots, voucher))

    (redemption,), effects, _ = evaluate_redemption(
        shopper.program, shopper.state, [replace(R, by_voucher=True)], at=MONDAY, store_id="waw-1"
    )

    assert (redemption.amount, redemption.points, effects.points) == (1, 0, 0)


def test_a_voucher_that_is_used_up_is_none() -> None:
    shopper = rich()
    used = Lot(LotId("voucher"), 0, unit=vouchers_for(RewardId("r")))
    shopper.state = replace(shopper.state, lots=(*shopper.state.lots, used))

    _, (answer,) = look_at_member(shopper.program, shopper.state, MONDAY, "waw-1")

    assert (answer.points, answer.by_voucher) == (1, False)


def test_a_hold_is_found_by_the_name_of_its_counter() -> None:
    op_id = OpId(UUID(int=7))

    assert hold_of(hold_counter(op_id)) == op_id


def test_errors_carry_what_the_cashier_has_to_know() -> None:
    money = InsufficientMoney(needed_minor=5, stored_minor=3)

    assert (money.needed_minor, money.stored_minor) == (5, 3)
    assert ReturnExceedsSale(left_minor=4).left_minor == 4
    assert UnreadableCode("too_long").reason == "too_long"
