# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The few names that made-up programmes, accounts and sales share, so that they meet."""

from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import (
    ActivityId,
    BadgeId,
    ChallengeId,
    CouponId,
    MemberId,
    OfferId,
    RewardId,
    RuleId,
    StampCardId,
    TierId,
    WalletId,
)
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter

RULES: Final = tuple(RuleId(f"rule-{number}") for number in range(8))
REWARDS: Final = tuple(RewardId(f"reward-{number}") for number in range(4))
OFFERS: Final = tuple(OfferId(f"offer-{number}") for number in range(3))
CARDS: Final = (StampCardId("coffee"), StampCardId("bread"))
BADGES: Final = (BadgeId("baker"), BadgeId("runner"))
CHALLENGES: Final = tuple(ChallengeId(f"challenge-{number}") for number in range(3))
ACTIVITIES: Final = (ActivityId("review"), ActivityId("run"))
WALLETS: Final = (WalletId("gift"), WalletId("canteen"))
TIERS: Final = (TierId("a"), TierId("b"), TierId("c"), TierId("paid"))
COUPONS: Final = (CouponId("spring"), CouponId("friends"))
CODES: Final = (("SPRING", "spring-2"), ("BeaTells",))
STORES: Final = ("waw-1", "waw-1", "krk-1")
SEGMENTS: Final = ("regulars", "students")
EVENTS: Final = ("delivered",)
BEA: Final = MemberId(UUID(int=2))
"""Who shares the member's account."""
CARL: Final = MemberId(UUID(int=3))
"""Who invited the member."""

ADDING_GROUPS: Final = ("add-best", "add-first", "add-sum")
MULTIPLYING_GROUPS: Final = ("times-best", "times-first", "times-compound")
PAID_SKU: Final = "club-year"

GOODS: Final = (
    ("apple", "fruit", ()),
    ("apple", "fruit", ("bruised",)),
    ("bread", "bakery", ("fresh",)),
    ("coffee", "drinks", ("fresh", "hot")),
    ("gift-card", "", ("gift-card",)),
    (PAID_SKU, "", ()),
    ("", "", ()),
)
LINE_FILTERS: Final = (
    EVERY_LINE,
    EVERY_LINE,
    LineFilter(categories=("fruit", "bakery")),
    LineFilter(skus=("coffee",), tags=("bruised",)),
    LineFilter(excluded_tags=("gift-card",)),
    LineFilter(tags=("fresh",), excluded_skus=("bread",), excluded_categories=("drinks",)),
)
NARROW_FILTERS: Final = (
    LineFilter(categories=("fruit",)),
    LineFilter(skus=("coffee", "bread")),
    LineFilter(tags=("fresh",)),
)
