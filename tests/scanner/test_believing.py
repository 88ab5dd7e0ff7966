# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What one frame's readings are worth."""

import pytest

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.believing import (
    SHORT_CHARS,
    agreed,
    believable,
    expected_by,
    in_conflict,
    is_long_enough,
    settled,
    unsound,
)
from pos_loyalty.scanner.decoding import Reading

EAN = "4006381333931"
OTHER_EAN = "4012345678901"


def bars(text: str, symbology: Symbology = Symbology.CODE_128, *, top: int = 0) -> Reading:
    return Reading(text, symbology, ((0, top), (200, top), (200, top + 4), (0, top + 4)))


@pytest.mark.parametrize(
    ("text", "symbology", "believed"),
    [
        ("4006381333931", Symbology.EAN_13, ("4006381333931", Symbology.EAN_13)),
        ("4006381333932", Symbology.EAN_13, None),
        ("400638133393", Symbology.EAN_13, None),
        ("40063813339x1", Symbology.EAN_13, None),
        ("0036000291452", Symbology.EAN_13, ("036000291452", Symbology.UPC_A)),
        ("036000291452", Symbology.UPC_A, ("036000291452", Symbology.UPC_A)),
        ("036000291453", Symbology.UPC_A, None),
        ("96385074", Symbology.EAN_8, ("96385074", Symbology.EAN_8)),
        ("96385075", Symbology.EAN_8, None),
        ("10012345678902", Symbology.ITF, ("10012345678902", Symbology.ITF)),
        ("10012345678903", Symbology.ITF, None),
        ("1001234567", Symbology.ITF, None),
        ("any text", Symbology.CODE_128, ("any text", Symbology.CODE_128)),
        ("ANY", Symbology.CODE_39, ("ANY", Symbology.CODE_39)),
        ("", Symbology.QR_CODE, None),
    ],
)
def test_only_what_its_check_digit_confirms_is_believed(
    text: str, symbology: Symbology, believed: tuple[str, Symbology] | None
) -> None:
    answer = believable(Reading(text, symbology, ()))

    assert (answer and (answer.text, answer.symbology)) == believed


def test_a_wrong_check_digit_that_two_ways_read_alike_is_what_the_bars_say() -> None:
    printed, slip = "2974006027100", "2974006027109"
    ways = [(_unsound(printed),), (_unsound(slip), bars("OTHER")), (_unsound(printed),)]

    assert [reading.text for reading in unsound(ways)] == [printed]


def _unsound(text: str) -> Reading:
    return Reading(text, Symbology.EAN_13, (), is_sound=False)


class TestSettled:
    def test_what_is_unsound_is_never_told(self) -> None:
        assert settled([_unsound(EAN)]) == ()

    def test_each_code_is_told_once_from_top_to_bottom(self) -> None:
        found = settled([bars("LOWER", top=50), bars("UPPER", top=9), bars("LOWER", top=70)])

        assert [one.text for one in found] == ["UPPER", "LOWER"]

    def test_one_code_with_two_names_is_told_once(self) -> None:
        as_ean = bars("0036000291452", Symbology.EAN_13)
        as_upc = bars("036000291452", Symbology.UPC_A)

        found = settled([as_ean, as_upc])

        assert [(one.text, one.symbology) for one in found] == [("036000291452", Symbology.UPC_A)]

    def test_of_two_texts_of_the_same_bars_neither_is_told(self) -> None:
        retail = settled([bars(EAN, Symbology.EAN_13), bars(OTHER_EAN, Symbology.EAN_13, top=40)])
        others = settled([bars("SERIAL-1"), bars("SERIAL-7", top=3)])

        assert (retail, others) == ((), ())

    def test_codes_in_neighbouring_lines_of_a_label_are_both_told(self) -> None:
        found = settled([bars("SERIAL-1"), bars("SERIAL-2", top=24)])

        assert [one.text for one in found] == ["SERIAL-1", "SERIAL-2"]


@pytest.mark.parametrize(
    ("ways", "texts"),
    [
        ("", ""),
        ("- - -", ""),
        ("A - -", "A"),
        ("- A A", "A"),
        ("A B -", ""),
        ("A A B", ""),
        ("AB AB -", "AB"),
        ("AB A -", "A"),
    ],
)
def test_ways_to_read_one_place_must_not_contradict_each_other(ways: str, texts: str) -> None:
    read = [[bars(text) for text in way if text != "-"] for way in ways.split()]

    assert "".join(one.text for one in agreed(read)) == texts


@pytest.mark.parametrize(
    ("one", "other", "are_in_conflict"),
    [
        (bars("A"), bars("A"), False),
        (bars("A"), bars("B"), True),
        (bars("A"), bars(EAN, Symbology.EAN_13), True),
        (bars("A"), bars("B", Symbology.QR_CODE), False),
        (bars("A"), bars("B", top=90), True),
        (bars("A"), bars("B", top=110), False),
        (bars("A"), Reading("B", Symbology.CODE_128, ()), True),
        (bars("A"), Reading("B", Symbology.CODE_39, ()), False),
    ],
)
def test_different_texts_of_bars_in_one_place_are_in_conflict(
    one: Reading, other: Reading, *, are_in_conflict: bool
) -> None:
    assert in_conflict(one, other, apart_share=0.5) is are_in_conflict
    assert in_conflict(other, one, apart_share=0.5) is are_in_conflict


@pytest.mark.parametrize("symbology", [Symbology.CODE_39, Symbology.CODE_128])
def test_short_codes_of_any_length_are_doubtful(symbology: Symbology) -> None:
    assert not is_long_enough(bars("A" * (SHORT_CHARS - 1), symbology))
    assert is_long_enough(bars("A" * SHORT_CHARS, symbology))


def test_what_the_shop_has_no_use_for_is_not_expected() -> None:
    is_expected = expected_by(
        (CardScheme("Club", Symbology.CODE_128, ("77",), chars_min=8, chars_max=8),)
    )

    assert not is_expected(bars("12345678"))
    assert not is_expected(bars("77123456"))  # the scheme's check digit is another
    assert is_expected(bars(EAN, Symbology.EAN_13))
