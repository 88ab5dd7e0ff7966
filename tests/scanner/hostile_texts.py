# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that a printed code may carry to do harm. Each is made from its number alone."""

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from pos_loyalty.domain.codes import CODE_CHARS_MAX
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from tests.ui.view_models.shop import ANNA_CARD, BLANK_CARD, NOON, OLGA_CARD

Dice = random.Random

MEGABYTE = 1_000_000
RECEIPT = str(ReceiptNumber("T001", NOON.date(), 7))
REAL: Sequence[str] = (
    ANNA_CARD,
    OLGA_CARD,
    BLANK_CARD,
    RECEIPT,
    "4006381333931",
    "036000291452",
    "96385074",
    "2100000012345",
    "0109501101530003\x1d17261231\x1d10ABC",
)
"""Codes as a till meets them: to be changed."""

AIM_IDS = ("]C1", "]E0", "]E4", "]Q3", "]d2", "]z0", "]A0", "]I1", "]L0", "]e0", "]", "]]", "]C")
INJECTIONS = (
    "'; DROP TABLE member; --",
    "1' OR '1'='1",
    "\"); SELECT sqlcipher_export('x'); --",
    "%s%s%s%n",
    "%(phone)s",
    "{0.__class__.__mro__}",
    "{member.phone}",
    "%1 %2 %99",
    "${jndi:ldap://example.com/a}",
    "{{7*7}}",
    "<b>x</b><script>alert(1)</script>",
    '<img src="file:///etc/passwd">',
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\",
    "file:///dev/zero",
    "javascript:alert(1)",
    "HTTP://EXAMPLE.COM/" + "a" * 400,
    "www.example.com",
    "$(reboot)",
    "`reboot`",
    "; reboot",
    "=HYPERLINK(1)",
    '{"a":' * 90,
    "1e999",
    "NaN",
    "-0",
    "0x1F",
    "1_000",
    "True",
    "None",
)
MARKS = "\u202e\u202d\u2066\u2069\u200b\u200d\u200f\ufeff\u00ad\u0301\u0338\u2028\u2029\ufffe\uffff"
DIGIT_SETS = ("٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


def hostile_texts(count: int, *, seed: int = 0) -> Iterator[str]:
    """Yield so many; every lap shows each kind once."""
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")
        yield KINDS[number % len(KINDS)](dice)


def _changed(dice: Dice) -> str:
    """A real code with a few characters gone wrong."""
    chars = list(dice.choice(REAL))
    for _ in range(dice.randint(1, 3)):
        place = dice.randrange(len(chars))
        match dice.randrange(4):
            case 0:
                chars[place] = chr(dice.randrange(128))
            case 1:
                chars.insert(place, chr(dice.choice([0, 9, 10, 13, 27, 29, 127, 0x660, 0x202E])))
            case 2:
                chars[place : place + 2] = reversed(chars[place : place + 2])
            case _:
                chars[place] = str(dice.randrange(10))
    return "".join(chars)


def _half(dice: Dice) -> str:
    code = dice.choice(REAL)
    cut = dice.randrange(len(code))
    return dice.choice([code[:cut], code[cut:], code + code[:cut], code + code])


def _among_marks(dice: Dice) -> str:
    code = dice.choice(REAL)
    place = dice.randrange(len(code) + 1)
    return code[:place] + dice.choice(MARKS) * dice.randint(1, 3) + code[place:]


def _other_digits(dice: Dice) -> str:
    digits = dice.choice(DIGIT_SETS)
    return dice.choice(REAL).translate({ord("0") + n: digits[n] for n in range(10)})


def _named_by_aim(dice: Dice) -> str:
    return dice.choice(AIM_IDS) * dice.randint(1, 2) + dice.choice((*REAL, "", "]"))


def _gs1(dice: Dice) -> str:
    fields = [
        f"{dice.randrange(100):02}{dice.randrange(10**12)}" for _ in range(dice.randint(1, 9))
    ]
    return (
        dice.choice(["", "\x1d", "]C1"]) + "\x1d".join(fields) + dice.choice(["", "\x1d", "\x04"])
    )


def _injection(dice: Dice) -> str:
    return dice.choice(["", ANNA_CARD, " "]) + dice.choice(INJECTIONS)


def _control(dice: Dice) -> str:
    return "".join(chr(dice.choice((dice.randrange(32), 127, 0x85, 0x9B))) for _ in range(20))


def _any_characters(dice: Dice) -> str:
    """Of all planes, halves of pairs among them."""
    return "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randint(0, 40)))


def _ascii(dice: Dice) -> str:
    return "".join(chr(dice.randrange(32, 127)) for _ in range(dice.randint(0, 60)))


def _digits(dice: Dice) -> str:
    count = dice.choice((0, 1, 7, 8, 12, 13, 14, 18, 19, 193, 200, 436, CODE_CHARS_MAX))
    return "".join(dice.choices("0123456789", k=count))


def _composed(dice: Dice) -> str:
    text = "Łódź Ёжик ﬁ Å①" + dice.choice(REAL)
    forms = (
        unicodedata.normalize("NFC", text),
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFKC", text),
        unicodedata.normalize("NFKD", text),
    )
    return dice.choice(forms)


def _at_the_bound(dice: Dice) -> str:
    chars = CODE_CHARS_MAX + dice.randint(-1, 2)
    return dice.choice(("9", " ", "A", "\x00", "é", ANNA_CARD, "R", "]C1", "(")) * chars


def _huge(dice: Dice) -> str:
    """Rarely as large as no code can be."""
    chars = MEGABYTE if dice.random() < 0.02 else 10_000
    return (dice.choice(("9", " ", "\x00", "]C1", "😀", "A B", ANNA_CARD)) * chars)[:chars]


KINDS: tuple[Callable[[Dice], str], ...] = (
    _changed,
    _half,
    _injection,
    _among_marks,
    _changed,
    _other_digits,
    _named_by_aim,
    _gs1,
    _digits,
    _control,
    _any_characters,
    _changed,
    _ascii,
    _composed,
    _at_the_bound,
    _huge,
    _any_characters,
)
"""An odd number, so that each kind takes each of a few ways in turn."""
