# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Rewards, offers and coupons in sentences, and how discounts go together."""

from pos_loyalty.domain.ids import CouponId
from pos_loyalty.domain.program.caps import Period
from pos_loyalty.domain.program.conditions.coupon import WithCoupon
from pos_loyalty.domain.program.coupons import Coupon
from pos_loyalty.domain.program.discounts.money_off import PercentOf, PercentOff
from pos_loyalty.domain.program.limits import Limit, Who
from pos_loyalty.domain.program.stacking import DiscountGroup, Together
from tests.wording.vocabulary import clause_of, ladder_of, offer_of, program_of, reward_of, text_of


def test_a_reward_says_what_it_costs_and_how_often_it_is_had() -> None:
    limits = (
        Limit(times_max=1, period=Period.YEAR),
        Limit(times_max=200, period=Period.MEMBERSHIP, who=Who.EVERYONE),
    )

    program = program_of(rewards=(reward_of(limits=limits, needs_approval=True),))

    assert clause_of("The reward", program) == (
        "PLN 5.00 off your purchase. Cost: 80 points. Limit for a calendar year: once. "
        "For all members together: 200 times in all. A manager of the shop has to agree."
    )


def test_a_reward_for_a_voucher_has_no_cost() -> None:
    program = program_of(rewards=(reward_of(cost_points=None),))

    assert "Only for a voucher; it cannot be had for points." in clause_of("The reward", program)


def test_the_whole_of_the_cheapest_piece_is_for_nothing() -> None:
    free = PercentOff(basis_points=10_000, of=PercentOf.CHEAPEST_LINE, maximum_minor=3000)

    text = clause_of("The reward", program_of(rewards=(reward_of(worth=free),)))

    assert text.startswith("The cheapest piece for nothing. At most PLN 30.00 comes off.")


def test_one_kind_of_discount_has_nothing_to_go_together_with() -> None:
    assert "How discounts go together" not in text_of(program_of(offers=(offer_of("a"),)))


def test_discounts_come_off_in_the_documents_order() -> None:
    program = program_of(
        offers=(offer_of("a", group="day"), offer_of("b", group="day"), offer_of("c")),
        rewards=(reward_of(),),
        tiers=ladder_of(),
        stacking=(
            DiscountGroup(group="rewards"),
            DiscountGroup(group="day", together=Together.BEST, excludes=("offers", "rewards")),
            DiscountGroup(group="offers"),
        ),
    )

    text = text_of(program)

    assert (
        "1) rewards that this section does not name; 2) “The a” and “The b”; "
        "3) offers that this section does not name; "
        "4) the discount of your tier." in text
    )
    assert "only the one that takes off most counts: “The a” and “The b”." in text
    assert (
        "If this has come off: “The a” and “The b”, "
        "then this does not: offers that this section does not name." in text
    )


def test_the_usual_discounts_are_called_by_a_word() -> None:
    text = text_of(program_of(offers=(offer_of("a"),), rewards=(reward_of(),)))

    assert "each on what is left to pay: 1) offers; 2) rewards." in text


def test_a_coupon_says_what_it_unlocks_and_never_its_codes() -> None:
    coupon = Coupon(
        coupon_id=CouponId("spring"),
        name={"en": "Spring"},
        codes=("SECRET-1", "SECRET-2"),
        limits=(Limit(times_max=1, period=Period.MEMBERSHIP),),
    )
    unlocked = offer_of("a", conditions=(WithCoupon(coupon_ids=(coupon.coupon_id,)),))

    program = program_of(coupons=(coupon,), offers=(unlocked,))

    assert "SECRET" not in text_of(program)
    assert clause_of("Spring", program) == (
        "It is for: “The a”. Limit for the whole membership: once. "
        "The limits count for each code by itself."
    )
