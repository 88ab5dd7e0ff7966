# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace

from pos_loyalty.domain.program.evaluation import ENGINE_VERSION
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from tests.domain.shopping import Shopper, basket, program_of, spend_rule, tier_of


def test_a_sale_is_remembered_with_who_bought_and_by_which_engine() -> None:
    silver = tier_of("silver", 0)
    tiers = TierLadder(basis=TierBasis.VISITS, window=SinceJoining(), tiers=(silver,))
    shopper = Shopper(replace(program_of(spend_rule()), tiers=tiers))
    shopper.state = replace(shopper.state, segments=("vip",))

    facts = [shopper.buys(basket(100)).sold.fact for _ in range(2)]

    assert [fact.is_first_purchase for fact in facts] == [True, False]
    assert {(fact.tier_id, fact.segments, fact.engine) for fact in facts} == {
        ("silver", ("vip",), ENGINE_VERSION)
    }
