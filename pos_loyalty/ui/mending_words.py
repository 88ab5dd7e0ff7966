# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said about members' histories, and about mistakes that are mended later."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.errors import (
    GainsSpent,
    PaidOtherwise,
    PartlyReturned,
    SameMember,
    TakenBackBefore,
)
from pos_loyalty.services.mending import REASONS
from pos_loyalty.ui.more_words import action_name
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.history_form import HistoryRow
from pos_loyalty.ui.view_models.history_rows import FRIEND
from pos_loyalty.ui.view_models.mending_notices import MendingNotice
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_CODES: Final = {
    PartlyReturned.code: "L-440",
    TakenBackBefore.code: "L-441",
    GainsSpent.code: "L-442",
    PaidOtherwise.code: "L-443",
    SameMember.code: "L-444",
    MendingNotice.HISTORY_NEEDS_MEMBER: "L-445",
    MendingNotice.REASON_MISSING: "L-446",
    MendingNotice.RECEIVER_MISSING: "L-447",
}


def mending_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when a mistake cannot be mended as asked, or something is missing."""
    nothing_changed = translate("notice", "Nothing was changed.")
    return {
        PartlyReturned.code: (
            translate("notice", "Goods of this purchase came back already."),
            nothing_changed,
            translate("notice", "Take the rest back by the receipt, with F6."),
        ),
        TakenBackBefore.code: (
            translate("notice", "This was taken back already."),
            nothing_changed,
            translate("notice", "The history shows what stands."),
        ),
        GainsSpent.code: _spent_sentences(notice, nothing_changed),
        PaidOtherwise.code: (
            translate(
                "notice", "With the other card the price would be {due_money}, not {paid_money}."
            ),
            nothing_changed,
            translate("notice", "Take the purchase back here, then enter it with the right card."),
        ),
        SameMember.code: (
            translate("notice", "The purchase is this member's already."),
            nothing_changed,
            translate("notice", "Scan the card of the member whose purchase it was."),
        ),
        MendingNotice.HISTORY_NEEDS_MEMBER: (
            translate("notice", "Whose history is not said yet."),
            "",
            translate("notice", "Scan the card first, or find the member with F3."),
        ),
        MendingNotice.REASON_MISSING: (
            translate("notice", "It is not said yet why."),
            nothing_changed,
            translate("notice", "Choose a reason, or write one."),
        ),
        MendingNotice.RECEIVER_MISSING: (
            translate("notice", "It is not said yet whose purchase it was."),
            nothing_changed,
            translate("notice", "Scan that member's card, or find them by name or phone."),
        ),
    }.get(notice.code)


def _spent_sentences(notice: Notice, nothing_changed: str) -> Sentences:
    advice = translate("notice", "Call a manager: an adjustment can put the points right.")
    if notice.fact("missing_points", 0):
        spent = translate(
            "notice", "The points of this are spent already: {missing} would be missing."
        )
    else:
        spent = translate("notice", "What this gave has been used already.")
    return spent, nothing_changed, advice


def reason_name(reason: str) -> str:
    """Return a reason as people read it: one of the list, own words, or both."""
    names = {
        "wrong_member": translate("mending", "Wrong member"),
        "wrong_amount": translate("mending", "Wrong amount"),
        "entered_twice": translate("mending", "Entered twice"),
        "not_bought": translate("mending", "Not bought after all"),
    }
    code, _, words = reason.partition(": ")
    if code not in REASONS:
        return reason
    return f"{names[code]}: {words}" if words else names[code]


def row_name(row: HistoryRow) -> str:
    """Return what happened."""
    if row.kind == FRIEND:
        return translate("mending", "A friend's first purchase")
    return action_name(row.kind)


def row_state(row: HistoryRow) -> str:
    """Return what became of it; empty while it stands whole."""
    if row.is_taken_back:
        return translate("mending", "taken back")
    return translate("mending", "partly returned") if row.has_returns else ""


MENDING_TOPIC: Final = Topic(mending_sentences, _CODES, MendingNotice)
