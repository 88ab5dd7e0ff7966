# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One sale, one member, one version of the programme: what it earns, takes and costs.

Pure: the till and the server call this with the same values and get the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    CounterChange,
    Effects,
    MemberState,
    combine,
    with_counters,
)
from pos_loyalty.domain.program.accruing import Accruals, accrue, accrue_for_referrer
from pos_loyalty.domain.program.basket import (
    Happening,
    Occasion,
    PricedLine,
    in_canonical_order,
    net_total,
)
from pos_loyalty.domain.program.completions import (
    Completion,
    complete,
    completion_effects,
    earned_points,
)
from pos_loyalty.domain.program.coupons import ShownCoupon, look_at_coupons
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.households import earned_by_counter
from pos_loyalty.domain.program.lot_terms import LotMaker
from pos_loyalty.domain.program.paying import load, load_effects, pay
from pos_loyalty.domain.program.pricing import Priced, price
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    LineDiscount,
    Redemption,
    RewardAnswer,
    redemption_effects,
)
from pos_loyalty.domain.program.stored_value import WalletLoad, WalletPayment
from pos_loyalty.domain.program.tiers import (
    Tier,
    TierBasis,
    TierStanding,
    paid_counter,
    standing,
)
from pos_loyalty.domain.program.trace import DiscountTrace, RuleTrace
from pos_loyalty.domain.program.uses import uses_in_sale
from pos_loyalty.domain.sale import UNIT_MILLI, Channel, Sale

ENGINE_VERSION: Final = 2
"""Grows when equal inputs would give another result; stored with every operation."""

Choice = ChosenReward | WalletPayment


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a sale means for a member.

    Attributes:
        accruals: What the rules give the member.
        completions: What came in for challenges and stamp cards, and what they give.
        discounts: All of ours together, by line; lines without one are missing.
        due_minor: What there is to pay, before stored value.
        loads: What goes into wallets.
        payments: What is paid from wallets.
        standing_before: ``None`` where the programme has no tiers.
        answers: One for each reward of the programme, for this basket as it was before the
            chosen ones were taken.
        referrer_accruals: What the one is given who invited the member.
        effects: On the member's account.
        others: On the accounts of the referrer and of the programme itself.
    """

    occasion: Occasion
    accruals: tuple[Accrual, ...]
    completions: tuple[Completion, ...]
    redemptions: tuple[Redemption, ...]
    discounts: tuple[LineDiscount, ...]
    due_minor: int
    loads: tuple[WalletLoad, ...]
    payments: tuple[WalletPayment, ...]
    standing_before: TierStanding | None
    standing_after: TierStanding | None
    trace: tuple[RuleTrace, ...]
    discount_trace: tuple[DiscountTrace, ...]
    answers: tuple[RewardAnswer, ...]
    referrer_accruals: tuple[Accrual, ...]
    effects: Effects
    others: tuple[AccountEffects, ...]

    @property
    def earned_points(self) -> int:
        """Return the points that the sale earns, before any that are spent."""
        by_rules = sum(accrual.points for accrual in self.accruals)
        return by_rules + earned_points(self.completions)


def evaluate(
    program: Program,
    state: MemberState,
    sale: Sale,
    chosen: Sequence[Choice] = (),
    *,
    op_id: OpId,
    referrer: MemberState | None = None,
) -> Evaluation:
    """Return what the sale earns and costs, with the chosen rewards taken.

    The discounts come off in the programme's order, the rewards of a group in the order chosen;
    what is left to pay earns points, whether it is paid from a wallet or not.

    Args:
        op_id: Names the lots of what is earned.
        referrer: The account of the member who invited this one; ``None`` where there is none,
            or where it is not known here: then the server gives them their part.

    Raises:
        RewardUnavailable: If a chosen reward does not fit.
        InsufficientPoints, InsufficientMoney: If points, or a wallet, do not reach for it.
        NotGrantedHere: If they do, but not all of it is for this till to hand out.
        NoProgramInForce: If the programme is for another currency than the sale's.
    """
    if sale.currency != program.currency:
        raise NoProgramInForce
    at, day = sale.business_at, sale.business_at.date()
    before = standing(program.tiers, state, day) if program.tiers else None
    shown = look_at_coupons(program.coupons, sale.coupon_codes, state, day)
    occasion = sale_occasion(state, before, sale, shown)
    priced = _priced(program, state, occasion, sale, chosen)
    lines, due_minor = priced.lines, net_total(priced.lines)
    payments = tuple(choice for choice in chosen if isinstance(choice, WalletPayment))
    spent = (redemption_effects(priced.redemptions), pay(state, payments, due_minor, at))
    given = _given(program, state, occasion, lines, op_id)
    earned = given.earned
    invited = _for_referrer(program, referrer, occasion, lines, op_id)
    uses = uses_in_sale(program, priced, shown, (*earned.accruals, *invited.accruals), day)
    sums = (*_sums_of_sale(program, state, given, lines, day), *uses.own)
    effects = _together(given, *spent, Effects(counters=sums))
    after = standing(program.tiers, with_counters(state, effects), day) if program.tiers else None
    return Evaluation(
        occasion=occasion,
        accruals=earned.accruals,
        completions=given.completions,
        redemptions=priced.redemptions,
        discounts=_discounts_of(lines),
        due_minor=due_minor,
        loads=given.loads,
        payments=payments,
        standing_before=before,
        standing_after=after,
        trace=earned.trace,
        discount_trace=(*_coupon_trace(shown), *priced.trace),
        answers=priced.answers,
        referrer_accruals=invited.accruals,
        effects=effects,
        others=invited.with_shared(*earned.shared, *uses.shared),
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What a sale gives the member.

    Attributes:
        effects: All of it, but for the entries and counters of ``earned``.
    """

    earned: Accruals
    completions: tuple[Completion, ...]
    loads: tuple[WalletLoad, ...]
    effects: Effects

    @property
    def points(self) -> int:
        return self.earned.points + earned_points(self.completions)


def _together(given: _Given, *parts: Effects) -> Effects:
    changed = combine(given.effects, *parts)
    # What rules move, nothing else does: it is added without looking for what falls together.
    earned = given.earned.effects
    return Effects(
        earned.entries + changed.entries, changed.lots, earned.counters + changed.counters
    )


def _given(
    program: Program,
    state: MemberState,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    op_id: OpId,
) -> _Given:
    day = occasion.day
    lots = LotMaker(op_id)
    earned = accrue(program, state, occasion, lines, lots)
    completions = complete(program, state, occasion, lines, earned.accruals, lots)
    loads = load(program, lines, day, lots)
    effects = combine(
        *(completion_effects(completion, day) for completion in completions),
        load_effects(loads),
        Effects(lots=lots.lots()),
    )
    return _Given(earned, completions, loads, effects)


def _priced(
    program: Program,
    state: MemberState,
    occasion: Occasion,
    sale: Sale,
    chosen: Sequence[Choice],
) -> Priced:
    rewards = [choice for choice in chosen if isinstance(choice, ChosenReward)]
    full_price = tuple(PricedLine(line) for line in in_canonical_order(sale.lines))
    return price(program, state, occasion, full_price, rewards)


def _sums_of_sale(
    program: Program,
    state: MemberState,
    given: _Given,
    lines: Sequence[PricedLine],
    day: date,
) -> tuple[CounterChange, ...]:
    """Return the sums that tiers and shares in a household are decided by.

    Money that goes into a wallet is not spent yet: it is when the wallet pays.
    """
    loaded_minor = sum(loaded.minor for loaded in given.loads)
    paid = [
        CounterChange(paid_counter(tier.tier_id), day, pieces)
        for tier in (program.tiers.tiers if program.tiers else ())
        if (pieces := _pieces_paid(tier, lines))
    ]
    return (
        CounterChange(TierBasis.MONEY_SPENT, day, net_total(lines) - loaded_minor),
        CounterChange(TierBasis.VISITS, day, 1),
        *paid,
        *sums_of_points(state, given.points, day),
    )


def _pieces_paid(tier: Tier, lines: Sequence[PricedLine]) -> int:
    """Return how often the tier's article was bought."""
    if tier.paid is None:
        return 0
    sku = tier.paid.sku
    return sum(p.line.quantity_milli for p in lines if p.line.sku == sku) // UNIT_MILLI


def sums_of_points(state: MemberState, points: int, day: date) -> tuple[CounterChange, ...]:
    """Return the counters of points that are earned; none for no points."""
    if not points:
        return ()
    earned = CounterChange(TierBasis.POINTS_EARNED, day, points)
    if state.buyer_id is None:
        return (earned,)
    return (earned, CounterChange(earned_by_counter(str(state.buyer_id)), None, points))


def shared_effects(changes: Sequence[CounterChange]) -> tuple[AccountEffects, ...]:
    """Return changes of the sums over all members, as effects on the programme's own account."""
    if not changes:
        return ()
    return (AccountEffects(PROGRAM_ACCOUNT, combine(Effects(counters=tuple(changes)))),)


@dataclass(frozen=True, slots=True)
class _Invited:
    """What the one is given who invited the member."""

    accruals: tuple[Accrual, ...] = ()
    others: tuple[AccountEffects, ...] = ()
    shared: tuple[CounterChange, ...] = ()

    def with_shared(self, *changes: CounterChange) -> tuple[AccountEffects, ...]:
        """Return all that is changed for others, the sums over all members last."""
        return (*self.others, *shared_effects((*changes, *self.shared)))


def _for_referrer(
    program: Program,
    referrer: MemberState | None,
    occasion: Occasion,
    lines: Sequence[PricedLine],
    op_id: OpId,
) -> _Invited:
    if referrer is None or not occasion.was_referred:
        return _Invited()
    lots = LotMaker(op_id)
    given = accrue_for_referrer(program, referrer, occasion, lines, lots)
    if not given.accruals:
        return _Invited()
    sums = Effects(lots=lots.lots(), counters=sums_of_points(referrer, given.points, occasion.day))
    others = AccountEffects(referrer.member_id, combine(given.effects, sums))
    return _Invited(given.accruals, (others,), given.shared)


def _coupon_trace(shown: Sequence[ShownCoupon]) -> tuple[DiscountTrace, ...]:
    return tuple(DiscountTrace(f"coupon:{coupon.code}", 0, coupon.unmet) for coupon in shown)


def _discounts_of(lines: Sequence[PricedLine]) -> tuple[LineDiscount, ...]:
    off = [(line.line_id, discount_minor) for line, discount_minor in lines if discount_minor]
    return tuple([LineDiscount(line_id, minor) for line_id, minor in sorted(off)])


def sale_occasion(
    state: MemberState,
    before: TierStanding | None,
    sale: Sale,
    shown: Sequence[ShownCoupon],
) -> Occasion:
    """Return what conditions are decided by at a sale."""
    good = [coupon.coupon.coupon_id for coupon in shown if coupon.coupon and not coupon.unmet]
    usual = occasion_of(Happening.SALE, state, before, at=sale.business_at, store_id=sale.store_id)
    if sale.channel is usual.channel and not good:
        return usual
    return replace(usual, channel=sale.channel, coupon_ids=tuple(dict.fromkeys(good)))


def occasion_of(
    happening: Happening,
    state: MemberState,
    before: TierStanding | None,
    *,
    at: datetime,
    store_id: str,
) -> Occasion:
    """Return what conditions are decided by, in a store and with no coupon shown."""
    return Occasion(
        happening=happening,
        business_at=at,
        store_id=store_id,
        channel=Channel.STORE,
        tier_id=before.tier.tier_id if before else None,
        segments=state.segments,
        is_first_purchase=state.total(TierBasis.VISITS) == 0,
        joined_on=state.joined_on,
        birthday=state.birthday,
        was_referred=state.referred_by is not None,
    )
