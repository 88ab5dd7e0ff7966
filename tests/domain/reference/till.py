# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale, evaluated slowly: what it should mean, written down beside what the engine says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pos_loyalty.domain.ids import CouponId, TierId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.conditions import Condition
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Choice
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.sale import Sale
from pos_loyalty.domain.units import POINTS, Unit, money_in, vouchers_for
from tests.domain.reference.asking import Asker
from tests.domain.reference.completing import Full, completed
from tests.domain.reference.days import counted_in
from tests.domain.reference.earning import Earned, earned_by_member, earned_by_referrer
from tests.domain.reference.holding import Terms, last_day, taken, terms_of
from tests.domain.reference.piles import piles_of, taken_by, total
from tests.domain.reference.pricing import Answer, Prices, priced
from tests.domain.reference.standing import tier_on

Goods = tuple[str, str, tuple[str, ...]]
Sums = Counter[tuple[str, date | None]]


@dataclass
class Meaning:
    """What a sale means, without the names of lots and the shares of lines.

    Attributes:
        entries: By account, cause and unit.
        new_lots: What goes into lots, by their terms.
        taken: What is taken from lots, by unit and the day that it ends on.
        referrer: Counters of the one who invited the member, and what they are given.
    """

    due_minor: int = 0
    off: dict[Goods, int] = field(default_factory=dict)
    told_discounts: list[tuple[str, int, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    told_rules: list[tuple[str, int, str]] = field(default_factory=list)
    completions: list[tuple[str, int, int]] = field(default_factory=list)
    tiers: tuple[TierId | None, TierId | None] = (None, None)
    entries: Counter[tuple[str, str, Unit]] = field(default_factory=Counter)
    new_lots: Counter[Terms] = field(default_factory=Counter)
    taken: Counter[tuple[Unit, date]] = field(default_factory=Counter)
    counters: Sums = field(default_factory=Counter)
    shared: Sums = field(default_factory=Counter)
    referrer: Counter[object] = field(default_factory=Counter)

    def moves(self, amount: int, unit: Unit, cause: str, *, source: str, target: str) -> None:
        """Book an amount."""
        self.entries[source, cause, unit] -= amount
        self.entries[target, cause, unit] += amount


@dataclass(frozen=True)
class Till:
    """Where all that is known at the till comes together."""

    program: Program
    state: MemberState
    sale: Sale

    @property
    def day(self) -> date:
        """Return the store's business day."""
        return self.sale.business_at.date()

    def tier(self, state: MemberState) -> TierId | None:
        """Return the tier of an account today."""
        return tier_on(self.program.tiers, state, self.day) if self.program.tiers else None


def meaning_of(
    program: Program,
    state: MemberState,
    sale: Sale,
    chosen: Sequence[Choice],
    referrer: MemberState | None,
) -> Meaning:
    """Return what the sale should mean; the chosen rewards fit."""
    till = Till(program, state, sale)
    shown = _coupons(till)
    good = {coupon.coupon_id for _, coupon, code in shown if coupon and not code}
    asker = Asker(state, sale, till.tier(state), frozenset(good))
    rewards = [choice for choice in chosen if isinstance(choice, ChosenReward)]
    prices = priced(program, asker, piles_of(sale.lines), rewards)
    meaning = Meaning(due_minor=total(prices.piles))
    _tell_prices(meaning, till, prices, shown)
    earned = earned_by_member(program, asker, prices.piles)
    _tell_earned(meaning, till, earned)
    came_in: dict[Unit, int] = {}
    for one in earned:
        if one.amount:
            unit = _unit(one)
            came_in[unit] = came_in.get(unit, 0) + one.amount
    full = completed(program, state, till.day, prices.piles, came_in)
    _tell_completed(meaning, till, full)
    _take_rewards(meaning, till, rewards)
    _move_money(meaning, till, prices, chosen)
    invited = _invite(meaning, till, asker, prices, referrer)
    _use_up(meaning, till, prices, shown, [*earned, *invited], rewards)
    _count_sums(meaning, till, prices)
    counters = {name: dict(by_day) for name, by_day in state.counters.items()}
    for (name, on), amount in meaning.counters.items():
        by_day = counters.setdefault(name, {})
        by_day[on] = by_day.get(on, 0) + amount
    meaning.tiers = (till.tier(state), till.tier(replace(state, counters=counters)))
    return meaning


Shown = tuple[str, Coupon | None, str]


def _coupons(till: Till) -> list[Shown]:
    """Return each code that was shown, its coupon, and why it is no good."""
    shown: list[Shown] = []
    for code in till.sale.coupon_codes:
        lower = code.lower()
        if lower in [known for known, _, _ in shown]:
            continue
        named = [c for c in till.program.coupons if lower in [own.lower() for own in c.codes]]
        if not named:
            shown.append((lower, None, "unknown_coupon"))
            continue
        coupon, why = named[0], ""
        if (coupon.first and till.day < coupon.first) or (coupon.last and coupon.last < till.day):
            why = "dates"
        for limit in () if why else coupon.limits:
            counted = till.state.counters if limit.who is Who.MEMBER else till.state.shared
            used = counted_in(counted, f"coupon:{lower}", limit.period, till.day)
            if limit.times_max - (0 if limit.period == "sale" else used) <= 0:
                why = "used_up"
        shown.append((lower, coupon, why))
    return shown


def _tell_prices(meaning: Meaning, till: Till, prices: Prices, shown: Sequence[Shown]) -> None:
    meaning.off = {pile.goods: pile.off_minor for pile in prices.piles if pile.off_minor}
    coupons = [(f"coupon:{code}", 0, why) for code, _, why in shown]
    meaning.told_discounts = [*coupons, *prices.told]
    meaning.answers = [prices.answers[reward.reward_id] for reward in till.program.rewards]


def _tell_earned(meaning: Meaning, till: Till, earned: Sequence[Earned]) -> None:
    for one in earned:
        meaning.told_rules.append((one.rule.rule_id, one.amount, one.code))
        _book_earned(meaning, till, one, meaning.counters)


def _book_earned(meaning: Meaning, till: Till, one: Earned, counters: Counter[Any]) -> None:
    rule, unit = one.rule, _unit(one)
    if one.amount and counters is meaning.counters:
        cause = f"rule:{rule.rule_id}"
        meaning.moves(one.amount, unit, cause, source="issued", target="member")
        meaning.new_lots[terms_of(till.program, rule, unit, till.day)] += one.amount
    counters[f"remainder:{rule.rule_id}", None] += one.banked
    if rule.caps:
        counters[f"cap:{rule.rule_id}", till.day] += one.amount
    if one.amount and isinstance(rule.trigger, Birthday | Tenure):
        counters[f"given:{rule.rule_id}", till.day] += one.times
    if rule.budget:
        meaning.shared[f"budget:{rule.rule_id}", till.day] += one.amount


def _unit(one: Earned) -> Unit:
    return getattr(one.rule.effect, "unit", POINTS)


def _tell_completed(meaning: Meaning, till: Till, full: Sequence[Full]) -> None:
    for one in full:
        meaning.completions.append((one.cause, one.gained, one.times))
        for gift in one.gifts if one.times else ():
            amount = gift.amount * one.times
            meaning.moves(amount, gift.unit, one.cause, source="issued", target="member")
            meaning.new_lots[terms_of(till.program, None, gift.unit, till.day)] += amount
        kind, _, name = one.cause.partition(":")
        if kind == "challenge":
            meaning.counters[f"challenge:{name}", till.day] += one.gained
            meaning.counters[f"reached:{name}", till.day] += one.times
        else:
            unit = Unit(f"stamp:{name}")
            stamps = one.times * one.needed
            meaning.moves(stamps, unit, one.cause, source="member", target="redeemed")


def _take_rewards(meaning: Meaning, till: Till, rewards: Sequence[ChosenReward]) -> None:
    spent: Counter[Unit] = Counter()
    for choice in rewards:
        reward = till.program.reward(choice.reward_id)
        assert reward is not None
        unit = vouchers_for(choice.reward_id) if choice.by_voucher else POINTS
        amount = 1 if choice.by_voucher else choice.points or reward.cost_points or 0
        cause = f"reward:{choice.reward_id}"
        if choice.hold:
            meaning.moves(amount, unit, cause, source="held", target="redeemed")
            meaning.counters[f"hold:{choice.hold.hold_op_id.hex}", None] -= 1
        else:
            meaning.moves(amount, unit, cause, source="member", target="redeemed")
            spent[unit] += amount
    for unit, amount in spent.items():
        for end, part in taken(till.state, unit, amount, till.day).items():
            meaning.taken[unit, end] += part


def _move_money(meaning: Meaning, till: Till, prices: Prices, chosen: Sequence[Choice]) -> None:
    for wallet in till.program.wallets:
        unit, cause = money_in(wallet.wallet_id), f"wallet:{wallet.wallet_id}"
        if minor := total(taken_by(wallet.loads, prices.piles)):
            meaning.moves(minor, unit, cause, source="issued", target="member")
            idle = getattr(wallet.expiry, "months", 0)
            is_idle = wallet.expiry.kind == "months_of_idleness"
            end = last_day(wallet.expiry, till.day)
            meaning.new_lots[unit, None, end, "", idle if is_idle else 0] += minor
        for paid in chosen:
            if isinstance(paid, WalletPayment) and paid.wallet_id == wallet.wallet_id:
                meaning.moves(paid.minor, unit, cause, source="member", target="redeemed")
                for end, part in taken(till.state, unit, paid.minor, till.day).items():
                    meaning.taken[unit, end] += part


def _invite(
    meaning: Meaning, till: Till, asker: Asker, prices: Prices, referrer: MemberState | None
) -> list[Earned]:
    if referrer is None or till.state.referred_by is None:
        return []
    earned = earned_by_referrer(till.program, asker, prices.piles, referrer)
    points = 0
    for one in earned:
        if one.has_counted:
            _book_earned(meaning, till, one, meaning.referrer)
            meaning.referrer[terms_of(till.program, one.rule, _unit(one), till.day)] += one.amount
            points += one.amount if _unit(one) == POINTS else 0
    meaning.referrer["earned", till.day] += points
    if referrer.buyer_id is not None:
        meaning.referrer[f"earned_by:{referrer.buyer_id}", None] += points
    return earned


def _use_up(
    meaning: Meaning,
    till: Till,
    prices: Prices,
    shown: Sequence[Shown],
    earned: Sequence[Earned],
    rewards: Sequence[ChosenReward],
) -> None:
    good: dict[CouponId, tuple[str, Coupon]] = {}
    for code, coupon, why in shown:
        if coupon and not why:
            good.setdefault(coupon.coupon_id, (code, coupon))
    asked: set[CouponId] = set()
    for one in earned:
        asked |= _asked_for(one.rule.conditions, good) if one.amount else set()
    for offer in till.program.offers:
        if offer.offer_id in prices.offer_ids:
            asked |= _asked_for(offer.conditions, good)
            _count_use(meaning, till, f"offer:{offer.offer_id}", offer.limits)
    for choice in rewards:
        reward = till.program.reward(choice.reward_id)
        assert reward is not None
        asked |= _asked_for(reward.conditions, good)
        _count_use(meaning, till, f"reward:{choice.reward_id}", reward.limits)
    for coupon_id in asked:
        code, coupon = good[coupon_id]
        _count_use(meaning, till, f"coupon:{code}", coupon.limits)


def _asked_for(conditions: Iterable[Condition], good: Iterable[CouponId]) -> set[CouponId]:
    """Return the first coupon that was shown of those that each condition asks for."""
    asked = [set(c.coupon_ids) for c in conditions if isinstance(c, WithCoupon)]
    return {next(coupon_id for coupon_id in good if coupon_id in ids) for ids in asked}


def _count_use(meaning: Meaning, till: Till, name: str, limits: Sequence[Limit]) -> None:
    if any(limit.who is Who.MEMBER for limit in limits):
        meaning.counters[name, till.day] += 1
    if any(limit.who is Who.EVERYONE for limit in limits):
        meaning.shared[name, till.day] += 1


def _count_sums(meaning: Meaning, till: Till, prices: Prices) -> None:
    loads = [taken_by(wallet.loads, prices.piles) for wallet in till.program.wallets]
    loaded_minor = sum(total(piles) for piles in loads)
    meaning.counters["spent", till.day] += meaning.due_minor - loaded_minor
    meaning.counters["visits", till.day] += 1
    points = sum(n for (unit, *_), n in meaning.new_lots.items() if unit == POINTS)
    meaning.counters["earned", till.day] += points
    if till.state.buyer_id is not None:
        meaning.counters[f"earned_by:{till.state.buyer_id}", None] += points
    for tier in till.program.tiers.tiers if till.program.tiers else ():
        if tier.paid:
            bought = [pile for pile in prices.piles if pile.sku == tier.paid.sku]
            pieces = sum(pile.milli for pile in bought) // 1000
            meaning.counters[f"paid:{tier.tier_id}", till.day] += pieces
