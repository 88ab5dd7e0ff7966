# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

from pos_loyalty.domain.ids import RuleId
from pos_loyalty.domain.program.effects import Multiply
from pos_loyalty.domain.program.rule_book import rule_book
from pos_loyalty.domain.program.shares import LineShare, LineShares
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from tests.domain.shopping import program_of, spend_rule, tier_of


def test_a_multiplier_of_a_tier_is_called_as_the_tier() -> None:
    gold = replace(tier_of("gold", 0), name={"en": "Gold"}, multiplier=Multiply(numerator=2))
    tiers = TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=(gold,))

    book = rule_book(replace(program_of(spend_rule()), tiers=tiers))

    assert book.by_id[RuleId("tier:gold")].name == {"en": "Gold"}


def test_parts_without_a_bank_leave_nothing_over() -> None:
    assert list(LineShares((1, 2), (5, 7))) == [LineShare(1, 5), LineShare(2, 7)]
