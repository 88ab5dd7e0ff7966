# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One value of each kind, and programmes made of them, to be put into words."""

from datetime import date
from pathlib import Path
from typing import Any

from pos_loyalty.domain.ids import (
    ActivityId,
    BadgeId,
    CouponId,
    OfferId,
    RewardId,
    RuleId,
    StampCardId,
    TierId,
)
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions.calendar import Dates, Hours, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import (
    FirstPurchase,
    MemberFor,
    MinimumAge,
    NearBirthday,
    Segments,
    Tiers,
)
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import AmountOff, PercentOff
from pos_loyalty.domain.program.discounts.multi_buy import (
    BundlePart,
    BundlePrice,
    BuyXGetY,
    NthAtPercent,
)
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveBadge, GiveStamps, GiveVoucher, Multiply
from pos_loyalty.domain.program.expiry import (
    FixedDay,
    MonthsAfterEarning,
    MonthsOfIdleness,
    Never,
)
from pos_loyalty.domain.program.goals.counted import Deeds, MoneySpent, Pieces, Visits
from pos_loyalty.domain.program.goals.streak import Streak
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.handed_over import (
    Donation,
    EarlyAccess,
    Experience,
    GiftItem,
)
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    PaidMembership,
    RollingMonths,
    SinceJoining,
    Tier,
    TierBasis,
    TierLadder,
)
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.domain.sale import Channel
from pos_loyalty.protocol.program_document import parse_program
from pos_loyalty.wording.language import speak
from pos_loyalty.wording.program_words import ProgramWords
from pos_loyalty.wording.regulations import as_markdown, regulations

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "programs" / "sample.json"
TEA = LineFilter(categories=("tea",))

CONDITIONS = (
    MinimumSpend(minor=2000),
    MinimumQuantity(pieces=3),
    Weekdays(days=(2, 6)),
    Hours(start_minute=360, end_minute=720),
    Dates(first=date(2026, 3, 1), last=date(2026, 3, 31)),
    Stores(store_ids=("waw-1",)),
    Channels(channels=(Channel.ONLINE,)),
    Tiers(tier_ids=(TierId("gold"),)),
    Segments(segments=("churn-risk",)),
    FirstPurchase(),
    MinimumAge(years=65),
    MemberFor(months=6),
    NearBirthday(days_before=3),
    WithCoupon(coupon_ids=(CouponId("spring"),)),
)
TRIGGERS = (
    Spend(step_minor=100),
    Item(skus=("honey",)),
    Category(categories=("fruit",)),
    Tag(tags=("organic",)),
    Visit(),
    Welcome(),
    Activity(activity_id=ActivityId("review")),
    Birthday(days_after=7),
    Tenure(),
    Referral(side=Side.FRIEND),
)
GIFTS = (
    Add(points=5),
    GiveStamps(card_id=StampCardId("coffee"), stamps=2),
    GiveVoucher(reward_id=RewardId("coffee")),
    GiveBadge(badge_id=BadgeId("green")),
)
DISCOUNTS = (
    AmountOff(minor=500),
    PercentOff(basis_points=1000),
    BuyXGetY(buy=3),
    NthAtPercent(basis_points=5000),
    BundlePrice(parts=(BundlePart(takes=TEA), BundlePart(takes=TEA, pieces=2)), price_minor=990),
)
WORTHS = (
    *DISCOUNTS,
    FreeItem(skus=("coffee",)),
    PointsAsMoney(points_step=10, minor_per_step=50),
    GiftItem(sku="bag"),
    Experience(details={"en": "A tasting."}, held_on=date(2026, 12, 12)),
    Donation(recipient={"en": "the food bank"}, value_minor=500),
    EarlyAccess(details={"en": "Hampers"}, opens_on=date(2026, 12, 1)),
)
GOALS = (
    Visits(visits=10),
    MoneySpent(minor=30000, on_lines=TEA),
    Pieces(pieces=12, on_lines=TEA),
    Deeds(activity_id=ActivityId("review"), deeds=5),
    Streak(period=Period.WEEK, periods=8),
)
EXPIRIES = (
    Never(),
    MonthsAfterEarning(months=12),
    FixedDay(month=12, day=31),
    MonthsOfIdleness(months=6),
)
WINDOWS = (SinceJoining(), CalendarYear(kept_years=1), RollingMonths(months=12))


def rule_of(rule_id: str = "rule", **told: Any) -> EarningRule:  # noqa: ANN401 - any field of it
    """Return a rule that gives 5 points for a visit, unless told otherwise."""
    usual: dict[str, Any] = {"trigger": Visit(), "effect": Add(points=5)}
    return EarningRule(rule_id=RuleId(rule_id), name={"en": f"The {rule_id}"}, **(usual | told))


def times_of(rule_id: str, numerator: int, denominator: int = 1, **told: Any) -> EarningRule:  # noqa: ANN401 - any field of it
    """Return a rule that multiplies points for money."""
    effect = Multiply(numerator=numerator, denominator=denominator)
    return rule_of(rule_id, trigger=Spend(step_minor=100), effect=effect, **told)


def program_of(*earning: EarningRule, **told: Any) -> Program:  # noqa: ANN401 - any field of it
    """Return a small programme in złoty."""
    usual: dict[str, Any] = {"name": {"en": "Club"}, "effective_from": date(2026, 1, 1)}
    return Program(currency="PLN", earning=earning, **(usual | told))


def reward_of(**told: Any) -> Reward:  # noqa: ANN401 - any field of it
    """Return 5.00 off for 80 points, unless told otherwise."""
    usual: dict[str, Any] = {"cost_points": 80, "worth": AmountOff(minor=500)}
    return Reward(reward_id=RewardId("r"), name={"en": "The reward"}, **(usual | told))


def offer_of(offer_id: str, **told: Any) -> Offer:  # noqa: ANN401 - any field of it
    """Return 5.00 off for nothing, unless told otherwise."""
    usual: dict[str, Any] = {"discount": AmountOff(minor=500)}
    return Offer(offer_id=OfferId(offer_id), name={"en": f"The {offer_id}"}, **(usual | told))


def ladder_of(**told: Any) -> TierLadder:  # noqa: ANN401 - any field of it
    """Return Bronze, Silver from 5 visits, and Gold that is for sale."""
    gold = Tier(
        tier_id=TierId("g"),
        name={"en": "Gold"},
        threshold=None,
        discount_basis_points=1250,
        paid=PaidMembership(sku="gold-card", months=1),
        perks=({"en": "Free delivery"}, {"en": "A cake"}),
    )
    usual: dict[str, Any] = {
        "basis": TierBasis.VISITS,
        "window": RollingMonths(months=12),
        "tiers": (
            Tier(tier_id=TierId("b"), name={"en": "Bronze"}, threshold=0),
            Tier(tier_id=TierId("s"), name={"en": "Silver"}, threshold=5),
            gold,
        ),
    }
    return TierLadder(**(usual | told))


def text_of(program: Program, language: str = "en") -> str:
    """Return the regulations, with plain spaces."""
    return as_markdown(regulations(program, speak(language))).replace("\u00a0", " ")


def clause_of(name: str, program: Program, language: str = "en") -> str:
    """Return the sentences of the clause with that name, with plain spaces."""
    found = [
        " ".join(clause.sentences)
        for section in regulations(program, speak(language)).sections
        for clause in section.clauses
        if clause.name == name
    ]
    assert len(found) == 1, name
    return found[0].replace("\u00a0", " ")


def words_in(language: str, program: Program | None = None) -> ProgramWords:
    """Return the words of a programme, an empty one unless told otherwise."""
    return ProgramWords(program or program_of(), speak(language))


def sample_program() -> Program:
    """Return the programme that ships, which uses everything at least once."""
    return parse_program(SAMPLE.read_bytes()).program
