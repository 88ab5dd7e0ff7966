# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the rules give, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.tiers import Tier
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.anniversaries import Birthday, Tenure
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.referral import Referral, Side
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.welcome import Welcome
from tests.domain.reference.asking import Asker, first_failing
from tests.domain.reference.days import counted_in, feasts, years_between
from tests.domain.reference.piles import Pile, taken_by


@dataclass
class Earned:
    """What became of a rule.

    Attributes:
        banked: The change of the remainder bank; ``None`` where there is none.
        times: How often a rule counted that may not count again.
    """

    rule: EarningRule
    amount: int = 0
    code: str = ""
    banked: int = 0
    times: int = 0
    has_counted: bool = False


@dataclass
class Basket:
    """Who buys what, and whose account the rules look at."""

    program: Program
    asker: Asker
    piles: list[Pile]
    account: MemberState
    earned: list[Earned] = field(default_factory=list)


def earned_by_member(program: Program, asker: Asker, piles: list[Pile]) -> list[Earned]:
    """Return what became of every rule that a sale is asked about, multipliers last."""
    basket = Basket(program, asker, piles, asker.state)
    rules = [*program.earning, *_of_tiers(program)]
    adding = [rule for rule in rules if _adds_at_a_sale(rule) and not _is_for_referrer(rule)]
    basket.earned = _limited(basket, _best(program, [_added(basket, rule) for rule in adding]))
    multiplied = _multiplied(basket, [r for r in rules if isinstance(r.effect, Multiply)])
    return [*basket.earned, *_limited(basket, _best(program, multiplied))]


def earned_by_referrer(
    program: Program, asker: Asker, piles: list[Pile], referrer: MemberState
) -> list[Earned]:
    """Return what the one is given who invited the buyer."""
    basket = Basket(program, asker, piles, referrer)
    rules = [rule for rule in program.earning if _is_for_referrer(rule)]
    return _limited(basket, _best(program, [_added(basket, rule) for rule in rules]))


def _adds_at_a_sale(rule: EarningRule) -> bool:
    return not isinstance(rule.effect, Multiply) and not isinstance(
        rule.trigger, Welcome | Activity
    )


def _is_for_referrer(rule: EarningRule) -> bool:
    return isinstance(rule.trigger, Referral) and rule.trigger.side is Side.REFERRER


def _of_tiers(program: Program) -> list[EarningRule]:
    def rule_of(tier: Tier, effect: Multiply, group: str) -> EarningRule:
        return EarningRule(
            rule_id=RuleId(f"tier:{tier.tier_id}"),
            name={},
            trigger=Spend(step_minor=1),
            effect=effect,
            conditions=(Tiers(tier_ids=(tier.tier_id,)),),
            group=group,
        )

    ladder = program.tiers
    if ladder is None:
        return []
    group = ladder.multiplier_group
    return [rule_of(tier, tier.multiplier, group) for tier in ladder.tiers if tier.multiplier]


def _added(basket: Basket, rule: EarningRule) -> Earned:
    taken = taken_by(rule.on_lines, basket.piles)
    earned = Earned(rule, code=first_failing(rule.conditions, basket.asker, taken))
    effect, trigger = rule.effect, rule.trigger
    if earned.code or not taken or isinstance(effect, Multiply):
        earned.code = earned.code or "nothing_to_count"
        return earned
    if isinstance(trigger, Spend | Item | Category | Tag):
        in_hand = in_basket = sum(_weight(trigger, pile) for pile in taken)
        has_bank = isinstance(trigger, Spend) and trigger.carry_remainder
        bank = basket.account.counters.get(f"remainder:{rule.rule_id}", {}) if has_bank else {}
        in_hand += sum(bank.values())
        steps = 0
        while in_hand >= trigger.step:
            in_hand -= trigger.step
            steps += 1
        earned.amount = steps * effect.amount
        earned.banked = in_basket - steps * trigger.step if has_bank else 0
        earned.has_counted = bool(earned.amount or earned.banked)
    else:
        earned.times = _times(basket, rule)
        earned.amount = earned.times * effect.amount
        earned.has_counted = earned.times > 0
    if not earned.has_counted:
        earned.code = "nothing_to_count"
    return earned


def _weight(trigger: Spend | Item | Category | Tag, pile: Pile) -> int:
    match trigger:
        case Spend():
            return pile.net_minor
        case Item(skus=skus):
            return pile.milli if pile.sku in skus else 0
        case Category(categories=categories):
            return pile.milli if pile.category in categories else 0
        case Tag(tags=tags):
            return pile.milli if set(pile.tags) & set(tags) else 0


def _times(basket: Basket, rule: EarningRule) -> int:
    day = basket.asker.sale.business_at.date()
    given = basket.account.counters.get(f"given:{rule.rule_id}", {})
    match rule.trigger:
        case Birthday(days_before=before, days_after=after):
            celebrated = feasts(basket.account.birthday, day) if basket.account.birthday else []
            for feast in celebrated:
                if -before <= (day - feast).days <= after:
                    near = [
                        n for on, n in given.items() if on and -before <= (on - feast).days <= after
                    ]
                    return 1 if sum(near) <= 0 else 0
            return 0
        case Tenure():
            years = years_between(basket.account.joined_on, day)
            return max(0, years - sum(given.values()))
        case Referral():
            buyer = basket.asker
            return int(buyer.state.referred_by is not None and buyer.is_first_purchase)
    return 1


def _best(program: Program, all_earned: list[Earned]) -> list[Earned]:
    """Leave of each group what its policy leaves."""
    for name, policy in program.groups.items():
        rivals = [e for e in all_earned if e.rule.group == name and e.has_counted]
        most = max((earned.amount for earned in rivals), default=0)
        if most and policy in (Combination.BEST, Combination.FIRST):
            wanted = 1 if policy is Combination.FIRST else most
            winner = next(earned for earned in rivals if earned.amount >= wanted)
            for earned in rivals:
                if earned is not winner:
                    earned.amount = earned.banked = earned.times = 0
                    earned.has_counted, earned.code = False, "outranked"
    return all_earned


def _limited(basket: Basket, all_earned: list[Earned]) -> list[Earned]:
    day = basket.asker.sale.business_at.date()
    for earned in all_earned:
        rule = earned.rule
        for cap in rule.caps:
            counted, name = basket.account.counters, f"cap:{rule.rule_id}"
            used = 0 if cap.period is Period.SALE else counted_in(counted, name, cap.period, day)
            _give_at_most(earned, cap.amount_max - used, "capped")
        if rule.budget:
            shared, name = basket.asker.state.shared, f"budget:{rule.rule_id}"
            used = counted_in(shared, name, rule.budget.period, day)
            _give_at_most(earned, rule.budget.amount_max - used, "over_budget")
    return all_earned


def _give_at_most(earned: Earned, most: int, code: str) -> None:
    if earned.amount > max(0, most):
        earned.amount, earned.code = max(0, most), code


def _multiplied(basket: Basket, rules: Sequence[EarningRule]) -> list[Earned]:
    """Return the bonus of each multiplier: of the base's points, by the money that made them."""
    base = [
        earned
        for earned in basket.earned
        if earned.has_counted
        and isinstance(earned.rule.trigger, Spend)
        and isinstance(earned.rule.effect, Add)
    ]
    grown: dict[tuple[str, tuple[str, str, tuple[str, ...]]], Fraction] = {}
    bonuses = []
    for rule in rules:
        effect = rule.effect
        assert isinstance(effect, Multiply)
        times = Fraction(effect.numerator, effect.denominator)
        is_compound = basket.program.groups.get(rule.group) is Combination.COMPOUND
        taken = taken_by(rule.on_lines, basket.piles)
        bonus = Earned(rule, code=first_failing(rule.conditions, basket.asker, taken))
        bonuses.append(bonus)
        if bonus.code:
            continue
        for earned in base:
            multiplied = taken_by(earned.rule.on_lines, basket.piles)
            whole = sum(pile.net_minor for pile in multiplied)
            of_points = [
                Fraction(earned.amount * pile.net_minor, whole)
                * grown.get((rule.group, pile.goods), 1)
                for pile in taken
                if whole and any(pile is other for other in multiplied)
            ]
            bonus.amount += int(sum(of_points) * (times - 1))
        for pile in taken if is_compound else ():
            key = (rule.group, pile.goods)
            grown[key] = grown.get(key, Fraction(1)) * times
        bonus.has_counted = bonus.amount > 0
        bonus.code = "" if bonus.amount else "nothing_to_count"
    return bonuses
