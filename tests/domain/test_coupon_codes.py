# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which codes the programme may claim as its coupons', and which speak for themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.domain.card_schemes import CardScheme, CheckRule
from pos_loyalty.domain.codes import (
    CODE_CHARS_MAX,
    CouponCode,
    coupon_among,
    may_be_coupon,
    new_card_number,
    recognise,
)
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.domain.scan import Symbology

CLUB = CardScheme("Club", Symbology.CODE_128, (), 8, 12, CheckRule.NONE)
DIGITS = "4821093310057264"


def is_open(text: str) -> bool:
    return may_be_coupon(text, recognise(text, Symbology.UNKNOWN, (CLUB,)))


@pytest.mark.parametrize(
    "text",
    [
        new_card_number(DIGITS),
        str(IssuedNumber(IssuedKind.VOUCHER, DIGITS)),
        str(ReceiptNumber("04K7", date(2026, 11, 22), 42)),
        "1" * (CODE_CHARS_MAX + 1),
        "",
        "  ",
        "SPRING\t26",
    ],
)
def test_what_proves_to_be_ours_or_is_unusable_is_never_a_coupon(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize(
    "text", ["SPRING26", "CLUB1234", "4006381333931", "2012345678903", "ВЕСНА26", "https://x.pl"]
)
def test_anything_else_may_be_what_the_shop_wrote_down(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize("text", ["SPRING26", "spring26", " Spring26 "])
def test_a_coupon_is_known_however_it_is_spelled(text: str) -> None:
    assert coupon_among(text, ["PAPER-1", "Spring26"]) == CouponCode(text.strip())


@given(text=st.text(max_size=40))
def test_without_coupons_nothing_is_one(text: str) -> None:
    assert coupon_among(text, []) is None
