# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of who stands at the till, and of what another is asked to agree to."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.staff import Deed, Role
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.staff_notice import StaffNotice

translate = QCoreApplication.translate

_SUPPORT_CODES: Final[dict[str, str]] = {
    "wrong_pin": "L-420",
    "pin_locked": "L-421",
    "unknown_badge": "L-422",
    "may_not_approve": "L-423",
    "own_card": "L-424",
    StaffNotice.TILL_LOCKED: "L-425",
    StaffNotice.APPROVAL_OPEN: "L-426",
    StaffNotice.NOBODY_MAY_AGREE: "L-427",
    StaffNotice.NO_STAFF: "L-428",
    StaffNotice.ENTRY_TAKEN_OVER: "L-429",
    StaffNotice.AGREED_TO_OTHER: "L-438",
    StaffNotice.NOT_SAVED_YET: "L-439",
}


def staff_sentences(notice: Notice) -> Sentences | None:
    """Return what to say of who stands here."""
    return {**_proof_sentences(), **_till_sentences()}.get(notice.code)


def role_name(role: str) -> str:
    """Return what somebody is in the shop."""
    return {
        Role.CASHIER: translate("staff", "Cashier"),
        Role.SUPERVISOR: translate("staff", "Supervisor"),
        Role.MANAGER: translate("staff", "Manager"),
        Role.OWNER: translate("staff", "Owner"),
    }[Role(role)]


def deed_question(deed: str) -> str:
    """Return what somebody is asked to agree to."""
    return {
        Deed.LATE_UNDO: translate("staff", "Undo an earlier action?"),
        Deed.REASSIGN: translate("staff", "Give this purchase to another member?"),
        Deed.ADJUST: translate("staff", "Change the points by hand?"),
        Deed.BLOCK_CARD: translate("staff", "Block this card?"),
        Deed.REPLACE_CARD: translate(
            "staff", "Give another card, or let a blocked one work again?"
        ),
        Deed.REWARD_WITH_APPROVAL: translate("staff", "Hand out this reward?"),
        Deed.LATE_CLAIM: translate("staff", "Give points for an earlier purchase?"),
        Deed.SETTINGS: translate("staff", "Change the settings of this till?"),
        Deed.TRAINING: translate("staff", "Begin or end training?"),
    }[Deed(deed)]


def _proof_sentences() -> dict[str, Sentences]:
    nothing_changed = translate("notice", "Nothing changed for the customer.")
    return {
        "wrong_pin": (
            translate("notice", "That PIN is wrong."),
            nothing_changed,
            translate("notice", "Look whether the right name is chosen. Tries left: {tries}."),
        ),
        "pin_locked": (
            translate("notice", "Too many wrong PINs."),
            translate("notice", "No PIN of this person is looked at for {wait} minutes."),
            translate("notice", "Wait, scan the badge, or let a colleague sign in."),
        ),
        "unknown_badge": (
            translate("notice", "Nobody on the staff list has this badge."),
            nothing_changed,
            translate("notice", "Choose your name and type your PIN, or call a manager."),
        ),
        "may_not_approve": (
            translate("notice", "{name} cannot agree to this."),
            nothing_changed,
            translate("notice", "Ask another manager for their badge or PIN; Esc leaves it."),
        ),
        "own_card": (
            translate("notice", "That is your own card."),
            translate("notice", "Nobody serves themselves; nothing was saved."),
            translate("notice", "Let a colleague sign in and serve you."),
        ),
    }


def _till_sentences() -> dict[str, Sentences]:
    nothing_changed = translate("notice", "Nothing changed for the customer.")
    return {
        StaffNotice.SIGNED_IN: (translate("notice", "{staff} stands here now."), "", ""),
        StaffNotice.ENTRY_TAKEN_OVER: (
            translate("notice", "{staff} stands here now."),
            translate("notice", "What was begun is still there, and not saved yet."),
            translate("notice", "Go on with it, or press F2 to drop it."),
        ),
        StaffNotice.TILL_LOCKED: (
            translate("notice", "The till is locked."),
            nothing_changed,
            translate("notice", "Sign in with your badge or PIN; then scan again."),
        ),
        StaffNotice.APPROVAL_OPEN: (
            translate("notice", "A manager is asked to agree first."),
            nothing_changed,
            translate("notice", "Scan a manager's badge or type a PIN; Esc leaves it."),
        ),
        StaffNotice.NOBODY_ASKED: (
            translate("notice", "Nobody signs in at this till, so it is not locked."),
            "",
            "",
        ),
        StaffNotice.NO_STAFF: (
            translate("notice", "Nobody is on this till's staff list."),
            translate("notice", "The till serves everybody, and does not know who stands here."),
            translate("notice", "Ask whoever set the till up to add the staff."),
        ),
        StaffNotice.NOBODY_MAY_AGREE: (
            translate("notice", "Nobody on the staff list may agree to this."),
            nothing_changed,
            translate("notice", "Leave it, and tell the owner of the shop."),
        ),
        StaffNotice.AGREED_TO_OTHER: (
            translate("notice", "What was agreed to has changed meanwhile."),
            translate("notice", "Nothing was saved."),
            translate("notice", "Look at it, press Enter and ask again."),
        ),
        StaffNotice.NOT_SAVED_YET: (
            translate("notice", "The purchase is not saved yet."),
            translate("notice", "It was not ready before the till asked who is here."),
            translate("notice", "Look at it, then press Enter again."),
        ),
        StaffNotice.READ_AFTER_SIGN_IN: (
            translate("notice", "There is a message to read."),
            "",
            translate("notice", "Sign in with your badge or PIN to read it."),
        ),
    }


STAFF_TOPIC: Final = Topic(staff_sentences, _SUPPORT_CODES, StaffNotice)
