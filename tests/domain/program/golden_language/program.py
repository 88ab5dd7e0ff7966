# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""All that a golden case says of a shop's rules, as one programme."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pos_loyalty.domain.ids import ActivityId, BadgeId, TierId
from pos_loyalty.domain.program.challenges import Badge
from pos_loyalty.domain.program.document import NamedActivity, Program
from pos_loyalty.domain.program.earning_rules import Combination
from pos_loyalty.domain.program.households import HouseholdPolicy, Leaving
from pos_loyalty.domain.program.late_claims import LateClaims
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    Downgrade,
    PaidMembership,
    RollingMonths,
    SinceJoining,
    Tier,
    TierBasis,
    TierLadder,
    TierWindow,
)
from tests.domain.program.golden_language import buying, earning
from tests.domain.program.golden_language.blocks import Line, Mistake, told_at
from tests.domain.program.golden_language.clauses import EXPIRY, VESTING, Clause, collect
from tests.domain.program.golden_language.phrases import Phrase, clauses_of, find, phrase, read

_THINGS: Final[Mapping[str, tuple[str, Callable[[str, str], object]]]] = {
    "rule": ("earning", earning.rule),
    "challenge": ("challenges", earning.challenge),
    "reward": ("rewards", buying.reward),
    "offer": ("offers", buying.offer),
    "discount group": ("stacking", buying.discount_group),
    "coupon": ("coupons", buying.coupon),
    "stamp card": ("stamp_cards", buying.stamp_card),
    "wallet": ("wallets", buying.wallet),
}
"""What is said as ``rule <id>: <sentence>``; the programme's field, and who reads the sentence."""

_WINDOWS: Final[tuple[Phrase[TierWindow], ...]] = (
    phrase("since joining", SinceJoining),
    phrase("in a calendar year", CalendarYear),
    phrase(
        "in a calendar year and kept {number} years? more",
        lambda years: CalendarYear(kept_years=years),
    ),
    phrase("in any {number} months", lambda months: RollingMonths(months=months)),
)

_BASES: Final = {
    "points earned": TierBasis.POINTS_EARNED,
    "money spent": TierBasis.MONEY_SPENT,
    "visits": TierBasis.VISITS,
}

_LADDER_CLAUSES: Final = (
    phrase("lost one step at a time", lambda: Clause("downgrade", Downgrade.ONE_STEP)),
    phrase("multipliers in group {id}", lambda group: Clause("multiplier_group", group)),
)

_TIER_HEADS: Final[tuple[Phrase[int | None], ...]] = (
    phrase("from {number}", lambda threshold: threshold),
    phrase("from {money}", lambda threshold: threshold),
    phrase("not to be earned", lambda: None),
)

_TIER_CLAUSES: Final = (
    phrase("{percent} off", lambda bp: Clause("discount_basis_points", bp)),
    earning.MULTIPLIER.then(lambda multiplier: Clause("multiplier", multiplier)),
    phrase(
        "bought as {id} for {number} months?",
        lambda sku, months: Clause("paid", PaidMembership(sku=sku, months=months)),
    ),
)


@dataclass
class _Draft:
    """A programme while it is being said."""

    fields: dict[str, Any] = field(default_factory=dict)
    tiers: list[Tier] = field(default_factory=list)
    ladder: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, value: object) -> None:
        self.fields[name] = (*self.fields.get(name, ()), value)

    def set(self, name: str, value: object) -> None:
        if name in self.fields:
            raise ValueError(f"{name} said twice")
        self.fields[name] = value

    def combine(self, group: str, combination: str) -> None:
        groups = self.fields.get("groups", {})
        self.fields["groups"] = {**groups, group: Combination(combination)}

    def climb(self, text: str) -> None:
        basis, (window, *clauses) = clauses_of(text)
        self.ladder = collect(clauses, _LADDER_CLAUSES)
        self.ladder["basis"] = _BASES[basis]
        self.ladder["window"] = read(window, _WINDOWS, "a time to climb in")

    def tier(self, tier_id: str, text: str) -> None:
        head, clauses = clauses_of(text)
        threshold = read(head, _TIER_HEADS, "the way to a tier")
        fields = collect(clauses, _TIER_CLAUSES)
        named = Tier(tier_id=TierId(tier_id), name=earning.NAME, threshold=threshold, **fields)
        self.tiers.append(named)


_Said = Callable[[_Draft], None]

_STATEMENTS: Final[tuple[Phrase[_Said], ...]] = (
    phrase("group {id}: {text}", lambda group, how: lambda d: d.combine(group, how)),
    phrase("tiers by {text}", lambda text: lambda d: d.climb(text)),
    phrase("tier {id}: {text}", lambda tier_id, text: lambda d: d.tier(tier_id, text)),
    phrase("badge {id}", lambda i: lambda d: d.add("badges", _badge(i))),
    phrase("activity {id}", lambda i: lambda d: d.add("activities", _activity(i))),
    phrase("points {text}", lambda text: lambda d: _points(d, text)),
    phrase("currency {code}", lambda code: lambda d: d.set("currency", code)),
    phrase(
        "what was spent comes back for {number} days",
        lambda days: lambda d: d.set("reinstated_days", days),
    ),
    phrase("a hold lasts {number} days?", lambda days: lambda d: d.set("hold_days", days)),
    phrase(
        "what was bought without the card may be claimed for {number} days?",
        lambda days: lambda d: d.set("late_claims", LateClaims(days=days)),
    ),
    phrase(
        "what was bought without the card may be claimed for {number} days? with approval",
        lambda days: lambda d: d.set("late_claims", LateClaims(days=days, needs_approval=True)),
    ),
    phrase(
        "a return takes everything",
        lambda: lambda d: d.set("refund_policy", RefundPolicy.ALLOW_NEGATIVE),
    ),
    phrase(
        "a return takes only what waits",
        lambda: lambda d: d.set("refund_policy", RefundPolicy.PENDING_ONLY),
    ),
    phrase(
        "a return takes only what is left",
        lambda: lambda d: d.set("refund_policy", RefundPolicy.NEVER),
    ),
    phrase(
        "household of {number} where the points stay",
        lambda n: lambda d: d.set("households", _household(n, Leaving.POINTS_STAY)),
    ),
    phrase(
        "household of {number} where everybody has a share",
        lambda n: lambda d: d.set("households", _household(n, Leaving.OWN_SHARE)),
    ),
    *(
        phrase(
            f"{word} {{id}}: {{text}}",
            lambda i, text, name=name, make=make: lambda d: d.add(name, make(i, text)),
        )
        for word, (name, make) in _THINGS.items()
    ),
)


def is_statement(text: str) -> bool:
    """Return whether the line says something about the programme."""
    return find(text, _STATEMENTS) is not None


def program_of(lines: Iterable[Line]) -> Program:
    """Return the programme that the lines say.

    Raises:
        Mistake: Naming the line that cannot be understood, or makes no sense.
    """
    draft = _Draft()
    place = ""
    for line in lines:
        place = line.place
        with told_at(place):
            read(line.text, _STATEMENTS, "a word about the programme")(draft)
        if line.below:
            raise Mistake(f"{line.below[0].place}: nothing can stand below {line.text!r}")
    with told_at(place):
        ladder = TierLadder(tiers=tuple(draft.tiers), **draft.ladder) if draft.ladder else None
        usual: dict[str, Any] = {"currency": "PLN", "earning": (), "tiers": ladder}
        fields = usual | draft.fields
        return Program(name=earning.NAME, effective_from=date(2020, 1, 1), **fields)


def _points(draft: _Draft, text: str) -> None:
    for name, value in collect([text], (*EXPIRY, *VESTING)).items():
        draft.set(name, value)


def _badge(badge_id: str) -> Badge:
    return Badge(badge_id=BadgeId(badge_id), name=earning.NAME)


def _activity(activity_id: str) -> NamedActivity:
    return NamedActivity(activity_id=ActivityId(activity_id), name=earning.NAME)


def _household(members_max: int, leaving: Leaving) -> HouseholdPolicy:
    return HouseholdPolicy(members_max=members_max, leaving=leaving)
