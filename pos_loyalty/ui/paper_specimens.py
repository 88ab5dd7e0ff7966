# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Made-up receipts of every kind, for people to look at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Final
from uuid import UUID

from pos_loyalty.domain.balances import Balance
from pos_loyalty.domain.claim_codes import SIGNATURE_BYTES, SignedClaim, claim_payload
from pos_loyalty.domain.ids import OpId
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.receipt import (
    Receipt,
    ReceiptKind,
    ReceiptLine,
    ReceiptPlace,
    Reduction,
    Standing,
    slip_of,
)
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.domain.sale import Sale, SaleLine

_AT: Final = datetime(2026, 11, 20, 16, 30, tzinfo=timezone(timedelta(hours=1)))
_PLACE: Final = ReceiptPlace(store_name="Corner Shop", till_no=1, currency="PLN")
_OP_ID: Final = OpId(UUID(int=9))
_BREAD: Final = {"en": "Rye bread", "pl": "Chleb żytni", "ru": "Ржаной хлеб"}
_JAM: Final = {"en": "Plum jam", "pl": "Powidła śliwkowe", "ru": "Сливовое варенье"}
_COFFEE: Final = {"en": "A coffee", "pl": "Kawa", "ru": "Чашка кофе"}
_BALANCE: Final = Balance(1_179, 0, 120, date(2026, 12, 1))


def paper_specimens(language: str) -> Mapping[str, Receipt]:
    """Return the receipts by a name fit for a file."""
    purchase = Receipt(
        kind=ReceiptKind.SALE,
        op_id=_OP_ID,
        place=_PLACE,
        language=language,
        given_name="Anna",
        card_mask="•••• 5676",
        business_at=_AT,
        receipt_no=str(ReceiptNumber("04K7", _AT.date(), 42)),
        lines=(ReceiptLine(_BREAD, "", 2_000, 1_980), ReceiptLine(_JAM, "", 1_000, 2_450)),
        gross_minor=4_430,
        reductions=(Reduction({}, 443), Reduction(_COFFEE, 900)),
        paid_minor=3_087,
        earned_points=30,
        used_points=100,
        reward_names=(_COFFEE,),
        standing=Standing(balance=_BALANCE, as_of=_AT),
    )
    alone = Standing(balance=_BALANCE, as_of=_AT - timedelta(hours=2), is_alone=True)
    given_back = replace(
        purchase,
        kind=ReceiptKind.RETURN,
        lines=(),
        reductions=(),
        reward_names=(),
        paid_minor=1_782,
        earned_points=0,
        used_points=17,
        standing=alone,
    )
    number = str(IssuedNumber(IssuedKind.CLAIM, "4821093310057264"))
    sale = Sale(number, "waw-1", "1", "PLN", _AT, (SaleLine(1, 12_750),))
    code = str(SignedClaim(claim_payload(sale), bytes(range(1, SIGNATURE_BYTES + 1))))
    slip = slip_of(sale, op_id=_OP_ID, place=_PLACE, code=code, until=date(2026, 12, 4))
    return {
        "sale": purchase,
        "return": given_back,
        "void": replace(purchase, kind=ReceiptKind.VOID, earned_points=100, used_points=30),
        "without-card": replace(slip, language=language),
    }
