# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What members read for the codes that only the till understands."""

from dataclasses import replace

import pytest

from pos_loyalty.domain.ids import ChallengeId, RewardId, StampCardId
from pos_loyalty.domain.program.challenges import Challenge
from pos_loyalty.domain.program.conditions.place import Stores
from pos_loyalty.domain.program.effects import GiveStamps
from pos_loyalty.domain.program.expiry import Vesting
from pos_loyalty.domain.program.goals.counted import Visits
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stamps import StampCard
from pos_loyalty.domain.program.triggers.goods import Item
from pos_loyalty.wording.language import LANGUAGES
from tests.wording.vocabulary import clause_of, program_of, rule_of, sample_program, text_of

LABELLED = rule_of(
    trigger=Item(skus=("a1", "a2")),
    on_lines=LineFilter(excluded_tags=("a3",)),
    conditions=(Stores(store_ids=("a4",)),),
    vesting=Vesting(event="a5"),
)


def test_a_code_goes_by_its_label_and_else_by_itself() -> None:
    labels = {"a1": {"en": "tea", "pl": "herbata"}, "a4": {"en": "the mill"}, "a5": {"pl": "cud"}}

    english = clause_of("The rule", program_of(LABELLED, labels=labels))
    polish = clause_of("The rule", program_of(LABELLED, labels=labels), "pl")

    assert english == (
        "For every piece of the article “tea” or “a2” you get 5 points. "
        "This does not hold for these goods: goods marked “a3”. "
        "Only in the store “the mill”. To be used after this: “cud”."
    )
    assert "„herbata” lub „a2”" in polish
    assert "„the mill”" in polish


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_shows_its_members_no_code(language: str) -> None:
    program = sample_program()
    nameless = replace(program, labels={})

    shown = [code for code in program.labels if f"“{code}”" in text_of(nameless)]
    left = [code for code in program.labels if code in text_of(program, language).split()]

    assert len(shown) == len(program.labels) > 20
    assert [code for code in left if code not in program.labels[code].values()] == []


def test_a_stamp_card_names_the_challenges_that_fill_it_too() -> None:
    card = StampCard(
        card_id=StampCardId("tea"),
        name={"en": "Tea card"},
        stamps_needed=9,
        reward_id=RewardId("tea"),
    )
    stamps = GiveStamps(card_id=card.card_id)
    challenge = Challenge(
        challenge_id=ChallengeId("ten"),
        name={"en": "Ten visits"},
        goal=Visits(visits=10),
        gifts=(stamps,),
    )
    program = program_of(rule_of(effect=stamps), stamp_cards=(card,), challenges=(challenge,))

    assert clause_of("Tea card", program).startswith(
        "You get stamps for: “The rule” and “Ten visits”."
    )
