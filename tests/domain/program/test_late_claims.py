# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A purchase that was paid without the card: it earns, and nothing comes off it."""

from dataclasses import replace
from datetime import datetime

import pytest

from pos_loyalty.domain.errors import MoreThanDue, RewardUnavailable
from pos_loyalty.domain.ids import OfferId, OpId, RewardId, TierId, WalletId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.program.tiers import SinceJoining, Tier, TierBasis, TierLadder
from pos_loyalty.domain.sale import Sale
from tests.domain.shopping import (
    ADA,
    MONDAY,
    NAME,
    TODAY,
    basket,
    program_of,
    reward_of,
    sale_of,
    spend_rule,
)

OP_ID = OpId(ADA)
LADDER = TierLadder(
    basis=TierBasis.VISITS,
    window=SinceJoining(),
    tiers=(Tier(tier_id=TierId("all"), name=NAME, threshold=0, discount_basis_points=1_000),),
)
RULES = replace(
    program_of(spend_rule(), rewards=[reward_of("five", 100, AmountOff(minor=500))]),
    tiers=LADDER,
    offers=(Offer(offer_id=OfferId("one-off"), name=NAME, discount=AmountOff(minor=100)),),
)
ACCOUNT = MemberState(ADA, TODAY, (Lot("old", 500),), {})  # type: ignore[arg-type] # any id does
CLAIMED = replace(sale_of(basket(10_000)), claimed_at=MONDAY)


def test_a_usual_sale_has_its_discounts() -> None:
    evaluation = evaluate(RULES, ACCOUNT, sale_of(basket(10_000)), op_id=OP_ID)

    assert evaluation.due_minor == 8_900


def test_a_claimed_one_earns_on_what_was_paid() -> None:
    evaluation = evaluate(RULES, ACCOUNT, CLAIMED, op_id=OP_ID)

    assert evaluation.due_minor == 10_000
    assert evaluation.discounts == ()
    assert evaluation.discount_trace == ()
    assert evaluation.earned_points == 100
    assert len(evaluation.answers) == 1


def test_no_reward_comes_off_it() -> None:
    chosen = [ChosenReward(RewardId("five"))]

    with pytest.raises(RewardUnavailable, match="paid_already"):
        evaluate(RULES, ACCOUNT, CLAIMED, chosen, op_id=OP_ID)


def test_no_wallet_pays_for_it() -> None:
    with pytest.raises(MoreThanDue):
        evaluate(RULES, ACCOUNT, CLAIMED, [WalletPayment(WalletId("w"), 100)], op_id=OP_ID)


def test_the_moment_of_the_claim_carries_the_zone() -> None:
    with pytest.raises(ValueError, match="claimed_at"):
        Sale(
            "R1",
            "waw-1",
            "1",
            "PLN",
            MONDAY,
            basket(100),
            claimed_at=datetime(2026, 11, 23),  # noqa: DTZ001 - without a zone is the point
        )


@pytest.mark.parametrize("days", [0, -1, 90, 100_000])
def test_the_days_have_their_bounds(days: int) -> None:
    with pytest.raises(ValueError, match="days of late claims"):
        LateClaims(days=days)
