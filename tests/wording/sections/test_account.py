# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tiers, households, returns and badges in sentences."""

import pytest

from pos_loyalty.domain.ids import BadgeId
from pos_loyalty.domain.program.challenges import Badge
from pos_loyalty.domain.program.households import HouseholdPolicy, Leaving
from pos_loyalty.domain.program.refund_policy import RefundPolicy
from pos_loyalty.domain.program.tiers import (
    Downgrade,
    SinceJoining,
    TierBasis,
)
from tests.wording.vocabulary import clause_of, ladder_of, program_of, text_of


def test_tiers_say_how_they_are_reached_and_what_they_give() -> None:
    program = program_of(tiers=ladder_of())

    assert clause_of("Bronze", program) == "Every member starts here."
    assert clause_of("Silver", program) == "To reach it you need: 5 visits."
    assert clause_of("Gold", program) == (
        "It can only be bought. For sale: article “gold-card”, for 1 month. "
        "Whoever brings it back gives the tier back. 12.5% off every purchase. "
        "What else you get: Free delivery; A cake."
    )


@pytest.mark.parametrize(
    ("basis", "amount"),
    [(TierBasis.POINTS_EARNED, "5 points"), (TierBasis.MONEY_SPENT, "PLN 0.05")],
)
def test_a_threshold_is_of_what_the_tier_depends_on(basis: TierBasis, amount: str) -> None:
    program = program_of(tiers=ladder_of(basis=basis))

    assert clause_of("Silver", program) == f"To reach it you need: {amount}."


def test_how_a_tier_is_lost_is_said() -> None:
    one_step = text_of(program_of(tiers=ladder_of(downgrade=Downgrade.ONE_STEP)))
    to_earned = text_of(program_of(tiers=ladder_of()))

    assert "you go down by one tier at most" in one_step
    assert "you get the tier that you have reached meanwhile" in to_earned


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("pl", 2, "mogą zbierać najwyżej 2 osoby"),
        ("pl", 5, "może zbierać najwyżej 5 osób"),
        ("ru", 2, "не более 2 человек"),
        ("ru", 21, "не более 21 человека"),
        ("en", 2, "At most 2 people"),
    ],
)
def test_a_household_is_counted(language: str, count: int, text: str) -> None:
    policy = HouseholdPolicy(members_max=count, leaving=Leaving.POINTS_STAY)

    assert text in text_of(program_of(households=policy), language)


def test_every_refund_policy_has_its_sentence() -> None:
    said = {text_of(program_of(refund_policy=policy)) for policy in RefundPolicy}

    assert len(said) == len(RefundPolicy)


def test_badges_are_explained() -> None:
    badges = (Badge(badge_id=BadgeId("b"), name={"en": "Faithful"}),)

    assert "Our badges: “Faithful”." in clause_of("Badges", program_of(badges=badges))


def test_a_tier_that_is_kept_for_good_is_never_lost() -> None:
    text = text_of(program_of(tiers=ladder_of(window=SinceJoining())))

    assert "a tier once reached is yours for good" in text
    assert "When its time is over" not in text
