# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""MEMBER and DONE: what there is besides points."""

from datetime import timedelta

from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.domain.program.effects import Add, GiveStamps
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.units import stamps_on, vouchers_for
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.panels import DonePanel, StampsHeld, VouchersHeld
from tests.ui.view_models.shop import ANNA_CARD, Shop, a_store_with, held
from tests.ui.view_models.visit_program import (
    BADGE,
    CAKE,
    CARD,
    STAMP,
    VOUCHER,
    for_a_visit,
    named,
    visit_program,
)

ONE_STAMP = visit_program(for_a_visit(STAMP))
STAMPS = stamps_on(CARD)


def done_of(shop: Shop) -> DonePanel:
    assert shop.state.done is not None
    return shop.state.done


def test_a_stamp_says_how_many_are_on_the_card_now() -> None:
    shop = Shop(a_store_with(ONE_STAMP, anna_holds=[held(STAMPS)]))

    shop.buy(ANNA_CARD, "10")

    assert done_of(shop).gains == (Gain(GainKind.STAMPS, named("Coffee"), 2, 3),)


def test_a_full_card_names_what_it_is_good_for() -> None:
    shop = Shop(a_store_with(ONE_STAMP, anna_holds=[held(STAMPS, 2)]))

    shop.buy(ANNA_CARD, "10")

    assert done_of(shop).gains == (Gain(GainKind.CARD_FULL, named("A cake")),)


def test_stamps_beyond_a_full_card_start_the_next() -> None:
    program = visit_program(for_a_visit(GiveStamps(card_id=CARD, stamps=7)))
    shop = Shop(a_store_with(program))

    shop.buy(ANNA_CARD, "10")

    assert done_of(shop).gains == (
        Gain(GainKind.CARD_FULL, named("A cake"), 2),
        Gain(GainKind.STAMPS, named("Coffee"), 1, 3),
    )


def test_a_challenge_is_named_with_what_it_gives() -> None:
    shop = Shop(a_store_with(visit_program(challenge_gifts=[BADGE, VOUCHER, Add(points=5)])))

    shop.buy(ANNA_CARD, "10")

    assert done_of(shop).gains == (
        Gain(GainKind.CHALLENGE, named("Come in")),
        Gain(GainKind.BADGE, named("A medal")),
        Gain(GainKind.VOUCHER, named("A cake")),
    )
    assert (done_of(shop).earned_points, done_of(shop).balance_points) == (5, 105)


def test_a_rule_gives_badges_and_vouchers_too() -> None:
    shop = Shop(a_store_with(visit_program(for_a_visit(BADGE), for_a_visit(VOUCHER))))

    shop.buy(ANNA_CARD, "10")

    kinds = [gain.kind for gain in done_of(shop).gains]
    assert kinds == [GainKind.BADGE, GainKind.VOUCHER]


def test_points_that_wait_are_told_apart_from_the_new_balance() -> None:
    rule = for_a_visit(Add(points=30), vesting=Vesting(days=14))
    shop = Shop(a_store_with(visit_program(rule, challenge_gifts=[Add(points=5)])))

    shop.buy(ANNA_CARD, "10")

    done = done_of(shop)
    # The challenge's points are no rule's: they may be spent at once, as the programme says.
    assert (done.earned_points, done.later_points, done.balance_points) == (35, 30, 105)


def test_an_undone_sale_gave_nothing() -> None:
    shop = Shop(a_store_with(ONE_STAMP, anna_holds=[held(STAMPS, 2)]))
    shop.buy(ANNA_CARD, "10")

    shop.till.undo()
    undone = done_of(shop)
    shop.scan(ANNA_CARD)

    assert undone.gains == ()
    assert shop.state.member is not None
    assert shop.state.member.stamps == (StampsHeld(named("Coffee"), 2, 3),)


def test_the_member_panel_shows_cards_in_progress_and_vouchers() -> None:
    holds = [held(STAMPS, 2), held(vouchers_for(CAKE), 2)]
    shop = Shop(a_store_with(ONE_STAMP, anna_holds=holds))

    shop.scan(ANNA_CARD)

    member = shop.state.member
    assert member is not None
    assert member.stamps == (StampsHeld(named("Coffee"), 2, 3),)
    assert member.vouchers == (VouchersHeld(named("A cake"), 2),)


def test_a_member_without_any_has_empty_lines() -> None:
    shop = Shop(a_store_with(ONE_STAMP))

    shop.scan(ANNA_CARD)

    assert shop.state.member is not None
    assert (shop.state.member.stamps, shop.state.member.vouchers) == ((), ())


def test_why_counts_stamps_as_stamps() -> None:
    shop = Shop(a_store_with(visit_program(for_a_visit(STAMP), for_a_visit(BADGE))))
    shop.scan(ANNA_CARD)

    shop.type_amount("10")

    assert shop.state.sale.quote is not None
    assert [(row.amount, row.unit) for row in shop.state.sale.quote.why] == [(1, STAMPS)]


def test_an_offer_stands_with_the_discount_and_not_with_the_tiers() -> None:
    shop = Shop(a_store_with(visit_program(for_a_visit(STAMP), off_minor=300)))
    shop.scan(ANNA_CARD)

    shop.type_amount("10")

    quote = shop.state.sale.quote
    assert quote is not None
    assert (quote.discount_minor, quote.tier_discount_minor, quote.due_minor) == (300, 0, 700)
    assert quote.offers == (named("Something off"),)


def test_the_customer_reads_what_they_have_won() -> None:
    shop = Shop(a_store_with(ONE_STAMP, anna_holds=[held(STAMPS, 2)]))
    shop.buy(ANNA_CARD, "10")

    shown = customer_view(shop.state, join_text="", language="en")
    shop.now += timedelta(seconds=9)
    shop.till.tick()
    blank = customer_view(shop.state, join_text="", language="en")

    assert shown.gains == (Gain(GainKind.CARD_FULL, named("A cake")),)
    assert blank.gains == ()
