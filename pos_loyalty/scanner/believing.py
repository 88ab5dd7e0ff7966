# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which readings of one frame can be true, and of which more than usual must be seen. Pure."""

from collections.abc import Callable, Collection, Iterable, Sequence
from math import dist
from typing import Final

from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.check_digits import are_digits, gs1_check_digit
from pos_loyalty.domain.codes import ForeignCode, recognise
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.decoding import Point, Reading

SHORT_CHARS: Final = 6
"""Code 39 and Code 128 of fewer characters are found in other bars, and in print."""

# A line that crosses an ITF code aslant reads a part of it as a whole, frame after frame, so of
# ITF only the one kind with a length and a check digit is believed: ITF-14.
_GTIN_CHARS: Final = {
    Symbology.EAN_13: 13,
    Symbology.EAN_8: 8,
    Symbology.UPC_A: 12,
    Symbology.ITF: 14,
}
_ON_ONE_SPOT: Final = 0.05
"""Of a code's length: less than from one line of a label with several codes to the next."""

_ON_ONE_RETAIL_SPOT: Final = 0.25
"""Nobody prints two of these so close together, and whole-frame readers take parts for a whole."""

_ALIKE_MIN: Final = 2
_OF_ANY_LENGTH: Final = {Symbology.CODE_39, Symbology.CODE_128}


def believable(reading: Reading) -> Reading | None:
    """Return the reading with its symbology settled, or ``None`` if its check digit is wrong.

    A UPC-A and an EAN-13 that begins with 0 are the same bars, and each decoder has its own
    name for them. Every retail code is checked here again, whoever decoded it.
    """
    text, symbology = reading.text, reading.symbology
    if not (text and reading.is_sound):
        return None
    if symbology is Symbology.EAN_13 and text.startswith("0"):
        text, symbology = text[1:], Symbology.UPC_A
    chars = _GTIN_CHARS.get(symbology)
    if chars is None:
        return reading
    if len(text) != chars or not are_digits(text) or gs1_check_digit(text[:-1]) != text[-1]:
        return None
    return Reading(text, symbology, reading.corners)


def settled(readings: Iterable[Reading], doubts: Collection[Reading] = ()) -> tuple[Reading, ...]:
    """Return what can be believed of one frame, each code once, from the top left down.

    Where bars at one place were read as two texts, one of them is wrong, and nobody knows which:
    neither is returned.

    Args:
        readings: Sound or not.
        doubts: Unsound readings that an earlier look at the frame brought.
    """
    every = tuple(readings)
    against = (*doubts, *(reading for reading in every if not reading.is_sound))
    seen: dict[tuple[str, str], Reading] = {}
    for reading in every:
        checked = believable(reading)
        if checked is not None:
            seen.setdefault((checked.symbology, checked.text), checked)
    distinct = sorted(seen.values(), key=_top_left)
    return tuple(
        one
        for one in distinct
        if not any(
            in_conflict(one, other, apart_share=_spot(one, other))
            for other in (*distinct, *against)
        )
    )


def agreed(ways: Iterable[Sequence[Reading]]) -> tuple[Reading, ...]:
    """Return the codes on which all agree that read anything; each as the first of them has it.

    Args:
        ways: What was read in one place in each of several ways.
    """
    telling = [way for way in ways if way]
    if not telling:
        return ()
    texts = set.intersection(*({reading.text for reading in way} for way in telling))
    return tuple(reading for reading in telling[0] if reading.text in texts)


def unsound(ways: Iterable[Sequence[Reading]]) -> tuple[Reading, ...]:
    """Return the texts with a wrong check digit that two ways at least have read alike."""
    seen: dict[str, list[Reading]] = {}
    for way in ways:
        for reading in way:
            if not reading.is_sound:
                seen.setdefault(reading.text, []).append(reading)
    return tuple(alike[0] for alike in seen.values() if len(alike) >= _ALIKE_MIN)


def in_conflict(one: Reading, other: Reading, *, apart_share: float) -> bool:
    """Tell whether the two are different texts of bars that lie in the same place.

    Args:
        one: A reading.
        other: Another one.
        apart_share: How far apart their middles may be, as a share of the longer one's length.
            Where one of them has no place, two of one symbology are taken for one code.
    """
    if one.text == other.text or not (one.symbology.is_linear and other.symbology.is_linear):
        return False
    if not (one.corners and other.corners):
        return one.symbology is other.symbology
    between = dist(_middle(one.corners), _middle(other.corners))
    return between <= apart_share * max(_length(one.corners), _length(other.corners))


def is_long_enough(reading: Reading) -> bool:
    """Tell whether the code is too long to be found in other bars by chance."""
    return reading.symbology not in _OF_ANY_LENGTH or len(reading.text) >= SHORT_CHARS


def expected_by(schemes: Sequence[CardScheme]) -> Callable[[Reading], bool]:
    """Return what tells whether a shop that accepts these cards has a use for a reading.

    What it has no use for may be a misread of what it has: that is worth a closer look, and
    still worth a word to whoever shows it.
    """

    def is_expected(reading: Reading) -> bool:
        meaning = recognise(reading.text, reading.symbology, schemes)
        return is_long_enough(reading) and not isinstance(meaning, ForeignCode)

    return is_expected


def _spot(one: Reading, other: Reading) -> float:
    are_retail = one.symbology in _GTIN_CHARS and other.symbology in _GTIN_CHARS
    return _ON_ONE_RETAIL_SPOT if are_retail else _ON_ONE_SPOT


def _middle(corners: Sequence[Point]) -> tuple[float, float]:
    xs, ys = zip(*corners, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def _length(corners: Sequence[Point]) -> float:
    return max(dist(one, other) for one in corners for other in corners)


def _top_left(reading: Reading) -> tuple[int, int]:
    return min(((y, x) for x, y in reading.corners), default=(0, 0))
