# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A receipt with something in every place, to word, draw and print."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.gains import Gain, GainKind
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.printed import Printed
from pos_loyalty.domain.receipt import (
    Receipt,
    ReceiptKind,
    ReceiptLine,
    ReceiptPlace,
    Reduction,
    Standing,
)
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.places import find_places
from pos_loyalty.ui.language import Speaker
from pos_loyalty.ui.receipt_words import receipt_text

PLACE: Final = ReceiptPlace(store_name="Żółty Kącik", till_no=1, currency="PLN")
RECEIPT_NO: Final = str(ReceiptNumber("04K7", date(2026, 11, 20), 42))
AT: Final = datetime(2026, 11, 20, 14, 5, tzinfo=ZoneInfo("Europe/Warsaw"))
_COFFEE: Final = {"en": "Coffee", "pl": "Kawa", "ru": "Кофе"}
_CHEESE: Final = {
    "en": "Żuławy cheese, ripened for twelve months",
    "pl": "Ser Żuławski, dojrzewający dwanaście miesięcy",
    "ru": "Сыр «Жулавский», выдержка двенадцать месяцев",
}
_FIVE_OFF: Final = {"en": "5 zł off", "pl": "5 zł zniżki", "ru": "Скидка 5 zł"}
_COFFEE_CARD: Final = {"en": "Coffee card", "pl": "Karta kawowa", "ru": "Кофейная карта"}

FULL: Final = Receipt(
    kind=ReceiptKind.SALE,
    op_id=OpId(UUID(int=7)),
    place=PLACE,
    language="pl",
    given_name="Zażółcia",
    card_mask="•••• 5676",
    business_at=AT,
    receipt_no=RECEIPT_NO,
    lines=(
        ReceiptLine(_COFFEE, "", 2_000, 1_800),
        ReceiptLine(_CHEESE, "", 350, 2_450),
        ReceiptLine({}, "", 1_000, 500),
    ),
    gross_minor=4_750,
    reductions=(Reduction({}, 475), Reduction(_FIVE_OFF, 500)),
    wallets_minor=1_000,
    paid_minor=2_775,
    earned_points=39,
    used_points=100,
    later_points=15,
    reward_names=(_FIVE_OFF,),
    gains=(Gain(GainKind.STAMPS, _COFFEE_CARD, 1, 9),),
    standing=Standing(balance=Balance(1_179, 15, 120, date(2026, 12, 1)), as_of=AT),
)


VOID: Final = replace(
    FULL,
    kind=ReceiptKind.VOID,
    lines=(),
    reductions=(),
    gains=(),
    earned_points=100,
    used_points=39,
    later_points=0,
)
BACK: Final = replace(VOID, kind=ReceiptKind.RETURN, reward_names=())


@cache
def _speaker() -> Speaker:
    return Speaker(find_places().resources_dir / "i18n")


def printed(language: str = "en", receipt: Receipt = FULL) -> Printed:
    """Return what stands on it in a language."""
    words = _speaker().words(language)
    return receipt_text(receipt, words, language)


def said(paper: Printed) -> str:
    """Return all its words, a row to a line, with plain spaces."""
    rows = (f"{row.words} {row.figure}".strip() for row in (*paper.rows, *paper.ending))
    return "\n".join(row for row in rows if row).replace("\u00a0", " ")
