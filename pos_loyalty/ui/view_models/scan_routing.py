# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a scanned code goes: what it is, beside what the cashier is doing.

One table, with a cell for every pair: a step of the till, or the notice that says what to do
first. Nothing here looks at what the code carries.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pos_loyalty.domain.codes import (
    CardCode,
    ClaimCode,
    CouponCode,
    ForeignCode,
    InStoreItem,
    IssuedCode,
    MemberCode,
    ProductCode,
    ReceiptCode,
    Recognised,
)
from pos_loyalty.domain.issued_numbers import IssuedKind
from pos_loyalty.ui.view_models.care_form import CareNotice
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.history_form import MendingKind
from pos_loyalty.ui.view_models.notice import NoticeCode
from pos_loyalty.ui.view_models.panels import DoneKind
from pos_loyalty.ui.view_models.staff_notice import StaffNotice
from pos_loyalty.ui.view_models.till_state import Screen, TillState


class Scanned(StrEnum):
    """What was scanned, as far as the way it goes depends on it."""

    CARD = "card"
    CARD_ON_SCREEN = "card_on_screen"
    """The card of the member who is served: it still lies before the camera."""
    MEMBER_CODE = "member_code"
    COUPON = "coupon"
    VOUCHER = "voucher"
    GIFT_CARD = "gift_card"
    STAFF_BADGE = "staff_badge"
    RECEIPT = "receipt"
    RECEIPT_ON_SCREEN = "receipt_on_screen"
    """That of the sale which goods are being taken back from."""
    CLAIM = "claim"
    CLAIM_ON_SCREEN = "claim_on_screen"
    """The one that the till has just made: it is being photographed from the screen."""
    CLAIM_NUMBER = "claim_number"
    """The receipt number of a purchase that was claimed."""
    PRODUCT = "product"
    IN_STORE_ITEM = "in_store_item"
    FOREIGN = "foreign"


class Place(StrEnum):
    """What the cashier is doing: a screen, and whether leaving it would lose something."""

    READY = "ready"
    """Also on the pages that try a device out, and after a return or an undo: nobody is served."""
    MEMBER = "member"
    MEMBER_BEGUN = "member_begun"
    DONE = "done"
    """A purchase was saved just now."""
    ENROL = "enrol"
    ENROL_BEGUN = "enrol_begun"
    FIND = "find"
    RETURN = "return"
    RETURN_BEGUN = "return_begun"
    NO_CARD = "no_card"
    NO_CARD_BEGUN = "no_card_begun"
    NO_CARD_BASKET = "no_card_basket"
    """A register's basket is the purchase without the card."""
    GIVE = "give"
    """A purchase is being given to another member."""
    CARE = "care"
    """A member's card or balance is being put right."""
    CARE_BEGUN = "care_begun"
    LOCKED = "locked"
    """Nobody is signed in: nothing but a badge is served."""
    APPROVAL = "approval"
    """Another is asked to agree, by badge or PIN."""


class Step(StrEnum):
    """What the till does with a code that fits."""

    OPEN_MEMBER = "open_member"
    TAKE_BLANK_CARD = "take_blank_card"
    """Whose card it is, is looked up: a member's says who invited the newcomer."""
    TAKE_RECEIVER = "take_receiver"
    """The card is of the member whose purchase it is."""
    TAKE_NEW_CARD = "take_new_card"
    """The card is to stand for the member's from now on."""
    OPEN_RECEIPT = "open_receipt"
    TAKE_COUPON = "take_coupon"
    ADD_GOODS = "add_goods"
    TAKE_CLAIM = "take_claim"
    OPEN_CLAIMED = "open_claimed"
    SHOW_BADGE = "show_badge"
    STAY = "stay"
    SAY_WHY_FOREIGN = "say_why_foreign"


Answer = Step | NoticeCode | CareNotice | ClaimNotice | StaffNotice
"""A step, or the notice that is told instead."""

_ISSUED: Final = {
    IssuedKind.CLAIM: Scanned.CLAIM_NUMBER,
    IssuedKind.GIFT_CARD: Scanned.GIFT_CARD,
    IssuedKind.STAFF_BADGE: Scanned.STAFF_BADGE,
    IssuedKind.VOUCHER: Scanned.VOUCHER,
}
_BY_TYPE: Final[Mapping[type[Recognised], Scanned]] = {
    MemberCode: Scanned.MEMBER_CODE,
    CouponCode: Scanned.COUPON,
    ProductCode: Scanned.PRODUCT,
    InStoreItem: Scanned.IN_STORE_ITEM,
    ForeignCode: Scanned.FOREIGN,
}
_PLACES: Final = {
    Screen.MEMBER: Place.MEMBER,
    Screen.DONE: Place.DONE,
    Screen.ENROL: Place.ENROL,
    Screen.FIND: Place.FIND,
    Screen.RETURN: Place.RETURN,
    Screen.NO_CARD: Place.NO_CARD,
    Screen.CARE: Place.CARE,
}
_BEGUN: Final = {
    Screen.MEMBER: Place.MEMBER_BEGUN,
    Screen.ENROL: Place.ENROL_BEGUN,
    Screen.RETURN: Place.RETURN_BEGUN,
    Screen.NO_CARD: Place.NO_CARD_BEGUN,
    Screen.CARE: Place.CARE_BEGUN,
}


def scanned(code: Recognised, state: TillState) -> Scanned:
    """Return what was scanned, and whether it is what is on the screen already."""
    match code:
        case CardCode(number=number):
            member = state.member
            is_on_screen = member is not None and member.card_number == number
            return Scanned.CARD_ON_SCREEN if is_on_screen else Scanned.CARD
        case IssuedCode(number=number):
            return _ISSUED[number.kind]
        case ReceiptCode(number=receipt):
            form = state.returning
            is_open = form.is_found and form.receipt_text == str(receipt)
            return Scanned.RECEIPT_ON_SCREEN if is_open else Scanned.RECEIPT
        case ClaimCode(claim=claim):
            is_shown = state.slip is not None and state.slip.code == str(claim)
            return Scanned.CLAIM_ON_SCREEN if is_shown else Scanned.CLAIM
        case _:
            return _BY_TYPE[type(code)]


def place_of(state: TillState) -> Place:
    """Return what the cashier is doing."""
    if state.staff.is_proof_wanted:
        return Place.LOCKED if state.staff.is_locked else Place.APPROVAL
    is_begun = {
        Screen.MEMBER: state.sale.is_begun,
        Screen.ENROL: state.enrol.is_begun,
        Screen.RETURN: state.returning.is_begun,
        Screen.NO_CARD: state.sale.is_begun,
        Screen.CARE: state.care is not None and state.care.is_begun,
    }
    if state.screen is Screen.NO_CARD and state.sale.receipt_no:
        return Place.NO_CARD_BASKET
    if is_begun.get(state.screen):
        return _BEGUN[state.screen]
    if state.done is not None and state.done.kind is not DoneKind.SALE:
        return Place.READY  # there is no purchase to undo
    if state.mending is not None and state.mending.kind is MendingKind.GIVE:
        return Place.GIVE
    return _PLACES.get(state.screen, Place.READY)


def answer_to(what: Scanned, place: Place) -> Answer:
    """Return what the till does, or says."""
    if place in _PROOF_FIRST and what is not Scanned.STAFF_BADGE:
        return _PROOF_FIRST[place]
    row = _TABLE[what]
    return row.get(place, row[Place.READY])


_PROOF_FIRST: Final[Mapping[Place, Answer]] = {
    Place.LOCKED: StaffNotice.TILL_LOCKED,
    Place.APPROVAL: StaffNotice.APPROVAL_OPEN,
}
"""Where nothing but a badge is served, whatever it is."""

_UNFINISHED: Final[Mapping[Place, Answer]] = {
    Place.MEMBER_BEGUN: NoticeCode.SALE_UNFINISHED,
    Place.ENROL_BEGUN: NoticeCode.ENROL_UNFINISHED,
    Place.RETURN_BEGUN: NoticeCode.RETURN_UNFINISHED,
    Place.NO_CARD_BEGUN: ClaimNotice.CARDLESS_UNFINISHED,
    Place.NO_CARD_BASKET: ClaimNotice.CARDLESS_UNFINISHED,
    Place.CARE_BEGUN: CareNotice.CARE_UNFINISHED,
}
"""What has to be saved or dropped before a code may take the till elsewhere."""


def _by_place(
    usual: Answer,
    *,
    member: Answer | None = None,
    done: Answer | None = None,
    enrol: Answer | None = None,
    returning: Answer | None = None,
    no_card: Answer | None = None,
) -> Mapping[Place, Answer]:
    """Return a row of the table: the usual answer, and screens that have another."""
    others = {
        (Place.MEMBER, Place.MEMBER_BEGUN): member,
        (Place.DONE,): done,
        (Place.ENROL, Place.ENROL_BEGUN): enrol,
        (Place.RETURN, Place.RETURN_BEGUN): returning,
        (Place.NO_CARD, Place.NO_CARD_BEGUN, Place.NO_CARD_BASKET): no_card,
    }
    row = {place: answer for places, answer in others.items() if answer for place in places}
    return {Place.READY: usual, **row}


_TABLE: Final[Mapping[Scanned, Mapping[Place, Answer]]] = {
    Scanned.CARD: {
        **_UNFINISHED,
        **_by_place(Step.OPEN_MEMBER, enrol=Step.TAKE_BLANK_CARD),
        Place.NO_CARD_BEGUN: Step.OPEN_MEMBER,
        Place.GIVE: Step.TAKE_RECEIVER,
        Place.CARE: Step.TAKE_NEW_CARD,
        Place.CARE_BEGUN: Step.TAKE_NEW_CARD,
    },
    Scanned.CARD_ON_SCREEN: _by_place(Step.STAY),
    Scanned.MEMBER_CODE: _by_place(
        NoticeCode.MEMBER_CODE_SCANNED, enrol=NoticeCode.NO_BLANK_CARD_SCANNED
    ),
    Scanned.COUPON: _by_place(
        NoticeCode.COUPON_TOO_SOON,
        member=Step.TAKE_COUPON,
        done=NoticeCode.COUPON_TOO_LATE,
        enrol=NoticeCode.COUPON_NOT_HERE,
        returning=NoticeCode.COUPON_NOT_HERE,
    ),
    Scanned.VOUCHER: _by_place(
        NoticeCode.VOUCHER_TOO_SOON,
        member=NoticeCode.VOUCHER_SCANNED,
        enrol=NoticeCode.VOUCHER_NOT_HERE,
        returning=NoticeCode.VOUCHER_NOT_HERE,
    ),
    Scanned.GIFT_CARD: _by_place(NoticeCode.GIFT_CARD_SCANNED),
    Scanned.STAFF_BADGE: _by_place(Step.SHOW_BADGE),
    Scanned.RECEIPT: {**_by_place(Step.OPEN_RECEIPT), **_UNFINISHED},
    Scanned.RECEIPT_ON_SCREEN: _by_place(Step.STAY),
    Scanned.CLAIM: {
        **_UNFINISHED,
        **_by_place(Step.TAKE_CLAIM),
        Place.ENROL_BEGUN: Step.TAKE_CLAIM,
        Place.RETURN: Step.OPEN_CLAIMED,
    },
    Scanned.CLAIM_ON_SCREEN: _by_place(Step.STAY),
    Scanned.CLAIM_NUMBER: {**_by_place(Step.OPEN_RECEIPT), **_UNFINISHED},
    Scanned.PRODUCT: _by_place(
        NoticeCode.PRODUCT_SCANNED,
        member=Step.ADD_GOODS,
        enrol=NoticeCode.NO_BLANK_CARD_SCANNED,
        returning=NoticeCode.PRODUCT_ON_RETURN,
        no_card=Step.ADD_GOODS,
    ),
    Scanned.IN_STORE_ITEM: _by_place(
        NoticeCode.IN_STORE_ITEM_SCANNED,
        member=Step.ADD_GOODS,
        enrol=NoticeCode.NO_BLANK_CARD_SCANNED,
        returning=NoticeCode.PRODUCT_ON_RETURN,
        no_card=Step.ADD_GOODS,
    ),
    Scanned.FOREIGN: _by_place(Step.SAY_WHY_FOREIGN),
}
