# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of members and cards: found, blocked, enrolled."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final = {
    "unknown_member": "L-101",
    "card_blocked": "L-104",
    "already_enrolled": "L-401",
    "invalid_contact": "L-402",
    "name_missing": "L-403",
    "contact_missing": "L-404",
    "query_too_short": "L-411",
    "nobody_found": "L-412",
}


def member_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when a member, a card or a code is the trouble."""
    return {
        "unknown_member": (
            translate("notice", "No member has this card."),
            translate("notice", "This purchase collects no points yet."),
            translate("notice", "Look the customer up (F3) or let them join (F4)."),
        ),
        "card_blocked": (
            translate("notice", "Card blocked."),
            translate("notice", "It was reported lost or stolen. New card: Shift+F11."),
            translate("notice", "Ask the customer for another card or call a manager."),
        ),
        "already_enrolled": (
            translate("notice", "Somebody is a member with this phone, e-mail or card."),
            translate("notice", "The customer may have joined before; no second account was made."),
            translate("notice", "Open that member, or change what was typed."),
        ),
        "invalid_contact": (
            translate("notice", "This is no phone number or e-mail address."),
            translate("notice", "Nobody was enrolled yet."),
            translate("notice", "Check it with the customer and correct it."),
        ),
        "name_missing": (
            translate("notice", "A name or a contact is missing."),
            translate("notice", "Nobody was enrolled yet."),
            translate(
                "notice", "Type the customer's first name, or a phone number or e-mail address."
            ),
        ),
        "contact_missing": (
            translate("notice", "News need a phone number or an e-mail address."),
            translate("notice", "Nobody was enrolled yet."),
            translate("notice", "Type one of them, or switch news off."),
        ),
        "query_too_short": (
            translate("notice", "That is too little to search for."),
            "",
            translate("notice", "Type at least two characters of a name, phone or e-mail."),
        ),
        "nobody_found": (
            translate("notice", "Nobody found."),
            translate("notice", "The customer may not be a member yet."),
            translate("notice", "Try the phone number or another spelling, or let them join (F4)."),
        ),
        "blank_card_taken": (
            translate("notice", "The new member gets this card."),
            "",
            "",
        ),
        "return_follows": (
            translate("notice", "The return is saved: {amount} back to the customer."),
            translate("notice", "Points follow when the server has found the purchase."),
            "",
        ),
        "enrolled": (translate("notice", "Welcome! The new member is saved."), "", ""),
    }.get(notice.code)


MEMBER_TOPIC: Final = Topic(member_sentences, _SUPPORT_CODES)
