# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What may still come back of a sale, line by line, and of what filled a wallet."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pos_loyalty.domain.errors import ReturnExceedsSale
from pos_loyalty.domain.ids import LotId, WalletId
from pos_loyalty.domain.ledger import Lot, MemberState
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.program.line_filter import LineFilter
from pos_loyalty.domain.program.stored_value import Wallet
from pos_loyalty.domain.program.tiers import SinceJoining, TierBasis, TierLadder
from pos_loyalty.domain.returnable import refuse_too_much
from pos_loyalty.domain.sale import SaleLine
from pos_loyalty.domain.units import money_in
from tests.domain.shopping import NAME, TODAY, Shopper, program_of, tier_of

GIFT_CARD = WalletId("gift-card")
CARDS = [SaleLine(n, 1000, "card", tags=("gift-card",)) for n in (1, 2)]
GOODS = [SaleLine(1, 500, "tea"), SaleLine(2, 0, "sample")]

Minor = Mapping[int, int]


def sold(lines: list[SaleLine], *, off: int = 0) -> SaleFact:
    """Return a sale where gift cards fill a wallet; ``off`` is a discount in basis points."""
    wallet = Wallet(wallet_id=GIFT_CARD, name=NAME, loads=LineFilter(tags=("gift-card",)))
    tiers = TierLadder(
        basis=TierBasis.VISITS, window=SinceJoining(), tiers=(tier_of("all", 0, off=off),)
    )
    return Shopper(replace(program_of(), wallets=(wallet,), tiers=tiers)).buys(lines).sold.fact


def storing(minor: int) -> MemberState:
    return Shopper(program_of(), Lot(LotId("w"), minor, unit=money_in(GIFT_CARD))).state


@pytest.mark.parametrize(
    ("before", "more"),
    [
        pytest.param({}, {1: 500}, id="all of a line"),
        pytest.param({}, {1: 0}, id="none of it"),
        pytest.param({1: 200}, {1: 300}, id="all that is left of it"),
        pytest.param({2: 0}, {1: 500}, id="another line than the one that is back"),
        pytest.param({}, {2: 0}, id="what cost nothing"),
        pytest.param({}, {1: 500, 2: 0}, id="everything"),
    ],
)
def test_what_was_sold_and_is_not_back_may_come_back(before: Minor, more: Minor) -> None:
    refuse_too_much(sold(GOODS), before, more, storing(0), TODAY)


@pytest.mark.parametrize(
    ("before", "more", "left_minor"),
    [
        pytest.param({}, {1: 501}, 500, id="more than it cost"),
        pytest.param({}, {1: -1}, 500, id="less than nothing"),
        pytest.param({1: 200}, {1: 301}, 300, id="more than is left of it"),
        pytest.param({1: 500}, {1: 0}, 0, id="what is back"),
        pytest.param({2: 0}, {2: 0}, 0, id="what cost nothing and is back"),
        pytest.param({}, {9: 0}, 0, id="what was not sold"),
        pytest.param({}, {9: 1}, 0, id="money for what was not sold"),
        pytest.param({}, {2: 1}, 0, id="money for what cost nothing"),
        pytest.param({}, {1: 500, 2: 1}, 0, id="one line of two"),
    ],
)
def test_more_than_is_left_of_a_line_does_not_come_back(
    before: Minor, more: Minor, left_minor: int
) -> None:
    with pytest.raises(ReturnExceedsSale) as refusal:
        refuse_too_much(sold(GOODS), before, more, storing(0), TODAY)

    assert refusal.value.left_minor == left_minor


@pytest.mark.parametrize(
    ("stored", "off", "before", "more"),
    [
        pytest.param(1000, 0, {}, {1: 1000}, id="one of two cards"),
        pytest.param(1500, 0, {}, {1: 1000, 2: 500}, id="both, as far as it holds them"),
        pytest.param(100, 0, {1: 900}, {1: 100}, id="the rest of one"),
        pytest.param(0, 0, {}, {1: 0}, id="nothing of an empty one"),
        # Half the price: 6.00 of the card were 3.00; the cent that is odd came back before.
        pytest.param(300, 5000, {}, {1: 600}, id="what was paid for it"),
        pytest.param(0, 5000, {1: 1}, {1: 1}, id="the half of a cent that is back"),
    ],
)
def test_a_gift_card_comes_back_as_far_as_its_wallet_holds_it(
    stored: int, off: int, before: Minor, more: Minor
) -> None:
    refuse_too_much(sold(CARDS, off=off), before, more, storing(stored), TODAY)


@pytest.mark.parametrize(
    ("stored", "off", "before", "more", "left_minor"),
    [
        pytest.param(999, 0, {}, {1: 1000}, 999, id="a cent of it is spent"),
        pytest.param(1500, 0, {}, {1: 1000, 2: 501}, 500, id="the second takes what is left"),
        pytest.param(99, 0, {1: 900}, {1: 100}, 99, id="the rest of one"),
        pytest.param(0, 0, {}, {1: 1}, 0, id="all of it is spent"),
        pytest.param(-5, 0, {}, {1: 1}, 0, id="more than that is owed"),
        pytest.param(300, 5000, {}, {1: 601}, 600, id="more than was paid for it"),
        pytest.param(0, 5000, {}, {1: 1}, 0, id="half a cent is a cent"),
    ],
)
def test_a_gift_card_that_was_spent_does_not_come_back(
    stored: int, off: int, before: Minor, more: Minor, left_minor: int
) -> None:
    with pytest.raises(ReturnExceedsSale) as refusal:
        refuse_too_much(sold(CARDS, off=off), before, more, storing(stored), TODAY)

    assert refusal.value.left_minor == left_minor
