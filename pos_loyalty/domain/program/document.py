# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The programme document: everything that a shop decides, as plain immutable values.

Each part of it is a module of its own. A new kind of trigger, condition, discount, reward or goal
is one more module in the package of its name, and one more name in that package's union.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pos_loyalty.domain.ids import ActivityId, RewardId, StampCardId
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.challenges import Badge, Challenge
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.expiry import DAYS_MAX, Expiry, Never, Vesting
from pos_loyalty.domain.program.households import HouseholdPolicy
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.stacking import USUAL_ORDER, DiscountGroup
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import TIER_RULE, TierLadder

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActivity:
    """A deed that the shop may give something for; the list is the shop's own.

    Attributes:
        name: What the member reads, by language code.
    """

    activity_id: ActivityId
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One version of a shop's programme.

    Attributes:
        format: The version of this document's own shape.
        name: What the member reads, by language code.
        currency: ISO 4217, of every amount here and of every sale.
        effective_from: First business day of this version.
        groups: How the rules of each named group combine; groups not named here add up.
        stacking: The discount groups, in the order in which they are taken off; groups that
            are not named come last, in the order of the document.
        reinstated_days: How long redeemed points live again when their lot has expired meanwhile.
        hold_days: How long points stay set aside for a redemption that nobody finishes.
        late_claims: ``None`` where who came without the card gets no points afterwards.
        households: ``None`` where every account is one person's.
        labels: What members read for the shop's own codes (articles, categories, tags, stores,
            events): by code, then by language. Codes without one are read as they are.
    """

    format: Literal[1] = 1
    name: Mapping[str, str]
    currency: str
    effective_from: date
    earning: tuple[EarningRule, ...]
    groups: Mapping[str, Combination] = field(default_factory=dict)
    tiers: TierLadder | None = None
    expiry: Expiry = field(default_factory=Never)
    vesting: Vesting = field(default_factory=Vesting)
    rewards: tuple[Reward, ...] = ()
    offers: tuple[Offer, ...] = ()
    stacking: tuple[DiscountGroup, ...] = USUAL_ORDER
    coupons: tuple[Coupon, ...] = ()
    stamp_cards: tuple[StampCard, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    badges: tuple[Badge, ...] = ()
    activities: tuple[NamedActivity, ...] = ()
    wallets: tuple[Wallet, ...] = ()
    households: HouseholdPolicy | None = None
    refund_policy: RefundPolicy = RefundPolicy.ALLOW_NEGATIVE
    reinstated_days: int = 30
    hold_days: int = 1
    late_claims: LateClaims | None = None
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError("currency is three capital letters of ISO 4217")
        if not 0 <= self.reinstated_days <= DAYS_MAX:
            raise ValueError(f"reinstated_days are 0 to {DAYS_MAX}")
        if not 0 <= self.hold_days <= DAYS_MAX:
            raise ValueError(f"hold_days are 0 to {DAYS_MAX}")
        self._refuse_shared_ids()
        self._refuse_mixed_groups()

    def _refuse_shared_ids(self) -> None:
        kinds: dict[str, Iterable[str]] = {
            "rules": (rule.rule_id for rule in self.earning),
            "rewards": (reward.reward_id for reward in self.rewards),
            "offers": (offer.offer_id for offer in self.offers),
            "coupons": (coupon.coupon_id for coupon in self.coupons),
            "stamp cards": (card.card_id for card in self.stamp_cards),
            "challenges": (challenge.challenge_id for challenge in self.challenges),
            "badges": (badge.badge_id for badge in self.badges),
            "activities": (activity.activity_id for activity in self.activities),
            "wallets": (wallet.wallet_id for wallet in self.wallets),
            "discount groups": (group.group for group in self.stacking),
        }
        for what, ids in kinds.items():
            named = list(ids)
            if len(set(named)) != len(named):
                raise ValueError(f"two {what} share an id")

        if any(rule.rule_id.startswith(TIER_RULE) for rule in self.earning):
            raise ValueError(f"no rule's id begins with {TIER_RULE}: tiers' multipliers go by it")

    def _refuse_mixed_groups(self) -> None:
        """What is multiplied is settled before the multipliers: they cannot outrank it."""
        adding = {r.group for r in self.earning if r.group and r.adds}
        if any(r.group in adding for r in self.earning if isinstance(r.effect, Multiply)):
            raise ValueError("a group holds rules that add or rules that multiply, not both")
        if any(self.groups.get(group) is Combination.COMPOUND for group in adding):
            raise ValueError("only rules that multiply can be compound")

    def reward(self, reward_id: RewardId) -> Reward | None:
        """Return the reward with this id, if the programme has it."""
        return next((reward for reward in self.rewards if reward.reward_id == reward_id), None)

    def stamp_card(self, card_id: StampCardId) -> StampCard | None:
        """Return the stamp card with this id, if the programme has it."""
        return next((card for card in self.stamp_cards if card.card_id == card_id), None)
