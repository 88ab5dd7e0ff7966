# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Promises that nobody can ever have."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions.calendar import Dates, Weekdays
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.conditions.people import Tiers
from pos_loyalty.domain.program.conditions.place import Channels, Stores
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.effects import Add, GiveStamps, GiveVoucher, Multiply
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers.activity import Activity
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.welcome import Welcome
from pos_loyalty.protocol.document_shape import Part, below
from pos_loyalty.protocol.mistakes import Mistake
from pos_loyalty.protocol.program_checks.reading import Reading, day, strings, text

_ONE_OF: Final = {Stores: "store_ids", Channels: "channels", Tiers: "tier_ids"}
"""Conditions that name what there is one of in every sale."""

_OF_SALES: Final = (MinimumSpend, MinimumQuantity, WithCoupon)
_WITHOUT_SALE: Final = (Welcome, Activity)


def check_vouchers(reading: Reading) -> Iterator[Mistake]:
    """Yield rewards for vouchers that nothing gives, and vouchers that are worth nothing."""
    given = {text(part, "reward_id"): part for part in reading.of(GiveVoucher, StampCard)}
    any_amount = {part.place for part in reading.of(PointsAsMoney)}
    for reward in reading.of(Reward):
        reward_id, place = text(reward, "reward_id"), below(reward.place, "cost_points")
        if reward.content.get("cost_points", 0) is None and reward_id not in given:
            nobody = "Only a voucher buys this, and nothing gives one: nobody can ever have it."
            advice = "Give it a cost, or let a rule, a stamp card or a challenge give a voucher."
            yield Mistake(place, nobody, advice)
        if reward_id in given and below(reward.place, "worth") in any_amount:
            yield Mistake(
                below(given[reward_id].place, "reward_id"),
                "Points as money are any amount: a voucher for them is worth nothing.",
                "Make a reward with a fixed amount for the voucher.",
            )


def check_stamp_cards(reading: Reading) -> Iterator[Mistake]:
    """Yield stamp cards that nothing fills."""
    filled = {text(part, "card_id") for part in reading.of(GiveStamps)}
    for card in reading.of(StampCard):
        if text(card, "card_id") not in {*filled, ""}:
            advice = 'Add an earning rule with the effect "stamps", or remove the card.'
            yield Mistake(card.place, "Nothing gives stamps on this card.", advice)


def check_multipliers(reading: Reading) -> Iterator[Mistake]:
    """Yield multipliers with nothing to multiply, or for something else than money spent."""
    kinds = {part.place: part.made_of for part in reading.parts}
    rules = [part.place for part in reading.of(EarningRule)]
    has_base = any(
        kinds.get(f"{rule}.trigger") is Spend and kinds.get(f"{rule}.effect") is Add
        for rule in rules
    )
    for part in reading.of(Multiply):
        rule = part.place.removesuffix(".effect")
        if rule in rules and kinds.get(f"{rule}.trigger", Spend) is not Spend:
            other = "Only points for money spent can be multiplied."
            yield Mistake(part.place, other, 'Let the trigger be "spend", or give points instead.')
        elif not has_base:
            nothing = "There is nothing to multiply: no rule gives points for money spent."
            yield Mistake(part.place, nothing, 'Add a rule with the trigger "spend" that adds.')


def check_conditions(reading: Reading) -> Iterator[Mistake]:
    """Yield conditions that cannot hold together, or at the time when the rule counts."""
    kinds = {part.place: part.made_of for part in reading.parts}
    for outer in reading.of(EarningRule, Offer, Reward):
        inner = [p for p in reading.within(outer) if p.place.startswith(f"{outer.place}.cond")]
        yield from _never_together(inner)
        if kinds.get(f"{outer.place}.trigger") in _WITHOUT_SALE:
            for part in inner:
                if part.made_of in _OF_SALES:
                    never = "There is no purchase when this rule counts, so this never holds."
                    yield Mistake(part.place, never, "Remove the condition, or change the trigger.")


def _never_together(conditions: Sequence[Part]) -> Iterator[Mistake]:
    left: dict[type, frozenset[object]] = {}
    latest_first, earliest_last = date.min, date.max
    for part in conditions:
        named = _named(part)
        if named is not None:
            both = left.get(part.made_of, named) & named
            if part.made_of in left and named and not both:
                yield _contradiction(part)
            left[part.made_of] = both or named
        if part.made_of is Dates:
            latest_first = max(latest_first, day(part, "first") or date.min)
            earliest_last = min(earliest_last, day(part, "last") or date.max)
            own = (day(part, "first") or date.min, day(part, "last") or date.max)
            if latest_first > earliest_last and own[0] <= own[1]:
                yield _contradiction(part)


def _named(part: Part) -> frozenset[object] | None:
    """Return what the condition names one of; ``None`` where it is of another sort."""
    if part.made_of is Weekdays:
        days = part.content.get("days")
        return frozenset(map(str, days)) if isinstance(days, list) else None
    if name := _ONE_OF.get(part.made_of):
        return frozenset(value for _, value in strings(part, name))
    return None


def _contradiction(part: Part) -> Mistake:
    never = "This and a condition before it never hold together."
    return Mistake(part.place, never, "Put what is meant into one condition.")


def check_filters(reading: Reading) -> Iterator[Mistake]:
    """Yield filters that exclude all that they name."""
    for part in reading.of(LineFilter):
        named, excluded = _sides(part)
        if named and named <= excluded:
            nothing = "All that is named here is excluded here: no goods are left."
            yield Mistake(part.place, nothing, "Remove it from one of the two lists.")


def _sides(part: Part) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    sorts = ("skus", "categories", "tags")
    named = {(sort, value) for sort in sorts for _, value in strings(part, sort)}
    excluded = {(sort, value) for sort in sorts for _, value in strings(part, f"excluded_{sort}")}
    return named, excluded
