# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A programme in which every visit gives something: nothing has to be keyed for it."""

from collections.abc import Mapping, Sequence
from datetime import date

from pos_loyalty.domain.ids import BadgeId, ChallengeId, OfferId, RewardId, RuleId, StampCardId
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.challenges import Badge, Challenge
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, Gift, GiveBadge, GiveStamps, GiveVoucher
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards.handed_over import GiftItem
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers.visit import Visit

CARD = StampCardId("coffee-card")
CAKE = RewardId("cake")
MEDAL = BadgeId("medal")


def named(name: str) -> Mapping[str, str]:
    return {"en": name}


def for_a_visit(effect: Gift, *, vesting: Vesting | None = None) -> EarningRule:
    return EarningRule(
        rule_id=RuleId(f"visit-{effect.kind}"),
        name=named(f"{effect.kind} for a visit"),
        trigger=Visit(),
        effect=effect,
        vesting=vesting,
    )


def visit_program(
    *rules: EarningRule, challenge_gifts: Sequence[Gift] = (), off_minor: int = 0
) -> Program:
    """Return a programme with a card of three stamps, a cake, a medal and a challenge of a visit.

    Args:
        rules: What else a visit gives.
        challenge_gifts: None for no challenge.
        off_minor: What an offer takes off every sale; 0 for no offer.
    """
    challenge = Challenge(
        challenge_id=ChallengeId("come"),
        name=named("Come in"),
        goal=Visits(visits=1),
        gifts=tuple(challenge_gifts) or (Add(points=1),),
    )
    offer = Offer(
        offer_id=OfferId("off"),
        name=named("Something off"),
        discount=AmountOff(minor=off_minor or 1),
    )
    return Program(
        name=named("Visits"),
        currency="PLN",
        effective_from=date(2026, 1, 1),
        earning=rules,
        rewards=(Reward(reward_id=CAKE, name=named("A cake"), cost_points=None, worth=GiftItem()),),
        stamp_cards=(
            StampCard(card_id=CARD, name=named("Coffee"), stamps_needed=3, reward_id=CAKE),
        ),
        badges=(Badge(badge_id=MEDAL, name=named("A medal")),),
        challenges=(challenge,) if challenge_gifts else (),
        offers=(offer,) if off_minor else (),
    )


STAMP = GiveStamps(card_id=CARD)
VOUCHER = GiveVoucher(reward_id=CAKE)
BADGE = GiveBadge(badge_id=MEDAL)
