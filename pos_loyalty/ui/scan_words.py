# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences for codes that are ours, scanned where they fit or where something comes first."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final = {
    "member_code_scanned": "L-103",
    "product_on_return": "L-117",
    "no_blank_card_scanned": "L-118",
    "enrol_unfinished": "L-124",
    "coupon_too_soon": "L-131",
    "coupon_too_late": "L-132",
    "coupon_not_here": "L-133",
    "coupon_unavailable": "L-134",
    "coupons_too_many": "L-135",
    "voucher_scanned": "L-141",
    "voucher_too_soon": "L-142",
    "voucher_not_here": "L-143",
    "gift_card_scanned": "L-151",
    "staff_badge_scanned": "L-152",
}


def routed_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about a coupon, a voucher, a gift card, a badge, or what is no card."""
    nobody_enrolled = translate("notice", "Nobody was enrolled yet.")
    return {
        **_coupon_sentences(),
        **_voucher_sentences(),
        "member_code_scanned": (
            translate("notice", "That is a member code from a phone."),
            translate("notice", "This till cannot read it yet; nothing changed for the customer."),
            translate("notice", "Scan the printed card, or look the customer up by phone (F3)."),
        ),
        "gift_card_scanned": (
            translate("notice", "That is a gift card."),
            translate("notice", "No money was taken from it: this till takes no gift cards yet."),
            translate("notice", "Let the customer pay another way, or call a manager."),
        ),
        "staff_badge_scanned": (
            translate("notice", "That is a staff badge."),
            translate("notice", "Nobody signs in at this till; nothing changed for the customer."),
            translate("notice", "Scan the customer's card."),
        ),
        "product_on_return": (
            translate("notice", "That is a product, not a receipt."),
            translate("notice", "Nothing was returned yet."),
            translate("notice", "Scan the receipt, then choose on the screen what comes back."),
        ),
        "no_blank_card_scanned": (
            translate("notice", "That is no blank card of the shop."),
            nobody_enrolled,
            translate("notice", "Scan a blank card, or go on without one: a card can be printed."),
        ),
        "enrol_unfinished": (
            translate("notice", "The new member is not saved yet."),
            nobody_enrolled,
            translate("notice", "Press Enter to save or Esc to drop it, then go on."),
        ),
    }.get(notice.code)


def _coupon_sentences() -> dict[str, Sentences]:
    stays_good = translate("notice", "The coupon was not used and stays good.")
    return {
        "coupon_taken": (
            translate("notice", "The coupon counts with this purchase."),
            "",
            "",
        ),
        "coupon_taken_before": (
            translate("notice", "This coupon counts already."),
            "",
            "",
        ),
        "coupon_too_soon": (
            translate("notice", "That is a coupon of the shop."),
            stays_good,
            translate("notice", "Scan the customer's card first, then the coupon."),
        ),
        "coupon_too_late": (
            translate("notice", "That is a coupon, but the purchase is saved already."),
            stays_good,
            translate(
                "notice", "Keep it for next time, or undo the purchase (F8) and enter it anew."
            ),
        ),
        "coupon_not_here": (
            translate("notice", "That is a coupon: it counts with a purchase only."),
            stays_good,
            translate("notice", "Finish this first; then scan the customer's card and the coupon."),
        ),
        "coupon_unavailable": (
            translate("notice", "This coupon does not count now. {reason}"),
            translate("notice", "The purchase goes on without it."),
            translate("notice", "Give the coupon back to the customer."),
        ),
        "coupons_too_many": (
            translate("notice", "No more coupons fit into one purchase."),
            stays_good,
            translate("notice", "Save this purchase; use the coupon with another."),
        ),
    }


def _voucher_sentences() -> dict[str, Sentences]:
    not_used = translate("notice", "The voucher was not used.")
    return {
        "voucher_scanned": (
            translate("notice", "That is a voucher of the shop."),
            not_used,
            translate(
                "notice", "Choose its reward in the list: what vouchers pay for stands first."
            ),
        ),
        "voucher_too_soon": (
            translate("notice", "That is a voucher of the shop."),
            not_used,
            translate("notice", "Scan the customer's card; then choose its reward in the list."),
        ),
        "voucher_not_here": (
            translate("notice", "That is a voucher: it is of no use here."),
            not_used,
            translate("notice", "Finish this first; then scan the customer's card."),
        ),
    }


SCAN_TOPIC: Final = Topic(routed_sentences, _SUPPORT_CODES)
