# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why 37 points: the trace of rules and discounts in words."""

from typing import get_args

import pytest

from pos_loyalty.domain.ids import OfferId, TierId
from pos_loyalty.domain.program.discounts.money_off import AmountOff
from pos_loyalty.domain.program.offers import Offer
from pos_loyalty.domain.program.tiers import SinceJoining, Tier, TierBasis, TierLadder
from pos_loyalty.domain.program.trace import DiscountTrace, RuleTrace, Unmet
from pos_loyalty.domain.program.triggers import Trigger
from pos_loyalty.domain.program.triggers.spend import Spend
from pos_loyalty.domain.units import Unit
from pos_loyalty.wording.language import LANGUAGES, speak
from pos_loyalty.wording.trace import Why, counted_from, why_discounts, why_points
from tests.wording.vocabulary import program_of, rule_of, times_of

NB = "\u00a0"
GOLD = Tier(tier_id=TierId("gold"), name={"en": "Gold"}, threshold=0)
LADDER = TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=(GOLD,))
PROGRAM = program_of(
    rule_of("spend", trigger=Spend(step_minor=100)),
    rule_of("visit"),
    times_of("tuesday", 3, 2),
    tiers=LADDER,
    offers=(Offer(offer_id=OfferId("may"), name={"en": "May"}, discount=AmountOff(minor=500)),),
)


def only_why(trace: RuleTrace, language: str = "en") -> Why:
    (why,) = why_points(PROGRAM, (trace,), speak(language))
    return why


def test_money_is_counted() -> None:
    facts = (("counted", 4323), ("banked", 0), ("step", 100))

    assert only_why(RuleTrace("spend", 43, facts)) == Why("The spend", "+43", f"For PLN{NB}43.23")


def test_money_that_was_kept_is_told_apart() -> None:
    facts = (("counted", 4323), ("banked", 77), ("step", 100))

    why = only_why(RuleTrace("spend", 44, facts))

    assert why.reason == f"For PLN{NB}43.23, with PLN{NB}0.77 kept from last time"


def test_a_multiplier_says_of_what_and_by_how_much() -> None:
    facts = (("base_points", 22), ("numerator", 3), ("denominator", 2))

    why = only_why(RuleTrace("tuesday", 11, facts), "pl")

    assert (why.amount, why.reason) == ("+11", "22 punkty za zakupy × 1,5")


def test_a_tiers_own_multiplier_has_the_tiers_name() -> None:
    facts = (("base_points", 20), ("numerator", 2), ("denominator", 1))

    assert only_why(RuleTrace("tier:gold", 20, facts)).name == "Gold"


def test_what_is_no_points_is_named() -> None:
    trace = RuleTrace("visit", 2, (("counted", 1),), unit=Unit("stamp:coffee"))

    assert only_why(trace) == Why("The visit", "+2 stamps", "For this visit")


def test_a_rule_that_gave_nothing_says_why() -> None:
    trace = RuleTrace("tuesday", 0, (), Unmet("weekdays", (("weekday", 1),)))

    assert only_why(trace).reason == "Not on this day of the week (Monday)."
    assert only_why(trace).amount == ""


def test_a_rule_that_was_outranked_names_the_other() -> None:
    by_rule = RuleTrace("visit", 0, (), Unmet("outranked", (("by", "tuesday"),)))
    by_tier = RuleTrace("visit", 0, (), Unmet("outranked", (("by", "tier:gold"),)))
    by_nobody = RuleTrace("visit", 0, (), Unmet("outranked", (("by", "gone"),)))

    assert only_why(by_rule).reason == "“The tuesday” counts instead."
    assert only_why(by_tier).reason == "“Gold” counts instead."
    assert only_why(by_nobody).reason == "Another rule counts instead."


def test_a_rule_that_the_programme_has_no_more_keeps_its_id() -> None:
    assert only_why(RuleTrace("gone", 3)).name == "gone"


def test_discounts_are_named_and_counted() -> None:
    trace = (
        DiscountTrace("tier:gold", 250),
        DiscountTrace("offer:may", 0, Unmet("excluded", (("by", "tier"),))),
        DiscountTrace("coupon:PAPER", 0, Unmet("unknown_coupon")),
    )

    assert why_discounts(PROGRAM, trace, speak("en")) == (
        Why("Gold", f"−PLN{NB}2.50", ""),
        Why("May", "", "It does not go together with another discount."),
        Why("PAPER", "", "No coupon of this programme has that code."),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trigger_says_what_it_counted(language: str) -> None:
    facts = (("counted", 3000), ("banked", 0), ("step", 1000))

    for trigger in get_args(Trigger):
        said = counted_from(trigger.kind, facts, currency="PLN", language=speak(language))
        assert said
        assert "{" not in said
