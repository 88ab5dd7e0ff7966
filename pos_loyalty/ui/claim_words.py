# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of points for a purchase without the card."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.claim_forms import ClaimNotice
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_CODES: Final = {
    "no_late_claims": "L-810",
    "claim_forged": "L-811",
    "claim_of_other_store": "L-812",
    "claim_of_other_till": "L-813",
    "claim_too_late": "L-814",
    "claim_in_future": "L-815",
    "already_claimed": "L-816",
    "cardless_unfinished": "L-817",
}


def claim_sentences(notice: Notice) -> Sentences | None:
    """Return what to say about codes for points."""
    return _refusals().get(notice.code) or _news().get(notice.code)


def _refusals() -> dict[str, Sentences]:
    nothing = translate("notice", "No points were given.")
    return {
        "no_late_claims": (
            translate("notice", "The programme gives no points without the card."),
            nothing,
            translate("notice", "Find the member by phone or name before the customer pays."),
        ),
        "claim_forged": (
            translate("notice", "This code for points was not made here."),
            nothing,
            translate("notice", "Ask for the paper or the photo, or call a manager."),
        ),
        "claim_of_other_store": (
            translate("notice", "This code for points is from another store."),
            nothing,
            translate("notice", "Send the customer to the store where it was made."),
        ),
        "claim_of_other_till": (
            translate("notice", "This code for points was made at till {till}."),
            translate("notice", "No points were given yet; the code stays good."),
            translate("notice", "Scan it at that till."),
        ),
        "claim_too_late": (
            translate("notice", "This code for points was good until {last_day}."),
            nothing,
            translate("notice", "Tell the customer, or call a manager."),
        ),
        "claim_in_future": (
            translate("notice", "This code for points is dated later than now."),
            nothing,
            translate("notice", "Look whether the till's date and time are right."),
        ),
        "already_claimed": (
            translate("notice", "The points for this purchase were given on {claimed_day}."),
            translate("notice", "They are given once."),
            translate("notice", "Tell the customer, or look at the member's last visit."),
        ),
    }


def _news() -> dict[str, Sentences]:
    return {
        "claim_waits": (
            translate("notice", "Points for {amount} wait."),
            "",
            translate("notice", "Scan the member's card."),
        ),
        "claim_dropped": (
            translate("notice", "No points were given; the code stays good."),
            "",
            "",
        ),
        "cardless_unfinished": (
            translate("notice", "The purchase of {amount} without the card has no code yet."),
            translate("notice", "Without it the customer gets no points."),
            translate("notice", "Press Enter to make the code or Esc to drop it, then go on."),
        ),
        "goods_summed": (
            translate("notice", "So many goods have no room in the code: it has their sum."),
            translate("notice", "Points for the amount are given, points for single goods not."),
            "",
        ),
    }


CLAIM_TOPIC: Final = Topic(claim_sentences, _CODES, own_codes=ClaimNotice)
