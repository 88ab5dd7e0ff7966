# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Returns, exact per line: what a line earned goes back, and what was spent on it comes back.

Everything is a function of how much of each line has come back so far. What a further return
changes is the difference of two such results, so any order and any pieces of the same returns
end in the same account, and returning everything is the exact opposite of the sale, but for what
was handed over with it: a gift is on no line, so it does not come back, and stays paid for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pos_loyalty.domain.ids import MemberId, OpId, StampCardId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    Account,
    AccountEffects,
    CounterChange,
    Effects,
    LedgerEntry,
    Lot,
    MemberState,
    combine,
    negate,
)
from pos_loyalty.domain.money import rounded_share, split_by_weight
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.accruing import budgeted, counted, entries_for
from pos_loyalty.domain.program.completions import undone
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.earning import Accrual
from pos_loyalty.domain.program.earning_rules import EarningRule
from pos_loyalty.domain.program.holds import reinstated
from pos_loyalty.domain.program.households import EARNED_BY
from pos_loyalty.domain.program.lot_terms import LotTerms
from pos_loyalty.domain.program.paying import load_effects
from pos_loyalty.domain.program.redeeming import Redemption, redemption_effects
from pos_loyalty.domain.program.refund_policy import let_go
from pos_loyalty.domain.program.rule_book import rule_book
from pos_loyalty.domain.program.shares import LineShares
from pos_loyalty.domain.program.stored_value import WalletPayment
from pos_loyalty.domain.program.tiers import TierBasis, paid_counter
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.program.uses import uses_of_rewards
from pos_loyalty.domain.returned_lines import Returned, holding_rules
from pos_loyalty.domain.sale import UNIT_MILLI
from pos_loyalty.domain.units import POINTS, Unit, money_in, stamps_on


@dataclass(frozen=True, slots=True)
class SoldSale:
    """A recorded sale, with the rules that it was made under.

    Attributes:
        effects: What the sale changed, with the holds that it captured.
        others: What it changed elsewhere.
        program: The version in force at the sale, not today's.
    """

    fact: SaleFact
    effects: Effects
    program: Program
    others: tuple[AccountEffects, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a return changes: on the member's account, and on others."""

    effects: Effects
    others: tuple[AccountEffects, ...] = ()


def taken_back(sold: SoldSale, by_line: Mapping[int, int]) -> TakenBack:
    """Return the effects of all that has come back so far, against the sale as it was.

    Args:
        by_line: By ``line_id``, how much of the line's gross amount; lines that are not named
            have not come back, a named line of amount 0 has.
    """
    returned = Returned(sold.fact, by_line)
    if returned.is_everything:
        return _everything_back(sold)
    own = _lost_accruals(sold, sold.fact.accruals, returned)
    lost = combine(
        own.effects,
        *_lost_completions(sold.fact, own, returned),
        *_lost_loads(sold, returned),
    )
    sums = Effects(counters=_lost_sums(sold, lost.points, returned))
    back = [_redemption_back(redemption, returned) for redemption in sold.fact.redemptions]
    back += [_payment_back(sold, payment, returned) for payment in sold.fact.payments]
    whole = combine(negate(combine(lost, sums)), *back)
    return TakenBack(whole, _others_back(sold, own, returned))


def refund_effects(
    sold: SoldSale,
    before: Mapping[int, int],
    after: Mapping[int, int],
    state: MemberState,
    *,
    op_id: OpId,
    day: date,
) -> TakenBack:
    """Return what one more return changes.

    What comes back to a lot that has expired meanwhile lives again for the programme's grace
    time.

    Args:
        before: What had come back until now.
        after: What has come back with this return.
        state: The account before it.
        op_id: Names the lots of what lives again.
        day: The business day of the return.
    """
    now, earlier = taken_back(sold, after), taken_back(sold, before)
    change = combine(now.effects, negate(earlier.effects))
    lots = reinstated(
        change.lots, state, op_id=op_id, day=day, reinstated_days=sold.program.reinstated_days
    )
    others = combined_by_account(
        (*now.others, *(replace(o, effects=negate(o.effects)) for o in earlier.others))
    )
    return TakenBack(replace(change, lots=lots), others)


def within_policy(
    taken: TakenBack,
    sold: SoldSale,
    state: MemberState,
    *,
    referrer: MemberState | None,
    day: date,
) -> TakenBack:
    """Return a return's effects with what the sale's refund policy lets go written off.

    Args:
        state: The member's account before it.
        referrer: The account before it of the one who was given something for the sale;
            ``None`` where there is none, or where it is not known here: then all is taken.
        day: The business day of the return.
    """
    policy = sold.program.refund_policy
    accounts = {account.member_id: account for account in (referrer,) if account}
    others = tuple(
        replace(other, effects=let_go(other.effects, accounts[other.member_id], policy, day))
        if other.member_id in accounts
        else other
        for other in taken.others
    )
    return TakenBack(let_go(taken.effects, state, policy, day), others)


def refund_minor(fact: SaleFact, by_line: Mapping[int, int]) -> int:
    """Return what was paid for what has come back so far, however it was paid."""
    return Returned(fact, by_line).refund_minor


def refund_to_wallets(fact: SaleFact, by_line: Mapping[int, int]) -> tuple[WalletPayment, ...]:
    """Return the part of the refund so far that goes back to the wallets it was paid from."""
    returned = Returned(fact, by_line)
    parts = [(payment, _wallet_part(payment, returned)) for payment in fact.payments]
    return tuple(replace(payment, minor=minor) for payment, minor in parts if minor)


def combined_by_account(others: Iterable[AccountEffects]) -> tuple[AccountEffects, ...]:
    """Return one set of effects for each account that anything is left of."""
    by_account: dict[MemberId, Effects] = {}
    for other in others:
        known = by_account.get(other.member_id, Effects())
        by_account[other.member_id] = combine(known, other.effects)
    return tuple(
        AccountEffects(member_id, effects)
        for member_id, effects in by_account.items()
        if effects != Effects()
    )


def _everything_back(sold: SoldSale) -> TakenBack:
    """Return the opposite of a sale, but for what was handed over: points, stock and limits."""
    handed_over = [
        replace(redemption, hold=None)  # with its hold, what was set aside is one change
        for redemption in sold.fact.redemptions
        if not redemption.discounts
    ]
    uses = uses_of_rewards(sold.program, handed_over, sold.fact.sale.business_at.date())
    kept = combine(redemption_effects(handed_over), Effects(counters=uses.own))
    others = (
        *(replace(other, effects=negate(other.effects)) for other in sold.others),
        AccountEffects(PROGRAM_ACCOUNT, Effects(counters=uses.shared)),
    )
    return TakenBack(combine(negate(sold.effects), kept), combined_by_account(others))


@dataclass(frozen=True, slots=True)
class _Lost:
    """What rules gave that is lost.

    Attributes:
        amounts: By unit.
    """

    effects: Effects
    shared: tuple[CounterChange, ...]
    amounts: Mapping[Unit, int]


def _lost_accruals(sold: SoldSale, accruals: Sequence[Accrual], returned: Returned) -> _Lost:
    """Return the part of what rules gave that is lost."""
    rules = rule_book(sold.program).by_id
    holding = holding_rules([rules[accrual.rule_id] for accrual in accruals], returned)
    day = sold.fact.sale.business_at.date()
    terms = LotTerms(sold.program, day)
    effects: list[Effects] = []
    shared: list[CounterChange] = []
    amounts: dict[Unit, int] = {}
    for accrual in accruals:
        rule = rules[accrual.rule_id]
        part = _lost_part(rule, accrual, returned) if rule.rule_id in holding else accrual
        lot = replace(terms.of(rule, part.unit), lot_id=part.lot_id, amount=part.amount)
        counters = tuple(counted(rule, part, day))
        effects.append(Effects(tuple(entries_for(part)), (lot,), counters))
        shared += budgeted(rule, part, day)
        amounts[part.unit] = amounts.get(part.unit, 0) + part.amount
    return _Lost(combine(*effects), tuple(shared), amounts)


def _lost_part(rule: EarningRule, accrual: Accrual, returned: Returned) -> Accrual:
    """Return what the lines that came back had of an accrual.

    Where remainders are banked, steps come back, and money that makes no step leaves the bank:
    so what is kept has earned what it would have earned alone.
    """
    trigger = rule.trigger
    amount = remainder = 0
    for share in accrual.shares:
        if isinstance(trigger, Spend) and trigger.carry_remainder and rule.adds:
            paid = returned.paid_for(share.line_id)
            steps = (paid - share.remainder) // trigger.step
            steps_back = returned.portion(share.line_id, steps)
            amount += rounded_share(share.amount, steps_back, steps)
            remainder += returned.portion(share.line_id, paid) - steps_back * trigger.step
        else:
            amount += returned.portion(share.line_id, share.amount)
    shares = LineShares((0,), (amount,), (remainder,))
    return replace(accrual, amount=amount, shares=shares, facts=())


def _lost_completions(fact: SaleFact, own: _Lost, returned: Returned) -> Iterable[Effects]:
    """Yield what full stamp cards and reached challenges gave that is lost."""
    day = fact.sale.business_at.date()
    stamps = dict(own.amounts)
    for completion in fact.completions:
        if completion.kind == "challenge":
            lost = sum(returned.portion(s.line_id, s.amount) for s in completion.shares)
        else:
            lost = stamps.get(stamps_on(StampCardId(completion.name)), 0)
        times = completion.times - completion.times_without(lost)
        for given in completion.given:
            stamps[given.unit] = stamps.get(given.unit, 0) + given.amount * times
        yield undone(completion, lost, day)


def _lost_loads(sold: SoldSale, returned: Returned) -> Iterable[Effects]:
    """Yield what wallets were filled with that is lost."""
    lots = {lot.lot_id: lot for lot in sold.effects.lots}
    for loaded in sold.fact.loads:
        minor = sum(returned.portion(i, returned.paid_for(i)) for i in loaded.line_ids)
        entries = load_effects((replace(loaded, minor=minor),)).entries
        yield combine(Effects(entries, (replace(lots[loaded.lot_id], amount=minor),)))


def _sums_of_points(effects: Effects, points: int, day: date) -> Effects:
    """Return so many points in the sums that the effects counted them in."""
    earned_by = [change for change in effects.counters if change.name.startswith(EARNED_BY)]
    counters = (
        CounterChange(TierBasis.POINTS_EARNED, day, points),
        *(replace(change, amount=points) for change in earned_by),
    )
    return Effects(counters=counters)


def _lost_sums(sold: SoldSale, points: int, returned: Returned) -> tuple[CounterChange, ...]:
    """Return the part of the sums of tiers and households that is lost."""
    day = sold.fact.sale.business_at.date()
    unloaded_minor = sum(
        returned.portion(line_id, returned.paid_for(line_id))
        for loaded in sold.fact.loads
        for line_id in loaded.line_ids
    )
    ladder = sold.program.tiers
    paid = [
        CounterChange(paid_counter(tier.tier_id), day, _pieces_lost(tier.paid.sku, returned))
        for tier in (ladder.tiers if ladder else ())
        if tier.paid
    ]
    return (
        *_sums_of_points(sold.effects, points, day).counters,
        CounterChange(TierBasis.MONEY_SPENT, day, returned.refund_minor - unloaded_minor),
        *paid,
    )


def _pieces_lost(sku: str, returned: Returned) -> int:
    lines = [line for line in returned.fact.sale.lines if line.sku == sku]
    bought = sum(line.quantity_milli for line in lines)
    back = sum(returned.portion(line.line_id, line.quantity_milli) for line in lines)
    return bought // UNIT_MILLI - (bought - back) // UNIT_MILLI


def _others_back(sold: SoldSale, own: _Lost, returned: Returned) -> tuple[AccountEffects, ...]:
    """Return what is taken back from the referrer, and from the sums over all members."""
    referrer = _lost_accruals(sold, sold.fact.referrer_accruals, returned)
    given_to = [other for other in sold.others if other.member_id != PROGRAM_ACCOUNT]
    day = sold.fact.sale.business_at.date()
    points = referrer.effects.points
    shared = Effects(counters=(*own.shared, *referrer.shared))
    return combined_by_account(
        (
            *(
                AccountEffects(
                    other.member_id,
                    negate(combine(referrer.effects, _sums_of_points(other.effects, points, day))),
                )
                for other in given_to
            ),
            AccountEffects(PROGRAM_ACCOUNT, negate(shared)),
        )
    )


def _redemption_back(redemption: Redemption, returned: Returned) -> Effects:
    """Return what was spent on the lines that came back; a voucher comes back with the last."""
    off = redemption.discounts
    if redemption.unit == POINTS:
        parts = split_by_weight(redemption.amount, [discount.minor for discount in off])
        amount = sum(
            returned.portion(discount.line_id, part)
            for discount, part in zip(off, parts, strict=True)
        )
    else:
        is_back = off and all(returned.has_come_back(discount.line_id) for discount in off)
        amount = redemption.amount if is_back else 0
    cause = f"reward:{redemption.reward_id}"
    entries = (
        LedgerEntry(Account.MEMBER, amount, cause, redemption.unit),
        LedgerEntry(Account.REDEEMED, -amount, cause, redemption.unit),
    )
    return combine(Effects(entries, _given_back(redemption.lots, amount)))


def _payment_back(sold: SoldSale, payment: WalletPayment, returned: Returned) -> Effects:
    minor, unit = _wallet_part(payment, returned), money_in(payment.wallet_id)
    taken = [lot for lot in sold.effects.lots if lot.unit == unit and lot.amount < 0]
    cause = f"wallet:{payment.wallet_id}"
    entries = (
        LedgerEntry(Account.MEMBER, minor, cause, unit),
        LedgerEntry(Account.REDEEMED, -minor, cause, unit),
    )
    return combine(Effects(entries, _given_back(taken, minor)))


def _wallet_part(payment: WalletPayment, returned: Returned) -> int:
    """Return the wallet's part of the refund: the same as its part of what was paid."""
    whole = returned.net_minor
    return rounded_share(payment.minor, returned.refund_minor, whole) if whole else 0


def _given_back(taken: Sequence[Lot], amount: int) -> tuple[Lot, ...]:
    """Return so much to its lots, the last lot taken from first."""
    back = []
    for lot in reversed(taken):
        part = min(amount, -lot.amount)
        if part:
            back.append(replace(lot, amount=part))
        amount -= part
    return tuple(back)
