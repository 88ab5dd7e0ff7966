# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Programmes, accounts and sales as shops might have them, made up by Hypothesis."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from pos_loyalty.domain.errors import InsufficientPoints, RewardUnavailable
from pos_loyalty.domain.ids import LotId, RewardId, RuleId, TierId
from pos_loyalty.domain.ledger import PointLot
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.conditions.calendar import Hours, Weekdays
from pos_loyalty.domain.program.conditions.people import FirstPurchase, Tiers
from pos_loyalty.domain.program.conditions.spending import MinimumQuantity, MinimumSpend
from pos_loyalty.domain.program.document import (
    Combination,
    Condition,
    EarningRule,
    Program,
    Reward,
    Trigger,
    Worth,
)
from pos_loyalty.domain.program.earning import remainder_counter
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.expiry import FixedDay, MonthsAfterEarning, Never, Vesting
from pos_loyalty.domain.program.line_filter import EVERY_LINE, LineFilter
from pos_loyalty.domain.program.redeeming import ChosenReward
from pos_loyalty.domain.program.rewards.free_item import FreeItem
from pos_loyalty.domain.program.rewards.money_off import (
    AmountOff,
    PercentOf,
    PercentOff,
    PointsAsMoney,
)
from pos_loyalty.domain.program.tiers import (
    CalendarYear,
    RollingMonths,
    SinceJoining,
    TierBasis,
    TierLadder,
)
from pos_loyalty.domain.program.triggers.goods import Category, Item
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import SaleLine
from tests.domain.shopping import MONDAY, NAME, TODAY, Bought, Shopper, tier_of

type_of_goods = st.sampled_from(
    [
        ("apple", "fruit", ()),
        ("apple", "fruit", ("bruised",)),
        ("bread", "bakery", ("fresh",)),
        ("coffee", "drinks", ("fresh", "hot")),
        ("voucher", "", ("gift-card",)),
        ("", "", ()),
    ]
)
amounts_minor = st.one_of(
    st.sampled_from([0, 1, 99, 100, 101, 1000]), st.integers(0, 400), st.integers(0, 30_000)
)
quantities_milli = st.one_of(st.sampled_from([1000, 2000, 3000]), st.integers(1, 5000))
times = st.builds(
    lambda days, hours: MONDAY + timedelta(days=days, hours=hours),
    st.integers(-40, 40),
    st.integers(-12, 11),
)


@st.composite
def sale_lines(draw: st.DrawFn) -> tuple[SaleLine, ...]:
    """Return one to six lines."""
    lines = []
    for line_id in range(1, draw(st.integers(1, 6)) + 1):
        sku, category, tags = draw(type_of_goods)
        minor, quantity = draw(amounts_minor), draw(quantities_milli)
        lines.append(SaleLine(line_id, minor, sku, category, tags, quantity))
    return tuple(lines)


@st.composite
def split_lines(draw: st.DrawFn, lines: Sequence[SaleLine]) -> tuple[SaleLine, ...]:
    """Return the same goods for the same money on other lines, in another order."""
    pieces: list[SaleLine] = []
    for line in lines:
        rest = line
        while rest.quantity_milli > 1 and draw(st.booleans()):
            milli = draw(st.integers(1, rest.quantity_milli - 1))
            minor = draw(st.integers(0, rest.gross_minor))
            pieces.append(replace(rest, gross_minor=minor, quantity_milli=milli))
            rest = replace(
                rest,
                gross_minor=rest.gross_minor - minor,
                quantity_milli=rest.quantity_milli - milli,
            )
        pieces.append(rest)
    mixed = draw(st.permutations(pieces))
    return tuple(replace(line, line_id=number) for number, line in enumerate(mixed, start=1))


line_filters = st.sampled_from(
    [
        EVERY_LINE,
        LineFilter(categories=("fruit", "bakery")),
        LineFilter(skus=("coffee",), tags=("bruised",)),
        LineFilter(excluded_tags=("gift-card",)),
        LineFilter(tags=("fresh",), excluded_skus=("bread",), excluded_categories=("drinks",)),
    ]
)
conditions: st.SearchStrategy[Condition] = st.one_of(
    st.builds(MinimumSpend, minor=st.integers(1, 20_000)),
    st.builds(MinimumQuantity, pieces=st.integers(1, 6)),
    st.builds(Weekdays, days=st.lists(st.integers(1, 7), min_size=1).map(tuple)),
    st.builds(Hours, start_minute=st.integers(0, 1439), end_minute=st.integers(1, 1440)),
    st.just(FirstPurchase()),
    st.sampled_from([Tiers(tier_ids=(TierId("b"),)), Tiers(tier_ids=(TierId("a"), TierId("c")))]),
)
caps = st.builds(Cap, points_max=st.integers(0, 200), period=st.sampled_from(Period))
triggers: st.SearchStrategy[Trigger] = st.one_of(
    st.builds(Spend, step_minor=st.sampled_from([1, 7, 100, 2000]), carry_remainder=st.booleans()),
    st.just(Visit()),
    st.just(Item(skus=("apple", "coffee"))),
    st.just(Category(categories=("fruit", "bakery"))),
)


def _few(strategy: st.SearchStrategy[Condition]) -> st.SearchStrategy[tuple[Condition, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def _rules(draw: st.DrawFn, number: int) -> EarningRule:
    is_multiplier = draw(st.integers(0, 3)) == 0
    effect: Add | Multiply
    if is_multiplier:
        trigger: Trigger = Spend(step_minor=100)
        denominator = draw(st.integers(1, 3))
        effect = Multiply(numerator=denominator + draw(st.integers(1, 5)), denominator=denominator)
        group = draw(st.sampled_from(["", "multiply-best", "multiply-first"]))
    else:
        trigger, effect = draw(triggers), Add(points=draw(st.integers(1, 12)))
        group = draw(st.sampled_from(["", "", "add-best", "add-first", "add-sum"]))
    return EarningRule(
        rule_id=RuleId(f"rule-{number}"),
        name=NAME,
        trigger=trigger,
        effect=effect,
        on_lines=draw(line_filters),
        conditions=draw(_few(conditions)) if draw(st.booleans()) else (),
        caps=tuple(draw(st.lists(caps, max_size=2))) if draw(st.booleans()) else (),
        group=group,
    )


money_off: st.SearchStrategy[Worth] = st.one_of(
    st.builds(AmountOff, minor=st.integers(1, 5000)),
    st.builds(
        PercentOff,
        basis_points=st.integers(1, 10_000),
        maximum_minor=st.none() | st.integers(1, 2000),
    ),
    st.builds(PointsAsMoney, points_step=st.integers(1, 5), minor_per_step=st.integers(1, 70)),
)
"""Worths that look at the basket as a whole."""

worths: st.SearchStrategy[Worth] = st.one_of(
    money_off,
    st.builds(PercentOff, basis_points=st.integers(1, 10_000), of=st.just(PercentOf.CHEAPEST_LINE)),
    st.just(FreeItem(skus=("apple", "coffee"))),
)


@st.composite
def _rewards(draw: st.DrawFn, number: int, of_worth: st.SearchStrategy[Worth]) -> Reward:
    return Reward(
        reward_id=RewardId(f"reward-{number}"),
        name=NAME,
        cost_points=draw(st.integers(1, 60)),
        worth=draw(of_worth),
        conditions=draw(_few(conditions)) if draw(st.integers(0, 3)) == 0 else (),
    )


ladders = st.builds(
    lambda basis, window, step, off: TierLadder(
        basis=basis,
        window=window,
        tiers=(tier_of("a", 0, off=off), tier_of("b", step), tier_of("c", 3 * step, off=2 * off)),
    ),
    st.sampled_from(TierBasis),
    st.one_of(
        st.just(SinceJoining()),
        st.builds(CalendarYear, kept_years=st.integers(0, 2)),
        st.builds(RollingMonths, months=st.integers(1, 24)),
    ),
    st.sampled_from([1, 50, 5000]),
    st.sampled_from([0, 333, 500, 5000]),
)
expiries = st.one_of(
    st.just(Never()),
    st.builds(MonthsAfterEarning, months=st.integers(3, 24), to_month_end=st.booleans()),
    st.just(FixedDay(month=12, day=31, months_min=3)),
)


@st.composite
def programs(draw: st.DrawFn, of_worth: st.SearchStrategy[Worth] = worths) -> Program:
    """Return a programme of one to five rules; points outlive the days of ``times``."""
    rules = tuple(draw(_rules(number)) for number in range(draw(st.integers(1, 5))))
    rewards = tuple(draw(_rewards(number, of_worth)) for number in range(draw(st.integers(0, 3))))
    return Program(
        name=NAME,
        currency="PLN",
        effective_from=date(2026, 1, 1),
        earning=rules,
        groups={
            "add-best": Combination.BEST,
            "add-first": Combination.FIRST,
            "add-sum": Combination.SUM,
            "multiply-best": Combination.BEST,
            "multiply-first": Combination.FIRST,
        },
        tiers=draw(st.none() | ladders),
        expiry=draw(expiries),
        vesting=Vesting(days=draw(st.sampled_from([0, 0, 3]))),
        rewards=rewards,
    )


@st.composite
def lots(draw: st.DrawFn) -> tuple[PointLot, ...]:
    """Return up to five lots with different ends, some of them over, some in debt."""
    day = st.integers(-30, 60).map(lambda days: TODAY + timedelta(days=days))
    return tuple(
        PointLot(
            LotId(f"lot-{number}"),
            draw(st.integers(-20, 120)),
            draw(st.none() | day),
            draw(st.none() | day),
        )
        for number in range(draw(st.integers(0, 5)))
    )


@st.composite
def shoppers(draw: st.DrawFn, of_worth: st.SearchStrategy[Worth] = worths) -> Shopper:
    """Return a member of some programme, with points to spend and money in the bank."""
    program = draw(programs(of_worth))
    points = draw(st.integers(0, 300))
    shopper = Shopper(program, PointLot(LotId("first"), points), *draw(lots()))
    counters: dict[str, dict[date | None, int]] = {
        remainder_counter(rule.rule_id): {None: draw(st.integers(0, rule.trigger.step_minor - 1))}
        for rule in program.earning
        if rule.adds and isinstance(rule.trigger, Spend) and rule.trigger.carry_remainder
    }
    counters["visits"] = {TODAY - timedelta(days=60): draw(st.integers(0, 2))}
    shopper.state = replace(shopper.state, counters=counters)
    return shopper


@st.composite
def choices(draw: st.DrawFn, program: Program) -> tuple[ChosenReward, ...]:
    """Return up to two rewards of the programme, that may fit or not."""
    if not program.rewards:
        return ()
    chosen = []
    for reward in draw(st.lists(st.sampled_from(program.rewards), max_size=2)):
        step = reward.worth.points_step if isinstance(reward.worth, PointsAsMoney) else 0
        points = -(-reward.cost_points // step) * step if step else None
        chosen.append(ChosenReward(reward.reward_id, points))
    return tuple(chosen)


def buys_what_fits(
    buy: Callable[[tuple[ChosenReward, ...]], Bought], chosen: tuple[ChosenReward, ...]
) -> Bought:
    """Buy with the chosen rewards, or with none where they do not fit."""
    try:
        return buy(chosen)
    except (RewardUnavailable, InsufficientPoints):
        return buy(())


@st.composite
def returns_in_pieces(draw: st.DrawFn, lines: Sequence[SaleLine]) -> list[dict[int, int]]:
    """Return returns that bring every line back whole, in pieces and in any order."""
    pieces = []
    for line in lines:
        left = line.gross_minor
        while left and draw(st.booleans()):
            part = draw(st.integers(0, left))
            pieces.append({line.line_id: part})
            left -= part
        pieces.append({line.line_id: left})
    return draw(st.permutations(pieces))
