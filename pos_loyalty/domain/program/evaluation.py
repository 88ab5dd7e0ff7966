# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One sale, one member, one version of the programme: what it earns, takes and costs.

Pure: the till and the server call this with the same values and get the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import LotId, OpId, TierId
from pos_loyalty.domain.ledger import (
    Account,
    CounterChange,
    Effects,
    LedgerEntry,
    MemberState,
    PointLot,
    apply_effects,
    combine,
)
from pos_loyalty.domain.money import portion
from pos_loyalty.domain.program.basket import (
    Occasion,
    PricedLine,
    discounted,
    in_canonical_order,
    net_total,
    spread,
)
from pos_loyalty.domain.program.caps import cap_counter
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import (
    Accrual,
    earn,
    earn_welcome,
    remainder_counter,
)
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    LineDiscount,
    Redemption,
    RewardAnswer,
    answer_for_rewards,
    redeem,
)
from pos_loyalty.domain.program.tiers import TierBasis, TierStanding, standing
from pos_loyalty.domain.program.trace import RuleTrace
from pos_loyalty.domain.sale import Channel, Sale

ENGINE_VERSION: Final = 1
"""Grows when equal inputs would give another result; stored with every operation."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a sale means for a member.

    Attributes:
        discounts: All of ours together, by line; lines without one are missing.
        due_minor: What the customer pays.
        answers: One for each reward of the programme, for this basket as it was before the
            chosen ones were taken.
        standing_before: ``None`` where the programme has no tiers.
    """

    occasion: Occasion
    accruals: tuple[Accrual, ...]
    redemptions: tuple[Redemption, ...]
    discounts: tuple[LineDiscount, ...]
    due_minor: int
    standing_before: TierStanding | None
    standing_after: TierStanding | None
    trace: tuple[RuleTrace, ...]
    answers: tuple[RewardAnswer, ...]
    effects: Effects

    @property
    def earned_points(self) -> int:
        """Return the points that the sale earns, before any that are spent."""
        return sum(accrual.points for accrual in self.accruals)


def evaluate(
    program: Program,
    state: MemberState,
    sale: Sale,
    chosen: Sequence[ChosenReward] = (),
    *,
    op_id: OpId,
) -> Evaluation:
    """Return what the sale earns and costs, with the chosen rewards taken.

    The tier's discount comes off first, then the rewards in the order chosen; what is left to
    pay earns points.

    Args:
        op_id: Names the lot of the points that are earned.

    Raises:
        RewardUnavailable: If a chosen reward does not fit.
        InsufficientPoints: If the points do not reach for the chosen rewards.
        NoProgramInForce: If the programme is for another currency than the sale's.
    """
    if sale.currency != program.currency:
        raise NoProgramInForce
    day = sale.business_at.date()
    before = standing(program.tiers, state, day) if program.tiers else None
    occasion = _occasion(state, before, sale.business_at, sale.store_id, sale.channel)
    at_tier_price = _tier_priced(before, sale)
    answers = answer_for_rewards(program, state, occasion, at_tier_price)
    redemptions, lines = redeem(program, state, occasion, at_tier_price, chosen)
    accruals, trace = earn(program, state, occasion, lines)
    effects = combine(
        _earning_effects(program, accruals, day, _lot_id(op_id)),
        redemption_effects(redemptions),
        Effects(counters=_sale_counters(day, net_total(lines))),
    )
    after = standing(program.tiers, apply_effects(state, effects), day) if program.tiers else None
    return Evaluation(
        occasion,
        accruals,
        redemptions,
        _discounts_of(lines),
        net_total(lines),
        before,
        after,
        trace,
        answers,
        effects,
    )


def look_at_member(
    program: Program, state: MemberState, at: datetime, store_id: str
) -> tuple[TierStanding | None, tuple[RewardAnswer, ...]]:
    """Return the tier, and an answer for every reward, before anything is bought."""
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    occasion = _occasion(state, before, at, store_id, Channel.STORE)
    return before, answer_for_rewards(program, state, occasion, ())


def evaluate_redemption(
    program: Program,
    state: MemberState,
    chosen: Sequence[ChosenReward],
    *,
    at: datetime,
    store_id: str,
) -> tuple[tuple[Redemption, ...], Effects]:
    """Return what rewards take that are handed over without a sale.

    Raises:
        RewardUnavailable: If a reward needs a sale, or does not fit.
        InsufficientPoints: If the points do not reach.
    """
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    occasion = _occasion(state, before, at, store_id, Channel.STORE)
    redemptions, _ = redeem(program, state, occasion, (), chosen)
    return redemptions, redemption_effects(redemptions)


def evaluate_enrolment(
    program: Program, state: MemberState, *, at: datetime, store_id: str, op_id: OpId
) -> tuple[tuple[Accrual, ...], Effects]:
    """Return what a new member is given for joining."""
    before = standing(program.tiers, state, at.date()) if program.tiers else None
    occasion = _occasion(state, before, at, store_id, Channel.STORE)
    accruals, _ = earn_welcome(program, state, occasion)
    return accruals, _earning_effects(program, accruals, at.date(), _lot_id(op_id))


def redemption_effects(redemptions: Sequence[Redemption]) -> Effects:
    """Return the entries and lot changes of the redemptions, together."""
    return combine(
        *(
            Effects(
                (
                    LedgerEntry(Account.MEMBER, -r.points, f"reward:{r.reward_id}"),
                    LedgerEntry(Account.REDEEMED, r.points, f"reward:{r.reward_id}"),
                ),
                r.lots,
            )
            for r in redemptions
        )
    )


def _occasion(
    state: MemberState,
    before: TierStanding | None,
    at: datetime,
    store_id: str,
    channel: Channel,
) -> Occasion:
    tier_id: TierId | None = before.tier.tier_id if before else None
    is_first = state.total(TierBasis.VISITS) == 0
    return Occasion(at, store_id, channel, tier_id, state.segments, is_first)


def _tier_priced(before: TierStanding | None, sale: Sale) -> tuple[PricedLine, ...]:
    lines = tuple(PricedLine(line) for line in in_canonical_order(sale.lines))
    if before is None or not before.tier.discount_basis_points:
        return lines
    off = portion(sale.gross_minor, before.tier.discount_basis_points)
    return discounted(lines, spread(off, lines))


def _earning_effects(
    program: Program, accruals: Sequence[Accrual], day: date, lot_id: LotId
) -> Effects:
    capped = {rule.rule_id for rule in program.earning if rule.caps}
    entries: list[LedgerEntry] = []
    counters: list[CounterChange] = []
    for accrual in accruals:
        if accrual.remainder:
            name = remainder_counter(accrual.rule_id)
            counters.append(CounterChange(name, None, accrual.remainder))
        if accrual.points:
            cause = f"rule:{accrual.rule_id}"
            entries.append(LedgerEntry(Account.MEMBER, accrual.points, cause))
            entries.append(LedgerEntry(Account.ISSUED, -accrual.points, cause))
            if accrual.rule_id in capped:
                name = cap_counter(accrual.rule_id)
                counters.append(CounterChange(name, day, accrual.points))
    points = sum(accrual.points for accrual in accruals)
    if not points:
        return Effects(tuple(entries), (), tuple(counters))
    counters.append(CounterChange(TierBasis.POINTS_EARNED, day, points))
    vests_on, expires_on = program.vesting.first_day(day), program.expiry.last_day(day)
    lot = PointLot(lot_id, points, vests_on, expires_on)
    return Effects(tuple(entries), (lot,), tuple(counters))


def _sale_counters(day: date, net_minor: int) -> tuple[CounterChange, ...]:
    return (
        CounterChange(TierBasis.MONEY_SPENT, day, net_minor),
        CounterChange(TierBasis.VISITS, day, 1),
    )


def _discounts_of(lines: Sequence[PricedLine]) -> tuple[LineDiscount, ...]:
    return tuple(
        LineDiscount(priced.line.line_id, priced.discount_minor)
        for priced in sorted(lines, key=lambda priced: priced.line.line_id)
        if priced.discount_minor
    )


def _lot_id(op_id: OpId) -> LotId:
    return LotId(f"{op_id.hex}-0")
