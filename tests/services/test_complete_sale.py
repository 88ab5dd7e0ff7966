# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A sale is quoted, then recorded once, on the account as it is by then."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import InsufficientPoints, NoProgramInForce, RewardUnavailable
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.services.complete_sale import complete_sale
from pos_loyalty.services.quote import program_at, quote_sale
from tests.domain.shopping import basket, moment, sale_of
from tests.services.till import FIVE, PROGRAM_ID, Till, shop_program


def test_a_quote_records_nothing() -> None:
    till = Till(points=100)

    quote = till.quotes(2500, chosen=[FIVE])

    assert quote.evaluation.due_minor == 2000
    assert quote.program_id == PROGRAM_ID
    assert till.store.commits == 0
    assert till.points == 100


def test_a_sale_is_recorded_with_what_it_earned_and_took() -> None:
    till = Till(points=100)
    quote = till.quotes(2500, chosen=[FIVE])

    operation = complete_sale(quote, store=till.store, clock=till.clock, actor="Bea")

    assert isinstance(operation.fact, SaleFact)
    assert operation.draft.effects == quote.evaluation.effects
    assert operation.draft.actor == "Bea"
    assert operation.draft.occurred_at == till.now
    assert operation.fact.is_first_purchase
    assert till.points == 20


def test_a_double_tap_records_once() -> None:
    till = Till()
    quote = till.quotes(2500)

    first, second = till.completes(quote), till.completes(quote)

    assert second == first
    assert till.points == 25
    assert len(till.store.content.operations) == 1


def test_an_account_that_moved_is_evaluated_again() -> None:
    till = Till()
    quote = till.quotes(150, receipt_no="R2")
    till.sells(150)

    operation = till.completes(quote)

    # The sale in between banked 0.50: with it 1.50 makes 2 points, not the 1 that was quoted.
    assert quote.evaluation.earned_points == 1
    assert operation.draft.effects.points == 2
    assert isinstance(operation.fact, SaleFact)
    assert not operation.fact.is_first_purchase
    assert till.points == 3


def test_points_that_were_spent_meanwhile_are_not_spent_again() -> None:
    till = Till(points=150)
    quote = till.quotes(2500, chosen=[FIVE])
    till.redeems()

    with pytest.raises(InsufficientPoints) as refusal:
        till.completes(quote)

    assert (refusal.value.needed_points, refusal.value.spendable_points) == (100, 70)
    assert len(till.store.content.operations) == 1


def test_a_reward_that_does_not_fit_is_refused_when_quoted() -> None:
    till = Till(points=1000)

    with pytest.raises(RewardUnavailable):
        till.quotes(0, chosen=[FIVE])


def test_before_the_first_programme_there_is_no_quote() -> None:
    till = Till()
    sale = sale_of(basket(100), moment("2025-12-31 23:59"))

    with pytest.raises(NoProgramInForce):
        quote_sale(sale, till.state, (), op_id=till.gesture(), store=till.store)
    with pytest.raises(NoProgramInForce):
        program_at(sale.business_at, store=till.store)


def test_a_sale_in_another_currency_is_refused() -> None:
    till = Till()
    sale = replace(sale_of(basket(100)), currency="EUR")

    with pytest.raises(NoProgramInForce):
        quote_sale(sale, till.state, (), op_id=till.gesture(), store=till.store)


def test_the_programme_of_a_day_is_the_shops() -> None:
    till = Till()

    assert program_at(till.now, store=till.store) == shop_program()
