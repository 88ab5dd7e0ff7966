# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of amounts, rewards, returns, and of what an account holds."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_SALE_CODES: Final = {
    "sale_unfinished": "L-122",
    "return_unfinished": "L-123",
    "insufficient_points": "L-201",
    "reward_unavailable": "L-202",
    "one_reward_without_sale": "L-203",
    "amount_missing": "L-204",
    "unknown_sale": "L-301",
    "return_exceeds_sale": "L-302",
    "nothing_to_undo": "L-303",
    "nothing_chosen": "L-304",
}

_ACCOUNT_CODES: Final = {
    "insufficient_money": "L-205",
    "nothing_to_release": "L-206",
    "unknown_activity": "L-207",
    "not_granted_here": "L-208",
    "more_than_due": "L-209",
}


def sale_sentences(notice: Notice) -> Sentences | None:
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
    }.get(notice.code)


def account_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when stored money, something set aside or a deed is the trouble."""
    return {
        "not_granted_here": (
            translate("notice", "So much cannot be spent here without the network. {reason}"),
            translate("notice", "Nothing was spent."),
            translate("notice", "Take less, or try again when the till is online."),
        ),
        "insufficient_money": (
            translate("notice", "Not enough stored money: needs {needed_money}, has {has_money}."),
            translate("notice", "No money was taken."),
            translate("notice", "Take less from it; the customer pays the rest another way."),
        ),
        "more_than_due": (
            translate("notice", "Only {due_money} is to be paid, and {paid_money} would be taken."),
            translate("notice", "No money was taken."),
            translate("notice", "Look at the amount again, then press Enter."),
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
    }.get(notice.code)


SALE_TOPIC: Final = Topic(sale_sentences, _SALE_CODES)
ACCOUNT_TOPIC: Final = Topic(account_sentences, _ACCOUNT_CODES)
