# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is printed on the cards of the image set, and prints that carry nothing to be read."""

import string
from typing import Final

import numpy as np

from pos_loyalty.demo.photograph import GreyPixels, printed_code
from pos_loyalty.domain.card_schemes import CardScheme
from pos_loyalty.domain.check_digits import gs1_check_digit
from pos_loyalty.domain.codes import RANDOM_DIGITS, new_card_number
from pos_loyalty.domain.scan import Symbology
from pos_loyalty.scanner.late_cv2 import cv2

SYMBOLOGIES: Final = tuple(kind for kind in Symbology if kind is not Symbology.UNKNOWN)
MODULE_PIXELS: Final = 8
"""Of every print that is made here."""

CARD_PREFIX: Final = "29"
SCHEMES: Final = (CardScheme("neighbours", Symbology.EAN_13, (CARD_PREFIX,)),)
"""The cards of another programme that the shop of the image set accepts."""

MEMBER_CODE_DIGITS: Final = 200
_MEMBER_CODE_SHARE: Final = 0.3
_INK_MAX: Final = 127
_FREE_DIGITS: Final = {
    Symbology.EAN_13: 10,
    Symbology.EAN_8: 7,
    Symbology.UPC_A: 11,
    Symbology.ITF: 13,
}
_CODE_39_LETTERS: Final = string.ascii_uppercase + string.digits + "-"
# The right half's digits of an EAN, seven modules each, 1 is ink (GS1 General Specifications).
_RIGHT_DIGITS: Final = (
    *("1110010", "1100110", "1101100", "1000010", "1011100"),
    *("1001110", "1010000", "1000100", "1001000", "1110100"),
)
_EAN_13_MODULES: Final = 95
_LAST_DIGIT_MODULE: Final = 85


def card_text(symbology: Symbology, dice: np.random.Generator) -> str:
    """Return what a card of this kind carries; squares hold a long member code now and then."""
    if symbology in _FREE_DIGITS:
        prefix = CARD_PREFIX if symbology is Symbology.EAN_13 else ""
        digits = prefix + _digits(_FREE_DIGITS[symbology], dice)
        return digits + gs1_check_digit(digits)
    if symbology is Symbology.CODE_39:
        return "".join(map(str, dice.choice(list(_CODE_39_LETTERS), int(dice.integers(8, 13)))))
    if not symbology.is_linear and dice.random() < _MEMBER_CODE_SHARE:
        return _digits(MEMBER_CODE_DIGITS, dice)
    return new_card_number(_digits(RANDOM_DIGITS, dice))


def wrong_check_digit(dice: np.random.Generator) -> GreyPixels:
    """Return the print of an EAN-13 whose last digit is not the check of the others."""
    text = card_text(Symbology.EAN_13, dice)
    print_ = printed_code(text, Symbology.EAN_13, module_pixels=MODULE_PIXELS).copy()
    wrong = (int(text[-1]) + int(dice.integers(1, 10))) % 10
    ink = np.flatnonzero((print_ <= _INK_MAX).any(axis=0))
    bars = np.flatnonzero((print_ <= _INK_MAX).any(axis=1))
    if ink[-1] - ink[0] + 1 != _EAN_13_MODULES * MODULE_PIXELS:
        raise ValueError("this print is no plain EAN-13")
    left = int(ink[0]) + _LAST_DIGIT_MODULE * MODULE_PIXELS
    for place, module in enumerate(_RIGHT_DIGITS[wrong]):
        column = left + place * MODULE_PIXELS
        grey = 0 if module == "1" else 255
        print_[bars[0] : bars[-1] + 1, column : column + MODULE_PIXELS] = grey
    return print_


def half_a_code(dice: np.random.Generator) -> GreyPixels:
    """Return a print that was torn: bars, or a square, of which a good part is missing."""
    symbology = SYMBOLOGIES[int(dice.integers(len(SYMBOLOGIES)))]
    text = card_text(symbology, dice)
    print_ = printed_code(text, symbology, module_pixels=MODULE_PIXELS)
    kept = round(print_.shape[1] * dice.uniform(0.35, 0.6))
    half = print_[:, :kept] if dice.integers(2) else print_[:, -kept:]
    quiet = 10 * MODULE_PIXELS
    return np.asarray(
        cv2.copyMakeBorder(half, 0, 0, quiet, quiet, cv2.BORDER_CONSTANT, value=(255,)), np.uint8
    )


def stripes(dice: np.random.Generator) -> GreyPixels:
    """Return bars of random widths with a quiet zone, as many as a card has: no code at all."""
    modules = int(dice.integers(60, 140))
    widths = dice.integers(1, 5, modules)
    inks = np.repeat(np.arange(modules) % 2, widths)
    row = np.where(inks == 0, 0, 255).astype(np.uint8)
    bars = np.repeat(np.tile(np.repeat(row, MODULE_PIXELS // 2), (60, 1)), MODULE_PIXELS // 2, 0)
    quiet = 10 * MODULE_PIXELS
    return np.asarray(
        cv2.copyMakeBorder(bars, quiet, quiet, quiet, quiet, cv2.BORDER_CONSTANT, value=(255,)),
        np.uint8,
    )


def page_of_text(dice: np.random.Generator) -> GreyPixels:
    """Return a page full of words and figures."""
    page = np.full((900, 1400), 250, np.uint8)
    letters = list(string.ascii_letters + string.digits + "   .,-")
    top = 40
    while top < page.shape[0]:
        size = float(dice.uniform(0.5, 1.4))
        words = "".join(map(str, dice.choice(letters, 90)))
        cv2.putText(page, words, (20, top), cv2.FONT_HERSHEY_COMPLEX, size, (20,), 1, cv2.LINE_AA)
        top += round(38 * size)
    return page


def _digits(count: int, dice: np.random.Generator) -> str:
    return "".join(map(str, dice.integers(0, 10, count)))
