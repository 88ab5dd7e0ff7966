# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Members with a past: points and stamps, sums of all kinds, somebody who invited them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from hypothesis import strategies as st

from pos_loyalty.domain.ids import LotId
from pos_loyalty.domain.ledger import ACTIVITIES, VISITS, Lot, MemberState
from pos_loyalty.domain.program.caps import budget_counter, cap_counter, given_counter
from pos_loyalty.domain.program.challenges import progress_counter, reached_counter
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import remainder_counter
from pos_loyalty.domain.program.limits import coupon_counter, offer_counter, reward_counter
from pos_loyalty.domain.program.tiers import TierBasis, paid_counter
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.units import POINTS, Unit, badges_of, money_in, stamps_on, vouchers_for
from tests.domain.shopping import ADA
from tests.domain.strategies.dice import Dice, seeds
from tests.domain.strategies.vocabulary import (
    BADGES,
    BEA,
    CARDS,
    CARL,
    CODES,
    EVENTS,
    REWARDS,
    SEGMENTS,
    TIERS,
    WALLETS,
)

Counters = Mapping[str, Mapping[date | None, int]]

UNITS: Final[tuple[Unit, ...]] = (
    POINTS,
    POINTS,
    POINTS,
    *(stamps_on(card_id) for card_id in CARDS),
    *(stamps_on(card_id) for card_id in CARDS),
    *(vouchers_for(reward_id) for reward_id in REWARDS),
    *(money_in(wallet_id) for wallet_id in WALLETS),
    badges_of(BADGES[0]),
)
_JOINED: Final = (date(2019, 2, 28), date(2023, 11, 23), date(2024, 2, 29), date(2026, 1, 31))
_BORN: Final = (date(1990, 11, 23), date(2000, 2, 29), date(2010, 12, 31), date(1980, 1, 1))


def lot(number: int, seed: int, units: Sequence[Unit] = UNITS) -> Lot:
    """Return a lot of any kind: some are over, some wait, some are in debt."""
    dice = Dice(seed)
    return Lot(
        LotId(f"lot-{number}"),
        dice.number(-20, -1) if dice.is_one_in(5) else dice.number(0, 120),
        dice.day(-30, 40) if dice.is_one_in(3) else None,
        dice.day(-30, 60) if dice.is_one_in(2) else None,
        dice.pick(units),
        dice.pick(EVENTS) if dice.is_one_in(6) else "",
        dice.day(-400, 0),
        dice.pick([1, 6]) if dice.is_one_in(5) else 0,
    )


@st.composite
def lots(draw: st.DrawFn, units: Sequence[Unit] = UNITS) -> tuple[Lot, ...]:
    """Return up to six lots with different ends."""
    drawn = draw(st.lists(seeds, max_size=6))
    return tuple(lot(number, seed, units) for number, seed in enumerate(drawn))


points_lots = lots((POINTS,))


def _names_of(program: Program) -> list[str]:
    """Return the names of all sums by day that the programme may ask for."""
    rules = [rule.rule_id for rule in program.earning]
    return [
        *(cap_counter(rule_id) for rule_id in rules),
        *(given_counter(rule_id) for rule_id in rules),
        *(progress_counter(challenge.challenge_id) for challenge in program.challenges),
        *(reached_counter(challenge.challenge_id) for challenge in program.challenges),
        *(reward_counter(reward.reward_id) for reward in program.rewards),
        *(offer_counter(offer.offer_id) for offer in program.offers),
        *(coupon_counter(code.casefold()) for codes in CODES for code in codes),
        paid_counter(TIERS[3]),
        ACTIVITIES,
    ]


def _past_day(dice: Dice) -> date:
    return dice.day(-40, 0) if dice.is_one_in(2) else dice.day(-900, 0)


def _by_day(dice: Dice, low: int, high: int, most: int) -> dict[date | None, int]:
    counted = {_past_day(dice): dice.number(low, high) for _ in range(dice.number(1, most))}
    return {day: counted[day] for day in sorted(counted)}


def counters(dice: Dice, program: Program) -> Counters:
    """Return what was counted: sums by day, and what is banked of unfinished steps."""
    counted: dict[str, dict[date | None, int]] = {
        name: _by_day(dice, 0, 5, 3) for name in _names_of(program) if dice.is_one_in(5)
    }
    if dice.is_one_in(2):
        counted[VISITS] = _by_day(dice, 0, 2, 6)
    for basis in (TierBasis.POINTS_EARNED, TierBasis.MONEY_SPENT):
        if dice.is_one_in(3):
            counted[basis] = _by_day(dice, 0, 12_000, 3)
    for rule in program.earning:
        if isinstance(rule.trigger, Spend) and rule.trigger.carry_remainder and dice.is_one_in(2):
            step = rule.trigger.step
            bank = dice.number(0, step - 1) if dice.is_one_in(2) else dice.number(-step, 2 * step)
            counted[remainder_counter(rule.rule_id)] = {None: bank}
    return counted


def shared_counters(dice: Dice, program: Program) -> Counters:
    """Return what all members together did."""
    names = [
        *(budget_counter(rule.rule_id) for rule in program.earning),
        *(reward_counter(reward.reward_id) for reward in program.rewards),
        *(offer_counter(offer.offer_id) for offer in program.offers),
    ]
    return {name: _by_day(dice, 0, 60, 2) for name in names if dice.is_one_in(5)}


@st.composite
def members(draw: st.DrawFn, program: Program) -> MemberState:
    """Return a member of this programme."""
    held, dice = draw(lots()), Dice(draw(seeds))
    usual = (
        Lot(LotId("points"), dice.number(0, 300)),
        Lot(LotId("voucher"), dice.number(0, 2), unit=vouchers_for(REWARDS[0])),
        Lot(LotId("money"), dice.number(0, 900), unit=money_in(WALLETS[0])),
    )
    return MemberState(
        ADA,
        dice.pick(_JOINED),
        (*usual, *held),
        counters(dice, program),
        segments=dice.subset(SEGMENTS, 0),
        birthday=dice.pick(_BORN) if dice.is_one_in(2) else None,
        referred_by=CARL if dice.is_one_in(2) else None,
        buyer_id=BEA if dice.is_one_in(3) else None,
        shared=shared_counters(dice, program),
    )


@st.composite
def referrers(draw: st.DrawFn, program: Program) -> MemberState:
    """Return the account of somebody who may have invited the member."""
    held, dice = draw(points_lots), Dice(draw(seeds))
    buyer = BEA if dice.is_one_in(3) else None
    return MemberState(CARL, dice.pick(_JOINED), held, counters(dice, program), buyer_id=buyer)
