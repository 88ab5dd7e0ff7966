# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""One sale, one member, one version of the programme: what it earns, takes and costs.

Pure: the till and the server call this with the same values and get the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Final

from pos_loyalty.domain.errors import NoProgramInForce
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.ledger import (
    AccountEffects,
    CounterChange,
    Effects,
    MemberState,
    combine,
    with_counters,
)
from pos_loyalty.domain.program.accruing import Accruals, accrue, sums_of_points
from pos_loyalty.domain.program.basket import (
    Happening,
    Occasion,
    PricedLine,
    at_full_price,
    in_canonical_order,
)
from pos_loyalty.domain.program.completions import (
    Completion,
    complete,
    completion_effects,
    earned_points,
)
from pos_loyalty.domain.program.coupons import ShownCoupon, look_at_coupons
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual, Asked
from pos_loyalty.domain.program.inviting import for_referrer
from pos_loyalty.domain.program.lot_terms import LotMaker
from pos_loyalty.domain.program.paying import load, load_effects, pay
from pos_loyalty.domain.program.prepared import PreparedFor
from pos_loyalty.domain.program.pricing import Basket, Priced, answers_for_rewards, price
from pos_loyalty.domain.program.redeeming import (
    ChosenReward,
    LineDiscount,
    Redemption,
    RewardAnswer,
    redemption_effects,
)
from pos_loyalty.domain.program.screening import screen
from pos_loyalty.domain.program.stored_value import WalletLoad, WalletPayment
from pos_loyalty.domain.program.tiers import (
    TierBasis,
    TierLadder,
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


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class BareEvaluation:
    """What a sale gives a member and takes.

    Attributes:
        accruals: What the rules give the member.
        completions: What came in for challenges and stamp cards, and what they give.
        discounts: All of ours together, by line; lines without one are missing.
        due_minor: What there is to pay, before stored value.
        loads: What goes into wallets.
        payments: What is paid from wallets.
        standing_before: ``None`` where the programme has no tiers.
        referrer_accruals: What the one is given who invited the member.
        effects: On the member's account.
        others: On the accounts of the referrer and of the programme itself.
    """

    occasion: Final[Occasion]
    accruals: Final[tuple[Accrual, ...]]
    completions: Final[tuple[Completion, ...]]
    redemptions: Final[tuple[Redemption, ...]]
    discounts: Final[tuple[LineDiscount, ...]]
    due_minor: Final[int]
    loads: Final[tuple[WalletLoad, ...]]
    payments: Final[tuple[WalletPayment, ...]]
    standing_before: Final[TierStanding | None]
    trace: Final[tuple[RuleTrace, ...]]
    discount_trace: Final[tuple[DiscountTrace, ...]]
    referrer_accruals: Final[tuple[Accrual, ...]]
    effects: Final[Effects]
    others: Final[tuple[AccountEffects, ...]]


_BARE_PARTS: Final = tuple(part.name for part in fields(BareEvaluation))


@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Evaluation(BareEvaluation):
    """The same with all that a till shows beside it.

    Attributes:
        standing_after: ``None`` where the programme has no tiers.
        answers: One for each reward of the programme, for this basket as it was before the
            chosen ones were taken.
    """

    standing_after: Final[TierStanding | None]
    answers: Final[tuple[RewardAnswer, ...]]

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
        MoreThanDue: If wallets pay more than there is to pay.
        NotGrantedHere: If they do, but not all of it is for this till to hand out.
        NoProgramInForce: If the programme is for another currency than the sale's.
    """
    scene = _scene(program, state, sale, traced=True)
    plain, rewards = price(scene.basket, state, scene.occasion, ()), _rewards_in(chosen)
    answers = answers_for_rewards(program, plain, state, scene.occasion)
    priced = price(scene.basket, state, scene.occasion, rewards) if rewards else plain
    bare = _bare(scene, priced, chosen, op_id, referrer)
    after = None
    if program.tiers:
        day = scene.basket.screening.day
        after = _standing_after(program.tiers, state, bare.effects.counters, day)
    parts = {name: getattr(bare, name) for name in _BARE_PARTS}
    return Evaluation(**parts, standing_after=after, answers=answers)


def _names_of_sums(ladder: TierLadder) -> frozenset[str]:
    """Return the names of the counters that decide a tier."""
    return frozenset([ladder.basis.value, *(paid_counter(tier.tier_id) for tier in ladder.tiers)])


_sums_of_tiers: Final = PreparedFor(_names_of_sums)


def _standing_after(
    ladder: TierLadder, state: MemberState, changes: Sequence[CounterChange], day: date
) -> TierStanding:
    """Return the tier that is held once the changes are made; most of them decide none."""
    names = _sums_of_tiers(ladder)
    deciding = tuple([change for change in changes if change.name in names])
    return standing(ladder, with_counters(state, Effects(counters=deciding)), day)


def evaluate_bare(
    program: Program,
    state: MemberState,
    sale: Sale,
    chosen: Sequence[Choice] = (),
    *,
    op_id: OpId,
    referrer: MemberState | None = None,
) -> BareEvaluation:
    """Return what ``evaluate`` does, for somebody who shows it to nobody.

    It costs less: the traces leave out what gives nothing whatever the sale is.
    """
    scene = _scene(program, state, sale, traced=False)
    priced = price(scene.basket, state, scene.occasion, _rewards_in(chosen))
    return _bare(scene, priced, chosen, op_id, referrer)


@dataclass(slots=True)
class _Scene:
    """Who buys what, and when.

    Attributes:
        before: ``None`` where the programme has no tiers.
    """

    basket: Basket
    state: MemberState
    occasion: Occasion
    before: TierStanding | None
    shown: tuple[ShownCoupon, ...]


def _scene(program: Program, state: MemberState, sale: Sale, *, traced: bool) -> _Scene:
    if sale.currency != program.currency:
        raise NoProgramInForce
    day = sale.business_at.date()
    before = standing(program.tiers, state, day) if program.tiers else None
    shown = look_at_coupons(program.coupons, sale.coupon_codes, state, day)
    occasion = sale_occasion(state, before, sale, shown)
    lines = at_full_price(in_canonical_order(sale.lines))
    screened = screen(program)
    screening = screened.of(occasion, traced=traced)
    is_paid = sale.claimed_at is not None
    basket = Basket(program, screening, lines, screened.places(lines), is_paid)
    return _Scene(basket, state, occasion, before, shown)


def _rewards_in(chosen: Sequence[Choice]) -> list[ChosenReward]:
    return [choice for choice in chosen if isinstance(choice, ChosenReward)]


def _bare(
    scene: _Scene,
    priced: Priced,
    chosen: Sequence[Choice],
    op_id: OpId,
    referrer: MemberState | None,
) -> BareEvaluation:
    basket, state, occasion = scene.basket, scene.state, scene.occasion
    program, screening = basket.program, basket.screening
    asked = Asked(state, occasion, priced.lines, basket.places, screening)
    due_minor = sum(asked.nets)
    payments = tuple([choice for choice in chosen if isinstance(choice, WalletPayment)])
    spent = (
        redemption_effects(priced.redemptions),
        pay(state, payments, 0 if basket.is_paid else due_minor, occasion.business_at),
    )
    given = _given(program, asked, op_id)
    earned = given.earned
    invited = for_referrer(referrer, asked, op_id)
    all_accruals = (*earned.accruals, *invited.accruals)
    uses = uses_in_sale(program, priced, scene.shown, all_accruals, screening.day)
    sums = (*_sums_of_sale(given, asked, due_minor), *uses.own)
    return BareEvaluation(
        occasion=occasion,
        accruals=earned.accruals,
        completions=given.completions,
        redemptions=priced.redemptions,
        discounts=_discounts_of(priced.lines),
        due_minor=due_minor,
        loads=given.loads,
        payments=payments,
        standing_before=scene.before,
        trace=tuple(asked.traces.values()),
        discount_trace=(*_coupon_trace(scene.shown), *priced.trace),
        referrer_accruals=invited.accruals,
        effects=_together(given, *spent, Effects(counters=sums)),
        others=invited.with_shared(*earned.shared, *uses.shared),
    )


@dataclass(slots=True)
class _Given:
    """What a sale gives the member.

    Attributes:
        changes: All of it, but for the entries and counters of ``earned``.
    """

    earned: Accruals
    completions: tuple[Completion, ...]
    loads: tuple[WalletLoad, ...]
    changes: tuple[Effects, ...]

    @property
    def points(self) -> int:
        return self.earned.points + earned_points(self.completions)


def _together(given: _Given, *parts: Effects) -> Effects:
    changed = combine(*given.changes, *parts)
    # What rules move, nothing else does: it is added without looking for what falls together.
    earned = given.earned.effects
    return Effects(
        earned.entries + changed.entries, changed.lots, earned.counters + changed.counters
    )


def _given(program: Program, asked: Asked, op_id: OpId) -> _Given:
    lots, day = LotMaker(op_id), asked.screening.day
    earned = accrue(program, asked, lots)
    completions = complete(asked, earned.accruals, lots)
    loads = load(asked, lots)
    changes = [completion_effects(completion, day) for completion in completions]
    return _Given(
        earned,
        completions,
        loads,
        (*changes, load_effects(loads), Effects(lots=lots.lots())),
    )


def _sums_of_sale(given: _Given, asked: Asked, due_minor: int) -> tuple[CounterChange, ...]:
    """Return the sums that tiers and shares in a household are decided by.

    Money that goes into a wallet is not spent yet: it is when the wallet pays.
    """
    day = asked.screening.day
    loaded_minor = sum(loaded.minor for loaded in given.loads)
    paid = [
        CounterChange(paid_counter(tier.tier_id), day, pieces)
        for tier, choice in asked.screening.paid_tiers
        if (pieces := asked.pieces_milli(choice) // UNIT_MILLI)
    ]
    return (
        CounterChange(TierBasis.MONEY_SPENT, day, due_minor - loaded_minor),
        CounterChange(TierBasis.VISITS, day, 1),
        *paid,
        *sums_of_points(asked.state, given.points, day),
    )


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
