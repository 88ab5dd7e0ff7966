# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.ids import RewardId, StampCardId, WalletId
from pos_loyalty.domain.units import POINTS, Unit, money_in, stamps_on, vouchers_for
from pos_loyalty.server.grants.prices import NO_PRICES, Prices
from pos_loyalty.server.grants.sizing import (
    least_useful,
    lump_of,
    most_useful,
    store_share,
    till_part,
)

COFFEE = Prices((100, 500))
AS_MONEY = Prices((100,), is_money=True)
VOUCHER = vouchers_for(RewardId("cake"))
STAMPS = stamps_on(StampCardId("coffee"))
MONEY = money_in(WalletId("card"))


@pytest.mark.parametrize(
    ("unit", "spendable", "prices", "share"),
    [
        (POINTS, 1000, COFFEE, 500),
        (POINTS, 1001, COFFEE, 500),
        (POINTS, 150, COFFEE, 100),  # half of it buys nothing: one reward
        (POINTS, 100, COFFEE, 100),
        (POINTS, 99, COFFEE, 0),
        (POINTS, 10_000, COFFEE, 1500),  # nobody takes more than three of the dearest
        (POINTS, 10_000, AS_MONEY, 5000),
        (POINTS, 10_000, NO_PRICES, 0),
        (VOUCHER, 1, COFFEE, 1),
        (VOUCHER, 4, COFFEE, 2),
        (VOUCHER, 40, COFFEE, 3),
        (STAMPS, 9, COFFEE, 9),  # half a card is never full
        (MONEY, 1001, COFFEE, 500),
        (MONEY, 1, COFFEE, 1),
    ],
)
def test_what_a_store_holds(unit: Unit, spendable: int, prices: Prices, share: int) -> None:
    assert store_share(unit, spendable, 50, prices) == share


def test_a_shop_may_let_stores_hold_nothing() -> None:
    assert store_share(POINTS, 1000, 0, COFFEE) == 0


@pytest.mark.parametrize(
    ("share", "elsewhere", "tills", "part"),
    [
        (1500, 0, 1, 1500),
        (1500, 0, 2, 750),
        (1501, 0, 2, 751),
        (1500, 0, 8, 500),  # an eighth buys no breakfast: the first have one each
        (1500, 1000, 8, 500),
        (1500, 1450, 8, 0),  # what is left buys nothing
        (450, 0, 2, 225),
        (180, 0, 2, 100),  # a coffee for one of them, nothing for the other
        (180, 100, 2, 0),
        (99, 0, 1, 0),
        (500, 600, 2, 0),  # somebody was given more when there was more
    ],
)
def test_what_one_till_of_the_store_holds(
    share: int, elsewhere: int, tills: int, part: int
) -> None:
    lump = lump_of(POINTS, share, COFFEE)

    found = till_part(share, elsewhere=elsewhere, tills=tills, least=100, lump=lump)

    assert found == part


@given(
    st.sampled_from([POINTS, VOUCHER, STAMPS, MONEY]),
    st.integers(0, 10_000),
    st.integers(0, 100),
    st.sampled_from([COFFEE, AS_MONEY, NO_PRICES]),
    st.integers(1, 9),
)
def test_the_tills_of_a_store_never_hold_more_than_its_share(
    unit: Unit, spendable: int, percent: int, prices: Prices, tills: int
) -> None:
    share = store_share(unit, spendable, percent, prices)
    least = least_useful(unit, spendable, prices) or 1
    lump = lump_of(unit, share, prices)
    held: list[int] = []
    for _ in range(tills):
        elsewhere = sum(held)
        held.append(till_part(share, elsewhere=elsewhere, tills=tills, least=least, lump=lump))

    assert sum(held) <= share <= spendable
    assert all(part == 0 or part >= least for part in held)
    assert not share or max(held) >= lump
    assert share <= max(spendable * percent // 100, least)
    assert most_useful(unit, prices) is None or share <= (most_useful(unit, prices) or 0)
