# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a code means here: our cards, others' cards, receipts, goods, and the rest."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pos_loyalty.domain.card_schemes import CardScheme, CheckRule
from pos_loyalty.domain.check_digits import gs1_check_digit, luhn_check_digit
from pos_loyalty.domain.codes import (
    CardCode,
    CardNumber,
    ForeignCode,
    ForeignReason,
    InStoreItem,
    ProductCode,
    Recognised,
    grouped,
    mask,
    new_card_number,
    parse_card_number,
    recognise,
)
from pos_loyalty.domain.scan import Symbology

PARTNER = CardScheme("Partner", Symbology.EAN_13, prefixes=("2670", "059"))
CLUB = CardScheme("Club", Symbology.CODE_128, ("CL",), 8, 12, CheckRule.NONE)
AIRLINE = CardScheme("Airline", Symbology.CODE_128, ("99",), 16, 16, CheckRule.LUHN)
SCHEMES = (PARTNER, CLUB, AIRLINE)

OURS = new_card_number("4821093310057264")

sixteen_digits = st.text("0123456789", min_size=16, max_size=16)
card_numbers = sixteen_digits.map(new_card_number)


def ean(body: str) -> str:
    return body + gs1_check_digit(body)


def read(text: str, symbology: Symbology = Symbology.UNKNOWN) -> Recognised:
    return recognise(text, symbology, SCHEMES)


def foreign(reason: ForeignReason) -> ForeignCode:
    return ForeignCode(reason)


@given(number=card_numbers, place=st.integers(0, 17), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_on_a_card_is_always_caught(
    number: CardNumber, place: int, digit: str
) -> None:
    assume(number[place] != digit)

    wrong = number[:place] + digit + number[place + 1 :]

    assert parse_card_number(wrong) is None


@given(number=card_numbers, places=st.lists(st.integers(0, 17), min_size=2, max_size=2))
def test_any_two_swapped_digits_on_a_card_are_always_caught(
    number: CardNumber, places: list[int]
) -> None:
    first, second = places
    assume(number[first] != number[second])
    digits = list(number)

    digits[first], digits[second] = digits[second], digits[first]

    assert parse_card_number("".join(digits)) is None


@given(number=card_numbers)
def test_a_card_number_is_read_as_printed_and_as_stored(number: CardNumber) -> None:
    assert parse_card_number(grouped(number)) == number
    assert parse_card_number(number) == number


def test_the_check_digits_are_those_of_the_standard() -> None:
    assert new_card_number("0000000000000794") == "000000000000079444"


@pytest.mark.parametrize("digits", ["", "123", "12345678901234567", "12345678901234a6", "٣" * 16])
def test_a_card_number_is_made_of_sixteen_digits_only(digits: str) -> None:
    with pytest.raises(ValueError, match="16 digits"):
        new_card_number(digits)


def test_a_masked_number_shows_its_last_four_digits() -> None:
    assert mask("482109331005724821") == "•••• 4821"


@pytest.mark.parametrize("symbology", [Symbology.QR_CODE, Symbology.CODE_128, Symbology.UNKNOWN])
def test_our_card_is_known_in_each_form_that_we_print(symbology: Symbology) -> None:
    assert read(OURS, symbology) == CardCode(OURS)


@pytest.mark.parametrize("symbology", [Symbology.ITF, Symbology.DATA_MATRIX, Symbology.CODE_39])
def test_our_digits_in_a_form_that_we_never_print_are_not_a_card(symbology: Symbology) -> None:
    assert read(OURS, symbology) == foreign(ForeignReason.NOT_OURS)


def test_our_card_with_a_wrong_check_was_misread() -> None:
    wrong = OURS[:-1] + str((int(OURS[-1]) + 1) % 10)

    assert read(wrong, Symbology.QR_CODE) == foreign(ForeignReason.MISREAD)


@pytest.mark.parametrize("symbology", [Symbology.EAN_13, Symbology.UNKNOWN])
def test_an_ean_is_a_card_only_with_a_prefix_that_a_scheme_claims(symbology: Symbology) -> None:
    card, goods = ean("267012345678"), ean("400638133393")

    assert read(card, symbology) == CardCode(CardNumber(card), "Partner")
    assert read(goods, symbology) == ProductCode(goods)


def test_a_scheme_claims_an_ean_that_is_read_as_upc_a() -> None:
    card = ean("059123456789")

    assert read(card[1:], Symbology.UPC_A) == CardCode(CardNumber(card), "Partner")


@pytest.mark.parametrize("body", ["023456789012", "041234567890", "200000012345", "299999999999"])
def test_a_restricted_ean_that_no_scheme_claims_is_the_shops_own(body: str) -> None:
    assert read(ean(body), Symbology.EAN_13) == InStoreItem(ean(body))


@pytest.mark.parametrize(
    ("text", "symbology", "expected"),
    [
        ("036000291452", Symbology.UPC_A, ProductCode("0036000291452")),
        ("036000291452", Symbology.UNKNOWN, ProductCode("0036000291452")),
        ("96385074", Symbology.EAN_8, ProductCode("96385074")),
        ("96385074", Symbology.UNKNOWN, ProductCode("96385074")),
        (ean("2012345"), Symbology.EAN_8, InStoreItem(ean("2012345"))),
        (ean("20123456789"), Symbology.UPC_A, InStoreItem("0" + ean("20123456789"))),
    ],
)
def test_goods_are_known_by_their_number(
    text: str, symbology: Symbology, expected: Recognised
) -> None:
    assert read(text, symbology) == expected


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("4006381333932", Symbology.EAN_13),
        ("2670123456780", Symbology.EAN_13),
        ("96385075", Symbology.EAN_8),
        ("036000291453", Symbology.UPC_A),
        ("9912345678901234", Symbology.CODE_128),
    ],
)
def test_a_known_shape_with_a_wrong_check_was_misread(text: str, symbology: Symbology) -> None:
    assert read(text, symbology) == foreign(ForeignReason.MISREAD)


def test_a_card_without_a_check_is_known_by_prefix_and_length() -> None:
    assert read("CL004711", Symbology.CODE_128) == CardCode(CardNumber("CL004711"), "Club")
    assert read("CL0047", Symbology.CODE_128) == foreign(ForeignReason.NOT_OURS)
    assert read("cl004711", Symbology.CODE_128) == foreign(ForeignReason.NOT_OURS)
    assert read("CL004711", Symbology.QR_CODE) == foreign(ForeignReason.NOT_OURS)


def test_a_luhn_card_is_known() -> None:
    number = "991234567890123" + luhn_check_digit("991234567890123")

    assert read(number, Symbology.CODE_128) == CardCode(CardNumber(number), "Airline")


def test_a_scheme_may_use_the_check_of_our_cards() -> None:
    scheme = CardScheme("Twin", Symbology.CODE_128, ("48",), 18, 18, CheckRule.MOD_97_10)

    assert scheme.check.holds(OURS)
    assert not scheme.check.holds(OURS[::-1])
    assert not scheme.check.holds("48")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ForeignReason.EMPTY),
        ("   ", ForeignReason.EMPTY),
        ("1" * 512, ForeignReason.NOT_OURS),
        ("1" * 513, ForeignReason.TOO_LONG),
        ("X", ForeignReason.NOT_OURS),
        ("\t", ForeignReason.CONTROL_CHARACTERS),
        ("CL004711\x1d", ForeignReason.CONTROL_CHARACTERS),
        ("\x00", ForeignReason.CONTROL_CHARACTERS),
        ("ЦЛ004711", ForeignReason.NOT_ASCII),
        ("٤٨٢١٠٩٣٣١٠٠٥٧٢٦٤٠٠", ForeignReason.NOT_ASCII),
        ("https://shop.example/join", ForeignReason.WEB_ADDRESS),
        ("http://shop.example", ForeignReason.WEB_ADDRESS),
        ("HTTPS://SHOP.EXAMPLE", ForeignReason.WEB_ADDRESS),
        ("www.shop.example", ForeignReason.WEB_ADDRESS),
        ("WIFI:S:guest;;", ForeignReason.NOT_OURS),
        (grouped(OURS), ForeignReason.NOT_OURS),
    ],
)
def test_a_code_that_is_of_no_use_says_why(text: str, reason: ForeignReason) -> None:
    assert read(text, Symbology.QR_CODE) == foreign(reason)


@given(text=st.text(max_size=600), symbology=st.sampled_from(Symbology))
@example(text="1" * 512, symbology=Symbology.CODE_128)
@example(text="R0000001100000100", symbology=Symbology.UNKNOWN)
def test_no_text_whatever_makes_it_fail(text: str, symbology: Symbology) -> None:
    recognise(text, symbology, SCHEMES)


@given(text=st.text("0123456789", min_size=1, max_size=20), symbology=st.sampled_from(Symbology))
def test_a_number_that_is_taken_for_a_card_has_a_right_check(
    text: str, symbology: Symbology
) -> None:
    found = recognise(text, symbology, SCHEMES)

    if isinstance(found, CardCode) and found.scheme_name is None:
        assert parse_card_number(found.number) == text


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"symbology": Symbology.QR_CODE}, "EAN-13 or Code 128"),
        ({"prefixes": ()}, "prefix"),
        ({"prefixes": ("2a",)}, "prefix"),
        ({"chars_min": 12}, "13 digits"),
        ({"check": CheckRule.LUHN}, "check digit"),
        ({"symbology": Symbology.CODE_128, "chars_min": 0}, "1 to 48"),
        ({"symbology": Symbology.CODE_128, "chars_max": 49}, "1 to 48"),
    ],
)
def test_a_scheme_that_cannot_be_told_from_goods_is_refused(
    changes: dict[str, object], complaint: str
) -> None:
    facts: dict[str, object] = {
        "name": "Odd",
        "symbology": Symbology.EAN_13,
        "prefixes": ("26",),
    } | changes

    with pytest.raises(ValueError, match=complaint):
        CardScheme(**facts)  # type: ignore[arg-type]  # a wrong scheme on purpose
