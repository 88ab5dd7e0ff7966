# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What is said about blocked and replaced cards, and about points changed by hand."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.domain.errors import AdjustmentLimit, CardNotBlocked, CardReplaced, CardTaken
from pos_loyalty.ui.counted import CountedWords
from pos_loyalty.ui.sentences import Sentences, Topic
from pos_loyalty.ui.view_models.care_form import WITH_POINTS, CareDeed, CareForm, CareNotice
from pos_loyalty.ui.view_models.notice import Notice

translate = QCoreApplication.translate

_CODES: Final = {
    CardReplaced.code: "L-450",
    CardNotBlocked.code: "L-451",
    CardTaken.code: "L-452",
    AdjustmentLimit.code: "L-453",
    CareNotice.CARE_NEEDS_MEMBER: "L-454",
    CareNotice.DEED_MISSING: "L-455",
    CareNotice.REASON_MISSING: "L-456",
    CareNotice.CARD_MISSING: "L-457",
    CareNotice.POINTS_MISSING: "L-458",
    CareNotice.CARE_UNFINISHED: "L-459",
}


def care_sentences(notice: Notice) -> Sentences | None:
    """Return what to say when a card or an adjustment is the trouble, or something is missing."""
    nothing_changed = translate("notice", "Nothing was changed.")
    if notice.code == AdjustmentLimit.code:
        return _limit_sentences(notice, nothing_changed)
    return {
        CardReplaced.code: (
            translate("notice", "This card was replaced by another."),
            translate("notice", "It collects no points; the member keeps theirs."),
            translate("notice", "Ask for the new card, or look the customer up (F3)."),
        ),
        CardNotBlocked.code: (
            translate("notice", "This till knows of nothing that blocks the card."),
            nothing_changed,
            translate("notice", "Give a new card, or try again when the server is reached."),
        ),
        CardTaken.code: (
            translate("notice", "This card is or was somebody's."),
            nothing_changed,
            translate("notice", "Take a card that nobody has had yet."),
        ),
        CareNotice.CARE_NEEDS_MEMBER: (
            translate("notice", "Whose card or balance is not said yet."),
            "",
            translate("notice", "Scan the card first, or find the member with F3."),
        ),
        CareNotice.DEED_MISSING: (
            translate("notice", "It is not said yet what is to be done."),
            nothing_changed,
            translate("notice", "Choose it on the left."),
        ),
        CareNotice.REASON_MISSING: (
            translate("notice", "It is not said yet why."),
            nothing_changed,
            translate("notice", "Choose a reason."),
        ),
        CareNotice.CARD_MISSING: (
            translate("notice", "The new card is missing."),
            nothing_changed,
            translate("notice", "Scan the card that the member is to have."),
        ),
        CareNotice.POINTS_MISSING: (
            translate("notice", "How many points is not said yet."),
            nothing_changed,
            translate("notice", "Type them on the number pad."),
        ),
        CareNotice.CARE_UNFINISHED: (
            translate("notice", "What was entered here is not saved yet."),
            nothing_changed,
            translate("notice", "Press Enter to save it or Esc to drop it, then go on."),
        ),
    }.get(notice.code)


def _limit_sentences(notice: Notice, nothing_changed: str) -> Sentences:
    left = CountedWords().points(int(notice.fact("left_points", 0)))
    what = translate("notice", "More than may be changed by hand today: {left} left.")
    advice = translate("notice", "Change fewer points, or do the rest tomorrow.")
    return what.replace("{left}", left), nothing_changed, advice


def deed_name(deed: CareDeed) -> str:
    """Return what is done, as the button says it."""
    return {
        CareDeed.BLOCK: translate("care", "Block the card"),
        CareDeed.UNBLOCK: translate("care", "Let the card work again"),
        CareDeed.REPLACE: translate("care", "Give a new card"),
        CareDeed.GIVE: translate("care", "Give points"),
        CareDeed.TAKE: translate("care", "Take points"),
    }[deed]


def deed_question(deed: CareDeed | None) -> str:
    """Return what is to be answered next."""
    if deed is None:
        return translate("care", "What is to be done?")
    if deed in WITH_POINTS:
        return translate("care", "How many, and why?")
    return translate("care", "Why?")


def deed_hint(form: CareForm) -> str:
    """Return what follows from it for the customer, or what to do now."""
    match form.deed:
        case CareDeed.BLOCK:
            return translate("care", "The points stay. The card is blocked at every till.")
        case CareDeed.REPLACE if form.new_card_mask:
            words = translate("care", "New card: {card}. The old one works no more.")
            return words.replace("{card}", form.new_card_mask)
        case CareDeed.REPLACE:
            return translate("care", "Scan the new card now.")
        case _:
            return ""


def reason_name(reason: str) -> str:
    """Return a reason as people read it."""
    return {
        "lost": translate("care", "Lost"),
        "stolen": translate("care", "Stolen"),
        "damaged": translate("care", "Damaged, cannot be read"),
        "found": translate("care", "Found again"),
        "goodwill": translate("care", "Goodwill"),
        "missed": translate("care", "Points were missed"),
        "mistake": translate("care", "A mistake is put right"),
        "moved": translate("care", "Moved from another account"),
        "other": translate("care", "Another reason"),
    }[reason]


CARE_TOPIC: Final = Topic(care_sentences, _CODES, CareNotice)
