# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of codes that nobody could use, of readers and of cameras."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.camera_words import camera_sentences
from pos_loyalty.ui.reader_words import reader_sentences
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final = {
    "unreadable_code": "L-102",
    "product_scanned": "L-111",
    "in_store_item_scanned": "L-112",
    "camera_trouble": "L-113",
    "reader_trouble": "L-114",
    "scan_refused_busy": "L-121",
}


def device_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about a code that nobody could use, or about what should read it."""
    code, reason = notice.code, str(notice.fact("reason"))
    member_unchanged = translate("notice", "Nothing changed for the customer.")
    if code == "unreadable_code":
        return (_foreign_text(reason), member_unchanged, _foreign_action(reason))
    if code == "camera_trouble":
        return camera_sentences(reason)
    if code == "reader_trouble":
        return reader_sentences(reason)
    return {
        "product_scanned": (
            translate("notice", "That is a product, not a loyalty card."),
            member_unchanged,
            translate("notice", "Scan the customer's card; goods go through the register."),
        ),
        "in_store_item_scanned": (
            translate("notice", "That is a label of the shop itself, not a loyalty card."),
            member_unchanged,
            translate("notice", "Scan the customer's card."),
        ),
        "report_copied": (translate("notice", "The report is copied."), "", ""),
        "camera_read": (translate("notice", "The camera reads it: {code}."), "", ""),
        "scan_waits": (
            translate("notice", "One moment: that code comes next."),
            "",
            "",
        ),
        "scan_refused_busy": (
            translate("notice", "Too fast: that code was not taken."),
            translate("notice", "One code is waiting already."),
            translate("notice", "Scan it again when the till is ready."),
        ),
    }.get(code)


def _foreign_text(reason: str) -> str:
    return {
        "empty": translate("notice", "The code was empty."),
        "too_long": translate("notice", "This code is too long for a card."),
        "control_characters": translate("notice", "This code holds signs that no card has."),
        "not_ascii": translate("notice", "This code holds letters that no card has."),
        "web_address": translate("notice", "That is a web address, not a loyalty card."),
        "misread": translate("notice", "The code was not read completely."),
        "not_ours": translate("notice", "This card or code is not from our programme."),
    }.get(reason, translate("notice", "This code cannot be used here."))


def _foreign_action(reason: str) -> str:
    if reason in {"empty", "misread"}:
        return translate("notice", "Scan it again, flat and close; or look the customer up (F3).")
    return translate("notice", "Ask for our card, or look the customer up by phone (F3).")


DEVICE_TOPIC: Final = Topic(device_sentences, _SUPPORT_CODES)
