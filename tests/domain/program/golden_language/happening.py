# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to members without a sale: deeds, rewards, holds, households, merges."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from pos_loyalty.domain.ids import ActivityId
from pos_loyalty.domain.program.basket import Happening
from pos_loyalty.domain.program.holds import hold_effects, release_effects
from pos_loyalty.domain.program.household_account import join, leave
from pos_loyalty.domain.program.households import HouseholdPolicy
from pos_loyalty.domain.program.merging import merge, unmerge
from pos_loyalty.domain.program.occasions import (
    Awarded,
    Moment,
    arrived,
    days_after,
    evaluate_moment,
    evaluate_redemption,
)
from pos_loyalty.domain.program.redeeming import ChosenReward, held_for
from tests.domain.program.golden_language.shop import STORE, Shop
from tests.domain.program.well_formed import assert_well_formed


def happen(
    shop: Shop, name: str, happening: Happening, at: datetime, activity: str = ""
) -> Awarded:
    """Record what is given for joining, for a deed, or for the day."""
    moment = Moment(happening, at, STORE, ActivityId(activity))
    op_id, state = shop.accounts.next_op, shop.accounts.of(name)
    awarded = evaluate_moment(shop.program, state, moment, op_id=op_id)
    assert_well_formed(awarded)
    shop.accounts.record(name, awarded.effects, awarded.others)
    return awarded


def arrive(shop: Shop, name: str, event: str, day: date) -> None:
    """Record that something came which points waited for."""
    state = shop.accounts.of(name)
    days = days_after(shop.program, event)
    shop.accounts.record(name, arrived(state, event, day, days))


def redeem(shop: Shop, name: str, choice: ChosenReward, at: datetime) -> None:
    """Record that a reward was taken without buying."""
    state = shop.accounts.of(name)
    _, own, others = evaluate_redemption(shop.program, state, [choice], at=at, store_id=STORE)
    shop.accounts.record(name, own, others)


def set_aside(shop: Shop, name: str, choice: ChosenReward, day: date) -> None:
    """Record a hold."""
    noon = datetime.combine(day, time(12), UTC)
    held = held_for(shop.program, shop.accounts.of(name), choice, noon)
    last_day = day + timedelta(days=shop.program.hold_days)
    hold = replace(held, hold_op_id=shop.accounts.next_op, last_day=last_day)
    shop.accounts.record(name, hold_effects(hold))
    shop.holds[hold.reward_id] = hold


def release(shop: Shop, name: str, reward_id: str, day: date) -> None:
    """Record that what was set aside is the member's again."""
    effects = release_effects(
        shop.hold_for(reward_id),
        shop.accounts.of(name),
        op_id=shop.accounts.next_op,
        day=day,
        reinstated_days=shop.program.reinstated_days,
    )
    shop.accounts.record(name, effects)


def join_household(shop: Shop, name: str, household: str, day: date) -> None:
    """Record that somebody joined a household's account."""
    accounts = shop.accounts
    moved = join(accounts.of(name), accounts.of(household), day=day, op_id=accounts.next_op)
    accounts.transfer(name, household, moved)


def leave_household(shop: Shop, name: str, household: str, day: date, *, is_last: bool) -> None:
    """Record that somebody left a household's account."""
    moved = leave(
        shop.accounts.of(name).member_id,
        shop.accounts.of(household),
        (shop.program.households or HouseholdPolicy()).leaving,
        is_last=is_last,
        day=day,
        op_id=shop.accounts.next_op,
    )
    shop.accounts.transfer(household, name, moved)


def become_one(shop: Shop, absorbed: str, survivor: str) -> None:
    """Record that two accounts became one."""
    accounts = shop.accounts
    moved = merge(accounts.of(absorbed), accounts.of(survivor), op_id=accounts.next_op)
    shop.merges[absorbed, survivor] = moved
    accounts.transfer(absorbed, survivor, moved)


def become_two(shop: Shop, absorbed: str, survivor: str) -> None:
    """Record that a merge was taken back.

    Raises:
        ValueError: If the two were never merged.
    """
    if (absorbed, survivor) not in shop.merges:
        raise ValueError(f"{absorbed} was not merged into {survivor}")
    shop.accounts.transfer(absorbed, survivor, unmerge(shop.merges[absorbed, survivor]))
