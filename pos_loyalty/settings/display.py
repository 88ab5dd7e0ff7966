# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[display]``: what the customer's display shows and asks."""

from pathlib import Path
from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

OFFERS_MAX: Final = 12
OFFER_CHARS_MAX: Final = 120
PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg")
_FILE_CHARS_MAX: Final = 1_024
_PIN_DIGITS: Final = (4, 8)
_SECONDS: Final = (3, 600)
_KNOWN: Final = ("offers", "offer_seconds", "clock", "survey", "languages", "leave_pin")


class DisplaySettings(NamedTuple):
    """The customer's display.

    Attributes:
        offers: Texts, and pictures as absolute paths, in the order in which they are shown.
        offer_seconds: How long each is shown.
        survey: The least and the most that can be answered after a purchase; ``None`` for no
            question.
        has_languages: Members may choose what it speaks during their visit.
        leave_pin: Asked for before anybody leaves it; empty for no PIN.
    """

    offers: tuple[str | Path, ...] = ()
    offer_seconds: int = 10
    has_clock: bool = True
    survey: tuple[int, int] | None = None
    has_languages: bool = True
    leave_pin: str = ""


def display_in(file: Table) -> DisplaySettings:
    """Return what is said of the display.

    Whether a picture can be shown is found out later: it never keeps a till from starting.
    """
    table = file.table("display")
    if table is None:
        return DisplaySettings()
    table.require_known(_KNOWN)
    least, most = _SECONDS
    return DisplaySettings(
        offers=_offers(table, file),
        offer_seconds=table.number("offer_seconds", 10, least=least, most=most),
        has_clock=table.switch("clock", is_on_unless_said=True),
        survey={"off": None, "1-5": (1, 5), "0-10": (0, 10)}[
            table.one_of("survey", ("off", "1-5", "0-10"))
        ],
        has_languages=table.switch("languages", is_on_unless_said=True),
        leave_pin=_pin(table),
    )


def _offers(table: Table, file: Table) -> tuple[str | Path, ...]:
    listed = table.texts(
        "offers", most=OFFERS_MAX, chars_max=_FILE_CHARS_MAX, example='["Two for one", "a.png"]'
    )
    offers: list[str | Path] = []
    for text in (offer.strip() for offer in listed):
        if text.lower().endswith(PICTURE_SUFFIXES):
            offers.append(file.beside(text))
        elif 1 <= len(text) <= OFFER_CHARS_MAX:
            offers.append(text)
        else:
            raise table.wrong("offers", f"a text has 1 to {OFFER_CHARS_MAX} characters")
    return tuple(offers)


def _pin(table: Table) -> str:
    pin = table.text("leave_pin")
    least, most = _PIN_DIGITS
    if pin and not (pin.isascii() and pin.isdecimal() and least <= len(pin) <= most):
        raise table.wrong("leave_pin", f'is {least} to {most} digits, in quotes: "2580"')
    return pin
