# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What deciding a sale costs: a large basket, a large programme, one core, no disk.

The peer is the least that any engine could do: look at every line for every rule, and add up.
"""

import gc
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Final
from uuid import UUID

from bench.figures import Figure, all_timings
from bench.measure import Contestant, compete
from bench.stores import CACHE
from pos_loyalty.domain.ids import LotId, MemberId, OpId, RewardId, RuleId, TierId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.program.caps import Cap, Period
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.conditions.calendar import Hours, Weekdays
from pos_loyalty.domain.program.conditions.people import Segments, Tiers
from pos_loyalty.domain.program.conditions.spending import MinimumSpend
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning_rules import Combination, EarningRule
from pos_loyalty.domain.program.effects import Add, Multiply
from pos_loyalty.domain.program.evaluation import evaluate
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.tiers import RollingMonths, Tier, TierBasis, TierLadder
from pos_loyalty.domain.program.triggers.goods import Category, Item, Tag
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.triggers.visit import Visit
from pos_loyalty.domain.sale import UNIT_MILLI, Sale, SaleLine

LINES: Final = 30
RULES: Final = 60
LIMIT: Final = 6.0
LIMIT_P99_MS: Final = 2.0

_SEED: Final = 3
_BASKETS: Final = 200
_ARTICLES: Final = 2_000
_CATEGORIES: Final = [f"category-{number}" for number in range(24)]
_TAGS: Final = ["organic", "local", "sale", "gift-card", "vegan", "new"]
_NAME: Final = {"en": "x"}
_US_PER_MS: Final = 1000.0


def measure() -> Iterator[Figure]:
    """Yield what evaluating a sale takes, beside the barest loop."""
    gc.collect()
    gc.freeze()  # as the till does once it is loaded: what stays is not searched again and again
    program, state = _program(), _member()
    sales = _sales(random.Random(_SEED))  # noqa: S311 - baskets, not secrets
    contestants = [
        Contestant(
            "evaluate", cycle(sales), lambda sale: evaluate(program, state, sale, op_id=_OP)
        ),
        Contestant("bare loop", cycle(sales), lambda sale: _bare(program, sale)),
    ]
    competition = compete(contestants, folder=CACHE)
    ours = competition.timings["evaluate"]
    yield Figure(
        name="evaluate ÷ bare loop",
        meaning=f"{LINES} lines, {RULES} rules, traced",
        value=competition.ratio("evaluate", "bare loop"),
        unit="×",
        limit=LIMIT,
        timings=all_timings(competition),
    )
    yield Figure(
        name="evaluate, p99",
        meaning="the same sale",
        value=ours.p99_us / _US_PER_MS,
        unit="ms",
        limit=LIMIT_P99_MS,
    )
    yield Figure(
        name="evaluations per second",
        meaning="on one core, p50",
        value=1e6 / ours.p50_us,
        unit="per s",
    )


_OP: Final = OpId(UUID(int=7))


def _bare(program: Program, sale: Sale) -> int:
    total = 0
    for _rule in program.earning:
        for line in sale.lines:
            total += line.gross_minor
    return total


def _member() -> MemberState:
    """Return somebody who comes every week for a year."""
    first = date(2026, 1, 2)
    days = [first + timedelta(days=7 * week) for week in range(40)]
    lots = tuple(Lot(LotId(f"lot-{n}"), 40, None, date(2027, 1, 1)) for n in range(len(days)))
    by_day: dict[date | None, int] = dict.fromkeys(days, 40)
    counters = {"earned": by_day, "spent": by_day, "visits": dict.fromkeys(by_day, 1)}
    return MemberState(MemberId(UUID(int=1)), first, lots, counters, segments=("families",))


def _sales(dice: random.Random) -> list[Sale]:
    return [
        Sale("R", "store", "1", "PLN", datetime(2026, 11, 24, 9, 15, tzinfo=UTC), _lines(dice))
        for _ in range(_BASKETS)
    ]


def _lines(dice: random.Random) -> tuple[SaleLine, ...]:
    lines = []
    for line_id in range(1, LINES + 1):
        article = dice.randrange(_ARTICLES)
        pieces = dice.choice((1, 1, 1, 2, 3))
        lines.append(
            SaleLine(
                line_id,
                pieces * (99 + article % 1500),
                f"sku-{article}",
                _CATEGORIES[article % len(_CATEGORIES)],
                (_TAGS[article % len(_TAGS)],) if article % 3 == 0 else (),
                pieces * UNIT_MILLI,
            )
        )
    return tuple(lines)


def _program() -> Program:
    """Return the programme of a chain: a base, and promotions of which some fit each basket.

    As with real ones, most are for other goods, other hours, other people; about a third of the
    rules give something.
    """
    spend, point = Spend(step_minor=100), Add(points=1)
    earning = (
        _rule("base", spend, point, LineFilter(excluded_tags=("gift-card",))),
        _rule("visit", Visit(), Add(points=2), MinimumSpend(minor=2000)),
        *(_rule(f"shelf-{n}", spend, point, LineFilter(categories=_pick(n))) for n in range(6)),
        *(_rule(f"fresh-{n}", Category(categories=_pick(n)), point) for n in range(4)),
        *(_rule(f"tag-{n}", Tag(tags=(tag,)), point) for n, tag in enumerate(_TAGS[:4])),
        *(_rule(f"item-{n}", Item(skus=_skus(n)), Add(points=5)) for n in range(24)),
        *(_rule(f"evening-{n}", spend, point, _EVENING) for n in range(6)),
        *(_rule(f"club-{n}", spend, point, Segments(segments=(f"s{n}",))) for n in range(6)),
        *(
            _rule(f"times-{n}", spend, Multiply(numerator=3, denominator=2), condition)
            for n, condition in enumerate(_MULTIPLIER_CONDITIONS)
        ),
    )
    if len(earning) != RULES:
        raise ValueError(f"{len(earning)} rules instead of {RULES}")
    return Program(
        name=_NAME,
        currency="PLN",
        effective_from=date(2026, 1, 1),
        earning=earning,
        groups={"times": Combination.BEST},
        tiers=_tiers(),
        rewards=tuple(_reward(n) for n in range(5)),
    )


_EVENING: Final = Hours(start_minute=1020, end_minute=1200)
_MULTIPLIER_CONDITIONS: Final[
    tuple[LineFilter | MinimumSpend | Weekdays | Hours | Segments | Tiers, ...]
] = (
    Weekdays(days=(2,)),
    Weekdays(days=(6, 7)),
    Hours(start_minute=360, end_minute=720),
    Tiers(tier_ids=(TierId("gold"),)),
    Segments(segments=("families",)),
    MinimumSpend(minor=10_000),
    LineFilter(categories=("category-1", "category-2")),
    LineFilter(tags=("organic",)),
)


_About = LineFilter | MinimumSpend | Weekdays | Hours | Segments | Tiers


def _rule(
    rule_id: str,
    trigger: Spend | Visit | Item | Category | Tag,
    effect: Add | Multiply,
    *about: _About,
) -> EarningRule:
    filters = [part for part in about if isinstance(part, LineFilter)]
    return EarningRule(
        rule_id=RuleId(rule_id),
        name=_NAME,
        trigger=trigger,
        effect=effect,
        on_lines=filters[0] if filters else LineFilter(),
        conditions=tuple(part for part in about if not isinstance(part, LineFilter)),
        caps=(Cap(amount_max=50, period=Period.DAY),) if rule_id.startswith("item") else (),
        group="times" if isinstance(effect, Multiply) else "",
    )


def _pick(number: int) -> tuple[str, ...]:
    return (_CATEGORIES[number % 24], _CATEGORIES[(number * 5 + 1) % 24])


def _skus(number: int) -> tuple[str, ...]:
    return tuple(f"sku-{(number * 37 + step * 101) % _ARTICLES}" for step in range(5))


def _tiers() -> TierLadder:
    tiers = tuple(
        Tier(tier_id=TierId(name), name=_NAME, threshold=n * 500, discount_basis_points=n * 500)
        for n, name in enumerate(("bronze", "silver", "gold"))
    )
    return TierLadder(basis=TierBasis.POINTS_EARNED, window=RollingMonths(months=12), tiers=tiers)


def _reward(number: int) -> Reward:
    return Reward(
        reward_id=RewardId(f"off-{number}"),
        name=_NAME,
        cost_points=100 * (number + 1),
        worth=AmountOff(minor=500 * (number + 1)),
    )
