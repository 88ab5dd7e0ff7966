# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a return may take, and where the money goes that it gives back."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from pos_loyalty.domain.errors import InsufficientMoney, ReturnExceedsSale
from pos_loyalty.domain.ids import LotId, MemberId, OfferId, WalletId
from pos_loyalty.domain.ledger import Account, Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation, RefundFact
from pos_loyalty.domain.program.discounts.money_off import PercentOff
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.stored_value import Wallet, WalletPayment
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import money_in
from pos_loyalty.services.return_sale import preview_return
from tests.domain.shopping import NAME, account_of
from tests.fakes.store_subject import Subject
from tests.services.till import COFFEE, MEMBER, TillOver, document_of, shop_program, till_over

GIFT_CARD = WalletId("gift-card")
MONEY = money_in(GIFT_CARD)


def wallet_program() -> Program:
    """Return the usual shop with gift cards: their articles fill a wallet."""
    loads = LineFilter(tags=("gift-card",))
    return replace(shop_program(), wallets=(Wallet(wallet_id=GIFT_CARD, name=NAME, loads=loads),))


def a_till_with_money(subject: Subject, minor: int) -> TillOver:
    subject.publish(document_of(wallet_program()))
    subject.confirm(MEMBER, [Lot(LotId("loaded"), minor, unit=MONEY)])
    return TillOver(subject.store)


def refund_of(operation: Operation) -> RefundFact:
    assert isinstance(operation.fact, RefundFact)
    return operation.fact


# ---------------------------------------------------------------- stored value


def test_what_was_paid_from_a_wallet_goes_back_to_it(subject: Subject) -> None:
    till = a_till_with_money(subject, 2000)
    before = account_of(till.state)
    sale = till.sells(3000, 1000, chosen=[WalletPayment(GIFT_CARD, 1600)])
    request = till.return_of(sale, {1: 3000})

    preview = preview_return(request, store=till.store)
    first = refund_of(till.takes_back(sale, {1: 3000}))
    half_way = till.held(MONEY)
    rest = refund_of(till.takes_back(sale, {2: 1000}))

    # 16.00 of 40.00 were paid from the wallet: two fifths of every part that comes back.
    assert (preview.refund_minor, preview.to_wallets_minor) == (3000, 1200)
    assert first.to_wallets == (WalletPayment(GIFT_CARD, 1200),)
    assert half_way == 2000 - 1600 + 1200
    assert (rest.refund_minor, rest.to_wallets) == (1000, (WalletPayment(GIFT_CARD, 400),))
    assert account_of(till.state) == before


def test_a_sale_without_a_wallet_gives_nothing_back_to_it(subject: Subject) -> None:
    till = a_till_with_money(subject, 2000)
    sale = till.sells(3000)

    refund = refund_of(till.takes_back(sale, {1: 3000}))

    assert refund.to_wallets == ()
    assert till.held(MONEY) == 2000


def test_a_return_of_nothing_paid_moves_no_money(subject: Subject) -> None:
    till = a_till_with_money(subject, 2000)
    sale = till.sells(0, 1000, chosen=[WalletPayment(GIFT_CARD, 400)])

    refund = refund_of(till.takes_back(sale, {1: 0}))

    assert (refund.refund_minor, refund.to_wallets) == (0, ())


def test_a_gift_card_that_comes_back_is_empty(subject: Subject) -> None:
    till = a_till_with_money(subject, 0)
    quote = till.quotes_lines([SaleLine(1, 5000, tags=("gift-card",)), SaleLine(2, 300)])
    sale = till.completes(quote)
    loaded = till.held(MONEY)

    till.takes_back(sale, {1: 5000})

    assert (loaded, till.held(MONEY)) == (5000, 0)


@pytest.mark.parametrize(
    ("spent_minor", "left_minor"),
    [
        pytest.param(5000, 0, id="all of it"),
        pytest.param(2000, 3000, id="a part of it"),
    ],
)
def test_a_gift_card_comes_back_only_as_far_as_it_is_not_spent(
    subject: Subject, spent_minor: int, left_minor: int
) -> None:
    till = a_till_with_money(subject, 0)
    card = till.completes(till.quotes_lines([SaleLine(1, 5000, tags=("gift-card",))]))
    payment = WalletPayment(GIFT_CARD, spent_minor)
    till.sells(spent_minor, chosen=[payment], receipt_no="R2")
    request = till.return_of(card, {1: 5000})

    with pytest.raises(ReturnExceedsSale) as of_preview:
        preview_return(request, store=till.store)
    with pytest.raises(ReturnExceedsSale) as of_return:
        till.takes_back(card, {1: 5000})
    refund = refund_of(till.takes_back(card, {1: left_minor}))

    assert (of_preview.value.left_minor, of_return.value.left_minor) == (left_minor, left_minor)
    assert refund.refund_minor == left_minor
    assert till.held(MONEY) == 0


def test_of_a_gift_card_sold_for_less_as_much_comes_back_as_its_money_was_worth(
    subject: Subject,
) -> None:
    offer = Offer(offer_id=OfferId("fifth"), name=NAME, discount=PercentOff(basis_points=2000))
    subject.publish(document_of(replace(wallet_program(), offers=(offer,))))
    subject.confirm(MEMBER)
    till = TillOver(subject.store)
    card = till.completes(till.quotes_lines([SaleLine(1, 5000, tags=("gift-card",))]))
    till.takes_back(card, {1: 1000})
    till.sells(3000, chosen=[WalletPayment(GIFT_CARD, 2400)], receipt_no="R2")

    with pytest.raises(ReturnExceedsSale) as refusal:
        till.takes_back(card, {1: 4000})

    # 40.00 were paid, 8.00 went back, 24.00 were spent: 8.00 are left, for 10.00 of the price.
    assert till.held(MONEY) == 800
    assert refusal.value.left_minor == 1000
    assert refund_of(till.takes_back(card, {1: 1000})).refund_minor == 800


def test_money_that_was_spent_meanwhile_is_not_paid_with_again(subject: Subject) -> None:
    till = a_till_with_money(subject, 1000)
    payment = WalletPayment(GIFT_CARD, 800)
    quote = till.quotes(2000, chosen=[payment])
    till.sells(900, chosen=[payment], receipt_no="R2")

    with pytest.raises(InsufficientMoney) as refusal:
        till.completes(quote)

    assert (refusal.value.needed_minor, refusal.value.stored_minor) == (800, 200)
    assert till.held(MONEY) == 200


# ---------------------------------------------------------------- points that are spent


def a_till_under(subject: Subject, policy: RefundPolicy, *, vesting_days: int = 0) -> TillOver:
    program = replace(shop_program(), refund_policy=policy, vesting=Vesting(days=vesting_days))
    return till_over(subject, program)


@pytest.mark.parametrize(
    ("policy", "points", "written_off"),
    [
        pytest.param(RefundPolicy.ALLOW_NEGATIVE, -80, 0, id="owed"),
        pytest.param(RefundPolicy.NEVER, 0, -80, id="let go"),
        pytest.param(RefundPolicy.PENDING_ONLY, 20, -100, id="only what vests later"),
    ],
)
def test_what_a_return_takes_of_points_that_are_spent(
    subject: Subject, policy: RefundPolicy, points: int, written_off: int
) -> None:
    till = a_till_under(subject, policy)
    sale = till.sells(10_000)
    till.redeems(COFFEE)
    request = till.return_of(sale, {1: 10_000})

    preview = preview_return(request, store=till.store)
    refund = till.takes_back(sale, {1: 10_000})

    # 100 points were earned, and 80 of them spent on a coffee.
    sums = by_account(refund)
    assert till.points == points
    assert sums.get(Account.WRITTEN_OFF, 0) == written_off
    assert sum(sums.values()) == 0
    assert preview.balance_points == points
    assert preview.taken_points == 100 + written_off


def by_account(operation: Operation) -> Mapping[Account, int]:
    sums: dict[Account, int] = {}
    for entry in operation.draft.effects.entries:
        sums[entry.account] = sums.get(entry.account, 0) + entry.amount
    return sums


@pytest.mark.parametrize("policy", [RefundPolicy.PENDING_ONLY, RefundPolicy.NEVER])
def test_what_may_not_be_spent_yet_is_always_taken(subject: Subject, policy: RefundPolicy) -> None:
    till = a_till_under(subject, policy, vesting_days=14)
    sale = till.sells(5000, 5000)

    till.takes_back(sale, {1: 5000})

    assert till.points == 50


def test_what_was_let_go_is_not_taken_by_the_next_return(subject: Subject) -> None:
    till = a_till_under(subject, RefundPolicy.NEVER)
    sale = till.sells(5000, 5000)
    till.redeems(COFFEE)
    till.takes_back(sale, {1: 5000})
    after_first = till.points

    till.takes_back(sale, {2: 5000})

    assert (after_first, till.points) == (0, 0)


def test_a_return_of_somebody_elses_sale_leaves_the_member_alone(subject: Subject) -> None:
    bob = Member(MemberId(UUID(int=20)), "200", "Bob")
    till = a_till_under(subject, RefundPolicy.ALLOW_NEGATIVE)
    subject.confirm(bob)
    till.sells(2500)
    sale = till.sells(1000, member_id=bob.member_id, receipt_no="R2")

    till.takes_back(sale, {1: 1000})

    assert till.points == 25
    assert till.state_of(bob.member_id).amount_of(money_in(GIFT_CARD)) == 0
