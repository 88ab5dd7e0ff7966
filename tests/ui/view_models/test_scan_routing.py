# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every kind of code, beside everything that a cashier may be doing: cell by cell."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from pos_loyalty.domain.claim_codes import SignedClaim
from pos_loyalty.domain.codes import (
    CardCode,
    ClaimCode,
    CouponCode,
    ForeignCode,
    ForeignReason,
    InStoreItem,
    IssuedCode,
    MemberCode,
    ProductCode,
    ReceiptCode,
    Recognised,
)
from pos_loyalty.domain.issued_numbers import IssuedKind, IssuedNumber
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.view_models.care_form import CareNotice
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.form_states import EnrolForm, ReturnForm
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import CouponRow, DoneKind
from pos_loyalty.ui.view_models.scan_routing import (
    Answer,
    Place,
    Scanned,
    Step,
    answer_to,
    place_of,
    scanned,
)
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import SaleForm, Screen, TillState
from tests.ui.view_models.shop import ANNA_CARD, NOON, OLGA_CARD

COLUMNS: Final = (
    *(Place.READY, Place.MEMBER, Place.MEMBER_BEGUN, Place.DONE, Place.ENROL),
    *(Place.ENROL_BEGUN, Place.FIND, Place.RETURN, Place.RETURN_BEGUN, Place.GIVE),
    *(Place.NO_CARD, Place.NO_CARD_BEGUN, Place.NO_CARD_BASKET, Place.CARE, Place.CARE_BEGUN),
)
# One row for each kind of code, one word for each column.
GRID: Final = """
card              open    open    sale!   open    blank   blank   open    open    return!
card_on_screen    stay    stay    stay    stay    stay    stay    stay    stay    stay
member_code       phone   phone   phone   phone   noblank noblank phone   phone   phone
coupon            soon    take    take    late    finish  finish  soon    finish  finish
voucher           vcard   vlist   vlist   vcard   vfinish vfinish vcard   vfinish vfinish
gift_card         gift    gift    gift    gift    gift    gift    gift    gift    gift
staff_badge       badge   badge   badge   badge   badge   badge   badge   badge   badge
receipt           receipt receipt sale!   receipt receipt enrol!  receipt receipt return!
receipt_on_screen stay    stay    stay    stay    stay    stay    stay    stay    stay
claim             claim   claim   sale!   claim   claim   claim   claim   opened  return!
claim_on_screen   stay    stay    stay    stay    stay    stay    stay    stay    stay
claim_number      receipt receipt sale!   receipt receipt enrol!  receipt receipt return!
product           goods   add     add     goods   noblank noblank goods   nogoods nogoods
in_store_item     label   add     add     label   noblank noblank label   nogoods nogoods
foreign           why     why     why     why     why     why     why     why     why
"""
# The same rows; a word for each column from GIVE on.
MORE: Final = """
card              take2   open    open    card!   newcard newcard
card_on_screen    stay    stay    stay    stay    stay    stay
member_code       phone   phone   phone   phone   phone   phone
coupon            soon    soon    soon    soon    soon    soon
voucher           vcard   vcard   vcard   vcard   vcard   vcard
gift_card         gift    gift    gift    gift    gift    gift
staff_badge       badge   badge   badge   badge   badge   badge
receipt           receipt receipt card!   card!   receipt care!
receipt_on_screen stay    stay    stay    stay    stay    stay
claim             claim   claim   card!   card!   claim   care!
claim_on_screen   stay    stay    stay    stay    stay    stay
claim_number      receipt receipt card!   card!   receipt care!
product           goods   add     add     add     goods   goods
in_store_item     label   add     add     add     label   label
foreign           why     why     why     why     why     why
"""
WORDS: Final[dict[str, Answer]] = {
    "open": Step.OPEN_MEMBER,
    "blank": Step.TAKE_BLANK_CARD,
    "stay": Step.STAY,
    "take": Step.TAKE_COUPON,
    "add": Step.ADD_GOODS,
    "receipt": Step.OPEN_RECEIPT,
    "claim": Step.TAKE_CLAIM,
    "opened": Step.OPEN_CLAIMED,
    "take2": Step.TAKE_RECEIVER,
    "newcard": Step.TAKE_NEW_CARD,
    "why": Step.SAY_WHY_FOREIGN,
    "sale!": NoticeCode.SALE_UNFINISHED,
    "enrol!": NoticeCode.ENROL_UNFINISHED,
    "return!": NoticeCode.RETURN_UNFINISHED,
    "card!": ClaimNotice.CARDLESS_UNFINISHED,
    "care!": CareNotice.CARE_UNFINISHED,
    "phone": NoticeCode.MEMBER_CODE_SCANNED,
    "soon": NoticeCode.COUPON_TOO_SOON,
    "late": NoticeCode.COUPON_TOO_LATE,
    "finish": NoticeCode.COUPON_NOT_HERE,
    "vcard": NoticeCode.VOUCHER_TOO_SOON,
    "vlist": NoticeCode.VOUCHER_SCANNED,
    "vfinish": NoticeCode.VOUCHER_NOT_HERE,
    "gift": NoticeCode.GIFT_CARD_SCANNED,
    "badge": Step.SHOW_BADGE,
    "goods": NoticeCode.PRODUCT_SCANNED,
    "label": NoticeCode.IN_STORE_ITEM_SCANNED,
    "noblank": NoticeCode.NO_BLANK_CARD_SCANNED,
    "nogoods": NoticeCode.PRODUCT_ON_RETURN,
}
_WORDS_OF: Final = [
    {row.split()[0]: row.split()[1:] for row in grid.strip().splitlines()} for grid in (GRID, MORE)
]
ROWS: Final = {Scanned(name): words + _WORDS_OF[1][name] for name, words in _WORDS_OF[0].items()}
CELLS: Final = [
    pytest.param(what, place, WORDS[word], id=f"{what}-{place}")
    for what, row in ROWS.items()
    for place, word in zip(COLUMNS, row, strict=True)
]
RECEIPT: Final = ReceiptNumber("T001", date(2026, 3, 2), 7)
DIGITS: Final = "1234567890123456"


def done_with(kind: DoneKind) -> TillState:
    done = specimens()["done"]
    assert done.done is not None
    return replace(done, done=replace(done.done, kind=kind))


@pytest.mark.parametrize(("what", "place", "answer"), CELLS)
def test_each_code_has_its_answer_wherever_the_cashier_is(
    what: Scanned, place: Place, answer: Answer
) -> None:
    assert answer_to(what, place) is answer


@pytest.mark.parametrize("what", Scanned)
def test_while_somebody_is_to_prove_who_they_are_only_a_badge_is_served(what: Scanned) -> None:
    answers = (answer_to(what, Place.LOCKED), answer_to(what, Place.APPROVAL))

    is_badge = what is Scanned.STAFF_BADGE
    waits = (StaffNotice.TILL_LOCKED, StaffNotice.APPROVAL_OPEN)
    assert answers == ((Step.SHOW_BADGE, Step.SHOW_BADGE) if is_badge else waits)


def test_the_grid_leaves_nothing_out() -> None:
    assert set(ROWS) == set(Scanned)
    assert {*COLUMNS, Place.LOCKED, Place.APPROVAL} == set(Place)
    assert {word for row in ROWS.values() for word in row} == set(WORDS)
    assert {answer for answer in WORDS.values() if isinstance(answer, Step)} == set(Step)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (CardCode(OLGA_CARD), Scanned.CARD),
        (CardCode(OLGA_CARD, "Green Card"), Scanned.CARD),
        (MemberCode(), Scanned.MEMBER_CODE),
        (CouponCode("SPRING26"), Scanned.COUPON),
        (IssuedCode(IssuedNumber(IssuedKind.VOUCHER, DIGITS)), Scanned.VOUCHER),
        (IssuedCode(IssuedNumber(IssuedKind.GIFT_CARD, DIGITS)), Scanned.GIFT_CARD),
        (IssuedCode(IssuedNumber(IssuedKind.STAFF_BADGE, DIGITS)), Scanned.STAFF_BADGE),
        (ReceiptCode(RECEIPT), Scanned.RECEIPT),
        (IssuedCode(IssuedNumber(IssuedKind.CLAIM, DIGITS)), Scanned.CLAIM_NUMBER),
        (ClaimCode(SignedClaim(b"sale", bytes(64))), Scanned.CLAIM),
        (ProductCode("4006381333931"), Scanned.PRODUCT),
        (InStoreItem("2012345678903"), Scanned.IN_STORE_ITEM),
        (ForeignCode(ForeignReason.NOT_OURS), Scanned.FOREIGN),
    ],
)
def test_each_kind_of_code_has_a_row(code: Recognised, what: Scanned) -> None:
    assert scanned(code, TillState("PLN")) is what


def test_the_card_and_the_receipt_on_screen_are_known_again() -> None:
    served = specimens()["member"]
    opened = ReturnForm(str(RECEIPT), sold_at=NOON)
    returning = TillState("PLN", screen=Screen.RETURN, returning=opened)
    asked = replace(returning, returning=ReturnForm(str(RECEIPT)))
    assert served.member is not None

    with_anna = replace(served, member=replace(served.member, card_number=ANNA_CARD))

    assert scanned(CardCode(ANNA_CARD), with_anna) is Scanned.CARD_ON_SCREEN
    assert scanned(CardCode(OLGA_CARD), with_anna) is Scanned.CARD
    assert scanned(ReceiptCode(RECEIPT), returning) is Scanned.RECEIPT_ON_SCREEN
    assert scanned(ReceiptCode(RECEIPT), asked) is Scanned.RECEIPT


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (TillState("PLN"), Place.READY),
        (specimens()["done"], Place.DONE),
        *((done_with(kind), Place.READY) for kind in DoneKind if kind is not DoneKind.SALE),
        (TillState("PLN", screen=Screen.MEMBER), Place.MEMBER),
        (TillState("PLN", screen=Screen.MEMBER, sale=SaleForm("12")), Place.MEMBER_BEGUN),
        (
            TillState("PLN", screen=Screen.MEMBER, sale=SaleForm(coupons=(CouponRow({}),))),
            Place.MEMBER_BEGUN,
        ),
        (TillState("PLN", screen=Screen.DONE), Place.DONE),
        (TillState("PLN", screen=Screen.ENROL), Place.ENROL),
        (TillState("PLN", screen=Screen.ENROL, enrol=EnrolForm(" ")), Place.ENROL),
        (TillState("PLN", screen=Screen.ENROL, enrol=EnrolForm("Ewa")), Place.ENROL_BEGUN),
        (TillState("PLN", screen=Screen.FIND), Place.FIND),
        (TillState("PLN", screen=Screen.RETURN), Place.RETURN),
        (specimens()["return"], Place.RETURN_BEGUN),
        (TillState("PLN", screen=Screen.NO_CARD), Place.NO_CARD),
        (TillState("PLN", screen=Screen.NO_CARD, sale=SaleForm("12")), Place.NO_CARD_BEGUN),
        (
            TillState("PLN", screen=Screen.NO_CARD, sale=SaleForm(receipt_no="R/1")),
            Place.NO_CARD_BASKET,
        ),
        (TillState("PLN", screen=Screen.SLIP), Place.READY),
        (TillState("PLN", screen=Screen.CARE), Place.CARE),
        (specimens()["care-give"], Place.CARE_BEGUN),
        (TillState("PLN", screen=Screen.CAMERA), Place.READY),
    ],
)
def test_what_the_cashier_does_is_told_by_the_state(state: TillState, place: Place) -> None:
    assert place_of(state) is place
