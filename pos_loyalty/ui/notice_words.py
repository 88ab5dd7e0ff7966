# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences of notices: what happened, what it means for the customer, what to do now."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.camera_words import camera_sentences
from pos_loyalty.ui.reader_words import reader_sentences

translate = QCoreApplication.translate

Sentences = tuple[str, str, str]
"""What happened, what it means for the customer, what to do now; the last two may be empty."""

SUPPORT_CODES: Final = {
    "unknown_member": "L-101",
    "unreadable_code": "L-102",
    "member_code_scanned": "L-103",
    "card_blocked": "L-104",
    "product_scanned": "L-111",
    "in_store_item_scanned": "L-112",
    "camera_trouble": "L-113",
    "reader_trouble": "L-114",
    "product_on_return": "L-117",
    "no_blank_card_scanned": "L-118",
    "scan_refused_busy": "L-121",
    "sale_unfinished": "L-122",
    "return_unfinished": "L-123",
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
    "insufficient_points": "L-201",
    "reward_unavailable": "L-202",
    "one_reward_without_sale": "L-203",
    "amount_missing": "L-204",
    "insufficient_money": "L-205",
    "nothing_to_release": "L-206",
    "unknown_activity": "L-207",
    "not_granted_here": "L-208",
    "unknown_sale": "L-301",
    "return_exceeds_sale": "L-302",
    "nothing_to_undo": "L-303",
    "nothing_chosen": "L-304",
    "already_enrolled": "L-401",
    "invalid_contact": "L-402",
    "name_missing": "L-403",
    "contact_missing": "L-404",
    "query_too_short": "L-411",
    "nobody_found": "L-412",
    "no_program_in_force": "L-501",
    "stale_state": "L-502",
    "restart_saved": "L-601",
    "trouble": "L-602",
    "save_unsure": "L-603",
    "server_offline": "L-701",
    "server_offline_floor": "L-712",
    "server_disk_full": "L-702",
    "server_gap": "L-703",
    "server_revoked": "L-704",
    "server_unknown_till": "L-705",
    "server_broken": "L-706",
    "server_clock": "L-707",
    "server_to_look_at": "L-708",
    "server_upgrade": "L-709",
    "server_rules_old": "L-710",
    "server_long_offline": "L-711",
    "copy_failed": "L-721",
    "store_unavailable": "L-900",
    "unsafe_library": "L-901",
    "wrong_key": "L-902",
    "damaged_file": "L-903",
    "store_in_use": "L-904",
    "newer_file": "L-906",
    "disk_full": "L-905",
}
"""What the cashier reads out to support. Printed in manuals: never give a number a new meaning."""


def member_sentences(code: str) -> Sentences | None:
    """Return what to say when a member, a card or a code is the trouble."""
    return {
        "unknown_member": (
            translate("notice", "No member has this card."),
            translate("notice", "This purchase collects no points yet."),
            translate("notice", "Look the customer up (F3) or let them join (F4)."),
        ),
        "card_blocked": (
            translate("notice", "Card blocked."),
            translate("notice", "It collects and spends no points."),
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
            translate("notice", "The first name is missing."),
            translate("notice", "Nobody was enrolled yet."),
            translate("notice", "Type the customer's first name."),
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
    }.get(code)


def scan_sentences(code: str, reason: str = "") -> Sentences | None:
    """Return what to say about a code that is no member's card, or that came at a bad moment.

    Args:
        reason: A ``ForeignReason``, where the code is foreign; what ails a camera or a reader.
    """
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
            translate("notice", "One moment: that card comes next."),
            "",
            "",
        ),
        "scan_refused_busy": (
            translate("notice", "Too fast: that code was not taken."),
            translate("notice", "One card is waiting already."),
            translate("notice", "Scan it again when the till is ready."),
        ),
    }.get(code)


def sale_sentences(code: str) -> Sentences | None:
    """Return what to say about amounts, rewards and returns."""
    nothing_spent = translate("notice", "No points were spent.")
    nothing_returned = translate("notice", "Nothing was returned yet.")
    return {
        "sale_unfinished": (
            translate("notice", "{amount} for {name} is not saved yet."),
            translate("notice", "Without that the customer gets no points."),
            translate("notice", "Press Enter to save it or Esc to drop it, then go on."),
        ),
        "return_unfinished": (
            translate("notice", "The return is not saved yet."),
            nothing_returned,
            translate("notice", "Confirm it or press Esc to drop it, then go on."),
        ),
        "amount_missing": (
            translate("notice", "The amount is missing."),
            translate("notice", "Nothing was saved yet."),
            translate("notice", "Type the amount, or choose a reward to hand over."),
        ),
        "one_reward_without_sale": (
            translate("notice", "Without a purchase only one reward can be handed over at a time."),
            nothing_spent,
            translate("notice", "Keep one reward and confirm; then scan the card again."),
        ),
        "insufficient_points": (
            translate("notice", "Not enough points: needs {needed}, has {has}."),
            nothing_spent,
            translate("notice", "Choose another reward, or take the choice back."),
        ),
        "reward_unavailable": (
            translate("notice", "This reward cannot be had now. {reason}"),
            nothing_spent,
            translate("notice", "Choose another reward, or take the choice back."),
        ),
        "unknown_sale": (
            translate("notice", "This till has no purchase with that receipt."),
            nothing_returned,
            translate("notice", "Check the number, or go to the till that printed the receipt."),
        ),
        "return_exceeds_sale": (
            translate("notice", "More would come back than was sold: at most {left}."),
            nothing_returned,
            translate("notice", "Correct the amount."),
        ),
        "nothing_chosen": (
            translate("notice", "Nothing is chosen."),
            nothing_returned,
            translate("notice", "Choose what comes back, or type its amount."),
        ),
        "nothing_to_undo": (
            translate("notice", "There is nothing to undo."),
            translate("notice", "An action can be undone once, within a minute."),
            translate("notice", "Use a return (F6), or call a manager."),
        ),
        "entry_dropped": (translate("notice", "The entry was dropped; nothing was saved."), "", ""),
    }.get(code)


def account_sentences(code: str) -> Sentences | None:
    """Return what to say when stored money, something set aside or a deed is the trouble."""
    return {
        "not_granted_here": (
            translate("notice", "So much cannot be spent here without the network. {reason}"),
            translate("notice", "No points were spent."),
            translate("notice", "Take less, or try again when the till is online."),
        ),
        "insufficient_money": (
            translate("notice", "Not enough stored money: needs {needed_money}, has {has_money}."),
            translate("notice", "No money was taken."),
            translate("notice", "Take less from it; the customer pays the rest another way."),
        ),
        "nothing_to_release": (
            translate("notice", "Nothing is set aside for this any more."),
            translate("notice", "The points are where they were."),
            translate("notice", "Scan the card again to see the balance."),
        ),
        "unknown_activity": (
            translate("notice", "The programme does not know this activity."),
            translate("notice", "Nothing was given for it."),
            translate("notice", "Choose another, or call a manager."),
        ),
    }.get(code)


def till_sentences(code: str) -> Sentences | None:
    """Return what to say when the till itself is the trouble."""
    no_points_now = translate("notice", "Purchases collect no points on this till for now.")
    return {
        "no_program_in_force": (
            translate("notice", "The shop has no rules for today."),
            no_points_now,
            translate("notice", "Keep the receipt and call a manager."),
        ),
        "stale_state": (
            translate("notice", "The member's points changed just now."),
            translate("notice", "Nothing was saved."),
            translate("notice", "Confirm again."),
        ),
        "trouble": (
            translate("notice", "Something went wrong in the till."),
            translate("notice", "The last step may be missing."),
            translate("notice", "Scan the card and check the balance before you repeat it."),
        ),
        "save_unsure": (
            translate("notice", "Something went wrong while saving."),
            translate("notice", "It is not known whether this was saved."),
            translate("notice", "Scan the card and check the balance before you enter it again."),
        ),
        "card_saved": (
            translate("notice", "The card is saved as {file}. Print it from there."),
            "",
            "",
        ),
        "restart_empty": (
            translate("notice", "The till was not closed properly. Nothing had been saved on it."),
            "",
            "",
        ),
    }.get(code)


def file_sentences(code: str) -> Sentences | None:
    """Return what to say when the till's own file is the trouble."""
    no_points_now = translate("notice", "Purchases collect no points on this till for now.")
    return {
        "store_unavailable": (
            translate("notice", "The till cannot use its own file."),
            no_points_now,
            translate("notice", "Keep the receipt and call a manager."),
        ),
        "unsafe_library": (
            translate("notice", "The till's database program is too old to be trusted."),
            no_points_now,
            translate("notice", "Call support to update the till."),
        ),
        "wrong_key": (
            translate("notice", "The till's file does not open with its key."),
            no_points_now,
            translate("notice", "Call support; do not delete anything."),
        ),
        "damaged_file": (
            translate("notice", "The till's file is damaged."),
            no_points_now,
            translate("notice", "Call support to bring back the last backup."),
        ),
        "store_in_use": (
            translate("notice", "The till is open a second time on this computer."),
            translate("notice", "Customers are served in the other window."),
            translate("notice", "Use the window that is open already."),
        ),
        "newer_file": (
            translate("notice", "The till's file was made by a newer version of this program."),
            no_points_now,
            translate("notice", "Call support to update the till."),
        ),
        "disk_full": (
            translate("notice", "The disk is full: this was not saved."),
            translate("notice", "The customer's points did not change."),
            translate("notice", "Call a manager to free some space, then confirm again."),
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
